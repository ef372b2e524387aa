"""A holder, the family, and a whole book of them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final, Literal

from msgspec import Meta

from qmas_tui.facts import rows
from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.rows import Row
from qmas_tui.facts.worked_out import WorkedOut

FORMAT: Final = "qmas-book/1"
WITH_PROSPECTS: Final = "qmas-book/2"
"""The format of a file that holds prospects; whoever reads takes either name."""
PatternName = Annotated[str, Meta(pattern=r"^\d+(\+\d+)*$")]


class Dependant(Row, frozen=True, gc=False):
    """A spouse or child whose stay hangs on the holder's."""

    name: rows.Text
    relation: rows.Relation
    born_on: date | None = None
    citizenship: rows.Citizenship = "unknown"
    landed_on: date | None = None
    passport_expires_on: date | None = None
    limit_of_stay: date | None = None
    residence_since: date | None = None
    abode: rows.Abode | None = None
    born_in: rows.Birthplace | None = None
    status: rows.DependantStatus = "dependant"
    left_on: date | None = None
    left_for: rows.LeftFamily | None = None
    trip: tuple[rows.Trip, ...] = ()


class Holder(Row, frozen=True, gc=False):
    """One case file: a person admitted under the scheme, with all recorded rows."""

    case: rows.Text
    name: rows.Text
    citizenship: rows.Citizenship
    route: rows.Route
    name_zh: rows.Text | None = None
    nationality: rows.Country | None = None
    born_on: date | None = None
    applied_on: date | None = None
    approved_on: date | None = None
    entry_by: date | None = None
    landed_on: date | None = None
    residence_since: date | None = None
    pattern: PatternName | None = None
    claimed_sector: rows.Slug | None = None
    adviser: rows.Text | None = None
    status: rows.Status = "active"
    closed_on: date | None = None
    left_on: date | None = None
    left_for: rows.LeftScheme | None = None
    abode: rows.Abode | None = None
    family: rows.Text | None = None
    tags: tuple[rows.Text, ...] = ()
    grant: tuple[rows.Grant, ...] = ()
    filing: tuple[rows.Filing, ...] = ()
    work: tuple[rows.Work, ...] = ()
    income: tuple[rows.Income, ...] = ()
    passport: tuple[rows.Passport, ...] = ()
    trip: tuple[rows.Trip, ...] = ()
    gap: tuple[rows.Gap, ...] = ()
    excluded: tuple[rows.Excluded, ...] = ()
    request: tuple[rows.Request, ...] = ()
    evidence: tuple[rows.Evidence, ...] = ()
    unread: tuple[rows.Unread, ...] = ()
    dependant: tuple[Dependant, ...] = ()
    review: tuple[rows.Review, ...] = ()
    note: tuple[rows.Note, ...] = ()


class Made(Row, frozen=True, gc=False):
    """With what a snapshot was made.

    `partial` where it holds some of the cases only; `left_out` names the fields and
    tables that were taken out of it before it was handed on.
    """

    rules_checked_on: date | None = None
    head: rows.Text | None = None
    partial: bool = False
    left_out: tuple[rows.Text, ...] = ()


class CaseFile(Row, frozen=True, gc=False):
    """A whole book as one TOML file holds it; `worked_out` is no part of its facts."""

    format: Literal["qmas-book/1", "qmas-book/2"]
    as_of: date | None = None
    made: Made | None = None
    holder: tuple[Holder, ...] = ()
    prospect: tuple[Prospect, ...] = ()
    worked_out: tuple[WorkedOut, ...] = ()
