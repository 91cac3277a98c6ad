"""`python -m tests.wikis.pictures`: takes the pictures anew that the documentation shows of cards on other hosts."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from bootstrap import find_chromium
from flashdeck.courses import Scorm, export_scorm
from flashdeck.progress import Progress
from tests.static_server import CHROMIUM_FLAGS
from tests.wikis import scormhost
from tests.wikis.platforms import ROOT, scorm_host

FOLDER = ROOT / "docs" / "embedding" / "pictures"
SIZE = {"width": 900, "height": 620}


def main() -> None:
    """A SCORM package on a host, with an answer shown."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright, scorm_host(Path(name)) as url:
        wanted = Scorm(None, python=True, passing=80)
        package = export_scorm(ROOT, Progress(), "01-start-here", Path(name, "start-here.zip"), wanted)
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_FLAGS)
        context = browser.new_context(viewport=SIZE, color_scheme="light", locale="en", reduced_motion="reduce")  # type: ignore[arg-type]
        scormhost.sign_in(context, url, "register")
        content = scormhost.launch(context, url, scormhost.upload(context, url, package))
        scormhost.answer(content, "Easy")
        content.get_by_role("button", name="Show answer").click()
        context.pages[0].wait_for_load_state("networkidle")
        context.pages[0].screenshot(path=FOLDER / "scorm.png")
        browser.close()


if __name__ == "__main__":
    main()
