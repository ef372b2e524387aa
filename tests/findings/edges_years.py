"""The boundaries of figures about absences and the seven years."""

from __future__ import annotations

from datetime import date

from qmas_tui.facts.holder import Holder
from tests.findings.edge import Edge, act_by, grave, now, on, trips
from tests.findings.people import NOW, abode, days, holder, older


def cycles(nights: list[int]) -> Holder:
    """Absences of so many nights, six days in Hong Kong after each; one long before."""
    out, pairs = date(2026, 2, 1), [(date(2025, 6, 1), date(2025, 6, 20))]
    for count in nights:
        pairs.append((out, out + days(count)))
        out += days(count + 5)
    return trips(*pairs)


def stays_away(*nights: int) -> Holder:
    """Absences of so many nights, with a month in Hong Kong after each."""
    out, pairs = date(2025, 4, 1), list[tuple[date, date]]()
    for count in nights:
        pairs.append((out, out + days(count)))
        out += days(count + 30)
    return trips(*pairs)


MAY, TWO = date(2025, 5, 10), (date(2025, 5, 10), date(2025, 8, 15))
LATE = date(2025, 11, 20)
ONE_TO_THREE = {  # one absence of over six months, then two and three touch-downs
    -1: trips((MAY, LATE)),
    0: trips(TWO, (date(2025, 8, 20), LATE)),
    1: trips(TWO, (date(2025, 8, 20), date(2025, 9, 20)), (date(2025, 9, 25), LATE)),
}
LONG_AGO = date(2019, 6, 1)

EDGES = (
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
        (NOW, NOW, NOW + days(1)),
    ),
    Edge(
        "cover_days",
        now(lambda n: older(date(2019, 12, 22), date(2027, 2, 2) + days(n))),
        lambda found: found.milestone and found.milestone.covered,
        (False, True, True),
    ),
    Edge(
        "abode_decision_days",
        on(NOW, older(LONG_AGO, date(2028, 6, 1), filing=[abode(NOW - days(42))])),
        grave("abode.slow"),
        (None, None, "watch"),
    ),
    Edge(
        "abode_refused_act_days",
        on(
            NOW,
            older(
                LONG_AGO,
                date(2028, 6, 1),
                filing=[abode(NOW - days(99), "refused", decided_on=NOW - days(60))],
            ),
        ),
        grave("abode.refused"),
        ("act", "act", "warn"),
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
        "absence_nights",
        now(lambda n: stays_away(61, 61, 60 + n)),
        grave("absence.nights"),
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
)
