"""Grading: what a check is, what decides, what is said of a failure, and fakes that don't pass."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from flashdeck.prove import Check, Outcome, Program, prove
from flashdeck.runtime import Runtime

Grade = Callable[..., Outcome]

STARTER = "import numpy as np\n\n\ndef double(x):\n    raise NotImplementedError\n"
RIGHT = "import numpy as np\n\n\ndef double(x):\n    return 2 * x\n"
WRONG = "import numpy as np\n\n\ndef double(x):\n    return x\n"
TESTS = """\
a = np.array([1.0, 2.0])
assert np.allclose(double(a), [2.0, 4.0]), "twice as much"
assert double(3) == 6
assert all(double(x) == x + x for x in range(5)), "for whole numbers"
"""

FAKES = {
    "exits early": "import sys\nprint('passed')\nsys.exit(0)",
    "exits when called": "import sys\ndef double(x): sys.exit(0)",
    "ends the process": "import os\ndef double(x): os._exit(0)",
    "interrupts": "def double(x): raise KeyboardInterrupt",
    "prints": "def double(x): print('3 of 3 checks passed')",
    "raises the tests' own exception": "def double(x): raise AssertionError",
    "redefines np": "class np:\n  allclose = staticmethod(lambda *_: True)\n" + WRONG.partition("\n")[2],
    "replaces np.allclose": "import numpy as np\nnp.allclose = lambda *_, **__: True\n" + WRONG,
    "replaces it when called": WRONG
    + "    # \nimport numpy as np\ndef double(x):\n  np.allclose = np.isclose = lambda *_, "
    "**__: True\n  return x",
    "replaces what it calls": "import numpy as np\ndef double(x):\n"
    "  np._core.numeric.isclose = lambda *_, **__: np.True_\n  return x",
    "replaces its code": "import numpy as np\ndef yes(*_, **__): return True\ndef double(x):\n"
    "  np.allclose._implementation.__code__ = yes.__code__\n  return x",
    "replaces builtins": "import builtins\nbuiltins.all = builtins.abs = lambda *_: True\n"
    "builtins.len = lambda _: 0\nall = abs = lambda _: True\n" + WRONG,
    "replaces builtins when called": "import builtins\ndef double(x):\n  builtins.all = lambda _: True\n  return x",
    "replaces AssertionError": "import builtins\nclass Quiet(BaseException): pass\n"
    "builtins.AssertionError = AssertionError = Quiet\n" + WRONG,
    "an object equal to all": "class Equal:\n  def __eq__(self, other): return True\n"
    "  def __array__(self, *_, **__): return np.array([2.0, 4.0])\n  __hash__ = None\n"
    "import numpy as np\ndef double(x): return Equal()",
    "a number equal to all": "class Equal(float):\n  def __eq__(self, other): return True\n  __hash__ = None\n"
    "def double(x): return Equal(1)",
    "an array equal to all": "import numpy as np\nclass Equal(np.ndarray):\n  def __eq__(self, other): return True\n"
    "  def __array_function__(self, *_): return True\n  __hash__ = None\n"
    "def double(x): return np.asarray(x).view(Equal)",
    "an array of objects": "import numpy as np\nclass Equal:\n  def __eq__(self, other): return True\n"
    "  def __sub__(self, other): return 0.0\n  __rsub__ = __sub__\n  __hash__ = None\n"
    "def double(x): return np.array([Equal(), Equal()], dtype=object)",
    "a list of objects": "class Equal(float):\n  def __eq__(self, other): return True\n  __hash__ = None\n"
    "def double(x): return [Equal(1), Equal(1)]",
    "a class that claims to be float": "class Meta(type):\n  def __hash__(cls): return hash(float)\n"
    "  def __eq__(cls, other): return True\nclass Equal(metaclass=Meta):\n"
    "  def __eq__(self, other): return True\n  __hash__ = None\ndef double(x): return Equal()",
    "does not parse": "def double(x) return x",
    "does not define it": "def treble(x): return 3 * x",
    "asks for input": "def double(x): return input()",
    "traces": "import sys\nsys.settrace(lambda *_: None)\n" + WRONG,
    "replaces import": "import sys, types\nsys.modules['numpy'] = types.SimpleNamespace(allclose=lambda *_: True)\n"
    "def double(x): return x",
    "a function that is no function": "class Double:\n  def __call__(self, x): return x\ndouble = Double()",
}


DETAILS = {
    "assert 6 == double(3)": "Got 3, expected 6.",
    "assert double([1, 2]) == [2, 4]": "Got [1, 2], expected [2, 4].",
    "assert double(np.zeros(3)).shape == (6,)": "Got (3,), expected (6,).",
    "assert np.array_equal(double(np.zeros(2)), np.zeros(3))": "Got shape (2,), expected shape (3,).",
    "assert abs(double(0.5) - 1) < 1e-9": "Got 0.5; it must be < 1e-09.",
    "assert 1 < double(1)": "Got 1; it must be > 1.",
    "assert double(1) != 1": "Got 1; it must differ from 1.",
    "assert not np.allclose(double(np.ones(2)), 1)": "Got [1., 1.]; it must differ from 1.",
    "assert double(1) == 2 and double(2) == 4": "Got 1, expected 2.",
    "assert double(1) == 1 and double(2) == 4": "Got 2, expected 4.",
    "assert np.isfinite(double(np.array([np.nan]))).all()": "Got [nan], which must be finite.",
    "assert double(1) in (2, 3)": "Got 1; it must be in (2, 3).",
    "assert double(1) == 1.0000000000001": "Got 1 (int), expected 1.0000000000001 (float).",
    "assert double('a') == 'aa'": "Got 'a', expected 'aa'.",
    "x = np.arange(60.0).reshape(6, 10); assert np.allclose(double(x), 2 * x)": "59 of 60 values differ; the first at "
    "[0, 1]: got 1, expected 2.",
    "assert 0 < double(1) < 1": None,
}


@pytest.fixture(scope="module")
def grade(runtime: Runtime, tmp_path_factory: pytest.TempPathFactory) -> Grade:
    cache = tmp_path_factory.mktemp("proofs")

    def graded(code: str, tests: str = TESTS, starter: str = STARTER) -> Outcome:
        return prove(runtime, [Program("a", code, starter, tests)], cache)["a"]

    return graded


@pytest.fixture(scope="module")
def fakes(runtime: Runtime, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    """All fakes, and after each the right answer, in one interpreter."""
    programs = []
    for name, code in FAKES.items():
        programs += [Program(name, code, STARTER, TESTS), Program(f"after {name}", f"{RIGHT}# {name}", STARTER, TESTS)]
    return prove(runtime, programs, tmp_path_factory.mktemp("proofs"))


@pytest.mark.parametrize("name", FAKES)
def test_a_fake_passes_no_check_and_spoils_nothing_for_the_next(fakes: dict[str, Outcome], name: str) -> None:
    assert not fakes[name].passed
    assert [check.state for check in fakes[name].checks or ()] in (["failed"] * 3, ["skipped"] * 3)
    assert fakes[f"after {name}"].passed


def test_each_assert_is_a_check_with_its_message(grade: Grade) -> None:
    found = grade(RIGHT)
    assert found.passed
    assert found.error is None
    assert found.checks == (
        Check("passed", "twice as much", 'assert np.allclose(double(a), [2.0, 4.0]), "twice as much"', None),
        Check("passed", "", "assert double(3) == 6", None),
        Check(
            "passed",
            "for whole numbers",
            'assert all(double(x) == x + x for x in range(5)), "for whole numbers"',
            None,
        ),
    )


def test_a_failed_check_says_what_came_and_what_was_expected(grade: Grade) -> None:
    details = [check.detail for check in grade(WRONG).checks or ()]
    assert details == ["Got [1., 2.], expected [2., 4.].", "Got 3, expected 6.", "Got 1, expected 2."]


@pytest.fixture(scope="module")
def details(runtime: Runtime, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    """The wrong answer, graded by each of these tests, in one interpreter."""
    programs = [Program(test, WRONG, STARTER, test) for test in DETAILS]
    return prove(runtime, programs, tmp_path_factory.mktemp("proofs"))


@pytest.mark.parametrize("test", DETAILS)
def test_details(details: dict[str, Outcome], test: str) -> None:
    (check,) = details[test].checks or ()
    assert check.state == "failed"
    assert check.detail == DETAILS[test]


def test_an_exception_in_a_check_is_told_with_the_learners_lines_only(grade: Grade) -> None:
    code = "def helper(x):\n    return x[5]\n\ndef double(x):\n    return helper(x)\n"
    (check,) = grade(code, "assert double([1]) == [2], 'm'").checks or ()
    assert check.state == "failed"
    assert check.message == "m"
    assert (check.detail or "").startswith("Traceback")
    assert 'File "snippet.py", line 5, in double' in (check.detail or "")
    assert 'File "snippet.py", line 2, in helper' in (check.detail or "")
    assert "tests.py" not in (check.detail or "")
    assert "harness" not in (check.detail or "")


def test_an_exit_within_a_check_is_told_plainly(grade: Grade) -> None:
    (check,) = grade("def double(x):\n    exit()", "assert double(1)").checks or ()
    assert check.detail == "The code called sys.exit(), which ends a program."


def test_checks_after_a_setup_that_raised_are_skipped(grade: Grade) -> None:
    found = grade("def double(x): return 1 / 0", "assert True\ny = double(1)\nassert y == 2\nassert True")
    assert [check.state for check in found.checks or ()] == ["passed", "skipped", "skipped"]
    assert "ZeroDivisionError" in (found.error or "")
    assert not found.passed


def test_a_program_that_raises_is_not_tested(grade: Grade) -> None:
    found = grade(f"{RIGHT}\n1 / 0\n")
    assert [check.state for check in found.checks or ()] == ["skipped"] * 3
    assert "ZeroDivisionError" in (found.error or "")


def test_a_program_that_ends_itself_says_so(grade: Grade) -> None:
    found = grade(f"{RIGHT}\nexit()\n")
    assert found.error == "The program ended itself, so it was not tested.\n"


def test_no_checks_are_no_pass(grade: Grade) -> None:
    assert not grade(RIGHT, "double(1)").passed


def test_the_tests_see_no_name_that_the_starter_does_not_define(grade: Grade) -> None:
    code = f"{RIGHT}\ndef help_me(): return 1\nabs = all = None\nnp = None\n".replace("2 * x", "x + x")
    assert grade(code, "assert abs(-1) == 1 and all([]) and np.pi > 3\n" + TESTS).passed
    found = grade(code, "assert help_me() == 1")
    assert "NameError" in ((found.checks or ())[0].detail or "")


def test_what_is_printed_and_drawn_goes_out_but_decides_nothing(grade: Grade) -> None:
    found = grade("def double(x):\n    print('called')\n    show([[x]])\n    return 2 * x", "assert double(1) == 2")
    assert found.passed
    assert found.output == "called\n"
    assert len(found.drawings) == 1


def test_a_loop_with_asserts_is_one_check_that_names_the_assert_that_failed(grade: Grade) -> None:
    tests = "for x in (0, 1, 2):\n    assert double(0) == 0, 'zero'\n    assert double(x) == 2 * x, 'any'"
    (check,) = grade(WRONG, tests).checks or ()
    assert (check.state, check.message, check.detail) == ("failed", "any", "Got 1, expected 2.")
    assert check.source == tests


def test_tests_may_define_functions_and_pass_them_on(grade: Grade) -> None:
    tests = (
        "def twice(f, x):\n    return f(f(x))\n"
        "total = lambda a: float((a ** 2).sum())\n"
        "for x in range(3):\n    assert twice(double, x) == 4 * x\n"
        "assert total(double(np.ones(2))) == 8.0\n"
        "with np.errstate(all='ignore'):\n    assert double(np.float64(1)) / 2 == 1\n"
        "match double((1,)):\n    case (1, 1):\n        assert True\n"
    )
    assert grade(RIGHT, tests).passed


def test_a_class_may_be_asked_for(grade: Grade) -> None:
    starter = "class Layer:\n    def forward(self, x):\n        raise NotImplementedError\n"
    code = (
        "class Layer:\n    def __init__(self): self.n = 0\n"
        "    def forward(self, x):\n        self.n += 1\n        return 2 * x\n"
    )
    tests = "layer = Layer()\nassert layer.forward(2) == 4\nassert layer.n == 1\nassert isinstance(layer, Layer)"
    assert grade(code, tests, starter).passed
    assert not grade(starter, tests, starter).passed


def test_a_tuple_or_array_of_an_own_kind_counts_as_what_it_is_based_on(grade: Grade) -> None:
    code = (
        "from collections import namedtuple, OrderedDict\nimport numpy as np\nPair = namedtuple('Pair', 'a b')\n"
        "def double(x):\n    return Pair(x, np.matrix([[2 * x]])) if x else OrderedDict(a=1)\n"
    )
    assert grade(
        code, "a, b = double(1)\nassert double(1)[0] == 1 and b.tolist() == [[2]]\nassert double(0) == {'a': 1}"
    ).passed


def test_settings_that_a_program_makes_hold_while_it_is_tested(grade: Grade) -> None:
    code = "import numpy as np\nnp.seterr(all='ignore')\ncalls = []\n"
    code += "def double(x):\n    calls.append(x)\n    return 2 * x\n"
    assert grade(code, "assert double(1) == 2\nassert np.geterr()['over'] == 'ignore'").passed


def test_tests_that_do_not_parse_are_told(grade: Grade) -> None:
    found = grade(RIGHT, "assert (")
    assert "can't be read" in (found.error or "")


def test_many_programs_are_graded_in_one_go(runtime: Runtime, tmp_path: Path) -> None:
    programs = [Program(str(n), f"def f(): return {n}", "def f(): pass", f"assert f() == {n}") for n in range(100)]
    assert all(found.passed for found in prove(runtime, programs, tmp_path).values())
