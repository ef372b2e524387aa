"""The saved scenarios of a book's cases, which no step and no undo touches.

Each row of their table holds those of one case under the id of the case, so that they
are renamed and forgotten with it. They are no records: a row that cannot be read keeps
no book shut.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Final

import msgspec

from qmas_tui.book.chain import SCENARIOS, encode, seal_of
from qmas_tui.book.records import Records, Row
from qmas_tui.book.replica import Replica
from qmas_tui.errors import BookError
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
                if row[0] in cases and (rows := _decoded(row)):
                    found[cases[row[0]].case] = rows
            return found

    def save(self, case: str, row: ScenarioRow, *, wait: bool = True) -> None:
        with self._changing(case, wait) as rows:
            rows[row.name] = row

    def drop(self, case: str, name: str, *, wait: bool = True) -> None:
        with self._changing(case, wait) as rows:
            if rows.pop(name, None) is None:
                raise BookError(NO_SCENARIO.format(case, quoted(name)))

    def drop_all(self, case: str, *, wait: bool = True) -> None:
        with self._replica.writing(wait):
            self._erase(self._replica.ids_of(case))

    def _read(self, case: str, case_id: int) -> _Rows:
        for row in self._records.documents(SCENARIOS, "AND id = ?", case_id):
            if rows := _decoded(row):
                return rows
            raise BookError(_NOT_AS_WRITTEN.format(case))
        return ()

    @contextmanager
    def _changing(self, case: str, wait: bool) -> Iterator[dict[str, ScenarioRow]]:
        """Those of a case by name, written as they are left, in one transaction."""
        with self._replica.writing(wait):
            case_id = self._replica.cases.id_of(Holder, case)
            if case_id is None:
                raise BookError(f"{case} was taken out meanwhile; look at it again.")
            rows = {each.name: each for each in self._read(case, case_id)}
            yield rows
            if rows:
                document = encode(ScenarioRows(FORMAT, tuple(rows.values())))
                row = case_id, document, seal_of(case_id, document)
                self._records.put_rows(SCENARIOS, [row])
            else:
                self._erase([case_id])

    def _erase(self, case_ids: Collection[int]) -> None:
        erase_rows(self._records.sqlite.connection, SCENARIOS, case_ids)


def put_back(records: Records, rows: Sequence[Row] | None) -> int:
    """Put the rows of a damaged book in the place of those that a copy had.

    None where they cannot be read. What belongs to no case goes, and what is not as it
    was written. Returns how many cases have any then.
    """
    there, reference_of = [*records.documents(SCENARIOS)], records.history.reference_of
    rows = there if rows is None else rows
    kept = [row for row in rows if _decoded(row) and reference_of(row[0])]
    erase_rows(records.sqlite.connection, SCENARIOS, [id_ for id_, *_ in there])
    records.put_rows(SCENARIOS, kept)
    return len(kept)


def oddities(
    rows: Collection[Row], reference_of: Callable[[int], str | None]
) -> Iterator[str]:
    """What something else than this program did to saved scenarios, in sentences."""
    for row in rows:
        case = reference_of(row[0])
        if case is None:
            yield _NO_CASE.format(row[0])
        elif not _decoded(row):
            yield _NOT_AS_WRITTEN.format(case)
        elif row[2] is None:
            yield f"The saved scenarios of {case} were changed by another program."


def _decoded(row: Row) -> _Rows:
    """The scenarios in a row; none where it is not as it was written.

    What another TinyDB program wrote has no seal, and counts where it can be read.
    """
    case_id, document, seal = row
    if seal is None or seal == seal_of(case_id, document):
        with suppress(msgspec.MsgspecError, UnicodeError, RecursionError, TypeError):
            return _decode(document).scenario
    return ()
