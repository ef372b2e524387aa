"""What must come out of intake: invented prospects, and the tests of the room."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from datetime import date

from msgspec import convert

from qmas_tui.facts.holder import Holder
from qmas_tui.facts.prospect import Prospect
from tests.mutants.suite import run_stories, stories
from tests.oracle.prospects.calculator import work_out
from tests.oracle.prospects.landing import becomes
from tests.oracle.prospects.outcomes import statistics
from tests.oracle.prospects.people import TODAY, arrived, somebody

PEOPLE = range(300)
TOO_LONG = {"any_prospect", "invented_prospects", "second_calculator"}
STORIES = stories("intake", TOO_LONG)
WORKED = [(asked, work_out(*asked)) for asked in map(somebody, PEOPLE)]
RAWS = [raw for (raw, _, _), _ in WORKED]
OUTCOMES = statistics(RAWS, TODAY)


def landings() -> Iterator[tuple[Prospect, date, Holder | None]]:
    """Invented arrivals with the holders whom they become."""
    for raw, as_of in map(arrived, PEOPLE):
        made = becomes(raw, as_of)
        holder = None if made is None else convert(made, Holder)
        yield convert(raw, Prospect), as_of, holder


LANDED = list(landings())


def run() -> None:
    """Raises at the first test that fails; intake is imported here, not before."""
    found = importlib.import_module("tests.intake.found")
    differences = importlib.import_module("tests.findings.shape").differences
    for asked, wanted in WORKED:
        assert not list(differences(found.found_of(*asked), wanted)), asked
    assert found.outcomes_of(RAWS, TODAY) == OUTCOMES
    holder_of = importlib.import_module("qmas_tui.intake.landing").holder_of
    assert all(holder_of(who, as_of) == holder for who, as_of, holder in LANDED)
    run_stories(STORIES)
