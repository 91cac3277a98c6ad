"""Snippets can't get out: of their worker to the network, to what the site stores, to the page, or to the next run."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import ONE_VISIT, WITH_WORKER, Site
from tests.browser.escapes import ATTEMPTS, CHECK, CHECKED, CRASHING, ESCAPED, HELD, TAMPERING, Attempt
from tests.browser.test_runner import PYTHON_START, run_code, snippet

SECRET = "s3cret"  # noqa: S105
PLANT = """async (secret) => {
  localStorage.setItem("secret", secret);
  document.cookie = `secret=${secret}`;
  await (await caches.open("secret")).put("/secret", new Response(secret));
  await new Promise((resolve) => {
    const opening = indexedDB.open("secret", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("kept").put(secret, "secret");
    opening.onsuccess = () => { opening.result.close(); resolve(); };
  });
  window.heard = [];
  const channel = new BroadcastChannel("site");
  channel.onmessage = ({ data }) => heard.push(data);
  addEventListener("message", ({ data }) => heard.push(data));
  navigator.serviceWorker.addEventListener("message", ({ data }) => { if (!data?.type) heard.push(data); });
}"""
STILL_THERE = """async () => {
  const kept = await new Promise((resolve) => {
    const opening = indexedDB.open("secret");
    opening.onsuccess = () => {
      const asking = opening.result.transaction("kept").objectStore("kept").get("secret");
      asking.onsuccess = () => { opening.result.close(); resolve(asking.result); };
    };
  });
  const cached = await (await caches.match("/secret")).text();
  return [localStorage.getItem("secret"), document.cookie.includes("s3cret") && "s3cret", kept, cached];
}"""
THE_PAGE = """() => [document.title, document.scripts.length, location.href,
  Object.keys(window).filter((name) => name !== "heard").length, document.querySelector("header").outerHTML]"""


@pytest.fixture
def outside() -> Iterator[tuple[str, list[str]]]:
    """A foreign server that would let anybody read, and the paths that it was asked for."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()
            self.wfile.write(b"outside")

        do_POST = do_OPTIONS = do_HEAD = do_GET  # noqa: N815

        def log_message(self, *_words: object) -> None:
            """Keep quiet."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler))
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


def result(shown: Locator, code: str) -> str:
    """Run a snippet of one's own and give what it printed."""
    run_code(shown, code)
    expect(shown.get_by_text("Done in")).to_be_visible(timeout=PYTHON_START)
    return shown.get_by_role("group", name="Output").inner_text().strip()


@WITH_WORKER
def test_no_attempt_to_get_out_succeeds(page: Page, site: Site, outside: tuple[str, list[str]]) -> None:
    """All attempts one after the other in one worker: what one has changed would help the next."""
    address, asked_outside = outside
    shown = snippet(page, site, "what-is-max-pooling")
    page.evaluate(PLANT, SECRET)
    assert result(shown, "print('ready')") == "ready"
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_load_state("networkidle")
    before = page.evaluate(THE_PAGE)
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    told = {}
    for attempt in ATTEMPTS:
        told[attempt.name] = result(shown, attempt.code(address, site.url.rstrip("/")))
    assert not [f"{name}: {said}" for name, said in told.items() if ESCAPED in said or SECRET in said]
    assert not [f"{name}: {said}" for name, said in told.items() if not said.startswith(HELD)]
    assert asked_outside == []
    assert [url for url in asked if "/runtime/" not in url and "/assets/" not in url] == []
    assert page.evaluate("heard") == []
    assert page.evaluate(STILL_THERE) == [SECRET] * 4
    assert page.evaluate(THE_PAGE) == before


@ONE_VISIT
@pytest.mark.parametrize("name", list(CRASHING))
def test_a_way_out_at_which_python_ends_leads_nowhere(
    page: Page, site: Site, outside: tuple[str, list[str]], name: str
) -> None:
    address, asked_outside = outside
    shown = snippet(page, site, "what-is-max-pooling")
    run_code(shown, Attempt(name, CRASHING[name]).code(address, site.url.rstrip("/")))
    expect(shown.get_by_text(f"{HELD} ").or_(shown.get_by_role("alert"))).to_be_visible(timeout=PYTHON_START)
    assert asked_outside == []
    assert ESCAPED not in shown.get_by_role("group", name="Output").inner_text()
    assert result(shown, "print(6 * 7)") == "42"


@ONE_VISIT
@pytest.mark.parametrize("what", list(TAMPERING))
def test_what_one_run_replaces_is_whole_in_the_next(page: Page, site: Site, what: str) -> None:
    shown = snippet(page, site, "what-is-max-pooling")
    run_code(shown, TAMPERING[what])
    expect(shown.get_by_text("Done in")).to_be_visible(timeout=PYTHON_START)
    assert result(shown, CHECK) == CHECKED


def test_the_worker_is_contained_by_the_browser_even_without_our_seal(page: Page, site: Site) -> None:
    """The frame's policy and the worker's own origin hold by themselves; nothing else is trusted to."""
    snippet(page, site, "what-is-max-pooling").get_by_role("button", name="Run snippet").click()
    probe = """
      const held = async (attempt) => { try { await attempt(); return false; } catch { return true; } };
      const asked = (make) => new Promise((resolve, reject) => {
        const it = make();
        it.onerror = reject;
        it.onopen = it.onsuccess = resolve;
      });
      postMessage({
        origin: self.origin,
        fetch: await held(() => fetch("SITE/index.html", { mode: "no-cors" })),
        request: await held(() => {
          const request = new XMLHttpRequest();
          request.open("GET", "SITE/index.html", false);
          request.send();
        }),
        socket: await held(() => asked(() => new WebSocket("SITE/".replace("http", "ws")))),
        events: await held(() => asked(() => new EventSource("SITE/"))),
        module: await held(() => import("SITE/assets/app/x.js")),
        data: await held(() => import("data:text/javascript,")),
        eval: await held(() => eval("1")),
        database: await held(() => asked(() => indexedDB.open("x"))),
        caches: await held(() => caches.keys()),
        files: await held(() => navigator.storage.getDirectory()),
      });
    """.replace("SITE", site.url.rstrip("/"))
    shown = page.evaluate(
        """async (probe) => {
          const frame = await new Promise((resolve) => {
            const look = () => {
              const found = document.querySelector("iframe[title='Python']");
              const inside = found?.contentWindow?.document;
              if (inside?.readyState === "complete" && inside.head.children.length) resolve(found);
              else requestAnimationFrame(look);
            };
            look();
          });
          const { Worker } = frame.contentWindow;
          const worker = new Worker("data:text/javascript," + encodeURIComponent(probe), { type: "module" });
          return new Promise((resolve, reject) => {
            worker.onmessage = ({ data }) => resolve(data);
            worker.onerror = ({ message }) => reject(message);
          });
        }""",
        probe,
    )
    assert shown.pop("origin") == "null"
    assert shown == dict.fromkeys(shown, True)
