"""The book's figures beside stock TinyDB's and the bare disk's, in one run."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import msgspec
from msgspec import Struct
from tinydb import TinyDB, where

from qmas_tui.book.tiny import TinyBook
from qmas_tui.casework.collector import collector_off
from qmas_tui.facts.changes import Change
from qmas_tui.facts.holder import Holder
from tests.bench.books import people

AS_OF = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 4, tzinfo=UTC)
EDITS = 200
STOCK_EDITS = 10
MOST_OVER_BARE = 1e-3
MOST_OF_DECODING = 2.0
MOST_MEMORY = 250
SIZES = (100, 1_000, 10_000)


class Edit(Struct, frozen=True):
    """Seconds of each edit: ours, the bare append of the same bytes, stock TinyDB's."""

    ours: list[float]
    bare: list[float]
    stock: list[float]


class Opening(Struct, frozen=True):
    """Seconds to open a book, and to decode the same bytes and do nothing else."""

    ours: float
    bare: float
    stock: float


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
    book = TinyBook(path, create=True)
    taken = seconds(lambda: book.apply(step))
    book.close()
    return taken


def stock_made(path: Path, holders: list[Holder]) -> float:
    """The same cases in stock TinyDB; seconds."""
    documents = [msgspec.to_builtins(each) for each in holders]
    with TinyDB(path) as db:
        return seconds(lambda: db.table("holders").insert_multiple(documents))


def edits(path: Path, stock_path: Path) -> Edit:
    """Edits in an open book, each beside the bare append and, now and then, TinyDB."""
    book, bare = TinyBook(path), os.open(path.with_name("bare"), _APPEND, 0o600)
    journal = path.with_name(path.name + ".journal")
    found = Edit([], [], [])
    cases = list(book.holders())
    book.apply((_edited(book, cases[0], "warm up"),))
    with TinyDB(stock_path) as db:
        for number in range(EDITS):
            case = cases[number * 7919 % len(cases)]
            step = (_edited(book, case, f"edit {number}"),)
            size = journal.stat().st_size
            found.ours.append(seconds(partial(book.apply, step)))
            with open(journal, "rb") as file:
                file.seek(size)
                data = file.read()
            found.bare.append(seconds(partial(_append, bare, data)))
            if number % (EDITS // STOCK_EDITS) == 0:
                found.stock.append(seconds(partial(_update, db, case)))
    os.close(bare)
    book.close()
    return found


def opened(path: Path, stock_path: Path, rounds: int = 5) -> Opening:
    """Opening beside the bare typed decode of the same bytes, collector at rest."""
    ours, bare = [], []
    decoder = msgspec.json.Decoder(dict[int, Holder])
    data = path.read_bytes().partition(b'},"holders":')[2][:-1]
    for _ in range(rounds):
        with collector_off():
            ours.append(seconds(lambda: TinyBook(path)))
        with collector_off():
            bare.append(seconds(lambda: decoder.decode(data)))
    with TinyDB(stock_path) as db:
        stock = seconds(lambda: db.table("holders").all())
    return Opening(statistics.median(ours), statistics.median(bare), stock)


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
    broken, small = 0, 0.0
    with tempfile.TemporaryDirectory() as folder:
        for count in sizes:
            path = Path(folder) / f"book-{count}.json"
            stock_path = Path(folder) / f"stock-{count}.json"
            holders = people(count, seed=7, as_of=AS_OF)
            importing, stock = made(path, holders), stock_made(stock_path, holders)
            del holders
            print(f"\n{count:,} holders, {path.stat().st_size / 1e6:.1f} MB")
            _say("import as one step", importing, f"TinyDB {stock * 1e3:.0f} ms")
            broken += _opening(opened(path, stock_path))
            edit = edits(path, stock_path)
            small = small or statistics.median(edit.ours)
            broken += _edits(edit, small)
            broken += _memory(memory(path))
    return int(broken > 0)


def _opening(found: Opening) -> int:
    ratio = found.ours / found.bare
    note = f"TinyDB {found.stock * 1e3:.0f} ms; bare decode {found.bare * 1e3:.1f} ms"
    _say("open into typed facts", found.ours, note)
    print(
        f"    ratio to the bare decode     {ratio:9.2f}     at most {MOST_OF_DECODING}"
    )
    return int(ratio > MOST_OF_DECODING)


def _edits(found: Edit, small: float) -> int:
    ours, bare = statistics.median(found.ours), statistics.median(found.bare)
    stock = statistics.median(found.stock)
    over = ours - bare
    _say("one acknowledged edit", ours, f"bare append and fsync {bare * 1e3:.2f} ms")
    _say(
        "    99th percentile", _late(found.ours), f"bare {_late(found.bare) * 1e3:.2f}"
    )
    print(f"    more than bare               {over * 1e3:9.2f} ms  at most 1")
    print(f"    stock TinyDB takes           {stock / ours:9.0f} times as long")
    print(f"    ratio to the smallest book   {ours / small:9.2f}")
    return int(over > MOST_OVER_BARE)


def _memory(megabytes: float) -> int:
    print(
        f"memory once open                 {megabytes:9.0f} MB  at most {MOST_MEMORY}"
    )
    return int(megabytes > MOST_MEMORY)


def _say(what: str, taken: float, note: str) -> None:
    print(f"{what:32} {taken * 1e3:9.2f} ms  {note}")


def _ratio(what: str, ratio: float, note: str = "") -> None:
    print(f"    {what:28} {ratio:9.2f}     {note}")


def _late(taken: list[float]) -> float:
    return statistics.quantiles(taken, n=100)[98]


def _edited(book: TinyBook, case: str, text: str) -> Change:
    before = book.holders()[case]
    return change(before, msgspec.structs.replace(before, family=text), "edited")


def _append(fd: int, data: bytes) -> None:
    os.write(fd, data)
    os.fsync(fd)


def _update(db: TinyDB, case: str) -> None:
    db.table("holders").update({"family": "edited"}, where("case") == case)


_APPEND = os.O_WRONLY | os.O_APPEND | os.O_CREAT
