"""A static server for the synthetic site that can be killed, can fail, can lie and can stall."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.browser.synthetic import Site


@dataclass(frozen=True)
class Answer:
    """What a path answers instead of its file."""

    status: int = 200
    body: bytes = b""
    location: str = ""
    """Where to, for a redirect."""

    kind: str = "text/html"
    """Media type."""

    cut_off: bool = False
    """Close the connection before the last announced byte."""


PORTAL = Answer(body=b"<!doctype html><title>Wi-Fi</title><h1>Welcome to our Wi-Fi</h1>")
BUSY = Answer(503, b"busy")
SCRIPT = "text/javascript"
BROKEN_WORKERS = {
    "missing": Answer(404, b"gone"),
    "503": BUSY,
    "HTML": PORTAL,
    "syntax error": Answer(body=b"this is (no script", kind=SCRIPT),
    "throws at once": Answer(body=b"throw new Error('no');", kind=SCRIPT),
    # As our own worker's installation would fail. What a listener itself throws is no failure to browsers.
    "throws on install": Answer(
        body=b"addEventListener('install', (event) => event.waitUntil(Promise.reject(new Error('no'))));", kind=SCRIPT
    ),
}
"""Workers that no browser installs."""


class Host:
    """Serves a site below its base path, as a plain static host does: with an HTTP cache time and no special header."""

    def __init__(self, site: Site) -> None:
        """Start at a free port; `stop` and `start` keep it."""
        self.site = site
        self.requests: list[str] = []
        self.answers: dict[str, Answer] = {}
        self.everything: Answer | None = None
        """What every path answers, as behind a captive portal."""
        self.held: dict[str, threading.Event] = {}
        """Paths whose answer waits until the event is set."""
        self.cache_control = "max-age=600"
        self._port = 0
        self._running = False
        self.start()

    @property
    def url(self) -> str:
        """The site's address, with a slash at its end."""
        return f"http://localhost:{self._port}{self.site.base}"

    def start(self) -> None:
        """Listen, again at the same port after a stop."""
        handler = partial(_Handler, host=self, directory=str(self.site.folder))
        self._server = ThreadingHTTPServer(("localhost", self._port), handler)
        self._server.daemon_threads = True
        self._server.handle_error = lambda *_: None  # type: ignore[method-assign]  # browsers hang up
        self._port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        self._running = True

    def deploy(self, text: str, *, retire: bool = False) -> None:
        """Publish another version; `requests` holds only what was asked for since."""
        self.site.deploy(text, retire=retire)
        self.requests.clear()

    def hold(self, path: str) -> threading.Event:
        """Let a path wait until the event is set."""
        return self.held.setdefault(path, threading.Event())

    def stop(self) -> None:
        """Refuse connections from now on."""
        for event in self.held.values():
            event.set()
        if self._running:
            self._server.shutdown()
            self._server.server_close()
        self._running = False


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *args: object, host: Host, directory: str) -> None:
        self.host = host
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        base = self.host.site.base
        path = self.path.split("?")[0].removeprefix(base)
        self.host.requests.append(path)
        if not self.path.startswith(base):
            return self.send_error(404)
        if path in self.host.held:
            self.host.held[path].wait()
        answer = self.host.answers.get(path, self.host.everything)
        if answer:
            return self._send(answer)
        if not (self.host.site.folder / path).exists():
            return self._send(Answer(404, (self.host.site.folder / "404.html").read_bytes()))
        self.path = f"/{path}"
        # Two deploys within one second have the same time, and would pass for unchanged.
        del self.headers["If-Modified-Since"]
        return super().do_GET()

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.body) + answer.cut_off))
        if answer.location:
            self.send_header("Location", answer.location)
        self.end_headers()
        self.wfile.write(answer.body)
        self.close_connection = True

    def end_headers(self) -> None:
        self.send_header("Cache-Control", self.host.cache_control)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def served(folder: Path, base: str) -> Iterator[Host]:
    """Deploy a first version in `folder` and serve it until the generator is closed."""
    site = Site(folder / "site", base)
    site.deploy("one")
    host = Host(site)
    yield host
    host.stop()
