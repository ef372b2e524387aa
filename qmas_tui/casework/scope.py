"""What a screen shows of a book: what an export is asked to write."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from qmas_tui.views.columns import QUEUE_COLUMNS
from qmas_tui.views.queue import ListName

OF_A_VIEW: Final = (".csv", ".xlsx", ".md", ".html", ".ics", ".toml", ".json")
OF_A_CASE: Final = (".md", ".html", ".csv", ".ics", ".toml")
OF_A_PROSPECT: Final = (".md", ".html", ".ics", ".toml")


class Scope(Struct, frozen=True, gc=False, kw_only=True):
    """What a screen shows: one case, or these in their order; else all of the book.

    `of` says of which list they are, `title` in words which, `columns` what is shown of
    each.
    """

    of: ListName = "holders"
    case: str = ""
    title: str = ""
    cases: tuple[str, ...] | None = None
    columns: tuple[str, ...] = QUEUE_COLUMNS

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings of the files that can be made of it."""
        if not self.case:
            return OF_A_VIEW
        return OF_A_CASE if self.of == "holders" else OF_A_PROSPECT
