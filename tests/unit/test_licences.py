"""The published list of licences."""

from __future__ import annotations

import json
from pathlib import Path

from flashdeck.finish.licences import FILE, NPM, PYTHON, write_licences

ROOT = Path(__file__).resolve().parents[2]


def test_every_package_that_the_site_ships_is_listed_with_its_licence(tmp_path: Path) -> None:
    write_licences(tmp_path, ROOT)
    text = (tmp_path / FILE).read_text("utf-8")
    for name in (*NPM, *PYTHON):
        assert f"  {name} " in text
    assert "SIL OPEN FONT LICENSE" in text
    assert "Mozilla" in text


def test_no_npm_package_that_is_bundled_is_left_out() -> None:
    only_at_build_time = {"esbuild"}
    listed = json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]
    assert set(listed) - only_at_build_time == set(NPM)
