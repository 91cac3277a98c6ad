"""Write all drawn figures: `.venv/bin/python -m figures`."""

from __future__ import annotations

from figures.registry import CARDS, drawings

if __name__ == "__main__":
    for path, text in drawings().items():
        (CARDS / path).parent.mkdir(exist_ok=True)
        (CARDS / path).write_text(text, "utf-8", newline="\n")
