"""What show() and plot() hand to the page: everything also in words, and mistakes told in one line."""

from __future__ import annotations

import pytest

from flashdeck.prove import Outcome, Program, prove
from flashdeck.runtime import Runtime

N = "import numpy as np\n"

ALTERNATIVES = {
    "show([[1, 2.5], [-3, 4]])": "Heat map: 2 by 2 values from -3 to 4. 1 2.5; -3 4.",
    "show([1, 2, 3], title='Bias')": "Heat map Bias: 3 values from 1 to 3. 1 2 3.",
    f"{N}show([[1, np.nan]])": "Heat map: 1 by 2 values from 1 to 1. 1 not finite. 1 nan.",
    f"{N}show(np.arange(100).reshape(10, 10))": "Heat map: 10 by 10 values from 0 to 99.",
    "plot([3, 1, 2])": "Line chart: y over x, 3 points, x from 0 to 2. 3, 1, 2.",
    "plot(['cat', 'dog'], [2.0, 1.0], kind='bar', title='Logits')": "Bar chart Logits: y over x, 2 bars. cat 2, dog 1.",
    "plot(['cat', 'dog'], {'logit': [2.0, 1.0], 'softmax': [0.75, 0.25]}, kind='bar', ylabel='value')": "Bar chart: "
    "value over x, 2 bars. logit: cat 2, dog 1. softmax: cat 0.75, dog 0.25.",
    f"{N}x = np.arange(10)\nplot(x, {{'loss': 10 - x}}, xlabel='epoch', ylabel='loss')": "Line chart: loss over epoch, "
    "10 points, epoch from 0 to 9. loss: first 10, last 1, lowest 1, highest 10.",
}

MISTAKES = {
    "show('text')": "TypeError",
    f"{N}show(np.zeros((2, 2, 2, 2)))": "show() draws 1-D, 2-D and 3-D arrays; this one has 4 dimensions",
    f"{N}show(np.zeros((50, 50)))": "show() draws at most 40 x 40 values; this array is 50 x 50",
    "show([])": "show() needs at least one value",
    "plot([0, 1], [1, 2, 3])": "plot() needs lengths that agree: x has 2 values, y has 3",
    "plot([1, 2], kind='pie')": "plot() draws kind='line' or kind='bar', not 'pie'",
    f"{N}plot(np.arange(3000))": "plot() draws at most 2000 points",
    "plot({})": "plot() needs at least one series",
    "while True: show([1])": "a run can show and plot 20 times at most",
}


@pytest.fixture(scope="module")
def outcomes(runtime: Runtime, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    codes = [*ALTERNATIVES, *MISTAKES]
    return prove(runtime, [Program(code, code) for code in codes], tmp_path_factory.mktemp("proofs"))


@pytest.mark.parametrize("code", ALTERNATIVES)
def test_a_drawing_is_told_in_words(outcomes: dict[str, Outcome], code: str) -> None:
    assert outcomes[code].error is None
    (drawing,) = outcomes[code].drawings
    assert drawing["alt"] == ALTERNATIVES[code]


@pytest.mark.parametrize("code", MISTAKES)
def test_what_can_not_be_drawn_is_told(outcomes: dict[str, Outcome], code: str) -> None:
    assert MISTAKES[code] in (outcomes[code].error or "")
