"""What a snippet can do to itself: each gets a plain message within its limit, and the next run works."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import ONE_VISIT, Site
from tests.browser.test_runner import PYTHON_START, run_code, snippet
from tests.browser.test_runner_fallbacks import UNTIL_SNAPSHOT_IS_KEPT

pytestmark = ONE_VISIT

RECURSIONS = {
    "of a function": "def f(n):\n    return f(n + 1)\nf(0)",
    "through a sort key": "def f(n):\n    return sorted([n], key=f)\nf(0)",
    "of a representation": "class A:\n    def __repr__(self):\n        return repr([self])\nprint(A())",
    "of a comparison": "class A:\n    def __eq__(self, other):\n        return [self] == [other]\nA() == A()",
    "with a higher limit": "import sys\nsys.setrecursionlimit(10**9)\ndef f(n):\n    return f(n + 1)\nf(0)",
}

ENDINGS = {
    "sys.exit": ("import sys\nprint('before')\nsys.exit()\nprint('after')", None),
    "sys.exit with a message": ("import sys\nprint('before')\nsys.exit('Enough.')", "Enough."),
    "exit with a status": ("print('before')\nexit(3)", "The program ended with exit status 3."),
    "SystemExit past a handler": ("print('before')\ntry:\n    exit(3)\nexcept Exception:\n    pass", "exit status 3"),
    "os._exit": ("import os\nprint('before')\nos._exit(3)", "exit status 3"),
    "os.abort": ("import os\nprint('before')\nos.abort()", "this is not possible in a browser"),
    "os.kill": ("import os\nprint('before')\nos.kill(os.getpid(), 9)", "this is not possible in a browser"),
    "a keyboard interrupt": ("print('before')\nraise KeyboardInterrupt", "KeyboardInterrupt"),
}

CRASHES = {
    "reading beyond the memory": "import ctypes\nprint('before')\nctypes.string_at(2**31)",
    "data nested too deep for C": "import json\nprint('before')\nx = []\n"
    "for _ in range(100_000):\n    x = [x]\njson.dumps(x)",
}

COUNT_ENDED_WORKERS = """
  window.endedWorkers = 0;
  const { terminate } = Worker.prototype;
  Worker.prototype.terminate = function () { top.endedWorkers += 1; terminate.call(this); };
"""


def expect_next_run_to_work(shown: Locator) -> None:
    """Another snippet prints what it should."""
    run_code(shown, "import numpy as np\nprint(int(np.arange(7).sum()) * 2)\n")
    expect(shown.get_by_text("42", exact=True)).to_be_visible(timeout=PYTHON_START)
    expect(shown.get_by_text("Done in")).to_be_visible()


@pytest.mark.parametrize("how", list(RECURSIONS))
def test_deep_recursion_is_an_error_like_others(page: Page, site: Site, how: str) -> None:
    shown = snippet(page, site, "what-is-max-pooling")
    run_code(shown, RECURSIONS[how])
    expect(shown.get_by_role("alert")).to_contain_text("RecursionError", timeout=PYTHON_START)
    expect(shown.get_by_role("alert")).to_contain_text("Hint:")
    expect_next_run_to_work(shown)


@pytest.mark.parametrize("how", list(ENDINGS))
def test_a_program_that_ends_itself_ends_alone(page: Page, site: Site, how: str) -> None:
    code, told = ENDINGS[how]
    shown = snippet(page, site, "what-is-max-pooling")
    run_code(shown, code)
    if told:
        expect(shown.get_by_role("alert")).to_contain_text(told, timeout=PYTHON_START)
    else:
        expect(shown.get_by_text("Done in")).to_be_visible(timeout=PYTHON_START)
    expect(shown.get_by_role("group", name="Output")).to_contain_text("before")
    expect(shown.get_by_text("after", exact=True)).to_be_hidden()
    expect_next_run_to_work(shown)


def test_a_question_to_the_keyboard_says_what_to_do_instead(page: Page, site: Site) -> None:
    shown = snippet(page, site, "what-is-max-pooling")
    run_code(shown, "name = input('Your name? ')")
    expect(shown.get_by_role("alert")).to_contain_text("EOFError", timeout=PYTHON_START)
    expect(shown.get_by_role("alert")).to_contain_text("write the value into the code")
    expect_next_run_to_work(shown)


@pytest.mark.parametrize("code", ["x = np.ones(2**29)", "x = bytearray(4 * 10**9)", "x = [0] * 10**9"])
def test_more_memory_than_there_is_is_an_error_like_others(page: Page, site: Site, code: str) -> None:
    shown = snippet(page, site, "what-is-max-pooling")
    run_code(shown, f"import numpy as np\n{code}")
    expect(shown.get_by_role("alert")).to_contain_text(
        re.compile("MemoryError|too little memory|array is too big|index-sized"), timeout=PYTHON_START
    )
    expect_next_run_to_work(shown)


def test_memory_that_fills_up_bit_by_bit_ends_with_a_plain_message(page: Page, site: Site) -> None:
    shown = snippet(page, site, "what-is-max-pooling")
    run_code(shown, "import numpy as np\nkept = []\nwhile True:\n    kept.append(np.ones(10**7))\n")
    expect(shown.get_by_role("alert")).to_contain_text(
        re.compile("MemoryError|too little memory|ran for more"), timeout=PYTHON_START
    )
    expect_next_run_to_work(shown)


def test_a_python_that_has_grown_large_is_replaced(page: Page, site: Site) -> None:
    """Its memory never shrinks, so the page would keep it for good."""
    page.add_init_script(COUNT_ENDED_WORKERS)
    shown = snippet(page, site, "what-is-max-pooling")
    run_code(shown, "print(6 * 7)")
    expect(shown.get_by_text("42", exact=True)).to_be_visible(timeout=PYTHON_START)
    run_code(shown, "import numpy as np\nprint(np.ones(10**7).size)")
    expect(shown.get_by_text("10000000", exact=True)).to_be_visible(timeout=PYTHON_START)
    expect(shown.get_by_text("Done in")).to_be_visible()
    page.evaluate(UNTIL_SNAPSHOT_IS_KEPT)  # by a worker that ends then; on a slow machine a spare one has ended, too
    before = page.evaluate("endedWorkers")
    run_code(shown, "import numpy as np\nprint(np.ones(10**8).size)")
    expect(shown.get_by_text("100000000", exact=True)).to_be_visible(timeout=PYTHON_START)
    page.wait_for_function("(before) => endedWorkers > before", arg=before, timeout=PYTHON_START)
    expect_next_run_to_work(shown)


@pytest.mark.parametrize("how", list(CRASHES))
def test_a_crash_of_python_is_told_and_the_next_run_works(whole_browser: Browser, site: Site, how: str) -> None:
    # Without windows, Chromium itself crashes where WebAssembly reads beyond its memory.
    page = whole_browser.new_page(service_workers="block")
    shown = snippet(page, site, "what-is-max-pooling")
    run_code(shown, CRASHES[how])
    expect(shown.get_by_role("alert")).to_contain_text("Python stopped unexpectedly", timeout=PYTHON_START)
    expect(shown.get_by_role("group", name="Output")).to_contain_text("before")
    expect_next_run_to_work(shown)
    page.close()


def test_how_much_of_endless_output_was_cut_is_told(page: Page, site: Site) -> None:
    shown = snippet(page, site, "what-is-max-pooling")
    run_code(shown, "for _ in range(3000):\n    print('x' * 99)\n")
    expect(shown.get_by_text("200,000 characters more were cut here")).to_be_visible(timeout=PYTHON_START)
    assert shown.locator(".flash-output pre").inner_text().count("x") == 99_000
    expect_next_run_to_work(shown)


def test_the_page_answers_while_a_snippet_prints_without_end(page: Page, site: Site) -> None:
    shown = snippet(page, site, "what-is-max-pooling")
    run_code(shown, "while True:\n    print('x' * 100)\n")
    expect(shown.get_by_text("were cut here")).to_be_visible(timeout=PYTHON_START)
    page.get_by_text("Show answer").click()
    expect(shown).to_be_hidden()
    page.get_by_text("Show answer").click()
    shown.get_by_role("button", name="Stop snippet").click()
    expect(shown.get_by_text("Stopped. The next run starts Python afresh.")).to_be_visible()
    expect_next_run_to_work(shown)


def test_a_hint_tells_both_shapes_and_a_near_name(page: Page, site: Site) -> None:
    shown = snippet(page, site, "what-is-max-pooling")
    run_code(shown, "import numpy as np\n\nnp.zeros((2, 3)) @ np.zeros((2, 3))")
    told = shown.get_by_role("alert")
    expect(told).to_contain_text("Hint: The shapes (2, 3) and (2, 3) don't fit", timeout=PYTHON_START)
    run_code(shown, "import numpy as np\nweights = np.ones(3)\nprint(wieghts.sum())")
    expect(told).to_contain_text("line 3")
    expect(told).to_contain_text("Did you mean: 'weights'?")
    run_code(shown, "print(arange(3))")
    expect(told).to_contain_text("Hint: Did you mean np.arange?")
