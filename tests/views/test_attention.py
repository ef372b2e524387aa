"""Many things of one kind are one line; a few are named."""

from __future__ import annotations

from datetime import date

from qmas_tui.findings.risk import is_gap
from qmas_tui.intake.assess import assess
from qmas_tui.intake.result import AssessedProspect
from qmas_tui.views.attention import Matter, grouped, landed_matter, matters
from qmas_tui.views.words import headline
from tests.intake.people import prospect
from tests.make import AS_OF, POLICY, entry
from tests.views.everyone import every_finding, everyone

UNREAD = Matter(
    "limit not yet checked on the e-Visa", "Q-1", "Q-1, LEE: to complete: x."
)


def many(number: int, kind: str = UNREAD.kind) -> list[Matter]:
    """So many cases with a thing of one kind."""
    return [Matter(kind, f"Q-{n}", f"Q-{n}: {kind}.") for n in range(number)]


def test_many_of_one_kind_are_one_line() -> None:
    """Sixty cases of one kind are one line, which says how to see them all."""
    assert list(grouped(many(60))) == [
        "limit not yet checked on the e-Visa: 60 cases; --all lists them"
    ]
    assert next(grouped(many(60), hint="more")).endswith("60 cases; more")


def test_few_are_named() -> None:
    """Up to three cases are named, each in a line; kinds stay in their order."""
    lines = list(grouped([*many(3, "b"), *many(4, "a")]))
    assert lines == ["Q-0: b.", "Q-1: b.", "Q-2: b.", "a: 4 cases; --all lists them"]


def test_all_of_them() -> None:
    """All are listed where that is asked for, none twice."""
    assert len(list(grouped(many(60), whole=True))) == 60
    assert list(grouped([UNREAD, UNREAD])) == [UNREAD.line]
    assert list(grouped([])) == []


def test_a_case_counts_once() -> None:
    """A case in which a thing comes twice is one case."""
    assert list(grouped([*many(3), *many(3)], few=2)) == [
        "limit not yet checked on the e-Visa: 3 cases; --all lists them"
    ]


def test_what_needs_attention() -> None:
    """What is to act on today and what the record lacks, each with its case."""
    day = date(2028, 2, 2)
    found = list(matters([entry(day, citizenship="unknown", work=None)]))
    assert [each.kind for each in found] == [
        "to act on today", "citizenship unknown", "work unknown",
    ]  # fmt: skip
    assert found[0].line.startswith("Q-1, LEE Ka Yan: act by 2 Feb 2028 (today)")
    assert found[1].line == "Q-1, LEE Ka Yan: to complete: citizenship unknown."
    assert list(matters([entry(AS_OF)])) == []


def test_a_kind_is_called_the_same_in_every_case() -> None:
    """Gaps of one kind are called alike, so that a book of any size has few lines."""
    codes = {each.code for each in every_finding() if is_gap(each)}
    kinds = {each.kind for each in matters(everyone())} - {"to act on today"}
    assert len(kinds) <= len(codes)
    assert {headline(f) for f in every_finding() if is_gap(f)} > kinds - {
        "cells of a sheet not read", "days that cannot be right", "work unknown",
        "filing pending, no limit matches it", "extension assumed; confirm which",
    }  # fmt: skip


def test_a_landing_without_a_holder_says_what_makes_one() -> None:
    """The case, the day, and the command that makes the holder."""
    who = prospect(case="P-9", name="[/] WONG")
    told = landed_matter(AssessedProspect(who, assess(who, POLICY, AS_OF)), AS_OF)
    assert told.case == "P-9"
    assert told.line == (
        "P-9, [/] WONG: landed on 22 Nov 2026, and no holder is made; "
        "qmas-tui land P-9 on=DAY does it."
    )
