"""The browser of the tests against real hosts."""

from __future__ import annotations

from typing import Any

import pytest

from bootstrap import find_chromium
from tests.static_server import CHROMIUM_FLAGS


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The system's Chromium, kept from calling home."""
    return {"executable_path": find_chromium(), "args": CHROMIUM_FLAGS}
