"""Firefox and WebKit, killed and started anew with the same profile: what was saved is there, with no server left."""

from __future__ import annotations

import json
import queue
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.fault_host import Host
from tests.engines.profile import browsing
from tests.engines.reports import Reports, next_report
from tests.engines.screen import virtual_screen
from tests.static_server import StaticServer


@pytest.fixture
def reports(tmp_path: Path) -> Iterator[str]:
    """Where pages report to; it lives on when the site's host is dead."""
    Reports.told = queue.Queue()
    server = StaticServer(tmp_path, handler=Reports)
    yield f"?reports={server.url}"
    server.kill()


@pytest.mark.parametrize("engine", ["firefox", "webkit"])
def test_killed_amid_the_install_it_goes_on_and_killed_after_it_all_is_there_without_a_server(
    engine: str, host: Host, reports: str, tmp_path: Path
) -> None:
    profile = tmp_path / "profile"
    profile.mkdir()
    stalled = host.hold("manifest.webmanifest")
    with virtual_screen() as display:
        with browsing(engine, profile, display, f"{host.url}{reports}"):
            assert json.loads(next_report("found"))["events"] == 0
            next_report("saving")
        host.held.clear()
        stalled.set()
        host.requests.clear()
        with browsing(engine, profile, display, f"{host.url}cards/softmax/{reports}"):
            next_report("found")
            next_report("saving")
            assert json.loads(next_report("saved")) == {"wrong": None, "events": 5}
        assert "manifest.webmanifest" in host.requests
        assert "large.json" not in host.requests, "what an interrupted installation had fetched is not fetched again"
        host.stop()
        with browsing(engine, profile, display, f"{host.url}cards/softmax/{reports}"):
            assert json.loads(next_report("found")) == {"text": "Text of version one.", "state": "stored", "events": 5}
            next_report("saving")
            assert json.loads(next_report("saved")) == {"wrong": None, "events": 10}
