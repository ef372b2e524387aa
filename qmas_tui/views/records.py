"""A recorded row in a few words, for messages, the history and undo."""

from __future__ import annotations

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
from qmas_tui.views.fields import recorded_fields, told_field
from qmas_tui.views.say import day_words, money

_LONGEST = 60
_SAID: dict[type[Row], tuple[str, ...]] = {
    Grant: ("until",),
    Filing: ("kind", "filed_on"),
    Income: ("year", "assessable"),
    Passport: ("expires_on",),
    Trip: ("out", "back"),
    Gap: ("ended",),
    Excluded: ("from",),
    Request: ("asked_on",),
    Evidence: ("kind",),
    Unread: ("column",),
    Dependant: ("relation", "name"),
}
"""The fields of which the few words of a row leave nothing out."""


def row_words(row: Row) -> str:
    """What a row records, shortly."""
    match row:
        case Grant():
            return f"grant until {day_words(row.until)}"
        case Filing():
            return f"{row.kind} filing of {day_words(row.filed_on)}"
        case Work():
            return f"work {row.employer or row.kind}"
        case Income():
            return f"income {row.year} {money(row.assessable)}"
        case Passport():
            return f"passport until {day_words(row.expires_on)}"
        case Trip():
            back = f" to {day_words(row.back)}" if row.back else ""
            return f"trip from {day_words(row.out)}{back}"
        case Gap():
            return f"gap after {day_words(row.ended)}"
        case Excluded():
            return f"excluded time from {day_words(row.from_)}"
        case Request():
            return f"request of {day_words(row.asked_on)}"
        case Evidence():
            return f"paper {row.kind.replace('-', ' ')}"
        case Unread():
            return f"unread {row.column} \u201c{_cut(row.text)}\u201d"
        case Dependant():
            return f"{row.relation} {row.name}"
        case Review():
            if row.outcome == "snoozed":
                return f"snooze{_until(row)}"
            return f"review of {day_words(row.on)}"
        case Note():
            return f"note \u201c{_cut(row.text)}\u201d"
    raise AssertionError(f"no words for {type(row).__name__}")


def recorded_words(row: Row) -> str:
    """What was done where a row was recorded."""
    if not isinstance(row, Review):
        return f"{row_words(row)} recorded"
    return f"put off{_until(row)}" if row.outcome == "snoozed" else "marked as reviewed"


def whole_words(row: Row) -> str:
    """What a row records, with every field that the few words leave out."""
    said = _said(row)
    rest = [told_field(*each) for each in recorded_fields(row) if each[0] not in said]
    return f"{row_words(row)} ({'; '.join(rest)})" if rest else row_words(row)


def _said(row: Row) -> tuple[str, ...]:
    match row:
        case Work():
            return ("employer",) if row.employer else ("kind",)
        case Unread() | Note() if _cut(row.text) == row.text:
            return (*_SAID.get(type(row), ()), "text")
        case Review():
            return ("outcome", "until" if row.outcome == "snoozed" else "on")
    return _SAID.get(type(row), ())


def _until(review: Review) -> str:
    return f" until {day_words(review.until)}" if review.until else ""


def _cut(text: str) -> str:
    first = " ".join(text.split())
    return first if len(first) <= _LONGEST else first[: _LONGEST - 1] + "…"
