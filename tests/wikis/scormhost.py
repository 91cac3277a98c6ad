"""Steps on scormhost, as a teacher and as a learner take them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, FrameLocator, expect

NAME = "scormhost"
TEACHER = {"email": "teacher@example.com", "username": "teacher", "password": "long enough", "display_name": "Teacher"}


def sign_in(context: BrowserContext, url: str, door: str) -> None:
    """As the teacher, by the door `register` or `login`."""
    response = context.request.post(f"{url}api/auth/{door}", data=TEACHER)
    assert response.ok, response.text()


def upload(context: BrowserContext, url: str, package: Path) -> dict[str, Any]:
    """Make a course of a package; gives what the host says of it."""
    file: Any = {"name": package.name, "mimeType": "application/zip", "buffer": package.read_bytes()}
    uploaded = context.request.post(f"{url}api/packages", multipart={"file": file})
    assert uploaded.status == 201, uploaded.text()
    return dict(uploaded.json())


def launch(context: BrowserContext, url: str, course: dict[str, Any]) -> FrameLocator:
    """Open the course."""
    page = context.new_page()
    page.goto(url.rstrip("/") + course["launch_url"])
    return page.frame_locator("iframe")


def answer(content: FrameLocator, rating: str) -> None:
    """Turn the card over and rate it; the next one is there."""
    content.get_by_role("button", name="Show answer").click()
    button = content.get_by_role("button", name=re.compile(f"^{rating}"))
    button.click()
    expect(button).to_be_hidden()


def kept(context: BrowserContext, url: str, course: dict[str, Any]) -> dict[str, str]:
    """What the host has kept of the signed-in learner."""
    return dict(context.request.get(f"{url}api/scorm/{course['id']}/cmi").json()["elements"])
