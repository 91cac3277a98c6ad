"""A browser as a person starts it: with a profile on disk. Nobody drives it: WebKit keeps no profile then."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bootstrap import find_firefox, find_webkit

PREFERENCES = {
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.sessionstore.resume_from_crash": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.startup.max_resumed_crashes": -1,
}
"""No questions at the start, not even after a crash."""

_AS_ROOT = () if os.geteuid() == 0 else ("--user", "--map-root-user")
SMALL_DISK = ("unshare", "--mount", *_AS_ROOT, "sh", "-ec", 'mount -t tmpfs -o size=128m disk "$0"; exec "$@"')
"""Makes the folder that follows a disk of its own, for the command after it; nobody else sees that mounted."""

STORED = {"firefox": "storage", "webkit": "XDG_DATA_HOME"}
"""Where in a profile sites' databases lie. If caches lie on the full disk as well, WebKit's processes crash."""


@contextmanager
def browsing(engine: str, profile: Path, display: str, url: str, *, small: bool = False) -> Iterator[Path]:
    """The page in a browser that lives on `profile`; at the end all its processes are killed, whatever they do.

    Gives the folder of what sites store, as the browser sees it; `small` makes that a SMALL_DISK.
    """
    command, own = (_firefox if engine == "firefox" else _webkit)(profile)
    environment = {**os.environ, "DISPLAY": display, **own}
    stored = profile / STORED[engine]
    stored.mkdir(exist_ok=True)
    process = subprocess.Popen(
        [*((*SMALL_DISK, str(stored)) if small else ()), *command, url],
        env=environment,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield Path(f"/proc/{process.pid}/root{stored}")
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _firefox(profile: Path) -> tuple[list[str], dict[str, str]]:
    lines = [f'user_pref("{name}", {str(value).lower()});\n' for name, value in PREFERENCES.items()]
    (profile / "user.js").write_text("".join(lines), "utf-8")
    return [find_firefox(), "--headless", "--no-remote", "--profile", str(profile)], {"HOME": str(profile)}


def _webkit(profile: Path) -> tuple[list[str], dict[str, str]]:
    places = ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")
    return [find_webkit()[0]], {"HOME": str(profile), **{place: str(profile / place) for place in places}}
