"""Installing the site as an app: an invitation at a good moment, words for iPhones, a backup shared with the app."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import WITH_WORKER, Site
from tests.browser.offline_steps import SITE_SAVED
from tests.browser.session import answer, flip, good, shows, start
from tests.browser.test_offline import INSTALL
from tests.browser.test_pages import QUESTIONS
from tests.browser.test_study_backup import save

pytestmark = WITH_WORKER

OFFERED = """addEventListener("load", () => setTimeout(() => {
  const offer = new Event("beforeinstallprompt", {cancelable: true});
  offer.prompt = async () => ({outcome: (window.asked = "accepted")});
  window.heldBack = !dispatchEvent(offer);
}));"""
"""What Chromium does once a site can be installed, though never in a window without a screen."""

LAUNCHES = """Object.defineProperty(window, "launchQueue", {
  value: {setConsumer: (consumer) => (window.launch = (targetURL) => consumer({targetURL}))}});"""
"""What Chromium tells the window that is open, when the app is launched once more; no driver can do that."""

IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile Safari/604.1"
SHARE = """([url, text]) => {
  const form = document.createElement("form");
  Object.assign(form, {method: "post", action: url, enctype: "multipart/form-data"});
  const input = Object.assign(document.createElement("input"), {type: "file", name: "backup"});
  const files = new DataTransfer();
  files.items.add(new File([text], "backup.txt", {type: "text/plain"}));
  input.files = files.files;
  form.append(input);
  document.body.append(form);
  form.submit();
}"""
"""What the system's share sheet has the browser do, by the manifest's share_target."""


def finish_a_session(page: Page, site: Site) -> None:
    """Answer the few cards that are found."""
    start(page, site, "?search=What+is+max+pooling")
    done = page.get_by_role("heading", name="Done for now")
    more = page.get_by_role("button", name="Show answer")
    while True:
        expect(done.or_(more)).to_be_visible()
        if done.is_visible():
            return
        answer(page, "4")


def test_after_a_session_one_is_invited_to_install(page: Page, site: Site) -> None:
    page.add_init_script(OFFERED)
    finish_a_session(page, site)
    assert page.evaluate("heldBack")
    invitation = page.get_by_role("region", name="Install as an app")
    invitation.get_by_role("button", name="Install").click()
    expect(invitation.get_by_text("It is being installed.")).to_be_visible()
    assert page.evaluate("asked") == "accepted"


def test_who_declines_is_not_asked_again_and_finds_it_on_the_offline_page(page: Page, site: Site) -> None:
    page.add_init_script(OFFERED)
    finish_a_session(page, site)
    invitation = page.get_by_role("region", name="Install as an app")
    invitation.get_by_role("button", name="Not now").click()
    expect(invitation).to_be_hidden()
    page.reload()
    expect(page.get_by_role("heading", name="Done for now")).to_be_visible()
    expect(invitation).to_be_hidden()
    page.goto(f"{site.url}offline/")
    expect(invitation.get_by_role("button", name="Install")).to_be_visible()


def test_a_launch_keeps_what_the_open_window_shows_and_a_shortcut_goes_where_it_says(page: Page, site: Site) -> None:
    page.goto(f"{site.url}about/")
    assert page.evaluate("'setConsumer' in window.launchQueue")
    page.add_init_script(LAUNCHES)
    start(page, site)
    flip(page)
    expect(good(page)).to_be_visible()
    page.wait_for_function("() => window.launch")
    page.evaluate("(home) => { window.kept = true; launch(home); }", site.url)
    page.keyboard.press("3")
    shows(page, QUESTIONS[1])
    assert page.evaluate("window.kept")
    page.evaluate("(url) => launch(url)", f"{site.url}cards/")
    expect(page).to_have_url(f"{site.url}cards/")


def test_on_an_iphone_the_way_is_told_in_words(browser: Browser, site: Site) -> None:
    context = browser.new_context(user_agent=IPHONE)
    page = context.new_page()
    page.goto(f"{site.url}offline/")
    expect(page.get_by_text("tap Share, then “Add to Home Screen”")).to_be_visible()
    context.close()


def test_a_backup_that_is_shared_with_the_app_is_imported_once(
    page: Page, browser: Browser, site: Site, tmp_path: Path
) -> None:
    start(page, site)
    answer(page, "3")
    file = save(page, tmp_path / "backup.json")
    context = browser.new_context()
    app = context.new_page()
    app.goto(f"{site.url}offline/")
    expect(app.get_by_text(SITE_SAVED)).to_be_visible(timeout=INSTALL)
    app.evaluate(SHARE, [f"{site.url}share", file.read_text("utf-8")])
    dialog = app.get_by_role("dialog", name="Back up and move")
    expect(dialog.get_by_text("1 entry added; none were here already.")).to_be_visible()
    assert app.url == f"{site.url}study/"
    app.reload()
    expect(app.get_by_role("button", name="Show answer")).to_be_visible()
    expect(dialog).to_be_hidden()
    context.close()
