"""What browsers ask of other hosts than this machine: all of it goes through a proxy that answers nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

FIREFOXS_OWN = (
    *("mozilla.com", "mozilla.net", "mozilla.org", "mozaws.net", "mozgcp.net", "firefox.com"),
    *("safebrowsing.googleapis.com", "ciscobinary.openh264.org"),
)
"""Hosts that Firefox itself asks, with no page open at all."""


class Outside:
    """The proxy, and what it was asked for."""

    def __init__(self) -> None:
        asked: list[str] = []

        class Refuse(BaseHTTPRequestHandler):
            def refuse(self) -> None:
                # A tunnel for HTTPS names no more than the host.
                host = urlsplit(self.path if "//" in self.path else f"//{self.path}").hostname or ""
                if not host.endswith(FIREFOXS_OWN):
                    asked.append(host)
                self.send_error(502)

            do_GET = do_HEAD = do_POST = do_PUT = do_OPTIONS = do_CONNECT = refuse  # noqa: N815 (named by the library)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.asked = asked
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Refuse)

    @property
    def port(self) -> int:
        """Where the proxy listens, on 127.0.0.1."""
        return self.server.server_port


@contextmanager
def outside() -> Iterator[Outside]:
    """The proxy, running."""
    proxy = Outside()
    threading.Thread(target=proxy.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield proxy
    finally:
        proxy.server.shutdown()
        proxy.server.server_close()
