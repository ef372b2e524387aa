"""The desk's figures in a real terminal, beside those of a bare app in the same run."""

from __future__ import annotations

import re
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

import pexpect
from msgspec import Struct

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.open import open_casework
from qmas_tui.views.filter import parse_filter
from tests.bench.book import made
from tests.bench.books import people
from tests.terminal.terminal import PATIENCE, Terminal, desk_env

AS_OF = date(2026, 11, 22)
SIZE = (140, 45)
ROUNDS = 3
PRESSES = 20
NAMES, NAMED = 5, 12
"""So many holders, by so many letters, say which order the rows have."""
REST_SECONDS, FEW_TICKS = 1.0, 10
QUIET_SECONDS = 0.04
"""So long nothing more is drawn after a key: then it has done all it does."""
LONG_QUIET_SECONDS = 0.3
"""The same where a thread answers; a cursor blinks less often than that."""
BARE_LIGHT, DESK_LIGHT = b"48;2;224;224;224", b"48;2;251;250;247"
"""The grounds of the themes that a key gives."""
MOST_TO_KEYS = 2.0
MOST_TO_ROWS = 3.5
MOST_SECONDS_TO_ROWS = 5.0
MOST_BY_COUNT = 1.3
MOST_FILTERING = 100.0
MOST_FORESEEING = 60.0
MOST_MEMORY = 250.0
LIST_KEYS = {
    "down": "\x1b[B",
    "up": "\x1b[A",
    "pagedown": "\x1b[6~",
    "pageup": "\x1b[5~",
    "end": "\x1b[F",
    "home": "\x1b[H",
}
CURSOR = "›".encode()
WANTED = "chen"
"""What is typed into the filter."""


class Queue(Struct):
    """The head of a list: the names of its first cases, and how it is counted."""

    names: list[str]
    told: bytes

    def stands(self, lines: list[str]) -> bool:
        """Whether the names stand one below the other."""
        text = "\n".join(lines)
        for name in self.names:
            _, found, text = text.partition(f" {name[:NAMED]}")
            if not found:
                return False
        return True


class Wire(Struct):
    """The bytes that a program in a terminal has sent, each piece with its moment."""

    terminal: Terminal
    drawn: bytes = b""
    pieces: list[tuple[float, bytes]] = []

    def until(self, wanted: bytes) -> float:
        """Read until these bytes, as a pattern, were drawn; the moment."""
        pattern = re.compile(wanted, re.DOTALL)
        while not pattern.search(self.drawn):
            self._read(PATIENCE)
        return time.perf_counter()

    def quiet(self, seconds: float = QUIET_SECONDS) -> float:
        """Read until nothing more comes for so long; the moment of the last bytes."""
        last = time.perf_counter()
        while True:
            try:
                self._read(seconds)
            except pexpect.TIMEOUT:
                return last
            last = time.perf_counter()

    def _read(self, seconds: float) -> None:
        read = self.terminal.program.read_nonblocking(1 << 16, seconds)
        self.pieces.append((time.perf_counter(), read))
        self.drawn += read

    def rest(self) -> None:
        """Wait until the program does nothing any more, by its own clock."""
        spent = -1
        while spent != (spent := self._spent()):
            with suppress(pexpect.TIMEOUT):
                while True:
                    self._read(REST_SECONDS)

    def _spent(self) -> int:
        """The ticks of the processor that it has had, but for a few (on Linux)."""
        stat = Path(f"/proc/{self.terminal.program.pid}/stat").read_text()
        return sum(map(int, stat.rpartition(")")[2].split()[11:13])) // FEW_TICKS

    def after(self, key: str, wanted: bytes = b"") -> float:
        """Milliseconds from a key until these bytes, or the last, have come."""
        self.drawn = b""
        began = time.perf_counter()
        self.terminal.type(key)
        return ((self.until(wanted) if wanted else self.quiet()) - began) * 1e3

    def memory(self) -> float:
        """MB that the program needed at most so far (on Linux)."""
        status = Path(f"/proc/{self.terminal.program.pid}/status").read_text()
        found = re.search(r"VmHWM:\s+(\d+)", status)
        return int(found[1]) / 1024 if found else 0.0


@contextmanager
def running(folder: Path, *words: str) -> Iterator[Wire]:
    """A module of this Python in a terminal of its own."""
    command = [sys.executable, "-m", *words]
    env = {**desk_env(folder), "COLORTERM": "truecolor"}
    with Terminal(command, SIZE, env=env) as terminal:
        yield Wire(terminal)


def to_keys(folder: Path, frame: bytes, light: bytes, *words: str) -> float:
    """Seconds from the start to the answer to a key, typed at the first frame."""
    with running(folder, *words) as wire:
        wire.until(frame)
        wire.terminal.type("\x1bOQ")
        return wire.until(light) - wire.terminal.began


def bare_to_keys(folder: Path) -> float:
    """The same of the bare app."""
    return to_keys(folder, b"A bare table", BARE_LIGHT, "tests.bench.bare")


def desk(book: Path) -> tuple[str, ...]:
    """The words that open the desk on a book."""
    return ("qmas_tui.cli.main", "--book", str(book), "--as-of", str(AS_OF))


def to_rows(folder: Path, book: Path, first: Queue) -> float:
    """Seconds from the start until the first rows stand in their right order.

    What was drawn is looked at afterwards, for drawing it again would take time.
    """
    with running(folder, *desk(book)) as wire:
        wire.until(first.told)
        wire.quiet()
        at = wire.terminal.first(wire.pieces, first.stands)
        return at - wire.terminal.began


def of_a_key(folder: Path, count: int) -> dict[str, float]:
    """Milliseconds that each key of the list takes with so many rows, medians."""
    taken: dict[str, list[float]] = {name: [] for name in LIST_KEYS}
    with running(folder, "tests.bench.bare", str(count)) as wire:
        wire.until(b"Later")
        wire.quiet()
        for _ in range(PRESSES):
            for name, key in LIST_KEYS.items():
                taken[name].append(wire.after(key, CURSOR))
                wire.quiet()
    return {name: statistics.median(each) for name, each in taken.items()}


def filtering(wire: Wire, casework: Casework) -> float:
    """Milliseconds until rows and count are right after each letter; the longest."""
    view, taken = casework.views[0], []
    total = len(casework.queue(view))
    wire.rest()  # before a cursor blinks
    wire.after("/")
    wire.quiet()
    for letters in (WANTED[: n + 1] for n in range(len(WANTED))):
        found = len(casework.queue(view, parse_filter(letters)))
        taken.append(wire.after(letters[-1], f"{found:,} of {total:,}".encode()))
        wire.quiet()
    return max(taken)


def foreseeing(wire: Wire) -> float:
    """Milliseconds from the last letter of a date to what follows from it."""
    for key in ("\x1b", "\r", "g"):
        wire.after(key)
        wire.quiet()
    taken = []
    for typed in ("3/1/31", "4/2/32", "5/3/33"):
        for letter in (*("\x7f" * 12), *typed[:-1]):
            wire.after(letter)
        began = time.perf_counter()
        wire.terminal.type(typed[-1])
        taken.append((wire.quiet(LONG_QUIET_SECONDS) - began) * 1e3)
    return statistics.median(taken)


def main() -> int:
    """Print the figures; 1 where a promise is not kept."""
    columns, lines = SIZE
    print(f"\nThe desk in a terminal of {columns}x{lines}; a bare app in the same run")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        kept = [*_lists(folder)]
        for count in (100, 1_000, 10_000):
            book = folder / f"{count}.db"
            made(book, people(count, seed=7, as_of=AS_OF))
            kept += _starts(folder, book, count)
        kept += _works(folder, book)
    return int(not all(kept))


def _starts(folder: Path, book: Path, count: int) -> Iterator[bool]:
    casework = open_casework(book, AS_OF)
    view = casework.views[0]
    cases = casework.queue(view)
    casework.close()
    told = f"{view.digit} {view.title} {len(cases)} ".encode()
    first = Queue([each.holder.name for each in cases[:NAMES]], told)
    bare, keys, rows = [], [], []
    for _ in range(ROUNDS):
        bare.append(bare_to_keys(folder))
        keys.append(to_keys(folder, b"QMAS desk", DESK_LIGHT, *desk(book)))
        rows.append(to_rows(folder, book, first))
    base = statistics.median(bare)
    print(f"\n{count:,} holders; a bare app answers after {base:.2f} s")
    yield _ratio("start until keys answer", keys, base, MOST_TO_KEYS)
    if count < 10_000:
        yield _ratio("start until the rows are right", rows, base, MOST_TO_ROWS)
    else:
        taken = statistics.median(rows)
        yield _most("start until the rows are right", taken, "s", MOST_SECONDS_TO_ROWS)


def _lists(folder: Path) -> Iterator[bool]:
    few, many = of_a_key(folder, 100), of_a_key(folder, 100_000)
    print()
    for name, taken in many.items():
        yield _ratio(
            f"{name} at 100,000 rows", [taken / 1e3], few[name] / 1e3, MOST_BY_COUNT
        )


def _works(folder: Path, book: Path) -> Iterator[bool]:
    casework = open_casework(book, AS_OF)
    casework.assess_all()
    print()
    with running(folder, *desk(book)) as wire:
        view = casework.views[0]
        wire.until(rf"{view.title}.{{1,80}}{len(casework.queue(view))}".encode())
        wire.quiet()
        taken = filtering(wire, casework)
        yield _most("a letter in the filter", taken, "ms", MOST_FILTERING)
        yield _most("what follows a letter", foreseeing(wire), "ms", MOST_FORESEEING)
        yield _most("memory at most", wire.memory(), "MB", MOST_MEMORY)
    casework.close()


def _ratio(what: str, taken: Sequence[float], base: float, most: float) -> bool:
    middle = statistics.median(taken)
    ratio = middle / base
    print(f"{what:32} {middle * 1e3:9.1f} ms")
    print(f"    ratio {'':22} {ratio:9.2f}     at most {most}")
    return ratio <= most


def _most(what: str, found: float, unit: str, most: float) -> bool:
    print(f"{what:32} {found:9.1f} {unit:2}  at most {most:g}")
    return found <= most


if __name__ == "__main__":
    sys.exit(main())
