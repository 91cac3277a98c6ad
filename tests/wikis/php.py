"""Programs of Debian packages in temporary folders: PHP's own server, and a database on a private socket."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bootstrap import WIKI_PACKAGES
from tests.wikis.platforms import ROOT

START_S = 60
OPTIONS = ("-d", "opcache.enable=0", "-d", "display_errors=stderr", "-d", "memory_limit=512M")
"""With the opcode cache on, a changed setting stays hidden for seconds."""


def unpacked(package: str, to: Path) -> Path:
    """A copy of a Debian package's files that a test may change: links as they are, since many lead out of it."""
    return Path(shutil.copytree(ROOT / WIKI_PACKAGES / package, to, symlinks=True))


def php(*command: str | Path, environment: Mapping[str, str] | None = None) -> str:
    """Run a PHP script; gives what it prints. Raises AssertionError with its words if it fails."""
    run = subprocess.run(
        ["php", *OPTIONS, *command],
        capture_output=True,
        text=True,
        env={**os.environ, **(environment or {})},
        check=False,
    )
    assert run.returncode == 0, f"php {command[0]} failed: {(run.stderr or run.stdout)[-1500:]}"
    return run.stdout


@contextmanager
def served(folder: Path, port: int, log: Path, environment: Mapping[str, str] | None = None) -> Iterator[str]:
    """PHP's server of a folder; gives its address, on another site than the cards'."""
    command = ["php", *OPTIONS, "-S", f"127.0.0.1:{port}", "-t", str(folder)]
    variables = {"PHP_CLI_SERVER_WORKERS": "3", **(environment or {})}
    with running(command, log, variables) as server:
        _until(lambda: _answers(port), server, log)
        yield f"http://localhost:{port}/"


@contextmanager
def database(folder: Path) -> Iterator[Path]:
    """MariaDB with its data in a folder and no network; gives its socket."""
    data, at = folder / "database", folder / "db.sock"
    user = "--user=root" if os.geteuid() == 0 else ""
    make = ["mariadb-install-db", "--no-defaults", f"--datadir={data}", "--auth-root-authentication-method=normal"]
    made = subprocess.run([*make, "--skip-test-db", *filter(None, [user])], capture_output=True, text=True, check=False)
    assert made.returncode == 0, f"mariadb-install-db failed: {made.stderr[-1500:]}"
    command = [_mariadbd(), "--no-defaults", f"--datadir={data}", f"--socket={at}", "--skip-networking"]
    log = folder / "database.log"
    with running([*command, f"--pid-file={folder / 'db.pid'}", *filter(None, [user])], log) as server:
        _until(at.exists, server, log)
        yield at


@contextmanager
def running(
    command: list[str], log: Path, environment: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """A server and its workers, ended together by their process group."""
    with log.open("w") as told:
        server = subprocess.Popen(
            command, stdout=told, stderr=told, env={**os.environ, **(environment or {})}, start_new_session=True
        )
        try:
            yield server
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait()


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _mariadbd() -> str:
    return shutil.which("mariadbd") or "/usr/sbin/mariadbd"  # not on the path of everyone


def _answers(port: int) -> bool:
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/nothing-here.txt", timeout=5).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


def _until(ready: object, server: subprocess.Popen[bytes], log: Path) -> None:
    assert callable(ready)
    end = time.monotonic() + START_S
    while not ready():
        assert server.poll() is None, f"{log.stem} ended: {log.read_text('utf-8')[-1500:]}"
        assert time.monotonic() < end, f"{log.stem} did not start: {log.read_text('utf-8')[-1500:]}"
        time.sleep(0.1)
