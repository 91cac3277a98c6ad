"""A Markdown extension of one rule: the project's own elements and templates are blocks that may hold Markdown."""

from __future__ import annotations

from typing import Any

from markdown import Extension, Markdown

ELEMENTS = (
    "flash-snippet",
    "flash-code",
    "flash-predict",
    "flash-choice",
    "flash-typed",
    "flash-learnt",
    "flash-study",
    "flash-offline",
    "template",
)


class Blocks(Extension):
    """Listed in mkdocs.yml before use by the pages and the deck alike."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (named by the library)
        """Add the elements to the parser's block-level ones."""
        md.block_level_elements.extend(ELEMENTS)


def makeExtension(**settings: Any) -> Blocks:  # noqa: N802 (named and typed by the library)
    """Entry point that Python-Markdown looks for."""
    return Blocks(**settings)
