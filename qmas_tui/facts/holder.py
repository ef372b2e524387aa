"""A holder, the family, and a whole book of them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final, Literal

from msgspec import Meta

from qmas_tui.facts.rows import (
    Abode,
    Birthplace,
    Citizenship,
    Country,
    DependantStatus,
    Evidence,
    Excluded,
    Filing,
    Gap,
    Grant,
    Income,
    LeftFamily,
    LeftScheme,
    Note,
    Passport,
    Relation,
    Request,
    Review,
    Route,
    Row,
    Slug,
    Status,
    Text,
    Trip,
    Unread,
    Work,
)
from qmas_tui.facts.worked_out import WorkedOut

FORMAT: Final = "qmas-book/1"
PatternName = Annotated[str, Meta(pattern=r"^\d+(\+\d+)*$")]


class Dependant(Row, frozen=True, gc=False):
    """A spouse or child whose stay hangs on the holder's."""

    name: Text
    relation: Relation
    born_on: date | None = None
    citizenship: Citizenship = "unknown"
    landed_on: date | None = None
    passport_expires_on: date | None = None
    limit_of_stay: date | None = None
    residence_since: date | None = None
    abode: Abode | None = None
    born_in: Birthplace | None = None
    status: DependantStatus = "dependant"
    left_on: date | None = None
    left_for: LeftFamily | None = None
    trip: tuple[Trip, ...] = ()


class Holder(Row, frozen=True, gc=False):
    """One case file: a person admitted under the scheme, with all recorded rows."""

    case: Text
    name: Text
    citizenship: Citizenship
    route: Route
    name_zh: Text | None = None
    nationality: Country | None = None
    born_on: date | None = None
    applied_on: date | None = None
    approved_on: date | None = None
    entry_by: date | None = None
    landed_on: date | None = None
    residence_since: date | None = None
    pattern: PatternName | None = None
    claimed_sector: Slug | None = None
    adviser: Text | None = None
    status: Status = "active"
    closed_on: date | None = None
    left_on: date | None = None
    left_for: LeftScheme | None = None
    abode: Abode | None = None
    family: Text | None = None
    tags: tuple[Text, ...] = ()
    grant: tuple[Grant, ...] = ()
    filing: tuple[Filing, ...] = ()
    work: tuple[Work, ...] = ()
    income: tuple[Income, ...] = ()
    passport: tuple[Passport, ...] = ()
    trip: tuple[Trip, ...] = ()
    gap: tuple[Gap, ...] = ()
    excluded: tuple[Excluded, ...] = ()
    request: tuple[Request, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    unread: tuple[Unread, ...] = ()
    dependant: tuple[Dependant, ...] = ()
    review: tuple[Review, ...] = ()
    note: tuple[Note, ...] = ()


class Made(Row, frozen=True, gc=False):
    """With what a snapshot was made.

    `partial` where it holds some of the cases only; `left_out` names the fields and
    tables that were taken out of it before it was handed on.
    """

    rules_checked_on: date | None = None
    head: Text | None = None
    partial: bool = False
    left_out: tuple[Text, ...] = ()


class CaseFile(Row, frozen=True, gc=False):
    """A whole book as one TOML file holds it; `worked_out` is no part of its facts."""

    format: Literal["qmas-book/1"]
    as_of: date | None = None
    made: Made | None = None
    holder: tuple[Holder, ...] = ()
    worked_out: tuple[WorkedOut, ...] = ()
