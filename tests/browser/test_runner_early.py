"""Python starts before Run is pressed where a run is to be expected, and nowhere else."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Site
from tests.browser.test_runner import PYTHON_START, run_code, snippet
from tests.browser.work import CODE_CARD, PREDICT_CARD, open_card

NOTE_WORKERS = """
  window.started = 0;
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (message, ...more) {
    if (message.parts && !message.snapshotOnly) top.started += 1;
    postMessage.call(this, message, ...more);
  };
"""
SAVED_BY_HAND = """async (path) => {
  const { version, folder, files } = await (await fetch(path + "runtime/index.json")).json();
  const cache = await caches.open(`flashdeck ${path} runtime ${version}`);
  await cache.addAll(files.map(({ name }) => path + folder + name));
}"""
"""A runtime tier with all files, as the Offline page fills it; whether it does is tested there."""


@pytest.fixture
def asked(page: Page) -> list[str]:
    """Files of the runtime that the page asked for."""
    names: list[str] = []
    page.on(
        "request", lambda request: names.append(request.url.rpartition("/")[2]) if "/runtime/" in request.url else None
    )
    return names


def started(page: Page, count: int = 1) -> None:
    """So many workers have been given what Python starts from."""
    page.wait_for_function("(count) => window.started >= count", arg=count, timeout=PYTHON_START)


@pytest.mark.parametrize("slug", [CODE_CARD, PREDICT_CARD])
def test_in_a_session_python_starts_with_the_card_that_has_work(page: Page, site: Site, slug: str) -> None:
    page.add_init_script(NOTE_WORKERS)
    page.goto(f"{site.url}study/?card={slug}")
    expect(page.get_by_role("button", name="Show answer")).to_be_visible()
    started(page)


def test_in_a_session_python_starts_while_the_card_before_is_read(page: Page, site: Site) -> None:
    page.add_init_script(NOTE_WORKERS)
    page.goto(f"{site.url}study/?search=max%20pooling&card=what-is-max-pooling")
    expect(page.get_by_role("button", name="Show answer")).to_be_visible()
    started(page)


def test_a_session_without_work_starts_no_python(page: Page, site: Site, asked: list[str]) -> None:
    page.add_init_script(NOTE_WORKERS)
    page.goto(f"{site.url}study/?section=01-start-here")
    expect(page.get_by_role("button", name="Show answer")).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Good")).to_be_visible()
    assert page.evaluate("started") == 0
    assert asked == []


def test_on_the_next_page_of_a_visit_python_starts_by_itself(page: Page, site: Site) -> None:
    page.add_init_script(NOTE_WORKERS)
    run_code(snippet(page, site, "what-is-max-pooling"), "print(6 * 7)")
    expect(page.get_by_text("Done in")).to_be_visible(timeout=PYTHON_START)
    page.goto(f"{site.url}cards/{CODE_CARD}/")
    started(page)


def test_the_first_touch_starts_a_python_that_is_saved_on_this_device(page: Page, site: Site) -> None:
    page.add_init_script(NOTE_WORKERS)
    open_card(page, site, "what-is-max-pooling")
    page.evaluate(SAVED_BY_HAND, site.url.removeprefix(site.server.url.rstrip("/")))
    page.reload(wait_until="networkidle")
    assert page.evaluate("started") == 0
    page.get_by_text("Show answer").click()
    started(page)


def test_the_first_touch_fetches_nothing_large_where_python_is_not_saved(
    page: Page, site: Site, asked: list[str]
) -> None:
    open_card(page, site, "what-is-max-pooling")
    page.wait_for_load_state("networkidle")
    page.get_by_text("Show answer").click()
    page.locator("iframe[title=Python]").wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    assert [name for name in asked if name.endswith((".wasm", ".pack"))] == []


def test_behind_a_long_run_a_second_python_starts_from_what_is_there(page: Page, site: Site, asked: list[str]) -> None:
    page.add_init_script(NOTE_WORKERS)
    shown = snippet(page, site, "what-is-max-pooling")
    run_code(shown, "print('started')\nwhile True:\n    pass\n")
    expect(shown.get_by_text("started", exact=True)).to_be_visible(timeout=PYTHON_START)
    assert not page.evaluate("crossOriginIsolated"), "the host sends no isolation headers"
    started(page, 2)
    shown.get_by_role("button", name="Stop snippet").click()
    expect(shown.get_by_text("Stopped.")).to_be_visible()
    # Now, as a run that goes well has the files saved on this device.
    modules = [name for name in asked if name.endswith(".wasm")]
    assert len(modules) == len(set(modules)), "compiled once a page"
    run_code(shown, "print(6 * 7)")
    expect(shown.get_by_text("42", exact=True)).to_be_visible(timeout=PYTHON_START)


def test_on_a_slow_connection_python_starts_only_once(page: Page, site: Site) -> None:
    """A spare one stands behind a run that takes long, but not behind a Python that takes long to start."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.add_init_script(NOTE_WORKERS)
    page.route("**/pyodide.asm.wasm", hold)
    shown = snippet(page, site, "what-is-max-pooling")
    page.clock.install(time=0)
    page.clock.pause_at(60)
    with page.expect_request("**/pyodide.asm.wasm"):
        shown.get_by_role("button", name="Run snippet").click()
    page.clock.fast_forward(5000)
    held[0].continue_()
    expect(shown.get_by_text("Done in")).to_be_visible(timeout=PYTHON_START)
    assert page.evaluate("started") == 1
