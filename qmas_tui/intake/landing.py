"""The landing: a prospect becomes a holder, and nothing is typed twice."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import structs

from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.prospect_rows import Application, Career, Relative
from qmas_tui.facts.rows import Evidence, Grant, Work
from qmas_tui.intake.known import known
from qmas_tui.intake.subject import current_application

SAME_FIELDS = (
    "case",
    "name",
    "name_zh",
    "citizenship",
    "nationality",
    "born_on",
    "route",
    "adviser",
    "family",
    "tags",
    "passport",
)
"""Fields and tables that are alike of prospect and holder."""
SAME_OF_RELATIVE = (
    "name",
    "relation",
    "born_on",
    "citizenship",
    "passport_expires_on",
)

Refusal = Literal["not-approved", "ahead", "before-submission"]
"""Why a landing cannot be recorded: nothing approved, a day to come, or too early."""


def why_not_landed(prospect: Prospect, on: date, today: date) -> Refusal | None:
    """What keeps a landing on a day from being recorded; None where nothing does."""
    application = current_application(known(prospect, today))
    if application is None or application.outcome != "approved":
        return "not-approved"
    if on > today:
        return "ahead"
    return "before-submission" if on < application.submitted_on else None


def with_landing(
    prospect: Prospect, on: date, until: date | None, today: date
) -> Prospect:
    """The prospect with the landing on the approved application.

    `until` is the limit of stay, where somebody read it. To be asked of those only
    whom `why_not_landed` lets pass.
    """
    number = _number_of_current(prospect, today)
    rows = list(prospect.application)
    landed = structs.replace(rows[number], landed_on=on)
    rows[number] = structs.replace(landed, limit_of_stay=until) if until else landed
    return structs.replace(prospect, application=tuple(rows))


def holder_of(prospect: Prospect, today: date) -> Holder | None:
    """The holder that a landed prospect becomes, by what is known today.

    None for one who has not landed; a limit of stay alone makes nobody a holder.
    """
    facts = known(prospect, today)
    application = current_application(facts)
    if application is None or application.outcome != "approved":
        return None
    landed = application.landed_on
    if landed is None:
        return None
    return Holder(
        **{name: getattr(facts, name) for name in SAME_FIELDS},
        applied_on=application.submitted_on,
        approved_on=application.decided_on,
        entry_by=application.entry_by,
        landed_on=landed,
        residence_since=facts.hong_kong_since,
        claimed_sector=facts.plan_sector,
        grant=_grants(application),
        work=tuple(_work(row) for row in facts.work if _covers(row, landed)),
        evidence=tuple(Evidence(kind=e.kind, dated=e.dated) for e in facts.evidence),
        dependant=tuple(
            _dependant(row) for row in facts.dependant if row.accompanying is not False
        ),
    )


def completed(holder: Holder, landed: Holder) -> Holder | None:
    """A holder on record who takes the landing, and whatever is left out there.

    None for one who has landed: then nothing is made.
    """
    if holder.landed_on is not None or holder.grant:
        return None
    empty = {
        field.name: getattr(landed, field.name)
        for field in structs.fields(Holder)
        if not field.required and getattr(holder, field.name) == field.default
    }
    return structs.replace(holder, **empty)


def _number_of_current(prospect: Prospect, today: date) -> int:
    """The place of the current application among all that are on record."""
    current = current_application(known(prospect, today))
    assert current is not None, "a landing is recorded on an application"
    days = [
        (row.submitted_on, number)
        for number, row in enumerate(prospect.application)
        if current_application(known(_only(prospect, row), today)) == current
    ]
    return max(days)[1]


def _only(prospect: Prospect, row: Application) -> Prospect:
    return structs.replace(prospect, application=(row,))


def _grants(application: Application) -> tuple[Grant, ...]:
    until = application.limit_of_stay
    if until is None:
        return ()
    return (Grant(until=until, granted_on=application.decided_on, confirmed=True),)


def _covers(work: Career, day: date) -> bool:
    begun = work.from_ is None or work.from_ <= day
    return work.kind != "none" and begun and (work.to is None or work.to >= day)


def _work(row: Career) -> Work:
    return Work(**{name: getattr(row, name) for name in Work.__struct_fields__})


def _dependant(row: Relative) -> Dependant:
    return Dependant(**{name: getattr(row, name) for name in SAME_OF_RELATIVE})
