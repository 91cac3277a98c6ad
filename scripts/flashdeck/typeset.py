"""Formulas in HTML to typeset HTML + MathML, by KaTeX under Node, all new ones of a run in one go."""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from flashdeck import node
from flashdeck.problems import Failure

_FORMULA = re.compile(
    r'<(?P<tag>span|div) class="arithmatex">(?:\\\((?P<inline>.*?)\\\)|\\\[(?P<display>.*?)\\\])</(?P=tag)>', re.DOTALL
)
_ENDED = re.compile(rf"{_FORMULA.pattern}(?P<end>[-.,;:!?)\]…]{{1,2}})?", re.DOTALL)
"""A formula with the punctuation right behind it: browsers take a formula for a box, and break lines behind boxes."""

_DELIMITED = re.compile(r"\\\((.*?)\\\)|\\\[(.*?)\\\]", re.DOTALL)


@dataclass(frozen=True)
class Formula:
    """One formula as TeX."""

    tex: str
    display: bool
    """Whether it stands on lines of its own."""


@dataclass(frozen=True)
class Typeset:
    """What KaTeX made of a formula: either html or an error."""

    html: str
    error: str


def formulas(text: str) -> list[Formula]:
    """All formulas in rendered Markdown, in order."""
    return [_formula(found) for found in _FORMULA.finditer(text)]


def formulas_in_search(text: str) -> list[tuple[str, Formula]]:
    """Formulas in a text of the search index, each with the text that stands for it there."""
    return [
        (found[0], Formula(html.unescape(found[1] if found[1] is not None else found[2]).strip(), found[1] is None))
        for found in _DELIMITED.finditer(text)
    ]


def readable(made: Typeset) -> str:
    """A typeset formula as one line of plain text: what its MathML says."""
    found = re.search(r"<semantics>(.*?)<annotation", made.html, re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", "", found[1])) if found else ""


def _formula(found: re.Match[str]) -> Formula:
    display = found["display"] is not None
    return Formula(html.unescape(found["display"] if display else found["inline"]).strip(), display)


def _held(formula: str, end: str) -> str:
    """A formula and what ends it, which styles keep on one line; the formula itself may go over several."""
    if not end or not formula.startswith('<span class="katex">'):
        return formula + end
    return f'{formula.replace("katex", "katex flash-held", 1)}<span class="flash-holds">{end}</span>'


class Typesetter:
    """Typesets formulas and remembers them in a folder, so that each is typeset once."""

    def __init__(self, cache: Path, version: str) -> None:
        """`cache` is a folder of one JSON file a formula; `version` names the KaTeX that made them and its settings."""
        self._cache = cache
        self._version = version
        self._known: dict[Formula, Typeset] = {}

    def prepare(self, wanted: Iterable[Formula]) -> dict[Formula, Typeset]:
        """Typeset all of `wanted`, those not seen before in one run of Node."""
        formulas_wanted = list(dict.fromkeys(wanted))
        for formula in formulas_wanted:
            if formula not in self._known and (kept := self._read(formula)):
                self._known[formula] = kept
        new = [formula for formula in formulas_wanted if formula not in self._known]
        if new:
            request = {"formulas": [{"tex": formula.tex, "display": formula.display} for formula in new]}
            for formula, answer in zip(new, node.ask("math.mjs", request), strict=True):
                self._known[formula] = Typeset(answer.get("html", ""), answer.get("error", ""))
                self._write(formula, self._known[formula])
        return {formula: self._known[formula] for formula in formulas_wanted}

    def made(self) -> list[str]:
        """HTML of all formulas of this run."""
        return [known.html for known in self._known.values()]

    def replace(self, text: str) -> str:
        """`text` with every formula typeset. Raises Failure for one that can't be: cards are checked before."""
        found = formulas(text)
        if not found:
            return text
        made = self.prepare(found)
        for formula in found:
            if made[formula].error:
                raise Failure(f"broken math ${formula.tex}$ on a page: {made[formula].error} (mend the TeX)")
        return _ENDED.sub(lambda match: _held(made[_formula(match)].html, match["end"] or ""), text)

    def _path(self, formula: Formula) -> Path:
        key = json.dumps([self._version, formula.tex, formula.display])
        return self._cache / f"{hashlib.sha256(key.encode()).hexdigest()[:32]}.json"

    def _read(self, formula: Formula) -> Typeset | None:
        try:
            return Typeset(**json.loads(self._path(formula).read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def _write(self, formula: Formula, made: Typeset) -> None:
        self._cache.mkdir(parents=True, exist_ok=True)
        self._path(formula).write_text(json.dumps({"html": made.html, "error": made.error}), "utf-8")


def make_typesetter(root: Path) -> Typesetter:
    """The project's typesetter, which keeps formulas in .cache/math."""
    lock = json.loads((root / "package-lock.json").read_text("utf-8"))
    settings = hashlib.sha256((root / "scripts" / "node" / "math.mjs").read_bytes()).hexdigest()[:8]
    return Typesetter(root / ".cache" / "math", f"{lock['packages']['node_modules/katex']['version']} {settings}")
