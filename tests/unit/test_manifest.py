"""The web manifest: what browsers ask for before they offer to install, and what keeps two sites of one host apart."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from flashdeck.finish.manifest import FILE, PAPER, SCREENSHOTS, base_path, png_size, write_manifest

THEME = Path(__file__).resolve().parents[2] / "overrides" / "theme"


@pytest.mark.parametrize(
    ("site_url", "path"),
    [
        ("https://host.example/course/cards/", "/course/cards/"),
        ("https://host.example/course/cards", "/course/cards/"),
        ("https://host.example/", "/"),
        ("https://host.example", "/"),
        ("", "/"),
    ],
)
def test_a_site_is_known_by_its_absolute_path(site_url: str, path: str, tmp_path: Path) -> None:
    write_manifest(tmp_path, site_url)
    assert base_path(site_url) == path
    assert json.loads((tmp_path / FILE).read_text(encoding="utf-8"))["id"] == path


def test_every_address_but_the_identity_is_relative(tmp_path: Path) -> None:
    write_manifest(tmp_path, "https://host.example/course/cards/")
    manifest = json.loads((tmp_path / FILE).read_text(encoding="utf-8"))
    addresses = [manifest["start_url"], manifest["scope"]]
    addresses += [icon["src"] for icon in manifest["icons"]]
    addresses += [shortcut["url"] for shortcut in manifest["shortcuts"]]
    assert not [address for address in addresses if address.startswith("/") or ":" in address]


def test_icons_lie_in_the_theme_with_the_size_that_is_declared(tmp_path: Path) -> None:
    write_manifest(tmp_path, "")
    icons = json.loads((tmp_path / FILE).read_text(encoding="utf-8"))["icons"]
    for icon in icons:
        png = (THEME / icon["src"]).read_bytes()
        width, height = int.from_bytes(png[16:20]), int.from_bytes(png[20:24])
        assert f"{width}x{height}" == icon["sizes"]
    assert {icon["purpose"] for icon in icons} == {"any", "maskable"}
    assert sum(file.stat().st_size for file in (THEME / "assets" / "icons").iterdir()) < 60_000


def test_the_splash_screen_has_the_colour_of_the_paper() -> None:
    tokens = (THEME / "assets" / "styles" / "tokens.css").read_text(encoding="utf-8")
    assert f"--flash-paper: {PAPER};" in tokens


def test_a_backup_can_be_shared_with_the_app_and_a_second_launch_keeps_the_window(tmp_path: Path) -> None:
    write_manifest(tmp_path, "https://host.example/course/cards/")
    manifest = json.loads((tmp_path / FILE).read_text(encoding="utf-8"))
    assert manifest["launch_handler"] == {"client_mode": ["focus-existing", "auto"]}
    target = manifest["share_target"]
    assert (target["action"], target["method"], target["enctype"]) == ("share", "POST", "multipart/form-data")
    worker = (THEME.parent / "app" / "sw" / "share.ts").read_text("utf-8")
    assert f'SHARE = "{target["action"]}"' in worker
    assert f'FIELD = "{target["params"]["files"][0]["name"]}"' in worker


def test_screenshots_for_phone_and_desktop_are_small_and_have_the_size_that_is_declared() -> None:
    shots = {form: (THEME / path).read_bytes() for path, form, _ in SCREENSHOTS}
    assert {form: png_size(png) for form, png in shots.items()} == {"narrow": "390x844", "wide": "1280x800"}
    assert sum(map(len, shots.values())) < 200_000
