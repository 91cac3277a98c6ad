"""The built site on this machine, below the path that it was built for, with no header that a static host can't set."""

from __future__ import annotations

import errno
import functools
import http.server
import socket
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flashdeck.problems import Failure

TYPES = {
    **http.server.SimpleHTTPRequestHandler.extensions_map,
    ".js": "text/javascript",
    ".json": "application/json",
    ".mjs": "text/javascript",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder below a base path, with the site's own page for what is not there."""

    protocol_version = "HTTP/1.1"
    extensions_map = TYPES

    def __init__(self, *arguments: Any, base: str, **settings: Any) -> None:
        self.base = base
        super().__init__(*arguments, **settings)

    def translate_path(self, path: str) -> str:
        """File for a request's path; one outside the base, or that no file can have, has none."""
        inside = urlsplit(path).path
        if not inside.startswith(self.base) or "%00" in inside:
            return str(Path(self.directory) / "no such file")
        return super().translate_path("/" + inside.removeprefix(self.base))

    def list_directory(self, path: str) -> None:  # type: ignore[override]
        """A folder without a page of its own is not there, as on static hosts."""
        del path
        self.send_error(http.HTTPStatus.NOT_FOUND)

    def do_GET(self) -> None:
        """Answer, or send someone to the site who asks for the host's root or forgets the last slash."""
        if self.base != "/" and self.path in ("/", self.base.rstrip("/")):
            self.send_response(http.HTTPStatus.FOUND)
            self.send_header("Location", self.base)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        super().do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Show the site's 404 page, as static hosts do."""
        page = Path(self.directory) / "404.html"
        if code != http.HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 (named by the library)
        """Keep quiet: the terminal is the author's."""


class Server(http.server.ThreadingHTTPServer):
    """A server that does not take a port that someone else listens on."""

    allow_reuse_address = True
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that closes a connection early is nothing to report."""


def make_server(site: Path, port: int, base: str) -> Server:
    """A server of the folder `site` at http://127.0.0.1:`port``base`; port 0 takes any free one."""
    handler = functools.partial(Handler, directory=str(site), base=base)
    try:
        return Server(("127.0.0.1", port), handler)
    except OSError as error:
        raise _refusal(port, error) from None


def check_port(port: int) -> None:
    """Raise Failure when `port` is taken, before a long build and not after it."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise _refusal(port, error) from None


def _refusal(port: int, error: OSError) -> Failure:
    """Why a port can't be had."""
    if error.errno == errno.EADDRINUSE:
        return Failure(f"port {port} is in use (choose another: make serve PORT={port + 1})")
    return Failure(f"port {port} can't be opened: {error.strerror} (choose another: make serve PORT=8000)")
