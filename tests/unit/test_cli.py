"""The command line: exit status, one line for what is wrong, no traceback."""

from __future__ import annotations

import io
import os
import re
import shutil
import socket
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest

from flashdeck import build, cli
from flashdeck.kinds import KINDS
from flashdeck.node import ask
from flashdeck.problems import Failure
from flashdeck.progress import Progress
from flashdeck.runtime import Runtime
from tests.golden.sample import SOURCE
from tests.unit.project import PROJECT, make_project

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with the sample deck."""
    return make_project(tmp_path / "project", SOURCE / "cards")


@pytest.fixture
def run(root: Path, runtime: Runtime, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on the project: exit status, standard output, standard error."""
    monkeypatch.setattr(build, "prepare", lambda *_: runtime)
    monkeypatch.delenv("SITE_URL", raising=False)

    def command(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        try:
            status = cli.main(words, root)
        except SystemExit as end:
            status = int(end.code or 0)
        return status, *capsys.readouterr()

    return command


def test_a_deck_without_mistakes_passes_the_check(run: Run) -> None:
    """The sample deck, whose snippets print what the golden files say."""
    status, out, err = run("check")
    assert (status, out) == (0, "")
    assert err.splitlines()[-1] == "Checked 9 cards"


def test_the_check_can_be_run_as_a_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "flashdeck", "--help"],
        cwd=PROJECT,
        env={**os.environ, "PYTHONPATH": str(PROJECT / "scripts")},
        capture_output=True,
        text=True,
        check=True,
    )
    for name in ("check", "build", "serve", "new", "lock"):
        assert f"\n    {name} " in done.stdout


def test_a_new_card_of_any_kind_passes_the_check(run: Run) -> None:
    assert run("new", "02-networks", "what-is-dropout")[::2] == (0, "Wrote cards/02-networks/what-is-dropout.md\n")
    for kind in KINDS:
        assert run("new", "02-networks", f"new-{kind}", "--type", kind)[0] == 0
    assert run("check") == (0, "", mock.ANY)


def test_the_cards_that_the_documents_show_pass_the_check(run: Run, root: Path) -> None:
    text = (PROJECT / "docs" / "writing-cards.md").read_text("utf-8")
    cards = re.findall(r"^`{4}markdown\n(.*?)^`{4}$", text, re.DOTALL | re.MULTILINE)
    shown = [card for card in cards if "type: basic" not in card]
    assert len(shown) == 5
    for number, card in enumerate(shown):
        (root / "cards" / "02-networks" / f"shown-{number}.md").write_text(card, "utf-8")
    assert run("lock")[0] == 0
    assert run("check") == (0, "", mock.ANY)


def test_a_copied_card_is_mended_as_the_message_says(run: Run, root: Path) -> None:
    folder = root / "cards" / "02-networks"
    copy = folder / "what-is-sigmoid.md"
    shutil.copyfile(folder / "what-is-relu.md", copy)
    status, out, _ = run("check")
    assert status == 1
    assert "id r5relu77 is also that of" in out
    assert "delete this line and run `flashdeck lock`" in out
    copy.write_text(copy.read_text("utf-8").replace("id: r5relu77\n", "").replace("aliases: [relu]\n", ""), "utf-8")
    assert run("lock")[0] == 0
    assert run("check")[0] == 0


def test_an_export_is_one_file_or_one_line(run: Run, tmp_path: Path) -> None:
    made = tmp_path / "deck.apkg"
    status, out, err = run("export", "anki", "--section", "02-networks", "--out", str(made))
    assert (status, out) == (0, "")
    assert err.splitlines()[-1] == f"Wrote {made}: in Anki, File > Import"
    assert zipfile.is_zipfile(made)
    status, _, err = run("export", "anki", "--section", "03-training")
    assert status == 1
    assert err == "flashdeck: there is no section cards/03-training (sections: 01-first-steps, 02-networks)\n"
    status, _, err = run("export", "anki", "--out", str(tmp_path / "no" / "deck.apkg"))
    assert status == 1
    assert err == f"flashdeck: {tmp_path}/no is not there (make that folder, or name another file with --out)\n"


def test_a_refused_command_is_one_line(run: Run) -> None:
    status, out, err = run("new", "02-networks", "What is it")
    assert (status, out) == (1, "")
    assert err.startswith("flashdeck: 'What is it' makes no slug (")
    assert err.count("\n") == 1


@pytest.mark.parametrize("settings", [None, b"\xff", b"site_name: [", b"- a\n"])
def test_settings_that_cannot_be_read_are_one_line(run: Run, root: Path, settings: bytes | None) -> None:
    (root / "mkdocs.yml").unlink()
    if settings is not None:
        (root / "mkdocs.yml").write_bytes(settings)
    status, _, err = run("check")
    assert status == 1
    assert err.startswith("flashdeck: mkdocs.yml ")
    assert err.count("\n") == 1


def test_a_file_that_the_system_refuses_is_one_line(run: Run, root: Path) -> None:
    (root / "cards" / "ids.lock").unlink()
    (root / "cards" / "ids.lock").mkdir()
    status, _, err = run("check")
    assert status == 1
    assert err == f"flashdeck: {root}/cards/ids.lock: Is a directory (see to it, then run it again)\n"


def test_a_file_name_that_is_no_text_is_told_all_the_same(
    root: Path, runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "prepare", lambda *_: runtime)
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    monkeypatch.setattr(sys, "stdout", out)
    Path(os.fsdecode(os.fsencode(root / "cards" / "02-networks") + b"/caf\xe9.md")).write_text("")
    assert cli.main(["check"], root) == 1
    out.seek(0)
    assert "cards/02-networks/caf\\udce9.md:1: the file is empty (" in out.read()


def test_a_port_in_use_is_told_before_anything_is_built(run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert run("serve", "--port", str(port)) == (
            1,
            "",
            f"flashdeck: port {port} is in use (choose another: make serve PORT={port + 1})\n",
        )


@pytest.mark.parametrize("port", ["65536", "-1", "http", "80.5", "²"])
def test_what_is_no_port_is_refused(run: Run, port: str) -> None:
    status, _, err = run("serve", f"--port={port}")
    assert status == 2
    assert err.splitlines()[-1].endswith(f"{port!r} is no port (choose a number from 0 to 65535)")


def test_ctrl_c_ends_quietly(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "check_project", interrupt)
    assert run("check") == (130, "", "\n")


# --- the door to Node ---


def test_a_missing_node_is_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Failure, match=r"^Node.js was not found \(install Node 20 or newer\)$"):
        ask("math.mjs", {"formulas": []})


def test_a_script_that_fails_tells_its_last_line() -> None:
    with pytest.raises(Failure, match=r"^scripts/node/math.mjs failed: .+ \(run `npm ci`, then try again\)$"):
        ask("math.mjs", {})


def test_a_script_that_does_not_finish_is_stopped() -> None:
    with pytest.raises(Failure, match=r"^scripts/node/math.mjs did not finish within 0 s \(run it again\)$"):
        ask("math.mjs", {"formulas": []}, timeout=0.001)


# --- progress ---


class Terminal(io.StringIO):
    """A stream that says that a person looks at it."""

    def isatty(self) -> bool:
        """Always."""
        return True


def test_progress_is_one_line_a_step_and_bytes_for_downloads() -> None:
    stream = io.StringIO()
    progress = Progress(stream)
    progress.step("Fetching NumPy")
    progress.bytes("NumPy", 1_000_000, 3_000_000)
    progress.bytes("NumPy", 2_000_000, 3_000_000)
    progress.bytes("NumPy", 3_000_000, 3_000_000)
    assert stream.getvalue().splitlines() == [
        "Fetching NumPy",
        "  NumPy: 1.0 of 3.0 MB",
        "  NumPy: 3.0 of 3.0 MB",
    ]


def test_on_a_terminal_the_counter_stays_on_its_line_and_ends_before_the_next_step() -> None:
    stream = Terminal()
    progress = Progress(stream)
    progress.bytes("NumPy", 1_000_000, None)
    progress.step("Done")
    assert stream.getvalue() == "\r  NumPy: 1.0 MB\nDone\n"
