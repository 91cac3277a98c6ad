"""The list that the service worker saves, and its version."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from flashdeck import node
from flashdeck.finish.precache import belongs_to_site_tier, list_files, write_kill_switch, write_service_worker
from flashdeck.problems import Failure

CODE = "self.addEventListener('install',()=>{});\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a folder that looks like a finished site."""
    for name in ("index.html", "404.html", "manifest.webmanifest", "cards/softmax/index.html", "runtime/index.json"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"this is {name}", encoding="utf-8")
    return tmp_path


@pytest.fixture(autouse=True)
def bundler(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in for esbuild: every worker's code is the same line and its entry's name."""

    def ask(_script: str, request: dict[str, Any]) -> None:
        Path(request["outfile"]).write_text(f"{CODE}//{Path(request['entry']).name}\n", encoding="utf-8")

    monkeypatch.setattr(node, "ask", ask)


def written_list(site: Path) -> dict[str, Any]:
    """Read the list back out of `sw.js`."""
    head = (site / "sw.js").read_text(encoding="utf-8").splitlines()[0]
    return json.loads(head.removeprefix("self.flashdeckSite=").removesuffix(";"))  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "404.html",
        "cards/softmax/index.html",
        "assets/app/site-ABC.js",
        "runtime/index.json",
        "cards/sw.js",
    ],
)
def test_what_pages_ask_for_is_saved(path: str) -> None:
    assert belongs_to_site_tier(path)


@pytest.mark.parametrize(
    "path",
    [
        "sw.js",
        "CNAME",
        ".nojekyll",
        ".well-known/x.txt",
        "sitemap.xml",
        "sitemap.xml.gz",
        "robots.txt",
        "assets/app/site-ABC.js.map",
        "runtime/314.0.4-abc/pyodide.mjs",
        "embed/softmax/index.html",
        "embed.js",
        "assets/app/embed-ABC.css",
        "assets/app/frame-ABC.js",
    ],
)
def test_what_no_page_asks_for_and_the_runtime_are_left_out(path: str) -> None:
    assert not belongs_to_site_tier(path)


def test_files_are_listed_in_order_with_hash_and_size(site: Path) -> None:
    files = list_files(site)
    assert [file.path for file in files] == sorted(file.path for file in files)
    home = next(file for file in files if file.path == "index.html")
    assert (home.sha256, home.bytes) == (hashlib.sha256(b"this is index.html").hexdigest(), 18)


def test_the_worker_carries_the_list_before_its_code(site: Path) -> None:
    info = write_service_worker(site)
    written = written_list(site)
    assert written["version"] == info.version
    assert len(written["files"]) == info.files == 5
    assert sum(size for _, _, size in written["files"]) == info.bytes
    assert (site / "sw.js").read_text(encoding="utf-8").endswith("//worker.ts\n")


def test_writing_twice_gives_the_same_worker(site: Path) -> None:
    first = write_service_worker(site), (site / "sw.js").read_bytes()
    assert (write_service_worker(site), (site / "sw.js").read_bytes()) == first


def test_the_version_changes_with_any_file(site: Path) -> None:
    first = write_service_worker(site)
    (site / "cards/softmax/index.html").write_text("other words", encoding="utf-8")
    assert write_service_worker(site).version != first.version


def test_the_version_changes_with_the_worker_code(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = write_service_worker(site)
    monkeypatch.setattr(sys.modules[__name__], "CODE", "self.other=1;\n")
    assert write_service_worker(site).version != first.version


def test_names_beyond_ascii_and_with_quotes_survive(site: Path) -> None:
    (site / 'größe "x" #1.html').write_text("x", encoding="utf-8")
    write_service_worker(site)
    assert 'größe "x" #1.html' in [path for path, _, _ in written_list(site)["files"]]


def test_a_site_that_could_not_open_offline_is_refused(site: Path) -> None:
    (site / "404.html").unlink()
    with pytest.raises(Failure, match=r"404\.html"):
        write_service_worker(site)


def test_the_kill_switch_lists_nothing(site: Path) -> None:
    write_kill_switch(site)
    assert (site / "sw.js").read_text(encoding="utf-8") == f"{CODE}//retire.ts\n"
