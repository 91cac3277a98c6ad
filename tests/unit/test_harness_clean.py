"""Each run finds the interpreter as if new, whatever the run before did to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from flashdeck.prove import Outcome, Program, prove
from flashdeck.runtime import Runtime

PROBE = """\
import asyncio, builtins, collections, decimal, gc, json, logging, math, os, random, statistics, sys, warnings
import numpy as np
print(sorted(vars(builtins)), len([]), all([0]), abs(-1), max([1, 2]), AssertionError.__name__)
print(np.allclose(1, 2), np.isclose(1, 2), np.sum([1, 2]), np.linalg.norm([3, 4]), math.sqrt(4), np.array([1 / 3]))
print(np.geterr(), np.get_printoptions()["precision"], np.random.default_rng(0).integers(9), np.random.mtrand.rand)
print(random.Random(1).random(), type(random.random()), statistics.mean([1, 2]), json.dumps([1]), json.loads("[1]"))
print(sys.gettrace(), sys.getprofile(), sys.excepthook, sys.displayhook, sys.getrecursionlimit(), sys.argv, sys.path)
print(sys.stdout is sys.stderr, sys.flags.optimize, sys.meta_path, sys.get_int_max_str_digits(), 'torch' in sys.modules)
print(gc.isenabled(), gc.get_threshold(), gc.callbacks, decimal.getcontext().prec, decimal.Context().prec, os.getcwd())
print(warnings.filters, logging.root.handlers, logging.root.level, logging.getLogger("a").handlers, os.environ.get("A"))
print(os.listdir(), collections.Counter("aab").most_common(1), collections.OrderedDict(a=1), help)
print([name for name in dir() if name.startswith("left")], sys.modules["__main__"].__dict__ is globals(), __debug__)
print(len(sys.modules))
print("unittest" in sys.modules, np.allclose._implementation.__defaults__)
"""

SPOILERS = {
    "a name": "left = 1",
    "print": "import builtins\nbuiltins.print = None",
    "all and len": "import builtins\nbuiltins.all = lambda _: True\nbuiltins.len = lambda _: 0\ndel builtins.max",
    "AssertionError": "import builtins\nbuiltins.AssertionError = ValueError",
    "a new builtin": "import builtins\nbuiltins.left = 1",
    "np.allclose": "import numpy as np\nnp.allclose = np.isclose = lambda *_: True\nnp.pi = 3\ndel np.linalg.norm",
    "the code of np.allclose": "import numpy as np\ndef f(*_): pass\nnp.allclose._implementation.__code__ = f.__code__",
    "the defaults of np.allclose": "import numpy as np\nnp.allclose._implementation.__defaults__ = (9, 9, True)",
    "inside NumPy": "import numpy as np\nnp._core.numeric.isclose = lambda *_, **__: np.True_",
    "a value that equals all": "import numpy as np\nclass E:\n  def __eq__(s, o): return True\n  def __call__(s, *_): "
    "return 1\n  __hash__ = None\nnp.allclose = E()",
    "a method": "import random\nrandom.Random.seed = lambda *_: None\nrandom.Random.extra = 1",
    "a method of a container": "import collections\ncollections.Counter.most_common = lambda *_: 1",
    "math": "import math, statistics, json\nmath.sqrt = statistics.mean = json.dumps = json.loads = None",
    "the module list": "import sys\nsys.modules['numpy'] = sys.modules['json'] = sys.modules['torch'] = sys",
    "all modules": "import sys\nsys.modules.clear()",
    "import": "import sys, builtins\nsys.meta_path.clear()\nsys.path[:] = ['/tmp']\nbuiltins.__import__ = None",
    "tracing": "import sys\nsys.settrace(lambda *_: print('traced'))",
    "profiling": "import sys\nsys.setprofile(lambda *_: None)",
    "monitoring": "import sys\nm = sys.monitoring\nm.use_tool_id(3, 'x')\nm.set_events(3, m.events.CALL)\n"
    "m.register_callback(3, m.events.CALL, lambda *_: None)",
    "hooks": "import sys\nsys.excepthook = sys.displayhook = sys.unraisablehook = lambda *_: None",
    "streams": "import sys\nsys.stdout = sys.stderr = sys.__stdout__ = sys.stdin = None\nsys.argv.append('a')",
    "warnings": "import warnings\nwarnings.simplefilter('error')\nwarnings.warn = None",
    "NumPy's settings": "import numpy as np\nnp.seterr(all='raise')\nnp.set_printoptions(precision=2)",
    "random generator": "import numpy as np\nnp.random.set_bit_generator(np.random.PCG64(1))\nnp.random.seed = None",
    "recursion limit": "import sys\nsys.setrecursionlimit(150)\nsys.set_int_max_str_digits(1000)",
    "garbage collection": "import gc\ngc.disable()\ngc.set_threshold(1)\ngc.callbacks.append(print)",
    "decimal": "import decimal\ndecimal.getcontext().prec = 3\ndecimal.DefaultContext.prec = 4",
    "logging": "import logging\nlogging.basicConfig(level=0)\nlogging.getLogger('a').addHandler(logging.NullHandler())",
    "files": "import os\nos.mkdir('a')\nos.chdir('a')\nopen('random.py', 'w').close()\nos.environ['A'] = 'b'",
    "a late deletion": "import builtins\nclass A:\n  def __del__(self): builtins.len = None\nbuiltins.left = A()",
    "an import": "import unittest, textwrap",
    "an exit function": "import atexit, builtins\natexit.register(lambda: setattr(builtins, 'len', None))",
    "a raised exception": "import sys\nsys.last_exc = sys.ps1 = 1\n1 / 0",
    "an exit": "import sys, builtins\nbuiltins.len = None\nsys.exit(1)",
}


@pytest.fixture(scope="module")
def outcomes(runtime: Runtime, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    """The probe alone, then after each spoiler, in one interpreter."""
    programs = [Program("new", PROBE)]
    for name, code in SPOILERS.items():
        programs += [Program(f"spoil {name}", code), Program(name, f"{PROBE}# {name}")]
    return prove(runtime, programs, tmp_path_factory.mktemp("proofs"))


@pytest.mark.parametrize("name", SPOILERS)
def test_the_next_run_finds_everything_as_in_a_new_interpreter(outcomes: dict[str, Outcome], name: str) -> None:
    assert outcomes["new"].error is None
    assert outcomes[name].error is None
    assert outcomes[name].output == outcomes["new"].output


@pytest.mark.parametrize(
    "name", [name for name in SPOILERS if name not in {"a raised exception", "an exit", "tracing"}]
)
def test_the_spoilers_do_what_they_are_meant_to(outcomes: dict[str, Outcome], name: str) -> None:
    assert outcomes[f"spoil {name}"].error is None


def test_what_happens_at_the_end_belongs_to_the_run(runtime: Runtime, tmp_path: Path) -> None:
    code = (
        "import atexit, weakref\n"
        "class A:\n"
        "    def __del__(self): print('deleted')\n"
        "a = A()\n"
        "atexit.register(print, 'exit')\n"
        "class B: pass\n"
        "b = B()\n"
        "weakref.finalize(b, print, 'finalized')\n"
    )
    programs = [Program("a", code), Program("b", code + "#"), Program("c", "print('nothing else')")]
    found = prove(runtime, programs, tmp_path)
    assert found["a"].output == found["b"].output
    assert sorted(found["a"].output.split()) == ["deleted", "exit", "finalized"]
    assert found["c"].output == "nothing else\n"


def test_threads_are_refused(runtime: Runtime, tmp_path: Path) -> None:
    code = "import threading\nthreading.Thread(target=print).start()"
    assert "can't start new thread" in (prove(runtime, [Program("a", code)], tmp_path)["a"].error or "")


def test_a_callback_of_an_earlier_run_prints_and_draws_nothing(runtime: Runtime, tmp_path: Path) -> None:
    keep = "import sys, builtins\nclass A:\n  def __del__(self):\n    for f in self.f: f('late')\n"
    code = keep + "a = A()\na.f = [sys.stdout.write]\na.a = a\nsys.intern.__self__.left = a"
    programs = [Program("a", code), Program("b", "print('own')")]
    assert prove(runtime, programs, tmp_path)["b"].output == "own\n"
