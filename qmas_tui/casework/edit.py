"""Edits to one case: pure, each gives the case as it would be.

Days typed as `today` or `+3w` count from `as_of`.
"""

from __future__ import annotations

from datetime import date
from typing import Generic

from msgspec import Struct, structs

from qmas_tui.casework.owners import C, owner_of, with_table
from qmas_tui.errors import DataError, Problem
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.parsing import (
    KEEPS_REFERENCE,
    FieldTexts,
    amended,
    field_name,
    parse_row,
    signed,
)
from qmas_tui.facts.rows import Review, Row
from qmas_tui.facts.tables import row_type, rows_of, with_rows
from qmas_tui.findings.calendar import add_months
from qmas_tui.findings.model import AssessedCase, Assessment
from qmas_tui.findings.snooze import about_of, asleep_until, wakes_on
from qmas_tui.policy.policy import Policy
from qmas_tui.views.items import asleep_words, item_words
from qmas_tui.views.records import recorded_words, row_at, row_words
from qmas_tui.views.say import count, day_words


class Edit(Struct, Generic[C], frozen=True):
    """A case as it would be, and what was done in words."""

    after: C
    what: str


class Home(Struct, frozen=True, gc=False):
    """A field of a table; `row` is the recorded row that lacks it, 0 for a new one."""

    table: str
    field: str
    row: int = 0


def add_row(
    case: C, table: str, given: FieldTexts, as_of: date, by: str
) -> tuple[Edit[C], Row]:
    """A new row; its day and initials are today's and the user's unless given."""
    type_ = row_type(table, type(case))
    owner, given = owner_of(case, table, given)
    row = parse_row(type_, signed(type_, given, by), as_of, add_months)
    after = with_table(case, owner, table, [*rows_of(owner, table), row])
    return Edit(after, recorded_words(row)), row


def put_off(
    edit: Edit[Holder], snooze: Review, found: Assessment, policy: Policy
) -> Edit[Holder]:
    """A snooze just recorded with what it is about, in codes and days.

    `found` is the case as it stands. Raises DataError where it would not sleep.
    """
    reviews = [
        structs.replace(each, about=about_of(found)) if each is snooze else each
        for each in edit.after.review
    ]
    after = with_rows(edit.after, "review", tuple(reviews))
    wakes = asleep_until(after, found, policy)
    if wakes is None:
        problem = Problem(
            "until", _why_awake(snooze, AssessedCase(after, found), policy)
        )
        raise DataError("The case would not sleep.", [problem])
    if wakes == snooze.until:
        return Edit(after, edit.what)
    asleep = AssessedCase(after, structs.replace(found, asleep_until=wakes))
    return Edit(after, f"{edit.what}; {asleep_words(asleep)}")


def _why_awake(snooze: Review, assessed: AssessedCase, policy: Policy) -> str:
    """Why a case that is put off so is awake."""
    found = assessed.assessment
    today, first = found.as_of, found.next
    if snooze.until is None:
        return "is missing; a case sleeps until a later day"
    if snooze.until <= today:
        latest = wakes_on(found, date.max, policy)
        ahead = today < latest < date.max
        most = f", {day_words(latest)} at the latest" if ahead else ""
        return f"is not ahead; write a later day such as +2w{most}"
    if first is not None and first.lost_on is not None and first.lost_on <= today:
        day, what = day_words(first.lost_on), item_words(first, assessed)
        return f"cannot be: no case sleeps past {day} ({what})"
    if wakes_on(found, snooze.until, policy) <= today:
        days = count(policy.figures.snooze_buffer_days, "day")
        return (
            f"cannot be: the last filing day is no more than {days} ahead and nothing "
            "is filed, so the office's last day before it has come (HS-25)"
        )
    return "does nothing: another review is the last one, or this one is dated ahead"


def amend_row(
    case: C, table: str, number: int, given: FieldTexts, as_of: date
) -> Edit[C]:
    """A row with some fields replaced."""
    row_type(table, type(case))
    owner, given = owner_of(case, table, given)
    old = row_at(owner, table, number)
    new = amended(old, given, as_of, add_months)
    rows = list(rows_of(owner, table))
    rows[number - 1] = new
    was, now = row_words(old), row_words(new)
    what = f"{was} corrected" + (f" to {now}" if now != was else "")
    return Edit(with_table(case, owner, table, rows), what)


def remove_row(case: C, table: str, number: int, given: FieldTexts = ()) -> Edit[C]:
    """The case without a row."""
    row_type(table, type(case))
    owner, rest = owner_of(case, table, given)
    if rest:
        raise DataError(f"A removal takes no {rest[0][0]}; it takes the row's number.")
    row = row_at(owner, table, number)
    rows = list(rows_of(owner, table))
    del rows[number - 1]
    return Edit(with_table(case, owner, table, rows), f"{row_words(row)} removed")


def set_fields(case: C, given: FieldTexts, as_of: date) -> Edit[C]:
    """The case's own fields replaced; the reference stays as it is."""
    if any(field_name(name) == "case" for name, _text in given):
        raise DataError(KEEPS_REFERENCE)
    after = amended(case, given, as_of, add_months)
    said = ", ".join(f"{name} {text.strip() or 'taken out'}" for name, text in given)
    return Edit(after, f"set {said}")
