"""Edits to one holder: pure, each gives the holder as it would be.

Days typed as `today` or `+3w` count from `as_of`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct, structs

from qmas_tui.errors import DataError, Problem
from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.parsing import FieldTexts, amended, field_name, parse_row
from qmas_tui.facts.reading import quoted
from qmas_tui.facts.rows import Filing, Grant, Review, Row
from qmas_tui.facts.tables import row_type, rows_of, with_rows
from qmas_tui.findings.assess import assess
from qmas_tui.findings.effective_facts import facts_as_of, outcome_on
from qmas_tui.findings.model import HOLDER, AssessedCase, Assessment
from qmas_tui.findings.snooze import about_of, asleep_until, wakes_on
from qmas_tui.findings.window import belongs, counts_for, filing_dates
from qmas_tui.policy.policy import Policy
from qmas_tui.views.form import OWNER
from qmas_tui.views.items import asleep_words, item_words
from qmas_tui.views.records import recorded_words, row_at, row_words
from qmas_tui.views.say import count, day_words


class Edit(Struct, frozen=True):
    """A holder as it would be, and what was done in words."""

    after: Holder
    what: str


def add_row(
    holder: Holder, table: str, given: FieldTexts, as_of: date, by: str
) -> tuple[Edit, Row]:
    """A new row; its day and initials are today's and the user's unless given."""
    owner, given = _owner(holder, table, given)
    type_ = row_type(table)
    row = parse_row(type_, _signed(type_, given, by), as_of)
    after = with_table(holder, owner, table, [*rows_of(owner, table), row])
    return Edit(after, recorded_words(row)), row


def put_off(edit: Edit, snooze: Review, found: Assessment, policy: Policy) -> Edit:
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
        return "is missing; a case is put off until a later day"
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
    holder: Holder, table: str, number: int, given: FieldTexts, as_of: date
) -> Edit:
    """A row with some fields replaced."""
    row_type(table)
    owner, given = _owner(holder, table, given)
    old = row_at(owner, table, number)
    new = amended(old, given, as_of)
    rows = list(rows_of(owner, table))
    rows[number - 1] = new
    was, now = row_words(old), row_words(new)
    what = f"{was} corrected" + (f" to {now}" if now != was else "")
    return Edit(with_table(holder, owner, table, rows), what)


def remove_row(holder: Holder, table: str, number: int, given: FieldTexts = ()) -> Edit:
    """The holder without a row."""
    row_type(table)
    owner, rest = _owner(holder, table, given)
    if rest:
        raise DataError(f"A removal takes no {rest[0][0]}; it takes the row's number.")
    row = row_at(owner, table, number)
    rows = list(rows_of(owner, table))
    del rows[number - 1]
    return Edit(with_table(holder, owner, table, rows), f"{row_words(row)} removed")


def set_fields(holder: Holder, given: FieldTexts, as_of: date) -> Edit:
    """The holder's own fields replaced; the reference stays as it is."""
    if any(field_name(name) == "case" for name, _text in given):
        raise DataError("A case keeps its reference; add the case anew instead.")
    after = amended(holder, given, as_of)
    said = ", ".join(f"{name} {text.strip() or 'taken out'}" for name, text in given)
    return Edit(after, f"set {said}")


def follow_grant(
    edit: Edit, before: Holder, grant: Grant, policy: Policy, as_of: date, family: bool
) -> Edit:
    """What a new limit of stay brings with it: a filing answered, the family's limit.

    One written down late, behind a later grant, brings nothing with it.
    """
    limit = assess(before, policy, as_of).limit
    if limit is None or facts_as_of(edit.after, policy, as_of).grants[-1:] != (grant,):
        return edit
    edit = _answer_filing(edit, limit.on, grant, policy, as_of)
    return _share_limit(edit, limit.on, grant) if family else edit


def _answer_filing(
    edit: Edit, old: date, grant: Grant, policy: Policy, as_of: date
) -> Edit:
    """Close the pending filing for the old limit that a longer stay answers."""
    if grant.until <= old:
        return edit
    dates = filing_dates(old, policy)
    rows: list[Row] = list(edit.after.filing)
    closed = []
    for place, filing in enumerate(edit.after.filing):
        answers = filing.kind == "extension" and belongs(filing, dates)
        is_earlier = grant.granted_on is None or filing.filed_on <= grant.granted_on
        is_pending = outcome_on(filing, as_of) == "pending"
        if answers and is_earlier and is_pending and counts_for(filing, HOLDER):
            rows[place] = _granted(filing, grant)
            closed.append(f"filing of {day_words(filing.filed_on)} closed as granted")
    if not closed:
        return edit
    after = with_rows(edit.after, "filing", tuple(rows))
    return Edit(after, "; ".join([edit.what, *closed]))


def _granted(filing: Filing, grant: Grant) -> Filing:
    return structs.replace(filing, outcome="granted", decided_on=grant.granted_on)


def _share_limit(edit: Edit, old: date, grant: Grant) -> Edit:
    """Give a new limit to every dependant whose own limit was the holder's old one."""
    names = [each.name for each in edit.after.dependant if each.limit_of_stay == old]
    if not names or grant.until == old:
        return edit
    family = tuple(
        structs.replace(each, limit_of_stay=grant.until) if each.name in names else each
        for each in edit.after.dependant
    )
    after = structs.replace(edit.after, dependant=family)
    return Edit(after, f"{edit.what}; the same limit for {', '.join(names)}")


def _signed(type_: type[Row], given: FieldTexts, by: str) -> FieldTexts:
    """Rows that carry a day and initials get today's and the user's if left out."""
    fields = set(type_.__struct_fields__)
    names = {name for name, _text in given}
    extra = []
    if {"on", "by"} <= fields:
        extra += [("on", "today")] if "on" not in names else []
        extra += [("by", by)] if "by" not in names and by else []
    return [*given, *extra]


def _owner(
    holder: Holder, table: str, given: FieldTexts
) -> tuple[Holder | Dependant, list[tuple[str, str]]]:
    """Whose row is meant, and the rest of what was given."""
    names = [text for name, text in given if name == OWNER]
    rest = [(name, text) for name, text in given if name != OWNER]
    if not names or names[0] == HOLDER:
        return holder, rest
    if table != "trip":
        raise DataError(f"Only trips are recorded for a dependant, not a {table}.")
    return person(holder, names[0]), rest


def person(holder: Holder, name: str) -> Holder | Dependant:
    """The holder, or one of the family by name. Raises DataError."""
    if name == HOLDER:
        return holder
    for each in holder.dependant:
        if each.name == name:
            return each
    what = "nobody is recorded yet; record the dependant first"
    if there := ", ".join(each.name for each in holder.dependant):
        what = f"{quoted(name)} is not one of {there}"
    told = f"{holder.case} has no dependant named {name}."
    raise DataError(told, [Problem(OWNER, what)])


def with_table(
    holder: Holder, owner: Holder | Dependant, table: str, rows: Sequence[Row]
) -> Holder:
    """The holder after the rows of a table of one of the family became others."""
    after = with_rows(owner, table, tuple(rows))
    if isinstance(after, Holder):
        return after
    family = tuple(after if each is owner else each for each in holder.dependant)
    return structs.replace(holder, dependant=family)
