"""What the work is worth on the way to a renewal: level, pay, place, business."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.findings.people import (
    JOB,
    LANDED,
    LIMIT,
    NOW,
    OPENS,
    RUN_UP,
    assessed,
    days,
    due,
    evidence_of,
    filing,
    finding,
    item,
    level,
    said,
    worked,
)

BUSINESS = JOB | {
    "kind": "business",
    "staff": 1,
    "office": True,
    "turnover": 1,
    "tax_paid": True,
}
LATER: dict[str, Any] = {
    "grant": [
        {"until": date(2026, 3, 15), "confirmed": True},
        {"until": LIMIT, "confirmed": True},
    ]
}


def without(row: dict[str, object], *fields: str) -> dict[str, object]:
    """A row without some fields."""
    return {name: value for name, value in row.items() if name not in fields}


@pytest.mark.parametrize(
    ("change", "code", "grave"),
    [
        ({"level": "other"}, "work.below-level", "warn"),
        ({"level": "graduate"}, "work.below-level", None),
        ({"commission_only": True}, "work.commission-only", "warn"),
        ({"commission_only": False}, "work.commission-only", None),
        ({"place": "mainland"}, "work.abroad", "warn"),
        ({"place": "overseas"}, "work.abroad", "warn"),
        ({"place": "hong-kong"}, "work.abroad", None),
        ({"currency": "USD"}, "income.unknown", "watch"),
        ({"monthly_income": 29_999}, "income.low", "warn"),
        ({"monthly_income": 30_000}, "income.low", None),
    ],
)
def test_marks_of_a_job(
    change: dict[str, object], code: str, grave: str | None
) -> None:
    """Each mark of a current job is a finding of its own."""
    assert level(assessed(worked(JOB | change)), code) == grave
    ended = worked(JOB, JOB | change | {"to": NOW - days(1)})
    assert level(assessed(ended), code) is None


def test_one_good_job_is_enough() -> None:
    """Level and commission matter only where no current work is better."""
    poor = JOB | {"level": "other", "commission_only": True}
    found = assessed(worked(poor, JOB))
    assert level(found, "work.below-level") is None
    assert level(found, "work.commission-only") is None


def test_a_level_left_out_is_unknown_and_not_low() -> None:
    """A job without a level beside one of level other is not said to be below."""
    rows = [JOB | {"level": "other"}, without(JOB, "level")]
    assert level(assessed(worked(*rows)), "work.below-level") is None


def test_commission_beside_a_job_that_pays_nothing() -> None:
    """HK$0 is no pay; an income left out counts as pay."""
    sold = JOB | {"commission_only": True}
    for beside, grave in (
        (JOB | {"monthly_income": 0}, "warn"),
        (without(JOB, "monthly_income"), None),
        (JOB, None),
    ):
        found = assessed(worked(sold, beside))
        assert level(found, "work.commission-only") == grave
    nothing = sold | {"monthly_income": 0}
    found = assessed(worked(nothing))
    assert level(found, "work.commission-only") == "warn"


def test_abroad_names_place_and_employer() -> None:
    """The first of the works outside Hong Kong is named."""
    away = JOB | {"place": "mainland", "employer": "Pearl Ltd"}
    other = away | {"place": "overseas", "employer": "Thames Ltd"}
    told = evidence_of(assessed(worked(JOB, away, other)), "work.abroad")
    assert told == told | {"place": "mainland", "employer": "Pearl Ltd"}


def test_below_level_at_a_later_extension() -> None:
    """Work below level is a warning at the first extension, later to act on (E-17)."""
    low = JOB | {"level": "other"}
    first = assessed(worked(low))
    assert level(first, "work.below-level") == "warn"
    assert item(first, "work.below-level") is None
    later = assessed(worked(low, low | {"from": NOW}, **LATER))
    assert level(later, "work.below-level") == "act"
    assert due(later, "work.below-level") == (RUN_UP, LIMIT)
    lately = low | {"from": RUN_UP + days(20)}
    near = assessed(worked(low, lately, **LATER), RUN_UP + days(30))
    assert due(near, "work.below-level") == (RUN_UP + days(20), LIMIT)
    unknown = without(low, "from")
    near = assessed(worked(unknown, **LATER), RUN_UP + days(30))
    assert due(near, "work.below-level") == (RUN_UP, LIMIT)
    filed = worked(low, **LATER, filing=[filing(OPENS)])
    assert item(assessed(filed, OPENS), "work.below-level") is None


def test_an_unknown_step_counts_as_a_later_one() -> None:
    """Where nobody knows which extension comes, the stricter test is used."""
    grant = [{"until": LIMIT - days(40), "confirmed": True}]
    low = JOB | {"level": "other"}
    who = worked(low, grant=grant, applied_on=None)
    assert level(assessed(who), "work.below-level") == "act"
    nothing = worked(low, grant=None)
    assert level(assessed(nothing), "work.below-level") == "warn"


def test_low_income_is_shown() -> None:
    """Low income shows the bound; very low the lower one and its share too (R-04)."""
    for pay, lower, share in (
        (25_000, None, None),
        (20_000, None, None),
        (19_999, 20_000, 5),
    ):
        found = assessed(worked(JOB | {"monthly_income": pay}))
        told = evidence_of(found, "income.low")
        bounds = {"least": 30_000, "very_low": lower, "share": share}
        assert told == told | {"income": pay} | bounds
        assert ("R-04" in said(found, "income.low").rules) is (lower is not None)


@pytest.mark.parametrize(
    ("kinds", "facts", "expected"),
    [
        (["employment"], {}, ("warn", "official")),
        (["employment"], LATER, ("act", "official")),
        (["self-employment"], LATER, ("act", "official")),
        (["business"], LATER, ("warn", "practice")),
        (["business", "employment"], LATER, ("act", "official")),
    ],
)
def test_no_income_at_all(
    kinds: list[str], facts: dict[str, object], expected: tuple[str, str]
) -> None:
    """At HK$0 in a job there is no stable income, before a later extension at act."""
    rows = [JOB | {"kind": kind, "monthly_income": 0} for kind in kinds]
    found = assessed(worked(*rows, **facts))
    each = said(found, "income.low")
    assert (each.level, each.basis) == expected
    assert ("E-17" in each.rules) is (each.basis == "official")
    is_act = each.level == "act"
    assert due(found, "income.low") == ((RUN_UP, LIMIT) if is_act else None)


def test_income_of_all_works() -> None:
    """Income is the sum of all works; without a currency it is read as HKD."""
    half = JOB | {"monthly_income": 14_999}
    bare = without(half, "currency")
    for rows, grave, unknown in (
        ([half, half], "warn", None),
        ([half, half | {"monthly_income": 15_001}], None, None),
        ([half, bare], "warn", "watch"),
        ([bare], "warn", "watch"),
        ([half, without(half, "monthly_income")], None, "watch"),
        ([half, half | {"currency": "USD"}], None, "watch"),
    ):
        found = assessed(worked(*rows))
        assert level(found, "income.low") == grave
        assert level(found, "income.unknown") == unknown


def test_achievement_route_asks_for_no_job() -> None:
    """On the achievement route only unknown income is said (S-10)."""
    poor = {"level": "other", "place": "mainland", "monthly_income": 1, "sector": "law"}
    thin = JOB | poor | {"kind": "business"}
    who = worked(thin, route="apt", claimed_sector="finance")
    found = assessed(who)
    heads = ("work", "income", "career", "plan", "business")
    assert not [f.code for f in found.findings if f.code.startswith(heads)]
    unknown = JOB | {"currency": "USD"}
    found = assessed(worked(unknown, route="apt"))
    assert level(found, "income.unknown") == "watch"
    nothing = assessed(worked({"kind": "none"}, route="apt"))
    assert not [f.code for f in nothing.findings if f.code.startswith(heads)]


@pytest.mark.parametrize(
    ("claimed", "sectors", "grave"),
    [
        ("finance", ["law"], "watch"),
        ("finance", ["law", "finance"], None),
        ("finance", ["finance"], None),
        ("finance", ["law", None], None),
        ("finance", ["law", "law", "logistics"], "watch"),
        (None, ["law"], None),
        ("finance", [], None),
    ],
)
def test_plan_that_was_not_pursued(
    claimed: str | None, sectors: list[str | None], grave: str | None
) -> None:
    """Every work has a sector and none has the one that was claimed (R-18)."""
    rows = [JOB | ({"sector": each} if each else {}) for each in sectors]
    found = assessed(worked(*rows, claimed_sector=claimed))
    assert level(found, "plan.not-pursued") == grave
    if grave:
        told = evidence_of(found, "plan.not-pursued")
        named = tuple(dict.fromkeys(sectors))
        assert told == told | {"claimed": claimed, "sectors": named}


@pytest.mark.parametrize("lacking", ["staff", "office", "turnover", "tax_paid"])
def test_thin_business(lacking: str) -> None:
    """A business that lacks one of its four marks is thin; one with all is not."""
    assert level(assessed(worked(BUSINESS)), "business.thin") is None
    nothing: Any
    for nothing in (None, 0 if lacking in ("staff", "turnover") else False):
        row = {
            k: v for k, v in (BUSINESS | {lacking: nothing}).items() if v is not None
        }
        found = assessed(worked(row))
        assert evidence_of(found, "business.thin")["lacking"] == (
            lacking.replace("_", " "),
        )
    job = without(JOB, lacking)
    assert finding(assessed(worked(job)), "business.thin") is None


def test_step_back_from_all_earlier_work() -> None:
    """Income is compared with that of every work of the day before (R-17)."""
    eve = date(2026, 5, 31)
    old = JOB | {"to": eve, "monthly_income": 30_000}
    new = JOB | {"from": date(2026, 6, 1), "monthly_income": 48_000}
    found = assessed(worked(old, old, new))
    told = evidence_of(found, "career.step-back")
    facts = {"income": 48_000, "earlier": 60_000, "since": date(2026, 6, 1)}
    assert told == told | facts
    for rows in (
        (old, new),
        (JOB | {"to": eve, "currency": "USD"}, new),
        (without(JOB | {"to": eve, "monthly_income": 90_000}, "currency"), new),
        (new, {"kind": "none", "from": LANDED, "to": eve}),
        (JOB | {"to": eve, "monthly_income": 0}, new),
        (without(JOB | {"monthly_income": 1}, "from"),),
        (old, old, new | {"currency": "USD"}),
    ):
        found = assessed(worked(*rows))
        assert finding(found, "career.step-back") is None


def test_step_back_from_a_day_without_work() -> None:
    """A spell without work on the eve makes nobody step back, whatever stood beside."""
    eve = date(2026, 5, 31)
    old = JOB | {"to": eve, "monthly_income": 90_000}
    new = JOB | {"from": date(2026, 6, 1), "monthly_income": 48_000}
    beside = {"kind": "none", "from": eve, "to": eve}
    assert finding(assessed(worked(old, new)), "career.step-back")
    found = assessed(worked(old, new, beside))
    assert finding(found, "career.step-back") is None


def test_income_on_the_eve() -> None:
    """A job of a single day, the eve of the next, is what the next is measured by."""
    eve = date(2026, 5, 31)
    before = JOB | {"from": eve, "to": eve, "monthly_income": 90_000}
    after = JOB | {"from": date(2026, 6, 1), "monthly_income": 50_000}
    found = assessed(worked(before, after))
    assert evidence_of(found, "career.step-back")["earlier"] == 90_000
