"""Invented holders for what must hold of everyone, and how they are altered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypeVar

import msgspec
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from msgspec import structs

from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.rows import (
    Evidence,
    Excluded,
    Filing,
    Gap,
    Grant,
    Request,
    Row,
    Trip,
    Work,
)
from qmas_tui.facts.tables import rows_of, with_rows
from qmas_tui.findings.model import Assessment, Finding
from tests.oracle.people import somebody

Owner = TypeVar("Owner", bound=Holder | Dependant)

BOUNDED = settings(
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=80,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
NUMBERS = st.integers(min_value=100_000, max_value=999_999)
SPANS = st.integers(min_value=1, max_value=900)
LAYABLE = ("grant", "filing", "work", "trip", "request", "evidence", "gap", "excluded")


def person(number: int) -> tuple[Holder, date]:
    """An invented holder, and the day to ask on."""
    raw, as_of = somebody(number)
    return msgspec.convert(raw, Holder), as_of


def known_since(row: Row) -> date | None:
    """The day from which all of a row is known, None where it has none."""
    match row:
        case Grant():
            return row.granted_on
        case Filing():
            return max(row.filed_on, row.decided_on or row.filed_on)
        case Work() | Excluded():
            return row.from_
        case Trip():
            return row.out
        case Request():
            return max(row.asked_on, row.answered_on or row.asked_on)
        case Evidence():
            return row.dated
        case Gap():
            return max(row.ended, row.resumed or row.ended)
    raise AssertionError(row)


def _past(owner: Owner, tables: tuple[str, ...], as_of: date) -> Owner:
    """An owner without rows that are known later, and with no end ahead."""
    for table in tables:
        rows = rows_of(owner, table)
        past = [row for row in rows if (known_since(row) or as_of) <= as_of]
        owner = with_rows(owner, table, tuple(_open(row, as_of) for row in past))
    if owner.left_on is not None and owner.left_on > as_of:
        owner = structs.replace(owner, left_on=None, left_for=None)
    if owner.landed_on is not None and owner.landed_on > as_of:
        owner = structs.replace(owner, landed_on=None)
    return owner


def _open(row: Row, as_of: date) -> Row:
    match row:
        case Work() if row.to is not None and row.to >= as_of:
            return structs.replace(row, to=None)
        case Trip() if row.back is not None and row.back > as_of:
            return structs.replace(row, back=None)
    return row


def settled(holder: Holder, as_of: date) -> Holder:
    """The holder with nothing on record that begins, ends or is known after a day."""
    holder = _past(holder, LAYABLE, as_of)
    if holder.approved_on is not None and holder.approved_on > as_of:
        holder = structs.replace(holder, approved_on=None)
    family = tuple(_past(each, ("trip",), as_of) for each in holder.dependant)
    return structs.replace(holder, dependant=family)


def every_finding(found: Assessment) -> Iterator[Finding]:
    """The findings of a holder and the family."""
    yield from found.findings
    for each in found.dependants:
        yield from each.findings


def limits_of(found: Assessment) -> dict[str, date]:
    """The limit of stay of each person who has one, by subject."""
    own = {each.name: each.limit.on for each in found.dependants if each.limit}
    return own | ({"holder": found.limit.on} if found.limit else {})
