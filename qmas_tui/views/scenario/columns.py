"""The columns in which a scenario is told: what, now, if, how far, by which change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from qmas_tui.findings.moves import Shares
from qmas_tui.scenarios.change import Change
from qmas_tui.views.lay import cell, right, said
from qmas_tui.views.model import Role, Span
from qmas_tui.views.scenario.changes import short_words
from qmas_tui.views.width import cell_width, cut

WIDE: Final = 90
"""From so many cells on there is room for the words of changes."""
LEAST_NAME, MOST_NAME, OTHERS = 28, 44, 74
"""How wide the first column may be, and what the others take of the room."""
GAP: Final = 2
MARK: Final = 2
"""How wide the mark of a finding is."""
WAITING: Final = "…"


class Columns(Struct, frozen=True, gc=False):
    """How wide each column is, its gap aside; the last takes what is left."""

    name: int
    value: int
    moved: int
    room: int

    @property
    def is_wide(self) -> bool:
        """Whether changes are named, and not numbered alone."""
        return self.room >= WIDE

    @property
    def by(self) -> int:
        """The width of the last column."""
        used = self.name + 2 * self.value + self.moved + 4 * GAP
        return max(4, self.room - used)

    @property
    def finding_cells(self) -> int:
        """The width of a finding, which takes the place of name and values."""
        return self.name + 2 * (self.value + GAP) - (MARK + GAP)

    def head(self, *titles: str) -> tuple[Span, ...]:
        """The titles of the columns, beside that of a section."""
        now, after, moved, by = titles
        return (
            right(now, self.value, "dim"),
            right(after, self.value, "dim"),
            cell(moved, self.moved, "dim"),
            Span(cut(by, self.by), "dim"),
        )

    def title(self, title: str) -> str:
        """The title of a section, filled up to where its columns begin."""
        return title + " " * max(1, self.name + 2 * GAP - cell_width(title))

    def row(
        self, name: str, values: Sequence[str], moved: str, by: str, roles: Roles
    ) -> tuple[Span, ...]:
        """A line of the table."""
        now, after = values
        return (
            cell(name, self.name, roles.name),
            right(cut(now, self.value), self.value, "dim"),
            right(cut(after, self.value), self.value, roles.after),
            cell(moved, self.moved, roles.moved),
            said(cut(by, self.by), "dim"),
        )

    def finding(
        self, mark: Span, words: str, became: str, by: str, role: Role
    ) -> tuple[Span, ...]:
        """A finding takes the place of name and values."""
        told = (mark, cell(words, self.finding_cells, role))
        if not by:
            return (*told, said(cut(became, self.moved + GAP + self.by), role))
        doers = said(cut(by, self.by), "dim")
        return (*told, cell(became, self.moved, role), doers)


class Roles(Struct, frozen=True, gc=False):
    """How the parts of a line look."""

    name: Role = "plain"
    after: Role = "strong"
    moved: Role = "plain"


def columns_of(room: int) -> Columns:
    """The columns that fit into so many cells."""
    if room < WIDE:
        return Columns(22, 11, 15, room)
    name = max(LEAST_NAME, min(MOST_NAME, room - OTHERS))
    return Columns(name, 13, 20, room)


class Doers(Struct, frozen=True, gc=False):
    """The changes of a scenario, and which of them each change of a row belongs to."""

    changes: tuple[Change, ...]
    of_step: tuple[int, ...]
    is_whole: bool

    def words(self, steps: Sequence[int], shares: Shares, columns: Columns) -> str:
        """By what something moved: the numbers of changes, the rules, time."""
        parts = [self._changes(steps, columns.is_wide)] if shares.facts else []
        parts += ["rules"] if shares.rules else []
        known = ", ".join(parts)
        if not shares.calendar or not parts:
            return known
        amount = "" if shares.calendar is True else f" {shares.calendar:+,}"
        longer = f"{known}, time{amount}"
        return longer if cell_width(longer) <= columns.by else known

    def _changes(self, steps: Sequence[int], is_wide: bool) -> str:
        if not self.is_whole:
            return WAITING
        numbers = sorted({self.of_step[step - 1] for step in steps})
        if len(numbers) == 1 and is_wide:
            return f"{numbers[0]} {short_words(self.changes[numbers[0] - 1])}"
        return "+".join(map(str, numbers))
