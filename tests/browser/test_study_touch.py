"""A session by finger: tap to turn, swipe to rate."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from tests.browser import work
from tests.browser.conftest import Site
from tests.browser.session import PHONE, flip, good, shows, start
from tests.browser.test_pages import QUESTIONS


class Finger:
    """One finger on the screen, moved in steps as a hand does."""

    def __init__(self, page: Page) -> None:
        self._session: CDPSession = page.context.new_cdp_session(page)
        self._at = (0.0, 0.0)

    def down(self, x: float, y: float) -> None:
        """Touch the screen."""
        self._at = (x, y)
        self._send("touchStart", [{"x": x, "y": y}])

    def move(self, x: float, y: float = 400, steps: int = 8) -> None:
        """Slide there."""
        x0, y0 = self._at
        for step in range(1, steps + 1):
            self._send("touchMove", [{"x": x0 + (x - x0) * step / steps, "y": y0 + (y - y0) * step / steps}])
        self._at = (x, y)

    def up(self) -> None:
        """Let go."""
        self._send("touchEnd", [])

    def swipe(self, start: float, end: float, y: float = 400) -> None:
        """From left to right or back, at one height."""
        self.down(start, y)
        self.move(end, y)
        self.up()

    def _send(self, kind: str, points: list[dict[str, float]]) -> None:
        self._session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page on a phone."""
    context = browser.new_context(**PHONE)  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


def answered(page: Page, site: Site) -> Finger:
    """A session whose first card shows its answer."""
    start(page, site)
    page.get_by_text(QUESTIONS[0]).first.tap()
    expect(good(page)).to_be_visible()
    return Finger(page)


def test_a_swipe_to_the_right_says_good(phone: Page, site: Site) -> None:
    answered(phone, site).swipe(100, 300)
    shows(phone, QUESTIONS[1])
    expect(phone.get_by_role("status").filter(has_text="Good")).to_be_attached()


def test_a_swipe_to_the_left_says_again(phone: Page, site: Site) -> None:
    answered(phone, site).swipe(300, 100)
    shows(phone, QUESTIONS[1])
    expect(phone.get_by_role("status").filter(has_text="Again")).to_be_attached()


def test_the_card_follows_the_finger_and_tells_what_a_release_would_mean(phone: Page, site: Site) -> None:
    finger = answered(phone, site)
    card = phone.get_by_role("region", name="Answer")
    finger.down(100, 400)
    finger.move(160)
    expect(card).to_have_attribute("style", re.compile(r"translateX\(60px\)"))
    badge = phone.get_by_text("Good", exact=True).first
    expect(badge).to_have_attribute("data-armed", "false")
    finger.move(280)
    expect(badge).to_have_attribute("data-armed", "true")
    finger.up()
    shows(phone, QUESTIONS[1])


def test_moving_back_before_letting_go_rates_nothing(phone: Page, site: Site) -> None:
    finger = answered(phone, site)
    finger.down(100, 400)
    finger.move(300)
    finger.move(120)
    finger.up()
    shows(phone, QUESTIONS[0])
    expect(good(phone)).to_be_visible()
    expect(phone.get_by_text("10 new")).to_be_visible()


def test_a_short_swipe_rates_nothing(phone: Page, site: Site) -> None:
    answered(phone, site).swipe(100, 160)
    shows(phone, QUESTIONS[0])
    expect(good(phone)).to_be_visible()


def test_a_finger_that_moves_up_or_down_scrolls_and_rates_nothing(phone: Page, site: Site) -> None:
    finger = answered(phone, site)
    finger.down(100, 600)
    finger.move(240, 300)
    finger.up()
    shows(phone, QUESTIONS[0])
    expect(good(phone)).to_be_visible()


def test_a_question_is_not_swiped(phone: Page, site: Site) -> None:
    start(phone, site)
    Finger(phone).swipe(100, 320)
    shows(phone, QUESTIONS[0])
    expect(phone.get_by_role("button", name="Show answer")).to_be_visible()


def test_swiping_can_be_switched_off_on_this_device(phone: Page, site: Site) -> None:
    start(phone, site)
    phone.get_by_role("button", name="More actions").tap()
    switch = phone.get_by_role("menuitemcheckbox", name="Swipe to rate")
    expect(switch).to_be_checked()
    switch.tap()
    phone.reload()
    flip(phone)
    Finger(phone).swipe(100, 320)
    shows(phone, QUESTIONS[0])
    expect(good(phone)).to_be_visible()
    phone.get_by_role("button", name="More actions").press("Enter")
    expect(switch).not_to_be_checked()


def test_code_that_scrolls_sideways_scrolls_and_is_not_swiped(phone: Page, site: Site) -> None:
    start(phone, site, "?card=what-is-max-pooling")
    flip(phone)
    phone.get_by_text("Details", exact=True).tap()
    code = phone.locator("flash-snippet pre code").first
    code.scroll_into_view_if_needed()
    box = code.bounding_box()
    assert box
    assert code.evaluate("code => code.scrollWidth > code.clientWidth")
    Finger(phone).swipe(320, 80, box["y"] + box["height"] / 2)
    shows(phone, "What is max pooling?")
    expect(good(phone)).to_be_visible()


def test_the_code_editor_is_not_swiped(phone: Page, site: Site) -> None:
    work.study_card(phone, site, work.CODE_CARD)
    written = work.write_code(phone, "import numpy as np\n\n\ndef relu(x):\n    return x\n")
    phone.get_by_role("button", name="Show answer").tap()
    expect(good(phone)).to_be_visible()
    written.scroll_into_view_if_needed()
    box = written.bounding_box()
    assert box
    Finger(phone).swipe(90, 320, box["y"] + box["height"] / 2)
    expect(good(phone)).to_be_visible()


def test_with_reduced_motion_the_card_neither_turns_nor_flies(phone: Page, site: Site) -> None:
    phone.emulate_media(reduced_motion="reduce")
    finger = answered(phone, site)
    finger.down(100, 400)
    finger.move(280)
    style = phone.get_by_role("region", name="Answer").get_attribute("style") or ""
    assert "translateX" in style
    assert "rotate" not in style
    finger.up()
    shows(phone, QUESTIONS[1])
