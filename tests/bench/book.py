"""The book's figures beside stock TinyDB's and the bare disk's, in one run."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import msgspec
from msgspec import Struct
from tinydb import TinyDB, where

from qmas_tui.book.book import SqliteBook
from qmas_tui.casework.collector import collector_off
from qmas_tui.facts.changes import Change
from qmas_tui.facts.holder import Holder
from tests.bench.books import people

AS_OF = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 4, tzinfo=UTC)
EDITS = 300
STOCK_EDITS = 10
MOST_OVER_BARE = 1.0
MOST_OVER_BARE_LATE = 3.0
MOST_OF_DECODING = 1.5
MOST_OF_STOCK = 1.5
MOST_MEMORY = 250.0
MOST_SECONDS = 3.0
SIZES = (100, 1_000, 10_000)


class Edits(Struct, frozen=True):
    """Seconds of each edit: ours, the bare append of the same bytes, stock TinyDB's."""

    ours: list[float]
    bare: list[float]
    stock: list[float]


def seconds(what: Callable[[], object]) -> float:
    """How long something takes."""
    began = time.perf_counter()
    what()
    return time.perf_counter() - began


def change(before: Holder | None, after: Holder, what: str) -> Change:
    """A change as a person makes it."""
    return Change(who="mw", when=NOON, what=what, before=before, after=after)


def made(path: Path, holders: list[Holder]) -> float:
    """A book of holders, made by one import; seconds."""
    step = tuple(change(None, each, "imported") for each in holders)
    book = SqliteBook(path, create=True)
    taken = seconds(lambda: book.apply(step))
    book.close()
    return taken


def stock_made(path: Path, holders: list[Holder]) -> float:
    """The same cases in stock TinyDB, which is not told to sync them; seconds."""
    documents = [msgspec.to_builtins(each) for each in holders]
    with TinyDB(path) as db:
        return seconds(lambda: db.table("holders").insert_multiple(documents))


def imported(
    path: Path, stock_path: Path, holders: list[Holder]
) -> tuple[float, float]:
    """An import, beside stock TinyDB's, in turn; medians of seconds.

    The last book of each stays.
    """
    ours, stock = [], []
    for _ in range(_rounds(len(holders), 3)):
        for file in (path, stock_path):
            file.unlink(missing_ok=True)
        ours.append(made(path, holders))
        stock.append(stock_made(stock_path, holders))
    return statistics.median(ours), statistics.median(stock)


def edits(path: Path, stock_path: Path) -> Edits:
    """Edits in an open book, each beside the bare append of the same change."""
    book, bare = SqliteBook(path), os.open(path.with_name("bare"), _APPEND, 0o600)
    found = Edits([], [], [])
    cases = list(book.holders())
    for number in range(5):
        book.apply((_edited(book, cases[0], f"warm up {number}"),))
    with TinyDB(stock_path) as db:
        for number in range(EDITS):
            case = cases[number * 7919 % len(cases)]
            step = (_edited(book, case, f"edit {number}"),)
            data = msgspec.json.encode(step)
            found.ours.append(seconds(partial(book.apply, step)))
            found.bare.append(seconds(partial(_append, bare, data)))
            if number % (EDITS // STOCK_EDITS) == 0:
                found.stock.append(seconds(partial(_update, db, case)))
    os.close(bare)
    book.close()
    return found


def opened(path: Path) -> tuple[float, float]:
    """Opening, beside the bare typed decode of the same bytes; medians of seconds.

    Each is thrown away before the other begins: so both find the same memory.
    """
    ours, bare = [], []
    book = SqliteBook(path)
    decode = msgspec.json.Decoder(Holder).decode
    documents = [msgspec.json.encode(each) for each in book.holders().values()]
    book.close()
    del book
    for _ in range(_rounds(len(documents), 7)):
        with collector_off():
            began = time.perf_counter()
            book = SqliteBook(path)
            ours.append(time.perf_counter() - began)
        book.close()
        del book
        with collector_off():
            bare.append(seconds(lambda: [decode(each) for each in documents]))
    return statistics.median(ours), statistics.median(bare)


def kept(path: Path) -> tuple[float, float]:
    """Seconds to forget a case with six copies, and to check a book with five."""
    book = SqliteBook(path)
    for number in range(5):
        book.backup("asked", NOON + timedelta(hours=number))
    checking = seconds(book.check)
    # The sixth copy is made by the forgetting itself.
    case = next(iter(book.holders()))
    forgetting = seconds(lambda: book.forget(case, "mw", NOON + timedelta(days=1)))
    book.close()
    shutil.rmtree(path.with_name(f"{path.name}.backups"))
    return forgetting, checking


def memory(path: Path) -> float:
    """MB that a process of its own needs at most to open a book (on Linux)."""
    code = (
        "import re, sys; from pathlib import Path\n"
        "from qmas_tui.casework.open import open_casework\n"
        "casework = open_casework(Path(sys.argv[1]))\n"
        "status = Path('/proc/self/status').read_text()\n"
        "print(int(re.search(r'VmHWM:\\s+(\\d+)', status)[1]) / 1024)"
    )
    command = [sys.executable, "-c", code, str(path)]
    return float(subprocess.run(command, capture_output=True, check=True).stdout)


def main(sizes: tuple[int, ...] = SIZES) -> int:
    """Print the figures; 1 where a promise is not kept."""
    print("\nThe book; stock TinyDB and the bare disk in the same run")
    is_kept = True
    with tempfile.TemporaryDirectory() as folder:
        for count in sizes:
            path, stock_path = Path(folder) / "book.db", Path(folder) / "stock.json"
            holders = people(count, seed=7, as_of=AS_OF)
            importing, stock = imported(path, stock_path, holders)
            del holders
            print(f"\n{count:,} holders, {path.stat().st_size / 1e6:.1f} MB")
            _say("import as one step", importing, f"TinyDB {stock * 1e3:.0f} ms")
            is_kept &= _ratio("to TinyDB's", importing / stock, MOST_OF_STOCK)
            opening, decoding = opened(path)
            _say("open into typed facts", opening, f"bare {decoding * 1e3:.1f} ms")
            is_kept &= _ratio("to decoding", opening / decoding, MOST_OF_DECODING)
            is_kept &= _edits(edits(path, stock_path))
            is_kept &= _most("memory once open", memory(path), "MB", MOST_MEMORY)
            forgetting, checking = kept(path)
            is_kept &= _most("forget, with 6 copies", forgetting, "s", MOST_SECONDS)
            is_kept &= _most("check, with 5 copies", checking, "s", MOST_SECONDS)
            path.unlink()
            stock_path.unlink()
    return int(not is_kept)


def _edits(found: Edits) -> bool:
    ours, bare = statistics.median(found.ours), statistics.median(found.bare)
    stock = statistics.median(found.stock)
    _say("one acknowledged edit", ours, f"bare append and fsync {bare * 1e3:.2f} ms")
    late, bare_late = _late(found.ours), _late(found.bare)
    _say("    99th percentile", late, f"bare {bare_late * 1e3:.2f} ms")
    print(f"    stock TinyDB takes           {stock / ours:9.1f} times as long")
    more, later = (ours - bare) * 1e3, (late - bare_late) * 1e3
    is_kept = _most("    more than bare", more, "ms", MOST_OVER_BARE)
    return _most("    the same, late", later, "ms", MOST_OVER_BARE_LATE) and is_kept


def _say(what: str, taken: float, note: str) -> None:
    print(f"{what:32} {taken * 1e3:9.2f} ms  {note}")


def _ratio(what: str, ratio: float, most: float) -> bool:
    print(f"    ratio {what:22} {ratio:9.2f}     at most {most}")
    return ratio <= most


def _most(what: str, found: float, unit: str, most: float) -> bool:
    print(f"{what:32} {found:9.2f} {unit:2}  at most {most:g}")
    return found <= most


def _rounds(count: int, least: int) -> int:
    """The fewer cases, the more rounds: what is quick is soon disturbed."""
    return least * round(1 + 1000 / count)


def _late(taken: list[float]) -> float:
    return statistics.quantiles(taken, n=100)[98]


def _edited(book: SqliteBook, case: str, text: str) -> Change:
    before = book.holders()[case]
    return change(before, msgspec.structs.replace(before, family=text), "edited")


def _append(fd: int, data: bytes) -> None:
    os.write(fd, data)
    os.fsync(fd)


def _update(db: TinyDB, case: str) -> None:
    db.table("holders").update({"family": "edited"}, where("case") == case)


_APPEND = os.O_WRONLY | os.O_APPEND | os.O_CREAT
