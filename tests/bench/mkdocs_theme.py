"""A page of pyodide-mkdocs-theme with one editor, served by ourselves on given Pyodide files."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

SETTINGS = """\
site_name: Editor
site_url: http://127.0.0.1:8000/theme/
theme: {name: pyodide-mkdocs-theme}
plugins: [{pyodide_macros: {project: {id: bench}}}]
"""
LIBRARIES = {
    "lodash@4.17.20/lodash.min.js": "lodash/lodash.min.js",
    "jquery@3.7.1": "jquery/dist/jquery.min.js",
    "jquery.terminal@2.43.1/css/jquery.terminal.min.css": "jquery.terminal/css/jquery.terminal.min.css",
    "jquery.terminal@2.43.1/js/jquery.terminal.min.js": "jquery.terminal/js/jquery.terminal.min.js",
    "ace-builds@1.44.0/src-min-noconflict/ace.js": "ace-builds/src-min-noconflict/ace.js",
    "ace-builds@1.44.0/src-min-noconflict/ext-language_tools.js": "ace-builds/src-min-noconflict/ext-language_tools.js",
    "mathjax@3/es5/tex-mml-chtml.js": None,
}
"""Addresses below the CDN's folder of npm packages, and where the packages have it; None for what isn't needed."""
BESIDE = ("mode-python.js", "theme-crimson_editor.js", "theme-tomorrow_night_bright.js", "snippets/python.js")
"""What ace.js loads from its own folder when the page opens."""


def write(folder: Path, programs: Path, packages: Path, pyodide: str, code: str) -> None:
    """Build the page; it starts the Pyodide at the path `pyodide` of the same host instead of the CDN's."""
    source = folder.with_name(f"{folder.name}-source")
    (source / "docs").mkdir(parents=True)
    (source / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    (source / "docs" / "index.md").write_text('# Snippet\n\n{{ IDE("snippet") }}\n', "utf-8")
    (source / "docs" / "snippet.py").write_text(code, "utf-8")
    # The theme keeps a list of the projects that it has built among the user's own files, and refuses to see one again.
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "HOME": str(source)}
    command = [str(programs / "mkdocs"), "build", "-q", "-d", str(folder)]
    subprocess.run(command, cwd=source, env=environment, check=True, capture_output=True)
    here = _copy_libraries(folder, packages)
    here["https://cdn.jsdelivr.net/pyodide/v0.25.0/full/pyodide.js"] = f"{pyodide}pyodide.js"
    for path in [*folder.rglob("*.html"), *folder.glob("js-*/*.js")]:
        text = path.read_text("utf-8")
        for there, address in here.items():
            text = text.replace(there, address)
        path.write_text(re.sub(r'integrity: "sha[^"]*",?', "", text), "utf-8")


def _copy_libraries(folder: Path, packages: Path) -> dict[str, str]:
    """Copy what the page loads into its folder; gives the addresses there and here."""
    nothing = folder / "libraries" / "nothing.js"
    nothing.parent.mkdir()
    nothing.write_text("", "utf-8")
    here = {}
    for there, name in LIBRARIES.items():
        target = folder / "libraries" / name if name else nothing
        if name:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(packages / name, target)
        here[f"https://cdn.jsdelivr.net/npm/{there}"] = f"/{folder.name}/{target.relative_to(folder).as_posix()}"
    ace = Path("ace-builds") / "src-min-noconflict"
    for name in BESIDE:
        (folder / "libraries" / ace / name).parent.mkdir(exist_ok=True)
        shutil.copy(packages / ace / name, folder / "libraries" / ace / name)
    return here
