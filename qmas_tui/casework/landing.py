"""The landing: a prospect becomes a holder, with nothing typed twice, as one step."""

from __future__ import annotations

from datetime import date
from typing import Final

from msgspec.structs import replace

from qmas_tui.casework.casework import USUAL, Casework, Done, Terms
from qmas_tui.casework.checks import check_edit
from qmas_tui.casework.consent import about_odd_values
from qmas_tui.errors import DataError, Problem
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.parsing import FieldTexts, parse_row
from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.rows import Row
from qmas_tui.findings.calendar import add_months
from qmas_tui.intake.landing import (
    Refusal,
    completed,
    holder_of,
    why_not_landed,
    with_landing,
)
from qmas_tui.intake.plausible import prospect_oddities
from qmas_tui.views.doubts import Doubt, doubt_of
from qmas_tui.views.past import LANDED
from qmas_tui.views.say import day_words

_REFUSED: Final[dict[Refusal, str]] = {
    "not-approved": "cannot be: no application is recorded as approved",
    "ahead": "has not come; a landing is recorded once it has happened",
    "before-submission": "lies before the submission of the application",
}
_TYPED_AS: Final = {"landed_on": "on", "limit_of_stay": "until"}
"""What fields of the application are called where a landing is typed."""


class Landing(Row, frozen=True):
    """What is said of a landing.

    Attributes:
        on: the day of it.
        until: the limit of stay, where somebody read it.
    """

    on: date
    until: date | None = None


def land(
    casework: Casework,
    case: str,
    given: FieldTexts,
    why: str = "",
    terms: Terms = USUAL,
) -> Done:
    """Record the landing of a prospect and make the holder, as one step.

    `given` are the fields of `Landing`. A holder of the same case who has not landed
    takes the landing and what is left out there. Raises DataError where nobody can
    land so, or a holder of that case has landed; NeedsConsent for an odd limit.
    """
    session, as_of = casework.session, casework.as_of
    prospect, on_record = session.prospect(case), casework.holders.get(case)
    said = parse_row(Landing, given, as_of, add_months)
    refused = why_not_landed(prospect, said.on, as_of)
    if refused is not None:
        raise DataError("Not saved", [Problem("on", _REFUSED[refused])])
    landed = with_landing(prospect, said.on, said.until, as_of)
    try:
        check_edit(prospect, landed, given, casework.policy, as_of)
    except DataError as error:
        raise DataError(error.message, _typed(error)) from None
    holder = _holder(landed, on_record, as_of)
    terms.ask(about_odd_values(prospect, landed, casework.policy, as_of))
    what = f"{LANDED}{day_words(said.on)}"
    changes = [
        session.change(what, before, after, why)
        for before, after in ((prospect, landed), (on_record, holder))
        if before != after
    ]
    if terms.keeps:
        session.make(tuple(changes), terms)
    told = f"{case}: {_told(what, holder, on_record)}"
    return Done(told, (case,), (on_record, holder))


def landing_doubts(casework: Casework, made: Holder) -> tuple[Doubt, ...]:
    """What is odd of the landing by which a holder would be made, at what is typed."""
    as_of, prospect = casework.as_of, casework.session.prospect(made.case)
    assert made.landed_on is not None, "who has landed becomes a holder"
    until = made.grant[-1].until if made.grant else None
    landed = with_landing(prospect, made.landed_on, until, as_of)
    odd = prospect_oddities(prospect, landed, casework.policy, as_of)
    return tuple([replace(d, field=_TYPED_AS[d.field]) for d in map(doubt_of, odd)])


def _holder(landed: Prospect, on_record: Holder | None, as_of: date) -> Holder:
    """The holder that comes of a landing. Raises DataError where there is one."""
    made = holder_of(landed, as_of)
    assert made is not None, "who has landed becomes a holder"
    if on_record is None:
        return made
    whole = completed(on_record, made)
    if whole is None:
        told = f"{landed.case} is a holder who has landed already; nothing was made."
        raise DataError(told)
    return whole


def _typed(error: DataError) -> list[Problem]:
    """What was refused, at the names under which it was typed."""
    return [
        Problem(_TYPED_AS.get(each.where, each.where), each.what)
        for each in error.problems
    ]


def _told(what: str, holder: Holder, on_record: Holder | None) -> str:
    """What was done: who is a holder now, with which limit."""
    verb = "made" if on_record is None else "completed"
    limit = "the limit of stay is to be read on the e-Visa and recorded"
    if holder.grant:
        limit = f"limit of stay {day_words(holder.grant[-1].until)}"
    return f"{what[0].upper()}{what[1:]}; the holder is {verb}, {limit}"
