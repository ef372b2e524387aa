"""What is known of a prospect on a day: what is dated later is left out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final, TypeVar

from msgspec import structs

from qmas_tui.facts import prospect_rows as rows
from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.prospect_contradictions import ON_THE_WAY
from qmas_tui.facts.rows import Request, Row

AnyRow = TypeVar("AnyRow", bound=Row)
PASSED_BY: Final = (*ON_THE_WAY, "interview_on")
"""Days of an application on which something happened; its limits may lie ahead."""


def known(prospect: Prospect, as_of: date) -> Prospect:
    """The facts that count on a day.

    Plans and limits ahead count when they come: a planned filing, works, an expected
    degree, a business, expiry dates, birthdays.
    """

    until = partial(_until, as_of)
    return structs.replace(
        prospect,
        engaged_on=_passed(prospect.engaged_on, as_of),
        integrity_signed_on=_passed(prospect.integrity_signed_on, as_of),
        application=known_applications(prospect, as_of),
        request=until(prospect.request, "asked_on", _request),
        evidence=until(prospect.evidence, "dated"),
        income=until(prospect.income, "ends_on"),
        achievement=until(prospect.achievement, "on"),
        conflict=until(prospect.conflict, "on", _conflict),
        offer=until(prospect.offer, "signed_on"),
        degree=tuple([_without(row, as_of, "verified_on") for row in prospect.degree]),
        lived=tuple([_without(row, as_of, "police_on") for row in prospect.lived]),
        business=tuple([_business(row, as_of) for row in prospect.business]),
        account=tuple(
            [
                structs.replace(
                    row,
                    balance=until(row.balance, "on"),
                    credit=until(row.credit, "on"),
                )
                for row in prospect.account
            ]
        ),
        work=tuple(
            [
                structs.replace(row, letter=until(row.letter, "dated", _letter))
                if row.letter
                else row
                for row in prospect.work
            ]
        ),
    )


def known_applications(prospect: Prospect, as_of: date) -> tuple[rows.Application, ...]:
    """The applications that count on a day."""
    return _until(as_of, prospect.application, "submitted_on", _application)


def _until(
    as_of: date,
    rows: tuple[AnyRow, ...],
    day: str,
    cut: Callable[[AnyRow, date], AnyRow] | None = None,
) -> tuple[AnyRow, ...]:
    """The rows of days that have come, each without what of it has not."""
    if not rows:
        return rows
    came = [row for row in rows if (on := getattr(row, day)) is None or on <= as_of]
    return tuple(came if cut is None else [cut(row, as_of) for row in came])


def _passed(day: date | None, as_of: date) -> date | None:
    return None if day is not None and day > as_of else day


def _without(row: AnyRow, as_of: date, *days: str) -> AnyRow:
    """A row without those of its days that have not come."""
    ahead = [day for day in days if (getattr(row, day) or as_of) > as_of]
    return structs.replace(row, **dict.fromkeys(ahead)) if ahead else row


def _application(row: rows.Application, as_of: date) -> rows.Application:
    """One whose decision is dated later is pending."""
    passed = _without(row, as_of, *PASSED_BY)
    told = tuple(each for each in row.exercise if each.on <= as_of)
    if len(told) < len(row.exercise):
        passed = structs.replace(passed, exercise=told)
    if row.decided_on is not None and passed.decided_on is None:
        passed = structs.replace(passed, outcome="pending")
    return passed


def _request(row: Request, as_of: date) -> Request:
    return _without(row, as_of, "answered_on")


def _conflict(row: rows.Conflict, as_of: date) -> rows.Conflict:
    return _without(row, as_of, "settled_on")


def _letter(row: rows.Letter, as_of: date) -> rows.Letter:
    return _without(row, as_of, "verified_on")


def _business(row: rows.Business, as_of: date) -> rows.Business:
    """A year that has not ended takes its profit with it."""
    if row.year_ends_on is None or row.year_ends_on <= as_of:
        return row
    return structs.replace(row, year_ends_on=None, profit_hkd=None)
