"""A section's overview and the map of all sections."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.browser.session import answer


def test_the_map_leads_to_a_section_and_its_drawing_to_a_card(page: Page, site: Site) -> None:
    page.goto(f"{site.url}cards/")
    page.get_by_role("link", name="Map of all sections").click()
    drawing = page.get_by_role("group", name=re.compile("All sections in study order"))
    drawing.get_by_role("link", name="NumPy and tensors").click()
    expect(page.get_by_role("heading", level=1, name="NumPy and tensors")).to_be_visible()
    drawing = page.get_by_role("group", name=re.compile("in the order of their prerequisites"))
    drawing.get_by_role("link", name=re.compile("^X has shape")).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name=re.compile("^X has shape"))).to_be_visible()


def test_a_section_tells_of_progress_once_there_is_some_and_can_be_studied(page: Page, site: Site) -> None:
    page.goto(f"{site.url}cards/02-numpy-tensors/")
    expect(page.get_by_role("progressbar")).to_have_count(0)
    page.get_by_role("link", name="Study this section").click()
    expect(page).to_have_url(re.compile(r"study/\?section=02-numpy-tensors"))
    answer(page, "3")
    page.goto(f"{site.url}cards/02-numpy-tensors/")
    expect(page.get_by_role("progressbar", name=re.compile(r"^1 of \d+ cards begun"))).to_be_visible()


def test_a_card_leads_to_the_glossary_and_the_glossary_back(page: Page, site: Site) -> None:
    page.goto(f"{site.url}cards/what-is-max-pooling/")
    page.get_by_role("list", name="In the glossary").get_by_role("link", name="max pooling").click()
    expect(page).to_have_url(re.compile(r"cards/glossary/#max-pooling$"))
    expect(page.get_by_role("heading", level=2, name="max pooling")).to_be_in_viewport()
    page.get_by_role("link", name="What is max pooling?").click()
    expect(page.get_by_role("heading", level=1, name="What is max pooling?")).to_be_visible()
