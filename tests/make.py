"""Makes the people of tests, whole but for what a test is about.

Rows may be given as structs or as mappings. Books of them: `casework_of`, `book_of` in
tests/desk/support.py; many people as an office has them: `people` in tests/bench.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import convert, to_builtins

from qmas_tui.config.load import load_policy
from qmas_tui.facts.holder import Holder
from qmas_tui.findings.assess import assess
from qmas_tui.findings.model import AssessedCase

AS_OF = date(2026, 11, 22)
POLICY = load_policy(None)
KNOWN: Mapping[str, object] = {
    "case": "Q-1",
    "name": "LEE Ka Yan",
    "citizenship": "other",
    "route": "gpt",
}
"""What must be known of anybody."""
EXTENDED: Mapping[str, object] = {
    **KNOWN,
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
"""A holder of the General Points Test in the first extension, well in order."""


def person(usual: Mapping[str, object], facts: Mapping[str, object]) -> Holder:
    """Somebody like that, with other facts; one given as None is left out."""
    whole = {**usual, **facts}
    kept = {name: value for name, value in whole.items() if value is not None}
    return convert(to_builtins(kept, builtin_types=(date,)), Holder)


def holder(**facts: object) -> Holder:
    """A holder in the first extension, with other facts."""
    return person(EXTENDED, facts)


def entry_of(who: Holder, as_of: date = AS_OF) -> AssessedCase:
    """A case as worked out on a day."""
    return AssessedCase(who, assess(who, POLICY, as_of))


def entry(as_of: date = AS_OF, **facts: object) -> AssessedCase:
    """The usual holder with other facts, worked out."""
    return entry_of(holder(**facts), as_of)
