"""Studying in a browser that nobody drives: the page around asks the test what to do, and tells what came of it."""

from __future__ import annotations

import json
import queue
from typing import Any, ClassVar

from tests.engines.door import PATIENCE
from tests.static_server import QuietHandler

PAGE = b"""<!doctype html><html lang="en"><meta charset="utf-8"><title>A test</title>
<iframe name="study" title="Study" style="width: 100%; height: 90vh"></iframe><script>
const until = (found) => new Promise((resolve) => {
  const look = () => {
    const what = found();
    if (what) resolve(what); else setTimeout(look, 50);
  };
  look();
});
const visible = (selector, words) => [...(frames.study.document?.querySelectorAll(selector) ?? [])]
  .find((element) => element.checkVisibility() && element.textContent.includes(words));
const sees = (selector, words) => until(() => visible(selector, words));
const open = async (query) => {
  frames.study.location.replace("about:blank");
  await until(() => frames.study.location.href === "about:blank");
  frames.study.location.replace("study/" + query);
  await sees("button", "Show answer");
};
const press = (key) => frames.study.document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
(async () => {
  for (let told = null; ;) {
    const asked = await fetch("task", { method: "POST", body: JSON.stringify(told ?? null) });
    try {
      told = { value: await eval(await asked.text()) };
    } catch (error) {
      told = { failed: String(error) };
    }
  }
})();
</script></html>"""


class Undriven(QuietHandler):
    """The site, and beside it the page that takes tasks."""

    tasks: ClassVar[queue.Queue[str]] = queue.Queue()
    told: ClassVar[queue.Queue[Any]] = queue.Queue()

    def do_GET(self) -> None:  # noqa: N802 (named by the library)
        """Give the page, or a file of the site."""
        if self.path.endswith("/undriven.html"):
            self._answer(PAGE, "text/html")
        else:
            super().do_GET()

    def do_POST(self) -> None:  # noqa: N802 (named by the library)
        """Take what the page tells, and give it the next task once there is one."""
        told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if told is not None:
            self.told.put(told)
        self._answer(self.tasks.get().encode(), "text/plain")

    def _answer(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def ask(script: str) -> Any:
    """Value of a JavaScript expression in the page that runs, awaited if it is a promise."""
    Undriven.tasks.put(script)
    told = Undriven.told.get(timeout=PATIENCE)
    assert "failed" not in told, told
    return told.get("value")
