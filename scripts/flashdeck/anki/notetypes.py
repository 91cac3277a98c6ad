"""The note types: fields, templates and styles. Numbers, names and fields are frozen.

Anki refuses to update notes whose type has other fields than the one that a learner imported first. So no field is ever
added, renamed or moved: what is new takes the place of a spare one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flashdeck.anki.figures import STYLES, palette
from flashdeck.model import Card, Cloze, Reversed

SHAPED = 1_795_651_200
"""When fields, templates or styles last began to come out otherwise, in seconds since 1970 (2026-11-26).

Raise it with such a change: Anki takes in only what is newer than what it has.
"""

OVERRIDES = Path(__file__).resolve().parents[3] / "overrides"
_SPARE = ("Spare 1", "Spare 2", "Spare 3")
_COMMON = ("Details", "Source", "Link", "Id", *_SPARE)


@dataclass(frozen=True)
class Template:
    """What one Anki card of a note shows."""

    name: str
    question: str
    answer: str


@dataclass(frozen=True)
class NoteType:
    """A note type."""

    id: int
    name: str
    fields: tuple[str, ...]
    templates: tuple[Template, ...]
    cloze: bool = False

    def values(self, fields: dict[str, str]) -> list[str]:
        """A note's fields in their order."""
        assert fields.keys() <= set(self.fields)  # noqa: S101 (no field may get lost)
        return [fields.get(name, "") for name in self.fields]


def _foot() -> str:
    return (
        "{{#Details}}<details><summary>Details</summary>{{Details}}</details>{{/Details}}\n"
        '<div class="foot">Source: {{Source}}{{#Link}} · <a href="{{text:Link}}">Open this card, and run its code</a>'
        "{{/Link}}</div>"
    )


def _template(name: str, question: str, answer: str, typed: str, before: str = "") -> Template:
    """One direction: field names of what is asked, told and typed; `before` is what stands between, on both sides."""
    typing = f"{{{{#{typed}}}}}{{{{type:{typed}}}}}{{{{/{typed}}}}}"
    asked = f'<div class="question">{{{{{question}}}}}</div>\n'
    told = f'<hr id="answer">\n{typing}\n<div class="answer">{{{{{answer}}}}}</div>\n{_foot()}'
    back = before.replace('class="choices"', 'class="choices answered"')
    return Template(name, f"{asked}{before}{typing}", f"{asked}{back}{told}")


def _choices() -> str:
    script = (OVERRIDES / "anki" / "shuffle.js").read_text("utf-8")
    return f'{{{{#Choices}}}}<div class="choices">{{{{Choices}}}}</div>\n<script>\n{script}</script>{{{{/Choices}}}}\n'


def _cloze() -> Template:
    typing = "{{#Typed}}{{type:cloze:Text}}{{/Typed}}"
    asked = '<div class="question">{{cloze:Text}}</div>\n'
    told = f'{typing}\n<hr id="answer">\n<div class="answer">{{{{Answer}}}}</div>\n{_foot()}'
    return Template("Cloze", f"{asked}{typing}", f"{asked}{told}")


SINGLE = NoteType(
    id=1_795_651_200_101,
    name="Flashdeck",
    fields=("Question", "Choices", "Answer", "Typed", *_COMMON),
    templates=(_template("Card 1", "Question", "Answer", "Typed", _choices()),),
)
REVERSED = NoteType(
    id=1_795_651_200_102,
    name="Flashdeck (reversed)",
    fields=("Question", "Answer", "Typed", "Reversed question", "Reversed answer", "Reversed typed", *_COMMON),
    templates=(
        _template("Card 1", "Question", "Answer", "Typed"),
        _template("Card 2 (reversed)", "Reversed question", "Reversed answer", "Reversed typed"),
    ),
)
CLOZE = NoteType(
    id=1_795_651_200_103,
    name="Flashdeck (cloze)",
    fields=("Text", "Answer", "Typed", *_COMMON),
    templates=(_cloze(),),
    cloze=True,
)
NOTE_TYPES = (SINGLE, REVERSED, CLOZE)


def note_type(card: Card) -> NoteType:
    """The note type of a card."""
    match card.kind:
        case Cloze():
            return CLOZE
        case Reversed():
            return REVERSED
        case _:
            return SINGLE


def styles() -> str:
    """The styles that all note types share."""
    base = (STYLES / "base.css").read_text("utf-8")
    code = "".join(f"  {found}\n" for found in re.findall(r"--md-code-hl-[\w-]+: [^;]+;", base))
    looks = {
        look: "".join(f"  {name}: {value};\n" for name, value in palette(look).items() if _is_used(name))
        for look in ("light", "dark")
    }
    return (
        f".card {{\n{looks['light']}{code}}}\n\n"
        f".card.nightMode, .card.night_mode, .nightMode .card, .night_mode .card {{\n{looks['dark']}{code}}}\n\n"
        f"{(OVERRIDES / 'embed' / 'styles' / 'highlight.css').read_text('utf-8')}\n"
        f"{(OVERRIDES / 'anki' / 'card.css').read_text('utf-8')}"
    )


def _is_used(name: str) -> bool:
    return not re.search("heat|series|radius|measure|shadow|serif", name)


def as_json(kind: NoteType, styles: str) -> dict[str, Any]:
    """The note type as Anki's database has it."""
    return {
        "id": kind.id,
        "name": kind.name,
        "type": int(kind.cloze),
        "mod": SHAPED,
        "usn": 0,
        "sortf": 0,
        "did": None,
        "tmpls": [
            {
                "name": template.name,
                "ord": number,
                "qfmt": template.question,
                "afmt": template.answer,
                "bqfmt": "",
                "bafmt": "",
                "did": None,
            }
            for number, template in enumerate(kind.templates)
        ],
        "flds": [
            {"name": name, "ord": number, "sticky": False, "rtl": False, "font": "Arial", "size": 20, "media": []}
            for number, name in enumerate(kind.fields)
        ],
        "css": styles,
        "latexPre": "\\documentclass{article}\n\\begin{document}\n",
        "latexPost": "\\end{document}",
        "req": [] if kind.cloze else [[number, "any", [_asks(kind, number)]] for number in range(len(kind.templates))],
        "tags": [],
        "vers": [],
    }


def _asks(kind: NoteType, number: int) -> int:
    """The field without which a card of the note does not exist."""
    return kind.fields.index("Reversed question" if number else "Question")
