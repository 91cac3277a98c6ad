"""The published list of licences."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from flashdeck.finish.licences import COPIED, FILE, PYTHON, write_licences
from flashdeck.finish.pages import bundle

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return list(bundle(tmp_path_factory.mktemp("site"), {})["packages"])


def test_every_package_that_the_site_ships_is_listed_with_its_licence(tmp_path: Path, bundled: list[str]) -> None:
    write_licences(tmp_path, ROOT, bundled)
    text = (tmp_path / FILE).read_text("utf-8")
    for name in (*COPIED, *bundled, *PYTHON):
        assert f"  {name} " in text
    assert "SIL OPEN FONT LICENSE" in text
    assert "Mozilla" in text


def test_every_dependency_is_shipped_or_needed_by_the_build_only(bundled: list[str]) -> None:
    only_at_build_time = {"esbuild"}
    listed = json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]
    assert set(listed) - only_at_build_time <= {*COPIED, *bundled}
