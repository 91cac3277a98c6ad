"""What a learner is told of an error: the hint, the line, and what can't be held."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from flashdeck.node import ask
from flashdeck.prove import Outcome, Program, prove
from flashdeck.runtime import Runtime

WORDS = Path(__file__).resolve().parents[2] / "overrides" / "app" / "words"
NONE = "The value is None: a function without return gives None."
N = "import numpy as np\n"
AROUND = "NumPy and Python's standard library are available here."

HINTS = {
    "np.zeros(2)": "Put `import numpy as np` at the top.",
    "numpy.zeros(2)": "Put `import numpy` at the top.",
    "math.pi": None,  # Python says: Did you forget to import 'math'?
    "x = true": None,  # Python says: Did you mean 'True'?
    "null": "Python writes None.",
    "wieghts = 1\nweights + 1": None,  # Python says: Did you mean 'wieghts'?
    "arange(3)": "Did you mean np.arange?",
    "quux + 1": "Nothing is called quux here: is it spelt alike everywhere, and assigned before this line?",
    f"{N}np.softmax([1])": "NumPy has no softmax.",
    f"{N}np.arrange(3)": None,  # Python says: Did you mean 'arange'?
    "[1, 2].reshape(2, 1)": "A list has no reshape; np.array(…) makes it an array.",
    "None.x": NONE,
    "import torch": AROUND,
    "import matplotlib.pyplot as plt": f"{AROUND} To draw, use show(array) or plot(x, y).",
    "if 1:\n\tx = 1\n        y = 2": "Indent with four spaces everywhere, never with tabs.",
    "def f():\nreturn 1": "Indent what belongs to line 1.",
    "x = 1\n  y = 2": "This line begins further right than the one before: align them.",
    "if 1:\n    x = 1\n  y = 2": "Lines of one block begin in the same column.",
    "def f()\n    return 1": "A line with def, class, if, else, for, while or with ends with a colon.",
    "print((1)": "The partner of this ( is missing.",
    "x = 'abc": "A quotation mark is missing at the end of the text.",
    "return 1": "A return belongs into a function: is it indented?",
    "x = 1\nif x = 1:\n    pass": None,  # Python says: Maybe you meant '==' or ':='
    "while x[0] = 1:\n    pass": None,
    "x = None\nx()": NONE,
    "x = None\nx[0]": NONE,
    "def f(): pass\na, b = f()": NONE,
    "def f(): pass\nf() + 1": NONE,
    "x = 2\nx(3)": "A value of type int is called: is an operator missing before the (?",
    "x = [[1]]\nx[0, 0]": "A list takes one index, x[i][j]; an array takes several, x[i, j].",
    "def f(a, b): pass\nf(1)": "Every parameter without a default value needs an argument.",
    f"{N}float(np.ones(2))": "One number is wanted here, and an array came.",
    f"{N}a, b = np.ones((2, 3)), np.ones((4, 5))\na @ b": "The shapes (2, 3) and (4, 5) don't fit: "
    "3 columns on the left must equal 4 rows on the right.",
    f"{N}y = (np.ones((2, 3))\n  @ np.ones((4, 5)))": "The shapes (2, 3) and (4, 5) don't fit: "
    "3 columns on the left must equal 4 rows on the right.",
    f"{N}x = np.ones((2, 3))\nnp.matmul(x[:1], x.T[:2])": "The shapes (1, 3) and (2, 2) don't fit: "
    "3 columns on the left must equal 2 rows on the right.",
    f"{N}def get():\n  return np.ones((2, 3))\nget() @ get()": "3 columns on the left must equal 2 rows on the right.",
    f"{N}np.ones((2, 3)).dot(np.ones((4, 5)))": "3 columns on the left must equal 4 rows on the right.",
    f"{N}np.ones((2, 3)) + np.ones(2)": "The shapes (2, 3) and (2,) don't go together: from the right, sizes must be "
    "equal or 1.",
    f"{N}x = np.ones(3)\nx[:] = np.ones(2)": "The shapes (2,) and (3,) don't go together: "
    "from the right, sizes must be equal or 1.",
    f"{N}np.arange(6).reshape(4, 2)": "The sizes in (4,2) must multiply to 6; one may be -1.",
    f"{N}np.concatenate([np.ones((2, 2)), np.ones((2, 3))])": "Along axis 1 the sizes are 2 and 3; they must be equal.",
    f"{N}np.concatenate([np.eye(2), np.ones(2)])": "One array has 2 dimensions, the other 1; reshape one of them.",
    f"{N}if np.ones(2): pass": "An array is many values: ask for .all() or .any(), or np.allclose(a, b).",
    "a, b = 1, 2, 3": "There must be as many names on the left as values on the right.",
    f"{N}np.ones((2, 2)).sum(axis=2)": "The array has 2 axes, counted from 0.",
    f"{N}np.ones(3)[3]": "Indices go from 0 to 2 here, or from -1 back to -3.",
    f"{N}np.ones(3)[0, 0]": "The array takes 1 indices at most: look at its shape.",
    "x = [1, 2]\nx[2]": "x has 2 items; indices begin with 0.",
    "[1, 2][2]": "Indices begin with 0, so the last is one less than the length.",
    "d = {'weight': 1}\nd['wieght']": "Did you mean the key 'weight'?",
    "{}[1]": "The dictionary has no such key; d.get(key) gives None instead, and `key in d` asks.",
    "1 / 0": "The divisor is 0 here: treat that case apart, or add a small number such as 1e-8.",
    "def f():\n    raise NotImplementedError\nf()": "Replace the line `raise NotImplementedError` by your own code.",
    "def f(): f()\nf()": "What stops the function from calling itself? Up to 300 calls within each other work here.",
    "input()": "There is no keyboard here: write the value into the code.",
    "x = [0] * 2 ** 29": "That needs more memory than a page may have: use smaller arrays.",
    "import threading\nthreading.Thread().start()": "There is only one thread here.",
    "n = 0\ndef f():\n    n += 1\nf()": "The function assigns n further down, so n is its own: assign it first.",
    "raise ValueError('own')": None,
    "class E(KeyError):\n  def __str__(self): 1 / 0\nraise E": None,
    "import sys\nsys.exit('enough')": None,
}

LINES = {
    "1 / 0": 1,
    "def f():\n    1 / 0\n\nf()": 2,
    "x = (": 1,
    f"{N}\nnp.reshape([1], 2)": 3,
    "import sys\nsys.exit(1)": None,
}

DEEP = {
    "plain": "def f(n): return f(n + 1)\nf(0)",
    "a sort key": "def f(x): return sorted([1, 2], key=f)\nf(0)",
    "comparing": "class A:\n  def __eq__(self, other): return self == other\nA() == A()",
    "showing itself": "class A:\n  def __repr__(self): return repr(self)\nrepr(A())",
    "as text": "class A:\n  def __str__(self): return f'{self}'\nstr(A())",
    "adding": "class A:\n  def __add__(self, other): return sum([self], self)\nA() + A()",
    "an attribute": "class A:\n  def __getattr__(self, name): return getattr(self, name)\nA().b",
    "map": "def f(x): return list(map(f, [x]))\nf(1)",
    "vectorize": f"{N}def f(x): return np.vectorize(f)(x)\nf(1)",
    "eval": "f = lambda: eval('f()')\nf()",
    "a raised limit": "import sys\nsys.setrecursionlimit(10 ** 9)\ndef f(): f()\nf()",
}


@pytest.fixture(scope="module")
def outcomes(runtime: Runtime, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    codes = [*HINTS, *LINES, *DEEP.values()]
    return prove(runtime, [Program(code, code) for code in codes], tmp_path_factory.mktemp("proofs"))


@pytest.mark.parametrize("code", HINTS)
def test_hints(outcomes: dict[str, Outcome], code: str) -> None:
    assert outcomes[code].error is not None
    assert outcomes[code].hint == HINTS[code]


@pytest.mark.parametrize("file", sorted(WORDS.glob("*/hints.json")), ids=lambda file: file.parent.name)
def test_every_hint_is_there_in_every_language(file: Path) -> None:
    patterns = {key: re.escape(key).replace(r"\{\}", ".*?") for key in json.loads(file.read_text("utf-8"))}
    said = {hint for hint in HINTS.values() if hint}
    assert [hint for hint in said if not any(re.fullmatch(pattern, hint) for pattern in patterns.values())] == []


@pytest.mark.parametrize("code", [code for code, said in HINTS.items() if said is None and "Error" not in code][:-1])
def test_without_a_hint_python_itself_makes_a_suggestion(outcomes: dict[str, Outcome], code: str) -> None:
    assert any(words in (outcomes[code].error or "") for words in ("Did you", "did you", "Maybe you meant"))


@pytest.mark.parametrize("name", DEEP)
def test_deep_recursion_ends_the_program_only(outcomes: dict[str, Outcome], name: str) -> None:
    assert "RecursionError" in (outcomes[DEEP[name]].error or "")


def test_the_line_of_an_error_is_the_learners_last(runtime: Runtime) -> None:
    tasks = [Program(code, code).task for code in LINES]
    answers = ask(
        "prove.mjs", {"folder": str(runtime.folder), "parts": runtime.parts, "tasks": tasks, "seconds": 10}, 60
    )
    assert [answer["error"]["line"] for answer in answers] == list(LINES.values())


def test_what_would_end_the_process_ends_the_program_only(runtime: Runtime, tmp_path: Path) -> None:
    calls = ["os._exit(0)", "os.abort()", "os.kill(os.getpid(), 9)", "signal.raise_signal(6)"]
    programs = [Program(call, f"import os, signal\n{call}\nprint('after')") for call in calls]
    for outcome in prove(runtime, programs, tmp_path).values():
        assert outcome.output == ""
        assert "Python itself" not in (outcome.error or "")
