"""A prospect that was put off sleeps until its day, or until something changes."""

from __future__ import annotations

from datetime import date

from qmas_tui.intake.snooze import about_of, wakes_on
from tests.intake.assessed import assessed, days
from tests.make import AS_OF

UNTIL = AS_OF + days(20)


def snoozed(facts: dict[str, object], on: date = AS_OF) -> dict[str, object]:
    """The same, put off on a day for twenty more."""
    review = {
        "on": on,
        "outcome": "snoozed",
        "until": UNTIL,
        "about": about_of(assessed(facts, on)),
    }
    return {**facts, "review": [review]}


def asleep(facts: dict[str, object], as_of: date = AS_OF) -> date | None:
    """Until when it sleeps."""
    return assessed(facts, as_of).asleep_until


LEAD: dict[str, object] = {"hk_link": "Clients"}


def test_it_sleeps_until_its_day() -> None:
    """On the day before it sleeps, on its day it is awake."""
    facts = snoozed(LEAD)
    assert asleep(facts) == UNTIL
    assert asleep(facts, UNTIL - days(1)) == UNTIL
    assert asleep(facts, UNTIL) is None
    assert asleep({**LEAD, "review": [{"on": AS_OF, "outcome": "reviewed"}]}) is None


def test_another_item_wakes_it() -> None:
    """A promise, or another day of it, ends the sleep."""
    promised = {**LEAD, "next_on": AS_OF + days(30)}
    facts = snoozed(promised)
    assert asleep(facts) == UNTIL
    assert asleep({**facts, "next_on": AS_OF + days(31)}) is None


def test_another_finding_wakes_it() -> None:
    """A warning that comes ends the sleep, one to be watched does not."""
    facts = snoozed(LEAD)
    assert asleep({**facts, "cv": "recruitment"}) == UNTIL
    assert asleep({**facts, "regulated": True}) is None


def test_it_wakes_before_something_is_lost() -> None:
    """Not later than the day on which its item is lost."""
    facts: dict[str, object] = {
        "agent_evidence": True,
        "file_on": AS_OF + days(5),
    }
    assert wakes_on(assessed(facts), UNTIL) == AS_OF + days(5)
    assert asleep(snoozed(facts)) == AS_OF + days(5)
    today = {**facts, "file_on": AS_OF}
    assert asleep(snoozed(today)) is None


def test_days_that_are_only_todays() -> None:
    """What is due today for want of a day is stored without one, and may sleep on."""
    facts: dict[str, object] = {"agent_evidence": True}
    assert about_of(assessed(facts))[0] == "findings none none prospect"
    facts["file_on"] = AS_OF - days(1)
    assert about_of(assessed(facts))[0] == "findings none none prospect"
    assert asleep(snoozed(facts), AS_OF + days(3)) == UNTIL
    assert about_of(assessed(LEAD))[0] == "none"
