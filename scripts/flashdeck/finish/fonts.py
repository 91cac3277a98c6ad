"""Characters that a site shows → its fonts with these glyphs only, and only the weights that its styles ask for."""

from __future__ import annotations

import hashlib
import html
import io
import re
import string
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import fontTools
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

READING = "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-{style}.woff2"
MATH = "katex/dist/fonts/*.woff2"
ALWAYS = frozenset(string.printable.strip() + " \u00a0äöüÄÖÜß„“”‘’‚…–—")  # noqa: RUF001 (these quotes are meant)
"""What the interface may put on a page, in any of its languages."""

SLANTED = frozenset(string.ascii_letters + string.digits + " \u00a0.,:;!?()'äöüÄÖÜß„“”‘’–—…")  # noqa: RUF001
"""The same for words in italics: nothing of code, and no sign that no sentence has."""

IN_ITALICS = re.compile(r"<(em|i|cite|dfn)\b[^>]*>(.*?)</\1>", re.DOTALL)
VARIABLE = re.compile(r'<span class="[^"]*\bmathnormal\b[^"]*"[^>]*>([^<]*)<')
"""A formula's variable, as KaTeX writes it: the only thing that is set in `ITALIC_MATH`."""

ITALIC_MATH = "KaTeX_Math-Italic.woff2"

FEATURES = ("ccmp", "kern", "liga", "locl", "mark", "mkmk", "tnum")
WEIGHTS: dict[str, tuple[int, int] | int] = {"normal": (400, 700), "italic": 400}
"""Lightest and boldest, by style; `overrides/theme/assets/styles/fonts.css` declares the same."""


@dataclass(frozen=True)
class Shown:
    """The characters of a site."""

    text: frozenset[str]
    italic: frozenset[str]
    math: frozenset[str]
    """In formulas, but for variables."""

    variables: frozenset[str]


@dataclass(frozen=True)
class Wanted:
    """A font to make."""

    source: Path
    characters: frozenset[str]
    weights: tuple[int, int] | int | None = None
    """A range, or the only one; None for a font that has but one."""


def shown_on(pages: Iterable[str], typeset: Iterable[str]) -> Shown:
    """Characters in HTML pages, and in formulas as KaTeX typesets them."""
    texts = list(pages)
    italic = "".join(words for text in texts for _, words in IN_ITALICS.findall(text))
    # What comes before is MathML, which is read out and not drawn.
    drawn = "".join("<" + made.partition('class="katex-html"')[2] for made in typeset)
    variables = "".join(VARIABLE.findall(drawn))
    others = re.sub(r"<[^>]*>", "", VARIABLE.sub("<", drawn))
    return Shown(_set("".join(texts)), _set(italic), _set(others), _set(variables))


def _set(text: str) -> frozenset[str]:
    return frozenset(html.unescape(text))


def make_fonts(root: Path, shown: Shown) -> dict[str, str]:
    """Fonts for these characters: file name of the package's font to path of ours. Each is made once."""
    cache = root / ".cache" / "fonts"
    cache.mkdir(parents=True, exist_ok=True)
    packages = root / "node_modules"
    reading = {"normal": shown.text | ALWAYS, "italic": shown.italic | SLANTED}
    fonts = [Wanted(packages / READING.format(style=style), reading[style], WEIGHTS[style]) for style in WEIGHTS]
    math = sorted(packages.glob(MATH))
    fonts += [Wanted(source, shown.variables if source.name == ITALIC_MATH else shown.math) for source in math]
    return {font.source.name: str(_kept(cache, font)) for font in fonts}


def _kept(cache: Path, wanted: Wanted) -> Path:
    source = wanted.source
    font = TTFont(source, recalcTimestamp=False)  # the same font from the same input
    points = sorted(set(font.getBestCmap()) & set(map(ord, wanted.characters)))
    settings = repr((points, FEATURES, wanted.weights, fontTools.version))
    key = hashlib.sha256(source.read_bytes() + settings.encode()).hexdigest()[:32]
    path = cache / f"{key}.woff2"
    if not path.exists():
        unfinished = path.with_suffix(".part")
        unfinished.write_bytes(_subset(font, points, wanted.weights))
        unfinished.replace(path)
    return path


def _subset(font: TTFont, points: list[int], weights: tuple[int, int] | int | None) -> bytes:
    options = Options()
    options.layout_features = list(FEATURES)
    options.hinting = False
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)
    if weights is not None:
        # The instancer stumbles over tables that the subsetter has not yet compiled.
        font = TTFont(io.BytesIO(_bytes(font, None)), recalcTimestamp=False)
        instantiateVariableFont(font, {"wght": weights}, inplace=True)
    return _bytes(font, "woff2")


def _bytes(font: TTFont, flavor: str | None) -> bytes:
    content = io.BytesIO()
    font.flavor = flavor
    font.save(content)
    return content.getvalue()
