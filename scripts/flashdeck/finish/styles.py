"""Material's stylesheets → the site's one, without rules that no page can use: one small file before anything shows."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from flashdeck.problems import Failure

SHEETS = ("main.*.min.css", "palette.*.min.css")
"""What Material's pages ask for, in this order; the site's own styles come after."""

LINK = re.compile(r'\s*<link rel="stylesheet" href="[^"]*assets/stylesheets/[^"]*">')
"""Where they are asked for."""

NAMES = re.compile(r"""(?:class|id)=\\?["']([^"'\\]*)""")
"""Classes and ids in HTML, as it is or in JSON."""

ALWAYS = frozenset({"js", "focus-visible", "js-focus-visible"})
"""What the theme's script puts on any element."""

CODE = ".highlight"
"""What is typed into an editor can hold kinds of words that no page has."""

GROUPS = ("@media", "@supports")
TOKEN = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|/\*.*?\*/|[{};]', re.DOTALL)
COMMA = re.compile(r",(?![^(\[]*[)\]])")
ALTERNATIVES = re.compile(r":(?:not|is|where|has|host)\((?:[^()]|\([^()]*\))*\)")
NAME = re.compile(r"[.#]((?:\\.|[\w-])+)")
ATTRIBUTE = re.compile(r"\[([\w-]+)(?:([~|^$*]?=)[\"']?([^\"'\]]*)[\"']?)?\]")
COLOR = "data-md-color-"
"""Attributes whose values the pages name one by one; Material brings rules for two dozen palettes."""

PROPERTY = re.compile(r"(--[\w-]+):(?:\"[^\"]*\"|'[^']*'|\([^()\"']*\)|[^;{}\"'])*;?")
"""A declaration of a custom property; many hold a whole icon."""


@dataclass(frozen=True)
class Used:
    """What rules can be about."""

    names: frozenset[str]
    """Classes and ids of pages, and those of Material's components that scripts name: they make some of them."""

    colors: frozenset[str]
    """Attributes of the palettes in use, as they are written in pages."""


def used_in(pages: Iterable[str], scripts: Iterable[str]) -> Used:
    """What is named in HTML, also as it stands in JSON, and in scripts."""
    names = set(ALWAYS)
    colors: set[str] = set()
    for page in pages:
        for named in NAMES.findall(page):
            names.update(named.split())
        colors.update(re.findall(rf'{COLOR}[\w-]+="[^"]*"', page))
    for script in scripts:
        names.update(re.findall(r"md-[\w-]+", script))
    return Used(frozenset(names), frozenset(colors))


def merge_styles(site: Path, folder: Path, own: str, pages: Sequence[str]) -> str:
    """Put what is used of Material's styles before those in the file `own`, and give the name that it has then.

    `pages` are all texts that hold HTML.
    """
    sheets = [sorted((site / "assets" / "stylesheets").glob(pattern)) for pattern in SHEETS]
    if any(len(found) != 1 for found in sheets):
        raise Failure("Material's styles have other names than expected (see scripts/flashdeck/finish/styles.py)")
    scripts = [path.read_text("utf-8") for path in sorted(site.rglob("*.js"))]
    ours = (folder / own).read_text("utf-8")
    used = used_in(pages, scripts)
    theirs = "".join(trim(path.read_text("utf-8"), used) for (path,) in sheets)
    merged = without_unused_properties(theirs, [ours, *pages, *scripts]) + ours
    name = f"site-{hashlib.sha256(merged.encode()).hexdigest()[:8]}.css"
    (folder / own).unlink()
    (folder / name).write_text(merged, "utf-8")
    shutil.rmtree(site / "assets" / "stylesheets")
    return name


def without_links(pages: Mapping[Path, str]) -> dict[Path, str]:
    """Pages that ask for Material's styles no more."""
    return {path: LINK.sub("", text) for path, text in pages.items()}


def trim(css: str, used: Used) -> str:
    """The rules that something on a page can match; other at-rules as they are."""
    kept = []
    for prelude, body in rules(css):
        if body is None:
            continue
        if prelude.startswith(GROUPS):
            inner = trim(body, used)
            kept += [f"{prelude}{{{inner}}}"] if inner else []
        elif prelude.startswith("@"):
            kept.append(f"{prelude}{{{body}}}")
        else:
            selectors = ",".join(one for one in COMMA.split(prelude) if _matches(one, used))
            kept += [f"{selectors}{{{body}}}"] if selectors else []
    return "".join(kept)


def rules(css: str) -> Iterator[tuple[str, str | None]]:
    """What stands before each outermost pair of braces, and what stands in it; None for a statement without any."""
    start = opened = depth = 0
    for token in TOKEN.finditer(css):
        match token[0]:
            case "{":
                opened = token.start() if depth == 0 else opened
                depth += 1
            case "}":
                depth -= 1
                if depth == 0:
                    yield css[start:opened].strip(), css[opened + 1 : token.start()]
                    start = token.end()
            case ";" if depth == 0:
                yield css[start : token.start()].strip(), None
                start = token.end()


def without_unused_properties(css: str, others: Iterable[str]) -> str:
    """The same without declarations of custom properties that neither it nor the other texts read."""
    elsewhere = {name for text in others for name in re.findall(r"--[\w-]+", text)}
    while True:
        read = elsewhere | set(re.findall(r"var\(\s*(--[\w-]+)", css))
        less = PROPERTY.sub(lambda found: found[0] if found[1] in read else "", css)  # noqa: B023 (called at once)
        if less == css:
            return css
        css = less


def _matches(selector: str, used: Used) -> bool:
    """Whether all that the selector asks for is there; of alternatives nothing is asked."""
    if CODE in selector:
        return True
    plain = ALTERNATIVES.sub("", selector)
    for name, _, value in ATTRIBUTE.findall(plain):
        if name.startswith(COLOR) and value and f'{name}="{value}"' not in used.colors:
            return False
    names = NAME.findall(ATTRIBUTE.sub("", plain))
    return all(re.sub(r"\\(.)", r"\1", name) in used.names for name in names)
