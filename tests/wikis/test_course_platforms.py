"""Packages for course platforms against the real thing: SCORM's schemas, a host, the validator of an H5P server."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from flashdeck.courses import Scorm, export_h5p, export_scorm
from flashdeck.progress import Progress
from tests.wikis import scormhost
from tests.wikis.platforms import ROOT, h5p_faults, schema_faults, scorm_host
from tests.wikis.told import telling

SECTION = "01-start-here"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SCORM package of one section."""
    made = tmp_path_factory.mktemp("scorm") / "start-here.zip"
    return export_scorm(ROOT, Progress(), SECTION, made, Scorm(None, python=True, passing=80))


@pytest.fixture
def host(tmp_path: Path) -> Iterator[str]:
    """A host of SCORM packages."""
    with scorm_host(tmp_path) as url:
        yield url


def unpack(package: Path, to: Path) -> Path:
    with zipfile.ZipFile(package) as packed:
        packed.extractall(to)
    return to


def test_the_manifest_fits_scorms_schemas(package: Path, tmp_path: Path) -> None:
    manifest = unpack(package, tmp_path) / "imsmanifest.xml"
    assert schema_faults(manifest) == ""
    manifest.write_text(manifest.read_text("utf-8").replace('type="webcontent"', ""), "utf-8")
    assert "'type' is required" in schema_faults(manifest)


def test_a_host_takes_the_package_and_keeps_what_learners_do(browser: Browser, host: str, package: Path) -> None:
    with browser.new_context() as context, telling(context, scormhost.NAME):
        scormhost.sign_in(context, host, "register")
        course = scormhost.upload(context, host, package)
        assert course["manifest"]["title"] == "Deep Learning Flashcards: Start here"
        content = scormhost.launch(context, host, course)
        scormhost.answer(content, "Good")
        scormhost.answer(content, "Again")
        context.pages[0].close(run_before_unload=True)
        kept = scormhost.kept(context, host, course)
        assert (kept["cmi.core.score.raw"], kept["cmi.core.lesson_status"]) == ("10", "incomplete")
        assert len(kept["cmi.suspend_data"]) < 100
    with browser.new_context() as context, telling(context, scormhost.NAME):
        scormhost.sign_in(context, host, "login")
        content = scormhost.launch(context, host, course)
        expect(content.get_by_text("8 new")).to_be_visible()
        scormhost.answer(content, "Easy")
        context.pages[0].goto(host)
        kept = scormhost.kept(context, host, course)
        assert (kept["cmi.core.score.raw"], kept["cmi.core.lesson_status"]) == ("20", "incomplete")
        assert kept["cmi.core.exit"] == "suspend"


def test_an_h5p_server_finds_the_content_valid(tmp_path: Path) -> None:
    made = export_h5p(ROOT, Progress(), SECTION, tmp_path / "cards.h5p")
    unpacked = unpack(made, tmp_path / "unpacked")
    assert h5p_faults(unpacked) == ""
    description = unpacked / "h5p.json"
    description.write_text(description.read_text("utf-8").replace('"embedTypes"', '"types"'), "utf-8")
    assert "embedTypes" in h5p_faults(unpacked)
