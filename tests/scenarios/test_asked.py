"""Short forms: what is filled in becomes a change, and a change fills them in again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec
import pytest

from qmas_tui.errors import DataError
from qmas_tui.scenarios.asked import FORMS, asked_of, form_of
from qmas_tui.scenarios.change import Change

DAY, LATER = date(2026, 12, 20), date(2027, 2, 5)
FILLED: list[tuple[str, Mapping[str, object], Mapping[str, object]]] = [
    ("job_lost", {"to": DAY}, {"job-lost": DAY}),
    (
        "job",
        {"kind": "employment", "from": DAY, "level": "senior"},
        {"job": {"kind": "employment", "from": DAY, "level": "senior"}},
    ),
    (
        "income",
        {"monthly_income": 52_000, "from": DAY},
        {"income": {"monthly": 52_000, "from": DAY}},
    ),
    (
        "assessable",
        {"year": "2025/26", "assessable": 2_100_000},
        {"assessable": {"year": "2025/26", "amount": 2_100_000}},
    ),
    ("trip", {"out": DAY, "back": LATER}, {"trip": [DAY, LATER]}),
    ("trip", {"out": DAY, "of": "SPOUSE"}, {"trip": [DAY], "of": "SPOUSE"}),
    ("return_", {"back": DAY, "of": "SPOUSE"}, {"return": DAY, "of": "SPOUSE"}),
    ("file", {"filed_on": DAY, "for": ["SON"]}, {"file": DAY, "for": ["SON"]}),
    (
        "decision",
        {"decided_on": DAY, "until": LATER},
        {"decision": {"on": DAY, "outcome": "granted", "until": LATER}},
    ),
    (
        "decision",
        {"decided_on": DAY, "outcome": "refused"},
        {"decision": {"on": DAY, "outcome": "refused"}},
    ),
    ("passport", {"expires_on": LATER, "of": "SON"}, {"passport": LATER, "of": "SON"}),
    (
        "leaves",
        {"name": "SON", "left_on": DAY, "left_for": "divorce"},
        {"leaves": {"name": "SON", "on": DAY, "for": "divorce"}},
    ),
]


def test_every_form_is_filled_in() -> None:
    """None is left out here."""
    assert {name for name, _row, _change in FILLED} == set(FORMS)


@pytest.mark.parametrize(("name", "row", "change"), FILLED)
def test_there_and_back(
    name: str, row: Mapping[str, object], change: Mapping[str, object]
) -> None:
    """A form filled in is the change that says the same, and that fills it in again."""
    form = FORMS[name]
    filled = msgspec.convert(row, form.asks)
    made = form.change(filled)
    assert made == msgspec.convert(change, Change)
    assert (form_of(made), asked_of(made)) == (name, filled)


@pytest.mark.parametrize(
    ("name", "row", "where"),
    [
        ("job", {"kind": "employment"}, "from"),
        ("decision", {"decided_on": DAY}, "until"),
        ("decision", {"decided_on": DAY, "outcome": "refused", "until": DAY}, "until"),
    ],
)
def test_what_is_not_taken(name: str, row: Mapping[str, object], where: str) -> None:
    """A work without its first day, and a limit where nothing was granted, or none."""
    form = FORMS[name]
    with pytest.raises(DataError) as told:
        form.change(msgspec.convert(row, form.asks))
    assert [each.where for each in told.value.problems] == [where]
