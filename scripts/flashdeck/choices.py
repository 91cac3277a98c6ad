"""The task list of a choice card to its options."""

from __future__ import annotations

import re
from collections.abc import Callable

from flashdeck.content import Choices, Prose
from flashdeck.source import Block

_OPTION = re.compile(r"[-*+] \[(?P<box>[ xX])\]\s+(?P<text>\S.*)")
_MORE = re.compile(r" {2,}\S")
MOST = 8
"""Options that can be told apart at a glance, and have a letter of their own."""


def read_choices(block: Block, report: Callable[[int, str, str], None]) -> Choices:
    """Options below the heading; `report` is told of each mistake with its line."""
    options: list[Prose] = []
    checked: list[int] = []
    for line, text in enumerate(block.text.split("\n") if block.text else [], block.line):
        found = _OPTION.fullmatch(text.rstrip())
        if found:
            if found["box"] != " ":
                checked.append(len(options))
            options.append(Prose(found["text"], line))
        elif options and _MORE.match(text):
            last = options.pop()
            options.append(Prose(f"{last.markdown}\n{text.strip()}", last.line))
        elif text.strip():
            report(
                line,
                f"this is no choice: {' '.join(text.split())}",
                "write - [x] and the right one, - [ ] and each other one",
            )
    if options:
        _check(options, checked, block.line, report)
    return Choices(tuple(options), checked[0] if checked else 0)


def _check(options: list[Prose], checked: list[int], line: int, report: Callable[[int, str, str], None]) -> None:
    if len(options) < 2:  # noqa: PLR2004 (one is no choice)
        report(line, "there is only one choice", "add those that learners take for it")
    if len(options) > MOST:
        report(options[MOST].line, f"there are more than {MOST} choices", "keep those that teach something")
    if not checked:
        report(line, "no choice is checked", "write - [x] before the right one")
    for more in checked[1:]:
        report(options[more].line, "more than one choice is checked", "leave one - [x], and make the others - [ ]")
    first: dict[str, int] = {}
    for option in options:
        same = " ".join(re.sub(r"[*`$]", "", option.markdown).split()).removesuffix(".").casefold()
        if same in first:
            report(option.line, f"this choice stands on line {first[same]} already", "change or delete it")
        first.setdefault(same, option.line)
