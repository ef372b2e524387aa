"""The named views of the queue: those of the program, then those of the user."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct, structs

from qmas_tui.casework.assessments import Assessments
from qmas_tui.casework.own_views import (
    VIEWS_FILE,
    OwnViews,
    read_own_views,
    remove_own_view,
    write_own_view,
)
from qmas_tui.errors import DataError, Problem
from qmas_tui.views.haystack import fold
from qmas_tui.views.queue import NamedView
from qmas_tui.views.sort import Sort

_SHORT: Final = 8
"""So many cells of a title are shown on a narrow screen."""


class Look(Struct, frozen=True, gc=False, kw_only=True):
    """What a list shows: its filter, its order, and its columns."""

    filter: str
    sort: Sort
    columns: tuple[str, ...] = ()


class SavedViews:
    """All views; what is saved counts at once. In memory alone without a folder.

    Attributes:
        all: every view in the order of its number.
    """

    def __init__(
        self, shipped: Sequence[NamedView], folder: Path | None, found: Assessments
    ) -> None:
        self._shipped = tuple(shipped)
        self._path = folder / VIEWS_FILE if folder else None
        self._found = found
        self._own = OwnViews()
        self.all: tuple[NamedView, ...] = ()
        self._use(self._read())
        self._untold = self._own.problems

    def notices(self) -> list[str]:
        """What in the user's file is no view, in sentences; told once."""
        told, self._untold = self._untold, ()
        return [f"{each}. This view is left out." for each in told]

    def is_own(self, view: NamedView) -> bool:
        """Whether the user saved it."""
        return view not in self._shipped

    def add(self, title: str, look: Look) -> NamedView:
        """Save a new view. Raises DataError for its title, or where it is not saved."""
        view = NamedView(self._free_key(title), title)
        return self._keep(view, title, look)

    def change(self, view: NamedView, title: str, look: Look) -> NamedView:
        """Save an own view under a title, as it is looked at now. Raises DataError."""
        return self._keep(view, title, look)

    def remove(self, view: NamedView) -> None:
        """Take an own view out. Raises DataError."""
        self._check(view)
        if self._path:
            remove_own_view(self._path, view.key)
        left = tuple([each for each in self._own.views if each.key != view.key])
        self._use(structs.replace(self._own, views=left))

    def _keep(self, view: NamedView, title: str, look: Look) -> NamedView:
        self._check(view)
        if not title.strip():
            raise DataError("Not saved.", [Problem("title", "is missing")])
        if any(e.title == title and e.key != view.key for e in self.all):
            raise DataError("Not saved.", [Problem("title", "is that of another view")])
        saved = structs.replace(
            view,
            title=title,
            short=title if len(title) <= _SHORT else "",
            filter=look.filter,
            sort="" if look.sort.is_queue else str(look.sort),
            columns=look.columns,
        )
        if self._path:
            write_own_view(self._path, saved)
        others = {each.key: each for each in self._own.views} | {saved.key: saved}
        self._use(structs.replace(self._own, views=tuple(others.values())))
        return saved

    def _check(self, view: NamedView) -> None:
        if view in self._shipped:
            raise DataError(f"{view.title} comes with the program; it stays as it is.")

    def _free_key(self, title: str) -> str:
        """A code for a title that no view has yet."""
        name = re.sub(r"[^a-z0-9]+", "-", fold(title)).strip("-") or "view"
        taken = {each.key for each in self.all}
        numbered = (f"{name}-{number}" for number in range(2, len(taken) + 3))
        return next(key for key in (name, *numbered) if key not in taken)

    def _read(self) -> OwnViews:
        taken = [each.key for each in self._shipped]
        return read_own_views(self._path, taken) if self._path else OwnViews()

    def _use(self, own: OwnViews) -> None:
        self._own = own
        self.all = (*self._shipped, *own.views)
        self._found.use_views(self.all)
