"""Answers move as one file: written here, imported there, merged and never replaced."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Site
from tests.browser.session import SECTION, answer, menu, shows, start
from tests.browser.synthetic_log import fill
from tests.browser.test_access import assert_axe_finds_nothing
from tests.browser.test_pages import QUESTIONS
from tests.browser.test_study_resume import EVENTS

SHARE_SHEET = """
navigator.canShare = ({ files }) => files[0].type === "text/plain";
navigator.share = async ({ files: [file] }) => { window.handedOn = await file.text(); };
"""
"""Takes text files, as those of phones do."""


def backup_dialog(page: Page) -> Locator:
    """Open the dialog by its item in the menu."""
    menu(page, "Back up and move answers").click()
    return page.get_by_role("dialog", name="Back up and move")


def save(page: Page, to: Path) -> Path:
    """Save a backup as a learner does, and close the dialog."""
    dialog = backup_dialog(page)
    with page.expect_download() as download:
        dialog.get_by_role("button", name="Save to a file").click()
    expect(dialog.get_by_text("Last backup on this device")).to_be_visible()
    download.value.save_as(to)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    return to


def load(page: Page, file: Path) -> Locator:
    """Import a file; gives the dialog."""
    dialog = backup_dialog(page)
    dialog.get_by_label("Import a backup").set_input_files(file)
    return dialog


def test_a_backup_brings_the_answers_to_another_device(
    page: Page, browser: Browser, site: Site, tmp_path: Path
) -> None:
    start(page, site)
    for key in "3313":
        answer(page, key)
    file = save(page, tmp_path / "backup.json")
    context = browser.new_context()
    other = context.new_page()
    start(other, site)
    answer(other, "3")
    dialog = load(other, file)
    expect(dialog.get_by_text("4 entries added; none were here already.")).to_be_visible()
    own = [event["id"] for event in other.evaluate(EVENTS)]
    assert len(own) == 5
    other.keyboard.press("Escape")
    # The card that was still new here was answered there.
    shows(other, QUESTIONS[4])
    dialog = load(other, file)
    expect(dialog.get_by_text("Nothing added; 4 were here already.")).to_be_visible()
    assert [event["id"] for event in other.evaluate(EVENTS)] == own
    context.close()


@pytest.mark.parametrize(
    ("spoil", "line"),
    [
        (lambda text: text[: len(text) // 2], "This backup is incomplete or was altered."),
        (lambda text: text.replace('"version":1', '"version":99'), "written by a newer version"),
        (
            lambda _text: "a shopping list",
            "This file is neither a backup of flashcard answers nor an export from Anki.",
        ),
    ],
    ids=["cut off", "of the future", "foreign"],
)
def test_a_file_that_is_no_whole_backup_changes_nothing(
    page: Page, site: Site, tmp_path: Path, spoil: Callable[[str], str], line: str
) -> None:
    start(page, site)
    answer(page, "3")
    file = save(page, tmp_path / "backup.json")
    before = page.evaluate(EVENTS)
    file.write_text(spoil(file.read_text("utf-8")), "utf-8")
    expect(load(page, file).get_by_text(line)).to_be_visible()
    assert page.evaluate(EVENTS) == before


def test_a_backup_is_readable_json_with_its_format_and_version(page: Page, site: Site, tmp_path: Path) -> None:
    start(page, site)
    answer(page, "2")
    data = json.loads(save(page, tmp_path / "backup.json").read_text("utf-8"))
    assert (data["format"], data["version"], [event["rating"] for event in data["events"]]) == ("flashdeck log", 1, [2])


def test_the_browsers_word_on_keeping_answers_is_shown(page: Page, site: Site) -> None:
    page.add_init_script("""
      let kept = false;
      navigator.storage.persisted = async () => kept;
      navigator.storage.persist = async () => (kept = true);
    """)
    start(page, site)
    dialog = backup_dialog(page)
    expect(dialog.get_by_text("may delete your answers")).to_be_visible()
    dialog.get_by_role("button", name="Ask it to keep them").click()
    expect(dialog.get_by_text("keeps your answers until you delete them")).to_be_visible()


def test_the_share_sheet_takes_a_whole_backup_to_another_device(
    page: Page, browser: Browser, site: Site, tmp_path: Path
) -> None:
    page.add_init_script(SHARE_SHEET)
    start(page, site)
    answer(page, "3")
    dialog = backup_dialog(page)
    dialog.get_by_role("button", name="Share").click()
    expect(dialog.get_by_text("Handed on.")).to_be_visible()
    expect(dialog.get_by_text("Last backup on this device")).to_be_visible()
    file = tmp_path / "shared.txt"
    file.write_text(page.evaluate("handedOn"), "utf-8")
    context = browser.new_context()
    other = context.new_page()
    start(other, site)
    expect(load(other, file).get_by_text("1 entry added; none were here already.")).to_be_visible()
    other.keyboard.press("Escape")
    shows(other, QUESTIONS[1])
    context.close()


def test_who_has_answered_much_since_the_last_backup_is_reminded(page: Page, site: Site, tmp_path: Path) -> None:
    one_card = f"{SECTION}&tag=pooling"
    start(page, site, one_card)
    fill(page, [f"elsewhere-{number}" for number in range(10)], 6, page.evaluate("Date.now()"))
    page.reload()
    answer(page, "4")
    reminder = page.get_by_text("It is some time since your answers were backed up.")
    expect(reminder).to_be_visible()
    reminder.get_by_role("button", name="Back up and move answers").click()
    expect(page.get_by_role("dialog", name="Back up and move")).to_be_visible()
    assert_axe_finds_nothing(page)
    page.keyboard.press("Escape")
    save(page, tmp_path / "backup.json")
    page.reload()
    expect(page.get_by_role("heading", name="Done for now")).to_be_visible()
    expect(reminder).to_be_hidden()
