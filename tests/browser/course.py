"""A course platform around a SCORM package: scorm-again in the page, and a server that keeps what it commits."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from tests.static_server import QuietHandler

ROOT = Path(__file__).resolve().parents[2]
PLAYER = ROOT / "node_modules" / "scorm-again" / "dist" / "scorm12.min.js"

_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Course</title>
<script src="/player.js"></script>
<script>
window.API = new Scorm12API({lmsCommitUrl: "/commit", terminateCommitParam: "ended", logLevel: 5});
API.loadFromJSON(KNOWN, "cmi");
</script>
<main><h1>Course</h1><a href="/left">Leave</a>
<iframe srcdoc='<iframe src="/content/index.html" title="Activity" style="border:0;width:100%;height:95vh"></iframe>'
 title="Player" style="border:0;width:100%;height:85vh"></iframe></main></html>
"""


class Course:
    """One learner's activity on a platform. Its page looks two frames deep for the package, as some players do."""

    def __init__(self, package: Path, learner: str) -> None:
        """`package` is an unpacked one."""
        self.known: dict[str, Any] = {}
        """What the platform has kept: the data model's part below `cmi`."""

        self.commits: list[str] = []
        """The address of each commit."""

        self.refusing = False
        outer = self

        class Handler(QuietHandler):
            def do_GET(self) -> None:  # noqa: N802 (named by the library)
                if self.path.startswith("/content/"):
                    self.path = self.path.removeprefix("/content")
                    super().do_GET()
                elif self.path == "/player.js":
                    self._answer(PLAYER.read_bytes(), "text/javascript")
                elif self.path == "/":
                    known = json.dumps({**outer.known, "core": {**outer.core, "student_id": learner}})
                    self._answer(_PAGE.replace("KNOWN", known).encode(), "text/html")
                else:
                    self._answer(b"<!doctype html><title>Left</title>", "text/html")

            def do_POST(self) -> None:  # noqa: N802 (the same)
                content = self.rfile.read(int(self.headers["Content-Length"]))
                if not outer.refusing:
                    outer.commits.append(self.path)
                    outer.known = json.loads(content)["cmi"]
                self._answer(json.dumps({"result": not outer.refusing, "errorCode": 0}).encode(), "application/json")

            def _answer(self, content: bytes, kind: str) -> None:
                self.send_response(200)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(package)))
        self.url = f"http://127.0.0.1:{self._server.server_port}/"
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    @property
    def core(self) -> dict[str, Any]:
        """What it knows of the learner's results, as it tells them at the next visit."""
        core = self.known.get("core", {})
        kept = {name: core[name] for name in ("lesson_status", "score") if name in core}
        return {**kept, "entry": "resume" if core else "ab-initio", "lesson_mode": "normal"}

    def close(self) -> None:
        """Stop answering."""
        self._server.shutdown()
        self._server.server_close()


@contextmanager
def course(package: Path, learner: str) -> Iterator[Course]:
    """An activity that runs until the test is over."""
    running = Course(package, learner)
    try:
        yield running
    finally:
        running.close()
