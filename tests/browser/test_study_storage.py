"""What can go wrong with a browser's storage: no answer that was acknowledged is lost, and the learner is told."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Error, Locator, Page, expect

from tests.browser.conftest import Site
from tests.browser.session import answer, flip, good, shows, start
from tests.browser.test_pages import QUESTIONS
from tests.browser.test_study_resume import EVENTS

NAME = "'flashdeck ' + new URL('../', location).pathname"
OLD_FORM = f"""new Promise((resolve, reject) => {{
  const asked = indexedDB.open({NAME}, 1);
  asked.onerror = () => reject(asked.error);
  asked.onupgradeneeded = () => {{
    asked.result.createObjectStore("settings");
    const event = {{ id: "old", device: "d", seq: 1, time: 1, offset: 0, kind: "suspend", unit: "gone" }};
    asked.result.createObjectStore("events", {{ keyPath: "id" }}).add(event);
  }};
  asked.onsuccess = () => {{ window.held = asked.result; resolve(); }};
}})"""
"""Opens the log in its first form, with one event in it, and does not let go of it."""

NEW_FORM = f"""new Promise((resolve, reject) => {{
  const asked = indexedDB.open({NAME}, 99);
  asked.onerror = () => reject(asked.error);
  asked.onsuccess = () => {{ asked.result.close(); resolve(); }};
}})"""
"""Makes the log one of a version to come."""

FILL_DISK = """(async () => {
  const database = await new Promise((resolve, reject) => {
    const asked = indexedDB.open("filler", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("all", { autoIncrement: true });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  const fits = (bytes) => new Promise((resolve) => {
    const transaction = database.transaction("all", "readwrite");
    transaction.oncomplete = () => resolve(true);
    transaction.onabort = () => resolve(false);
    transaction.objectStore("all").add(crypto.getRandomValues(new Uint8Array(bytes)));
  });
  for (let bytes = 65536; bytes >= 1; bytes = Math.floor(bytes / 4)) while (await fits(bytes));
})()"""
"""Stores what takes space, in ever smaller pieces, until this site's share of the disk is used up."""

DENIED = "IDBFactory.prototype.open = () => { throw new DOMException('not here', 'SecurityError'); };"


def told(page: Page, line: str) -> Locator:
    return page.get_by_role("alert").filter(has_text=line)


@pytest.mark.browser_context_args(service_workers="block")
def test_on_a_full_disk_an_answer_waits_until_there_is_room(page: Page, site: Site) -> None:
    page.goto(f"{site.url}about/")
    disk = page.context.new_cdp_session(page)
    quota = {"origin": site.server.url.rstrip("/"), "quotaSize": 4_000_000}
    disk.send("Storage.overrideQuotaForOrigin", quota)
    start(page, site)
    answer(page, "3")
    flip(page)
    page.evaluate(FILL_DISK)
    page.keyboard.press("4")
    expect(told(page, "Your answer “Easy” could not be saved yet.")).to_be_visible()
    shows(page, QUESTIONS[1])
    assert len(page.evaluate(EVENTS)) == 1
    disk.send("Storage.overrideQuotaForOrigin", {"origin": quota["origin"]})
    page.get_by_role("button", name="Save again").click()
    shows(page, QUESTIONS[2])
    assert [event["rating"] for event in page.evaluate(EVENTS)] == [3, 4]


def test_another_tab_with_an_older_form_is_told_of_and_loses_nothing(page: Page, site: Site) -> None:
    holder = page.context.new_page()
    holder.goto(f"{site.url}offline/")
    holder.evaluate(OLD_FORM)
    page.goto(f"{site.url}study/")
    expect(told(page, "Another tab holds an older version of this site open.")).to_be_visible()
    holder.close()
    expect(page.get_by_role("button", name="Show answer")).to_be_visible()
    expect(told(page, "Another tab")).to_be_hidden()
    assert [event["id"] for event in page.evaluate(EVENTS)] == ["old"]


def test_a_log_of_a_newer_version_is_left_alone(page: Page, site: Site) -> None:
    start(page, site)
    answer(page, "3")
    page.goto(f"{site.url}offline/")
    page.evaluate(NEW_FORM)
    for path in ("study/", "progress/"):
        page.goto(site.url + path)
        expect(told(page, "saved by a newer version of this site")).to_be_visible()
    assert len(page.evaluate(EVENTS)) == 1


def test_a_browser_that_stores_nothing_is_told_of(page: Page, site: Site) -> None:
    page.add_init_script(DENIED)
    start(page, site)
    expect(told(page, "does not let the site store anything")).to_be_visible()
    answer(page, "3")
    shows(page, QUESTIONS[1])


@pytest.mark.parametrize("known", [False, True], ids=["brought back by a backup", "sent away"])
def test_a_log_that_was_set_back_is_told_of(
    restart: Callable[[], BrowserContext], site: Site, tmp_path: Path, *, known: bool
) -> None:
    """The browser's database is what it was two answers ago, as after a crash of the disk or a restored profile."""
    stored, kept = next_database(restart, site, tmp_path)
    page = restart().pages[0]
    start(page, site)
    for key in "34":
        answer(page, key)
    backup = tmp_path / "backup.json"
    page.keyboard.press("Escape")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("menuitem", name="Back up and move answers").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save to a file").click()
    download.value.save_as(backup)
    page.context.close()
    shutil.rmtree(stored)
    shutil.copytree(kept, stored)
    page = restart().pages[0]
    start(page, site)
    expect(told(page, "The browser has lost answers")).to_be_visible()
    assert len(page.evaluate(EVENTS)) == 1
    answer(page, "3")
    if known:
        page.get_by_role("button", name="I know").click()
    else:
        page.get_by_role("button", name="More actions").click()
        page.get_by_role("menuitem", name="Back up and move answers").click()
        page.get_by_label("Import a backup").set_input_files(backup)
        expect(page.get_by_text("2 entries added; 1 was here already.")).to_be_visible()
        events = page.evaluate(EVENTS)
        assert len(events) == 4
        assert len({(event["device"], event["seq"]) for event in events}) == 4, "no number is given twice"
    page.reload()
    expect(page.get_by_role("button", name="More actions")).to_be_visible()
    expect(page.get_by_role("button", name="Show answer")).to_be_visible()
    expect(told(page, "lost")).to_be_hidden()


def next_database(restart: Callable[[], BrowserContext], site: Site, tmp_path: Path) -> tuple[Path, Path]:
    """One answer is stored and the browser closed; gives where its database lies, and a copy of it."""
    page = restart().pages[0]
    start(page, site)
    answer(page, "3")
    page.context.close()
    stored = tmp_path / "profile" / "Default" / "IndexedDB"
    return stored, Path(shutil.copytree(stored, tmp_path / "earlier"))


def test_answers_of_two_tabs_at_once_are_all_there_each_with_its_own_number(page: Page, site: Site) -> None:
    other = page.context.new_page()
    for tab in (page, other):
        start(tab, site)
        flip(tab)
    # Both rate the same card before either hears of the other.
    for tab in (page, other):
        tab.evaluate("document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '3', bubbles: true }))")
    for tab in (page, other):
        expect(good(tab)).to_be_hidden()
        answer(tab, "4")
    events = page.evaluate(EVENTS)
    assert len(events) >= 3
    assert [event["seq"] for event in events] == list(range(1, len(events) + 1))


def test_a_tab_that_crashes_loses_no_answer(page: Page, site: Site) -> None:
    start(page, site)
    for _ in range(2):
        answer(page, "4")
    flip(page)
    with page.expect_event("crash"), suppress(Error):
        page.goto("chrome://crash")
    again = page.context.new_page()
    start(again, site)
    shows(again, QUESTIONS[2])
    assert len(again.evaluate(EVENTS)) == 2
