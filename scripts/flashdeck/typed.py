"""Answers that a learner types: the plain text that is expected, from the Markdown that shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST = 60
"""Characters that a learner can be asked to type to the letter."""

_CODE = re.compile(r"(`+)[ ]?(?P<code>.+?)[ ]?\1")
_FORMULA = re.compile(r"\$([^$\n]+)\$")
_MARKS = re.compile(r"\\([!-/:-@\[-`{-~])|[*`]")


@dataclass(frozen=True)
class Typed:
    """What is to be typed."""

    text: str
    code: bool
    """Whether it is code, in which case and white space within the line matter."""


def read_typed(markdown: str) -> Typed | str:
    """What is to be typed where `markdown` is the answer: its first paragraph; or why that can't be typed."""
    paragraph = " ".join(re.split(r"\n\s*\n", markdown.strip(), maxsplit=1)[0].split())
    found = _CODE.fullmatch(paragraph.rstrip("."))
    if found and "`" not in found["code"]:
        return _bounded(Typed(found["code"], code=True))
    if any(re.search(r"[\\{}]", formula) for formula in _FORMULA.findall(paragraph)):
        return "it holds a formula that no keyboard has"
    if re.search(r"\]\(|<|^(?:[-+*#>|]|\d+\.)\s", paragraph):
        return "it is more than plain words"
    return _bounded(Typed(_MARKS.sub(r"\1", _FORMULA.sub(r"\1", paragraph)).strip().removesuffix("."), code=False))


def _bounded(typed: Typed) -> Typed | str:
    if not typed.text:
        return "it is empty"
    if len(typed.text) > LONGEST:
        return f"it has {len(typed.text)} characters, more than {LONGEST}"
    return typed
