"""The table of saved scenarios, which no step and no undo touches.

Each row holds those of one case under the id of the case, so that they are renamed and
forgotten with it. They are no records: a row that cannot be read keeps no book shut.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator
from typing import Final

import msgspec

from qmas_tui.book.chain import encode, seal_of
from qmas_tui.book.paths import WITH_SCENARIOS, raise_version
from qmas_tui.errors import DamagedBook
from qmas_tui.facts.scenario_row import FORMAT, ScenarioRow, ScenarioRows
from qmas_tui.tinysqlite import SqliteStorage, SqliteTable

SCENARIOS: Final = "scenarios"
NOT_AS_WRITTEN: Final = (
    "The saved scenarios of {0} are not as they were written; qmas-tui what-if {0} "
    "--forget-all takes them out."
)
_NO_CASE: Final = (
    "Row {} of the table scenarios belongs to no case: another program wrote it. All "
    "else is in order; take it out with that program."
)
_ROWS: Final = f"SELECT id, CAST(coalesce(doc, '') AS BLOB), seal FROM {SCENARIOS}"
_THERE: Final = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?"
_ZEROS: Final = "CAST(zeroblob(length(CAST(doc AS BLOB))) AS TEXT)"
_LEFT_OVER: Final = (
    f"DELETE FROM {SCENARIOS} WHERE id NOT IN"
    " (SELECT case_id FROM changes WHERE body IS NOT NULL)"
)
_decode = msgspec.json.Decoder(ScenarioRows).decode

Kept = tuple[int, bytes, bytes | None]
"""The id of a case, what is saved of it in JSON, and its seal."""


def kept(db: sqlite3.Connection, which: str = "", *values: object) -> list[Kept]:
    """Rows of the table, which is made with the first one."""
    there = db.execute(_THERE, (SCENARIOS,)).fetchone()
    return db.execute(f"{_ROWS} {which}", values).fetchall() if there else []


def fingerprint(db: sqlite3.Connection) -> list[tuple[int, bytes]]:
    """What tells that any of them changed: of each row its seal, or else itself."""
    return [(id_, seal or document) for id_, document, seal in kept(db)]


def read_kept(row: Kept) -> tuple[ScenarioRow, ...]:
    """The scenarios in a row. Raises DamagedBook where it is not as it was written.

    What another TinyDB program wrote has no seal, and counts where it can be read.
    """
    case_id, document, seal = row
    if seal is None or seal == seal_of(case_id, document):
        try:
            return _decode(document).scenario
        except (msgspec.MsgspecError, UnicodeError, RecursionError, TypeError):
            pass
    raise DamagedBook(f"The row {case_id} of the table {SCENARIOS} cannot be read.")


def written(case_id: int, rows: tuple[ScenarioRow, ...]) -> Kept:
    """The scenarios of a case as a row."""
    document = encode(ScenarioRows(FORMAT, rows))
    return case_id, document, seal_of(case_id, document)


def put(sqlite: SqliteStorage, rows: Collection[Kept]) -> None:
    """Write rows; a program that does not know the table refuses the book then."""
    if rows and not sqlite.has_table(SCENARIOS):
        sqlite.make_table(SCENARIOS)
        raise_version(sqlite.connection, WITH_SCENARIOS)
    made = [(id_, document.decode(), seal) for id_, document, seal in rows]
    if made:
        SqliteTable(sqlite, SCENARIOS).put(made)


def drop_scenarios(db: sqlite3.Connection, case_ids: Collection[int]) -> int:
    """Take out the scenarios of some cases, which are written over with zeros first.

    Returns of how many cases there were any.
    """
    dropped = 0
    for case_id in case_ids:
        if kept(db, "WHERE id = ?", case_id):
            blank = f"UPDATE {SCENARIOS} SET doc = {_ZEROS} WHERE id = ?"
            db.execute(blank, (case_id,))
            db.execute(f"DELETE FROM {SCENARIOS} WHERE id = ?", (case_id,))
            dropped += 1
    return dropped


def put_back(sqlite: SqliteStorage, rows: Collection[Kept] | None) -> int:
    """Put the rows of a damaged book in the place of those that a copy had.

    None where they cannot be read. What belongs to no case goes. Returns how many
    cases have any then.
    """
    db = sqlite.connection
    if rows is not None:
        drop_scenarios(db, [id_ for id_, *_ in kept(db)])
        put(sqlite, [row for row in rows if _is_sound(row)])
    if kept(db):
        db.execute(_LEFT_OVER)
    return len(kept(db))


def oddities(
    rows: Collection[Kept], reference_of: Callable[[int], str | None]
) -> Iterator[str]:
    """What something else than this program did to saved scenarios, in sentences."""
    for row in rows:
        case = reference_of(row[0])
        if case is None:
            yield _NO_CASE.format(row[0])
        elif not _is_sound(row):
            yield NOT_AS_WRITTEN.format(case)
        elif row[2] is None:
            yield f"The saved scenarios of {case} were changed by another program."


def _is_sound(row: Kept) -> bool:
    try:
        return bool(read_kept(row))
    except DamagedBook:
        return False
