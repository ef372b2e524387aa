"""What is odd of what an edit brings into a prospect (HS-23)."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.facts.prospect import Prospect
from qmas_tui.findings.plausible import OddDay
from qmas_tui.intake.plausible import prospect_oddities
from tests.intake.someone import prospect
from tests.make import AS_OF, POLICY

SENT = {"submitted_on": date(2026, 3, 2), "outcome": "approved"}
LANDED = {**SENT, "landed_on": date(2026, 11, 20)}


def odd(before: Prospect | None, after: Prospect) -> list[tuple[str, str, object]]:
    """What is odd: kind or field, place, what was expected or recorded before."""
    return [
        (each.kind, str(each.at), each.expected)
        if isinstance(each, OddDay)
        else (each.field, str(each.at), each.before)
        for each in prospect_oddities(before, after, POLICY, AS_OF)
    ]


@pytest.mark.parametrize(
    ("application", "limit", "said"),
    [
        (LANDED, date(2029, 11, 20), []),
        (LANDED, date(2029, 8, 20), []),
        (LANDED, date(2029, 8, 19), [("off", date(2029, 11, 20))]),
        (LANDED, date(2032, 11, 20), [("off", date(2029, 11, 20))]),
        (SENT, date(2026, 11, 21), [("past", AS_OF)]),
        (SENT, date(2035, 2, 22), []),
        (SENT, date(2035, 2, 23), [("ahead", date(2035, 2, 22))]),
    ],
)
def test_a_limit_of_stay(
    application: dict[str, object], limit: date, said: list[tuple[str, date]]
) -> None:
    """It is held against the end of the first stay, once the landing is known; one
    that is on record already is not odd again."""
    after = prospect(application=[{**application, "limit_of_stay": limit}])
    found = odd(prospect(application=[application]), after)
    assert [(kind, days[-1]) for kind, _, days in found] == said  # type: ignore[index]
    assert all(where == "application 1" for _, where, _ in found)
    assert odd(after, after) == []


def test_passports_and_incomes() -> None:
    """A passport of the family that lasts too long; an income ten times the last."""
    facts = {
        "passport": [{"expires_on": date(2036, 11, 23)}],
        "dependant": [
            {
                "name": "LI Mo",
                "relation": "child",
                "passport_expires_on": date(2046, 1, 1),
            }
        ],
        "work": [
            {"kind": "employment", "from": date(2018, 1, 1), "monthly_income": 30_000},
            {"kind": "employment", "from": date(2020, 1, 1), "monthly_income": 300_000},
        ],
        "income": [
            {"ends_on": date(2024, 3, 31), "hkd": 1_200_000},
            {"ends_on": date(2025, 3, 31), "hkd": 120_000},
            {"ends_on": date(2025, 3, 31), "hkd": 5_000, "kind": "investment"},
            {"ends_on": date(2026, 3, 31), "hkd": 0},
        ],
    }
    after = prospect(**facts)
    last = date(2036, 11, 22)
    assert odd(None, after) == [
        ("long", "passport 1", (last,)),
        ("long", "dependant 1 (LI Mo)", (last,)),
        ("monthly_income", "work 2", 30_000),
        ("hkd", "income 2", 1_200_000),
    ]
    assert odd(after, after) == []
