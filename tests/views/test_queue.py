"""Rows of the queue."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.findings.model import AssessedCase
from qmas_tui.findings.snooze import about_of
from qmas_tui.views.queue import act_by_words, queue_row, why_now
from tests.make import AS_OF, entry
from tests.views.support import broken


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
            "overdue 12 d",
            "over the limit",
            "overstay if here, 12 days",
        ),
        (
            entry(grant=[{"until": date(2025, 3, 15)}]),
            "!!",
            "overdue 617 d",
            "limit passed",
            "limit passed, nothing on record",
        ),
        (
            limit(date(2026, 12, 10)),
            "!!",
            "24 d late",
            "initial",
            "filing: was due 29 Oct, 24 days ago · 9 to collect",
        ),
        (
            limit(date(2027, 4, 10), landed_on=date(2024, 4, 10)),
            "·",
            "in 97 d",
            "initial",
            "file by 27 Feb 2027",
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
            "in 11 d",
            "filing pending",
            "decision expected by 3 Dec",
        ),
        (
            entry(landed_on=None, grant=[], approved_on=date(2026, 10, 1)),
            "·",
            "in 40 d",
            "approved",
            "not landed, use by 1 Jan 2027",
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
            "in 41 d",
            "extension 2",
            "seven years on 1 Feb 2027",
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
    row = queue_row(case, AS_OF)
    told = (row.mark, row.act_by, row.stage, row.why.replace("papers: ", ""))
    assert told == (mark, act_by, stage, why)


def test_a_warning_ahead_marks_the_row() -> None:
    """A warning on a case that is not due yet gives the row its mark."""
    row = queue_row(limit(date(2027, 4, 10), passport=_passport(2027, 6)), AS_OF)
    assert (row.mark, row.role) == ("!", "warn")


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
    assert queue_row(entry(dependant=[spouse]), AS_OF).why == (
        "CHAN Mei: seven years on 10 Jan 2027"
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
    assert queue_row(away, AS_OF).why.startswith("away since 1 Oct 2026")
    assert queue_row(refused, AS_OF).why.startswith("extension refused")
    assert queue_row(unknown, AS_OF).why.startswith("limit passed")


def test_a_dependants_own_filing_is_said() -> None:
    """A dependant whose own limit ends first makes the case due."""
    spouse = {
        "name": "CHAN Mei",
        "relation": "spouse",
        "limit_of_stay": date(2027, 6, 1),
    }
    row = queue_row(entry(dependant=[spouse]), AS_OF)
    assert row.why.startswith("CHAN Mei: file by 20 Apr 2027")


def test_a_late_decision_is_said() -> None:
    """A filing that waits longer than usual says since when."""
    filing = [{"kind": "extension", "filed_on": date(2026, 10, 1)}]
    case = limit(date(2026, 12, 10), filing=filing)
    told = "decision: was due 5 Nov, 17 days ago"
    assert queue_row(case, AS_OF).why == told


def test_a_grant_without_its_limit_is_no_passed_limit() -> None:
    """Granted but not recorded is said as that, before the limit and after it."""
    filing = [
        {"kind": "extension", "filed_on": date(2026, 10, 1), "outcome": "granted"}
    ]
    running = limit(date(2026, 12, 10), filing=filing)
    passed = limit(date(2026, 11, 10), date(2023, 11, 10), filing=filing)
    assert queue_row(running, AS_OF).stage == "grant missing"
    assert queue_row(passed, AS_OF).stage == "grant missing"


def test_an_entry_visa_with_time_left() -> None:
    """An approval says until when it can be used, before anything warns of it."""
    case = entry(landed_on=None, grant=[], approved_on=date(2026, 11, 20))
    row = queue_row(case, AS_OF)
    assert (row.mark, row.why) == ("·", "not landed, use by 20 Feb 2027")


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
    assert queue_row(case, AS_OF).why.startswith("CHAN Mei: extension refused")


def test_no_item_has_no_day() -> None:
    """A case without an item has a dash for its day."""
    assert act_by_words(None, AS_OF) == "—"


def test_a_step_can_be_missed_or_lost() -> None:
    """Missed is late and can still be done; lost is overdue."""
    asked = {"asked_on": date(2026, 11, 1), "answer_by": date(2026, 11, 9)}
    lost = entry(request=[asked])
    assert act_by_words(lost.assessment.next, AS_OF) == "overdue 13 d"
    assert why_now(lost).startswith("answer: was due 9 Nov, 13 days ago")
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
    row = queue_row(entry(review=[review], passport=passport), AS_OF)
    assert row.why.startswith("asleep until 1 Dec 2026 · passport to renew first")
    assert (row.role, row.why_role) == ("dim", "dim")


def test_what_cannot_be_worked_out_is_shown_first() -> None:
    """A broken case is to act on today, and says that it could not be worked out."""
    row = queue_row(broken(), AS_OF)
    told = (row.mark, row.act_by, row.stage, row.limit, row.why, row.why_role)
    why = "could not be worked out"
    assert told == ("!!", "today", "not worked out", "—", why, "plain")


def test_the_worst_reasons_name_whom_they_concern() -> None:
    """What is found of a dependant says of whom, each thing once."""
    spouse = {
        "name": "CHAN Mei",
        "relation": "spouse",
        "limit_of_stay": date(2026, 11, 9),
    }
    assert why_now(entry(dependant=[spouse])) == (
        "CHAN Mei: overstay if here, 13 days · CHAN Mei: own stay ended first, "
        "9 Nov 2026"
    )
