"""Fixtures for all tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from flashdeck.progress import Progress
from flashdeck.runtime import Runtime, prepare

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def runtime() -> Runtime:
    """The project's own Python runtime, prepared if it is not yet."""
    return prepare(ROOT, Progress())
