"""Many cards on one page share one Python: in turn, each to its own output; when its frame goes, another has it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.browser.conftest import Site
from tests.browser.escapes import CHECK, CHECKED, TAMPERING
from tests.browser.host import Host, frame, hosting
from tests.browser.work import PYTHON_START
from tests.static_server import StaticServer

CARD = "embed/what-is-max-pooling/"
APART = 'sandbox="allow-scripts"'
PYTHON = "pyodide.asm.wasm"

UNFOLD = """async () => {
  for (const fold of document.querySelectorAll("details")) fold.open = true;
  document.body.getBoundingClientRect();
  await document.fonts.ready;
}"""
STRANGER = """<script>
window.told = [];
addEventListener("message", ({ data, source }) => {
  if (data.type !== "flashdeck:sibling") return;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => told.push(data);
  const asked = { task: { kind: "run", code: "print(6 * 7)" }, limit: 10, outputLimit: 1000 };
  source.postMessage({ ...data, lends: true, asks: true }, "*");
  source.postMessage({ type: "flashdeck:run", build: data.build, asked }, "*", [port2]);
  told.push("asked");
});
</script>"""


@pytest.fixture
def host() -> Iterator[Host]:
    """A page of another site."""
    with hosting() as running:
        yield running


@pytest.fixture
def open_host(site: Site) -> Iterator[StaticServer]:
    """The cards' site on a host that lets any page read its files."""
    server = StaticServer(site.folder, {"Access-Control-Allow-Origin": "*"})
    yield server
    server.kill()


Cards = Callable[..., list[FrameLocator]]


@pytest.fixture
def cards(page: Page, host: Host, open_host: StaticServer) -> Cards:
    """Opens a page with so many cards, each with its answer and details shown."""

    def opened(number: int, attributes: str = "", before: str = "") -> list[FrameLocator]:
        host.page = before + frame(open_host.url + CARD, attributes) * number
        # As long as Python may take: twenty frames share one process with it, which a slow machine has to draw as well.
        page.set_default_timeout(PYTHON_START)
        page.goto(host.url, wait_until="networkidle")
        made = [page.frame_locator("iframe[title=Card]").nth(place) for place in range(number)]
        for card in made:
            # By script: a click that is on its way while the font of a formula arrives hits what is beside the fold.
            card.locator("html").evaluate(UNFOLD)
        return made

    return opened


def starts_of_python(page: Page) -> list[str]:
    """Where Python is fetched from, from now on."""
    asked: list[str] = []

    def note(url: str) -> None:
        if PYTHON in url:
            asked.append(url)

    page.on("request", lambda request: note(request.url))
    return asked


def write(card: FrameLocator, code: str) -> None:
    """Replace the snippet's code."""
    card.get_by_role("button", name="Edit snippet").first.click()
    card.get_by_role("textbox", name="Snippet code").fill(code)


def press_run(card: FrameLocator) -> None:
    card.get_by_role("button", name="Run snippet").first.click()


def printed(card: FrameLocator, text: str) -> None:
    """Wait for what the run printed."""
    expect(card.get_by_role("group", name="Output").first).to_contain_text(text, timeout=PYTHON_START)


@pytest.mark.parametrize("attributes", ["", APART])
def test_twenty_cards_start_nothing_before_a_click_and_then_one_python(
    page: Page, cards: Cards, attributes: str
) -> None:
    starts = starts_of_python(page)
    made = cards(20, attributes)
    assert starts == []
    for card in made:  # without scrolling through all of them
        card.get_by_role("button", name="Run snippet").first.dispatch_event("click")
    for card in made:
        expect(card.get_by_text("matches the proven output")).to_be_visible(timeout=2 * PYTHON_START)
    assert len(starts) == 1


def test_each_card_gets_its_own_output_and_waits_for_its_turn(cards: Cards) -> None:
    first, second, third = cards(3)
    write(second, "print('second')\nwhile True: pass")
    press_run(second)
    printed(second, "second")
    write(third, "print('third')")
    press_run(third)
    expect(third.get_by_text("Waiting for another snippet…")).to_be_visible()
    second.get_by_role("button", name="Stop snippet").click()
    printed(third, "third")
    expect(second.get_by_text("Stopped.")).to_be_visible()
    expect(first.get_by_text("third")).to_be_hidden()


def test_what_a_card_leaves_behind_is_not_there_for_another(cards: Cards) -> None:
    one, other = cards(2)
    write(one, "import sys\nleft_behind = sys.left_behind = 's3cret'\nprint('done')")
    press_run(one)
    printed(one, "done")
    looks = "import sys\nprint('left_behind' in globals(), hasattr(sys, 'left_behind'))"
    write(other, looks)
    press_run(other)
    printed(other, "False")
    mine = other.get_by_role("group", name="Output").first.inner_text()
    assert "s3cret" not in mine
    for what, code in TAMPERING.items():
        one.get_by_role("textbox", name="Snippet code").fill(code)
        press_run(one)
        expect(one.get_by_text("Done in")).to_be_visible(timeout=PYTHON_START)
        other.get_by_role("textbox", name="Snippet code").fill(CHECK)
        press_run(other)
        expect(other.get_by_text("Done in")).to_be_visible(timeout=PYTHON_START)
        assert other.get_by_role("group", name="Output").first.inner_text().strip() == CHECKED, what


@pytest.mark.parametrize("attributes", ["", APART])
def test_when_the_frame_with_python_is_taken_away_another_takes_over(page: Page, cards: Cards, attributes: str) -> None:
    starts = starts_of_python(page)
    first, second, third = cards(3, attributes)
    write(first, "print('first')\nwhile True: pass")
    press_run(first)
    printed(first, "first")
    for card in (second, third):
        press_run(card)
        expect(card.get_by_text("Waiting for another snippet…")).to_be_visible()
    page.evaluate("document.querySelector('iframe').remove()")
    # What was the second frame is the first now.
    for card in (first, second):
        expect(card.get_by_text("matches the proven output")).to_be_visible(timeout=PYTHON_START)
    assert len(starts) == 2


def test_a_frame_of_another_site_is_not_served(page: Page, cards: Cards) -> None:
    stranger = f'<iframe title="Stranger" srcdoc="{STRANGER.replace(chr(34), "&quot;")}"></iframe>'
    card, _ = cards(2, before=stranger)
    intruder = next(each for each in page.frames if each.parent_frame and "srcdoc" in each.url)
    intruder.wait_for_function("told.includes('asked')")
    press_run(card)
    expect(card.get_by_text("matches the proven output")).to_be_visible(timeout=PYTHON_START)
    assert set(intruder.evaluate("told")) == {"asked"}
