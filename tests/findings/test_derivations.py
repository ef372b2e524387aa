"""Each result tells from what it follows: facts, figures and the rule."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.findings.model import Assessment
from tests.findings.people import (
    BARE,
    BO,
    LIMIT,
    NOW,
    OPENS,
    TARGET,
    assessed,
    child,
    days,
    deadline,
    evidence_of,
    filing,
    finding,
    holder,
    level,
    linked,
    older,
    said,
)


def steps(found: Assessment, kind: str) -> list[str]:
    """The steps of a deadline, by their keys."""
    each = deadline(found, kind)
    assert each is not None
    return [step.key for step in each.steps]


def test_steps_of_the_filing_dates() -> None:
    """Each filing date is derived from the limit, by a step for each rule."""
    plain = assessed(holder())
    assert steps(plain, "extension.opens") == ["limit", "back"]
    assert steps(plain, "extension.target") == ["limit", "target"]
    assert steps(plain, "extension.last-day") == ["limit"]
    assert steps(plain, "stay.ends") == ["limit"]
    sunday = assessed(holder(grant=[{"until": date(2028, 3, 19)}]))
    assert steps(sunday, "extension.last-day") == ["limit", "working-day"]
    march = assessed(holder(grant=[{"until": date(2026, 4, 1)}]))
    assert steps(march, "extension.opens") == ["limit", "back", "rule-begins"]
    assert steps(march, "extension.target") == [
        *("limit", "target", "not-before-opening")
    ]
    target = deadline(plain, "extension.target")
    assert target is not None
    assert dict(target.steps[1].evidence) == {"days": 42, "day": TARGET}


def test_step_of_a_decision() -> None:
    """The day from which a decision is slow tells the filing and the days allowed."""
    found = assessed(holder(filing=[filing(OPENS)]), OPENS + days(1))
    late = deadline(found, "extension.decision-late")
    assert late is not None
    assert late.on == OPENS + days(35)
    assert [(s.key, dict(s.evidence)) for s in late.steps] == [
        ("decision", {"filed": OPENS, "days": 35})
    ]
    slow = assessed(holder(filing=[filing(OPENS)]), OPENS + days(38))
    told = evidence_of(slow, "filing.slow")
    assert told == told | {"filed": OPENS, "late": OPENS + days(35), "days": 3}


@pytest.mark.parametrize(
    ("limit", "rule"), [(date(2026, 3, 20), "E-01"), (LIMIT, "E-02")]
)
def test_rule_of_the_window(limit: date, rule: str) -> None:
    """The opening rests on the rule that held on the day, and names its basis."""
    found = assessed(holder(grant=[{"until": limit}]))
    opens = deadline(found, "extension.opens")
    assert opens is not None
    assert (opens.rules, opens.basis) == ((rule,), "official")


def test_window_of_a_permanent_holders_family() -> None:
    """Their window rests on the rule of its own, and says four weeks (E-34)."""
    who = holder(status="permanent", dependant=[child()])
    opens = deadline(assessed(who), "extension.opens", BO)
    assert opens is not None
    assert (opens.on, opens.rules) == (LIMIT - days(28), ("E-34",))


def test_bases_of_the_dates() -> None:
    """The limit and the window are official, target and last day are practice."""
    found = assessed(holder(filing=[filing(OPENS)]), OPENS)
    assert {each.kind: each.basis for each in found.deadlines} == {
        "extension.opens": "official",
        "extension.target": "practice",
        "extension.last-day": "practice",
        "extension.decision-late": "practice",
        "stay.ends": "official",
    }


def test_status_of_the_window() -> None:
    """The window is open up to the limit itself, and overdue after it."""
    for as_of, status in (
        (OPENS - days(1), "ahead"),
        (OPENS, "today"),
        (OPENS + days(1), "open"),
        (LIMIT, "open"),
        (LIMIT + days(1), "overdue"),
    ):
        found = assessed(holder(), as_of)
        assert found.deadlines[0].status == status
        assert found.deadlines[0].days == (OPENS - as_of).days


def test_filed_dates_are_done() -> None:
    """A pending filing makes the first three dates done; the limit goes on."""
    found = assessed(holder(filing=[filing(OPENS)]), OPENS + days(1))
    done = [each.kind for each in found.deadlines if each.status == "done"]
    assert done == ["extension.opens", "extension.target", "extension.last-day"]
    refused = assessed(holder(filing=[filing(OPENS, "refused")]), OPENS + days(1))
    assert "done" not in {each.status for each in refused.deadlines}


def test_grave_from_the_opening_on() -> None:
    """A passport, an age and an uncovered path are to act on once the window opens."""
    bo = child(born_on=date(2010, 3, 1), passport_expires_on=LIMIT)
    who = holder(
        pattern="3+3+2",
        grant=[{"until": LIMIT, "confirmed": True, "step": 2}],
        passport=[{"expires_on": LIMIT}],
        dependant=[bo],
    )
    for as_of, grave in ((OPENS - days(1), "warn"), (OPENS, "act")):
        found = assessed(who, as_of)
        assert level(found, "passport.renew-first") == grave
        assert level(found, "milestone.uncovered") == grave
        assert level(found, "dependant.ageing-out", BO) == grave
        assert level(found, "passport.renew-first", BO) == grave


def test_passports_are_shown() -> None:
    """A passport to renew tells the day of filing; a short one the limit to expect."""
    first = assessed(holder(passport=[{"expires_on": LIMIT}]))
    told = evidence_of(first, "passport.renew-first")
    assert told == told | {
        "expires": LIMIT,
        "filing_day": OPENS,
        "months": 3,
        "limit": LIMIT,
    }
    for expires, too_soon in ((LIMIT, True), (LIMIT + days(1), False)):
        who = holder(passport=[{"expires_on": expires}])
        told = evidence_of(assessed(who), "passport.renew-first")
        assert told["too_soon"] is too_soon
    last = [{"expires_on": LIMIT}, {"expires_on": date(2030, 1, 31)}]
    short = assessed(holder(passport=last))
    told = evidence_of(short, "passport.short")
    assert told == told | {
        "expires": date(2030, 1, 31),
        "expected": date(2029, 12, 31),
        "next": date(2031, 3, 15),
    }


def test_requests_and_entry() -> None:
    """A due day that was read is told from one that was worked out."""
    asked: dict[str, object] = {"asked_on": NOW - days(9)}
    for row, assumed in ((asked, True), (asked | {"answer_by": NOW}, False)):
        found = assessed(holder(request=[row]))
        assert evidence_of(found, "request.unanswered")["assumed"] is assumed
    for answered, open_still in ((NOW, False), (NOW + days(1), True)):
        row = asked | {"answered_on": answered}
        found = assessed(holder(request=[row]))
        assert (finding(found, "request.unanswered") is not None) is open_still
    for entry_by, key in ((NOW, "entry-read"), (None, "entry-assumed")):
        who = holder(**BARE, approved_on=NOW - days(91), entry_by=entry_by)
        found = assessed(who)
        assert steps(found, "entry.use-by") == [key]
        rules = said(found, "entry.unused").rules
        assert ("E-30" in rules) == (entry_by is None)


def test_unused_visa_is_shown() -> None:
    """An unused visa tells its day, whether anybody read it, and how far it is."""
    who = holder(**BARE, approved_on=NOW - days(91), entry_by=NOW - days(2))
    told = evidence_of(assessed(who), "entry.unused")
    assert told == told | {"day": NOW - days(2), "read": True, "days": -2}
    assert level(assessed(who), "entry.unused") == "act"


def test_rules_by_citizenship() -> None:
    """The seven years rest on other rules for a Chinese citizen (PR-01, PR-02)."""
    for citizenship, rule in (("chinese", "PR-01"), ("other", "PR-02")):
        who = older(date(2019, 11, 22), date(2028, 3, 1), citizenship=citizenship)
        assert rule in said(assessed(who), "milestone.reached").rules


def test_unconfirmed_names_everyone() -> None:
    """One finding names all whose limit nobody read, and how it is known."""
    family = [child(), linked(name="TESTER Cy")]
    who = holder(grant=[{"until": LIMIT}], dependant=family)
    told = evidence_of(assessed(who), "stay.unconfirmed")
    assert told == told | {"names": ("holder", "TESTER Cy"), "source": "unconfirmed"}
    alone = evidence_of(assessed(holder(dependant=family)), "stay.unconfirmed")
    assert alone["names"] == ("TESTER Cy",)
