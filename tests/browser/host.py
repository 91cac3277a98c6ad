"""Somebody else's page around embedded cards: another site, as browsers count sites."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager

HEARD = """<!doctype html><meta charset="utf-8"><title>Course</title>
<script>window.heard = []; addEventListener("message", ({ data }) => heard.push(data));</script>
"""
"""The beginning of a page that keeps every message that it gets."""


class Host:
    """A host with one page, which each test writes. Its name is not that of the cards' host, so its site isn't."""

    page = ""

    def __init__(self) -> None:
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = outer.page.encode()
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_words: object) -> None:
                """Keep quiet."""

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    @property
    def url(self) -> str:
        """Address of its one page."""
        return f"http://localhost:{self.server.server_port}/"


@contextmanager
def hosting() -> Iterator[Host]:
    """A host that runs until the test is over."""
    host = Host()
    try:
        yield host
    finally:
        host.server.shutdown()
        host.server.server_close()


def frame(address: str, more: str = "") -> str:
    """A frame as the copy box gives it; `more` are further attributes."""
    return f'<iframe src="{address}" width="600" height="300" title="Card" style="border:0" {more}></iframe>'
