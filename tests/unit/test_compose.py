"""Composing: links between cards, and snippets whose text reaches the page exactly as it is."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from flashdeck.compose import compose, link_cards
from flashdeck.content import Prose, Snippet
from flashdeck.markdown import Renderer, read_config
from tests.golden.sample import PROJECT, sample_deck

CARD = sample_deck().cards[0]


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    """The project's renderer."""
    return Renderer(read_config(PROJECT))


def link(slug: str) -> str:
    """Where a card is."""
    return f"cards/{slug}/"


@pytest.mark.parametrize(
    ("markdown", "linked"),
    [
        ("[a](b-c.md)", "[a](cards/b-c/)"),
        ("see [a](../02-x/b.md#part) and [c](d.md).", "see [a](cards/b/#part) and [c](cards/d/)."),
        ("[x [1] `y`](b.md)", "[x [1] `y`](cards/b/)"),
        ("[a](https://host.example/b.md)", "[a](https://host.example/b.md)"),
        ("`[a](b.md)` and [a](b.md)", "`[a](b.md)` and [a](cards/b/)"),
        ("``a ` [a](b.md)`` [a](b.md)", "``a ` [a](b.md)`` [a](cards/b/)"),
        ("a ` tick, [a](b.md)\n\nand ` one", "a ` tick, [a](cards/b/)\n\nand ` one"),
        ("\\`[a](b.md)`", "\\`[a](cards/b/)`"),
        ("```text\n[a](b.md)\n```\n[a](b.md)", "```text\n[a](b.md)\n```\n[a](cards/b/)"),
    ],
)
def test_links_to_card_files_point_to_the_cards(markdown: str, linked: str) -> None:
    assert link_cards(markdown, link) == linked


@pytest.mark.parametrize(
    "output",
    [
        "1\n",
        "a\n\n\nb\n",
        "\na\n",
        "<b>&amp;</b>\n",
        "</pre>\n",
        "*a* _b_ `c` $d$ [e](f.md)\n",
        "a\tb\n",
        "    four\n",
        "```\n",
        "",
        "# x\n- y\n",
    ],
)
def test_what_a_snippet_prints_is_shown_exactly(renderer: Renderer, output: str) -> None:
    page = renderer.render(compose(CARD, (Snippet("a-1", "print()\n", output, 1, 4),), Path(), link))
    (shown,) = re.findall(r'<div class="flash-output">\n<pre>(.*?)</pre>', page, re.DOTALL)
    lost = "\n" if output.startswith("\n") else ""  # by a browser, right after <pre>
    assert html.unescape(shown) == lost + output


@pytest.mark.parametrize(
    "code",
    [
        "print(1)\n",
        "a = 1\n\n\nb = 2\n",
        "s = '''\n```\n````\n'''\n",
        "x = '$a$ <b> &amp; [c](d.md)'\n",
        "if a:\n    b\n",
    ],
)
def test_a_snippets_code_is_shown_exactly(renderer: Renderer, code: str) -> None:
    page = renderer.render(compose(CARD, (Prose("Before.", 1), Snippet("a-1", code, "", 1, 4)), Path(), link))
    (shown,) = re.findall(r"<flash-snippet.*?<code>(.*?)</code></pre>", page, re.DOTALL)
    assert html.unescape(re.sub(r"<[^>]*>", "", shown)).strip("\n") == code.strip("\n")


def test_money_is_no_math(renderer: Renderer) -> None:
    assert renderer.render("It costs $5 and $6.") == "<p>It costs $5 and $6.</p>"
    assert renderer.render(r"From \$5-\$6 on.") == "<p>From $5-$6 on.</p>"
