"""The saved scenarios of a book's cases, which no step and no undo touches.

Each row of their table holds those of one case under the id of the case, so that they
are renamed and forgotten with it. They are no records: a row that cannot be read keeps
no book shut.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Final

import msgspec

from qmas_tui.book.chain import SCENARIOS, encode, seal_of
from qmas_tui.book.records import Records, Row
from qmas_tui.book.replica import Replica
from qmas_tui.errors import BookError, DamagedBook
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.reading import quoted
from qmas_tui.facts.scenario_row import FORMAT, ScenarioRow, ScenarioRows
from qmas_tui.tinysqlite import erase_rows

NO_SCENARIO: Final = "{} has no saved scenario {}."
_NOT_AS_WRITTEN: Final = (
    "The saved scenarios of {0} are not as they were written; qmas-tui what-if {0} "
    "--forget-all takes them out."
)
_NO_CASE: Final = (
    "Row {} of the table scenarios belongs to no case: another program wrote it. All "
    "else is in order; take it out with that program."
)
_LEFT_OVER: Final = (
    f"DELETE FROM {SCENARIOS} WHERE id NOT IN"
    " (SELECT case_id FROM changes WHERE body IS NOT NULL)"
)
_decode = msgspec.json.Decoder(ScenarioRows).decode
_Rows = tuple[ScenarioRow, ...]


class Scenarios:
    """The saved scenarios of an open book; what it does stands in the protocol."""

    def __init__(self, replica: Replica) -> None:
        self._replica, self._records = replica, replica.records

    def of(self, case: str, *, ever: bool = False) -> _Rows:
        with self._replica.reading():
            case_id = self._replica.cases.id_of(Holder, case)
            if case_id is not None and not ever:
                return self._read(case, case_id)
            ids = sorted(self._replica.ids_of(case))
            return tuple(row for id_ in ids for row in self._read(case, id_))

    def all(self) -> Mapping[str, Sequence[ScenarioRow]]:
        with self._replica.reading():
            cases, found = self._replica.cases.by_id, dict[str, _Rows]()
            for row in self._records.documents(SCENARIOS):
                if row[0] in cases:
                    with suppress(DamagedBook):
                        found[cases[row[0]].case] = _decoded(row)
            return found

    def save(self, case: str, row: ScenarioRow, *, wait: bool = True) -> None:
        def saved(rows: _Rows) -> Iterable[ScenarioRow]:
            return {**{each.name: each for each in rows}, row.name: row}.values()

        self._change(case, saved, wait)

    def drop(self, case: str, name: str, *, wait: bool = True) -> None:
        def dropped(rows: _Rows) -> Iterable[ScenarioRow]:
            if all(each.name != name for each in rows):
                raise BookError(NO_SCENARIO.format(case, quoted(name)))
            return [each for each in rows if each.name != name]

        self._change(case, dropped, wait)

    def drop_all(self, case: str, *, wait: bool = True) -> None:
        with self._replica.writing(wait):
            self._erase(self._replica.ids_of(case))

    def _read(self, case: str, case_id: int) -> _Rows:
        rows = self._records.documents(SCENARIOS, "AND id = ?", case_id)
        try:
            return tuple(each for row in rows for each in _decoded(row))
        except DamagedBook:
            raise BookError(_NOT_AS_WRITTEN.format(case)) from None

    def _change(
        self, case: str, make: Callable[[_Rows], Iterable[ScenarioRow]], wait: bool
    ) -> None:
        """Those of a case made anew from what they are now, in one transaction."""
        with self._replica.writing(wait):
            case_id = self._replica.cases.id_of(Holder, case)
            if case_id is None:
                raise BookError(f"{case} was taken out meanwhile; look at it again.")
            if rows := tuple(make(self._read(case, case_id))):
                document = encode(ScenarioRows(FORMAT, rows))
                row = case_id, document, seal_of(case_id, document)
                self._records.put_rows(SCENARIOS, [row])
            else:
                self._erase([case_id])

    def _erase(self, case_ids: Collection[int]) -> None:
        erase_rows(self._records.sqlite.connection, SCENARIOS, case_ids)


def put_back(records: Records, rows: Sequence[Row] | None) -> int:
    """Put the rows of a damaged book in the place of those that a copy had.

    None where they cannot be read. What belongs to no case goes. Returns how many
    cases have any then.
    """
    db = records.sqlite.connection
    if rows is not None:
        erase_rows(db, SCENARIOS, [id_ for id_, *_ in records.documents(SCENARIOS)])
        records.put_rows(SCENARIOS, [row for row in rows if _is_sound(row)])
    if records.sqlite.has_table(SCENARIOS):
        db.execute(_LEFT_OVER)
    return len([*records.documents(SCENARIOS)])


def oddities(
    rows: Collection[Row], reference_of: Callable[[int], str | None]
) -> Iterator[str]:
    """What something else than this program did to saved scenarios, in sentences."""
    for row in rows:
        case = reference_of(row[0])
        if case is None:
            yield _NO_CASE.format(row[0])
        elif not _is_sound(row):
            yield _NOT_AS_WRITTEN.format(case)
        elif row[2] is None:
            yield f"The saved scenarios of {case} were changed by another program."


def _decoded(row: Row) -> _Rows:
    """The scenarios in a row. Raises DamagedBook where it is not as it was written.

    What another TinyDB program wrote has no seal, and counts where it can be read.
    """
    case_id, document, seal = row
    if seal is None or seal == seal_of(case_id, document):
        with suppress(msgspec.MsgspecError, UnicodeError, RecursionError, TypeError):
            return _decode(document).scenario
    raise DamagedBook(f"The row {case_id} of the table {SCENARIOS} cannot be read.")


def _is_sound(row: Row) -> bool:
    try:
        return bool(_decoded(row))
    except DamagedBook:
        return False
