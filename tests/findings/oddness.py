"""An edit, and what is odd of what it brings in."""

from __future__ import annotations

from datetime import date

from msgspec import structs

from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.rows import Grant
from qmas_tui.findings.plausible import OddDay, oddities
from tests.make import AS_OF, POLICY, holder

UNKNOWN = holder(applied_on=None, landed_on=None, grant=None)
"""Nobody knows the ends of this holder's stays: neither landing nor application."""
LEE = holder()
"""Landed 15 Mar 2023 on 2+3+3: ends 15 Mar 2025, 2028, 2031; granted twice so far."""


def granted(book: Holder, *untils: date, **facts: object) -> Holder:
    """The holder with these limits besides."""
    rows = tuple(Grant(until=until) for until in untils)
    return structs.replace(book, grant=(*book.grant, *rows), **facts)


def with_child(book: Holder, **facts: object) -> Holder:
    """The holder with a child of whom that is known."""
    child = Dependant(name="LEE Ming", relation="child", **facts)  # type: ignore[arg-type]
    return structs.replace(book, dependant=(child,))


def odd(before: Holder | None, after: Holder) -> list[tuple[str, str, object]]:
    """What is odd: kind, place and what was expected."""
    return [
        (each.kind, str(each.at), each.expected)
        if isinstance(each, OddDay)
        else (each.field, str(each.at), (each.before, each.currency))
        for each in oddities(before, after, POLICY, AS_OF)
    ]


def kinds(before: Holder | None, after: Holder) -> list[str]:
    """The kinds of what is odd, or the field of an income."""
    return [kind for kind, _place, _expected in odd(before, after)]
