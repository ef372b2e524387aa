"""For each figure of the rules: three cases, a step apart, round its boundary."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from qmas_tui.facts.holder import Holder
from qmas_tui.findings.model import Assessment
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
    item,
    level,
    older,
)

Look = Callable[[Assessment], object]
Made = Callable[[int], tuple[Holder, date]]


class Edge(NamedTuple):
    """`made(n)` is a case a step before, on and after a boundary; `seen` what of it.

    `moves` are the changes of the figure that must show.
    """

    figure: str
    made: Made
    look: Look
    seen: tuple[object, object, object]
    moves: tuple[int, ...] = (-1, 1)


def on(day: date, who: Holder) -> Made:
    """The same holder on the day before, on the day and on the day after."""
    return lambda n: (who, day + days(n))


def now(make: Callable[[int], Holder]) -> Made:
    """Three holders on the same day."""
    return lambda n: (make(n), NOW)


def grave(code: str, subject: str = "holder") -> Look:
    """How grave a finding is."""
    return lambda found: level(found, code, subject)


def status(kind: str) -> Look:
    """Where a deadline stands."""
    return lambda found: next(d.status for d in found.deadlines if d.kind == kind)


def very_low(found: Assessment) -> object:
    """Whether low income is said to be very low."""
    said = finding(found, "income.low")
    return said is not None and "R-04" in said.rules


def act_by(kind: str) -> Look:
    """The day to act on an item."""
    return lambda found: (each := item(found, kind)) and each.act_by


def trips(*pairs: tuple[date, date]) -> Holder:
    """A holder with these absences."""
    return holder(trip=[{"out": out, "back": back} for out, back in pairs])


def bare(**facts: object) -> Holder:
    """Applied for and approved, and neither landed nor at work."""
    return holder(landed_on=None, grant=None, work=None, **facts)


def cycles(nights: list[int]) -> Holder:
    """Absences of so many nights, each followed by six days in Hong Kong."""
    out, pairs = date(2026, 2, 1), list[tuple[date, date]]()
    for count in nights:
        pairs.append((out, out + days(count)))
        out += days(count + 5)
    return trips(*pairs)


def earlier_jobs(now_earns: int) -> Holder:
    """A holder who changed to a job with that income."""
    first = JOB | {"to": date(2026, 5, 31), "monthly_income": 50_000}
    then = JOB | {"from": date(2026, 6, 1), "monthly_income": now_earns}
    return holder(work=[first, then])


def out_of_work(n: int, since: int) -> Holder:
    """A holder without work for `since` and n days."""
    first = NOW - days(since + n)
    return holder(work=[JOB | {"to": first - days(1)}, {"kind": "none", "from": first}])


MAY, TWO = date(2025, 5, 10), (date(2025, 5, 10), date(2025, 8, 15))
LATE = date(2025, 11, 20)
ONE_TO_THREE = {  # one absence of over six months, then two and three touch-downs
    -1: trips((MAY, LATE)),
    0: trips(TWO, (date(2025, 8, 20), LATE)),
    1: trips(TWO, (date(2025, 8, 20), date(2025, 9, 20)), (date(2025, 9, 25), LATE)),
}

EDGES = (
    Edge(
        "top_tier_income",
        now(
            lambda n: holder(income=[{"year": "2026/27", "assessable": 2_000_000 + n}])
        ),
        grave("income.top-tier"),
        (None, "good", "good"),
    ),
    Edge(
        "top_tier_permitted_months",
        now(
            lambda n: holder(
                landed_on=date(2026, 3, 15) + days(n),
                pattern="3+3+2",
                income=[{"year": "2026/27", "assessable": 2_500_000}],
            )
        ),
        grave("income.top-tier"),
        ("good", "good", None),
    ),
    *(
        Edge(
            figure,
            lambda n: (
                holder(
                    landed_on=date(2023, 5, 20),
                    grant=[{"until": date(2026, 5, 20), "confirmed": True}],
                    filing=[
                        {"kind": "extension", "filed_on": date(2026, 4, 1) + days(n)}
                    ],
                    income=[{"year": "2025/26", "assessable": 2_500_000}],
                ),
                date(2026, 4, 20),
            ),
            grave("income.top-tier"),
            (None, "good", "good"),
            moves,
        )
        for figure, moves in (
            ("assessment_year_month", (-1, 1)),
            ("assessment_year_day", (1,)),
        )
    ),
    Edge(
        "target_days",
        on(TARGET, holder()),
        status("extension.target"),
        ("ahead", "today", "overdue"),
    ),
    Edge(
        "decision_late_days",
        on(
            date(2028, 1, 24),
            holder(filing=[{"kind": "extension", "filed_on": date(2027, 12, 20)}]),
        ),
        grave("filing.slow"),
        (None, None, "watch"),
    ),
    Edge(
        "passport_at_filing_months",
        lambda n: (
            holder(passport=[{"expires_on": date(2028, 5, 20) + days(n)}]),
            date(2028, 2, 20),
        ),
        grave("passport.renew-first"),
        ("act", "act", None),
    ),
    Edge(
        "passport_beyond_stay_months",
        now(lambda n: holder(passport=[{"expires_on": date(2028, 4, 15) + days(n)}])),
        grave("passport.renew-first"),
        ("warn", "warn", None),
    ),
    Edge(
        "passport_early_warning_days",
        on(date(2027, 6, 18), holder(passport=[{"expires_on": date(2030, 1, 1)}])),
        grave("passport.short"),
        ("watch", "warn", "warn"),
    ),
    Edge(
        "entry_use_by_months",
        on(NOW, bare(approved_on=date(2026, 8, 22))),
        status("entry.use-by"),
        ("ahead", "today", "overdue"),
    ),
    Edge(
        "entry_warning_days",
        on(NOW, bare(approved_on=date(2026, 10, 1), entry_by=date(2026, 12, 22))),
        grave("entry.unused"),
        (None, "warn", "warn"),
    ),
    Edge(
        "pattern_tolerance_days",
        now(lambda n: holder(applied_on=None, grant=[{"until": LIMIT + days(3 + n)}])),
        lambda found: found.pattern,
        ("3+3+2", "3+3+2", None),
    ),
    Edge(
        "step_slack_days",
        now(lambda n: holder(grant=[{"until": LIMIT + days(30 + n)}])),
        lambda found: found.path[0].step,
        (0, 0, 1),
    ),
    Edge(
        "assumed_first_stay_months",
        on(NOW, holder(landed_on=date(2024, 11, 22), applied_on=None, grant=None)),
        lambda found: found.stage,
        ("initial-stay", "initial-stay", "unrecorded"),
    ),
    Edge(
        "presence_days",
        now(lambda n: trips((date(2028, 1, 25), date(2028, 3, 9) + days(n)))),
        grave("trip.clashes"),
        (None, None, "act"),
    ),
    Edge(
        "residence_years",
        on(NOW, older(date(2019, 11, 22), date(2027, 11, 22))),
        grave("milestone.reached"),
        (None, "good", "good"),
    ),
    Edge(
        "prepare_days",
        on(NOW, older(date(2019, 12, 22), date(2027, 12, 22))),
        act_by("milestone"),
        (NOW, NOW, date(2026, 12, 22)),
    ),
    Edge(
        "cover_days",
        now(lambda n: older(date(2019, 12, 22), date(2027, 2, 2) + days(n))),
        lambda found: found.milestone and found.milestone.covered,
        (False, True, True),
    ),
    Edge(
        "absence_months",
        now(lambda n: trips((MAY, date(2025, 11, 10) + days(n)))),
        grave("absence.six-months"),
        (None, "warn", "warn"),
    ),
    Edge(
        "absence_long_nights",
        now(lambda n: trips((MAY, MAY + days(180 + n)))),
        grave("absence.long"),
        (None, "watch", "watch"),
    ),
    Edge(
        "absence_year_days",
        now(
            lambda n: trips(
                (date(2025, 4, 1), date(2025, 4, 1) + days(101)),
                (date(2025, 8, 1), date(2025, 8, 1) + days(81 + n)),
            )
        ),
        grave("absence.year"),
        (None, None, "watch"),
    ),
    Edge(
        "absence_window_days",
        now(
            lambda n: trips(
                (date(2025, 5, 1), date(2025, 5, 12)),
                (date(2026, 4, 21) + days(n), date(2026, 5, 2) + days(n)),
            )
        ),
        lambda found: found.residence and found.residence.most_in_365,
        (20, 20, 19),
    ),
    Edge(
        "touchdown_days",
        now(lambda n: trips(TWO, (TWO[1] + days(5 + n), LATE))),
        grave("absence.touchdown"),
        ("warn", "warn", None),
    ),
    Edge(
        "touchdown_absences",
        now(ONE_TO_THREE.__getitem__),
        grave("absence.touchdown"),
        (None, "warn", "warn"),
    ),
    Edge(
        "touchdown_away_percent",
        now(lambda n: cycles([7] * (12 + n) + [6] * (4 - n))),
        grave("absence.touchdown"),
        (None, None, "warn"),
    ),
    Edge(
        "away_warning_days",
        on(NOW, holder(trip=[{"out": date(2026, 6, 22)}])),
        grave("absence.away-now"),
        ("watch", "warn", "warn"),
    ),
    Edge(
        "child_age_years",
        now(lambda n: holder(dependant=[child(born_on=date(2010, 3, 15) + days(n))])),
        grave("dependant.ageing-out", "TESTER Bo"),
        ("warn", "warn", None),
    ),
    Edge(
        "work_none_warn_days",
        now(lambda n: out_of_work(n, since=60)),
        grave("work.none"),
        (None, "warn", "warn"),
    ),
    Edge(
        "work_none_act_days",
        now(lambda n: out_of_work(n, since=120)),
        grave("work.none"),
        ("warn", "act", "act"),
    ),
    Edge(
        "work_unknown_days",
        now(lambda n: holder(work=[JOB | {"from": LANDED + days(30 + n)}])),
        grave("work.unknown"),
        (None, None, "watch"),
    ),
    Edge(
        "run_up_days",
        on(date(2027, 9, 17), holder(work=None)),
        grave("work.unknown"),
        ("warn", "act", "act"),
    ),
    Edge(
        "income_low",
        now(lambda n: holder(work=[JOB | {"monthly_income": 30_000 + n}])),
        grave("income.low"),
        ("warn", None, None),
    ),
    Edge(
        "income_very_low",
        now(lambda n: holder(work=[JOB | {"monthly_income": 20_000 + n}])),
        very_low,
        (True, False, False),
    ),
    Edge(
        "step_back_percent",
        now(lambda n: earlier_jobs(40_000 + n)),
        grave("career.step-back"),
        ("watch", "watch", None),
    ),
    Edge(
        "evidence_lead_days",
        on(OPENS - days(30), holder()),
        grave("evidence.missing"),
        (None, "warn", "warn"),
    ),
    Edge(
        "request_answer_days",
        on(NOW, holder(request=[{"asked_on": NOW - days(13)}])),
        grave("request.unanswered"),
        ("warn", "act", "act"),
    ),
    Edge(
        "request_act_days",
        on(
            NOW,
            holder(request=[{"asked_on": NOW - days(20), "answer_by": NOW + days(1)}]),
        ),
        grave("request.unanswered"),
        ("warn", "act", "act"),
    ),
    Edge(
        "unconfirmed_warning_days",
        on(OPENS - days(90), holder(grant=[{"until": LIMIT}])),
        grave("stay.unconfirmed"),
        ("watch", "warn", "warn"),
    ),
)
