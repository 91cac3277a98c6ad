"""The statement of a cloze card to its gaps, each once, with what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable

from flashdeck.content import Passage, Prose, Snippet
from flashdeck.gaps import Gap, read_gaps
from flashdeck.model import BACK


def read_cloze(statement: Passage, report: Callable[[int, str, str], None]) -> list[tuple[Gap, int]]:
    """Gaps in reading order with the line of each; a key that stands again with the same text is the same gap."""
    gaps: dict[str, tuple[Gap, int]] = {}
    sound = True
    for part in statement:
        if isinstance(part, Snippet):
            report(part.line, "a cloze statement can't hold a snippet that runs", "move it to ## Details")
        if not isinstance(part, Prose):
            continue
        found, faults = read_gaps(part.markdown)
        sound = sound and not faults
        for fault in faults:
            report(_line(part, fault.at), fault.what, fault.mend)
        for gap in found:
            line = _line(part, gap.start)
            first, first_line = gaps.setdefault(gap.key, (gap, line))
            if first.text != gap.text:
                what = f"gap {gap.key} hides {gap.text}, and on line {first_line} it hides {first.text}"
                report(line, what, "give it a key of its own")
            if gap.key == BACK:
                report(
                    line, f"gap {BACK} can't have this key", "it names the other side of reversed cards: use another"
                )
    if sound and statement and not gaps:
        report(statement[0].line, "the statement has no gap", "write {{key|hidden text}} around what is to be known")
    return list(gaps.values())


def _line(part: Prose, offset: int) -> int:
    return part.line + part.markdown.count("\n", 0, offset)
