"""The build as a whole: a site in one piece or the last good one untouched, and nothing to do when nothing changed."""

from __future__ import annotations

import errno
import hashlib
import html
import io
import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest import mock

import pytest

from flashdeck import build
from flashdeck.build import build_site, retire_site
from flashdeck.problems import Failure, ProblemsFound
from flashdeck.progress import Progress
from flashdeck.runtime import Runtime
from tests.golden.sample import SOURCE
from tests.unit.project import make_project

URL = "http://127.0.0.1:8000/course/cards/"


def contents(folder: Path) -> dict[str, str]:
    """Hash of every file below a folder, by its path."""
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def times(folder: Path) -> dict[str, int]:
    """When each file and folder was last changed."""
    return {str(path): path.stat().st_mtime_ns for path in (folder, *folder.rglob("*"))}


def run(root: Path, site: Path | None = None) -> str:
    """Build, and give what was said."""
    said = io.StringIO()
    build_site(root, Progress(said), URL, site)
    return said.getvalue()


@pytest.fixture(scope="module")
def root(runtime: Runtime, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A project with the sample deck, and its site built once."""
    root = make_project(tmp_path_factory.mktemp("build") / "project", SOURCE / "cards", featured="what-is-a-tensor")
    with mock.patch.object(build, "prepare", return_value=runtime):
        run(root)
        yield root


@pytest.fixture
def undone(root: Path) -> Iterator[None]:
    """Put everything back that a test changes in cards/, docs/ and mkdocs.yml."""
    kept = {
        path: path.read_bytes() for name in ("cards", "docs") for path in (root / name).rglob("*") if path.is_file()
    }
    settings = (root / "mkdocs.yml").read_bytes()
    yield
    (root / "mkdocs.yml").write_bytes(settings)
    for name in ("cards", "docs"):
        for path in (root / name).rglob("*"):
            if path.is_file() and path not in kept:
                path.unlink()
    for path, data in kept.items():
        path.write_bytes(data)


# --- what is built ---


def test_the_site_holds_pages_deck_runtime_and_worker(root: Path, runtime: Runtime) -> None:
    wanted = [
        *("index.html", "404.html", "study/index.html", "offline/index.html", "cards/index.html", "sw.js"),
        *("cards/what-is-relu/index.html", "cards/relu/index.html", "deck/index.json", "deck/schema.json"),
        *("deck/anki.json", "anki/flashcards.apkg"),
        *("manifest.webmanifest", "runtime/index.json", f"runtime/{runtime.version}/pyodide.asm.wasm"),
    ]
    assert not [name for name in wanted if not (root / "site" / name).is_file()]
    assert json.loads((root / "site" / "runtime" / "index.json").read_text()) == json.loads(json.dumps(runtime.index()))


def test_what_is_downloaded_is_not_saved_for_offline_use(root: Path) -> None:
    saved = (root / "site" / "sw.js").read_text("utf-8")
    assert '"deck/anki.json"' in saved
    assert "flashcards.apkg" not in saved


def test_a_cards_page_names_its_picture_for_previews_by_its_whole_address(root: Path) -> None:
    site = root / "site"
    page = (site / "cards" / "what-is-relu" / "index.html").read_text("utf-8")
    said = dict(re.findall(r'<meta (?:property|name)="((?:og|twitter):[^"]*)" content="([^"]*)"', page))
    assert said["og:image"] == f"{URL}embed/what-is-relu/card.png"
    assert said["og:url"] == f"{URL}cards/what-is-relu/"
    assert said["og:image:alt"] == said["og:title"] != ""
    assert said["twitter:card"] == "summary_large_image"
    assert (site / "embed" / "what-is-relu" / "card.png").read_bytes().startswith(b"\x89PNG")
    assert (site / "embed" / "what-is-relu" / "compact.png").is_file()
    assert "card.png" not in (site / "sw.js").read_text("utf-8")
    assert "og:image" not in (site / "index.html").read_text("utf-8")


def test_a_card_has_the_same_html_on_its_finished_page_and_in_the_deck(root: Path) -> None:
    for file in ("01-first-steps.json", "02-networks.json"):
        for card in json.loads((root / "site" / "deck" / file).read_text("utf-8"))["cards"]:
            page = (root / "site" / card["url"] / "index.html").read_text("utf-8")
            for part in ("answer", "details", "source"):
                there = card[part].replace('href="cards/', 'href="../').removeprefix("<p>")
                assert squeezed(there) in squeezed(page), (card["slug"], part)


def squeezed(text: str) -> str:
    """HTML without what makes no difference: blank lines between blocks, and how a character is written."""
    return html.unescape(re.sub(r">\s+<", "><", text))


def test_nothing_on_a_page_is_named_by_this_machine(root: Path) -> None:
    for path in (root / "site").rglob("*"):
        if path.suffix in (".html", ".json", ".js", ".css", ".webmanifest", ".txt") and path.is_file():
            assert str(root) not in path.read_text("utf-8"), path


# --- builds that have nothing to do, and builds that fail ---


def test_a_second_build_does_nothing(root: Path) -> None:
    before = times(root / "site")
    assert run(root) == "Nothing changed since the last build\n"
    assert times(root / "site") == before


def test_another_address_is_another_site(root: Path, tmp_path: Path) -> None:
    build_site(root, Progress(io.StringIO()), "http://127.0.0.1:8000/", tmp_path / "site")
    manifest = json.loads((tmp_path / "site" / "manifest.webmanifest").read_text())
    assert manifest["id"] == "/"
    assert json.loads((root / "site" / "manifest.webmanifest").read_text())["id"] == "/course/cards/"


def break_a_card(root: Path, _patch: pytest.MonkeyPatch) -> None:
    """An author's mistake."""
    (root / "cards" / "02-networks" / "what-is-relu.md").write_text("---\nid: r5relu77\n---\nWhat?\n")


def break_a_page(root: Path, _patch: pytest.MonkeyPatch) -> None:
    """A link that leads nowhere, which the site engine finds."""
    (root / "docs" / "about.md").write_text("[gone](nowhere.md)\n")


def break_math_on_a_page(root: Path, _patch: pytest.MonkeyPatch) -> None:
    """A formula on a page that is no card, which only typesetting finds."""
    (root / "docs" / "about.md").write_text("$\\nope$\n")


def break_settings(root: Path, _patch: pytest.MonkeyPatch) -> None:
    """A card on the home page that is not there."""
    settings = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(settings.replace('"what-is-a-tensor"', '"what-is-it"'), "utf-8")


def break_the_runtime(root: Path, patch: pytest.MonkeyPatch) -> None:
    """A runtime that can't be fetched."""
    (root / "docs" / "about.md").write_text("Changed.\n")
    patch.setattr(build, "prepare", mock.Mock(side_effect=Failure("NumPy was not found")))


def break_the_last_step(root: Path, patch: pytest.MonkeyPatch) -> None:
    """A failure when everything else is done."""
    (root / "docs" / "about.md").write_text("Changed.\n")
    patch.setattr(build, "write_service_worker", mock.Mock(side_effect=Failure("no worker")))


def interrupt_the_last_step(root: Path, patch: pytest.MonkeyPatch) -> None:
    """Ctrl+C when everything else is done."""
    (root / "docs" / "about.md").write_text("Changed.\n")
    patch.setattr(build, "write_service_worker", mock.Mock(side_effect=KeyboardInterrupt))


@pytest.mark.usefixtures("undone")
@pytest.mark.parametrize(
    ("breakage", "raised"),
    [
        (break_a_card, ProblemsFound),
        (break_a_page, Failure),
        (break_math_on_a_page, Failure),
        (break_settings, Failure),
        (break_the_runtime, Failure),
        (break_the_last_step, Failure),
        (interrupt_the_last_step, KeyboardInterrupt),
    ],
)
def test_a_failed_build_leaves_the_last_good_site_as_it_was(
    root: Path,
    breakage: Callable[[Path, pytest.MonkeyPatch], None],
    raised: type[BaseException],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before, changed = contents(root / "site"), times(root / "site")
    breakage(root, monkeypatch)
    with pytest.raises(raised):
        run(root)
    assert contents(root / "site") == before
    assert times(root / "site") == changed


@pytest.mark.usefixtures("undone")
def test_the_old_site_stays_until_the_new_one_is_complete(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "sites" / "mine"
    run(root, site)
    before = contents(site)
    seen = []

    def last_step(_staging: Path) -> None:
        seen.append(contents(site))

    monkeypatch.setattr(build, "try_service_worker", last_step)
    (root / "docs" / "about.md").write_text("Changed.\n")
    assert run(root, site).splitlines()[-1] == f"Built {site}"
    assert seen == [before]
    assert "Changed." in (site / "about" / "index.html").read_text("utf-8")
    assert [path.name for path in site.parent.iterdir()] == ["mine"]


# --- where the site may go ---


def test_a_folder_with_something_else_in_it_is_never_replaced(root: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    for site in (tmp_path, tmp_path / "thesis.txt"):
        with pytest.raises(Failure, match=r"holds something else \(name a new folder"):
            build_site(root, Progress(io.StringIO()), URL, site)
    assert (tmp_path / "thesis.txt").read_text() == "years of work"


def test_the_finished_site_can_move_to_another_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    staging, site = tmp_path / "staging", tmp_path / "other" / "site"
    for folder, text in ((staging, "new"), (site, "old")):
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(text)
    rename = os.rename

    def one_disk_only(source: Path, target: Path) -> None:
        if Path(source) == staging:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        rename(source, target)

    monkeypatch.setattr(os, "rename", one_disk_only)
    build._swap(staging, site)  # noqa: SLF001 (its own case needs two disks)
    assert (site / "index.html").read_text() == "new"
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_a_retired_site_has_the_kill_switch_until_the_next_build(root: Path) -> None:
    worker = root / "site" / "sw.js"
    before = worker.read_text("utf-8")
    retire_site(root, Progress(io.StringIO()), URL)
    assert "flashdeckSite" not in worker.read_text("utf-8")
    assert "unregister" in worker.read_text("utf-8")
    run(root)
    assert worker.read_text("utf-8") == before
