"""A static host that can be killed, and how Chromium is started: shared by the browser tests and the benchmarks."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

SWITCHED_OFF = (
    # Chromium listens to the last list only, so this holds Playwright's own, as far as it matters here,
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "DialMediaRouteProvider"),
    *("GlobalMediaControls", "HttpsUpgrades", "LensOverlay", "MediaRouter", "PaintHolding"),
    *("ThirdPartyStoragePartitioning", "BlockOriginHeaderModificationOnRedirect"),
    *("AvoidCorsURLLoaderRestartOnRedirect", "Translate", "OptimizationHints", "NetworkTimeServiceQuerying"),
    # and what makes each window load pages of the browser's own: a third of the time that a test's window takes.
    *("AimEnabled", "WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup"),
)
"""Features of Chromium that tests do without."""

CHROMIUM_FLAGS = [
    f"--disable-features={','.join(SWITCHED_OFF)}",
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """The plainest static host: files as they are, no header that isn't needed."""

    headers_too: ClassVar[Mapping[str, str]] = {}

    def end_headers(self) -> None:
        """Add the headers of this host."""
        for name, value in self.headers_too.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 (named by the library)
        """Keep the tests' output readable."""


class StaticServer:
    """A static host of one folder that can be killed and started again at the same address."""

    def __init__(
        self,
        folder: Path,
        headers: Mapping[str, str] | None = None,
        port: int = 0,
        handler: type[QuietHandler] = QuietHandler,
    ) -> None:
        """`headers` come with every answer, which `handler` gives; port 0 is any that is free."""
        self._folder = folder
        self._handler = type("Handler", (handler,), {"headers_too": headers or {}})
        self._server: http.server.ThreadingHTTPServer | None = None
        self._port = port
        self.start()

    @property
    def url(self) -> str:
        """Where the folder is served, with a slash at the end."""
        return f"http://127.0.0.1:{self._port}/"

    def start(self) -> None:
        """Serve; again at the same port after a kill."""
        handler = functools.partial(self._handler, directory=str(self._folder))
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", self._port), handler)
        self._server.handle_error = lambda *_: None  # type: ignore[method-assign]  # browsers hang up
        self._port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def kill(self) -> None:
        """Stop answering; connections are refused from now on."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None
