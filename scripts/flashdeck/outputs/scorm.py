"""What makes a SCORM 1.2 package of a folder with the study mode: the one page that is shown, and the manifest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

from jinja2 import Environment, FileSystemLoader, StrictUndefined

TEMPLATES = Path(__file__).resolve().parents[3] / "overrides" / "embed"
MANIFEST = "imsmanifest.xml"
PAGE = "index.html"

_IMSCP = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
_ADLCP = "http://www.adlnet.org/xsd/adlcp_rootv1p2"


@dataclass(frozen=True)
class Course:
    """What a package is about."""

    name: str
    """Names the package and the answers given in it, here and in browsers: letters, digits, `-`."""

    title: str
    passing: int
    """Score from which on it is passed, in percent."""

    pages: bool
    """Whether links lead to the cards' pages."""

    python: bool


def page(course: Course, style: str, door: str) -> str:
    """The page that the platform shows; `style` and `door`, which chooses the language, are files of the bundle."""
    loader = FileSystemLoader(TEMPLATES)
    templates = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    values: dict[str, Any] = vars(course)
    return templates.get_template("study.html").render(**values, style=style, door=door)


def manifest(course: Course, files: Iterable[str]) -> str:
    """The manifest of a package with these files, by their paths in it."""
    ET.register_namespace("", _IMSCP)
    ET.register_namespace("adlcp", _ADLCP)
    top = ET.Element(f"{{{_IMSCP}}}manifest", {"identifier": course.name, "version": "1.0"})

    def add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
        element = ET.SubElement(parent, f"{{{_IMSCP}}}{name}", attributes)
        element.text = text
        return element

    metadata = add(top, "metadata")
    add(metadata, "schema", "ADL SCORM")
    add(metadata, "schemaversion", "1.2")
    organizations = add(top, "organizations", default="course")
    organization = add(organizations, "organization", identifier="course")
    add(organization, "title", course.title)
    item = add(organization, "item", identifier="study", identifierref="study-page", isvisible="true")
    add(item, "title", course.title)
    resource = add(add(top, "resources"), "resource", identifier="study-page", type="webcontent", href=PAGE)
    resource.set(f"{{{_ADLCP}}}scormtype", "sco")
    for path in sorted(files):
        add(resource, "file", href=quote(path))
    ET.indent(top)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(top, encoding="unicode")}\n'
