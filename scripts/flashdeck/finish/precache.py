"""A finished site folder → `sw.js`: the list of its files with their hashes, and the service worker that saves them.

`flashdeck retire` is the kill switch. It publishes a worker that deletes this site's own caches and unregisters
itself, and nothing else: other sites of the same host and the learner's answers stay as they are. Browsers look at
`sw.js` again on every visit, past their HTTP cache, so that publishing it is all there is to do. The next build brings
offline use back.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

from flashdeck import node
from flashdeck.problems import Failure

APP = Path(__file__).resolve().parents[3] / "overrides" / "app"
WORKER = "sw.js"
REQUIRED = ("index.html", "404.html", "manifest.webmanifest")
LEFT_OUT_NAMES = (WORKER, "CNAME", "licences.txt", "robots.txt", "sitemap.xml", "_headers", "_redirects")
LEFT_OUT_PATHS = (
    "embed/*",
    "embed.js",
    "assets/app/embed-*",
    "assets/app/frame-*",
    "assets/screenshots/*",
    "anki/*",
    "embedding/pictures/*",
    "wikis/*",
)
"""What only other sites' pages ask for, what browsers show before the site is installed, and what is downloaded."""

LEFT_OUT_SUFFIXES = (".br", ".gz", ".map")


@dataclass(frozen=True)
class PrecachedFile:
    """One file that the service worker saves."""

    path: str
    """Path inside the site, with `/` between its parts and nothing encoded."""

    sha256: str
    """Hash of its bytes, in hexadecimal."""

    bytes: int
    """Its size on disk."""


@dataclass(frozen=True)
class ServiceWorkerInfo:
    """What was written."""

    version: str
    """Twelve hexadecimal digits, made from the file list and the worker's code."""

    files: int
    """Number of files that a visit saves."""

    bytes: int
    """Their size together."""


def belongs_to_site_tier(path: str) -> bool:
    """Tell whether a published file is saved on the first visit.

    Left out are files that no page asks for, and the Python runtime, which is saved apart; its index belongs here.
    """
    pure = PurePosixPath(path)
    if any(part.startswith(".") for part in pure.parts) or pure.suffix in LEFT_OUT_SUFFIXES:
        return False
    if any(fnmatch(path, pattern) for pattern in LEFT_OUT_PATHS):
        return False
    if len(pure.parts) == 1:
        return pure.name not in LEFT_OUT_NAMES
    return pure.parts[0] != "runtime" or pure.parts == ("runtime", "index.json")


def list_files(site: Path) -> list[PrecachedFile]:
    """Every file of the site tier, sorted by path."""
    files = []
    for file in site.rglob("*"):
        path = file.relative_to(site).as_posix()
        if file.is_file() and belongs_to_site_tier(path):
            content = file.read_bytes()
            files.append(PrecachedFile(path, hashlib.sha256(content).hexdigest(), len(content)))
    return sorted(files, key=lambda file: file.path)


def worker_code(*, retire: bool = False) -> str:
    """The service worker's code without its list, or the kill switch's."""
    return _bundle(APP / "sw" / ("retire.ts" if retire else "worker.ts"))


def write_service_worker(site: Path, code: str | None = None) -> ServiceWorkerInfo:
    """Write `site/sw.js` for the files that lie in `site`: the last step on it, as a later change breaks its hashes.

    `code` is what `worker_code` gave, where it is at hand. Raises Failure when a file is missing without which the
    installed site could not open.
    """
    missing = [name for name in REQUIRED if not (site / name).is_file()]
    if missing:
        raise Failure(f"the finished site has no {' and no '.join(missing)} (run the whole build again)")
    files = list_files(site)
    code = code or worker_code()
    listed = json.dumps(
        [[file.path, file.sha256, file.bytes] for file in files], ensure_ascii=True, separators=(",", ":")
    )
    version = _version(listed + code)
    head = f'self.flashdeckSite={{"version":"{version}","files":{listed}}};\n'
    (site / WORKER).write_text(head + code, encoding="utf-8")
    return ServiceWorkerInfo(version, len(files), sum(file.bytes for file in files))


def write_kill_switch(site: Path, code: str | None = None) -> None:
    """Write `site/sw.js` as the worker that takes offline use away again."""
    (site / WORKER).write_text(code or worker_code(retire=True), encoding="utf-8")


def _version(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _bundle(entry: Path) -> str:
    with tempfile.TemporaryDirectory() as folder:
        outfile = Path(folder) / WORKER
        node.ask("bundle.mjs", {"kind": "worker", "entry": str(entry), "outfile": str(outfile), "define": {}})
        return outfile.read_text(encoding="utf-8")
