"""The one door to Node: a script of scripts/node gets a JSON request on standard input and answers with JSON."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from flashdeck.problems import Failure

SCRIPTS = Path(__file__).resolve().parent.parent / "node"


def ask(script: str, request: dict[str, Any], timeout: float = 600) -> Any:
    """Run `scripts/node/<script>` with `request` and return its answer, the last line that it prints, read as JSON.

    `timeout` is in seconds. Raises Failure when Node is missing or too slow, or when the script ends with an error; the
    reason is then the last line that it wrote to standard error.
    """
    node = shutil.which("node")
    if node is None:
        raise Failure("Node.js was not found (install Node 20 or newer)")
    try:
        done = subprocess.run(
            [node, str(SCRIPTS / script)],
            input=json.dumps(request),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=timeout,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Failure(f"scripts/node/{script} did not finish within {timeout:.0f} s (run it again)") from None
    if done.returncode != 0:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise Failure(f"scripts/node/{script} failed: {reason} (run `npm ci`, then try again)")
    return json.loads(done.stdout.rstrip("\n").split("\n")[-1])  # JSON may hold what splitlines() takes for line ends
