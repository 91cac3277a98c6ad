"""Python starts in each way that a browser, or an update, leaves it: slower perhaps, but with the same result."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Site
from tests.browser.test_runner import PYTHON_START, run_code, snippet

UNTIL_SNAPSHOT_IS_KEPT = """async () => {
  const kept = async () => {
    const name = (await caches.keys()).find((name) => name.includes("snapshot"));
    return name && (await (await caches.open(name)).keys()).length;
  };
  const patience = performance.now() + 90_000;
  while (!(await kept())) {
    if (performance.now() > patience) throw new Error("no snapshot was kept");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}"""
NO_SNAPSHOT = "CacheStorage.prototype.open = () => Promise.reject(new Error('no caches'));"
MISSING = {
    "stack switching (JSPI)": "for (const name of ['Suspending', 'promising']) delete WebAssembly[name];",
    "compiling while it arrives": "delete WebAssembly.compileStreaming; delete WebAssembly.instantiateStreaming;",
    "caches for a snapshot": NO_SNAPSHOT,
    "caches at all": "delete window.caches;",
    "storage for this visit, and time to idle": """
      Object.defineProperty(window, 'sessionStorage', { get() { throw new Error(); } });
      delete window.requestIdleCallback;
    """,
}
MODULES_STAY_HERE = """
  const { postMessage } = Worker.prototype;
  const holdsModule = (thing) => thing instanceof WebAssembly.Module
    || (thing?.constructor === Object || Array.isArray(thing)) && Object.values(thing).some(holdsModule);
  Worker.prototype.postMessage = function (message, ...more) {
    if (holdsModule(message)) throw new DOMException("no modules", "DataCloneError");
    postMessage.call(this, message, ...more);
  };
"""
NOTE_STARTS = """
  window.startedFromSnapshot = [];
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (message, ...more) {
    top.startedFromSnapshot.push(Boolean(message.parts.snapshot));
    postMessage.call(this, message, ...more);
  };
"""
SPOIL = """async (how) => {
  const name = (await caches.keys()).find((name) => name.includes("snapshot"));
  const cache = await caches.open(name);
  const [key] = await cache.keys();
  const [stored] = await cache.matchAll();
  const bytes = new Uint8Array(await stored.arrayBuffer());
  if (how === "damaged") bytes[bytes.length >> 1] ^= 255;
  if (how === "of another Python") bytes.fill(0, 0, 4096);
  const content = how === "cut off" ? bytes.slice(0, 4096) : bytes;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  const hash = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const headers = how === "damaged" ? stored.headers : { "X-Content-SHA256": hash };
  await cache.put(key, new Response(content, { headers }));
}"""


def expect_softmax(shown: Locator) -> None:
    """NumPy is there and computes."""
    run_code(shown, "import numpy as np\nz = np.exp([1.0, 1.0])\nprint((z / z.sum()).tolist())\n")
    expect(shown.get_by_text("[0.5, 0.5]", exact=True)).to_be_visible(timeout=PYTHON_START)
    expect(shown.get_by_text("Done in")).to_be_visible()


@pytest.mark.parametrize("what", list(MISSING))
def test_python_runs_in_a_browser_without(page: Page, site: Site, what: str) -> None:
    page.add_init_script(MISSING[what])
    expect_softmax(snippet(page, site, "what-is-max-pooling"))
    expect_softmax(snippet(page, site, "what-is-max-pooling"))  # a later page of the same visit


def test_python_runs_where_compiled_modules_cannot_be_handed_to_a_worker(page: Page, site: Site) -> None:
    page.add_init_script(f"if (window !== top) {{ {MODULES_STAY_HERE} }}")
    expect_softmax(snippet(page, site, "what-is-max-pooling"))


def test_python_runs_from_a_host_that_does_not_know_webassembly(page: Page, site: Site) -> None:
    plain = {"Content-Type": "application/octet-stream"}
    page.route("**/*.wasm", lambda route: route.fulfill(response=route.fetch(), headers=plain))
    expect_softmax(snippet(page, site, "what-is-max-pooling"))


def test_a_snapshot_is_kept_and_used_on_the_next_page(page: Page, site: Site) -> None:
    page.add_init_script(NOTE_STARTS)
    expect_softmax(snippet(page, site, "what-is-max-pooling"))
    page.evaluate(UNTIL_SNAPSHOT_IS_KEPT)
    # The snippet's, the one that makes the snapshot, and perhaps a spare one, where the run took long.
    assert not any(page.evaluate("startedFromSnapshot"))
    expect_softmax(snippet(page, site, "what-is-max-pooling"))
    starts = page.evaluate("startedFromSnapshot")
    assert starts
    assert all(starts)


@pytest.mark.parametrize("how", ["damaged", "cut off", "of another Python"])
def test_python_starts_without_a_snapshot_that_does_not_fit(page: Page, site: Site, how: str) -> None:
    """Damage is found by its hash; one that is whole and of no use, when Python does not start from it."""
    page.add_init_script(NOTE_STARTS)
    expect_softmax(snippet(page, site, "what-is-max-pooling"))
    page.evaluate(UNTIL_SNAPSHOT_IS_KEPT)
    page.evaluate(SPOIL, how)
    shown = snippet(page, site, "what-is-max-pooling")
    expect_softmax(shown)
    assert not page.evaluate("startedFromSnapshot")[-1]
    run_code(shown, "import numpy as np\nprint(np.linalg.inv(np.eye(2) * 2).tolist())")
    expect(shown.get_by_text("[[0.5, 0.0], [0.0, 0.5]]")).to_be_visible(timeout=PYTHON_START)
