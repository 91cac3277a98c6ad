"""One line on what is probably wrong, for common mistakes: a table from exception to hint.

Where Python itself already makes a suggestion, nothing is added.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from harness import causes

SUGGESTS = ("Did you mean", "Maybe you meant", "Perhaps you forgot", "Or did you forget", "Did you forget")
NO_RETURN = "The value is None: a function without return gives None."

Say = str | Callable[[re.Match[str], Any, str], str | None]

HINTS: tuple[tuple[type[BaseException], str, Say], ...] = (
    (
        UnboundLocalError,
        r"variable '(\w+)'",
        r"The function assigns \1 further down, so \1 is its own: assign it first.",
    ),
    (NameError, r"name '(\w+)' is not defined", causes.unknown_name),
    (AttributeError, r"has no attribute '(\w+)'", causes.unknown_attribute),
    (ModuleNotFoundError, r"No module named '([\w.]+)'", causes.unknown_module),
    (TabError, r"", "Indent with four spaces everywhere, never with tabs."),
    (IndentationError, r"expected an indented block after (.+) on line (\d+)", r"Indent what belongs to line \2."),
    (IndentationError, r"unexpected indent", "This line begins further right than the one before: align them."),
    (IndentationError, r"", "Lines of one block begin in the same column."),
    (SyntaxError, r"expected ':'", "A line with def, class, if, else, for, while or with ends with a colon."),
    (SyntaxError, r"'(.)' was never closed", r"The partner of this \1 is missing."),
    (SyntaxError, r"unterminated", "A quotation mark is missing at the end of the text."),
    (SyntaxError, r"'return' outside function", "A return belongs into a function: is it indented?"),
    (SyntaxError, r"", causes.assignment),
    (TypeError, r"^'NoneType' object is not", NO_RETURN),
    (TypeError, r"cannot unpack non-iterable NoneType", NO_RETURN),
    (TypeError, r"unsupported operand type\(s\) for .*'NoneType'", NO_RETURN),
    (
        TypeError,
        r"'(\w+)' object is not callable",
        r"A value of type \1 is called: is an operator missing before the (?",
    ),
    (
        TypeError,
        r"list indices must be .* not tuple",
        "A list takes one index, x[i][j]; an array takes several, x[i, j].",
    ),
    (TypeError, r"missing \d+ required", "Every parameter without a default value needs an argument."),
    (TypeError, r"[Oo]nly .* arrays can be converted", "One number is wanted here, and an array came."),
    (ValueError, r"size (\d+) is different from (\d+)", causes.product),
    (
        ValueError,
        r"\) and \(.* not aligned: (\d+) .* != (\d+)",
        r"\1 columns on the left must equal \2 rows on the right.",
    ),
    (ValueError, r"broadcast.*\(.*\).*\(.*\)", causes.broadcast),
    (ValueError, r"array of size (\d+) into shape (.*)", r"The sizes in \2 must multiply to \1; one may be -1."),
    (
        ValueError,
        r"dimension (\d).*size (\d+).*size (\d+)",
        r"Along axis \1 the sizes are \2 and \3; they must be equal.",
    ),
    (
        ValueError,
        r"has (\d) dimension.*has (\d) dim",
        r"One array has \1 dimensions, the other \2; reshape one of them.",
    ),
    (
        ValueError,
        r"truth value of an array",
        "An array is many values: ask for .all() or .any(), or np.allclose(a, b).",
    ),
    (ValueError, r"values to unpack", "There must be as many names on the left as values on the right."),
    (ValueError, r"axis (-?\d+) is out of bounds.* dimension (\d)", r"The array has \2 axes, counted from 0."),
    (IndexError, r"out of bounds for axis \d+ with size (\d+)", causes.index),
    (
        IndexError,
        r"too many indices for array: array is (\d)",
        r"The array takes \1 indices at most: look at its shape.",
    ),
    (IndexError, r"index out of range", causes.item),
    (KeyError, r"", causes.unknown_key),
    (ZeroDivisionError, r"", "The divisor is 0 here: treat that case apart, or add a small number such as 1e-8."),
    (NotImplementedError, r"^$", causes.missing_code),
    (RecursionError, r"", "What stops the function from calling itself? Up to 300 calls within each other work here."),
    (EOFError, r"^input", "There is no keyboard here: write the value into the code."),
    (MemoryError, r"", "That needs more memory than a page may have: use smaller arrays."),
    (RuntimeError, r"can't start new thread", "There is only one thread here."),
)
"""Exception, a pattern in its message, and what to say; the first that has something to say counts."""


def hint(error: BaseException, text: str, line: str) -> str | None:
    """The hint on an exception; `text` is its traceback, `line` the last of the learner's own lines in it."""
    if any(words in text for words in SUGGESTS):
        return causes.numpy_name(error)  # Python knows nothing of NumPy, and names what is near by chance
    for kind, pattern, say in HINTS:
        if isinstance(error, kind) and (found := re.search(pattern, str(error), re.DOTALL)):
            said = say(found, error, line) if callable(say) else found.expand(say)
            if said:
                return said
    return None
