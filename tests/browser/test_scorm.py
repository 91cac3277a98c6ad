"""The SCORM package as a learner meets it in a course, or without one: results, resuming, blocked storage, Python."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from flashdeck.courses import Scorm, export_scorm
from flashdeck.progress import Progress
from tests.browser.course import ROOT, Course, course
from tests.browser.test_access import assert_axe_finds_nothing
from tests.browser.work import PYTHON_START

SECTION = "01-start-here"
BLOCKED = """for (const name of ["indexedDB", "localStorage", "sessionStorage", "caches"])
  Object.defineProperty(window, name, { get() { throw new DOMException("blocked", "SecurityError"); } });"""
"""Storage as it is where a browser lets frames keep nothing."""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An unpacked package of one section."""
    folder = tmp_path_factory.mktemp("scorm")
    made = export_scorm(ROOT, Progress(), SECTION, folder / "package.zip", Scorm(None, python=True, passing=80))
    with zipfile.ZipFile(made) as packed:
        packed.extractall(folder / "content")
    return folder / "content"


@pytest.fixture
def activity(package: Path) -> Iterator[Course]:
    """The package in a course."""
    with course(package, "learner-7") as running:
        yield running


def launch(page: Page, activity: Course) -> FrameLocator:
    """Open the activity; a question is there."""
    page.goto(activity.url)
    content = page.frame_locator("iframe").frame_locator("iframe")
    expect(content.get_by_role("button", name="Show answer")).to_be_visible()
    return content


def answer(content: FrameLocator, rating: str) -> None:
    content.get_by_role("button", name="Show answer").click()
    button = content.get_by_role("button", name=re.compile(f"^{rating}"))
    button.click()
    expect(button).to_be_hidden()


def leave(page: Page) -> None:
    page.get_by_role("link", name="Leave").click()
    expect(page).to_have_title("Left")


@pytest.mark.parametrize("storage", ["there", "blocked"])
def test_results_are_reported_and_another_browser_goes_on(browser: Browser, activity: Course, storage: str) -> None:
    with browser.new_context(service_workers="block") as context:
        if storage == "blocked":
            context.add_init_script(BLOCKED)
        page = context.new_page()
        content = launch(page, activity)
        assert activity.known["core"]["lesson_status"] == "incomplete"
        answer(content, "Easy")
        answer(content, "Easy")
        assert activity.known["core"]["score"] == {"raw": "20", "min": "0", "max": "100"}
        assert activity.known["core"]["lesson_status"] == "incomplete"
        leave(page)
    assert [path for path in activity.commits if "ended" in path] == activity.commits[-1:]
    assert activity.known["core"]["exit"] == "suspend"
    assert re.fullmatch(r"\d{2,4}:\d\d:\d\d(\.\d\d?)?", activity.known["core"]["session_time"])
    with browser.new_context(service_workers="block") as context:
        page = context.new_page()
        content = launch(page, activity)
        expect(content.get_by_text("8 new")).to_be_visible()
        expect(content.get_by_role("alert")).to_have_count(0)
        for _ in range(8):
            assert activity.known["core"]["lesson_status"] == "incomplete"
            answer(content, "Easy")
        expect(content.get_by_text("Reported to your course: 100 of 100, passed.")).to_be_visible()
        leave(page)
    assert activity.known["core"]["score"]["raw"] == "100"
    assert activity.known["core"]["lesson_status"] == "passed"


def test_answers_that_the_platform_refuses_are_sent_with_the_next(page: Page, activity: Course) -> None:
    content = launch(page, activity)
    activity.refusing = True
    answer(content, "Good")
    expect(content.get_by_role("alert")).to_contain_text("did not take your last answers")
    activity.refusing = False
    answer(content, "Good")
    expect(content.get_by_role("alert")).to_have_count(0)
    assert activity.known["core"]["score"]["raw"] == "20"


def test_what_one_learner_did_is_not_shown_to_the_next(page: Page, package: Path, activity: Course) -> None:
    answer(launch(page, activity), "Good")
    leave(page)
    with course(package, "learner-8") as other:
        expect(launch(page, other).get_by_text("10 new")).to_be_visible()


def test_code_runs_in_the_package_and_nothing_comes_from_elsewhere(page: Page, activity: Course) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    content = launch(page, activity)
    content.get_by_role("button", name="Show answer").click()
    content.get_by_text("Details", exact=True).click()
    content.get_by_role("button", name="Run snippet").first.click()
    expect(content.get_by_text("matches the proven output")).to_be_visible(timeout=PYTHON_START)
    schemes = ("data:", "blob:", "about:")
    assert [url for url in asked if not url.startswith((activity.url, *schemes))] == []


def test_without_a_platform_it_says_so_and_the_browser_keeps_the_answers(page: Page, activity: Course) -> None:
    page.goto(f"{activity.url}content/index.html")
    expect(page.get_by_role("alert")).to_contain_text("no connection to a course platform")
    page.get_by_role("button", name="Show answer").click()
    page.get_by_role("button", name=re.compile("^Good")).click()
    page.reload()
    expect(page.get_by_text("9 new")).to_be_visible()
    assert_axe_finds_nothing(page)
    assert page.locator("a[href*='/cards/']").count() == 0


def test_where_scripts_can_not_be_loaded_the_page_says_what_to_do(page: Page, activity: Course) -> None:
    page.route("**/assets/app/study-*.js", lambda route: route.fulfill(content_type="text/plain", body="x"))
    page.goto(f"{activity.url}content/index.html")
    expect(page.get_by_text("If none comes, open this page in another browser")).to_be_visible()
