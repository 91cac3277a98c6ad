"""What phones have around a page: cameras and bars at the edges, colours of bars, a picture while the app starts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Site
from tests.browser.session import PHONE, choose_dialog, flip, good, menu, start
from tests.browser.test_install import IPHONE

HOME_BAR = 34
"""Pixels at the lower edge of a phone that belong to the system."""

CAMERA = 47
"""Pixels beside the camera, when the phone is held sideways."""

OUTSIDE = """(edge) => [...document.querySelectorAll("a, button, input, h1, h2, p")].filter((element) => {
  const {left, right, width} = element.getBoundingClientRect();
  const shown = width > 1 && element.checkVisibility({visibilityProperty: true, opacityProperty: true});
  return shown && right > 0 && left < innerWidth && (left < edge || right > innerWidth - edge);
}).map(({outerHTML}) => outerHTML.slice(0, 200))"""
"""What can be seen and reaches under the camera."""

SPLASH = """async () => {
  const links = [...document.querySelectorAll("[rel=apple-touch-startup-image]")];
  return Promise.all(links.map(async ({href, media}) => {
    const picture = Object.assign(new Image(), {src: href});
    await picture.decode();
    const context = new OffscreenCanvas(1, 1).getContext("2d");
    context.drawImage(picture, 0, 0);
    const corner = [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
    return [media, picture.naturalWidth, picture.naturalHeight, `rgb(${corner.join(", ")})`];
  }));
}"""

BARS = "() => [...document.querySelectorAll('meta[name=theme-color][media]')].map(({content}) => content)"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page on a phone without buttons, which has the system's own bar at its lower edge."""
    context = browser.new_context(**PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    keep_clear(page, bottom=HOME_BAR)
    yield page
    context.close()


def keep_clear(page: Page, **insets: int) -> None:
    page.context.new_cdp_session(page).send("Emulation.setSafeAreaInsetsOverride", {"insets": insets})


def is_clear_of_the_home_bar(element: Locator) -> None:
    expect(element).to_be_in_viewport()
    box = element.bounding_box()
    assert box
    assert box["y"] + box["height"] <= PHONE["viewport"]["height"] - HOME_BAR  # type: ignore[index]


def test_bars_at_the_lower_edge_stay_clear_of_the_phones_own(phone: Page, site: Site) -> None:
    phone.goto(f"{site.url}cards/")
    is_clear_of_the_home_bar(phone.get_by_role("navigation", name="Main").get_by_role("link", name="Study"))
    start(phone, site)
    is_clear_of_the_home_bar(phone.get_by_role("button", name="Show answer"))
    flip(phone)
    is_clear_of_the_home_bar(good(phone))
    menu(phone, "Search and choose cards").click()
    is_clear_of_the_home_bar(choose_dialog(phone).get_by_role("button", name="Study these"))


def test_held_sideways_nothing_lies_under_the_camera(phone: Page, site: Site) -> None:
    phone.set_viewport_size({"width": 844, "height": 390})
    keep_clear(phone, left=CAMERA, right=CAMERA, bottom=21)
    for path in ("", "cards/", "cards/what-is-max-pooling/", "study/", "offline/", "about/"):
        phone.goto(site.url + path)
        expect(phone.get_by_role("heading").first).to_be_attached()
        assert phone.evaluate(OUTSIDE, CAMERA) == [], path
    phone.get_by_role("textbox", name="Search").focus()
    phone.get_by_role("textbox", name="Search").press_sequentially("stride")
    expect(
        phone.get_by_role("dialog", name="Search").get_by_role("heading", name="What is max pooling?")
    ).to_be_visible()
    assert phone.evaluate(OUTSIDE, CAMERA) == []


def test_an_iphone_finds_a_picture_of_its_own_size_to_show_while_the_app_starts(browser: Browser, site: Site) -> None:
    screen = {"width": 390, "height": 844}
    context = browser.new_context(user_agent=IPHONE, viewport=screen, screen=screen, device_scale_factor=3)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(site.url)
    expect(page.locator("meta[name=apple-mobile-web-app-capable]")).to_be_attached()
    light, dark = "rgb(251, 250, 247)", "rgb(21, 24, 27)"
    assert page.evaluate(SPLASH) == [
        ["(prefers-color-scheme: light) and (orientation: portrait)", 1170, 2532, light],
        ["(prefers-color-scheme: light) and (orientation: landscape)", 2532, 1170, light],
        ["(prefers-color-scheme: dark) and (orientation: portrait)", 1170, 2532, dark],
        ["(prefers-color-scheme: dark) and (orientation: landscape)", 2532, 1170, dark],
    ]
    context.close()


def test_the_bars_take_the_colour_of_the_page_also_when_it_is_not_the_devices(page: Page, site: Site) -> None:
    page.goto(site.url)
    for name in ("Switch to light mode", "Switch to dark mode"):
        page.get_by_title(name).click()
    page.wait_for_function(f"({BARS})().every((color) => color === '#15181b')")
    page.reload()
    page.wait_for_function(f"({BARS})().every((color) => color === '#15181b')")


def test_on_a_dark_device_the_page_is_dark_before_the_themes_script_has_come(browser: Browser, site: Site) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.route("**/*.js", lambda route: route.abort())
    page.goto(site.url)
    expect(page.get_by_role("banner")).to_have_css("background-color", "rgb(21, 24, 27)")
    context.close()
