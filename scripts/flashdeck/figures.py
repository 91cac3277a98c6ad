"""SVG files to inline figures that follow the theme, with their text alternative; what can't be shown is reported."""

from __future__ import annotations

import html
import re
from pathlib import Path
from xml.etree import ElementTree

from flashdeck.model import Card, Figure
from flashdeck.problems import Problem

_SVG = "{http://www.w3.org/2000/svg}"
_FORBIDDEN = ("script", "foreignObject", "style", "image", "iframe", "animate", "set", "a")
_COMMENT = re.compile(r"<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^>]*>", re.DOTALL)
_REFERENCE = re.compile(r"""(?:url\(\s*['"]?|href\s*=\s*['"])(?!#)""")


def figure_path(card: Card, figure: Figure, root: Path) -> Path:
    """Where the file of a card's figure lies."""
    return root / Path(card.place.path).parent / figure.path


def check_figure(card: Card, figure: Figure, root: Path) -> list[Problem]:
    """What keeps a figure from being shown: no file, no text alternative, no drawing that is safe to inline."""
    path = figure_path(card, figure, root)

    def problem(what: str, mend: str) -> list[Problem]:
        return [Problem(card.place.path, figure.line, what, mend)]

    if not figure.alt:
        return problem(f"figure {figure.path} has no text alternative", "say between the brackets what it shows")
    if not figure.path.endswith(".svg"):
        return problem(f"figure {figure.path} is no SVG file", "draw it as SVG, so that it follows light and dark")
    if not path.resolve().is_relative_to((root / "cards").resolve()):
        return problem(f"figure {figure.path} lies outside cards/", "move the file next to the card")
    if not path.is_file():
        return problem(f"figure {figure.path} is not there", f"add the file {path.relative_to(root).as_posix()}")
    try:
        text = path.read_text("utf-8")
        drawing = ElementTree.fromstring(text)  # noqa: S314 (the author's own file; entities are not expanded into pages)
    except (ElementTree.ParseError, UnicodeDecodeError) as error:
        return problem(f"figure {figure.path} is broken: {error}", "open it in a drawing program and save it again")
    if drawing.tag != f"{_SVG}svg" or "viewBox" not in drawing.attrib:
        return problem(f"figure {figure.path} is no drawing with a viewBox", 'start it with <svg viewBox="0 0 …">')
    found = [tag for element in drawing.iter() if (tag := str(element.tag).removeprefix(_SVG)) in _FORBIDDEN]
    handlers = [name for element in drawing.iter() for name in element.attrib if name.startswith("on")]
    if found or handlers or "<!ENTITY" in text:
        what = ", ".join(sorted({f"<{tag}>" for tag in found} | set(handlers))) or "entities"
        return problem(f"figure {figure.path} holds {what}", "use plain shapes and the classes of figures.css")
    if _REFERENCE.search(text):
        return problem(f"figure {figure.path} refers to another file", "put everything into the one SVG file")
    return []


def inline_figure(card: Card, figure: Figure, root: Path) -> str:
    """The figure as one HTML block without blank lines (a blank line would end it for some Markdown parsers)."""
    text = _COMMENT.sub("", figure_path(card, figure, root).read_text("utf-8"))
    drawing = "\n".join(line.strip() for line in text.splitlines() if line.strip())
    alt = html.escape(figure.alt, quote=True)
    drawing = re.sub(r"<svg\b", f'<svg role="img" aria-label="{alt}"', drawing, count=1)
    drawing = re.sub(r"\s(?:role|aria-label(?:ledby)?)=\"[^\"]*\"(?=[^>]*\srole=)", "", drawing, count=0)
    caption = f"<figcaption>{html.escape(figure.caption)}</figcaption>" if figure.caption else ""
    return f'<figure class="flash-figure">{drawing}{caption}</figure>'
