"""Figures to SVG files that stand on their own: two each, in the colours of light and of dark."""

from __future__ import annotations

import hashlib
import html
import re
from pathlib import Path

from flashdeck.content import Figure
from flashdeck.figures import figure_path
from flashdeck.model import Card

STYLES = Path(__file__).resolve().parents[3] / "overrides" / "theme" / "assets" / "styles"
SCHEMES = {"light": "default", "dark": "slate"}
"""How Anki's two looks are called in the site's palette."""

_VARIABLE = re.compile(r"(--flash-[\w-]+):\s*([^;]+);")
_USE = re.compile(r"var\((--flash-[\w-]+)(?:,[^()]*)?\)")
_RULE = re.compile(r"((?:\.flash-figure \.fig-[\w-]+,?\s*)+)\{([^}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def palette(look: str) -> dict[str, str]:
    """Values of the site's style variables in one look."""
    tokens = (STYLES / "tokens.css").read_text("utf-8")
    blocks = dict(re.findall(r"^(\S[^\n]*) \{\n(.*?)^\}", tokens, re.DOTALL | re.MULTILINE))
    return dict(_VARIABLE.findall(blocks[":root"] + blocks[f'[data-md-color-scheme="{SCHEMES[look]}"]']))


def figure_style(look: str) -> str:
    """The rules for figures, free of variables."""
    values = palette(look)
    rules = _RULE.findall(_COMMENT.sub("", (STYLES / "figures.css").read_text("utf-8")))
    text = "".join(
        f"{' '.join(names.replace('.flash-figure ', '').split())}{{{' '.join(body.split())}}}" for names, body in rules
    )
    text = f"svg{{font:13px {values['--flash-ui-font']}}}{text}"
    return _USE.sub(lambda found: values[found[1]], text)


class Media:
    """Collects the files of the cards' figures."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._styles = {look: figure_style(look) for look in SCHEMES}
        self.files: dict[str, bytes] = {}
        """Content by name. A name tells the content, as Anki keeps what it has under a name."""

    def image(self, card: Card, figure: Figure) -> str:
        """HTML that shows a figure, whose files are collected with it."""
        path = figure_path(card, figure, self._root)
        alt, caption = html.escape(figure.alt, quote=True), html.escape(figure.caption)
        images = "".join(
            f'<img class="figure-{look}" src="{self._add(path, style)}" alt="{alt}">'
            for look, style in self._styles.items()
        )
        return f"<figure>{images}{f'<figcaption>{caption}</figcaption>' if caption else ''}</figure>"

    def _add(self, path: Path, style: str) -> str:
        text = path.read_text("utf-8")
        opened = text.index(">", text.index("<svg")) + 1
        content = f"{text[:opened]}<style>{style}</style>{text[opened:]}".encode()
        name = f"flashdeck-{path.stem}-{hashlib.sha256(content).hexdigest()[:10]}.svg"
        self.files[name] = content
        return name
