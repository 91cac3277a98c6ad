"""Deck to the content of H5P's Dialog Cards: text of each side. The library itself is the host's."""

from __future__ import annotations

import html
import json

from flashdeck.compose import link_cards
from flashdeck.content import Choices, Exercise, Figure, Prediction, Prose, Question, Snippet
from flashdeck.markdown import Renderer
from flashdeck.model import Card, Choice, Code, Deck, Predict
from flashdeck.reduced import code_block, reduced

LIBRARY = "H5P.Dialogcards"
VERSION = (1, 9)
"""The lowest that a host must have: declaring a later one keeps hosts out."""

PAGE = "h5p.json"
LONGEST_TITLE = 255
_OUTPUT = "<p><strong>It prints</strong></p>"
_SOLUTION = "<p><strong>A solution</strong></p>"

_WORDS = {
    "answer": "Turn",
    "next": "Next",
    "prev": "Previous",
    "retry": "Start again",
    "correctAnswer": "I knew it",
    "incorrectAnswer": "I did not know it",
    "round": "Round @round",
    "cardsLeft": "Cards left: @number",
    "nextRound": "On to round @round",
    "startOver": "Start over",
    "showSummary": "Next",
    "summary": "Summary",
    "summaryCardsRight": "Cards you knew:",
    "summaryCardsWrong": "Cards you did not know:",
    "summaryCardsNotShown": "Cards left out so far:",
    "summaryOverallScore": "Overall score",
    "summaryCardsCompleted": "Cards you have completed:",
    "summaryCompletedRounds": "Completed rounds:",
    "summaryAllDone": "Well done! You know all @cards cards.",
    "progressText": "Card @card of @total",
    "cardFrontLabel": "Question",
    "cardBackLabel": "Answer",
    "tipButtonLabel": "Show tip",
    "audioNotSupported": "Your browser can't play this sound",
    "confirmStartingOver": {
        "header": "Start over?",
        "body": "All progress will be lost. Do you want to start over?",
        "cancelLabel": "Cancel",
        "confirmLabel": "Start over",
    },
}
"""What stands on the buttons of the library; an editor can change them."""

_BEHAVIOUR = {
    "enableRetry": True,
    "disableBackwardsNavigation": False,
    "scaleTextNotCard": False,
    "randomCards": False,
    "maxProficiency": 5,
    "quickProgression": False,
}


def h5p_files(deck: Deck, title: str, language: str, renderer: Renderer) -> dict[str, str]:
    """Text of each file of the package by its path in it; `language` is that of the cards."""
    sides = _Sides(renderer)
    dialogs = [{"text": front, "answer": back, "tips": {}} for card in deck.cards for front, back in sides.of(card)]
    content = {
        "mode": "normal",
        "title": f"<p>{_escaped(title)}</p>",
        "description": "",
        "dialogs": dialogs,
        "behaviour": _BEHAVIOUR,
        **_WORDS,
    }
    major, minor = VERSION
    package = {
        "title": title[:LONGEST_TITLE],
        "language": language,
        "defaultLanguage": language,
        "mainLibrary": LIBRARY,
        "embedTypes": ["iframe"],
        "license": "U",
        "preloadedDependencies": [{"machineName": LIBRARY, "majorVersion": major, "minorVersion": minor}],
    }
    return {PAGE: _json(package), "content/content.json": _json(content)}


class _Sides:
    """Writes the two sides of cards."""

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def of(self, card: Card) -> list[tuple[str, str]]:
        """Front and back of each thing that the card asks."""
        faces = [(face.question, face.answer) for face in card.faces]
        if card.id in card.units:
            faces.insert(0, (card.asked, card.answer))
        return [(self._html(asked), self._solved(card) + self._html(answer)) for asked, answer in faces]

    def _solved(self, card: Card) -> str:
        """What a script would show once the card is worked on."""
        match card.kind:
            case Code(exercise=exercise):
                return _SOLUTION + code_block(exercise.solution.code)
            case Predict():
                return "".join(_printed(part) for part in card.question if isinstance(part, Snippet))
            case Choice(choices=choices):
                return self._option(choices, choices.right)
            case _:
                return ""

    def _html(self, passage: Question) -> str:
        return "".join(self._part(part) for part in passage)

    def _part(self, part: object) -> str:
        match part:
            case Prose(markdown):
                return self._prose(markdown)
            case Figure(alt=alt, caption=caption):
                return f"<p><em>{_escaped(caption or alt)}</em></p>"
            case Snippet():
                return code_block(part.code) + _printed(part)
            case Prediction(snippet=given) | Exercise(starter=given):
                return code_block(given.code)
            case Choices(options):
                return "".join(self._option(part, number) for number in range(len(options)))
            case _:
                return ""

    def _option(self, choices: Choices, number: int) -> str:
        return reduced(f"<p>{chr(ord('A') + number)}. {self._inline(choices.options[number].markdown)}</p>")

    def _inline(self, markdown: str) -> str:
        return self._render(markdown).removeprefix("<p>").removesuffix("</p>")

    def _prose(self, markdown: str) -> str:
        return reduced(self._render(markdown))

    def _render(self, markdown: str) -> str:
        return self._renderer.render(link_cards(markdown, lambda _slug: None))


def _printed(snippet: Snippet) -> str:
    return _OUTPUT + code_block(snippet.output) if snippet.output else ""


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
