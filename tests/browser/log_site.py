"""A site of one page that is nothing but the log: made in a second, and driven by its global `lab` (log_page.ts)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flashdeck import node
from tests.static_server import StaticServer

PAGE = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Log</title><script src="log.js"></script></html>'


@contextmanager
def serving_log(folder: Path) -> Iterator[str]:
    """Make the site in `folder` and serve it; gives its address."""
    server = StaticServer(folder)
    # A classic script does not know its own address.
    define = {"import.meta.url": f"{server.url}assets/app/log.js"}
    entry = {
        "kind": "worker",
        "entry": "tests/browser/log_page.ts",
        "outfile": str(folder / "log.js"),
        "define": define,
    }
    node.ask("bundle.mjs", entry)
    (folder / "index.html").write_text(PAGE, "utf-8")
    try:
        yield server.url
    finally:
        server.kill()
