"""A small site with a service worker and a pretended Python runtime."""

from __future__ import annotations

import atexit
import hashlib
import json
import shutil
import tempfile
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from flashdeck import node
from flashdeck.finish.manifest import write_manifest
from flashdeck.finish.precache import worker_code, write_kill_switch, write_service_worker

ROOT = Path(__file__).resolve().parents[2]
STYLES = ROOT / "overrides" / "theme" / "assets" / "styles"
TIERS = ROOT / "overrides" / "theme" / "partials" / "tiers.html"
RUNTIME_FILES = ("engine.wasm", "library.zip")

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="manifest" href="{base}manifest.webmanifest">
<link rel="stylesheet" href="{base}assets/app/{style}">
<script type="module" src="{base}assets/app/{script}"></script></head>
<body data-md-color-scheme="default"><main><h1>{title}</h1><p>Text of version {text}.</p>
<a href="../sibling/">sibling</a><label>Typed <input></label>{more}</main></body></html>
"""


@dataclass
class Site:
    """A finished site in a folder of its own, built again for each deploy."""

    folder: Path
    base: str = "/course/cards/"
    runtime: str = "runtime-1"
    renamed: dict[str, str] = field(default_factory=dict)
    """Files that the next deploy publishes under another name."""

    def deploy(self, text: str, *, retire: bool = False) -> None:
        """Publish pages with `text` in them at once; what the deploy before published is gone."""
        made, self.bundle = _bundle()
        shutil.rmtree(self._next, ignore_errors=True)
        shutil.copytree(made, self._next / "assets" / "app")
        shutil.copytree(ROOT / "overrides" / "theme" / "assets" / "icons", self._next / "assets" / "icons")
        lazy = f"assets/lazy-{hashlib.sha256(text.encode()).hexdigest()[:8]}.js"
        self._write(lazy, f"export default {json.dumps(text)};")
        self._write("data.json", json.dumps({"text": text}))
        self._write(self.renamed.get("large.json", "large.json"), json.dumps(["the same in every version"] * 5000))
        pages = {"index.html": "Home", "cards/softmax/index.html": "Softmax", "404.html": "Not found"}
        lazily = f'<meta name="lazy" content="{lazy}">'
        for path, title in pages.items():
            self._page(path, title, text, lazily)
        tiers = TIERS.read_text("utf-8")
        self._page("offline/index.html", "Offline", text, f"<flash-offline>{tiers}</flash-offline>{lazily}")
        self._runtime()
        write_manifest(self._next, f"https://host.example{self.base}")
        if retire:
            write_kill_switch(self._next, _code(retire=True))
        else:
            write_service_worker(self._next, _code(retire=False))
        shutil.rmtree(self.folder, ignore_errors=True)
        self._next.rename(self.folder)

    @property
    def _next(self) -> Path:
        return self.folder.parent / "next"

    def _page(self, path: str, title: str, text: str, more: str) -> None:
        # The 404 page answers at any depth, so its links start at the host's root.
        base = self.base if path == "404.html" else "../" * path.count("/")
        names = {"script": self.bundle["script"]["en"], "style": self.bundle["style"]}
        self._write(path, PAGE.format(title=title, text=text, base=base, more=more, **names))

    def _runtime(self) -> None:
        own = {"engine.wasm": self.runtime}  # the other is the same in every version
        files = [(name, f"{name} of {own.get(name, 'runtime-*')}\n".encode() * 40_000) for name in RUNTIME_FILES]
        listed = [{"name": n, "bytes": len(c), "sha256": hashlib.sha256(c).hexdigest()} for n, c in files]
        index = {"version": self.runtime, "folder": f"runtime/{self.runtime}/", "python": "3.14", "numpy": "2.4"}
        total = sum(len(content) for _, content in files)
        self._write("runtime/index.json", json.dumps({**index, "bytes": total, "files": listed}))
        for name, content in files:
            target = self._next / "runtime" / self.runtime / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)

    def _write(self, path: str, text: str) -> None:
        target = self._next / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")


@cache
def _code(*, retire: bool) -> str:
    return worker_code(retire=retire)


@cache
def _bundle() -> tuple[Path, dict[str, Any]]:
    """The script and style of all synthetic sites, made once a run: where they lie, and their names."""
    made = Path(tempfile.mkdtemp(prefix="synthetic-bundle-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    style = made / "page.css"
    styles = [f'@import "{(STYLES / name).as_posix()}.css";' for name in ("tokens", "buttons", "offline")]
    page = "body { background: var(--flash-paper); color: var(--flash-ink); font-family: sans-serif; }"
    style.write_text("\n".join([*styles, page]), "utf-8")
    entries = {"script": "tests/browser/offline_page.ts", "style": str(style)}
    names = dict(node.ask("bundle.mjs", {"outdir": str(made / "app"), "entries": entries}))
    for path in (made / "app").glob("KaTeX*"):
        path.unlink()
    return made / "app", names
