"""JupyterLite's REPL, served by ourselves on given Pyodide files."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"


def write(folder: Path, programs: Path, wheels: Path, pyodide: str) -> None:
    """Build JupyterLite with only its REPL, whose kernel starts the Pyodide at the path `pyodide` of the same host."""
    source = folder.with_name(f"{folder.name}-source")
    source.mkdir()
    # A path from the host's root: a relative one is taken below JupyterLite's own folder, however many dots it has.
    settings = {KERNEL: {"pyodideUrl": f"{pyodide}pyodide.mjs", "disablePyPIFallback": True}}
    config = {"jupyter-lite-schema-version": 0, "jupyter-config-data": {"litePluginSettings": settings}}
    (source / "jupyter-lite.json").write_text(json.dumps(config), "utf-8")
    command = [
        str(programs / "jupyter-lite"),
        "build",
        "--apps",
        "repl",
        "--no-sourcemaps",
        "--output-dir",
        str(folder),
    ]
    # The one package that the kernel wants and Pyodide's lock file has not.
    comm = next(wheels.glob("comm-*.whl"))
    subprocess.run([*command, "--piplite-wheels", str(comm)], cwd=source, check=True, capture_output=True)
