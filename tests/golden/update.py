"""`python -m tests.golden.update`: write the golden files of the sample deck anew. Look at what git shows then."""

from __future__ import annotations

from tests.golden.sample import GOLDEN, sample_files


def main() -> None:
    """Write every file, and remove those that are no longer written."""
    files = sample_files()
    GOLDEN.mkdir(exist_ok=True)
    for path in GOLDEN.glob("*.json"):
        if path.name not in files:
            path.unlink()
    for name, text in files.items():
        (GOLDEN / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
