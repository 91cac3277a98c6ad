"""The licences of everything that the site ships and others wrote, as one text file, as those licences ask for."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING

from flashdeck.problems import Failure

if TYPE_CHECKING:
    from collections.abc import Iterable

FILE = "licences.txt"
COPIED = ("pyodide",)
"""npm packages of which files go into the site as they are; the others come through the bundle."""

PYTHON = {"mkdocs-material": "MIT"}
"""Python packages of which parts go into the site, with their licence."""

INSIDE_PYODIDE = (
    "Pyodide holds CPython (PSF licence, https://docs.python.org/3/license.html) and is free software under the\n"
    "Mozilla Public License 2.0 (https://www.mozilla.org/MPL/2.0/); its source: https://github.com/pyodide/pyodide.\n"
    "NumPy's licences lie in the folder runtime/ of this site, beside the files that they are about."
)


@dataclass(frozen=True)
class Licensed:
    """One package and the text of its licence."""

    name: str
    version: str
    licence: str
    text: str


def write_licences(site: Path, root: Path, bundled: Iterable[str]) -> None:
    """Write the list into `site`; `bundled` are the npm packages that the bundle holds.

    Raises Failure when an installed package has no licence file.
    """
    found = [_npm(name, root) for name in (*COPIED, *bundled)]
    found += [_python(name, licence) for name, licence in PYTHON.items()]
    listed = "\n".join(f"  {item.name} {item.version}: {item.licence}" for item in found)
    texts = "\n".join(f"{'=' * 80}\n{item.name} {item.version}\n\n{item.text.strip()}\n" for item in found if item.text)
    head = f"This site holds parts of\n\n{listed}\n\n{INSIDE_PYODIDE}\n\n"
    (site / FILE).write_text(head + texts, "utf-8")


def _npm(name: str, root: Path) -> Licensed:
    folder = root / "node_modules" / name
    package = json.loads((folder / "package.json").read_text("utf-8"))
    texts = [path.read_text("utf-8") for path in sorted(folder.glob("LICENSE*"))]
    if not texts and name not in COPIED:
        raise Failure(f"node_modules/{name} has no licence file (run `npm ci`)")
    return Licensed(name, package["version"], package["license"], "\n".join(texts))


def _python(name: str, licence: str) -> Licensed:
    package = distribution(name)
    texts = [file.read_text("utf-8") for file in package.files or [] if file.name.startswith("LICENSE")]
    if not texts:
        raise Failure(f"the Python package {name} has no licence file (run `make build` again)")
    return Licensed(name, package.version, licence, "\n".join(texts))
