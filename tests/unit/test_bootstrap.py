"""The first step of every make target, on machines that lack something: one line that says what to install."""

from __future__ import annotations

import ast
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.unit.project import PROJECT

BOOTSTRAP = PROJECT / "scripts" / "bootstrap.py"
LISTS = ("requirements/site.txt", "requirements/test.txt", "package.json", "package-lock.json")
RUN_UNDER = """
import os, runpy, sys
sys.version_info = {version}
sys.executable = {executable!r}
os.geteuid = lambda: {user}
sys.argv[0] = {script!r}
runpy.run_path({script!r}, run_name="__main__")
"""


@dataclass(frozen=True)
class Machine:
    """A project's folder on a machine of which only the programs in `bin` exist; each call is noted."""

    root: Path
    bin: Path

    def program(self, name: str, script: str = "") -> None:
        """Put a program on the machine that notes its call and then does what `script` says."""
        path = self.bin / name
        path.write_text(f'#!/bin/sh\necho "{name} $*" >> "{self.root}/calls"\n{script}\n')
        path.chmod(0o755)

    def installed(self, listed: str) -> None:
        """Make it look as if everything of a list had been installed."""
        python = self.root / ".venv" / "bin" / "python"
        python.parent.mkdir(parents=True)
        python.symlink_to(sys.executable)
        self._stamp(f".venv/installed-{listed}", f"requirements/{listed}.txt")
        self._stamp("node_modules/.installed", "package.json", "package-lock.json")

    def _stamp(self, name: str, *lists: str) -> None:
        path = self.root / name
        path.parent.mkdir(exist_ok=True)
        content = b"".join((self.root / entry).read_bytes() for entry in lists)
        path.write_text(hashlib.sha256(content).hexdigest())

    def run(
        self,
        *arguments: str,
        version: tuple[int, ...] = (3, 11, 4),
        executable: str = "no-such-python",
        user: int = 1000,
        named: dict[str, str] | None = None,
    ) -> tuple[int, str]:
        """Run the script as this version of Python and this user: exit status and everything that it said.

        `named` are environment variables.
        """
        script = RUN_UNDER.format(
            version=version,
            executable=str(self.bin / executable),
            user=user,
            script=str(self.root / "scripts" / "bootstrap.py"),
        )
        done = subprocess.run(
            [sys.executable, "-c", script, *arguments],
            env={"PATH": str(self.bin), **(named or {})},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr

    @property
    def calls(self) -> list[str]:
        """What was called, in order."""
        path = self.root / "calls"
        return path.read_text().splitlines() if path.exists() else []


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A project's folder on a machine with Node 20, npm and nothing else."""
    root, programs = tmp_path / "project", tmp_path / "bin"
    for name in LISTS:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(PROJECT / name, root / name)
    (root / "scripts").mkdir()
    shutil.copyfile(BOOTSTRAP, root / "scripts" / "bootstrap.py")
    programs.mkdir()
    made = Machine(root, programs)
    made.program("node", "echo v20.19.0")
    made.program("npm")
    return made


def test_the_script_can_be_read_by_an_old_python() -> None:
    ast.parse(BOOTSTRAP.read_text("utf-8"), feature_version=(3, 5))


def test_when_all_is_there_nothing_is_said_and_nothing_fetched(machine: Machine) -> None:
    machine.installed("site")
    assert machine.run() == (0, "")
    assert machine.calls == ["node --version"]


def test_what_the_tests_need_is_enough_for_the_site(machine: Machine) -> None:
    machine.installed("test")
    assert machine.run() == (0, "")


@pytest.mark.parametrize("version", [(3, 10, 12), (3, 6, 0), (2, 7, 18)])
def test_too_old_a_python_is_one_line(machine: Machine, version: tuple[int, ...]) -> None:
    told = f"setup: Python 3.11 or newer is needed, this is {version[0]}.{version[1]} (install python3.11)\n"
    assert machine.run(version=version) == (1, told)


def test_a_newer_python_beside_the_old_one_takes_over(machine: Machine) -> None:
    machine.program("python3.12")
    assert machine.run("--test", version=(3, 10, 12)) == (0, "")
    assert machine.calls == [f"python3.12 {machine.root}/scripts/bootstrap.py --test"]


@pytest.mark.parametrize("missing", ["node", "npm"])
def test_a_missing_node_is_one_line(machine: Machine, missing: str) -> None:
    (machine.bin / missing).unlink()
    assert machine.run() == (1, "setup: Node.js and npm were not found (install Node 20 or newer)\n")


@pytest.mark.parametrize(
    ("script", "found"),
    [
        ("echo v18.20.4", "v18.20.4"),
        ("echo v0.10.48", "v0.10.48"),
        ("echo nothing", "nothing"),
        ("exit 127", "none that starts"),
    ],
)
def test_too_old_or_broken_a_node_is_one_line(machine: Machine, script: str, found: str) -> None:
    machine.program("node", script)
    assert machine.run() == (1, f"setup: Node 20 or newer is needed, this is {found} (install a newer one)\n")


def test_python_packages_that_cannot_be_installed_are_told_in_the_last_line(machine: Machine) -> None:
    machine.installed("site")
    (machine.root / ".venv" / "installed-site").unlink()
    (machine.root / ".venv" / "bin" / "python").unlink()
    (machine.root / ".venv" / "bin" / "python").write_text('#!/bin/sh\ntest "$1" = -c\n')
    (machine.root / ".venv" / "bin" / "python").chmod(0o755)
    status, said = machine.run()
    assert status == 1
    assert said == (
        "Installing Python packages of requirements/site.txt into .venv\n"
        "setup: the Python packages could not be installed (see pip's message above;"
        " check the network and run it again)\n"
    )


def test_a_venv_whose_python_is_gone_is_made_anew(machine: Machine) -> None:
    """And a Python that can't make one is told in one line."""
    machine.installed("site")
    (machine.root / ".venv" / "bin" / "python").unlink()
    (machine.root / ".venv" / "bin" / "python").symlink_to(machine.root / "python-of-last-year")
    machine.program("python", "exit 1")
    reason = "no virtual environment could be made (install python3.11-venv, or a Python that has venv and pip)"
    assert machine.run(executable="python") == (1, f"Creating .venv\nsetup: {reason}\n")
    assert machine.calls[-1] == f"python -m venv {machine.root}/.venv"


def test_npm_packages_that_cannot_be_installed_are_told_in_the_last_line(machine: Machine) -> None:
    machine.installed("site")
    (machine.root / "node_modules" / ".installed").unlink()
    machine.program("npm", "exit 1")
    status, said = machine.run()
    assert status == 1
    assert said.splitlines()[-1] == (
        "setup: the npm packages could not be installed (see npm's message above; check the network and run it again)"
    )
    assert machine.calls == ["node --version", "npm ci"]


def test_npm_packages_are_installed_again_when_their_list_changed(machine: Machine) -> None:
    machine.installed("site")
    (machine.root / "package-lock.json").write_text("{}")
    assert machine.run() == (0, "Installing npm packages of package-lock.json into node_modules\n")
    assert machine.run() == (0, "")
    assert machine.calls.count("npm ci") == 1


NO_BROWSER = (
    "setup: no Chromium or Chrome was found (install the package chromium, or name one: CHROMIUM=/path make test)\n"
)


def test_no_browser_is_one_line(machine: Machine) -> None:
    machine.installed("test")
    assert machine.run("--test") == (1, NO_BROWSER)


def test_a_named_browser_that_is_not_there_is_one_line(machine: Machine) -> None:
    machine.installed("test")
    machine.program("chromium")
    assert machine.run("--test", named={"CHROMIUM": "/no/such/browser"}) == (1, NO_BROWSER)


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"])
def test_an_installed_browser_is_found(machine: Machine, name: str) -> None:
    machine.installed("test")
    machine.program(name)
    assert machine.run("--test") == (0, "")


NO_FIREFOX = (
    "setup: no Firefox was found (install the package firefox-esr, or name one: FIREFOX=/path make test-browsers)\n"
)
NO_WEBKIT = (
    "setup: no WebKitGTK with its driver and Xvfb was found (install the packages webkit2gtk-driver, xvfb and dbus,"
    " or name them: MINIBROWSER=/path WEBKIT_DRIVER=/path XVFB=/path make test-browsers)\n"
)
WEBKIT = {"MINIBROWSER": "MiniBrowser", "WEBKIT_DRIVER": "WebKitWebDriver", "XVFB": "Xvfb"}


@pytest.mark.parametrize("name", ["firefox-esr", "firefox"])
def test_all_engines_are_found_when_they_are_installed(machine: Machine, name: str) -> None:
    machine.installed("test")
    for program in ("chromium", name, *WEBKIT.values()):
        machine.program(program)
    assert machine.run("--browsers", named=WEBKIT) == (0, "")


def test_no_firefox_is_one_line(machine: Machine) -> None:
    machine.installed("test")
    machine.program("chromium")
    assert machine.run("--browsers") == (1, NO_FIREFOX)


@pytest.mark.parametrize("missing", list(WEBKIT))
def test_a_missing_part_of_webkit_is_one_line(machine: Machine, missing: str) -> None:
    machine.installed("test")
    for program in ("chromium", "firefox", *WEBKIT.values()):
        machine.program(program)
    assert machine.run("--browsers", named={**WEBKIT, missing: "/no/such/program"}) == (1, NO_WEBKIT)


def test_root_on_debian_gets_the_missing_engines_installed(machine: Machine) -> None:
    machine.installed("test")
    machine.program("chromium")
    made = " ".join(f"{machine.bin}/{name}" for name in ("firefox-esr", *WEBKIT.values()))
    machine.program(
        "apt-get", f'case "$*" in *install*) for made in {made}; do echo > $made; /bin/chmod 755 $made; done;; esac'
    )
    packages = "firefox-esr webkit2gtk-driver xvfb dbus"
    assert machine.run("--browsers", user=0, named=WEBKIT) == (0, f"Installing {packages} with apt-get\n")
    assert next(call for call in machine.calls if " install " in call).endswith(f"--no-install-recommends {packages}")


def test_nobody_but_root_is_told_which_packages_the_wikis_need(machine: Machine) -> None:
    machine.installed("test")
    machine.program("chromium")
    code, said = machine.run("--wikis")
    assert code == 1
    assert said.startswith("setup: the wikis' programs are not there (on Debian, install the packages php-cgi php-cli")
    assert said.count("\n") == 1


def test_serving_and_building_need_no_browser(machine: Machine) -> None:
    machine.installed("test")
    assert machine.run() == (0, "")


def test_root_on_debian_gets_the_browser_installed(machine: Machine) -> None:
    machine.installed("test")
    machine.program(
        "apt-get",
        f'case "$*" in *install*) echo > {machine.bin}/chromium; /bin/chmod 755 {machine.bin}/chromium;; esac',
    )
    assert machine.run("--test", user=0) == (0, "Installing chromium with apt-get\n")
    assert next(call for call in machine.calls if " install " in call).endswith("--no-install-recommends chromium")


def test_root_on_debian_gets_the_faster_browser_for_tests_where_there_is_one(machine: Machine) -> None:
    machine.installed("test")
    machine.program("chromium")
    machine.program("apt-get")
    machine.program("apt-cache", "exit 100")
    assert machine.run("--test", user=0) == (0, "")
    machine.program("apt-cache")
    assert machine.run("--test", user=0) == (0, "Installing chromium-headless-shell with apt-get\n")
    machine.program("chromium-headless-shell")
    assert machine.run("--test", user=0) == (0, "")


def test_a_failed_installation_of_the_browser_ends_with_the_one_line(machine: Machine) -> None:
    machine.installed("test")
    machine.program("apt-get", "exit 100")
    assert machine.run("--test", user=0) == (1, "Installing chromium with apt-get\n" + NO_BROWSER)


def test_nobody_but_root_gets_anything_installed(machine: Machine) -> None:
    machine.installed("test")
    machine.program("apt-get")
    assert machine.run("--test") == (1, NO_BROWSER)
    assert not [call for call in machine.calls if call.startswith("apt-get")]


@pytest.fixture
def make(machine: Machine) -> Callable[..., tuple[int, str]]:
    """Run make on a copy of the Makefile, with this machine's own programs."""
    shutil.copyfile(PROJECT / "Makefile", machine.root / "Makefile")

    def run(*words: str) -> tuple[int, str]:
        done = subprocess.run(
            ["make", "--no-print-directory", *words],
            cwd=machine.root,
            env={"PATH": f"{machine.bin}:{os.environ['PATH']}"},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr

    return run


@pytest.mark.parametrize("target", ["serve", "build", "check", "test", "test-browsers", "bench"])
def test_make_without_any_python_is_one_line(make: Callable[..., tuple[int, str]], target: str) -> None:
    status, said = make(target, "PYTHON=no-such-python")
    assert status == 2
    first, second = said.splitlines()
    assert first == "setup: Python was not found (install Python 3.11 or newer)"
    assert second.startswith("make: *** ")


def test_make_alone_lists_the_targets(make: Callable[..., tuple[int, str]]) -> None:
    status, said = make()
    assert status == 0
    assert [line.split()[1] for line in said.splitlines()][:3] == ["help", "serve", "build"]
