"""MediaWiki as Debian packs it, with its database in a temporary folder."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bootstrap import WIKI_PACKAGES
from tests.wikis.php import free_port, php, served
from tests.wikis.platforms import ROOT

NAME = "MediaWiki"
NO_LOGO = "data:image/gif;base64,R0lGODlhAQABAAAAACw="
CODE = ROOT / WIKI_PACKAGES / "mediawiki" / "usr" / "share" / "mediawiki"


@contextmanager
def mediawiki(folder: Path, extension: Path, pages: Mapping[str, str], settings: str = "") -> Iterator[str]:
    """A wiki with these pages and the extension's package; gives the address to which a page's name is to be added."""
    port = free_port()
    with zipfile.ZipFile(extension) as package:
        package.extractall(folder)
    database = ["--dbtype", "sqlite", "--dbpath", str(folder), "--dbname", "wiki"]
    place = ["--server", f"http://localhost:{port}", "--scriptpath", "", "--confpath", str(folder)]
    php(CODE / "maintenance" / "install.php", *database, *place, "--pass", "not-a-secret-1", "Course wiki", "Admin")
    own = f"wfLoadExtension('Flashcard', '{folder}/Flashcard/extension.json');\n$wgCacheDirectory = '{folder}';\n"
    own += "wfLoadSkin('Vector');\n$wgDefaultSkin = 'vector';\n$wgJobRunRate = 0;\n"
    own += f"$wgLogos = ['1x' => '{NO_LOGO}'];\n"
    with (folder / "LocalSettings.php").open("a", encoding="utf-8") as file:
        file.write(own + settings)
    environment = {"MW_CONFIG_FILE": str(folder / "LocalSettings.php")}
    for name, text in pages.items():
        page = folder / f"{name}.wiki"
        page.write_text(text, "utf-8")
        php(CODE / "maintenance" / "importTextFiles.php", "--overwrite", page, environment=environment)
    with served(CODE, port, folder / "MediaWiki.log", environment) as url:
        yield f"{url}index.php?title="
