"""`python -m tests.wikis.pictures`: takes the pictures anew that the documentation shows of cards on other hosts."""

from __future__ import annotations

import base64
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import (
    BrowserContext,
    FloatRect,
    FrameLocator,
    Locator,
    Page,
    ViewportSize,
    expect,
    sync_playwright,
)

from bootstrap import find_chromium
from flashdeck.courses import Scorm, export_scorm
from flashdeck.progress import Progress
from tests.static_server import CHROMIUM_FLAGS
from tests.wikis import scormhost
from tests.wikis.cards import PORT, press_run, publishing
from tests.wikis.dokuwiki import dokuwiki
from tests.wikis.mediawiki import mediawiki
from tests.wikis.platforms import ROOT, scorm_host
from tests.wikis.wordpress import wordpress

FOLDER = ROOT / "docs" / "embedding" / "pictures"
SIZE: ViewportSize = {"width": 900, "height": 2000}
"""So high that nothing of the cards below is out of sight: browsers don't paint that part of a frame."""

SLUG, TITLE = "overlapping-pooling", "Overlapping pooling"
SECTION = "10-vision-reuse-pipelines"
"""Its first card is a short one."""

HIGHEST = {"dokuwiki": 10_000, "mediawiki": 10_000, "wordpress": 1000}
"""Pixels up to which each host lets a frame grow."""

BELOW = 24
"""Pixels that are shown below what is last to be seen."""

LINK = 16
"""Pixels more, for the link that wikis have below the frame."""

QUALITY = 0.8
LEAD = "Before the next lecture, answer this without looking it up:"

TO_WEBP = """async ([png, quality]) => {
  const bitmap = await createImageBitmap(await (await fetch("data:image/png;base64," + png)).blob());
  const canvas = Object.assign(document.createElement("canvas"), { width: bitmap.width, height: bitmap.height });
  canvas.getContext("2d").drawImage(bitmap, 0, 0);
  return canvas.toDataURL("image/webp", quality).split(",")[1];
}"""


def keep(page: Page, name: str, last: Locator, below: int = BELOW) -> None:
    """The host's page, from its top to the end of what is last to be seen, as WebP, which the browser itself makes."""
    page.mouse.move(0, 0)
    box = last.bounding_box()
    assert box, f"{name}: nothing to be seen"
    clip: FloatRect = {"x": 0, "y": 0, "width": SIZE["width"], "height": box["y"] + box["height"] + below}
    shot = base64.b64encode(page.screenshot(clip=clip)).decode()
    blank = page.context.new_page()
    (FOLDER / f"{name}.webp").write_bytes(base64.b64decode(blank.evaluate(TO_WEBP, [shot, QUALITY])))
    blank.close()


def turn_and_run(card: FrameLocator) -> None:
    """Open the answer and the details, and run the snippet in them."""
    card.get_by_text("Show answer").first.click()
    card.get_by_text("Details", exact=True).click()
    press_run(card)


def scorm(context: BrowserContext, folder: Path) -> None:
    """A SCORM package on a host, as a visitor has it that is not signed in: below the host's bar."""
    with scorm_host(folder) as url:
        wanted = Scorm(None, python=True, passing=80)
        package = export_scorm(ROOT, Progress(), SECTION, folder / "package.zip", wanted)
        scormhost.sign_in(context, url, "register")
        course = scormhost.upload(context, url, package)
        context.clear_cookies()
        content = scormhost.launch(context, url, course)
        page = context.pages[0]
        expect(page.get_by_text("Progress saved in this browser")).to_be_visible()
        turn_and_run(content)
        content.locator("html").evaluate("() => scrollTo(0, 0)")
        keep(page, "scorm", content.locator("flash-snippet").first)


def wikis(context: BrowserContext, folder: Path) -> None:
    """A card in each wiki, with its answer shown."""
    with publishing() as cards:
        lecture = {"lecture": f"====== Lecture 5: Pooling ======\n{LEAD}\n\n{{{{flashcard>{SLUG}|{TITLE}}}}}\n"}
        with dokuwiki(folder, cards.package_url("dokuwiki"), lecture) as url:
            show(context, f"{url}lecture", "dokuwiki")
        page = {"Lecture 5": f'{LEAD}\n\n<flashcard name="{SLUG}">{TITLE}</flashcard>\n'}
        with mediawiki(folder, cards.package("mediawiki"), page) as url:
            show(context, f"{url}Lecture_5", "mediawiki")
        with wordpress({"Lecture 5": f"{LEAD}\n\n{cards.url}cards/{SLUG}/\n"}, PORT) as url:
            show(context, f"{url}lecture-5", "wordpress")


def show(context: BrowserContext, url: str, name: str) -> None:
    """Open the host's page, turn its card over, run its snippet, and keep what is to be seen."""
    page = context.new_page()
    page.goto(url)
    frame = page.locator(f"iframe[src*='/embed/{SLUG}/']")
    turn_and_run(frame.content_frame)
    inside = frame.element_handle().content_frame()
    assert inside
    inside.wait_for_function(f"innerHeight >= Math.min(document.documentElement.scrollHeight, {HIGHEST[name]})")
    inside.evaluate("scrollTo(0, 0)")
    keep(page, name, frame, BELOW + LINK)
    page.close()


@contextmanager
def fresh() -> Iterator[Callable[[], BrowserContext]]:
    """Contexts of one browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_FLAGS)
        yield lambda: browser.new_context(viewport=SIZE, color_scheme="light", locale="en", reduced_motion="reduce")
        browser.close()


def main() -> None:
    """Each host in a context of its own."""
    FOLDER.mkdir(exist_ok=True)
    with fresh() as context:
        for picture in (scorm, wikis):
            with tempfile.TemporaryDirectory() as name:
                picture(context(), Path(name))


if __name__ == "__main__":
    main()
