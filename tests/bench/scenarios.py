"""What would happen if, of one case: what is shown at once, and what follows."""

from __future__ import annotations

import gc
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from qmas_tui.config.load import load_policy
from qmas_tui.scenarios.answer import answer, at_once
from qmas_tui.scenarios.change import Change
from qmas_tui.scenarios.expand import day_to_ask, expand
from qmas_tui.scenarios.presence import presence
from qmas_tui.scenarios.question import Question
from tests.bench.books import people

AS_OF = date(2026, 11, 22)
LOST, OUT, BACK = (AS_OF + timedelta(days=n) for n in (39, 60, 365))
CHANGES: Final = (Change(job_lost=LOST), Change(trip=(OUT, BACK)))
MOST_AT_ONCE: Final = 60.0
MOST_AFTERWARDS: Final = 300.0
"""Milliseconds, for a scenario that is asked a year ahead."""


def taken(does: Callable[[Question], object], asked: list[Question]) -> list[float]:
    """Milliseconds of the processor for each, in order of size."""
    gc.collect()
    found = []
    for each in asked:
        began = time.process_time()
        does(each)
        found.append(1000 * (time.process_time() - began))
    return sorted(found)


def main(count: int = 200) -> int:
    """Print the figures; 1 where a promise is not kept."""
    policy = load_policy(None)
    asked = []
    for holder in people(count, as_of=AS_OF):
        steps = expand(holder, CHANGES, policy, AS_OF)
        asked.append(
            Question(
                holder=holder,
                steps=steps,
                rules=policy,
                other_rules=policy,
                as_of=AS_OF,
                then=day_to_ask(steps, AS_OF),
            )
        )
    print(f"\nWhat would happen if, {count:,} generated holders, a year ahead")
    is_kept = True
    for what, does, most in (
        ("four assessments", at_once, MOST_AT_ONCE),
        ("all of the answer", answer, MOST_AFTERWARDS),
    ):
        found = taken(does, asked)
        median, slow = statistics.median(found), found[int(0.99 * len(found))]
        print(
            f"{what:32} {median:8.1f} ms, 99 % within {slow:.1f}   at most {most:.0f}"
        )
        is_kept &= slow <= most
    found = taken(lambda each: presence(each.holder, policy, AS_OF), asked[:50])
    print(f"{'every day of return':32} {statistics.median(found):8.1f} ms")
    return int(not is_kept)


if __name__ == "__main__":
    sys.exit(main())
