"""Studying while versions, storage and clocks misbehave: what was answered or typed is still there, and it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, BrowserType, Page, expect

from bootstrap import find_chromium
from tests.browser import work
from tests.browser.conftest import WITH_WORKER, Site
from tests.browser.offline_steps import UPDATE_ENDED, accept, publishing, visit
from tests.browser.session import answer, flip, good, shows, start
from tests.browser.test_pages import QUESTIONS
from tests.browser.test_study_resume import EVENTS
from tests.static_server import CHROMIUM_FLAGS

ELSEWHERE = "cards.test"
"""A host that is not this device: without HTTPS its pages have no workers, no caches and no `navigator.storage`."""

NEWER = """new Promise((resolve, reject) => {
  const asked = indexedDB.open("flashdeck " + new URL("../", location).pathname, 99);
  asked.onerror = () => reject(asked.error);
  asked.onsuccess = () => { asked.result.close(); resolve(); };
})"""
"""What a newer version of the site would do: bring the log into another form."""

READ_NEWER = EVENTS.replace('flashdeck "))', 'flashdeck "), 99)')


@pytest.fixture
def updated(site: Site, tmp_path: Path) -> Iterator[tuple[str, Callable[[], None]]]:
    """A copy of the site on a server of its own, and what publishes a new version of it."""
    with publishing(site, tmp_path / "site") as copy:
        yield copy


@WITH_WORKER
def test_an_update_accepted_in_the_middle_of_a_code_edit_and_of_a_card_loses_nothing(
    updated: tuple[str, Callable[[], None]], page: Page
) -> None:
    url, publish = updated
    page.set_default_timeout(60_000)
    visit(page, f"{url}study/?card={work.CODE_CARD}")
    work.write_code(page, work.RIGHT)
    publish()
    assert page.evaluate(UPDATE_ENDED) == "waiting"
    with page.expect_navigation():
        accept(page)
    page.get_by_role("button", name="Edit draft of code").click()
    expect(work.editor(page, "Your code")).to_contain_text("np.where(x > 0, x, 0)")
    page.goto(f"{url}study/?card=what-are-rnns")
    flip(page)
    publish()
    assert page.evaluate(UPDATE_ENDED) == "waiting"
    with page.expect_navigation():
        accept(page)
    expect(good(page)).to_be_visible()
    page.keyboard.press("3")
    shows(page, QUESTIONS[0])
    (event,) = page.evaluate(EVENTS)
    assert event["rating"] == 3


def test_a_log_from_a_newer_version_is_left_alone_and_the_learner_is_told(page: Page, site: Site) -> None:
    start(page, site)
    answer(page, "3")
    page.goto("about:blank")
    page.goto(f"{site.url}study/")
    page.evaluate(NEWER)
    page.reload()
    expect(page.get_by_text("Your answers were saved by a newer version of this site.")).to_be_visible()
    (event,) = page.evaluate(READ_NEWER)
    assert event["rating"] == 3


def test_a_clock_moved_back_and_forth_keeps_the_order_of_answers(page: Page, site: Site) -> None:
    page.clock.install(time="2026-06-01T12:00:00")
    start(page, site)
    answer(page, "3")
    for moved in ("2026-01-01T12:00:00", "2027-06-01T12:00:00", "2026-06-01T12:30:00"):
        page.clock.set_system_time(moved)
        page.reload()
        answer(page, "3")
    expect(page.get_by_role("alert").filter(has_text="is behind your latest answers")).to_be_visible()
    events = page.evaluate(EVENTS)
    assert [event["seq"] for event in events] == [1, 2, 3, 4]
    of_unit: dict[str, list[int]] = {}
    for event in events:
        of_unit.setdefault(event["unit"], []).append(event["time"])
    assert all(times == sorted(times) for times in of_unit.values())


def test_a_device_without_room_for_answers_says_so_and_takes_them_once_there_is(page: Page, site: Site) -> None:
    page.goto(f"{site.url}offline/")
    session = page.context.new_cdp_session(page)
    origin = site.server.url.rstrip("/")
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 1})
    start(page, site)
    expect(page.get_by_role("alert").filter(has_text="There is no room left on this device")).to_be_visible()
    answer(page, "3")
    shows(page, QUESTIONS[1])
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin})
    page.evaluate("sessionStorage.clear()")
    start(page, site)
    expect(page.get_by_role("alert").filter(has_text="no room left")).to_be_hidden()
    answer(page, "3")
    assert [event["rating"] for event in page.evaluate(EVENTS)] == [3]


@pytest.fixture
def insecure(browser_type: BrowserType) -> Iterator[BrowserContext]:
    """A private-mode browser for which the server is another host without HTTPS."""
    flags = [*CHROMIUM_FLAGS, f"--host-resolver-rules=MAP {ELSEWHERE} 127.0.0.1"]
    browser = browser_type.launch(executable_path=find_chromium(), args=flags)
    yield browser.new_context()
    browser.close()


def test_without_workers_caches_and_navigator_storage_one_can_study_and_is_told(
    insecure: BrowserContext, site: Site
) -> None:
    page = insecure.new_page()
    elsewhere = Site(site.url.replace("127.0.0.1", ELSEWHERE), site.folder, site.server)
    start(page, elsewhere)
    assert page.evaluate("['serviceWorker', 'storage'].filter((name) => name in navigator)") == []
    answer(page, "3")
    page.reload()
    shows(page, QUESTIONS[1])
    page.goto(f"{elsewhere.url}offline/")
    expect(page.get_by_text("does not let sites work offline")).to_be_visible()
    expect(page.get_by_text("does not let sites store files")).to_be_visible()
