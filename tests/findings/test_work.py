"""What work and income say of the coming extension."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from qmas_tui.facts.holder import Holder
from qmas_tui.findings.assess import assess
from qmas_tui.policy.policy import Policy
from tests.findings.people import (
    JOB,
    LANDED,
    LIMIT,
    NOW,
    days,
    finding,
    holder,
    level,
)

BUSINESS = JOB | {
    "kind": "business",
    "staff": 1,
    "office": True,
    "turnover": 1,
    "tax_paid": True,
}


def worked(*rows: dict[str, object], **facts: object) -> Holder:
    """A holder with these works."""
    return holder(work=list(rows), **facts)


def spell(first: date, last: date) -> dict[str, object]:
    """A job from a day to a day."""
    return JOB | {"from": first, "to": last}


def test_idle_since_nobody_knows_when(policy: Policy) -> None:
    """Out of work since an unknown day counts as long enough to act."""
    rows: tuple[dict[str, object], ...] = (
        {"kind": "none"},
        {"kind": "none", "to": NOW},
    )
    for row in rows:
        found = finding(assess(worked(row), policy, NOW), "work.none")
        assert found is not None
        assert (found.level, dict(found.shown)["days"]) == ("act", None)
    both = worked({"kind": "none"}, {"kind": "none", "from": NOW})
    assert level(assess(both, policy, NOW), "work.none") == "act"


def test_idle_by_the_longest_spell(policy: Policy) -> None:
    """Of two current spells without work the longer one counts."""
    who = worked(
        {"kind": "none", "from": NOW - days(70)}, {"kind": "none", "from": NOW}
    )
    assert level(assess(who, policy, NOW), "work.none") == "warn"


def test_idle_shortly_before_the_limit(policy: Policy) -> None:
    """In the last half year any time out of work is to act on."""
    run_up = LIMIT - days(180)
    for as_of, said in ((run_up - days(1), None), (run_up, "act")):
        who = worked(JOB | {"to": as_of - days(1)}, {"kind": "none", "from": as_of})
        assert level(assess(who, policy, as_of), "work.none") == said


def test_a_job_beside_is_work(policy: Policy) -> None:
    """A current job weighs more than a record of no work."""
    who = worked(JOB, {"kind": "none", "from": LANDED})
    assert level(assess(who, policy, NOW), "work.none") is None


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ([spell(LANDED, date(2025, 12, 31)), JOB | {"from": date(2026, 2, 1)}], 31),
        ([spell(LANDED, date(2025, 12, 31)), JOB | {"from": date(2026, 1, 31)}], None),
        ([spell(LANDED, NOW - days(31))], 31),
        ([spell(LANDED, NOW - days(30))], None),
        ([spell(LANDED, date(2025, 12, 31)), spell(LANDED, NOW)], None),
        ([spell(NOW, LANDED), JOB | {"from": LANDED + days(30)}], None),
        ([spell(LANDED + days(16), LANDED), JOB | {"from": LANDED + days(30)}], None),
        ([JOB | {"from": LANDED + days(31)}, JOB | {"from": NOW + days(1)}], 31),
    ],
)
def test_days_that_no_record_covers(
    policy: Policy, rows: list[dict[str, object]], count: int | None
) -> None:
    """More than thirty days without any record are unknown; overlaps count once."""
    found = finding(assess(worked(*rows), policy, NOW), "work.unknown")
    assert (dict(found.shown)["days"] if found else None) == count


def test_first_day_of_the_current_stay(policy: Policy) -> None:
    """The current stay begins on the day after the limit before it."""
    first = {"until": date(2025, 12, 31), "confirmed": True}
    grants = [first, {"until": LIMIT, "confirmed": True}]
    for n, said in ((30, None), (31, "watch")):
        begun = date(2026, 1, 1) + days(n)
        who = worked(JOB | {"from": begun}, grant=grants)
        assert level(assess(who, policy, NOW), "work.unknown") == said


def test_very_low_income_is_shown(policy: Policy) -> None:
    """Low income shows the bound; very low the lower one and its share too (R-04)."""
    for pay, lower, share in ((25_000, None, None), (19_999, 20_000, 5)):
        found = finding(
            assess(worked(JOB | {"monthly_income": pay}), policy, NOW), "income.low"
        )
        assert found is not None
        told = {"income": pay, "least": 30_000, "very_low": lower, "share": share}
        assert dict(found.shown) == told


def test_unknown_now_or_then(policy: Policy) -> None:
    """Unknown days in the past are watched; unknown today is a warning."""
    then = worked(JOB | {"from": LANDED + days(40)})
    now = worked(spell(LANDED, NOW - days(40)))
    for who, said, first in (
        (then, "watch", LANDED),
        (now, "warn", NOW - days(39)),
    ):
        found = finding(assess(who, policy, NOW), "work.unknown")
        assert found is not None
        assert (found.level, dict(found.shown)["first"]) == (said, first)


def test_after_the_limit_days_are_not_counted(policy: Policy) -> None:
    """Work is looked at up to the limit only."""
    who = worked(spell(LANDED, LIMIT - days(31)))
    found = finding(assess(who, policy, LIMIT + days(9)), "work.unknown")
    assert found is not None
    assert (found.level, dict(found.shown)["days"]) == ("watch", 31)


def test_the_current_stay_alone_is_looked_at(policy: Policy) -> None:
    """Days before the last granted stay began do not count, L itself aside."""
    first = {"until": date(2026, 9, 30), "confirmed": True}
    last = {"until": LIMIT, "confirmed": True}
    lately = JOB | {"from": date(2026, 10, 1)}
    who = worked(lately, grant=[first, last])
    assert level(assess(who, policy, NOW), "work.unknown") is None
    twice = worked(JOB | {"from": LIMIT - days(9)}, grant=[last, last])
    assert level(assess(twice, policy, LIMIT + days(1)), "work.unknown") == "watch"
    granted = {"granted_on": date(2026, 10, 5)}
    shorter = {"until": date(2026, 8, 1), "confirmed": True} | granted
    cut = holder(grant=[first | {"granted_on": LANDED}, shorter], work=None)
    assert level(assess(cut, policy, NOW), "work.unknown") is None


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        ({"level": "other"}, "work.below-level", "warn"),
        ({"level": "graduate"}, "work.below-level", None),
        ({"commission_only": True}, "work.commission-only", "warn"),
        ({"commission_only": False}, "work.commission-only", None),
        ({"place": "mainland"}, "work.abroad", "warn"),
        ({"place": "overseas"}, "work.abroad", "warn"),
        ({"place": "hong-kong"}, "work.abroad", None),
        ({"currency": "USD"}, "income.unknown", "watch"),
    ],
)
def test_marks_of_a_job(
    policy: Policy, change: dict[str, object], code: str, said: str | None
) -> None:
    """Each mark of a current job is a finding of its own."""
    assert level(assess(worked(JOB | change), policy, NOW), code) == said
    ended = worked(JOB, JOB | change | {"to": NOW - days(1)})
    assert level(assess(ended, policy, NOW), code) is None


def test_one_good_job_is_enough(policy: Policy) -> None:
    """Level and commission matter only where no current work is better."""
    poor = JOB | {"level": "other", "commission_only": True}
    found = assess(worked(poor, JOB), policy, NOW)
    assert level(found, "work.below-level") is None
    assert level(found, "work.commission-only") is None


def test_below_level_at_a_later_extension(policy: Policy) -> None:
    """Work below level is a warning at the first extension, later to act on (E-17)."""
    grants = [
        {"until": date(2026, 3, 15), "confirmed": True},
        {"until": LIMIT, "confirmed": True},
    ]
    who = worked(JOB | {"level": "other"}, grant=grants)
    assert level(assess(who, policy, NOW), "work.below-level") == "act"


def test_achievement_route_asks_for_no_job(policy: Policy) -> None:
    """On the achievement route only unknown income is said (S-10)."""
    poor = {"level": "other", "place": "mainland", "monthly_income": 1}
    found = assess(worked(JOB | poor, route="apt"), policy, NOW)
    assert not [f.code for f in found.findings if f.code.startswith(("work", "income"))]
    unknown = JOB | {"currency": "USD"}
    found = assess(worked(unknown, route="apt"), policy, NOW)
    assert level(found, "income.unknown") == "watch"


@pytest.mark.parametrize("lacking", ["staff", "office", "turnover", "tax_paid"])
def test_thin_business(policy: Policy, lacking: str) -> None:
    """A business that lacks one of its four marks is thin; one with all is not."""
    assert level(assess(worked(BUSINESS), policy, NOW), "business.thin") is None
    nothing: Any
    for nothing in (None, 0 if lacking in ("staff", "turnover") else False):
        row = {
            k: v for k, v in (BUSINESS | {lacking: nothing}).items() if v is not None
        }
        found = finding(assess(worked(row), policy, NOW), "business.thin")
        assert found is not None
        assert dict(found.shown)["lacking"] == (lacking.replace("_", " "),)


def test_step_back_from_all_earlier_work(policy: Policy) -> None:
    """Income is compared with that of every work of the day before (R-17)."""
    eve = date(2026, 5, 31)
    old = spell(LANDED, eve) | {"monthly_income": 30_000}
    side = spell(LANDED, eve) | {"monthly_income": 30_000}
    new = JOB | {"from": date(2026, 6, 1), "monthly_income": 48_000}
    found = finding(assess(worked(old, side, new), policy, NOW), "career.step-back")
    assert found is not None
    assert dict(found.shown)["earlier"] == 60_000
    for rows in (
        (old, new),
        (spell(LANDED, eve) | {"currency": "USD"}, new),
        (new, {"kind": "none", "from": LANDED, "to": eve}),
        (spell(LANDED, eve) | {"monthly_income": 0}, new),
        (JOB | {"from": None, "monthly_income": 1},),
    ):
        kept = [{k: v for k, v in row.items() if v is not None} for row in rows]
        found = finding(assess(worked(*kept), policy, NOW), "career.step-back")
        assert found is None
