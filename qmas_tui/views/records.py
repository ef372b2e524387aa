"""A recorded row in a few words, for messages, the history and undo."""

from __future__ import annotations

from typing import Final

from qmas_tui.facts.holder import Dependant
from qmas_tui.facts.rows import (
    Evidence,
    Excluded,
    Filing,
    Gap,
    Grant,
    Income,
    Note,
    Passport,
    Request,
    Review,
    Row,
    Trip,
    Unread,
    Work,
)
from qmas_tui.views.fields import own_fields, recorded_fields, told_field
from qmas_tui.views.say import day_words
from qmas_tui.views.template import fill, kept, named_in

_LONGEST: Final = 60
_WORDS: Final[dict[type[Row], str]] = {
    Grant: "grant until {until}",
    Filing: "{kind} filing of {filed_on}",
    Work: "work [employer?{employer}][!employer?{kind}]",
    Income: "income {year} {assessable:money}",
    Passport: "passport until {expires_on}",
    Trip: "trip from {out}[ to {back}]",
    Gap: "gap after {ended}",
    Excluded: "excluded time from {from}",
    Request: "request of {asked_on}",
    Evidence: "paper {kind:plain}",
    Unread: "unread {column} “{text}”",
    Dependant: "{relation} {name}",
    Review: "review of {on}",
    Note: "note “{text}”",
}
"""What each kind of row records, written as a phrase is."""
_SNOOZE: Final = "snooze[ until {until}]"


def row_words(row: Row) -> str:
    """What a row records, shortly."""
    return fill(_template(row), _facts(row))


def recorded_words(row: Row) -> str:
    """What was done where a row was recorded."""
    if not isinstance(row, Review):
        return f"{row_words(row)} recorded"
    if row.outcome != "snoozed":
        return "marked as reviewed"
    return f"put off until {day_words(row.until)}" if row.until else "put off"


def whole_words(row: Row) -> str:
    """What a row records, with every field that the few words leave out."""
    facts = _facts(row)
    said = named_in(kept(_template(row), facts))
    rest = [
        told_field(name, value)
        for name, value in recorded_fields(row)
        if name not in said or facts[name] != value
        if not (name == "outcome" and isinstance(row, Review))
    ]
    return f"{row_words(row)} ({'; '.join(rest)})" if rest else row_words(row)


def _template(row: Row) -> str:
    is_snooze = isinstance(row, Review) and row.outcome == "snoozed"
    return _SNOOZE if is_snooze else _WORDS[type(row)]


def _facts(row: Row) -> dict[str, object]:
    """The fields of a row by name; of a long text no more than its beginning."""
    facts = dict(own_fields(row))
    if isinstance(row, Note | Unread):
        text = " ".join(row.text.split())
        facts["text"] = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return facts
