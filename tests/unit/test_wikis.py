"""The packages for wikis: what lies in them, where, and whose cards they show."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from flashdeck.finish.precache import belongs_to_site_tier
from flashdeck.outputs.wikis import wiki_files

SITE = "https://course.example/cards/"


def unpacked(wiki: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(wiki_files(SITE)[f"wikis/flashcard-{wiki}.zip"])) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("wiki", ["dokuwiki", "mediawiki"])
def test_a_package_is_set_up_for_its_site_and_made_the_same_every_time(wiki: str) -> None:
    files = unpacked(wiki)
    assert not [name for name, content in files.items() if b"cards.example" in content]
    assert [name for name, content in files.items() if SITE.encode() in content]
    assert wiki_files(SITE) == wiki_files(SITE)


def test_dokuwiki_gets_a_folder_named_as_the_plugin() -> None:
    files = unpacked("dokuwiki")
    assert {name.split("/")[0] for name in files} == {"flashcard"}
    assert files["flashcard/plugin.info.txt"].split()[:2] == [b"base", b"flashcard"]
    assert {"flashcard/syntax.php", "flashcard/Card.php", "flashcard/LICENSE"} < set(files)
    assert f"$conf['sites'] = '{SITE}';".encode() in files["flashcard/conf/default.php"]


def test_mediawiki_finds_every_class_that_the_manifest_names() -> None:
    files = unpacked("mediawiki")
    manifest = json.loads(files["Flashcard/extension.json"])
    assert manifest["config"]["FlashcardSites"]["value"] == [SITE]
    assert {f"Flashcard/{path}" for path in manifest["AutoloadClasses"].values()} < set(files)
    assert "Flashcard/src/Hooks.php" in files


def test_packages_are_downloaded_and_not_saved_for_offline_use() -> None:
    assert not [path for path in wiki_files(SITE) if belongs_to_site_tier(path)]
