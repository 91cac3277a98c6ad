"""The command line: `flashdeck check`, `lint`, `build`, `serve`, `new`, `lock`, `export`."""

from __future__ import annotations

import argparse
import os
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from flashdeck.build import build_site, check_project, retire_site
from flashdeck.courses import Scorm, export_h5p, export_scorm
from flashdeck.export import export_anki
from flashdeck.finish.manifest import base_path
from flashdeck.lint import lint
from flashdeck.markdown import read_config
from flashdeck.new import lock_ids, new_card
from flashdeck.parse import parse
from flashdeck.problems import Failure, ProblemsFound
from flashdeck.progress import Progress
from flashdeck.serve import check_port, make_server
from flashdeck.source import read_source
from flashdeck.templates import KINDS
from flashdeck.watch import watching

PROJECT = Path(__file__).resolve().parents[2]
DEFAULT_PORT = 8000
HIGHEST_PORT = 65535
ALL = 100
PASSING = 80
TOLD = (ProblemsFound, Failure, OSError)
"""What a person can mend; anything else is a mistake in the program and may show its traceback."""


def main(arguments: Sequence[str] | None = None, root: Path = PROJECT) -> int:
    """Run one command on the project at `root`; gives the exit status: 0, or 1 when something is wrong."""
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace, Path, Progress], None] = options.command
    try:
        command(options, root, Progress())
    except TOLD as error:
        _tell(error)
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        return 130
    return 0


def _tell(error: Exception) -> None:
    """Say what is wrong: problems in the cards on standard output, everything else on standard error."""
    match error:
        case ProblemsFound(problems=problems):
            lines = "".join(f"{problem}\n" for problem in problems)
            sys.stdout.write(lines.encode("utf-8", "backslashreplace").decode())  # names of files are bytes
            sys.stdout.flush()
            sys.stderr.write(f"{len(problems)} problem{'s' if len(problems) > 1 else ''} in the cards\n")
        case OSError(filename=filename, strerror=reason):
            sys.stderr.write(f"flashdeck: {filename or 'a file'}: {reason} (see to it, then run it again)\n")
        case _:
            sys.stderr.write(f"flashdeck: {error}\n")


def _check(_options: argparse.Namespace, root: Path, progress: Progress) -> None:
    check_project(root, progress)


def _lint(_options: argparse.Namespace, root: Path, progress: Progress) -> None:
    deck, problems = parse(read_source(root))
    if found := problems or lint(deck):
        raise ProblemsFound(found)
    progress.step(f"{len(deck.cards)} cards keep the rules of good cards")


def _build(options: argparse.Namespace, root: Path, progress: Progress) -> None:
    build_site(root, progress, _site_url(options, DEFAULT_PORT), options.site)


def _retire(options: argparse.Namespace, root: Path, progress: Progress) -> None:
    retire_site(root, progress, _site_url(options, DEFAULT_PORT), options.site)


def _serve(options: argparse.Namespace, root: Path, progress: Progress) -> None:
    url = _site_url(options, options.port)
    check_port(options.port)
    site = build_site(root, progress, url, options.site)
    base = base_path(url)
    with make_server(site, options.port, base) as server, watching(root) as changes:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        progress.step(f"Serving {read_config(root)['site_name']} at http://127.0.0.1:{server.server_port}{base}")
        progress.step("Changed cards and pages are built anew; stop with Ctrl+C")
        with suppress(KeyboardInterrupt):
            while True:
                changes.wait()
                try:
                    build_site(root, progress, url, options.site)
                except TOLD as error:
                    _tell(error)
        server.shutdown()


def _new(options: argparse.Namespace, root: Path, progress: Progress) -> None:
    progress.step(f"Wrote {new_card(root, options.section, options.slug, options.type).relative_to(root)}")


def _lock(_options: argparse.Namespace, root: Path, progress: Progress) -> None:
    progress.step(f"{lock_ids(root)} ids added to cards/ids.lock or changed there")


def _export_anki(options: argparse.Namespace, root: Path, progress: Progress) -> None:
    made = export_anki(root, progress, options.section, options.out, _published_at(options))
    progress.step(f"Wrote {made}: in Anki, File > Import")


def _export_scorm(options: argparse.Namespace, root: Path, progress: Progress) -> None:
    wanted = Scorm(_published_at(options), options.python, options.passing)
    made = export_scorm(root, progress, options.section, options.out, wanted)
    progress.step(f"Wrote {made}: on your course platform, add a SCORM package")


def _export_h5p(options: argparse.Namespace, root: Path, progress: Progress) -> None:
    made = export_h5p(root, progress, options.section, options.out)
    progress.step(f"Wrote {made}: upload it where the H5P content type Dialog Cards 1.9 or newer is installed")


def _site_url(options: argparse.Namespace, port: int) -> str:
    return _published_at(options) or f"http://127.0.0.1:{port}/"


def _published_at(options: argparse.Namespace) -> str | None:
    """The site's address with a slash at its end, if it is known."""
    given = options.site_url or os.environ.get("SITE_URL")
    return f"{given.rstrip('/')}/" if given else None


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"{text!r} is no port (choose a number from 0 to {HIGHEST_PORT})")
    return int(text)


def _percent(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= ALL:
        raise argparse.ArgumentTypeError(f"{text!r} is no share of cards (choose a number from 1 to {ALL})")
    return int(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="flashdeck", description="Flashcards from text files whose code really runs.")
    commands = parser.add_subparsers(required=True, metavar="command")

    def add(
        name: str, function: Callable[[argparse.Namespace, Path, Progress], None], words: str
    ) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=words, description=words)
        command.set_defaults(command=function)
        return command

    add("check", _check, "Check all cards and run their snippets.")
    add("lint", _lint, "Hold all cards against the rules of good cards.")
    for name, function, words in (
        ("build", _build, "Check the cards and build the site."),
        ("serve", _serve, "Build the site and serve it on this machine."),
        ("retire", _retire, "Build the site so that it takes offline use back from everyone who visits it."),
    ):
        command = add(name, function, words)
        command.add_argument("--site", type=Path, help="folder of the finished site (default: site)")
        command.add_argument("--site-url", help="address it will be published at (default: $SITE_URL, or this machine)")
        if name == "serve":
            command.add_argument("--port", type=_port, default=DEFAULT_PORT, help=f"default: {DEFAULT_PORT}")
    command = add("new", _new, "Write a new card file with an id of its own.")
    command.add_argument("section", help="folder below cards/, such as 01-start-here")
    command.add_argument("slug", help="file name and address of the card, such as what-is-max-pooling")
    command.add_argument("--type", choices=KINDS, default="basic", help="what kind of card (default: basic)")
    add("lock", _lock, "Add the ids of all cards, and of their gaps, to cards/ids.lock.")
    command = commands.add_parser("export", help="Write the deck for another program.")
    _add_formats(command.add_subparsers(required=True, metavar="format"))
    return parser


def _add_formats(formats: Any) -> None:
    """Add the formats of `flashdeck export`."""
    for name, function, words in (
        ("anki", _export_anki, "an Anki package (.apkg)"),
        ("scorm", _export_scorm, "a SCORM 1.2 package with the study mode inside (.zip)"),
        ("h5p", _export_h5p, "the content of H5P Dialog Cards (.h5p)"),
    ):
        command = formats.add_parser(name, help=words, description=f"Write {words}.")
        command.set_defaults(command=function)
        command.add_argument("--section", help="this section only: a folder below cards/")
        command.add_argument("--out", type=Path, help="the file to write (default: the deck's name, in this folder)")
        if name == "h5p":
            continue
        command.add_argument(
            "--site-url", help="address at which the cards are published (default: $SITE_URL, or none)"
        )
        if name == "scorm":
            python = argparse.BooleanOptionalAction
            command.add_argument("--python", action=python, default=True, help="whether code runs there, for 7 MB more")
            command.add_argument(
                "--pass",
                type=_percent,
                default=PASSING,
                dest="passing",
                metavar="PERCENT",
                help=f"score to pass with (default: {PASSING})",
            )
