"""Each result tells from what it follows: facts, figures and the rule."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.findings.assess import assess
from qmas_tui.findings.model import Assessment, Finding
from qmas_tui.policy.policy import Policy
from tests.findings.people import (
    JOB,
    LANDED,
    LIMIT,
    NOW,
    OPENS,
    TARGET,
    child,
    days,
    finding,
    holder,
    level,
    older,
)


def said(found: Assessment, code: str, subject: str = "holder") -> Finding:
    """A finding that must be there."""
    each = finding(found, code, subject)
    assert each is not None
    return each


def shown(found: Assessment, code: str) -> dict[str, object]:
    """The facts that a finding shows."""
    return dict(said(found, code).shown)


def steps(found: Assessment, kind: str) -> list[str]:
    """The steps of a deadline, by their keys."""
    (deadline,) = [each for each in found.deadlines if each.kind == kind]
    return [step.key for step in deadline.steps]


def test_steps_of_the_filing_dates(policy: Policy) -> None:
    """Each filing date is derived from the limit, by a step for each rule."""
    plain = assess(holder(), policy, NOW)
    assert steps(plain, "extension.opens") == ["limit", "back"]
    assert steps(plain, "extension.target") == ["limit", "target"]
    assert steps(plain, "extension.last-day") == ["limit"]
    sunday = assess(holder(grant=[{"until": date(2028, 3, 19)}]), policy, NOW)
    assert steps(sunday, "extension.last-day") == ["limit", "working-day"]
    march = assess(holder(grant=[{"until": date(2026, 4, 1)}]), policy, NOW)
    assert steps(march, "extension.opens") == ["limit", "back", "rule-begins"]
    assert steps(march, "extension.target") == [
        *("limit", "target", "not-before-opening"),
    ]
    (target,) = [d for d in plain.deadlines if d.kind == "extension.target"]
    assert dict(target.steps[1].shown) == {"days": 42, "day": TARGET}


@pytest.mark.parametrize(
    ("limit", "rule", "basis"),
    [(date(2026, 3, 20), "E-01", "official"), (LIMIT, "E-02", "practice")],
)
def test_rule_of_the_window(policy: Policy, limit: date, rule: str, basis: str) -> None:
    """The opening rests on the rule that held on the day, and names its basis."""
    found = assess(holder(grant=[{"until": limit}]), policy, NOW)
    assert (found.deadlines[0].rules, found.deadlines[0].basis) == ((rule,), basis)


def test_status_of_the_window(policy: Policy) -> None:
    """The window is open up to the limit itself, and overdue after it."""
    for as_of, status in (
        (OPENS - days(1), "ahead"),
        (OPENS, "today"),
        (OPENS + days(1), "open"),
        (LIMIT, "open"),
        (LIMIT + days(1), "overdue"),
    ):
        found = assess(holder(), policy, as_of)
        assert found.deadlines[0].status == status
        assert found.deadlines[0].days == (OPENS - as_of).days


def test_grave_from_the_opening_on(policy: Policy) -> None:
    """A passport, an age and an uncovered path are to act on once the window opens."""
    bo = child(born_on=date(2010, 3, 1), passport_expires_on=LIMIT)
    who = holder(
        pattern="3+3+2",
        grant=[{"until": LIMIT, "confirmed": True, "step": 2}],
        passport=[{"expires_on": LIMIT}],
        dependant=[bo],
    )
    for as_of, grave in ((OPENS - days(1), "warn"), (OPENS, "act")):
        found = assess(who, policy, as_of)
        assert level(found, "passport.renew-first") == grave
        assert level(found, "milestone.uncovered") == grave
        assert level(found, "dependant.ageing-out", "TESTER Bo") == grave
        assert level(found, "passport.renew-first", "TESTER Bo") == grave


def test_fees_for_a_short_stay(policy: Policy) -> None:
    """More than 180 days between the limits cost the fee of a long stay (E-12)."""
    for own, total in ((181, 1900 + 1900), (180, 1900 + 1200), (0, 1900)):
        bo = child(limit_of_stay=date(2031, 3, 15) - days(own))
        fees = assess(holder(dependant=[bo]), policy, NOW).fees
        assert fees is not None
        assert (fees.per_person, fees.total) == (1900, total)
        assert fees.persons == (2 if own else 1)


def test_lengths_of_steps(policy: Policy) -> None:
    """A granted step is as long as its months; an odd one says by how many days."""
    grants = [
        {"until": date(2027, 3, 15), "confirmed": True},
        {"until": date(2028, 3, 15), "confirmed": True},
    ]
    found = assess(holder(pattern="2+3+3", grant=grants), policy, NOW)
    assert [(s.step, s.months) for s in found.path] == [(0, 24), (1, 12), (2, 36)]
    assert shown(found, "stay.differs") == {
        "until": LIMIT,
        "normal": date(2030, 3, 15),
        "days": (LIMIT - date(2030, 3, 15)).days,
    }
    last = [{"until": date(2033, 3, 16), "confirmed": True, "step": 2}]
    assert finding(assess(holder(grant=last), policy, NOW), "stay.differs") is None
    beyond = [{"until": date(2033, 3, 16), "confirmed": True, "step": 3}]
    assert finding(assess(holder(grant=beyond), policy, NOW), "stay.differs") is None


def test_step_that_had_to_be_assumed(policy: Policy) -> None:
    """A first grant near no normal end takes the step that it fits, and says so."""
    late = [{"until": date(2029, 1, 1), "confirmed": True}]
    found = assess(holder(grant=late), policy, NOW)
    assert shown(found, "facts.step-assumed") == {"step": 1, "until": date(2029, 1, 1)}
    far = [{"until": date(2044, 1, 1), "confirmed": True}]
    found = assess(holder(grant=far), policy, NOW)
    assert shown(found, "facts.step-assumed")["step"] == 2
    assert len(found.path) == 1
    odd = assess(holder(applied_on=None, grant=late), policy, NOW)
    assert finding(odd, "facts.step-assumed") is None
    assert shown(odd, "facts.pattern-unknown")["assumed"] is False
    nothing = assess(holder(applied_on=None, grant=None), policy, NOW)
    assert shown(nothing, "facts.pattern-unknown")["assumed"] is True


def test_top_tier(policy: Policy) -> None:
    """The top tier looks at the lowest figure of its year, and uses the pattern up."""
    told = [2_400_000, 2_100_000, 1_999_999]
    for count, grave in ((1, "good"), (2, "good"), (3, None)):
        income = [{"year": "2026/27", "assessable": pay} for pay in told[:count]]
        found = assess(holder(income=income), policy, NOW)
        assert level(found, "income.top-tier") == grave
        assert [(s.months, s.top_tier) for s in found.path[1:]] == (
            [(60, True)] if grave else [(36, False), (24, False)]
        )
        if grave:
            assert shown(found, "income.top-tier")["income"] == told[count - 1]
    six = [
        {"until": date(2027, 3, 15), "confirmed": True},
        {"until": date(2033, 3, 15), "confirmed": True},
    ]
    found = assess(holder(pattern="2+3+3", grant=six), policy, NOW)
    assert [s.top_tier for s in found.path] == [False, True]
    assert finding(found, "stay.differs") is None
    first = [{"until": date(2030, 3, 15), "confirmed": True, "step": 0}]
    found = assess(holder(grant=first), policy, NOW)
    assert not found.path[0].top_tier


def test_longest_absence_is_shown(policy: Policy) -> None:
    """Of several long absences the longest is shown, and how many there are."""
    pairs = [(date(2025, 4, 1), 184), (date(2026, 1, 10), 190)]
    trip = [{"out": out, "back": out + days(nights)} for out, nights in pairs]
    found = assess(holder(trip=trip), policy, NOW)
    longest = shown(found, "absence.six-months")
    assert (longest["nights"], longest["count"], longest["open"]) == (190, 2, False)
    assert longest["out"] == date(2026, 1, 10)
    assert said(found, "absence.six-months").basis == "official"
    assert found.residence is not None
    assert found.residence.longest_nights == 190
    assert found.residence.longest_full_days == 189
    near = [{"out": date(2025, 4, 1), "back": date(2025, 4, 1) + days(181)}]
    found = assess(holder(trip=near), policy, NOW)
    assert said(found, "absence.long").rules == ("AB-02", "AB-05")
    assert said(found, "absence.long").basis == "practice"


def test_year_of_much_absence_is_shown(policy: Policy) -> None:
    """The residence year with the most days away is named by its number."""
    pairs = [
        (date(2026, 4, 1), date(2026, 7, 11)),
        (date(2026, 8, 1), date(2026, 10, 31)),
    ]
    trip = [{"out": out, "back": back} for out, back in pairs]
    found = assess(holder(trip=trip), policy, NOW)
    assert shown(found, "absence.year") == {"year": 2, "days": 190, "more": 180}
    home = assess(holder(), policy, NOW)
    assert finding(home, "absence.year") is None


def test_last_run_is_shown(policy: Policy) -> None:
    """A run of touch-downs is shown from its first day to its last."""
    pairs = [
        (date(2025, 5, 10), date(2025, 8, 15)),
        (date(2025, 8, 18), date(2025, 11, 20)),
    ]
    trip = [{"out": out, "back": back} for out, back in pairs]
    run = shown(assess(holder(trip=trip), policy, NOW), "absence.touchdown")
    assert (run["out"], run["back"]) == (pairs[0][0], pairs[1][1])
    assert (run["away"], run["days"], run["least"]) == (96 + 93, 195, 7)


def test_clash_is_shown(policy: Policy) -> None:
    """A clash tells how many days are left here, and how many are needed."""
    trip = [{"out": TARGET - days(3), "back": LIMIT - days(3)}]
    clash = shown(assess(holder(trip=trip), policy, NOW), "trip.clashes")
    assert (clash["out"], clash["first"]) == (TARGET - days(3), TARGET)
    assert (clash["here"], clash["needed"], clash["limit_away"]) == (4, 7, False)
    over = [{"out": TARGET - days(3), "back": LIMIT + days(3)}]
    clash = shown(assess(holder(trip=over), policy, NOW), "trip.clashes")
    assert (clash["here"], clash["limit_away"]) == (0, True)
    late = assess(holder(trip=over), policy, LIMIT - days(2))
    assert shown(late, "trip.clashes")["needed"] == 3


def test_reasons_of_the_latest_day(policy: Policy) -> None:
    """What moves the latest day stands beside it, and says whether it still lasts."""
    out = date(2026, 5, 1)
    for back, key in ((None, "absence-open"), (NOW, "absence")):
        row = {"out": out} | ({"back": back} if back else {})
        found = assess(holder(trip=[row]), policy, NOW).milestone
        assert found is not None
        assert [reason.key for reason in found.because] == [key]
        assert (found.latest is None) == (back is None)


def test_seven_years_of_a_child(policy: Policy) -> None:
    """A child's own clock knows citizenship, overstay and the family's path."""
    trip = [{"out": date(2026, 3, 1), "back": date(2026, 10, 1)}]
    for citizenship, latest in (
        ("chinese", date(2026, 3, 1)),
        ("other", date(2033, 10, 1)),
        ("unknown", date(2033, 10, 1)),
    ):
        bo = child(citizenship=citizenship, landed_on=date(2019, 3, 1), trip=trip)
        (found,) = assess(holder(dependant=[bo]), policy, NOW).dependants
        assert found.milestone is not None
        assert found.milestone.latest == latest
    for limit, covered, keys in (
        (LIMIT, True, []),
        (NOW, True, []),
        (NOW - days(1), None, ["overstayed"]),
    ):
        bo = child(
            limit_of_stay=limit, landed_on=LANDED, trip=[{"out": NOW, "back": NOW}]
        )
        (found,) = assess(holder(dependant=[bo]), policy, NOW).dependants
        assert found.milestone is not None
        assert found.milestone.covered is covered
        assert [reason.key for reason in found.milestone.because] == keys


def test_path_of_a_child(policy: Policy) -> None:
    """A dependant's path is the own stay and the family's later ones."""
    cases = ((LIMIT, True, 3), (None, False, 3), (date(2031, 3, 15), True, 2))
    for limit, granted, count in cases:
        bo = child(limit_of_stay=limit, landed_on=LANDED)
        (found,) = assess(holder(dependant=[bo]), policy, NOW).dependants
        assert (found.path[0].granted, len(found.path)) == (granted, count)
        assert found.path[0].months == (36 if count == 3 else 72)


def test_next_limit_of_a_child(policy: Policy) -> None:
    """A child's passport must last for the family's next stay."""
    bo = child(limit_of_stay=NOW, passport_expires_on=date(2029, 1, 1))
    found = assess(holder(grant=None, dependant=[bo]), policy, NOW)
    assert level(found, "passport.short", "TESTER Bo") == "warn"
    long = child(limit_of_stay=NOW, passport_expires_on=date(2031, 4, 15))
    found = assess(holder(grant=None, dependant=[long]), policy, NOW)
    assert level(found, "passport.short", "TESTER Bo") is None


def test_requests_and_entry(policy: Policy) -> None:
    """A due day that was read is told from one that was worked out."""
    asked: dict[str, object] = {"asked_on": NOW - days(9)}
    for row, assumed in ((asked, True), (asked | {"answer_by": NOW}, False)):
        found = assess(holder(request=[row]), policy, NOW)
        assert shown(found, "request.unanswered")["assumed"] is assumed
    for answered, open_still in ((NOW, False), (NOW + days(1), True)):
        row = asked | {"answered_on": answered}
        found = assess(holder(request=[row]), policy, NOW)
        assert (finding(found, "request.unanswered") is not None) is open_still
    bare: dict[str, object] = {"landed_on": None, "grant": None, "work": None}
    for entry_by, key in ((NOW, "entry-read"), (None, "entry-assumed")):
        who = holder(**bare, approved_on=NOW - days(91), entry_by=entry_by)
        found = assess(who, policy, NOW)
        assert steps(found, "entry.use-by") == [key]
        rules = said(found, "entry.unused").rules
        assert ("E-30" in rules) == (entry_by is None)


def test_income_on_the_eve(policy: Policy) -> None:
    """A job of a single day, the eve of the next, is what the next is measured by."""
    eve = date(2026, 5, 31)
    before = JOB | {"from": eve, "to": eve, "monthly_income": 90_000}
    after = JOB | {"from": date(2026, 6, 1), "monthly_income": 50_000}
    found = assess(holder(work=[before, after]), policy, NOW)
    assert shown(found, "career.step-back")["earlier"] == 90_000


def test_rules_by_citizenship(policy: Policy) -> None:
    """The seven years rest on other rules for a Chinese citizen (PR-01, PR-02)."""
    for citizenship, rule in (("chinese", "PR-01"), ("other", "PR-02")):
        who = older(date(2019, 11, 22), date(2028, 3, 1), citizenship=citizenship)
        assert rule in said(assess(who, policy, NOW), "milestone.reached").rules


def test_unconfirmed_names_everyone(policy: Policy) -> None:
    """One finding names all whose limit nobody read, and how it is known."""
    family = [child(), child(name="TESTER Cy", limit_of_stay=None)]
    who = holder(grant=[{"until": LIMIT}], dependant=family)
    told = shown(assess(who, policy, NOW), "stay.unconfirmed")
    assert told == {"names": ("holder", "TESTER Cy"), "source": "unconfirmed"}
    linked = shown(assess(holder(dependant=family), policy, NOW), "stay.unconfirmed")
    assert linked["names"] == ("TESTER Cy",)
