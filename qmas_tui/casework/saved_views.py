"""The named views of every list: those of the program, then those of the user."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct, structs

from qmas_tui.casework.own_views import (
    VIEWS_FILE,
    OwnViews,
    read_own_views,
    remove_own_view,
    write_own_view,
)
from qmas_tui.errors import DataError, Problem
from qmas_tui.views.haystack import fold
from qmas_tui.views.queue import ListName, NamedView
from qmas_tui.views.sort import Sort
from qmas_tui.views.width import cut

_DIGITS, _NO_DIGIT, _LAST = "123456789", "-", "0"
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
        all: every view of every list, in the order of its number.
    """

    def __init__(self, shipped: Sequence[NamedView], folder: Path | None) -> None:
        self._shipped = tuple(shipped)
        self._path = folder / VIEWS_FILE if folder else None
        self._own = OwnViews()
        self.all: tuple[NamedView, ...] = ()
        self._of: dict[ListName, tuple[NamedView, ...]] = {}
        self._use(self._read())
        self._untold = self._own.problems

    def notices(self) -> list[str]:
        """What in the user's file is no view, in sentences; told once."""
        told, self._untold = self._untold, ()
        return [f"{each}. This view is left out." for each in told]

    def is_own(self, view: NamedView) -> bool:
        """Whether the user saved it."""
        return view not in self._shipped

    def of(self, name: ListName) -> tuple[NamedView, ...]:
        """The views of a list; the same tuple for as long as none is another."""
        if name not in self._of:
            self._of[name] = tuple([view for view in self.all if view.of == name])
        return self._of[name]

    def add(self, title: str, look: Look, base: NamedView | None = None) -> NamedView:
        """Save a new view, of holders or of the list of another; it alerts as that.

        Raises DataError for its title, or where it is not saved.
        """
        view = NamedView(self._free_key(title), title)
        if base is not None:
            view = structs.replace(view, of=base.of, alert=base.alert)
        digit = "".join(self._free_digits(view.of)[:1])
        view = structs.replace(view, digit=digit)
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
        if any(e.title == title and e.key != view.key for e in self.of(view.of)):
            raise DataError("Not saved.", [Problem("title", "is that of another view")])
        saved = structs.replace(
            view,
            title=title,
            short=cut(title, _SHORT),
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

    def _free_digits(self, name: ListName) -> list[str]:
        """The digits from 1 on that no view of a list has."""
        taken = {view.digit for view in self.all if view.of == name}
        return [digit for digit in _DIGITS if digit not in taken]

    def _use(self, own: OwnViews) -> None:
        """Take these; one whose digit another has gets one that is free, or none."""
        self._own, self.all = own, self._shipped
        for view in own.views:
            free = self._free_digits(view.of)
            digit = view.digit if view.digit in free else "".join(free[:1])
            self.all = (*self.all, structs.replace(view, digit=digit))
        self.all = tuple(sorted(self.all, key=_place))
        self._of = {}


def _place(view: NamedView) -> int:
    """The digits as the keyboard has them; those without one before the last."""
    return (_DIGITS + _NO_DIGIT + _LAST).index(view.digit or _NO_DIGIT)
