"""Cards on other people's pages: the height that they ask for, sandboxes, storage that is partitioned or blocked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, FrameLocator, Page, expect

from tests.browser.conftest import Site
from tests.browser.host import HEARD, Host, frame, hosting
from tests.browser.work import PYTHON_START
from tests.static_server import StaticServer

CARD = "embed/what-is-max-pooling/"
GIST = "keeps only the largest value"
APART = 'sandbox="allow-scripts"'
"""What WordPress gives: scripts, but no origin of their own, no windows, no storage."""

FRAME_HEIGHT = "() => document.querySelector('iframe').clientHeight"
TO_FIT = """() => document.querySelector('iframe').clientHeight !== 300"""
STORE = "try { localStorage.setItem('mark', 'here'); localStorage.getItem('mark') } catch (error) { error.name }"
READ = "try { localStorage.getItem('mark') } catch (error) { error.name }"


@pytest.fixture
def host() -> Iterator[Host]:
    """A page of another site."""
    with hosting() as running:
        yield running


@pytest.fixture
def open_host(site: Site) -> Iterator[StaticServer]:
    """The cards' site on a host that lets any page read its files, as GitHub Pages does."""
    server = StaticServer(site.folder, {"Access-Control-Allow-Origin": "*"})
    yield server
    server.kill()


def embedded(page: Page) -> FrameLocator:
    """The first frame of the page."""
    return page.frame_locator("iframe").first


def open_answer(page: Page) -> None:
    embedded(page).get_by_text("Show answer").click()
    expect(embedded(page).get_by_text(GIST)).to_be_visible()


def open_details(page: Page) -> None:
    open_answer(page)
    embedded(page).get_by_text("Details", exact=True).click()


def run(page: Page) -> None:
    """Run the first snippet; it prints what the build proved."""
    embedded(page).get_by_role("button", name="Run snippet").first.click()
    expect(embedded(page).get_by_text("matches the proven output")).to_be_visible(timeout=PYTHON_START)


def errors_of(page: Page) -> list[Any]:
    """What scripts throw on the page or in its frames from now on."""
    errors: list[Any] = []

    def note(error: Any) -> None:
        errors.append(error)

    page.on("pageerror", note)
    return errors


def script(address: str) -> str:
    """The embed script, as a host includes it."""
    return f'<script src="{address}embed.js" async></script>'


def test_the_height_is_told_in_the_four_forms_and_again_when_it_changes(page: Page, site: Site, host: Host) -> None:
    address = f"{site.url}{CARD}#?secret=a1B2c3D4e5"
    host.page = HEARD + frame(address)
    page.goto(host.url)
    page.wait_for_function("heard.length >= 4")
    first = page.evaluate("heard.slice(-4)")
    height = first[0]["height"]
    assert first == [
        {"type": "flashdeck:height", "id": "what-is-max-pooling", "height": height},
        {"subject": "lti.frameResize", "height": height},
        json.dumps({"context": "iframe.resize", "src": address, "height": height}, separators=(",", ":")),
        {"message": "height", "value": height, "secret": "a1B2c3D4e5"},
    ]
    open_answer(page)
    page.wait_for_function(f"heard.at(-1).value > {height}")


def test_without_a_secret_wordpress_is_told_nothing(page: Page, site: Site, host: Host) -> None:
    host.page = HEARD + frame(site.url + CARD)
    page.goto(host.url)
    page.wait_for_function("heard.length >= 3")
    assert [message for message in page.evaluate("heard") if "secret" in message] == []


@pytest.mark.parametrize("question", ["{ type: 'flashdeck:ping' }", "{ message: 'ready', secret: 'a1B2c3D4e5' }"])
def test_a_host_that_asks_is_answered(page: Page, site: Site, host: Host, question: str) -> None:
    host.page = HEARD + frame(f"{site.url}{CARD}#?secret=a1B2c3D4e5")
    page.goto(host.url, wait_until="networkidle")
    page.evaluate("heard.length = 0")
    page.evaluate(f"frames[0].postMessage({question}, '*')")
    page.wait_for_function("heard.length === 4")


@pytest.mark.parametrize("attributes", ["", APART])
def test_the_script_gives_a_frame_the_height_of_its_card(
    page: Page, open_host: StaticServer, host: Host, attributes: str
) -> None:
    host.page = script(open_host.url) + frame(open_host.url + CARD, attributes)
    page.goto(host.url)
    page.wait_for_function(TO_FIT)
    closed = page.evaluate(FRAME_HEIGHT)
    open_answer(page)
    page.wait_for_function(f"document.querySelector('iframe').clientHeight > {closed}")
    expect(embedded(page).get_by_role("link", name="Open the full card")).to_be_in_viewport()
    embedded(page).get_by_text("Show answer").click()
    page.wait_for_function(f"document.querySelector('iframe').clientHeight === {closed}")


def test_a_script_that_comes_late_asks_the_cards_that_were_there_first(page: Page, site: Site, host: Host) -> None:
    host.page = HEARD + frame(site.url + CARD)
    page.goto(host.url, wait_until="networkidle")
    page.wait_for_function("heard.length >= 3")
    assert page.evaluate(FRAME_HEIGHT) == 300
    page.add_script_tag(url=f"{site.url}embed.js")
    page.wait_for_function(TO_FIT)


def test_the_script_clamps_what_is_asked_and_hears_nobody_else(page: Page, site: Site, host: Host) -> None:
    host.page = script(site.url) + frame(site.url + CARD) + frame(f"{site.url}about/") + frame("about:blank")
    page.goto(host.url, wait_until="networkidle")
    page.wait_for_function(TO_FIT)
    card, about, blank = page.frames[1:]
    ask = "(height) => parent.postMessage({ type: 'flashdeck:height', height }, '*')"
    for wanted, given in ((1e9, 4000), (-5, 80), (500, 500)):
        card.evaluate(ask, wanted)
        page.wait_for_function(f"document.querySelector('iframe').clientHeight === {given}")
    for stranger in (about, blank):
        stranger.evaluate(ask, 700)
    page.evaluate("postMessage({ type: 'flashdeck:height', height: 700 }, '*')")
    card.evaluate("parent.postMessage({ type: 'flashdeck:height', height: '700' }, '*')")
    card.evaluate(ask, 444)
    page.wait_for_function("document.querySelector('iframe').clientHeight === 444")
    assert page.evaluate("[...document.querySelectorAll('iframe')].map((frame) => frame.clientHeight)") == [
        444,
        300,
        300,
    ]


def test_a_card_that_another_site_was_put_in_place_of_is_not_heard(page: Page, site: Site, host: Host) -> None:
    host.page = script(site.url) + frame(site.url + CARD)
    page.goto(host.url, wait_until="networkidle")
    page.wait_for_function(TO_FIT)
    before = page.evaluate(FRAME_HEIGHT)
    page.frames[1].goto("data:text/html,<script>parent.postMessage({type:'flashdeck:height',height:777},'*')</script>")
    page.evaluate("new Promise((resolve) => setTimeout(resolve))")
    assert page.evaluate(FRAME_HEIGHT) == before


def test_without_the_script_a_frame_keeps_its_height_and_scrolls(page: Page, site: Site, host: Host) -> None:
    host.page = frame(site.url + CARD)
    page.goto(host.url)
    open_answer(page)
    assert page.evaluate(FRAME_HEIGHT) == 300
    link = embedded(page).get_by_role("link", name="Open the full card")
    link.scroll_into_view_if_needed()
    expect(link).to_be_in_viewport()


def test_wordpress_is_asked_to_follow_links_that_its_sandbox_blocks(page: Page, site: Site, host: Host) -> None:
    host.page = HEARD + frame(f"{site.url}{CARD}#?secret=a1B2c3D4e5", APART)
    page.goto(host.url)
    embedded(page).get_by_role("link", name="Open the full card").click()
    page.wait_for_function("heard.some(({ message }) => message === 'link')")
    link = page.evaluate("heard.find(({ message }) => message === 'link')")
    assert link == {"message": "link", "value": f"{site.url}cards/what-is-max-pooling/", "secret": "a1B2c3D4e5"}


def test_a_snippet_runs_in_a_sandbox_without_an_origin(page: Page, open_host: StaticServer, host: Host) -> None:
    errors = errors_of(page)
    host.page = frame(open_host.url + CARD, APART)
    page.goto(host.url)
    open_details(page)
    run(page)
    assert page.frames[1].evaluate(READ) == "SecurityError"
    assert errors == []


def test_a_run_in_a_sandbox_is_stopped_and_the_next_one_works(page: Page, open_host: StaticServer, host: Host) -> None:
    host.page = frame(open_host.url + CARD, APART)
    page.goto(host.url)
    open_details(page)
    snippet = embedded(page).locator("flash-snippet").first
    snippet.get_by_role("button", name="Edit snippet").click()
    snippet.get_by_role("textbox", name="Snippet code").fill("print(6 * 7)\nwhile True: pass")
    snippet.get_by_role("button", name="Run snippet").click()
    expect(snippet.get_by_text("42")).to_be_visible(timeout=PYTHON_START)
    snippet.get_by_role("button", name="Stop snippet").click()
    expect(snippet.get_by_text("Stopped.")).to_be_visible()
    snippet.get_by_role("button", name="Reset snippet").click()
    run(page)


def test_a_host_that_keeps_its_files_to_itself_leaves_a_card_to_read_and_says_so(
    page: Page, site: Site, host: Host
) -> None:
    host.page = script(site.url) + frame(site.url + CARD, APART)
    page.goto(host.url)
    page.wait_for_function(TO_FIT)
    open_details(page)
    card = embedded(page)
    expect(card.get_by_text("Code can’t run in this frame")).to_be_visible()  # noqa: RUF001 (the page's own sign)
    expect(card.get_by_text("3x3, stride 1: [[7, 7], [7, 7]]").first).to_be_visible()
    # The fonts of formulas are refused as well: the browser's own math stands in for them.
    box = card.get_by_role("math").first.bounding_box()
    assert box
    assert box["height"] > 10


def test_a_sandbox_without_scripts_leaves_a_card_to_turn_over(page: Page, site: Site, host: Host) -> None:
    host.page = frame(site.url + CARD, "sandbox")
    page.goto(host.url)
    open_answer(page)


@pytest.fixture(params=["partitioned", "blocked"])
def strict(
    request: pytest.FixtureRequest,
    browser: Browser,
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
    tmp_path: Path,
) -> Iterator[tuple[str, BrowserContext]]:
    """A browser as people have it: storage in frames of other sites is partitioned, or blocked."""
    blocked = request.param == "blocked"
    (tmp_path / "Default").mkdir()
    preferences = {"profile": {"cookie_controls_mode": int(blocked)}}
    (tmp_path / "Default" / "Preferences").write_text(json.dumps(preferences), "utf-8")
    options = dict(browser_type_launch_args)
    if not blocked:  # Playwright switches partitioning off
        switched_off = features_switched_off(browser)
        left = switched_off.replace("ThirdPartyStoragePartitioning,", "")
        assert left != switched_off
        options |= {"ignore_default_args": [switched_off], "args": [*options["args"], left]}
    context = browser_type.launch_persistent_context(tmp_path, **options)
    yield request.param, context
    context.close()


def features_switched_off(browser: Browser) -> str:
    """What Playwright starts the browser with."""
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    own = next(process["id"] for process in processes if process["type"] == "browser")
    arguments = Path(f"/proc/{own}/cmdline").read_text("utf-8").split("\0")
    return next(argument for argument in arguments if argument.startswith("--disable-features="))


def test_storage_that_is_partitioned_or_blocked_takes_nothing_away(
    strict: tuple[str, BrowserContext], site: Site, host: Host
) -> None:
    how, context = strict
    page = context.new_page()
    errors = errors_of(page)
    page.goto(site.url + CARD)
    assert page.evaluate(STORE) == "here"
    host.page = frame(site.url + CARD)
    page.goto(host.url)
    open_details(page)
    assert page.frames[1].evaluate(READ) == {"partitioned": None, "blocked": "SecurityError"}[how]
    expect(embedded(page).get_by_text("Answers are not kept here.")).to_be_visible()
    snippet = embedded(page).locator("flash-snippet").first
    snippet.get_by_role("button", name="Edit snippet").click()
    snippet.get_by_role("textbox", name="Snippet code").fill("print(6 * 7)")
    snippet.get_by_role("button", name="Reset snippet").click()
    run(page)
    assert errors == []
