"""Code that runs to the elements that the browser code looks for, as Markdown that reads well without a script.

Search leaves exercises and predictions out: their code would hit on common words, and gives answers away.
"""

from __future__ import annotations

import html
import re

from flashdeck.content import Exercise, Field, Prediction, Snippet, Variant

RIGHT = 'data-right="" '


def snippet(part: Snippet) -> str:
    """A snippet with what it prints."""
    text = f"{fence(part.code)}\n\n{output(part)}"
    return f'<flash-snippet name="{part.name}" markdown="block">\n\n{text}\n\n</flash-snippet>'


def exercise(name: str, part: Exercise, hint: str) -> str:
    """An exercise; `hint` is Markdown, empty for none."""
    blocks = [
        f'<flash-code name="{name}" data-search-exclude="" markdown="block">',
        in_class("div", "flash-code__starter", fence(part.starter.code)),
        _folded("flash-code__tests", "Tests", fence(part.tests.code)),
        _folded("flash-code__hint", "Hint", hint) if hint else "",
        _folded("flash-code__solution", "Solution", fence(part.solution.code)),
        "</flash-code>",
    ]
    return "\n\n".join(block for block in blocks if block)


def prediction(part: Prediction) -> str:
    """A snippet with what it prints folded, and its further forms where only a script finds them."""
    blocks = [
        f'<flash-predict name="{part.snippet.name}" data-search-exclude="" markdown="block">',
        _shown(part.snippet.code),
        _folded("flash-predict__output", "Output", output(part.snippet)),
        *(_variant(variant) for variant in part.variants),
        "</flash-predict>",
    ]
    return "\n\n".join(blocks)


def choices(name: str, options: list[str], right: int) -> str:
    """Options as a list; each is Markdown, and `right` the index of the one that is right."""
    items = "\n".join(
        f'<li {RIGHT * (number == right)}markdown="span">{" ".join(option.splitlines())}</li>'
        for number, option in enumerate(options)
    )
    return (
        f'<flash-choice name="{name}" data-search-exclude="" markdown="block">\n\n'
        f'<ul class="flash-choice__options" markdown="block">\n{items}\n</ul>\n\n</flash-choice>'
    )


def field(part: Field) -> str:
    """A place to type an answer, which only a script can offer."""
    code = ' code=""' if part.answer.code else ""
    answer, hint = (html.escape(text, quote=True) for text in (part.answer.text, part.hint))
    return f'<flash-typed name="{part.unit}" answer="{answer}" hint="{hint}"{code}></flash-typed>'


def fence(code: str) -> str:
    """A fence that nothing in the code can close."""
    longest = max((len(run) for run in re.findall(r"`{3,}", code)), default=2)
    marks = "`" * max(3, longest + 1)
    return f"{marks}python\n{code}{marks}"


def output(part: Snippet) -> str:
    """What a snippet prints and draws."""
    drawings = "".join(f'<p class="flash-output__drawing">{_exact(" ".join(alt.split()))}</p>' for alt in part.drawings)
    return f'<div class="flash-output"><pre>{_exact(part.output)}</pre>{drawings}</div>'


def in_class(tag: str, name: str, text: str) -> str:
    """An element of a class around Markdown."""
    return f'<{tag} class="{name}" markdown="block">\n\n{text}\n\n</{tag}>'


def _variant(part: Variant) -> str:
    text = f"{_shown(part.code)}\n\n<pre>{_exact(part.output)}</pre>"
    return in_class("template", "flash-predict__variant", text)


def _shown(code: str) -> str:
    return in_class("div", "flash-predict__code", fence(code))


def _folded(name: str, summary: str, text: str) -> str:
    return in_class("details", name, f'<summary data-words="{summary.lower()}">{summary}</summary>\n\n{text}')


def _exact(text: str) -> str:
    """Text as HTML that shows it to the letter."""
    first = "\n" if text.startswith("\n") else ""  # HTML drops a line end right after <pre>
    return first + html.escape(text, quote=False).replace("\t", "&#9;")  # Markdown makes spaces of tabs
