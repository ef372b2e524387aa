"""The documents say what the program says, and lead where they say they do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.tools.pages import DOCS, PAGES

TEXTS = [DOCS.parent / "README.md", *sorted(DOCS.glob("*.md"))]
LINK = re.compile(r"\]\(([^)#\s]*)(?:#([^)\s]+))?\)")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_what_the_program_tells(name: str) -> None:
    """`make docs` would write the page as it is."""
    assert (DOCS / name).read_text("utf-8") == PAGES[name](), "make docs"


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_every_link_leads_somewhere(path: Path) -> None:
    """To a file that is there, and to a heading that it has."""
    for name, heading in LINK.findall(path.read_text("utf-8")):
        if name.startswith("http"):
            continue
        target = path.parent / name if name else path
        assert target.exists(), name
        assert not heading or heading in _headings(target), f"{name}#{heading}"


def _headings(path: Path) -> set[str]:
    """The headings of a page, as links name them."""
    found = re.findall(r"^#+ (.*)$", path.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", each.lower()).replace(" ", "-") for each in found}
