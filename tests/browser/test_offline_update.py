"""A new version on a small site: what an update may and may not do to the one that serves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.fault_host import Host, served
from tests.browser.offline_steps import forget_http_cache, opens, update, visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext

    Restart = Callable[[], BrowserContext]


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    """Return a host of the synthetic site below a sub-path."""
    yield from served(tmp_path, "/course/cards/")


def test_an_update_waits_for_the_learner_and_leaves_other_tabs_alone(host: Host, restart: Restart) -> None:
    context = restart()
    page, other = context.new_page(), context.new_page()
    visit(page, host.url)
    visit(other, f"{host.url}cards/softmax/")
    other.get_by_label("Typed").fill("half a thought")
    host.deploy("two")
    assert update(page, host) == "waiting"
    expect(page.get_by_role("status").get_by_text("A new version is ready")).to_be_visible()
    expect(page.get_by_text("version one")).to_be_visible()
    page.get_by_role("button", name="Reload").click()
    expect(page.get_by_text("version two")).to_be_visible()

    expect(other.get_by_text("version one")).to_be_visible()
    expect(other.get_by_label("Typed")).to_have_value("half a thought")
    old_script = "(base) => import(base + document.querySelector('[name=lazy]').content).then((made) => made.default)"
    assert other.evaluate(old_script, host.url) == "one"
    assert other.evaluate(f"fetch('{host.url}data.json').then((answer) => answer.json())") == {"text": "one"}
    assert page.evaluate(f"fetch('{host.url}data.json').then((answer) => answer.json())") == {"text": "two"}
    other.reload()
    expect(other.get_by_text("version two")).to_be_visible()


def test_later_means_later_on_the_next_page_too(host: Host, restart: Restart) -> None:
    page = restart().new_page()
    visit(page, host.url)
    host.deploy("two")
    assert update(page, host) == "waiting"
    notice = page.get_by_role("status").get_by_text("A new version is ready")
    page.get_by_role("button", name="Later").click()
    expect(notice).not_to_be_visible()
    opens(page, f"{host.url}offline/", "Offline")
    expect(page.get_by_role("button", name="Reload to the new version")).to_be_visible()
    expect(page.get_by_role("button", name="Later")).not_to_be_visible()


def test_the_new_version_serves_once_all_tabs_were_closed(host: Host, restart: Restart) -> None:
    page = restart().new_page()
    visit(page, host.url)
    host.deploy("two")
    assert update(page, host) == "waiting"
    page = restart().new_page()
    page.goto(host.url)
    expect(page.get_by_text("version two")).to_be_visible()


@pytest.mark.parametrize(
    ("status", "body"),
    [(503, b"busy"), (200, b"<h1>Welcome to our Wi-Fi</h1>"), (200, b"<!doctype html>"), (200, b"x" * 5000)],
    ids=["unavailable", "captive portal", "truncated", "too long"],
)
def test_a_file_that_is_not_the_listed_one_fails_the_update(
    status: int, body: bytes, host: Host, restart: Restart
) -> None:
    page = restart().new_page()
    visit(page, host.url)
    host.deploy("two")
    host.answers["cards/softmax/"] = (status, body)
    assert update(page, host) == "none"
    opens(page, f"{host.url}cards/softmax/", "Softmax")
    expect(page.get_by_text("version one")).to_be_visible()
    assert len(page.evaluate("caches.keys()")) == 1
    host.answers.clear()
    host.requests.clear()
    assert update(page, host) == "waiting"


def test_an_update_fetches_only_what_changed(host: Host, restart: Restart) -> None:
    page = restart().new_page()
    visit(page, host.url)
    host.deploy("two")
    assert update(page, host) == "waiting"
    assert "data.json" in host.requests
    assert not [path for path in host.requests if path.startswith("assets/app/")]


def test_a_deploy_that_is_rolled_back_leaves_the_serving_version_whole(host: Host, restart: Restart) -> None:
    page = restart().new_page()
    visit(page, host.url)
    host.deploy("two")
    assert update(page, host) == "waiting"
    host.deploy("one")
    update(page, host)
    host.stop()
    forget_http_cache(page)
    page = restart().new_page()
    opens(page, f"{host.url}cards/softmax/", "Softmax")
    expect(page.get_by_text("version one")).to_be_visible()
