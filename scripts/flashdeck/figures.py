"""SVG files to inline figures that follow the theme, with their text alternative; what can't be shown is reported."""

from __future__ import annotations

import html
import re
from pathlib import Path
from xml.etree import ElementTree as ET

from flashdeck.content import Figure
from flashdeck.model import Card
from flashdeck.problems import Problem

_SVG = "{http://www.w3.org/2000/svg}"
_FORBIDDEN = ("script", "foreignobject", "style", "image", "iframe", "animate", "set", "a")
_COMMENT = re.compile(r"<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^>]*>", re.DOTALL)
_OPENING = re.compile(r"""<svg\b((?:[^>"']|"[^"]*"|'[^']*')*)>""")
_NAMED = re.compile(r"""\s(?:role|aria-label|aria-labelledby)=(?:"[^"]*"|'[^']*')""")
_REFERENCE = re.compile(r"""(?:url\(\s*['"]?|href\s*=\s*['"])(?!#)""", re.IGNORECASE)


def figure_path(card: Card, figure: Figure, root: Path) -> Path:
    """Where the file of a card's figure lies."""
    return root / Path(card.place.path).parent / figure.path


def check_figure(card: Card, figure: Figure, root: Path) -> list[Problem]:
    """What keeps a figure from being shown: no file, no text alternative, no drawing that is safe to inline."""
    faults = [] if figure.alt else [("has no text alternative", "say between the brackets what it shows")]
    faults += [fault for fault in [_file_fault(figure, figure_path(card, figure, root), root)] if fault]
    return [Problem(card.place.path, figure.line, f"figure {figure.path} {what}", mend) for what, mend in faults]


def _file_fault(figure: Figure, path: Path, root: Path) -> tuple[str, str] | None:
    """What is wrong with a figure's file and how to mend it."""
    if not figure.path.endswith(".svg"):
        return "is no SVG file", "draw it as SVG, so that it follows light and dark"
    if not path.resolve().is_relative_to((root / "cards").resolve()):
        return "lies outside cards/", "move the file next to the card"
    if not path.is_file():
        return "is not there", f"add the file {path.relative_to(root).as_posix()}"
    try:
        return _drawing_fault(path.read_text("utf-8"))
    except (ET.ParseError, UnicodeDecodeError, OSError) as error:
        return f"is broken: {error}", "open it in a drawing program and save it again"


def _drawing_fault(text: str) -> tuple[str, str] | None:
    """What is wrong with the text of an SVG file."""
    drawing = ET.fromstring(text)  # noqa: S314 (the author's own file, which is refused when it declares entities)
    if drawing.tag != f"{_SVG}svg" or "viewBox" not in drawing.attrib or not _OPENING.search(text):
        return "is no drawing with a viewBox", 'start it with <svg viewBox="0 0 …">'
    found = [f"<{tag}>" for element in drawing.iter() if (tag := _local(element.tag)).lower() in _FORBIDDEN]
    attributes = [_local(name) for element in drawing.iter() for name in element.attrib]
    found += [name for name in attributes if name.lower().startswith("on")]
    found += ["entities"] if "<!ENTITY" in text else []
    if found:
        return f"holds {', '.join(sorted(set(found)))}", "use plain shapes and the classes of figures.css"
    if _REFERENCE.search(text):
        return "refers to another file", "put everything into the one SVG file"
    return None


def _local(name: str) -> str:
    """An element's or attribute's name without its namespace, which HTML does not look at."""
    return name.rpartition("}")[2]


def inline_figure(card: Card, figure: Figure, root: Path) -> str:
    """The figure as one HTML block without blank lines (a blank line would end it for some Markdown parsers)."""
    text = _COMMENT.sub("", figure_path(card, figure, root).read_text("utf-8"))
    drawing = "\n".join(line.strip() for line in text.splitlines() if line.strip())
    alt = html.escape(figure.alt, quote=True)

    def opening(found: re.Match[str]) -> str:
        return f'<svg role="img" aria-label="{alt}"{_NAMED.sub("", found[1])}>'

    drawing = _OPENING.sub(opening, drawing, count=1)
    caption = f"<figcaption>{html.escape(figure.caption)}</figcaption>" if figure.caption else ""
    return f'<figure class="flash-figure">{drawing}{caption}</figure>'
