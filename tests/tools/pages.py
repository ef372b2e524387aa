"""Writes the pages of docs/ that the program itself can tell.

Run it from the checkout:  make docs
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from tests.tools.filter_page import filter_page
from tests.tools.keys import keys_page
from tests.tools.settings_page import settings_page

DOCS = Path(__file__).parents[2] / "docs"
PAGES: Mapping[str, Callable[[], str]] = {
    "filter.md": filter_page,
    "keys.md": keys_page,
    "settings.md": settings_page,
}


def main() -> None:
    """Write every page."""
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), "utf-8")
        print(f"docs/{name} is written.")


if __name__ == "__main__":
    main()
