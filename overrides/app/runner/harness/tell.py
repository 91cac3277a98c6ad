"""An exception as the learner sees it: a traceback with the lines of their own code only."""

from __future__ import annotations

import io
import linecache
import traceback
from typing import TypedDict

from harness.hints import hint

NAME = "snippet.py"


class Raised(TypedDict):
    """What a program raised; `protocol.ts` has the same type."""

    text: str
    hint: str | None
    line: int | None


def remember(code: str) -> None:
    """Let tracebacks find the source lines."""
    lines = io.StringIO(code, newline=None).readlines()
    linecache.cache[NAME] = (len(code), None, lines, NAME)  # with no time in it, no file of that name is looked for


def tell(error: BaseException, code: str) -> Raised | None:
    """What an interpreter would print last: a traceback, or what was given to `sys.exit`; None after a plain exit."""
    remember(code)
    if not isinstance(error, SystemExit):
        return _traceback(error)
    if not error.code:
        return None
    text = f"The program ended with exit status {error.code}." if isinstance(error.code, int) else f"{error.code}"
    return {"text": f"{text}\n", "hint": None, "line": None}


def _traceback(error: BaseException) -> Raised:
    """The traceback as Python prints it, without the frames of libraries and of the harness."""
    if isinstance(error, SyntaxError) and error.filename == NAME and error.text is None:
        error.text = linecache.getline(NAME, error.lineno or 0) or None
    told = traceback.TracebackException.from_exception(error)
    _keep_own_frames(told, set())
    line = error.lineno if isinstance(error, SyntaxError) else told.stack[-1].lineno if told.stack else None
    text = "".join(told.format())
    return {"text": text, "hint": _hint(error, text, linecache.getline(NAME, line or 0)), "line": line}


def _hint(error: BaseException, text: str, line: str) -> str | None:
    try:
        return hint(error, text, line)
    except Exception:  # noqa: BLE001 (an exception of the learner's own class may do anything when it is asked)
        return None


def _keep_own_frames(told: traceback.TracebackException | None, seen: set[int]) -> None:
    """Reduce a traceback, and those of its causes and of a group's members, to frames of the snippet."""
    if told is None or id(told) in seen:
        return
    seen.add(id(told))
    own = [frame for frame in told.stack if frame.filename == NAME]
    # Without a stack there is no header "Traceback (most recent call last)", as for a program with a syntax error.
    told.stack = traceback.StackSummary.from_list(own) if own else None  # type: ignore[assignment]
    for other in (told.__cause__, told.__context__, *(told.exceptions or ())):
        _keep_own_frames(other, seen)
