"""A screen that nobody sees."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from bootstrap import find_webkit


@contextmanager
def virtual_screen() -> Iterator[str]:
    """A running Xvfb; gives its display. MiniBrowser has no headless mode."""
    reading, writing = os.pipe()
    command = [find_webkit()[2], "-displayfd", str(writing), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
    process = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as chosen:
            yield f":{chosen.readline().strip()}"
    finally:
        process.terminate()
        process.wait()
