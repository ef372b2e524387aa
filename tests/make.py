"""Small holders for tests, whole but for what a test is about."""

from __future__ import annotations

from datetime import date

from msgspec import convert, to_builtins

from qmas_tui.config.load import load_policy
from qmas_tui.facts.holder import Holder
from qmas_tui.findings.assess import assess
from qmas_tui.findings.model import AssessedCase

AS_OF = date(2026, 11, 22)
POLICY = load_policy(None)


def holder(**facts: object) -> Holder:
    """A holder of the General Points Test in the first extension, well in order."""
    usual: dict[str, object] = {
        "case": "Q-1",
        "name": "LEE Ka Yan",
        "citizenship": "other",
        "route": "gpt",
        "applied_on": date(2022, 11, 15),
        "landed_on": date(2023, 3, 15),
        "grant": [
            {"until": date(2025, 3, 15), "confirmed": True},
            {"until": date(2028, 3, 15), "confirmed": True},
        ],
        "work": [
            {
                "kind": "employment",
                "from": date(2023, 5, 2),
                "level": "graduate",
                "monthly_income": 45000,
                "currency": "HKD",
                "place": "hong-kong",
            }
        ],
    }
    kept = {name: value for name, value in (usual | facts).items() if value is not None}
    return convert(to_builtins(kept, builtin_types=(date,)), Holder)


def entry(as_of: date = AS_OF, **facts: object) -> AssessedCase:
    """Such a holder as the queue holds it."""
    made = holder(**facts)
    return AssessedCase(made, assess(made, POLICY, as_of))
