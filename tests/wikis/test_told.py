"""What a failing test on a host says: which host, what it rendered, and where the screenshot of it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.wikis.told import telling


def test_a_failure_names_the_host_what_it_rendered_and_a_screenshot(page: Page) -> None:
    page.set_content("<h1>Lecture 5</h1><iframe srcdoc='A card that did not load'></iframe>")
    page.frame_locator("iframe").get_by_text("A card that did not load").wait_for()
    with pytest.raises(AssertionError) as failure, telling(page.context, "Some wiki"):
        expect(page.get_by_text("Show answer")).to_be_visible(timeout=1)
    told = str(failure.value)
    assert told.startswith("Some wiki: ")
    assert "Lecture 5" in told
    assert "A card that did not load" in told
    shot = re.search(r"\((\S.*\.png)\)", told)
    assert shot
    assert Path(shot[1]).read_bytes().startswith(b"\x89PNG")
    Path(shot[1]).unlink()
