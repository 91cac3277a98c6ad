"""A site of one page that is nothing but the log: made in a second, and driven by its global `lab` (log_page.ts)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flashdeck import node
from tests.static_server import QuietHandler, StaticServer

PAGE = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Log</title><script src="log.js"></script></html>'

REPORTING = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Log</title><script>
let order = Promise.resolve();
const post = (path, text) => (order = order.then(() => fetch(path, { method: "POST", body: text })));
console.log = (line) => post("acknowledged", line.split(" ")[1]);
</script><script src="log.js"></script><script>
(async () => {
  const stored = (await lab.events()).map(({ id, seq }) => ({ id, seq }));
  post("found", JSON.stringify({ state: await lab.state(), told: lab.told, same: await lab.foldsTheSame(), stored }));
  await order;
  await lab.answer(1000, location.hash);
})();
</script></html>"""
"""For a browser that nobody drives: the page tells what it finds, answers, and tells of each acknowledged answer."""


@contextmanager
def serving_log(folder: Path, handler: type[QuietHandler] = QuietHandler) -> Iterator[str]:
    """Make the site in `folder` and serve it; gives its address."""
    server = StaticServer(folder, handler=handler)
    # A classic script does not know its own address.
    define = {"import.meta.url": f"{server.url}assets/app/log.js"}
    entry = {
        "kind": "worker",
        "entry": "tests/browser/log_page.ts",
        "outfile": str(folder / "log.js"),
        "define": define,
    }
    node.ask("bundle.mjs", entry)
    (folder / "index.html").write_text(PAGE, "utf-8")
    (folder / "reporting.html").write_text(REPORTING, "utf-8")
    try:
        yield server.url
    finally:
        server.kill()
