"""The boundaries of figures about the limit of stay, the filing and the record."""

from __future__ import annotations

from datetime import date

from tests.findings.edge import Edge, bare, due_on, grave, now, on, status, trips
from tests.findings.people import (
    BO,
    LIMIT,
    NOW,
    OPENS,
    TARGET,
    child,
    days,
    filing,
    holder,
)

FILED = holder(filing=[filing(date(2027, 12, 20))])
ASLEEP = {
    "on": date(2028, 2, 10),
    "outcome": "snoozed",
    "until": LIMIT,
    "about": [
        "extension.target 2028-02-02 2028-03-15 holder",
        "evidence.missing act holder",
    ],
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
                    filing=[filing(date(2026, 4, 1) + days(n))],
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
        on(date(2028, 1, 24), FILED),
        grave("filing.slow"),
        (None, None, "watch"),
    ),
    Edge(
        "decision_before_limit_days",
        lambda n: (holder(filing=[filing(LIMIT - days(42 - n))]), LIMIT - days(40)),
        due_on("extension.decision-late"),
        (LIMIT - days(8), LIMIT - days(7), LIMIT - days(7)),
    ),
    Edge(
        "leave_by_warn_days",
        on(LIMIT - days(14), FILED),
        grave("stay.leave-by"),
        (None, "warn", "warn"),
    ),
    Edge(
        "leave_by_act_days",
        on(LIMIT - days(7), FILED),
        grave("stay.leave-by"),
        ("warn", "act", "act"),
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
        "child_age_years",
        now(lambda n: holder(dependant=[child(born_on=date(2010, 3, 15) + days(n))])),
        grave("dependant.ageing-out", BO),
        ("warn", "warn", None),
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
    Edge(
        "snooze_buffer_days",
        on(LIMIT - days(21), holder(review=[ASLEEP])),
        lambda found: found.asleep_until is not None,
        (True, False, False),
    ),
)
