"""Gaps of cloze statements: found where they are meant, and everything around them kept to the letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashdeck.gaps import read_gaps
from flashdeck.statement import answered, asked, filled, titled
from flashdeck.typed import LONGEST, Typed, read_typed

# --- what is a gap ---


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("{{a|x}}", [("a", "x", "")]),
        ("{{ a-b2 | x y | a hint }}.", [("a-b2", "x y", "a hint")]),
        ("{{a|x\ny}}", [("a", "x\ny", "")]),
        ("{{a|$|x|$}} {{b|`c|d`}} {{e|f\\|g}}", [("a", "$|x|$", ""), ("b", "`c|d`", ""), ("e", "f\\|g", "")]),
        (r"{{a|$\frac{1}{2^{n}}$}}{{b|{c}}}", [("a", r"$\frac{1}{2^{n}}$", ""), ("b", "{c}", "")]),
        (r"$x \le \cloze{a}{\frac{1}{4}}$", [("a", r"\frac{1}{4}", "")]),
        ("$$\n\\cloze {a} {x_{i}} +\n\\cloze{b}{\\}}\n$$", [("a", "x_{i}", ""), ("b", r"\}", "")]),
        ("`{x}` ``{{ y }}`` $\\frac{{a}}{b}$ \\{{c|d}\n\n    code", []),
        (r"`\cloze{a}{x}` and \cloze{b}{y}", []),
    ],
)
def test_gaps_are_read(markdown: str, found: list[tuple[str, str, str]]) -> None:
    gaps, faults = read_gaps(markdown)
    assert [(gap.key, gap.text, gap.hint) for gap in gaps] == found
    assert not faults


def test_each_side_shows_the_gap_that_is_asked_for_and_fills_the_others() -> None:
    text = r"The {{what|*slope*|a noun}} is $\cloze{most}{0.25}$ at {{place|0}}, not at {{place|0}} only."
    assert filled(text) == "The *slope* is ${0.25}$ at 0, not at 0 only."
    box = '<span class="flash-gap" data-gap="{}">[{}]</span>'.format
    assert asked(text, "what") == f"The {box('what', 'a noun')} is ${{0.25}}$ at 0, not at 0 only."
    both = f"at {box('place', '…')}, not at {box('place', '…')} only."
    assert asked(text) == rf"The {box('what', 'a noun')} is $\clozegap{{most}}$ {both}"
    assert answered(text, "most") == r"The *slope* is $\cloze{most}{0.25}$ at 0, not at 0 only."
    mark = '<mark class="flash-gap" data-gap="{}">{}</mark>'.format
    assert (
        answered(text, "place")
        == f"The *slope* is ${{0.25}}$ at {mark('place', '0')}, not at {mark('place', '0')} only."
    )
    assert titled(text) == "The [a noun] is […] at […], not at […] only."


def test_a_title_keeps_what_else_stands_in_a_formula() -> None:
    assert titled(r"$s \le \cloze{most}{0.25}$ at $\cloze{place}{0}$") == r"$s \le \ldots$ at […]"


def test_a_hint_is_shown_as_it_is_written() -> None:
    assert ">[&lt;b&gt; &amp;]<" in asked("{{a|x|<b> &}}")


# --- whatever is written ---

KEYS = st.from_regex(r"[a-z]{2,5}(-[a-z0-9]{1,3})?", fullmatch=True)
CALM = st.text(st.characters(categories=("L", "N", "Zs"), include_characters=".,;:()=+-*_\n"), max_size=20)
HIDDEN = (
    st.text(st.characters(categories=("L", "N"), include_characters=" .,=+-*_"), min_size=1).map(str.strip).filter(bool)
)
PIECES = st.lists(
    st.one_of(
        CALM,
        st.tuples(KEYS, HIDDEN, st.sampled_from(["", "hint"])),
        st.tuples(KEYS, HIDDEN),
    ),
    max_size=8,
)


@given(PIECES)
def test_gaps_are_found_again_whatever_stands_around_them(pieces: list[str | tuple[str, ...]]) -> None:
    def written(piece: str | tuple[str, ...]) -> str:
        match piece:
            case (key, hidden, hint):
                return f"{{{{{key}|{hidden}{'|' if hint else ''}{hint}}}}}"
            case (key, hidden):
                return rf" $x \cloze{{{key}}}{{{hidden}}} y$ "
        return str(piece)

    wanted = [piece for piece in pieces if isinstance(piece, tuple)]
    gaps, faults = read_gaps("".join(map(written, pieces)))
    assert [(gap.key, gap.text) for gap in gaps] == [piece[:2] for piece in wanted]
    assert not faults
    shown = [
        (f" $x {{{piece[1]}}} y$ " if len(piece) == 2 else piece[1]) if isinstance(piece, tuple) else piece
        for piece in pieces
    ]
    assert filled("".join(map(written, pieces))) == "".join(shown)


MARKS = st.lists(st.sampled_from([*"{}|ab1$`\\ \nc", "{{", "}}", "\\cloze{", "a|"]), max_size=40).map("".join)


@given(MARKS)
def test_any_text_can_be_read_and_nothing_but_gaps_changes(text: str) -> None:
    gaps, faults = read_gaps(text)
    ends = [0]
    for gap in gaps:
        assert ends[-1] <= gap.start < gap.end <= len(text)
        ends.append(gap.end)
    assert all(0 <= fault.at < len(text) for fault in faults)
    if not gaps:
        assert filled(text) == asked(text) == answered(text) == text


# --- what is typed ---


@pytest.mark.parametrize(
    ("markdown", "typed"),
    [
        ("Dropout.", Typed("Dropout", code=False)),
        ("*Leaky* ReLU\n\nIt leaks.", Typed("Leaky ReLU", code=False)),
        ("`np.maximum(x, 0)`.", Typed("np.maximum(x, 0)", code=True)),
        ("$n^2$ or `n`", Typed("n^2 or n", code=False)),
        (r"a\*b", Typed("a*b", code=False)),
    ],
)
def test_what_is_typed_is_the_first_paragraph_without_marks(markdown: str, typed: Typed) -> None:
    assert read_typed(markdown) == typed


@pytest.mark.parametrize("markdown", [r"$\frac{1}{2}$", "- a\n- b", "[a](b.md)", "a" * (LONGEST + 1), "**", "<b>a</b>"])
def test_what_no_keyboard_has_can_t_be_typed(markdown: str) -> None:
    assert isinstance(read_typed(markdown), str)
