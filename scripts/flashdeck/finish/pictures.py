"""Deck to a picture of each card, for previews of links and for pages that take only images.

A picture holds the section, the question with its formulas, and the site's name. It is drawn once: pictures are kept by
what stands on them and by what draws them.
"""

from __future__ import annotations

import hashlib
import html
import io
import re
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import resvg_py
import ziamath.zmath
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from PIL import Image
from ziafont.config import config as glyphs

from flashdeck.compose import link_cards
from flashdeck.content import Prose
from flashdeck.markdown import Renderer
from flashdeck.model import Card, Deck
from flashdeck.typeset import Typesetter

WIDTH, HEIGHT = 1200, 630
"""What link previews ask for."""

COMPACT = (600, 315)
COLOURS = 32
"""A background, ink, an accent, and the steps between them."""

MARGIN = 80
SIZES = (72, 64, 56, 48, 42, 36, 30)
"""Of the question, in pixels: the largest in which it fits."""

LINE = 1.28
ROOM = 345
"""Pixels from the top of the question's first line to the foot."""

PAPER, INK, QUIET, ACCENT = "#fbfaf7", "#1f2326", "#5b6268", "#0b6e75"
FONT = "node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-{script}-wght-normal.woff2"
SCRIPTS = ("latin", "latin-ext", "greek", "cyrillic")
TOOLS = ("resvg_py", "ziamath", "ziafont", "pillow", "fonttools")

_PARAGRAPH = re.compile(r"<(p|h\d)[^>]*>(.*?)</\1>", re.DOTALL)
_MATHML = re.compile(r"<math\b.*?</math>", re.DOTALL)
_FRAME = re.compile(r"<(/?)menclose\b[^>]*>")
_SOURCE = re.compile(r"<annotation\b.*?</annotation>|</?semantics>", re.DOTALL)


@dataclass(frozen=True)
class _Word:
    """What is never broken: a word, or a formula."""

    text: str
    """Plain text; of a formula what it says in words."""

    math: str = ""
    """The formula as MathML."""

    space: bool = True
    """Whether a space stands before it."""


def picture_path(slug: str, *, compact: bool = False) -> str:
    """Where a card's picture lies below the site."""
    return f"embed/{slug}/{'compact' if compact else 'card'}.png"


class Pictures:
    """Draws the pictures of one site."""

    def __init__(self, root: Path, renderer: Renderer, typesetter: Typesetter, site: str) -> None:
        """`root` is the project, `site` the site's name."""
        self._root = root
        self._renderer = renderer
        self._typesetter = typesetter
        self._site = site
        self._cache = root / ".cache" / "pictures"
        tools = "".join(f"{name} {version(name)}\n" for name in TOOLS)
        self._made_by = hashlib.sha256(Path(__file__).read_bytes() + tools.encode()).hexdigest()

    def files(self, deck: Deck) -> dict[str, bytes]:
        """Both pictures of each card, as PNG, by path below the site."""
        self._cache.mkdir(parents=True, exist_ok=True)
        titles = {section.slug: section.title for section in deck.sections}
        wanted = [(card.slug, titles[card.section], self.words(card)) for card in deck.cards]
        found = {slug: self._kept(section, words) for slug, section, words in wanted}
        new = [entry for entry in wanted if found[entry[0]] is None]
        if new:
            fonts = _Fonts(self._root, self._cache)
            # Formulas come from a reader of fonts that only one thread may use.
            drawn = {
                self._paths(section, words): _drawing(section, words, self._site, fonts) for _, section, words in new
            }
            with ThreadPoolExecutor() as threads:
                list(threads.map(_paint, drawn.values(), [fonts] * len(drawn), drawn))
        files: dict[str, bytes] = {}
        for slug, section, words in wanted:
            large, small = found[slug] or self._kept(section, words) or (b"", b"")
            files |= {picture_path(slug): large, picture_path(slug, compact=True): small}
        return files

    def words(self, card: Card) -> list[_Word]:
        """The question's first paragraph."""
        first = next((part.markdown for part in card.asked if isinstance(part, Prose)), card.title)
        shown = self._typesetter.replace(self._renderer.render(link_cards(first, lambda slug: slug)))
        found = _PARAGRAPH.search(shown)
        return list(_words(found[2] if found else html.escape(card.title)))

    def _paths(self, section: str, words: list[_Word]) -> tuple[Path, Path]:
        key = hashlib.sha256(repr((self._made_by, self._site, section, words)).encode()).hexdigest()[:32]
        return self._cache / f"{key}.png", self._cache / f"{key}-compact.png"

    def _kept(self, section: str, words: list[_Word]) -> tuple[bytes, bytes] | None:
        large, small = self._paths(section, words)
        return (large.read_bytes(), small.read_bytes()) if large.exists() and small.exists() else None


def _paint(svg: str, fonts: _Fonts, paths: tuple[Path, Path]) -> None:
    """Write the large picture and the compact one."""
    drawn = resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=fonts.files_for(svg))
    whole = Image.open(io.BytesIO(bytes(drawn))).convert("RGB")
    for path, picture in zip(paths, (whole, whole.resize(COMPACT, Image.Resampling.LANCZOS)), strict=True):
        few = picture.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        unfinished = path.with_suffix(".part")
        few.save(unfinished, "png")
        unfinished.replace(path)


def _words(shown: str) -> Iterator[_Word]:
    """Typeset HTML of a paragraph as words and formulas."""
    done, space = 0, False
    for found in _MATHML.finditer(shown):
        before = _text(shown[done : found.start()])
        yield from _split(before, space=space)
        space = before[-1:].isspace() if before else space
        mathml = _FRAME.sub(_bracketed, _SOURCE.sub("", found[0]))
        yield _Word(html.unescape(re.sub(r"<[^>]+>", "", mathml)), mathml, space)
        # What follows inside the formula's span is the same once more, drawn with spans.
        done = _end_of_formula(shown, found.end())
        space = False
    yield from _split(_text(shown[done:]), space=space)


def _bracketed(tag: re.Match[str]) -> str:
    """A frame is drawn as a black box by the library; gaps in prose stand in brackets too."""
    return "<mo>]</mo></mrow>" if tag[1] else "<mrow><mo>[</mo>"


def _end_of_formula(shown: str, start: int) -> int:
    """Where the span that holds MathML and drawing ends, from the end of its MathML: two spans are open there."""
    depth = 2
    for tag in re.compile(r"<(/?)span\b[^>]*>").finditer(shown, start):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return len(shown)


def _text(part: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", part))


def _split(text: str, *, space: bool) -> Iterator[_Word]:
    for number, word in enumerate(text.split()):
        yield _Word(word, space=space or number > 0 or text[:1].isspace())


class _Fonts:
    """The reading face, as files that the renderer takes and as widths of characters."""

    def __init__(self, root: Path, cache: Path) -> None:
        self._files: dict[str, frozenset[int]] = {}
        self._latin: set[str] = set()
        self._widths: dict[tuple[int, int], float] = {}
        for weight in (400, 600):
            for script in SCRIPTS:
                path = self._add(root / FONT.format(script=script), cache, weight)
                if script == SCRIPTS[0]:
                    self._latin.add(path)

    def _add(self, source: Path, cache: Path, weight: int) -> str:
        path = cache / f"{hashlib.sha256(source.read_bytes()).hexdigest()[:16]}-{weight}.ttf"
        if not path.exists():
            font = TTFont(source, recalcTimestamp=False)
            font.flavor = None
            instantiateVariableFont(font, {"wght": weight}, inplace=True)
            for number in (1, 16):
                font["name"].setName("Reading", number, 3, 1, 0x409)
            unfinished = path.with_suffix(".part")
            font.save(unfinished)
            unfinished.replace(path)
        made = TTFont(path)
        units = made["head"].unitsPerEm
        points = made.getBestCmap()
        for point, glyph in points.items():
            self._widths.setdefault((weight, point), made["hmtx"][glyph][0] / units)
        self._files[str(path)] = frozenset(points)
        return str(path)

    def files_for(self, text: str) -> list[str]:
        """Those that hold characters of the text; the Latin ones come first, and hold most."""
        missing = {ord(letter) for letter in text}
        latin = frozenset.union(*(points for path, points in self._files.items() if path in self._latin))
        return [path for path, points in self._files.items() if path in self._latin or points & (missing - latin)]

    def width(self, text: str, size: float, weight: int) -> float:
        """Pixels that a text takes at most: kerning makes it narrower."""
        return size * sum(self._widths.get((weight, ord(letter)), 0.6) for letter in text)


@dataclass(frozen=True)
class _Placed:
    """A formula as it is drawn, with the room that it takes."""

    svg: str
    width: float
    height: float
    below: float
    """Pixels below the line that it stands on."""


def _formula(mathml: str, size: float) -> _Placed | None:
    """None for what can't be drawn, which is then set as text."""
    glyphs.svg2 = False
    try:
        made = ziamath.zmath.Math(mathml, size=size)
        width, height = made.getsize()
        return _Placed(made.svg(), width, height, -made.getyofst())
    except Exception:  # noqa: BLE001 (the library's reader raises whatever it stumbles over)
        return None


def _drawing(section: str, words: list[_Word], site: str, fonts: _Fonts) -> str:
    """The picture as SVG."""
    for size in SIZES:
        lines = list(_lines(words, size, fonts))
        if sum(height for _, height in lines) <= ROOM or size == SIZES[-1]:
            break
    shown, top = [], 165.0
    for pieces, height in lines:
        if top + height > 165 + ROOM + 10:
            break
        shown += [piece.format(y=top + height - size * LINE * 0.27) for piece in pieces]
        top += height
    place = _cut(section, 30, fonts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
        f'<rect width="100%" height="100%" fill="{PAPER}"/><rect width="16" height="100%" fill="{ACCENT}"/>'
        '<g font-family="Reading">'
        f'<text x="{MARGIN}" y="110" font-size="30" fill="{ACCENT}">{html.escape(place)}</text>'
        f'<g fill="{INK}" color="{INK}">{"".join(shown)}</g>'
        f'<text x="{MARGIN}" y="{HEIGHT - 55}" font-size="28" fill="{QUIET}">{html.escape(site)}</text></g></svg>'
    )


def _cut(text: str, size: float, fonts: _Fonts) -> str:
    while fonts.width(text, size, 400) > WIDTH - 2 * MARGIN:
        text = text.rstrip("…")[:-1].rstrip() + "…"
    return text


def _lines(words: Iterable[_Word], size: float, fonts: _Fonts) -> Iterator[tuple[list[str], float]]:
    """Lines as pieces of SVG, whose height on the page is put in for `{y}`, each with the height that it takes."""
    pieces: list[str] = []
    run: list[str] = []
    x = start = float(MARGIN)
    height = size * LINE

    def end_run() -> None:
        # Words in a row are one text, so that the renderer sets the spaces between them.
        if run:
            text = html.escape(" ".join(run)).replace("{", "{{").replace("}", "}}")
            pieces.append(f'<text x="{start:.1f}" y="{{y:.1f}}" font-size="{size}" font-weight="600">{text}</text>')
            run.clear()

    for word in words:
        formula = _formula(word.math, size) if word.math else None
        wide = formula.width if formula else fonts.width(word.text, size, 600)
        gap = fonts.width(" ", size, 600) if word.space else 0
        if x > MARGIN and x + gap + wide > WIDTH - MARGIN:
            end_run()
            yield pieces, height
            pieces, x, height, gap = [], float(MARGIN), size * LINE, 0
        if formula:
            end_run()
            height = max(height, formula.height + size * 0.35)
            inner = formula.svg.replace("{", "{{").replace("}", "}}")
            top = formula.below - formula.height
            pieces.append(f'<g transform="translate({x + gap:.1f} {{y:.1f}}) translate(0 {top:.1f})">{inner}</g>')
        else:
            if not run or not word.space:
                end_run()
                start = x + gap
            run.append(word.text)
        x += gap + wide
    end_run()
    yield pieces, height
