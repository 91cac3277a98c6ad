"""What Lighthouse, as a phone, says of pages, and of the same pages in stock Material on the same host."""

from __future__ import annotations

import gzip
import json
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from bootstrap import find_chromium
from tests.bench import installs
from tests.bench.table import Row
from tests.bench.weights import COMPRESSED_ALREADY, STOCK
from tests.static_server import CHROMIUM_FLAGS, QuietHandler, StaticServer

ROUNDS = 3
PAGES = (("home", ""), ("a card", "cards/what-is-max-pooling/"), ("study", "study/"), ("offline page", "offline/"))
ASKED = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}

Scores = dict[str, int]


class _Handler(QuietHandler):
    """As static hosts do: compressed, over connections that stay open."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:  # noqa: N802 (named by the library)
        """Send a file, or the page of a folder."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.is_file():
            self._send(path)
        else:
            self.send_error(404)

    def _send(self, path: Path) -> None:
        packed = not path.name.endswith(COMPRESSED_ALREADY)
        body = _packed(path) if packed else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)


@cache
def _packed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 6, mtime=0)


def measure(root: Path, top: Path) -> Iterator[Row]:
    """Rows for pages of the site in `top`, with stock Material below it."""
    server = StaticServer(top, handler=_Handler)
    told: dict[str, tuple[list[Scores], list[Scores]]] = {what: ([], []) for what, _ in PAGES}
    for _ in range(ROUNDS):
        for what, path in PAGES:
            both = _scores(root, [server.url + path, f"{server.url}stock/{path}"])
            for scores, rounds in zip(both, told[what], strict=True):
                rounds.append(scores)
    server.kill()
    for what, (ours, theirs) in told.items():
        for category, least in ASKED.items():
            mine, stock = ([float(scores[category]) for scores in rounds] for rounds in (ours, theirs))
            yield Row(f"{what}: {category}", mine, stock, STOCK, "", least, more=True)


def _scores(root: Path, urls: list[str]) -> list[Scores]:
    script = root / "tests" / "bench" / "lighthouse" / "run.mjs"
    flags = json.dumps(CHROMIUM_FLAGS)
    command = ["node", str(script), str(installs.lighthouse(root)), str(find_chromium()), flags, *urls]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return [json.loads(line) for line in done.stdout.splitlines()]
