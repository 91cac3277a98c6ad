"""DokuWiki as Debian packs it, in a temporary folder."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.wikis.php import free_port, php, served

NAME = "DokuWiki"
CODE = Path("/usr/share/dokuwiki")
SETTINGS = Path("/etc/dokuwiki")
DATA = ("attic", "cache", "index", "locks", "log", "media", "media_attic", "media_meta", "meta", "pages", "tmp")


@contextmanager
def dokuwiki(folder: Path, plugin: str, pages: Mapping[str, str], settings: str = "") -> Iterator[str]:
    """A wiki with these pages, and the plugin installed from that address; gives an address to add names to."""
    top = folder / "dokuwiki"
    shutil.copytree(CODE, top, ignore=shutil.ignore_patterns(".htaccess"))  # plugins are a link into /var: copied too
    (top / "inc" / "preload.php").write_text("<?php\n", "utf-8")  # Debian's sends settings and data to /etc and /var
    shutil.copytree(SETTINGS, top / "conf", ignore=shutil.ignore_patterns("*.auth.php", "local.php", ".htaccess"))
    for name in DATA:
        (top / "data" / name).mkdir(parents=True)
    own = "$conf['savedir'] = './data';\n$conf['title'] = 'Course wiki';\n$conf['useacl'] = 0;\n"
    (top / "conf" / "local.php").write_text(f"<?php\n{own}{settings}", "utf-8")
    php(top / "bin" / "plugin.php", "extension", "install", plugin)
    for name, text in pages.items():
        (top / "data" / "pages" / f"{name}.txt").write_text(text, "utf-8")
    with served(top, free_port(), folder / "DokuWiki.log") as url:
        yield f"{url}doku.php?id="
