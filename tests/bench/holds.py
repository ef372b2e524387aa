"""How long the screen's thread is held by what one does at a desk of 10,000 holders.

`python -m tests.bench.holds [BOOK]`: the real desk in a terminal, key by key; for each
the longest that no other key could have been answered, in milliseconds of the clock and
of the processor as far as the thread itself was at work. What else the machine does
shows in the first alone: the promise is about the second.
"""

from __future__ import annotations

import shutil
import signal
import sys
import tempfile
from pathlib import Path
from typing import Final

from tests.bench.book import made
from tests.bench.books import people
from tests.bench.desk import AS_OF, Wire, running

COUNT: Final = 10_000
MOST_MS: Final = 100.0
ENTER, ESCAPE, SAVE = "\r", "\x1b", "\x13"
STEPS: Final[dict[str, tuple[str, ...]]] = {
    "down the queue": ("0", *["\x1b[B"] * 10),
    "to its end": (">", "<"),
    "filter": ("/", *"chen", ENTER, ESCAPE),
    "sort": ("o", "o", "O"),
    "back to the order": (*"ooooooooo",),
    "counts": ("F", ESCAPE),
    "columns": ("C", ESCAPE),
    "case": (ENTER, "J", "5"),
    "drawer": ("g", *"3/1/31", ESCAPE, "q"),
    "explain": ("e", "q"),
    "review": ("r", "q"),
    "what if": ("=", "q"),
    "mark all": ("*",),
    "bulk preview": ("b", "a", *"zz", SAVE),
    "bulk done": (SAVE,),
    "undo": ("u", "y"),
    "month": ("M", "]", "q"),
    "workload": ("W", "q"),
    "asleep": ("Z", "q"),
    "log": ("L", "q"),
    "prospects": ("P", "H"),
    "both": ("A", "H"),
    "rules": ("R", "q"),
    "mask": ("\x1bOS", "\x1bOS"),
    "keys": ("?", ESCAPE),
    "everything": ("\x10", *"chen", ESCAPE),
}
"""What is done, and the keys that do it, each once the one before is answered."""


def held(wire: Wire, log: Path) -> tuple[float, float]:
    """The longest holds since this was asked last."""
    log.unlink(missing_ok=True)
    wire.terminal.program.kill(signal.SIGUSR1)
    while not (log.exists() and log.read_text("utf-8").endswith("\n")):
        wire.quiet()
    clock, work = log.read_text("utf-8").split()
    return float(clock), float(work)


def main(book: Path | None = None) -> int:
    """Print the longest holds; 1 where the thread was at work longer than promised."""
    print(f"\nHow long the screen's thread is held, {COUNT:,} holders")
    print(f"{'':20}{'clock':>10}{'at work':>12}   at most {MOST_MS:g} ms")
    with tempfile.TemporaryDirectory() as name:
        folder, path = Path(name), Path(name) / "many.db"
        if book is None:
            made(path, people(COUNT, seed=7, as_of=AS_OF))
        else:
            shutil.copy(book, path)
        log = folder / "held"
        words = ("tests.bench.beating", str(log), "--book", str(path))
        with running(folder, *words, "--as-of", str(AS_OF)) as wire:
            wire.until(b"Over the limit")
            wire.rest()
            kept = [_print("opening", *held(wire, log))]
            for what, keys in STEPS.items():
                for key in keys:
                    wire.after(key)
                wire.rest()
                kept.append(_print(what, *held(wire, log)))
    return int(not all(kept))


def _print(what: str, clock: float, work: float) -> bool:
    print(f"{what:20}{clock:10.0f}{work:12.0f}{'' if work <= MOST_MS else '   !!'}")
    return work <= MOST_MS


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
