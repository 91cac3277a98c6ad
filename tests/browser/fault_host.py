"""A static server for the synthetic site that can be killed, can fail and can stall."""

from __future__ import annotations

import threading
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from tests.browser.synthetic import Site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Host:
    """Serves a site below its base path, as a plain static host does: with an HTTP cache time and no special header."""

    def __init__(self, site: Site) -> None:
        """Start at a free port; `stop` and `start` keep it."""
        self.site = site
        self.requests: list[str] = []
        self.answers: dict[str, tuple[int, bytes]] = {}
        """Paths that answer with this status and body instead of the file's."""
        self.held: dict[str, threading.Event] = {}
        """Paths whose answer waits until the event is set."""
        self._port = 0
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
        self._port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def deploy(self, text: str, *, retire: bool = False) -> None:
        """Publish another version; `requests` holds only what was asked for since."""
        self.site.deploy(text, retire=retire)
        self.requests.clear()

    def stop(self) -> None:
        """Refuse connections from now on."""
        for event in self.held.values():
            event.set()
        self._server.shutdown()
        self._server.server_close()


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
        if path in self.host.answers:
            status, body = self.host.answers[path]
            return self._send(status, body)
        if not (self.host.site.folder / path).exists():
            return self._send(404, (self.host.site.folder / "404.html").read_bytes())
        self.path = f"/{path}"
        with suppress(ConnectionError):
            super().do_GET()
        return None

    def _send(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
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
