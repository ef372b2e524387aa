"""What cannot be and what is odd, in words: the same for desk, command line, import."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from qmas_tui.facts.contradictions import Contradiction
from qmas_tui.facts.place import Place
from qmas_tui.findings.plausible import OddDay, OddIncome, Oddity
from qmas_tui.views.say import day_words

NOUNS = {
    "acknowledged_on": "the acknowledgement",
    "answered_on": "the answer",
    "applied_on": "the entry application",
    "approved_on": "the approval",
    "asked_on": "the request",
    "awarded_on": "the award",
    "back": "the return",
    "born_on": "the birth",
    "consent_sent_on": "the consent letter",
    "decided_on": "the decision",
    "ended": "the last day covered",
    "endorsed_on": "the endorsement",
    "evisa_on": "the e-Visa",
    "expires_on": "the passport's last day",
    "filed_on": "the filing",
    "from": "the beginning",
    "granted_on": "the grant",
    "identity_card_on": "the identity card",
    "landed_on": "the landing",
    "limit_of_stay": "the limit of stay",
    "on": "the day of it",
    "out": "the departure",
    "paid_on": "the payment",
    "passport_expires_on": "the passport's last day",
    "pooled_on": "the pool",
    "principle_on": "the approval in principle",
    "residence_since": "the earlier residence",
    "resumed": "the first day covered again",
    "selected_on": "the selection",
    "settled_on": "the settlement",
    "since": "the beginning",
    "statements_from": "the first statement",
    "statements_to": "the last statement",
    "submitted_on": "the submission",
    "to": "the end",
    "until": "the limit of stay",
}


class Doubt(Struct, frozen=True):
    """What may be right but is odd, as a form asks about it.

    Attributes:
        again: what keeps the value when it is typed once more, if anything does.
        better: the value that was most likely meant; empty where nobody can tell.
    """

    words: str
    field: str
    again: str = ""
    better: str = ""


_OF_TABLE = {("business", "until"): "the end"}
"""Nouns of fields that mean something else in a table."""
_PERIODS = {"monthly_income": "a month", "assessable": "a year", "hkd": "a year"}


def contradiction_words(found: Contradiction, field: str = "") -> str:
    """Why a value cannot be, its row, and what would do.

    Said of the value in `field`, one of the two that clash; the later unless given.
    """
    day, where = day_words(found.day), _where(found.at)
    if found.kind == "ahead":
        return (
            f"{day} has not come, and {_noun(found, found.field)} is recorded once it "
            f"has happened{where}; today or an earlier day would do"
        )
    assert found.other is not None, "anything else clashes with another day"
    other = day_words(found.other)
    if found.kind == "open-twice":
        return (
            f"the trip from {day}{where} would be a second one without a return, "
            f"besides that from {other}; record the return of one of them"
        )
    if field and field == found.other_field:
        return (
            f"{other} lies after {_noun(found, found.field)}, {day}{where}; "
            "that day or an earlier one would do"
        )
    return (
        f"{day} lies before {_noun(found, found.other_field)}, {other}{where}; "
        "that day or a later one would do"
    )


def _noun(found: Contradiction, field: str) -> str:
    return _OF_TABLE.get((found.at.table, field)) or NOUNS[field]


def oddity_words(odd: Oddity) -> str:
    """What is odd of a value, its row, and what was expected."""
    return _income_words(odd) if isinstance(odd, OddIncome) else _day_words(odd)


def doubt_of(odd: Oddity, expected: date | None = None) -> Doubt:
    """What a form says of an odd value; the next stay is expected to end on a day."""
    words = oddity_words(odd)
    if not isinstance(odd, OddDay) or odd.kind == "within":
        return Doubt(words, odd.field)
    better = ""
    if odd.kind == "off" and odd.expected:
        nearest = min(odd.expected, key=lambda day: abs(day - odd.day))
        is_next = odd.field == "until"
        better = day_words((expected if is_next else None) or nearest)
    return Doubt(words, odd.field, str(odd.day.year), better)


def _day_words(odd: OddDay) -> str:
    noun = NOUNS[odd.field]
    what = f"{noun[0].upper()}{noun[1:]} {day_words(odd.day)}{_where(odd.at)}"
    months = f"{odd.months} months"
    edge = " and ".join(day_words(day) for day in odd.expected)
    match odd.kind:
        case "past":
            return f"{what} has passed; {edge} or a later day was expected"
        case "off":
            return (
                f"{what} is more than {months} from every end that was expected; "
                f"the nearest {_is(odd.expected)} {edge}"
            )
        case "shorter":
            return (
                f"{what} is earlier than that of the grant before it; {edge} or a "
                "later day was expected"
            )
        case "within":
            return (
                f"{what} falls into the absence since {edge}, which has no return on "
                "record and goes on over it; that return was expected first"
            )
    return f"{what} is more than {months} ahead; {edge} or an earlier day was expected"


def _is(days: tuple[date, ...]) -> str:
    return "is" if len(days) == 1 else "are"


def _income_words(odd: OddIncome) -> str:
    is_up = odd.amount > odd.before
    times = f"{odd.factor} times" if is_up else f"1/{odd.factor} of"
    edge = odd.before * odd.factor if is_up else odd.before // odd.factor
    amount, before, edge_words = (
        _amount(each, odd.currency) for each in (odd.amount, odd.before, edge)
    )
    return (
        f"The income of {amount} {_PERIODS[odd.field]}{_where(odd.at)} is "
        f"{'at least' if is_up else 'at most'} {times} the {before} recorded before "
        f"it; {'less' if is_up else 'more'} than {edge_words} was expected"
    )


def _amount(amount: int, currency: str | None) -> str:
    sign = "HK$" if currency == "HKD" else f"{currency} " if currency else ""
    return f"{sign}{amount:,}"


def _where(at: Place) -> str:
    """The row in brackets, and whose it is; nothing for the holder's own fields."""
    if not at.table:
        return f" (dependant {at.name})" if at.dependant else ""
    return f" ({at.row} of {at.name})" if at.dependant else f" ({at.row})"
