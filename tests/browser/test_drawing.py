"""What show() and plot() draw: in order with the text, readable in both themes and on a phone, told in words."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ONE_VISIT, Site
from tests.browser.work import PYTHON_START, run_snippet, snippet

pytestmark = ONE_VISIT

HEAT = "import numpy as np\nshow(np.linspace(-1, 1, 21).reshape(3, 7).round(2), title='Weights')\n"
PLOT = "plot([0, 1, 2], {'sigmoid': [0.1, 0.5, 0.9], 'tanh': [-1, 0, 1]}, title='Curves', xlabel='z', ylabel='value')\n"
BARS = "plot(['cat', 'dog'], {'logit': [2.0, 1.0], 'softmax': [0.7, 0.3]}, kind='bar')\n"

CONTRASTS = """(picture) => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const luminance = (colour) => {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((c) => c / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const cells = [...picture.querySelectorAll("g[data-part=cell] rect")];
  const texts = [...picture.querySelectorAll("g[data-part=text] text")];
  return texts.map((text, at) => {
    const [a, b] = [text, cells[at]].map((mark) => luminance(getComputedStyle(mark).fill)).sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  });
}"""


def test_drawings_stand_in_order_between_the_printed_text(page: Page, site: Site) -> None:
    shown = snippet(page, site)
    run_snippet(shown, "print('first')\n" + HEAT + "print('second')\n" + PLOT + "print('third')\n")
    expect(shown.get_by_role("img")).to_have_count(2, timeout=PYTHON_START)
    text = shown.get_by_role("group", name="Output").inner_text()
    places = [text.index(word) for word in ("first", "Weights", "second", "Curves", "third")]
    assert places == sorted(places)


def test_a_drawing_has_a_text_alternative_and_its_numbers_as_a_table(page: Page, site: Site) -> None:
    shown = snippet(page, site)
    run_snippet(shown, PLOT)
    expect(shown.get_by_role("img", name=re.compile("Curves"))).to_be_visible(timeout=PYTHON_START)
    expect(shown.get_by_role("table")).to_be_hidden()
    shown.get_by_text("Show numbers").click()
    expect(shown.get_by_role("columnheader")).to_have_text(["z", "sigmoid", "tanh"])
    expect(shown.get_by_role("row").last).to_contain_text("0.9")


def test_a_chart_has_a_legend_and_labels(page: Page, site: Site) -> None:
    shown = snippet(page, site)
    run_snippet(shown, PLOT + BARS)
    expect(shown.get_by_role("img")).to_have_count(2, timeout=PYTHON_START)
    legends = shown.get_by_role("list", name="Legend")
    expect(legends.first.get_by_role("listitem")).to_have_text(["sigmoid", "tanh"])
    expect(legends.last.get_by_role("listitem")).to_have_text(["logit", "softmax"])
    assert {"z", "value"} <= set(shown.get_by_role("img").first.locator("text").all_text_contents())
    assert {"cat", "dog"} <= set(shown.get_by_role("img").last.locator("text").all_text_contents())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_value_in_each_cell_can_be_read_on_its_colour(page: Page, site: Site, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    shown = snippet(page, site)
    code = "import numpy as np\nshow(np.linspace(-1, 1, 256).reshape(32, 8).round(2))\n"
    run_snippet(shown, code)
    picture = shown.get_by_role("img")
    expect(picture).to_be_visible(timeout=PYTHON_START)
    contrasts = picture.evaluate(CONTRASTS)
    assert len(contrasts) == 256
    assert min(contrasts) >= 4.5


def test_a_drawing_follows_the_theme_while_it_is_shown(page: Page, site: Site) -> None:
    page.emulate_media(color_scheme="light")
    shown = snippet(page, site)
    run_snippet(shown, HEAT)
    picture = shown.get_by_role("img")
    expect(picture).to_be_visible(timeout=PYTHON_START)
    colours = "(picture) => [...picture.querySelectorAll('rect')].map((rect) => getComputedStyle(rect).fill)"
    light = picture.evaluate(colours)
    page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
    assert picture.evaluate(colours) != light


def test_on_a_phone_labels_shorten_or_go_and_nothing_is_wider_than_the_screen(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    shown = snippet(page, site)
    code = "import numpy as np\nx = np.linspace(0.111, 0.999, 48)\n"
    run_snippet(shown, code + "show(x.reshape(6, 8).round(3))\nshow(x.reshape(2, 24).round(3))\n" + PLOT)
    expect(shown.get_by_role("img")).to_have_count(3, timeout=PYTHON_START)
    labels = [
        picture.locator("g[data-part=text] text").all_text_contents() for picture in shown.get_by_role("img").all()[:2]
    ]
    assert labels[0][0] == ".111"
    assert labels[1] == []
    for picture in shown.get_by_role("img").all():
        box = picture.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_drawing_is_redrawn_when_the_screen_is_turned(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 844, "height": 390})
    shown = snippet(page, site)
    run_snippet(shown, PLOT)
    picture = shown.get_by_role("img")
    expect(picture).to_be_visible(timeout=PYTHON_START)
    page.set_viewport_size({"width": 390, "height": 844})
    expect(picture).to_have_attribute("width", re.compile("^3[0-4][0-9]$"))


def test_nothing_of_the_drawing_library_is_loaded_before_something_is_drawn(page: Page, site: Site) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    shown = snippet(page, site)
    run_snippet(shown, "print(6 * 7)\n")
    expect(shown.get_by_text("42", exact=True)).to_be_visible(timeout=PYTHON_START)
    assert not [name for name in asked if name.startswith("figure")]
    run_snippet(shown, PLOT)
    expect(shown.get_by_role("img")).to_be_visible()
    assert [name for name in asked if name.startswith("figure")]
