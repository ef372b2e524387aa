"""What is asked for each short form, as a row of fields; and the change made of it.

Fields are named as in the tables that they end up in, so that they are typed, read and
explained in the same way there and here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final, Literal, TypeVar

import msgspec
from msgspec import Struct

from qmas_tui.errors import DataError, Problem
from qmas_tui.facts import rows
from qmas_tui.facts.rows import Row
from qmas_tui.scenarios.change import Assessable, Change, Decision, Leaves, NewIncome

R = TypeVar("R", bound=Row)


class LostJob(Row, frozen=True, gc=False):
    """The last day of work."""

    to: date


class OtherIncome(Row, frozen=True, gc=False):
    """A monthly income from a day on."""

    monthly_income: rows.Money
    from_: date


class TaxYear(Row, frozen=True, gc=False):
    """The assessable income of a year."""

    assessable: rows.Money
    year: rows.AssessmentYear


class Away(Row, frozen=True, gc=False):
    """A trip, of the holder unless somebody is named."""

    out: date
    back: date | None = None
    of: rows.Text | None = None


class Back(Row, frozen=True, gc=False):
    """The end of the absence under way."""

    back: date
    of: rows.Text | None = None


class Filed(Row, frozen=True, gc=False):
    """A filing of an extension, for everyone unless some are named."""

    filed_on: date
    for_: tuple[rows.Text, ...] = ()


class Decided(Row, frozen=True, gc=False):
    """What was decided of the pending filing."""

    decided_on: date
    until: date | None = None
    outcome: Literal["granted", "refused", "withdrawn"] = "granted"


class NewPassport(Row, frozen=True, gc=False):
    """The last day of a passport."""

    expires_on: date
    of: rows.Text | None = None


class Leaving(Row, frozen=True, gc=False):
    """Somebody who leaves the family or Hong Kong."""

    name: rows.Text
    left_on: date
    left_for: rows.LeftFamily


class Form(Struct, frozen=True, gc=False):
    """A short form: what it asks for, and how its change and its row give each other.

    `table` is where the fields are recorded otherwise.
    """

    asks: type[Row]
    table: str
    change: Callable[..., Change]
    asked: Callable[..., object]


def _job(row: rows.Work) -> Change:
    if row.from_ is None:
        raise DataError("Not taken", [Problem("from", "is missing: when it begins")])
    return Change(job=row)


def _trip(row: Away) -> Change:
    days = (row.out,) if row.back is None else (row.out, row.back)
    return Change(trip=days, of=row.of)


def _away(change: Change) -> object:
    assert change.trip is not None, "this form is given"
    return {**dict(zip(("out", "back"), change.trip, strict=False)), "of": change.of}


def _decision(row: Decided) -> Change:
    if (row.outcome == "granted") != (row.until is not None):
        what = "is the new limit: it is given where it is granted, and only there"
        raise DataError("Not taken", [Problem("until", what)])
    decided = Decision(on=row.decided_on, outcome=row.outcome, until=row.until)
    return Change(decision=decided)


def _values(value: object) -> dict[str, object]:
    values: dict[str, object] = msgspec.to_builtins(value, builtin_types=(date,))
    return values


FORMS: Final[Mapping[str, Form]] = {
    "job_lost": Form(
        LostJob,
        "work",
        lambda row: Change(job_lost=row.to),
        lambda c: {"to": c.job_lost},
    ),
    "job": Form(rows.Work, "work", _job, lambda c: _values(c.job)),
    "income": Form(
        OtherIncome,
        "work",
        lambda row: Change(
            income=NewIncome(monthly=row.monthly_income, from_=row.from_)
        ),
        lambda c: {"monthly_income": c.income.monthly, "from": c.income.from_},
    ),
    "assessable": Form(
        TaxYear,
        "income",
        lambda row: Change(assessable=Assessable(year=row.year, amount=row.assessable)),
        lambda c: {"year": c.assessable.year, "assessable": c.assessable.amount},
    ),
    "trip": Form(Away, "trip", _trip, _away),
    "return_": Form(
        Back,
        "trip",
        lambda row: Change(return_=row.back, of=row.of),
        lambda c: {"back": c.return_, "of": c.of},
    ),
    "file": Form(
        Filed,
        "filing",
        lambda row: Change(file=row.filed_on, for_=row.for_),
        lambda c: {"filed_on": c.file, "for": list(c.for_)},
    ),
    "decision": Form(
        Decided,
        "grant",
        _decision,
        lambda c: {
            "decided_on": c.decision.on,
            "outcome": c.decision.outcome,
            "until": c.decision.until,
        },
    ),
    "passport": Form(
        NewPassport,
        "passport",
        lambda row: Change(passport=row.expires_on, of=row.of),
        lambda c: {"expires_on": c.passport, "of": c.of},
    ),
    "leaves": Form(
        Leaving,
        "dependant",
        lambda row: Change(
            leaves=Leaves(name=row.name, on=row.left_on, for_=row.left_for)
        ),
        lambda c: {
            "name": c.leaves.name,
            "left_on": c.leaves.on,
            "left_for": c.leaves.for_,
        },
    ),
}
"""By the names of the fields of `Change`, in the order in which they are offered."""


def form_of(change: Change) -> str:
    """The name of the form or primitive that a change is."""
    return next(
        name
        for name in change.__struct_fields__
        if name not in ("of", "for_") and getattr(change, name) is not None
    )


def asked_of(change: Change) -> Row:
    """The row of a short form that gives this change again."""
    form = FORMS[form_of(change)]
    row: Row = msgspec.convert(form.asked(change), form.asks)
    return row
