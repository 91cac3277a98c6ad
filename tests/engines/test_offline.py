"""The phone in the tunnel, in Firefox and WebKit: after a visit the server is killed; no HTTP cache helps."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.conftest import Site
from tests.browser.fault_host import Host
from tests.browser.sites import PLACES, SITES
from tests.engines.door import Door
from tests.engines.faults import call
from tests.engines.outside import Outside
from tests.static_server import StaticServer

ASK_OTHERS = """() => {
  const ask = (host) => `fetch("http://${host}.example/", {mode: "no-cors"}).then(() => 0, () => 0)`;
  const work = new Blob([ask("worker") + ".then(() => postMessage(0))"], {type: "text/javascript"});
  const worker = new Worker(URL.createObjectURL(work));
  const heard = new Promise((resolve) => (worker.onmessage = resolve));
  return Promise.all([eval(ask("page")), heard]).then(() => null);
}"""
"""A page that is not ours, and its worker, ask two other hosts for something."""

NOTHING_CACHED = {"Cache-Control": "no-store"}


@pytest.fixture
def site_to_kill(site: Site) -> Iterator[Site]:
    """The same site on a server that the test may kill."""
    server = StaticServer(SITES / "sub-path", headers=NOTHING_CACHED)
    yield Site(server.url + PLACES["sub-path"], site.folder, server)
    server.kill()


def test_home_a_card_study_and_its_answers_outlast_the_server(door: Door, site_to_kill: Site) -> None:
    url = site_to_kill.url
    door.open(f"{url}offline/")
    door.sees("Saved. It opens without a network.")
    site_to_kill.server.kill()
    door.open(url)
    door.sees("code really runs")
    door.open(f"{url}cards/what-is-max-pooling/?from=a-link#answer")
    door.sees("What is max pooling?")
    door.open(f"{url}about/")
    door.type("stride", into="Search")
    door.sees("What is max pooling?")
    door.open(f"{url}no/such/page/")
    door.sees("This page is not here")
    door.open(f"{url}study/?section=01-start-here")
    door.click("Show answer")
    door.click("Good")
    door.sees("What are deep neural networks?")
    door.open(f"{url}study/?section=01-start-here")
    door.sees("What are deep neural networks?")
    assert "1 learning" in str(door.evaluate("document.body.innerText"))


@pytest.mark.parametrize("new_window", ["firefox"], indirect=True)
def test_it_would_be_noticed_if_other_hosts_were_asked(shared_door: Door, host: Host, others: Outside) -> None:
    shared_door.open(f"{host.url}404.html")
    call(shared_door, ASK_OTHERS)
    assert sorted(others.asked) == ["page.example", "worker.example"]
    others.asked.clear()
