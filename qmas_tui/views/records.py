"""A recorded row in a few words, for messages, the history and undo."""

from __future__ import annotations

from typing import Final

from qmas_tui.errors import DataError
from qmas_tui.facts import prospect_rows as own
from qmas_tui.facts import rows
from qmas_tui.facts.holder import Dependant
from qmas_tui.facts.rows import Row
from qmas_tui.facts.tables import rows_of
from qmas_tui.views.fields import own_fields, recorded_fields, told_field
from qmas_tui.views.labels import rows_counted
from qmas_tui.views.say import day_words
from qmas_tui.views.template import fill, kept, named_in

_LONGEST: Final = 60
_WORDS: Final[dict[type[Row], str]] = {
    rows.Grant: "grant until {until}",
    rows.Filing: "{kind} filing of {filed_on}",
    rows.Work: "work [employer?{employer}][!employer?{kind}]",
    rows.Income: "income {year} {assessable:money}",
    rows.Passport: "passport until {expires_on}",
    rows.Trip: "trip from {out}[ to {back}]",
    rows.Gap: "gap after {ended}",
    rows.Excluded: "excluded time from {from}",
    rows.Request: "request of {asked_on}",
    rows.Evidence: "paper {kind:plain}",
    rows.Unread: "unread {column} “{text}”",
    Dependant: "{relation} {name}",
    rows.Review: "review of {on}",
    rows.Note: "note “{text}”",
    own.Degree: "degree {level}[ of {institution}]",
    own.Spoken: "language {name}",
    own.Career: "work [employer?{employer}][!employer?{kind}]",
    own.Letter: "letter[ of {dated}]",
    own.Period: "period from {from} to {to}",
    own.Earned: "income of the year to {ends_on}",
    own.Business: "business {name}",
    own.Account: "account {name}",
    own.Balance: "balance of {on}",
    own.Credit: "credit of {on}",
    own.Achievement: "{kind} {name}",
    own.Offer: "offer of {employer}",
    own.Lived: "life in {country} from {from}",
    own.Conflict: "conflict of {on}",
    own.Relative: "{relation} {name}",
    own.Application: "application of {submitted_on}",
    own.Exercise: "exercise of {on}",
}
"""What each kind of row records, written as a phrase is."""
_SNOOZE: Final = "snooze[ until {until}]"


def row_words(row: Row) -> str:
    """What a row records, shortly."""
    return fill(_template(row), _facts(row))


def row_at(owner: Row, table: str, number: int) -> Row:
    """A recorded row by its number, from 1. Raises DataError where there is none."""
    found = rows_of(owner, table)
    if not 1 <= number <= len(found):
        there = rows_counted(table, len(found))
        raise DataError(f"There is no {table} {number}; {there}.")
    return found[number - 1]


def recorded_words(row: Row) -> str:
    """What was done where a row was recorded."""
    if not isinstance(row, rows.Review):
        return f"{row_words(row)} recorded"
    if row.outcome != "snoozed":
        return "marked as reviewed"
    return f"asleep until {day_words(row.until)}" if row.until else "asleep"


def whole_words(row: Row) -> str:
    """What a row records, with every field that the few words leave out."""
    facts = _facts(row)
    said = named_in(kept(_template(row), facts))
    rest = [
        told_field(name, value)
        for name, value in recorded_fields(row)
        if name not in said or facts[name] != value
        if not (name == "outcome" and isinstance(row, rows.Review))
    ]
    return f"{row_words(row)} ({'; '.join(rest)})" if rest else row_words(row)


def _template(row: Row) -> str:
    is_snooze = isinstance(row, rows.Review) and row.outcome == "snoozed"
    return _SNOOZE if is_snooze else _WORDS[type(row)]


def _facts(row: Row) -> dict[str, object]:
    """The fields of a row by name; of a long text no more than its beginning."""
    facts = dict(own_fields(row))
    if isinstance(row, rows.Note | rows.Unread):
        text = " ".join(row.text.split())
        facts["text"] = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return facts
