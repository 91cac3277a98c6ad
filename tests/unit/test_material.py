"""What is changed in Material's own files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from flashdeck.finish.material import SCRIPTS, finish_search
from flashdeck.problems import Failure
from flashdeck.typeset import Typesetter

EAGER = 'L($(location.protocol!=="file:"),Je("search")).pipe(x);V("search.highlight")?Ai(e):y'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site as the engine leaves it."""
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "search_index.json").write_text(json.dumps({"docs": []}), "utf-8")
    (tmp_path / SCRIPTS / "workers").mkdir(parents=True)
    (tmp_path / SCRIPTS / "bundle.abc.min.js").write_text(EAGER, "utf-8")
    (tmp_path / SCRIPTS / "workers" / "search.abc.min.js").write_text("the engine", "utf-8")
    return tmp_path


@pytest.fixture
def typesetter(tmp_path: Path) -> Typesetter:
    return Typesetter(tmp_path / "math", "1")


def test_the_engine_moves_behind_a_worker_that_waits(site: Path, typesetter: Typesetter) -> None:
    finish_search(site, typesetter)
    assert "location.protocol" not in (site / SCRIPTS / "bundle.abc.min.js").read_text("utf-8")
    [engine] = (site / SCRIPTS / "workers").glob("engine.*.js")
    assert engine.read_text("utf-8") == "the engine"
    assert engine.name in (site / SCRIPTS / "workers" / "search.abc.min.js").read_text("utf-8")


def test_a_script_that_starts_search_in_another_way_is_refused(site: Path, typesetter: Typesetter) -> None:
    (site / SCRIPTS / "bundle.abc.min.js").write_text("another version", "utf-8")
    with pytest.raises(Failure, match="search starts otherwise"):
        finish_search(site, typesetter)
