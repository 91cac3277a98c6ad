"""The door to MkDocs: settings of mkdocs.yml with the cards in the navigation, and its complaints in one place."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from flashdeck.markdown import Renderer, read_config
from flashdeck.outputs.pages import write_pages
from flashdeck.problems import Failure
from flashdeck.site_engine import run_site_engine, write_settings
from tests.golden.sample import SOURCE, sample_deck
from tests.unit.project import make_project


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with the sample deck and no pages yet."""
    return make_project(tmp_path, SOURCE / "cards")


def settings(root: Path) -> Path:
    """The settings of a build."""
    return write_settings(sample_deck(), read_config(root), {"cards": 3, "featured": None}, root)


def test_the_navigation_is_that_of_mkdocs_yml_with_every_card_in_study_order(root: Path) -> None:
    written = yaml.safe_load(settings(root).read_text("utf-8"))
    own = read_config(root)["nav"]
    assert [list(entry) for entry in written["nav"]] == [list(entry) for entry in own]
    cards = next(entry["Cards"] for entry in written["nav"] if "Cards" in entry)
    assert cards == [
        "cards/index.md",
        "cards/map.md",
        "cards/glossary.md",
        "cards/01-first-steps.md",
        "cards/02-networks.md",
        {"First steps": ["cards/what-is-a-tensor.md", "cards/what-is-softmax.md", "cards/matmul-shape.md"]},
        {
            "Networks": [
                "cards/what-is-relu.md",
                "cards/write-relu.md",
                "cards/count-parameters.md",
                "cards/sigmoid-slope.md",
                "cards/two-descents.md",
                "cards/name-the-product.md",
            ]
        },
    ]


def test_everything_else_is_inherited_and_no_setting_stands_twice(root: Path) -> None:
    written = yaml.safe_load(settings(root).read_text("utf-8"))
    assert written["INHERIT"] == str(root / "mkdocs.yml")
    assert set(written) == {"INHERIT", "docs_dir", "theme", "nav", "extra"}
    assert written["extra"] == {"deck": {"cards": 3, "featured": None}}


def test_the_renderer_uses_the_extensions_of_mkdocs_yml(root: Path) -> None:
    config = read_config(root)
    assert "superfences" in str(config["markdown_extensions"])
    assert Renderer(config).render("```python\nx\n```").startswith('<div class="highlight">')
    assert Renderer({}).render("```python\nx\n```").startswith("<p>")


def test_what_mkdocs_complains_about_is_told_without_a_traceback(root: Path) -> None:
    write_pages(sample_deck(), root)
    (root / "docs" / "about.md").write_text("[gone](nowhere.md)\n")
    with pytest.raises(Failure) as failure:
        run_site_engine(settings(root), root, root / "out", "http://127.0.0.1:8000/")
    first, *complaints = str(failure.value).splitlines()
    assert first == "the pages can't be built:"
    assert any("'about.md' contains a link 'nowhere.md'" in line for line in complaints)
    assert not [line for line in complaints if "Traceback" in line]
