"""The records as TinyDB has them: one document a case, each row under a seal."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import Struct
from tinydb import TinyDB
from tinydb.table import Document

from qmas_tui.book.cases import LOOK_AGAIN, Cases
from qmas_tui.book.chain import LogPosition, added, body_of, seal_of
from qmas_tui.book.history import Doing, History
from qmas_tui.book.paths import BookPaths, remove_temporary
from qmas_tui.errors import BookError, DamagedBook
from qmas_tui.facts.changes import Step
from qmas_tui.facts.holder import Holder
from qmas_tui.files import open_private
from qmas_tui.tinysqlite import SqliteStorage, SqliteTable

APPLICATION: Final = 0x514D4153
"""What SQLite files of this program are marked with: QMAS."""
VERSION: Final = 1
NAME: Final = "holders"
TABLES: Final = ("steps", "changes", "cleaning")
SCHEMA: Final = (
    "CREATE TABLE steps (n INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE,"
    " who TEXT NOT NULL, head BLOB NOT NULL, hash TEXT NOT NULL)",
    "CREATE TABLE changes (id INTEGER PRIMARY KEY, case_id INTEGER NOT NULL,"
    " digest BLOB NOT NULL, salt BLOB, body BLOB, case_before TEXT, case_after TEXT)",
    "CREATE INDEX changes_by_case ON changes (case_id)",
    # Only where a reference begins: an edit need not touch this index.
    "CREATE INDEX changes_by_reference ON changes (case_after)"
    " WHERE case_before IS NOT case_after",
    # The cases that are forgotten, but not yet cleaned out of every copy.
    "CREATE TABLE cleaning (case_id INTEGER PRIMARY KEY)",
)
DOCUMENTS: Final = f"SELECT id, CAST(coalesce(doc, '') AS BLOB), seal FROM {NAME}"
_TYPED: Final = ""
"""Under this name a document that is to be written holds the whole holder, typed."""
_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Holder).decode


class Loaded(Struct, frozen=True):
    """All records as they were read.

    Attributes:
        holders: every case by its id, in that order.
        total: the sum of all seals.
        unsealed: the ids of rows that another TinyDB program wrote.
    """

    holders: dict[int, Holder]
    total: str
    unsealed: tuple[int, ...]


class HoldersTable(SqliteTable):
    """The table of holders; what this program writes into it is sealed."""

    def __init__(self, storage: SqliteStorage, name: str, **options: Any) -> None:
        super().__init__(storage, name, **options)
        self._sealed: list[bytes] = []

    def encode(self, document: dict[str, Any]) -> str:
        """A document as JSON, exactly as a typed holder is encoded."""
        return _encode(document.get(_TYPED, document)).decode()

    def seal(self, id_: int, text: str) -> bytes:
        """What makes the row known as written by this program."""
        self._sealed.append(seal_of(id_, text.encode()))
        return self._sealed[-1]

    def load(self) -> Loaded:
        """Every record. Raises DamagedBook where a row is not as it was written."""
        holders: dict[int, Holder] = {}
        seals: list[bytes] = []
        unsealed: list[int] = []
        with self._sqlite.turn:
            rows = self._sqlite.connection.execute(f"{DOCUMENTS} ORDER BY id")
            for id_, document, seal in rows:
                if seal is None:
                    unsealed.append(id_)
                elif seal == seal_of(id_, document):
                    seals.append(seal)
                else:
                    raise DamagedBook(f"The record {id_} is not as it was written.")
                holders[id_] = read_holder(id_, document)
        return Loaded(holders, added("", seals), tuple(unsealed))

    def unsealed(self) -> frozenset[tuple[int, str]]:
        """The rows that another TinyDB program wrote."""
        return frozenset(self._rows.texts("WHERE seal IS NULL"))

    def seal_before(self, id_: int, holder: Holder, history: History) -> bytes:
        """What a case that is there has added to the sum of seals so far.

        Raises BookError where the row is not what this program takes it for.
        """
        row = self._sqlite.connection.execute(f"{DOCUMENTS} WHERE id = ?", (id_,))
        _, document, seal = row.fetchone() or (id_, b"", b"")
        if seal == seal_of_holder(id_, holder):
            return bytes(seal)
        if seal is not None or read_holder(id_, document) != holder:
            raise BookError(f"{holder.case} was changed meanwhile; {LOOK_AGAIN}")
        last = history.last_of(id_)  # another TinyDB program wrote the row
        return seal_of_holder(id_, last) if last else b""

    def change(
        self, after: Mapping[int, Holder | None], known: Mapping[int, Holder]
    ) -> list[bytes]:
        """Insert, replace and remove records, through TinyDB; the seals of the new.

        Args:
            after: what each case is to be; None where it is taken out.
            known: the cases that are there before.
        """
        self._sealed.clear()
        new = [
            Document(_document(holder), doc_id=id_)
            for id_, holder in after.items()
            if holder is not None and id_ not in known
        ]
        if new:
            self.insert_multiple(new)
        for id_, holder in after.items():
            if holder is not None and id_ in known:
                self.update(_replacing(holder), doc_ids=[id_])
        gone = [id_ for id_, each in after.items() if each is None and id_ in known]
        if gone:
            self.remove(doc_ids=gone)
        return list(self._sealed)


class Records(TinyDB):
    """The book's file as TinyDB has it."""

    table_class = SqliteTable  # type: ignore[assignment]
    default_table_name = NAME

    def __init__(
        self, path: Path | str, seconds: float = 5.0, immutable: bool = False
    ) -> None:
        self.sqlite = SqliteStorage(
            path, seconds=seconds, reserved=TABLES, immutable=immutable
        )
        super().__init__(storage=lambda: self.sqlite)
        self.holders = HoldersTable(self.sqlite, NAME)
        self._tables[NAME] = self.holders


def seal_of_holder(id_: int, holder: Holder) -> bytes:
    """The seal of a case's row."""
    return seal_of(id_, _encode(holder))


def read_holder(id_: int, document: bytes) -> Holder:
    """A document as a holder. Raises DamagedBook where it is none."""
    try:
        return _decode(document)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise DamagedBook(f"The record {id_} is no holder: {error}.") from None


def _document(holder: Holder) -> dict[str, Any]:
    return {_TYPED: holder}


def _replacing(holder: Holder) -> Any:
    """An operation of TinyDB's `update` that puts a whole document in place.

    A field that was emptied is left out of the document: merged, as `update` does with
    a mapping, its old value would come back.
    """

    def replace(document: MutableMapping[str, Any]) -> None:
        document.clear()
        document.update(_document(holder))

    return replace


def write_step(
    history: History,
    table: HoldersTable,
    before: LogPosition,
    total: str,
    step: Step,
    case_ids: Sequence[int],
    doing: Doing,
) -> tuple[LogPosition, str]:
    """Write a step that was tried, into records and history.

    Args:
        before: the end of the history.
        total: the sum of the seals of all records.
        case_ids: the id of the case of each change.

    Returns both as they are after it. Raises BookError where a record in the file is
    not what the step found.
    """
    bodies = [body_of(change) for change in step]
    known: dict[int, Holder] = {}
    after: dict[int, Holder | None] = {}
    for change, case_id in zip(step, case_ids, strict=True):
        if case_id not in after and change.before is not None:
            known[case_id] = change.before
        after[case_id] = change.after
    for case_id in [i for i in known if known[i] == after[i]]:
        del known[case_id], after[case_id]
    minus = [table.seal_before(id_, holder, history) for id_, holder in known.items()]
    total = added(total, table.change(after, known), minus)
    return history.add(before, step, bodies, case_ids, doing, total), total


def fill(path: Path, first: Step) -> None:
    """Make a book in a file that is not there yet, with a first step or without."""
    records = Records(path, 5.0)
    make_schema(records.sqlite)
    if first:
        step, case_ids = Cases().tried(first)
        history, doing = History(records.sqlite), Doing(first[0].who)
        with records.sqlite.transaction():
            write_step(
                history, records.holders, LogPosition(), "", step, case_ids, doing
            )
    records.close()


def make_schema(storage: SqliteStorage) -> None:
    """Make the tables of an empty book, and mark the file as one."""
    with storage.transaction() as db:
        db.execute(f"PRAGMA application_id = {APPLICATION}")
        db.execute(f"PRAGMA user_version = {VERSION}")
        for statement in SCHEMA:
            db.execute(statement)
        storage.make_table(NAME)
        db.execute(f"CREATE INDEX unsealed ON {NAME} (id) WHERE seal IS NULL")


@contextmanager
def opened_copy(file: Path) -> Iterator[Records]:
    """A book as it lies on disk, which is left as it is: a copy of it is opened."""
    paths = BookPaths(file)
    new = paths.temporary(secrets.token_hex(4))
    try:
        for ending in ("", "-wal"):
            with suppress(FileNotFoundError):
                source = f"{file}{ending}"
                os.stat(source)
                os.close(open_private(Path(f"{new}{ending}"), os.O_RDWR | os.O_CREAT))
                shutil.copyfile(source, f"{new}{ending}")
        with closing(Records(new)) as records:
            yield records
    finally:
        remove_temporary(new)
