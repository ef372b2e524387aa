"""Cases of every kind: those worked by hand, the demo book, and invented people."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path

import msgspec

from qmas_tui.casework.demo import demo_holders
from qmas_tui.casework.prospects import Prospects
from qmas_tui.exchange.facts_toml import read_facts
from qmas_tui.facts.holder import Holder
from qmas_tui.findings.model import AssessedCase, Finding
from qmas_tui.findings.risk import all_findings
from tests.bench.books import people
from tests.intake.worked import as_of, prospects
from tests.make import AS_OF, POLICY, entry_of
from tests.oracle.people import holder as invent

CASES = Path(__file__).parents[1] / "cases"
INVENTED = 400


@lru_cache(maxsize=1)
def everyone() -> tuple[AssessedCase, ...]:
    """Many cases, each on a day near which something changes for it."""
    return tuple(entry_of(holder, day) for holder, day in _holders())


def _holders() -> Iterator[tuple[Holder, date]]:
    for path in sorted(CASES.glob("*.facts.toml")):
        file = read_facts(path)
        for worked in file.holder:
            yield worked, file.as_of or AS_OF
    for shown in demo_holders(AS_OF):
        yield shown, AS_OF
    for plausible in people(200, seed=3):
        yield plausible, AS_OF
    for number in range(INVENTED):
        rng = random.Random(number)
        day = AS_OF + timedelta(days=rng.choice([0, rng.randint(-1500, 1500)]))
        yield msgspec.convert(invent(rng, number, day), Holder), day


def every_finding() -> Iterator[Finding]:
    """Every finding of all of them."""
    for case in everyone():
        yield from all_findings(case.assessment)


@cache
def worked_prospects(file_on: date | None = None) -> Prospects:
    """The prospects worked by hand, as if they filed on that day."""
    return Prospects(prospects(), POLICY, as_of(), file_on)
