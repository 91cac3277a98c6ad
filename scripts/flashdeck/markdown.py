"""Markdown to HTML with the extensions that mkdocs.yml lists: the same renderer as the site engine's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from markdown import Markdown

from flashdeck.problems import Failure


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml without acting on its tags (environment variables, Python names)."""


def _plain(loader: yaml.SafeLoader, _suffix: str, node: yaml.Node) -> object:
    return loader.construct_sequence(node) if isinstance(node, yaml.SequenceNode) else None


_Loader.add_multi_constructor("!", _plain)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _plain)


def read_config(root: Path) -> dict[str, Any]:
    """mkdocs.yml as a dictionary. Raises Failure when it can't be read."""
    try:
        config = yaml.load((root / "mkdocs.yml").read_text("utf-8"), Loader=_Loader)  # noqa: S506 (a SafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise Failure(f"mkdocs.yml can't be read: {' '.join(str(error).split())}") from None
    if not isinstance(config, dict):
        raise Failure("mkdocs.yml holds no settings (restore it from git)")
    return config


class Renderer:
    """Renders Markdown as the site engine will."""

    def __init__(self, config: dict[str, Any]) -> None:
        """`config` is mkdocs.yml as a dictionary."""
        names: list[str] = []
        settings: dict[str, dict[str, Any]] = {}
        for entry in config.get("markdown_extensions", []):
            pairs = entry.items() if isinstance(entry, dict) else [(entry, {})]
            for name, options in pairs:
                names.append(name)
                settings[name] = options or {}
        self._markdown = Markdown(extensions=names, extension_configs=settings, tab_length=4)
        self._rendered: dict[str, str] = {}  # a card's text stands on its page, in the deck, in frames and in packages

    def render(self, text: str) -> str:
        """HTML of `text`; formulas stand in it as `<span|div class="arithmatex">`, not typeset yet."""
        if text not in self._rendered:
            self._markdown.reset()
            self._rendered[text] = self._markdown.convert(text)
        return self._rendered[text]
