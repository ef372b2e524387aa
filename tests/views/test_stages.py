"""The stage of a case in the field's words."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.views.stages import stage_sentence, stage_words
from tests.make import AS_OF, entry
from tests.views.everyone import everyone
from tests.views.support import broken

GRANTED = {"kind": "extension", "filed_on": date(2027, 12, 20), "outcome": "granted"}
AWAY = {"out": date(2026, 10, 1)}


@pytest.mark.parametrize(
    ("facts", "short", "full"),
    [
        ({}, "extension 1", "extension 1"),
        (
            {"grant": [{"until": date(2027, 3, 15), "step": 0}]},
            "initial",
            "initial stay",
        ),
        (
            {"grant": [{"until": date(2025, 3, 15)}]},
            "limit passed",
            "limit passed, nothing on record",
        ),
        (
            {"filing": [GRANTED | {"filed_on": date(2026, 11, 1)}],
             "grant": [{"until": date(2026, 12, 15)}]},
            "grant missing",
            "granted, new limit not recorded",
        ),
        (
            {"applied_on": None, "grant": [{"until": date(2027, 9, 9)}]},
            "step unknown",
            "limit known, step not",
        ),
        (
            {"grant": [{"until": date(2026, 11, 1), "confirmed": True}]},
            "overstayed",
            "overstayed",
        ),
        (
            {"grant": [{"until": date(2026, 11, 1), "confirmed": True}],
             "trip": [AWAY]},
            "lapsed",
            "stay ended while away",
        ),
        (
            {"left_on": date(2026, 1, 5), "left_for": "employment"},
            "off the scheme",
            "on another permission",
        ),
        (
            {"left_on": date(2026, 1, 5), "left_for": "left-hong-kong"},
            "left HK",
            "left Hong Kong",
        ),
    ],
)  # fmt: skip
def test_a_stage_is_said_shortly_and_in_full(
    facts: dict[str, object], short: str, full: str
) -> None:
    """A column shows a few words, the head of a case all of them."""
    found = entry(AS_OF, **facts).assessment
    assert (stage_words(found), stage_sentence(found)) == (short, full)


def test_a_case_that_cannot_be_worked_out_says_so() -> None:
    """Its stage is that it could not be worked out."""
    found = broken().assessment
    told = (stage_words(found), stage_sentence(found))
    assert told == ("not worked out", "could not be worked out")


def test_every_stage_fits_its_column() -> None:
    """No stage is wider than the column of the queue, and every one has words."""
    for case in everyone():
        assert 0 < len(stage_words(case.assessment)) < 16
        assert stage_sentence(case.assessment)
