"""What the copy box gives, through what hosts clean pasted HTML with: the card, or at least a link to it, is left."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.host import Host, hosting
from tests.installs import kept_npm, kept_venv
from tests.wikis.cards import TITLE, Cards, Copied, card_in, fits
from tests.wikis.platforms import CACHE, ROOT
from tests.wikis.told import telling

HERE = Path(__file__).parent / "sanitizers"
FRAMES = {
    "allowedTags": ["iframe", "p", "a", "img"],
    "allowedAttributes": {
        "iframe": ["src", "width", "height", "title", "style"],
        "a": ["href"],
        "img": ["src", "alt", "width", "height"],
    },
    "allowedIframeHostnames": ["127.0.0.1"],
}
"""sanitize-html as hosts set it up that take pictures, and frames of sites that they know."""

FRAME = "Web page or course (HTML)"
PICTURE = "Picture and link (HTML)"

Clean = Callable[[Page, str], str]


def packages() -> Path:
    return kept_npm(CACHE / "sanitizers-npm", HERE, ROOT)


def told(*command: str | Path, text: str) -> str:
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout


def dompurify(page: Page, text: str, options: object = None) -> str:
    page.goto("about:blank")
    page.add_script_tag(path=packages() / "dompurify" / "dist" / "purify.min.js")
    return str(page.evaluate("([text, options]) => DOMPurify.sanitize(text, options ?? {})", [text, options]))


def dompurify_with_frames(page: Page, text: str) -> str:
    return dompurify(page, text, {"ADD_TAGS": ["iframe"]})


def sanitize_html(_page: Page, text: str, options: object = None) -> str:
    return told("node", HERE / "clean.mjs", packages(), text=json.dumps({"html": text, "options": options}))


def sanitize_html_with_frames(page: Page, text: str) -> str:
    return sanitize_html(page, text, FRAMES)


def nh3(_page: Page, text: str) -> str:
    python = kept_venv(CACHE / "sanitizers-venv", ROOT / "requirements" / "wikis.txt") / "python"
    return told(python, HERE / "clean.py", text=text)


def show(page: Page, host: Host, text: str) -> None:
    """Open a host's page with this text."""
    host.page = f'<!doctype html><meta charset="utf-8"><title>Course</title>{text}'
    page.goto(host.url)


@pytest.mark.parametrize("clean", [dompurify, sanitize_html, nh3])
def test_a_host_without_frames_is_left_with_one_link_that_works(
    page: Page, cards: Cards, copied: Copied, clean: Clean
) -> None:
    with telling(page.context, clean.__name__), hosting() as host:
        show(page, host, clean(page, copied[FRAME]))
        expect(page.locator("iframe")).to_have_count(0)
        assert page.locator("body").inner_text().strip() == TITLE
        page.get_by_role("link", name=TITLE).click()
        page.wait_for_url(cards.page)


@pytest.mark.parametrize("clean", [dompurify_with_frames, sanitize_html_with_frames])
def test_a_host_that_takes_frames_shows_the_card(page: Page, cards: Cards, copied: Copied, clean: Clean) -> None:
    with telling(page.context, clean.__name__), hosting() as host:
        script = f'<script src="{cards.url}embed.js" async></script>'
        show(page, host, clean(page, copied[FRAME]) + script)
        fits(page)
        card_in(page).get_by_text("Show answer").click()
        fits(page)
        expect(page.get_by_role("link", name=TITLE)).to_have_attribute("href", cards.page)


@pytest.mark.parametrize("clean", [dompurify, sanitize_html_with_frames, nh3])
def test_a_picture_and_its_link_are_left_by_hosts_that_take_pictures(
    page: Page, cards: Cards, copied: Copied, clean: Clean
) -> None:
    with telling(page.context, clean.__name__), hosting() as host:
        show(page, host, clean(page, copied[PICTURE]))
        page.get_by_role("img", name=TITLE).click()
        page.wait_for_url(cards.page)


def test_why_the_frame_is_empty(page: Page, cards: Cards, copied: Copied) -> None:
    """Were the link in the frame, DOMPurify would take both away, and nh3 would show its source to readers."""
    inside = copied[FRAME].split("\n")[0].replace("</iframe>", f'<a href="{cards.page}">Inside</a></iframe>')
    assert dompurify_with_frames(page, inside) == ""
    assert "&lt;a href=" in nh3(page, inside)
