"""Rows of the queue."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.findings.model import AssessedCase
from qmas_tui.findings.snooze import about_of
from qmas_tui.views.model import Span
from qmas_tui.views.queue import (
    act_by_words,
    queue_row,
    why_now,
)
from tests.make import AS_OF, entry
from tests.views.support import broken

SOON = 30


def limit(
    day: date, landed_on: date = date(2023, 12, 10), **facts: list[dict[str, object]]
) -> AssessedCase:
    """A holder in the initial stay with a limit of stay."""
    grant = [{"until": day, "confirmed": True}]
    return entry(
        AS_OF, applied_on=date(2023, 6, 1), landed_on=landed_on, grant=grant, **facts
    )


@pytest.mark.parametrize(
    ("case", "mark", "act_by", "stage", "why"),
    [
        (
            limit(date(2026, 11, 10), landed_on=date(2023, 11, 10)),
            "!!",
            "12 d late",
            "overstayed",
            "overstayed 12 days",
        ),
        (
            entry(grant=[{"until": date(2025, 3, 15)}]),
            "!!",
            "617 d late",
            "limit passed",
            "limit passed, nothing on record",
        ),
        (
            limit(date(2026, 12, 10)),
            "!!",
            "24 d late",
            "initial",
            "file now · 9 papers missing",
        ),
        (
            limit(date(2027, 4, 10), landed_on=date(2024, 4, 10)),
            "·",
            "27 Feb",
            "initial",
            "window opens 10 Jan 2027",
        ),
        (
            limit(
                date(2026, 12, 10),
                filing=[
                    {
                        "kind": "extension",
                        "filed_on": date(2026, 11, 20),
                        "outcome": "pending",
                    }
                ],
            ),
            "·",
            "3 Dec",
            "filing pending",
            "decision expected by 3 Dec",
        ),
        (
            entry(landed_on=None, grant=[], approved_on=date(2026, 10, 1)),
            "·",
            "1 Jan",
            "approved",
            "must land by 1 Jan 2027",
        ),
        (
            entry(
                applied_on=date(2019, 1, 5),
                landed_on=date(2020, 2, 1),
                grant=[
                    {"until": date(2022, 2, 1), "confirmed": True},
                    {"until": date(2025, 2, 1), "confirmed": True},
                    {"until": date(2028, 2, 1), "confirmed": True},
                ],
            ),
            "+",
            "2 Jan",
            "extension 2",
            "start the abode file, seven years 1 Feb 2027",
        ),
        (entry(status="closed"), " ", "—", "closed", "—"),
        (
            entry(landed_on=None, grant=[], citizenship="unknown"),
            "?",
            "—",
            "applied",
            "—",
        ),
    ],
)
def test_why_a_case_stands_where_it_stands(
    case: AssessedCase, mark: str, act_by: str, stage: str, why: str
) -> None:
    """A row says when to act and what makes that day."""
    row = queue_row(case, SOON)
    told = (row.mark.text, row.act_by.text, row.stage.text, row.why.text)
    assert told == (mark, act_by, stage, why)


def test_a_warning_ahead_marks_the_row() -> None:
    """A warning on a case that is not due yet gives the row its mark."""
    row = queue_row(limit(date(2027, 4, 10), passport=_passport(2027, 6)), SOON)
    assert row.mark == Span("!", "warn")


def _passport(year: int, month: int) -> list[dict[str, object]]:
    return [{"expires_on": date(year, month, 1)}]


def test_a_dependants_own_dates_make_the_day() -> None:
    """A dependant's item names what it is about."""
    spouse = {
        "name": "CHAN Mei",
        "relation": "spouse",
        "landed_on": date(2020, 1, 10),
        "limit_of_stay": date(2028, 3, 15),
    }
    assert queue_row(entry(dependant=[spouse]), SOON).why.text == (
        "CHAN Mei: start the abode file, seven years 10 Jan 2027"
    )


def test_other_kinds_of_item_have_words() -> None:
    """Away, refused and passed limits say what they are about."""
    away = entry(trip=[{"out": date(2026, 10, 1)}])
    refused = limit(
        date(2026, 12, 10),
        filing=[
            {"kind": "extension", "filed_on": date(2026, 10, 1), "outcome": "refused"}
        ],
    )
    unknown = entry(applied_on=None, grant=[])
    assert queue_row(away, SOON).why.text.startswith("away since 1 Oct 2026")
    assert queue_row(refused, SOON).why.text.startswith("extension refused")
    assert queue_row(unknown, SOON).why.text.startswith("limit passed")


def test_a_dependants_own_filing_is_said() -> None:
    """A dependant whose own limit ends first makes the case due."""
    spouse = {
        "name": "CHAN Mei",
        "relation": "spouse",
        "limit_of_stay": date(2027, 6, 1),
    }
    row = queue_row(entry(dependant=[spouse]), SOON)
    assert row.why.text.startswith("CHAN Mei: window opens 1 Mar 2027")


def test_a_late_decision_is_said() -> None:
    """A filing that waits longer than usual says since when."""
    filing = [{"kind": "extension", "filed_on": date(2026, 10, 1)}]
    case = limit(date(2026, 12, 10), filing=filing)
    told = "decision late since 5 Nov: chase"
    assert queue_row(case, SOON).why.text == told


def test_a_grant_without_its_limit_is_no_passed_limit() -> None:
    """Granted but not recorded is said as that, before the limit and after it."""
    filing = [
        {"kind": "extension", "filed_on": date(2026, 10, 1), "outcome": "granted"}
    ]
    running = limit(date(2026, 12, 10), filing=filing)
    passed = limit(date(2026, 11, 10), date(2023, 11, 10), filing=filing)
    assert queue_row(running, SOON).stage.text == "grant missing"
    assert queue_row(passed, SOON).stage.text == "grant missing"


def test_an_entry_visa_with_time_left() -> None:
    """An approval says until when it can be used, before anything warns of it."""
    case = entry(landed_on=None, grant=[], approved_on=date(2026, 11, 20))
    row = queue_row(case, SOON)
    assert (row.mark.text, row.why.text) == ("·", "must land by 20 Feb 2027")


def test_a_refusal_for_a_dependant_names_them() -> None:
    """A refusal that concerns one of the family names that person."""
    spouse = {
        "name": "CHAN Mei",
        "relation": "spouse",
        "limit_of_stay": date(2026, 12, 10),
    }
    refused = {
        "kind": "extension",
        "filed_on": date(2026, 10, 1),
        "outcome": "refused",
        "for": ["CHAN Mei"],
    }
    case = entry(dependant=[spouse], filing=[refused])
    assert queue_row(case, SOON).why.text.startswith("CHAN Mei: extension refused")


def test_no_item_has_no_day() -> None:
    """A case without an item has a dash for its day."""
    assert act_by_words(None, AS_OF) == "—"


def test_a_step_can_be_missed_or_lost() -> None:
    """Missed is late and can still be done; lost is late too."""
    asked = {"asked_on": date(2026, 11, 1), "answer_by": date(2026, 11, 9)}
    lost = entry(request=[asked])
    assert act_by_words(lost.assessment.next, AS_OF) == "13 d late"
    assert why_now(lost).startswith("answer the department by 9 Nov")
    missed = limit(date(2026, 12, 10))
    assert act_by_words(missed.assessment.next, AS_OF) == "24 d late"


def test_a_case_asleep_says_until_when() -> None:
    """A case that was put off is drawn quietly; its day comes before its reasons."""
    passport = _passport(2028, 4)
    awake = entry(passport=passport)
    review = {
        "on": AS_OF,
        "outcome": "snoozed",
        "until": date(2026, 12, 1),
        "about": about_of(awake.assessment),
    }
    row = queue_row(entry(review=[review], passport=passport), SOON)
    assert row.why.text.startswith("asleep until 1 Dec 2026 · passport to renew first")
    assert {row.mark.role, row.act_by.role, row.name.role, row.why.role} == {"dim"}


def test_what_cannot_be_worked_out_is_shown_first() -> None:
    """A broken case is to act on today, and says that it could not be worked out."""
    row = queue_row(broken(), SOON)
    told = (row.mark.text, row.act_by.text, row.stage.text, row.limit)
    assert told == ("!!", "today", "not worked out", "—")
    assert row.why == Span("could not be worked out")


def test_the_worst_reasons_name_whom_they_concern() -> None:
    """What is found of a dependant says of whom, each thing once."""
    spouse = {
        "name": "CHAN Mei",
        "relation": "spouse",
        "limit_of_stay": date(2026, 11, 9),
    }
    assert why_now(entry(dependant=[spouse])) == (
        "CHAN Mei: overstayed 13 days · CHAN Mei: limit 9 Nov 2026 passed, "
        "holder's is 15 Mar 2028"
    )


def test_a_case_looked_at_today_says_so() -> None:
    """A review of today leaves its mark on the row, one of yesterday none."""
    seen = [{"on": AS_OF, "outcome": "reviewed"}]
    assert queue_row(entry(review=seen), SOON).seen == Span("✓", "good")
    seen = [{"on": date(2026, 11, 21), "outcome": "reviewed"}]
    assert queue_row(entry(review=seen), SOON).seen == Span(" ")
