"""Forms of a snippet with fresh values: literals replaced, every other byte kept."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashdeck.variants import LIMIT, further_forms


def forms(code: str, fresh: dict[str, list[str]]) -> tuple[str, ...]:
    """Further forms of code that holds no mistake."""
    problems: list[tuple[str, str]] = []
    found = further_forms(code, fresh, lambda what, mend: problems.append((what, mend)))
    assert not problems
    return found


def problem(code: str, fresh: dict[str, list[str]]) -> str:
    """The one thing that is wrong."""
    problems: list[str] = []
    assert further_forms(code, fresh, lambda what, _mend: problems.append(what)) == ()
    (what,) = problems
    return what


@pytest.mark.parametrize(
    ("code", "values", "made"),
    [
        ("n = 3\n", ["4"], ["n = 4\n"]),
        ("n = 3  # three\nprint(3)\n", ["3", "5", "0x3", "5"], ["n = 5  # three\nprint(3)\n"]),
        ("é = 'ü'; n = 3; print(n)\n", ["4"], ["é = 'ü'; n = 4; print(n)\n"]),
        ("m, n = 1, -2\n", ["2", "1e-3"], ["m, n = 1, 2\n", "m, n = 1, 1e-3\n"]),
        ("(m, n), k = (1, 2), 3\n", ["4"], ["(m, n), k = (1, 4), 3\n"]),
        ("n: int = (3)\n", ["4"], ["n: int = (4)\n"]),
        ("n = 1, 2\n", ["(3,)", "3, 4"], ["n = (3,)\n", "n = (3, 4)\n"]),
        ("m, n = 1, 2\n", ["(1, 2), (3, 4)"], ["m, n = 1, ((1, 2), (3, 4))\n"]),
        ("n = '''a\nb'''\nk = 1\n", ["'c'"], ["n = 'c'\nk = 1\n"]),
        ("n = 'valid'\n", ["'same'  # padded", "None"], ["n = 'same'\n", "n = None\n"]),
        ("n = 1\n", ["True", "1.0"], ["n = True\n", "n = 1.0\n"]),
        ("w = 0.0\nfor x in range(3):\n    w += x\n", ["1.5"], ["w = 1.5\nfor x in range(3):\n    w += x\n"]),
    ],
)
def test_only_the_literal_is_replaced(code: str, values: list[str], made: list[str]) -> None:
    name = "w" if code.startswith("w") else "n"
    assert list(forms(code, {name: values})) == made


def test_forms_come_in_the_order_written_and_the_own_one_is_left_out() -> None:
    assert forms("a, b = 1, 2\n", {"b": ["3"], "a": ["0", "1"]}) == ("a, b = 0, 2\n", "a, b = 1, 3\n", "a, b = 0, 3\n")


def test_as_many_forms_as_allowed_are_made() -> None:
    values = [str(number) for number in range(LIMIT)]
    assert len(forms("n = 0\n", {"n": values})) == LIMIT - 1
    assert problem("n = 0\n", {"n": [*values, str(LIMIT)]}) == f"fresh makes {LIMIT + 1} variants, more than {LIMIT}"


@pytest.mark.parametrize(
    ("code", "value", "told"),
    [
        ("def f():\n    n = 3\n", "4", "which the snippet does not assign"),
        ("n = m = 3\n", "4", "assigns no literal"),
        ("n, m = divmod(7, 2)\n", "4", "assigns no literal"),
        ("n, *m = 1, 2, 3\n", "4", "assigns no literal"),
        ("n = f'{1}'\n", "4", "assigns no literal"),
        ("n = 3\nn, m = 1, 2\n", "4", "assigns more than once"),
        ("n = 3\n", "valid", "the value valid, which is no Python literal"),
        ("n = 3\n", "4; import os", "no Python literal"),
        ("n = 3\n", "4\n5", "no Python literal"),
        ("n = 3\n", "", "no Python literal"),
        ("n = 3\n", "__import__('os')", "no Python literal"),
        ("n = (\n", "4", "fresh needs code that can be read: '(' was never closed on its line 1"),
    ],
)
def test_a_mistake_is_told_once(code: str, value: str, told: str) -> None:
    assert told in problem(code, {"n": [value]})


LITERALS = st.one_of(
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.none(),
    st.text(st.characters(exclude_categories=["Cs"])),
    st.tuples(st.integers(), st.text("aé'\"\\\n")),
    st.lists(st.integers(), max_size=3),
).map(repr)
OTHERS = st.lists(
    st.sampled_from(
        [
            "# n = 1",
            "é = 'ü'  # n",
            "",
            "def f(n=1):\n    n = 2  # own\n    return n",
            "s = '''\nn = 5\n'''",
            "m = (3,\n  4)",
        ]
    ),
    max_size=4,
)


@given(own=LITERALS, new=LITERALS, before=OTHERS, after=OTHERS, shape=st.sampled_from(["{}", "n: object = {}", "pair"]))
def test_a_form_has_the_new_literal_and_keeps_every_other_byte(
    own: str, new: str, before: list[str], after: list[str], shape: str
) -> None:
    start = {"{}": "n = ", "n: object = {}": "n: object = ", "pair": "x, n = 'ü', "}[shape]
    head = "".join(f"{line}\n" for line in before) + start
    tail = "  # kept\n" + "".join(f"{line}\n" for line in after)
    if own == new:
        return
    (form,) = forms(head + own + tail, {"n": [new]})
    assert form == head + new + tail
    names: dict[str, object] = {}
    exec(compile(ast.parse(form), "form", "exec"), names)  # noqa: S102 (made of the literals above)
    assert repr(names["n"]) == new
