"""A holder in good order, with other facts where a test is about them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from qmas_tui.facts.holder import Holder
from qmas_tui.findings.assess import assess
from qmas_tui.findings.model import (
    Assessment,
    Deadline,
    DependantAssessment,
    Finding,
    Item,
)
from tests.make import POLICY, person

NOW = date(2026, 11, 22)
LANDED = date(2025, 3, 15)
LIMIT = date(2028, 3, 15)
OPENS = date(2027, 12, 15)
TARGET = date(2028, 2, 2)
SHORT = date(2027, 3, 15)
"""A limit of a year before the holder's."""
BO = "TESTER Bo"
"""The child's name."""
JOB: dict[str, object] = {
    "kind": "employment",
    "from": LANDED,
    "level": "graduate",
    "monthly_income": 45000,
    "currency": "HKD",
    "place": "hong-kong",
}
USUAL: dict[str, object] = {
    "case": "T-1",
    "name": "TESTER Ada",
    "citizenship": "other",
    "route": "gpt",
    "applied_on": date(2024, 6, 1),
    "landed_on": LANDED,
    "grant": [{"until": LIMIT, "confirmed": True}],
    "work": [JOB],
}
BARE: dict[str, object] = {"landed_on": None, "grant": None, "work": None}
"""What one who has not landed has not."""


GONE: dict[str, object] = {"left_on": date(2026, 6, 1)}
"""Has left, for what a test says."""
AWAY = GONE | {"left_for": "left-hong-kong"}
PASSED = (
    *("stay.lapsed", "stay.overstayed", "stay.unrecorded", "stay.leave-by"),
    *("stay.pending-past-limit", "facts.grant-missing"),
)
"""What is found of a limit itself once it nears or has passed."""


def assessed(who: Holder, as_of: date = NOW) -> Assessment:
    """What the rules as shipped find for a holder on a day."""
    return assess(who, POLICY, as_of)


def days(count: int) -> timedelta:
    """That many days."""
    return timedelta(days=count)


RUN_UP = LIMIT - days(180)
"""From this day on any time out of work is to act on."""


def holder(**facts: object) -> Holder:
    """A holder in the first stay, well in order; a fact given as None is left out."""
    return person(USUAL, facts)


def older(landed_on: date, until: date, **facts: object) -> Holder:
    """A holder in the last stay of the older pattern."""
    grant = [{"until": until, "confirmed": True, "step": 2}]
    job = JOB | {"from": landed_on}
    told = {"landed_on": landed_on, "grant": grant, "work": [job], "applied_on": None}
    return holder(**(told | {"pattern": "2+3+3"} | facts))


def later(*, until: date, **facts: object) -> Holder:
    """A holder in the second stay of the older pattern."""
    grants = [
        {"until": date(2027, 3, 15), "confirmed": True},
        {"until": until, "confirmed": True},
    ]
    return holder(**({"pattern": "2+3+3", "grant": grants} | facts))


def worked(*rows: dict[str, object], **facts: object) -> Holder:
    """A holder with these works."""
    return holder(work=list(rows), **facts)


def spell(first: date, last: date) -> dict[str, object]:
    """A job from a day to a day."""
    return JOB | {"from": first, "to": last}


def idle(first: date | None, last: date | None = None) -> dict[str, object]:
    """A spell without work."""
    row = {"kind": "none", "from": first, "to": last}
    return {name: value for name, value in row.items() if value is not None}


def unlanded(*ends: date, **facts: object) -> Holder:
    """A holder whose landing nobody recorded, with grants up to these ends."""
    grant = [{"until": until, "confirmed": True} for until in ends or (LIMIT,)]
    return holder(**({"landed_on": None, "grant": grant} | facts))


def filing(
    filed_on: date,
    outcome: str = "pending",
    who: Sequence[str] = (),
    decided_on: date | None = None,
) -> dict[str, object]:
    """An extension filing; `who` names the people that it is for."""
    row: dict[str, object] = {"kind": "extension", "filed_on": filed_on}
    row |= {"outcome": outcome, "for": list(who), "decided_on": decided_on}
    return {name: value for name, value in row.items() if value}


def abode(
    filed_on: date,
    outcome: str = "pending",
    who: Sequence[str] = (),
    decided_on: date | None = None,
) -> dict[str, object]:
    """A right-of-abode filing."""
    row = filing(filed_on, outcome, who, decided_on)
    return row | {"kind": "right-of-abode"}


def child(**facts: object) -> dict[str, object]:
    """A child with a limit of stay as the holder has it."""
    usual = {"name": BO, "relation": "child", "limit_of_stay": LIMIT}
    kept = usual | {"born_in": "elsewhere"} | facts
    return {name: value for name, value in kept.items() if value is not None}


def linked(**facts: object) -> dict[str, object]:
    """A child whose own limit of stay nobody has typed in."""
    return child(**({"limit_of_stay": None} | facts))


def finding(found: Assessment, code: str, subject: str = "holder") -> Finding | None:
    """The finding of that code about a subject, None where there is none."""
    every = [*found.findings, *(f for d in found.dependants for f in d.findings)]
    named = [each for each in every if (each.code, each.subject) == (code, subject)]
    return named[0] if named else None


def codes(found: Assessment, subject: str = "holder") -> set[str]:
    """The codes of all findings about a subject."""
    every = [*found.findings, *(f for d in found.dependants for f in d.findings)]
    return {each.code for each in every if each.subject == subject}


def passed(found: Assessment, subject: str = "holder") -> list[str]:
    """The findings about the limit itself."""
    return [code for code in PASSED if finding(found, code, subject)]


def level(found: Assessment, code: str, subject: str = "holder") -> str | None:
    """How grave a finding is, None where there is none."""
    each = finding(found, code, subject)
    return each.level if each else None


def said(found: Assessment, code: str, subject: str = "holder") -> Finding:
    """A finding that must be there."""
    each = finding(found, code, subject)
    assert each is not None, (code, subject)
    return each


def evidence_of(
    found: Assessment, code: str, subject: str = "holder"
) -> dict[str, object]:
    """The facts that a finding shows."""
    return dict(said(found, code, subject).evidence)


def item(found: Assessment, kind: str, subject: str = "holder") -> Item | None:
    """The open item of that kind about a subject, None where there is none."""
    named = [i for i in found.items if (i.kind, i.subject) == (kind, subject)]
    return named[0] if named else None


def due(
    found: Assessment, kind: str, subject: str = "holder"
) -> tuple[date, date | None] | None:
    """When an item is due and when it is lost, None where there is none."""
    each = item(found, kind, subject)
    return (each.due_on, each.lost_on) if each else None


def deadline(found: Assessment, kind: str, subject: str = "holder") -> Deadline | None:
    """The deadline of that kind about a subject, None where there is none."""
    every = [*found.deadlines, *(d for m in found.dependants for d in m.deadlines)]
    named = [each for each in every if (each.kind, each.subject) == (kind, subject)]
    return named[0] if named else None


def member(found: Assessment, name: str = BO) -> DependantAssessment:
    """What came out for a dependant."""
    (each,) = [each for each in found.dependants if each.name == name]
    return each
