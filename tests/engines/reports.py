"""What pages report that nobody drives."""

from __future__ import annotations

import queue
from typing import ClassVar

from tests.engines.door import PATIENCE
from tests.static_server import QuietHandler


class Reports(QuietHandler):
    """A host that takes what a page reports."""

    told: ClassVar[queue.Queue[tuple[str, str]]] = queue.Queue()

    def do_POST(self) -> None:  # noqa: N802 (named by the library)
        """Keep the report; the body is small."""
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.told.put((self.path.strip("/"), body))
        self.send_response(204)
        self.end_headers()


def next_report(kind: str) -> str:
    """The page's next report, which is of that kind."""
    told, body = Reports.told.get(timeout=PATIENCE)
    assert told == kind
    return body
