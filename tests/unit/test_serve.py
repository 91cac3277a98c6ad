"""The server: the site below its path, its own 404 page, nothing from outside its folder, no one else's port."""

from __future__ import annotations

import http.client
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from flashdeck.problems import Failure
from flashdeck.serve import check_port, make_server

BASE = "/course/cards/"
Ask = Callable[..., tuple[int, dict[str, str], str]]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site, and a file beside it."""
    site = tmp_path / "site"
    files = {
        "index.html": "home",
        "404.html": "own 404",
        "cards/index.html": "cards",
        "deck/index.json": "{}",
        "runtime/1/a.wasm": "wasm",
        "a.mjs": "mjs",
        "a.webmanifest": "{}",
        "a b.svg": "svg",
    }
    for name, text in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text)
    (tmp_path / "secret.txt").write_text("secret")
    return site


@pytest.fixture(params=["/", BASE])
def base(request: pytest.FixtureRequest) -> str:
    """Where the site is served: at the root, and below a path."""
    return str(request.param)


@pytest.fixture
def ask(site: Path, base: str) -> Iterator[Ask]:
    """Ask a running server for a path exactly as written; gives status, headers and text."""
    with make_server(site, 0, base) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()

        def request(path: str, method: str = "GET") -> tuple[int, dict[str, str], str]:
            connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5)
            connection.request(method, path)
            response = connection.getresponse()
            headers = {name.lower(): value for name, value in response.getheaders()}
            answer = response.status, headers, response.read().decode()
            connection.close()
            return answer

        yield request
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("path", "text", "kind"),
    [
        ("", "home", "text/html"),
        ("?source=app", "home", "text/html"),
        ("cards/", "cards", "text/html"),
        ("deck/index.json", "{}", "application/json"),
        ("runtime/1/a.wasm", "wasm", "application/wasm"),
        ("a.mjs?v=1", "mjs", "text/javascript"),
        ("a.webmanifest", "{}", "application/manifest+json"),
        ("a%20b.svg", "svg", "image/svg+xml"),
    ],
)
def test_files_are_served_below_the_base_with_their_type(ask: Ask, base: str, path: str, text: str, kind: str) -> None:
    status, headers, body = ask(base + path)
    assert (status, body, headers["content-type"].split(";")[0]) == (200, text, kind)


def test_a_folders_address_gets_its_slash(ask: Ask, base: str) -> None:
    status, headers, _ = ask(f"{base}cards")
    assert (status, headers["location"]) == (301, f"{base}cards/")


@pytest.mark.parametrize("path", ["nothing", "cards/nothing/", "index.html/", "deck/", "runtime/1/", "%00", "a%0Ab"])
def test_what_is_not_there_gets_the_sites_own_page(ask: Ask, base: str, path: str) -> None:
    """Folders without a page of their own are not there either, as on static hosts."""
    status, headers, body = ask(base + path)
    assert (status, body, headers["content-type"]) == (404, "own 404", "text/html; charset=utf-8")


def test_asking_for_the_head_alone_gets_no_body(ask: Ask, base: str) -> None:
    assert ask(base, "HEAD")[::2] == (200, "")
    assert ask(f"{base}nothing", "HEAD")[::2] == (404, "")


@pytest.mark.parametrize(
    "path",
    [
        "../secret.txt",
        "%2e%2e/secret.txt",
        "..%2fsecret.txt",
        "cards/../../secret.txt",
        "..\\secret.txt",
        "//secret.txt",
    ],
)
def test_nothing_outside_the_folder_is_served(ask: Ask, base: str, path: str) -> None:
    status, _, body = ask(base + path)
    assert status == 404
    assert "secret" not in body


@pytest.mark.parametrize("base", [BASE], indirect=True)
@pytest.mark.parametrize(
    "path", ["/index.html", "/cards/", "/course/", "/course/index.html", "/other/cards/index.html"]
)
def test_below_a_path_nothing_is_served_beside_it(ask: Ask, path: str) -> None:
    assert ask(path)[0] == 404


@pytest.mark.parametrize("base", [BASE], indirect=True)
@pytest.mark.parametrize("path", ["/", "/course/cards"])
def test_the_hosts_root_and_the_path_without_a_slash_lead_to_the_site(ask: Ask, path: str) -> None:
    status, headers, _ = ask(path)
    assert (status, headers["location"]) == (302, BASE)


def test_no_header_is_sent_that_a_static_host_does_not_send(ask: Ask, base: str) -> None:
    _, headers, _ = ask(base)
    assert set(headers) == {"server", "date", "content-type", "content-length", "last-modified"}


def test_a_port_in_use_is_told_in_one_line_before_and_when_serving(site: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        told = rf"port {port} is in use \(choose another: make serve PORT={port + 1}\)"
        with pytest.raises(Failure, match=told):
            check_port(port)
        with pytest.raises(Failure, match=told):
            make_server(site, port, "/")
    check_port(port)


def test_a_port_that_may_not_be_opened_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(socket.socket, "bind", refuse)
    with pytest.raises(Failure, match="port 80 can't be opened: Permission denied"):
        check_port(80)
