"""No build publishes a service worker that browsers can't install, or would install although it is broken."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from flashdeck.finish.precache import worker_code, write_kill_switch, write_service_worker
from flashdeck.finish.trial import try_service_worker
from flashdeck.problems import Failure

FILES = ("index.html", "404.html", "manifest.webmanifest", "cards/größe #1/index.html", "runtime/index.json")


@cache
def code() -> str:
    return worker_code()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small finished site with the real worker."""
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f'{{"version": "{name}"}}', "utf-8")
    write_service_worker(tmp_path, code())
    return tmp_path


def test_the_real_worker_installs_and_answers_without_a_network(site: Path) -> None:
    try_service_worker(site)


def test_the_kill_switch_installs(site: Path) -> None:
    write_kill_switch(site)
    try_service_worker(site)


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ("this is (no script", "be read: "),
        ("throw new Error('at once')", "at once"),
        ("addEventListener('install', () => { throw new Error('too late to notice') })", "too late to notice"),
        (
            "addEventListener('install', (event) => event.waitUntil(Promise.reject(new Error('no'))))",
            "“install” fails: no",
        ),
        ("addEventListener('install', () => {})", "installs nothing"),
        ("addEventListener('fetch', () => {})", "installs nothing"),
    ],
)
def test_a_broken_worker_is_refused(broken: str, told: str, site: Path) -> None:
    (site / "sw.js").write_text(broken, "utf-8")
    with pytest.raises(Failure, match=told):
        try_service_worker(site)


def test_a_worker_that_does_not_answer_is_refused(site: Path) -> None:
    worker = site / "sw.js"
    worker.write_text(
        worker.read_text("utf-8") + "\naddEventListener('install', () => { throw new Error('added') })", "utf-8"
    )
    with pytest.raises(Failure, match="added"):
        try_service_worker(site)


def test_a_file_that_changed_after_it_was_listed_is_refused(site: Path) -> None:
    (site / "index.html").write_text("later", "utf-8")
    with pytest.raises(Failure, match=r"index\.html was changed"):
        try_service_worker(site)


def test_a_listed_file_that_is_missing_is_refused(site: Path) -> None:
    (site / "404.html").unlink()
    with pytest.raises(Failure, match=r"404\.html, which is not in the site"):
        try_service_worker(site)
