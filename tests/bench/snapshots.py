"""Snapshots written, read and restored, beside tomli alone; two books compared."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Final, TypeVar

import msgspec
import tomli
import tomli_w
from msgspec import structs

from qmas_tui.casework.restoring import restore
from qmas_tui.config.load import load_policy
from qmas_tui.exchange.facts_toml import read_facts, write_facts
from qmas_tui.facts.holder import FORMAT, CaseFile, Holder
from qmas_tui.findings.compare import HOLDERS, Side, compare
from tests.bench.books import people

AS_OF = date(2026, 11, 22)
MOST_OF_ALONE: Final = 1.5
MOST_TO_COMPARE: Final = 1.0
MOST_TO_TELL: Final = 20.0
LARGE: Final = 10_000
T = TypeVar("T")


def timed(what: Callable[[], T]) -> tuple[float, T]:
    """Seconds of the processor that something takes, and what it gives."""
    began = time.process_time()
    result = what()
    return time.process_time() - began, result


def main(count: int = LARGE) -> int:
    """Print the figures; 1 where a promise is not kept."""
    print(f"\nSnapshots of {count:,} generated holders")
    holders = tuple(people(count, seed=7, as_of=AS_OF, slips=True))
    file = CaseFile(format=FORMAT, as_of=AS_OF, holder=holders)
    plain = msgspec.to_builtins(file, builtin_types=(date,))
    dumping, _text = timed(lambda: tomli_w.dumps(plain))
    writing, text = timed(lambda: write_facts(file))
    del _text
    parsing, _raw = timed(lambda: tomli.loads(text))
    del _raw
    reading, read = timed(lambda: read_facts(text))
    with tempfile.TemporaryDirectory() as folder:
        (snapshot := Path(folder) / "s.toml").write_text(text, "utf-8")
        restoring, _ = timed(lambda: restore(snapshot, Path(folder) / "book.db"))
    before, after = _side(file), _side(read)
    policy = load_policy(None)
    comparing, found = timed(lambda: compare(HOLDERS, before, after, policy, AS_OF))
    assert found.is_empty, "what was read is what was written"
    is_kept = _ratio("written", writing, dumping, "tomli_w.dumps")
    is_kept &= _ratio("read", reading, parsing, "tomli.loads")
    is_kept &= _ratio("restored to a book", restoring, parsing, "tomli.loads")
    print(f"{'compared, nothing changed':32} {comparing:8.3f} s  at most 1")
    idle = {each.case: structs.replace(each, work=()) for each in read.holder}
    was = structs.replace(before, on=AS_OF - timedelta(days=1))
    telling, _ = timed(
        lambda: compare(HOLDERS, was, Side(cases=idle), policy, AS_OF, everyone=True)
    )
    most = f"at most {MOST_TO_TELL:g}"
    print(f"{'since yesterday, all changed':32} {telling:8.3f} s  {most}")
    is_quick = comparing <= MOST_TO_COMPARE and telling <= MOST_TO_TELL
    return int(not (is_kept and is_quick))


def _side(file: CaseFile) -> Side[Holder]:
    return Side(cases={each.case: each for each in file.holder})


def _ratio(what: str, taken: float, alone: float, by: str) -> bool:
    ratio = taken / alone
    print(f"{what:32} {taken:8.3f} s  {by} {alone:.3f} s")
    print(f"{'    ratio':32} {ratio:8.3f}    at most {MOST_OF_ALONE}")
    return ratio <= MOST_OF_ALONE
