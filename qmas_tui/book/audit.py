"""Goes over the records and the history of a book, and says what is wrong with them."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from typing import Final

from msgspec import Struct, field

from qmas_tui.book.chain import (
    NOTHING,
    SCENARIOS,
    LogPosition,
    decode_sides,
    encode,
    read_case,
    seal_of,
)
from qmas_tui.book.history import History
from qmas_tui.book.recorded import MOST_CHANGES, ODD, Entry, Made, damaged
from qmas_tui.book.records import Records
from qmas_tui.book.scenarios import oddities
from qmas_tui.book.status import no_cases
from qmas_tui.errors import BookError, DamagedBook

_TAKEN_OUT: Final = "A change was taken out without a note that its case was forgotten."
_ORPHANS: Final = (
    f"SELECT 1 FROM changes WHERE id / {MOST_CHANGES} NOT IN (SELECT n FROM steps)"
)


class Audit(Struct):
    """What a book was found to hold, and what is wrong with it.

    Attributes:
        damage: what is not as it was written, in sentences.
        outside: records that something else than this program changed, likewise.
        steps: the end of every sound step by its number.
        last: by the id of its case, the seal of the document that the history leads
            to; empty where it leads to none.
        held: the ids of the cases of which there is anything.
        forgotten: the ids of the cases that the history says were forgotten.
        erased: the ids of the cases that have changes without contents.
    """

    damage: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    steps: dict[int, LogPosition] = field(default_factory=dict)
    last: dict[int, bytes] = field(default_factory=dict)
    held: set[int] = field(default_factory=set)
    forgotten: set[int] = field(default_factory=set)
    erased: set[int] = field(default_factory=set)

    @property
    def position(self) -> LogPosition:
        """The end of the history."""
        return self.steps.get(max(self.steps, default=0), LogPosition())

    def note(self, made: Made) -> None:
        """Take up what the head of a sound step says."""
        self.forgotten.update(made.forgotten)
        self.steps[made.position.n] = made.position


def audit(records: Records, forgotten: Collection[int] | None = ()) -> Audit:
    """Go over the records and the history of an open book; no error is raised.

    Args:
        forgotten: cases that were forgotten, as is known from elsewhere; None where
            nobody knows.
    """
    found = Audit()
    try:
        with records.sqlite.snapshot() as db:
            if db.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
                found.damage.append("The file is not as it was written.")
            _go_over_steps(found, records.history)
            if db.execute(_ORPHANS).fetchone():
                found.damage.append("There are changes that belong to no step.")
            if forgotten is not None and found.erased - {*found.forgotten, *forgotten}:
                found.damage.append(_TAKEN_OUT)
            _go_over_records(found, records)
            # They are no records: what is wrong with them damages nothing else.
            rows = [*records.documents(SCENARIOS)]
            found.held.update(id_ for id_, *_ in rows)
            found.outside += oddities(rows, records.history.reference_of)
    except (sqlite3.Error, BookError, *ODD):  # its words could quote the records
        found.damage.append("The file cannot be read to its end.")
    return found


def _go_over_steps(found: Audit, history: History) -> None:
    for n in history.numbers():
        try:
            made = history.head(n)
            for entry in history.entries(made):
                _go_over_change(found, n, entry)
            found.note(made)
        except (DamagedBook, *ODD):
            found.damage.append(damaged(n).message)


def _go_over_change(found: Audit, n: int, entry: Entry) -> None:
    id_ = entry.case_id
    if entry.body is None:
        found.erased.add(id_)
        return
    sides = decode_sides(entry.body)
    before, after = bytes(sides.before), bytes(sides.after)
    for document, case in ((before, entry.case_before), (after, entry.case_after)):
        # A document begins with its reference.
        is_case = document.startswith(b'{"case":%b,' % encode(case))
        if not (is_case or (case is None and document == NOTHING)):
            raise damaged(n)
    is_other = before != NOTHING and found.last.get(id_) != seal_of(id_, before)
    if is_other and not found.damage:  # else the history may tell less than it did
        found.outside.append(
            f"{entry.case_before} was changed outside the history before step {n}."
        )
    found.last[id_] = b"" if after == NOTHING else seal_of(id_, after)
    found.held.add(id_)


def _go_over_records(found: Audit, records: Records) -> None:
    is_known = not found.damage  # else nobody can say what the records should be
    there, strange = set[int](), list[int]()
    for id_, document, seal in records.rows():
        there.add(id_)
        if seal is None:  # another TinyDB program wrote it
            try:
                case = read_case(id_, document).case
                found.outside.append(f"{case} was changed outside the history.")
            except DamagedBook as error:
                if found.last.get(id_):
                    found.damage.append(error.message)
                else:
                    strange.append(id_)
        elif seal != seal_of(id_, document):
            found.damage.append(f"The record {id_} is not as it was written.")
        elif is_known and found.last.get(id_) != seal:
            found.damage.append(f"The record {id_} is not as the history left it.")
    found.held |= there.difference(strange)
    found.outside += [no_cases(strange)] if strange else []
    gone = sorted(id_ for id_, seal in found.last.items() if seal and id_ not in there)
    found.damage += [f"The record {id_} is missing." for id_ in gone if is_known]
