"""Running snippets as the site runs them: what they print, how they fail, and that none can harm another."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

import flashdeck.prove
from flashdeck.node import ask
from flashdeck.prove import Outcome, Program, prove
from flashdeck.runtime import Runtime

SNIPPETS = {
    "prints": "import numpy as np\nprint(np.arange(3) / 3)\nprint('é', end='')",
    "no final newline": "print('a')\nprint('b', end='')",
    "both streams": "import sys\nprint(1)\nprint(2, file=sys.stderr)\nprint(3)",
    "odd line ends": "print('\\u2028\\x85\\r\\n\\x0b')",
    "raises": "def f(x):\n    return 1 / x\n\n\nprint('before')\nf(0)\n",
    "raises inside NumPy": "import numpy as np\n\nnp.reshape(np.arange(6), (4, 2))\n",
    "raises in a callback": "import numpy as np\nnp.vectorize(lambda x: 1 / x)([0])\n",
    "raises from": "try:\n    {}['a']\nexcept KeyError as error:\n    raise ValueError('b') from error\n",
    "does not parse": "x = 1\nif x\n    pass\n",
    "returns": "x = 1\nreturn x\n",
    "recurses": "def f(n):\n    return f(n + 1)\n\nf(0)\n",
    "other line ends": "a = '\u2028'\r\n\r\n1 / 0\r\n",
    "unknown package": "import torch\n",
    "asks": "name = input('Name? ')\n",
    "exits": "import sys\nprint('a')\nsys.exit()\n",
    "exits with a message": "import sys\nsys.exit('Enough.')\n",
    "exits with a status": "exit(3)\n",
    "warns": "import warnings\nwarnings.warn('careful')\n",
    "never ends": "print('x')\nwhile True:\n    pass\n",
    "sleeps": "import time\ntime.sleep(600)\n",
    "never stops printing": "while True:\n    print('y' * 1000)\n",
    "brings Python down": "import ctypes\nprint('z')\nctypes.string_at(2**31)\n",
    "sets names": "import sys\nleft = run = 1\nsys.stdout = None\n",
    "sees its own names": "print([name for name in dir() if not name.startswith('__')], __name__, __file__)\n",
    "sets options": "import numpy as np\nnp.set_printoptions(precision=2)\nnp.seterr(all='raise')\n",
    "sees defaults": "import numpy as np\nprint(np.array([1 / 3]), np.geterr()['under'])\n",
    "sets a seed": "import numpy as np\nnp.random.seed(0)\nprint(np.random.rand())\n",
    "sees no seed": "import numpy as np\nprint(np.random.rand())\n",
    "sets up logging": "import logging\nlogging.basicConfig(level=0, format='%(message)s')\nlogging.debug('a')\n",
    "sees no logging": "import logging\nlogging.debug('a')\nlogging.warning('b')\n",
    "finalizes": "class A:\n    def __del__(self):\n        print('gone')\n\na = A()\n",
    "star import": "from numpy import *\nprint(concatenate(([1], [2])))\n",
    "needs asyncio": "import asyncio\nloop = asyncio.get_event_loop()\n"
    "print(type(loop).__name__, loop.call_soon(print))",
    "asks for lines of NumPy": "import numpy as np, traceback\ntry:\n    np.linalg.inv(np.ones((2, 2)) * [[0], [1]])\n"
    "    np.reshape(np.arange(6), (4, 2))\nexcept Exception as error:\n"
    "    print(len(traceback.format_exception(error)) > 2)",
    "pickles": "import pickle\nclass A: pass\nprint(type(pickle.loads(pickle.dumps(A()))))\n",
    "needs seldom used parts": "import numpy.testing, numpy.typing, unittest, decimal, timeit\nhelp(lambda: 1)",
}
FINAL = {"never ends", "sleeps", "never stops printing", "brings Python down", "recurses"}
"""Snippets that are stopped, or end where this machine's memory does; a proof of them isn't kept."""


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("proofs")


@pytest.fixture(scope="module")
def outcomes(runtime: Runtime, cache: Path) -> dict[str, Outcome]:
    """All snippets above, run in one go."""
    return prove(runtime, [Program(name, code) for name, code in SNIPPETS.items()], cache, seconds=3)


@pytest.mark.parametrize(
    ("name", "output"),
    [
        ("prints", "[0.         0.33333333 0.66666667]\né"),
        ("no final newline", "a\nb"),
        ("both streams", "1\n2\n3\n"),
        ("odd line ends", "\u2028\x85\r\n\x0b\n"),
        ("exits", "a\n"),
        ("warns", "snippet.py:2: UserWarning: careful\n  warnings.warn('careful')\n"),
        ("sees its own names", "[] __main__ snippet.py\n"),
        ("sees defaults", "[0.33333333] ignore\n"),
        ("sets up logging", "a\n"),
        ("sees no logging", "WARNING:root:b\n"),
        ("finalizes", "gone\n"),
        ("star import", "[1 2]\n"),
        ("pickles", "<class '__main__.A'>\n"),
    ],
)
def test_what_is_printed_is_given_exactly(outcomes: dict[str, Outcome], name: str, output: str) -> None:
    assert outcomes[name] == Outcome(output, None)


@pytest.mark.parametrize(
    ("name", "output", "error"),
    [
        (
            "raises",
            "before\n",
            (
                "Traceback (most recent call last):\n"
                '  File "snippet.py", line 6, in <module>\n    f(0)\n    ~^^^\n'
                '  File "snippet.py", line 2, in f\n    return 1 / x\n           ~~^~~\n'
                "ZeroDivisionError: division by zero\n"
            ),
        ),
        (
            "raises inside NumPy",
            "",
            (
                "Traceback (most recent call last):\n"
                '  File "snippet.py", line 3, in <module>\n'
                "    np.reshape(np.arange(6), (4, 2))\n    ~~~~~~~~~~^^^^^^^^^^^^^^^^^^^^^^\n"
                "ValueError: cannot reshape array of size 6 into shape (4,2)\n"
            ),
        ),
        ("does not parse", "", "  File \"snippet.py\", line 2\n    if x\n        ^\nSyntaxError: expected ':'\n"),
        (
            "returns",
            "",
            "  File \"snippet.py\", line 2\n    return x\n    ^^^^^^^^\nSyntaxError: 'return' outside function\n",
        ),
        (
            "other line ends",
            "",
            (
                "Traceback (most recent call last):\n"
                '  File "snippet.py", line 3, in <module>\n    1 / 0\n    ~~^~~\n'
                "ZeroDivisionError: division by zero\n"
            ),
        ),
        (
            "unknown package",
            "",
            (
                "Traceback (most recent call last):\n"
                '  File "snippet.py", line 1, in <module>\n    import torch\n'
                "ModuleNotFoundError: No module named 'torch'\n"
            ),
        ),
        (
            "asks",
            "Name? ",
            (
                "Traceback (most recent call last):\n"
                "  File \"snippet.py\", line 1, in <module>\n    name = input('Name? ')\n"
                "EOFError: input() has nobody to ask here; write the value into the code\n"
            ),
        ),
        ("exits with a message", "", "Enough.\n"),
        ("exits with a status", "", "The program ended with exit status 3.\n"),
        ("never ends", "x\n", "The program did not end within 3 s.\n"),
        ("sleeps", "", "The program did not end within 3 s.\n"),
        ("brings Python down", "z\n", "Python itself stopped.\n"),
    ],
)
def test_a_failure_shows_the_snippets_own_lines(
    outcomes: dict[str, Outcome], name: str, output: str, error: str
) -> None:
    assert (outcomes[name].output, outcomes[name].error) == (output, error)


@pytest.mark.parametrize("name", ["raises in a callback", "raises from", "recurses"])
def test_every_frame_shown_is_the_snippets(outcomes: dict[str, Outcome], name: str) -> None:
    error = outcomes[name].error or ""
    files = [line for line in error.splitlines() if line.lstrip().startswith("File ")]
    assert len(files) >= 2
    assert all(line.startswith('  File "snippet.py", line ') for line in files)
    assert "harness" not in error


def test_endless_output_is_cut(outcomes: dict[str, Outcome]) -> None:
    stopped = outcomes["never stops printing"]
    assert stopped.error == "The program printed more than 100000 characters.\n"
    assert len(stopped.output) == 100_000


def test_what_python_does_not_import_at_its_start_is_there_when_asked_for(outcomes: dict[str, Outcome]) -> None:
    assert outcomes["needs asyncio"].output == "WebLoop <Handle print()>\n"


def test_libraries_without_line_numbers_have_tracebacks_all_the_same(outcomes: dict[str, Outcome]) -> None:
    assert outcomes["asks for lines of NumPy"].output == "True\n"


def test_a_seed_set_by_one_snippet_is_unknown_to_the_next(outcomes: dict[str, Outcome]) -> None:
    assert outcomes["sets a seed"].output == "0.5488135039273248\n"
    assert outcomes["sees no seed"].output != "0.7151893663724195\n"


def test_parts_of_the_libraries_that_snippets_may_ask_for_are_there(outcomes: dict[str, Outcome]) -> None:
    assert outcomes["needs seldom used parts"].error is None
    assert outcomes["needs seldom used parts"].output.startswith("Help on function")


def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The programs that Node is asked to run from now on."""
    asked: list[str] = []

    def count(script: str, request: dict[str, Any], timeout: float) -> Any:
        asked.extend(task["code"] for task in request["tasks"])
        return ask(script, request, timeout)

    monkeypatch.setattr(flashdeck.prove, "ask", count)
    return asked


def test_proofs_are_kept_and_only_what_is_new_runs(
    runtime: Runtime, outcomes: dict[str, Outcome], cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = counted(monkeypatch)
    kept = [Program(name, code) for name, code in SNIPPETS.items() if name not in FINAL]
    assert prove(runtime, kept, cache) == {program.name: outcomes[program.name] for program in kept}
    assert asked == []
    new = [*kept, Program("new", "print('new')"), Program("again", "print('new')")]
    proven = prove(runtime, new, cache)
    assert proven["new"] == proven["again"] == Outcome("new\n", None)
    assert asked == ["print('new')"]


@pytest.mark.parametrize("name", ["brings Python down", "recurses"])
def test_a_snippet_that_was_stopped_gets_another_chance(
    runtime: Runtime, outcomes: dict[str, Outcome], cache: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    asked = counted(monkeypatch)
    again = prove(runtime, [Program("again", SNIPPETS[name])], cache)
    assert again["again"].error
    assert outcomes[name].error
    assert len(asked) == 1


def test_a_spoilt_proof_is_made_again(runtime: Runtime, tmp_path: Path) -> None:
    program = Program("a", "print('a')")
    proven = prove(runtime, [program], tmp_path)
    (proof,) = tmp_path.iterdir()
    assert json.loads(proof.read_text()) == {"output": "a\n", "drawings": [], "error": None, "checks": None}
    proof.write_text('{"output": "')
    assert prove(runtime, [program], tmp_path) == proven


def test_another_runtime_or_harness_needs_another_proof(
    runtime: Runtime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = Program("a", "print('a')")
    prove(runtime, [program], tmp_path / "proofs")
    asked = counted(monkeypatch)
    changed = tmp_path / "harness"
    shutil.copytree(flashdeck.prove.HARNESS, changed)
    (changed / "tell.py").write_text("# changed\n")
    monkeypatch.setattr(flashdeck.prove, "HARNESS", changed)
    prove(runtime, [program], tmp_path / "proofs")
    assert asked == [program.code]


def test_an_exercise_that_cannot_be_read_is_an_error_of_its_own(runtime: Runtime, tmp_path: Path) -> None:
    """And Python goes on: the proof is kept as any other."""
    broken = [Program("starter", "f = 1", "def f(:", "assert f"), Program("tests", "f = 1", "f = 0", "assert f = 1")]
    proven = prove(runtime, broken, tmp_path)
    for outcome in proven.values():
        assert (outcome.error or "").startswith("The exercise can't be read: invalid syntax")
        assert not outcome.passed
    assert len(list(tmp_path.iterdir())) == len(broken)
