"""Cards to the fields of Anki notes: HTML, with formulas for Anki's MathJax and gaps as its clozes."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass

from flashdeck.anki.clozes import clozes, numbered
from flashdeck.anki.figures import Media
from flashdeck.anki.identity import row_id
from flashdeck.compose import card_links, link_cards
from flashdeck.content import Choices, Exercise, Figure, Passage, Prose, Question, Snippet
from flashdeck.elements import fence, in_class, output
from flashdeck.ids import Numbers
from flashdeck.markdown import Renderer
from flashdeck.model import Basic, Card, Choice, Cloze, Code, Predict, Reversed
from flashdeck.typed import Typed

_MATH = re.compile(r'<(span|div) class="arithmatex">(.*?)</\1>', re.DOTALL)

RIGHT = ' class="right"'

Link = Callable[[str], str] | None
"""Gives the address of a card's page by its slug; None where the cards are not published."""


@dataclass(frozen=True)
class Writer:
    """Writes fields in the way of one export."""

    renderer: Renderer
    media: Media
    link: Link

    def fields(self, card: Card, numbers: Numbers) -> dict[str, str]:
        """The note's fields by name; those that the card has no use for are left out."""
        details = self._html(card, card.details)
        common = {
            "Details": details,
            "Source": self._markdown(card.source),
            "Link": html.escape(self.link(card.slug), quote=True) if self.link else "",
            "Id": card.id,
        }
        return {**self._own(card, numbers), **common}

    def _own(self, card: Card, numbers: Numbers) -> dict[str, str]:
        question = self._html(card, card.question)
        match card.kind:
            case Basic(answer, typed):
                return {"Question": question, "Answer": self._html(card, answer), "Typed": _typed(typed)}
            case Reversed(answer, back_question, back_answer, typed, back_typed):
                return {
                    "Question": question,
                    "Answer": self._html(card, answer),
                    "Typed": _typed(typed),
                    "Reversed question": self._html(card, back_question),
                    "Reversed answer": self._html(card, back_answer),
                    "Reversed typed": _typed(back_typed),
                }
            case Choice(answer, choices):
                return {
                    "Question": question,
                    "Choices": self._choices(card, choices),
                    "Answer": self._html(card, answer),
                }
            case Predict(answer):
                shown = self._html(card, card.question, _without_output)
                printed = self._html(card, tuple(part for part in card.question if isinstance(part, Snippet)), output)
                return {"Question": shown, "Answer": f"{printed}\n{self._html(card, answer)}"}
            case Code(answer, exercise):
                solution = self.renderer.render(fence(exercise.solution.code))
                return {
                    "Question": f"{question}\n{self._exercise(card, exercise)}",
                    "Answer": f"{solution}\n{self._html(card, answer)}",
                }
            case Cloze(explanation, gaps, typed_gaps):
                statement, found = numbered(card.question, numbers)
                plain = typed_gaps and all(gap.text == typed.text for gap, typed in zip(gaps, typed_gaps, strict=True))
                return {
                    "Text": clozes(self._html(card, statement), found),
                    "Typed": "typed" if plain else "",
                    "Answer": self._html(card, explanation),
                }

    def _exercise(self, card: Card, exercise: Exercise) -> str:
        """What the learner starts from, the tests, and the hint."""
        blocks = [
            fence(exercise.starter.code),
            _folded("Tests", fence(exercise.tests.code)),
            _folded("Hint", self._composed(card, exercise.hint)) if exercise.hint else "",
        ]
        return self._rendered("\n\n".join(blocks))

    def _choices(self, card: Card, choices: Choices) -> str:
        """The options in an order that tells nothing, always the same; what shows them shuffles them again."""
        order = sorted(range(len(choices.options)), key=lambda place: row_id(f"choice {card.id} {place}"))
        options = [self._markdown(choices.options[place].markdown) for place in order]
        items = "".join(
            f"<li{RIGHT * (place == choices.right)}>{_unwrapped(option)}</li>"
            for place, option in zip(order, options, strict=True)
        )
        return f"<ul>{items}</ul>"

    def _html(self, card: Card, passage: Passage, snippet: Callable[[Snippet], str] | None = None) -> str:
        return self._rendered(self._composed(card, passage, snippet))

    def _composed(self, card: Card, passage: Question, snippet: Callable[[Snippet], str] | None = None) -> str:
        """Markdown of a passage."""
        blocks = []
        for part in passage:
            match part:
                case Prose(markdown):
                    blocks.append(self._linked(markdown))
                case Figure():
                    blocks.append(self.media.image(card, part))
                case Snippet():
                    blocks.append((snippet or _with_output)(part))
        return "\n\n".join(blocks)

    def _linked(self, markdown: str) -> str:
        """Markdown whose links lead to the published cards, or are none."""
        if self.link:
            return link_cards(markdown, self.link)
        for found in reversed(list(card_links(markdown))):
            markdown = markdown[: found.start()] + found["text"] + markdown[found.end() :]
        return markdown

    def _markdown(self, markdown: str) -> str:
        return self._rendered(self._linked(markdown))

    def _rendered(self, markdown: str) -> str:
        """HTML whose formulas stand as Anki wants them, free of the site's own marks."""
        return _MATH.sub(r"\2", self.renderer.render(markdown))


def _with_output(part: Snippet) -> str:
    return f"{fence(part.code)}\n\n{output(part)}"


def _without_output(part: Snippet) -> str:
    return fence(part.code)


def _folded(summary: str, markdown: str) -> str:
    return in_class("details", "folded", f"<summary>{summary}</summary>\n\n{markdown}")


def _typed(typed: Typed | None) -> str:
    return html.escape(typed.text, quote=False) if typed else ""


def _unwrapped(text: str) -> str:
    """A single paragraph without its element."""
    return text.removeprefix("<p>").removesuffix("</p>")
