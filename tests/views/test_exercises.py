"""The exercises: who was in the pool, and of whom nothing was told."""

from __future__ import annotations

from datetime import date

from qmas_tui.facts.prospect import Prospect
from qmas_tui.views.model import text_of
from qmas_tui.views.prospect.exercises import exercise_sections
from tests.intake.someone import prospect
from tests.make import POLICY


def test_who_was_in_the_pool_and_of_whom_nothing_was_told() -> None:
    """Chosen first, then those not; who came later or was gone was not in it.

    Nor was who is out of it since a day that nobody knows.
    """
    day, before = date(2026, 10, 1), date(2026, 9, 1)

    def somebody(case: str, **days: object) -> Prospect:
        application = {"submitted_on": date(2026, 1, 5), "pooled_on": before, **days}
        return prospect(case=case, name=case, application=[application])

    chosen = [
        {"on": before, "outcome": "not-selected"},
        {"on": day, "outcome": "selected"},
    ]
    people = (
        somebody("WAITS"),
        somebody("LATE", pooled_on=date(2026, 10, 2)),
        somebody("GONE", outcome="withdrawn", decided_on=date(2026, 9, 30)),
        somebody("CHOSEN", selected_on=day, exercise=chosen),
        somebody("PICKED", selected_on=day),
        somebody("LOST", outcome="refused"),
    )
    exercises, _counts = exercise_sections(people, (), POLICY)
    assert [text_of(line).split()[3:] for line in exercises.lines] == [
        ["selected", "CHOSEN"],
        ["selected", "PICKED"],
        ["not", "told", "WAITS"],
        ["not", "selected", "CHOSEN"],
        ["not", "told", "GONE"],
        ["not", "told", "PICKED"],
        ["not", "told", "WAITS"],
    ]
