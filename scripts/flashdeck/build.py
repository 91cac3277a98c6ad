"""The whole way from cards/ to site/: each stage in turn, and the finished folder moved into place at the end."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from flashdeck.anki.identity import units_file
from flashdeck.anki.package import PACKAGE, make_package
from flashdeck.check import Tools, check
from flashdeck.finish.fonts import make_fonts, shown_on
from flashdeck.finish.licences import write_licences
from flashdeck.finish.manifest import write_manifest
from flashdeck.finish.material import finish_search, remove_unused
from flashdeck.finish.pages import APP, bundle, finish_pages, read_pages
from flashdeck.finish.pictures import Pictures
from flashdeck.finish.precache import write_kill_switch, write_service_worker
from flashdeck.finish.styles import merge_styles, without_links
from flashdeck.finish.trial import try_service_worker
from flashdeck.markdown import Renderer, read_config
from flashdeck.model import Deck
from flashdeck.outputs.deck import deck_files
from flashdeck.outputs.embeds import Embeds
from flashdeck.outputs.home import home_data
from flashdeck.outputs.oembed import oembed_files
from flashdeck.outputs.pages import write_pages
from flashdeck.outputs.redirects import redirect_files
from flashdeck.outputs.wikis import wiki_files
from flashdeck.parse import parse
from flashdeck.problems import Failure, ProblemsFound
from flashdeck.progress import Progress
from flashdeck.proofs import prove_deck, proven
from flashdeck.prove import Outcome, Program, prove
from flashdeck.runtime import Runtime, prepare
from flashdeck.site_engine import run_site_engine, write_settings
from flashdeck.source import read_source
from flashdeck.turns import one_at_a_time
from flashdeck.typeset import make_typesetter

INPUTS = (
    "cards",
    "docs",
    "integrations",
    "overrides",
    "scripts",
    "LICENSE",
    "mkdocs.yml",
    "package-lock.json",
    "requirements",
)
STAMP = "built.json"


@dataclass(frozen=True)
class Checked:
    """A deck without problems, and what was used to find that out."""

    deck: Deck
    tools: Tools
    config: dict[str, Any]
    runtime: Runtime


def check_project(root: Path, progress: Progress) -> Checked:
    """Read and check all cards below `root`. Raises ProblemsFound with every problem of the run."""
    config = read_config(root)
    runtime = prepare(root, progress)
    source = read_source(root)
    deck, problems = parse(source)

    def run(programs: Sequence[Program]) -> list[Outcome]:
        named = [replace(program, name=str(number)) for number, program in enumerate(programs)]
        return list(prove(runtime, named, root / ".cache" / "proofs", progress).values())

    proofs = prove_deck(deck, run)
    tools = Tools(root, source, Renderer(config), make_typesetter(root), proofs)
    problems += check(deck, tools)
    if problems:
        raise ProblemsFound(problems)
    progress.step(f"Checked {len(deck.cards)} cards")
    return Checked(proven(deck, proofs), tools, config, runtime)


def build_site(root: Path, progress: Progress, site_url: str, site: Path | None = None) -> Path:
    """Build everything into `site` (`root`/site unless given), published at `site_url`; gives the folder.

    A build that fails leaves the folder as it was. One for which nothing changed since the last does nothing.
    """
    site = (site or root / "site").absolute()
    if site.exists() and not _is_ours(site):
        raise Failure(f"{site} holds something else (name a new folder, or one that an earlier build made)")
    with one_at_a_time(root / ".cache" / "staging"):
        digest = _digest(root, site_url)
        if _read_stamp(site) == digest:
            progress.step("Nothing changed since the last build")
        else:
            checked = check_project(root, progress)
            _swap(_stage(checked, root, progress, site_url, digest), site)
            progress.step(f"Built {site}")
    return site


def retire_site(root: Path, progress: Progress, site_url: str, site: Path | None = None) -> Path:
    """Build the site, with the kill switch in place of its service worker. The next build brings offline use back."""
    site = build_site(root, progress, site_url, site)
    with one_at_a_time(root / ".cache" / "staging"):
        write_kill_switch(site)
        try_service_worker(site)
        (site / ".flashdeck" / STAMP).write_text(json.dumps("retired"), "utf-8")
    progress.step(f"{site} takes offline use back from everyone who visits it; publish it as it is")
    return site


def _stage(checked: Checked, root: Path, progress: Progress, site_url: str, digest: str) -> Path:
    """Build the whole site in a folder of its own, and give that."""
    tools = checked.tools
    write_pages(checked.deck, root)
    staging = root / ".cache" / "staging" / "site"
    shutil.rmtree(staging, ignore_errors=True)
    progress.step("Building pages")
    home = home_data(checked.deck, checked.config.get("extra", {}).get("featured", ""), root, tools.renderer)
    run_site_engine(write_settings(checked.deck, checked.config, home, root), root, staging, site_url)
    progress.step("Bundling the app, copying Python, listing files for offline use")
    _finish(checked, staging, site_url)
    (staging / ".flashdeck").mkdir()
    (staging / ".flashdeck" / STAMP).write_text(json.dumps(digest), "utf-8")
    return staging


def _finish(checked: Checked, site: Path, site_url: str) -> None:
    """Every step on the folder that the site engine left; the service worker's file list comes last."""
    tools = checked.tools
    name = str(checked.config["site_name"])
    _write(site, Embeds(tools.root, tools.renderer, name, site_url).files(checked.deck))
    _write(site, oembed_files(checked.deck, name, site_url))
    pages = read_pages(site, tools.typesetter)
    files = deck_files(checked.deck, name, tools.root, tools.renderer, tools.typesetter)
    shown = shown_on([*pages.values(), *files.values()], tools.typesetter.made())
    made = bundle(site, make_fonts(tools.root, shown))
    made["style"] = merge_styles(site, site / APP, made["style"], [*pages.values(), *files.values()])
    finish_pages(without_links(pages), made, tools.typesetter)
    package = make_package(tools.root, name, tools.renderer, tools.source.lock, site_url)
    _write(site, {PACKAGE: package.make(checked.deck)})
    _write(site, wiki_files(site_url))
    _write(site, Pictures(tools.root, tools.renderer, tools.typesetter, name).files(checked.deck))
    finish_search(site, tools.typesetter)
    remove_unused(site)
    write_licences(site, tools.root, made["packages"])
    files |= redirect_files(checked.deck)
    files |= units_file(checked.deck.cards, tools.source.lock)
    files |= {"runtime/index.json": json.dumps(checked.runtime.index()) + "\n"}
    _write(site, files)
    shutil.copytree(checked.runtime.folder, site / "runtime" / checked.runtime.version)
    write_manifest(site, site_url, name, str(checked.config["site_description"]))
    write_service_worker(site)
    try_service_worker(site)


def _write(site: Path, files: Mapping[str, str] | Mapping[str, bytes]) -> None:
    """Write files by their paths below the site."""
    for path, content in files.items():
        target = site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)


def _swap(staging: Path, site: Path) -> None:
    """Move the finished folder into place; the old one stays until the new one is complete."""
    site.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{site.name}-in-progress-", dir=site.parent) as beside:
        new = shutil.move(staging, Path(beside, "new"))  # copies when the folder is on another disk
        if site.exists():
            site.rename(Path(beside, "old"))
        Path(new).rename(site)


def _is_ours(site: Path) -> bool:
    """Whether a build may replace this folder: it is empty, or an earlier build made it."""
    return site.is_dir() and ((site / ".flashdeck" / STAMP).is_file() or not any(site.iterdir()))


def _digest(root: Path, site_url: str) -> str:
    """One hash over everything that a build reads."""
    total = hashlib.sha256(site_url.encode())
    for path in _inputs(root):
        total.update(b"\0" + os.fsencode(path.relative_to(root)) + b"\0")
        total.update(path.read_bytes())
    return total.hexdigest()


def _inputs(root: Path) -> Iterator[Path]:
    for name in INPUTS:
        top = root / name
        paths = sorted(top.rglob("*")) if top.is_dir() else [top]
        for path in paths:
            generated = path.is_relative_to(root / "docs" / "cards") or "__pycache__" in path.parts
            if path.is_file() and not generated:
                yield path


def _read_stamp(site: Path) -> str:
    try:
        return str(json.loads((site / ".flashdeck" / STAMP).read_text("utf-8")))
    except (OSError, ValueError):
        return ""
