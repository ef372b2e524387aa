"""The saved scenarios of a book's cases, read and changed through one door."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Final

from qmas_tui.book.replica import Replica
from qmas_tui.book.scenario_table import (
    NOT_AS_WRITTEN,
    drop_scenarios,
    kept,
    put,
    read_kept,
    written,
)
from qmas_tui.errors import BookError, DamagedBook
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.reading import quoted
from qmas_tui.facts.scenario_row import ScenarioRow
from qmas_tui.tinysqlite import SqliteStorage

NO_SCENARIO: Final = "{} has no saved scenario {}."


class Scenarios:
    """The saved scenarios of a book's cases; what it does stands in the protocol."""

    def __init__(self, replica: Replica) -> None:
        self._replica = replica

    def of(self, case: str, *, ever: bool = False) -> tuple[ScenarioRow, ...]:
        with self._replica.reading():
            case_id = self._replica.cases.id_of(Holder, case)
            ids = self._replica.ids_of(case)
            if case_id is not None and not ever:
                ids = frozenset([case_id])
            return tuple(row for id_ in sorted(ids) for row in self._read(case, id_))

    def all(self) -> Mapping[str, Sequence[ScenarioRow]]:
        with self._replica.reading():
            cases, found = self._replica.cases.by_id, dict[str, list[ScenarioRow]]()
            for row in kept(self._sqlite.connection):
                if row[0] in cases:
                    with suppress(DamagedBook):
                        found[cases[row[0]].case] = [*read_kept(row)]
            return found

    def save(self, case: str, row: ScenarioRow, *, wait: bool = True) -> None:
        def saved(rows: tuple[ScenarioRow, ...]) -> tuple[ScenarioRow, ...]:
            names = [each.name for each in rows]
            if row.name not in names:
                return (*rows, row)
            place = names.index(row.name)
            return (*rows[:place], row, *rows[place + 1 :])

        self._change(case, saved, wait)

    def drop(self, case: str, name: str, *, wait: bool = True) -> None:
        def dropped(rows: tuple[ScenarioRow, ...]) -> tuple[ScenarioRow, ...]:
            left = tuple(each for each in rows if each.name != name)
            if left == rows:
                raise BookError(NO_SCENARIO.format(case, quoted(name)))
            return left

        self._change(case, dropped, wait)

    def drop_all(self, case: str, *, wait: bool = True) -> None:
        with self._replica.writing(wait):
            drop_scenarios(self._sqlite.connection, self._replica.ids_of(case))

    @property
    def _sqlite(self) -> SqliteStorage:
        return self._replica.sqlite

    def _read(self, case: str, case_id: int) -> tuple[ScenarioRow, ...]:
        rows = kept(self._sqlite.connection, "WHERE id = ?", case_id)
        try:
            return tuple(row for each in rows for row in read_kept(each))
        except DamagedBook:
            raise BookError(NOT_AS_WRITTEN.format(case)) from None

    def _change(
        self,
        case: str,
        make: Callable[[tuple[ScenarioRow, ...]], tuple[ScenarioRow, ...]],
        wait: bool,
    ) -> None:
        """Those of a case made anew from what they are now, in one transaction."""
        with self._replica.writing(wait):
            case_id = self._replica.cases.id_of(Holder, case)
            if case_id is None:
                raise BookError(f"{case} was taken out meanwhile; look at it again.")
            rows = make(self._read(case, case_id))
            if not rows:
                drop_scenarios(self._sqlite.connection, [case_id])
                return
            put(self._sqlite, [written(case_id, rows)])
