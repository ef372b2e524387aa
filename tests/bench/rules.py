"""Rules held against rules over a large book, beside working it out once."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from datetime import date
from typing import Final, TypeVar

from qmas_tui.casework.open import open_facts
from qmas_tui.casework.rules import proposal_diff, proposed
from qmas_tui.facts.holder import FORMAT, CaseFile
from qmas_tui.policy.amend import Amendment
from qmas_tui.policy.office import Office, OwnFigure
from tests.bench.books import people

AS_OF = date(2026, 11, 22)
MOST_OF_ASSESSING: Final = 2.2
_FEE = OwnFigure(rule="E-11", name="application-fee", value=620, from_=AS_OF)
CHANGES: Final = {
    "a fee that most pay": Office(figure=(_FEE,)),
    "a window that all file in": Office(figures={"three-month-window": False}),
}
T = TypeVar("T")


def timed(what: Callable[[], T]) -> tuple[float, T]:
    """Seconds of the processor that something takes, and what it gives."""
    gc.collect()
    began = time.process_time()
    result = what()
    return time.process_time() - began, result


def main(count: int = 10_000) -> int:
    """Print the figures; 1 where a promise is not kept."""
    holders = tuple(people(count, as_of=AS_OF))
    casework = open_facts(CaseFile(format=FORMAT, holder=holders), AS_OF)
    assessing, _ = timed(casework.assess_all)
    print(f"\nRules held against rules, {count:,} generated holders")
    print(f"{'working the book out':32} {assessing:8.3f} s")
    is_kept = True
    for what, office in CHANGES.items():
        asked = proposed(casework, what, Amendment(office))
        taken, found = timed(lambda: proposal_diff(casework, asked, lambda *_: True))  # noqa: B023 (called at once)
        ratio = taken / assessing
        is_kept &= ratio <= MOST_OF_ASSESSING
        moved = len(found.cases) if found else 0
        print(f"{what:32} {taken:8.3f} s  {moved:,} move")
        print(f"{'    ratio':32} {ratio:8.3f}    at most {MOST_OF_ASSESSING}")
    return int(not is_kept)


if __name__ == "__main__":
    sys.exit(main())
