"""Two sets of prospects on one day under one set of rules: who came, went, changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from qmas_tui.facts.differences import Differences, differences
from qmas_tui.facts.prospect import Prospect
from qmas_tui.findings.compare import Named
from qmas_tui.intake.assess import assess
from qmas_tui.intake.result import ProspectAssessment
from qmas_tui.policy.policy import Policy

Prospects = Mapping[str, Prospect]


class ProspectMoved(Struct, frozen=True, gc=False):
    """A prospect that both have, not alike: the facts, and what follows from each."""

    case: str
    name: str
    facts: Differences
    before: ProspectAssessment
    after: ProspectAssessment


class ComparedProspects(Struct, frozen=True, gc=False):
    """What is different of prospects; `same` counts those in which nothing is."""

    new: tuple[Named, ...] = ()
    gone: tuple[Named, ...] = ()
    changed: tuple[ProspectMoved, ...] = ()
    same: int = 0


def compare_prospects(
    before: Prospects,
    after: Prospects,
    policy: Policy,
    as_of: date,
    partial: tuple[bool, bool] = (False, False),
) -> ComparedProspects:
    """What is different between two sides, on a day, under today's rules.

    A side that is `partial` holds some cases only: of others it says nothing.
    """
    both = [case for case in before if case in after]
    changed = [
        _moved(before[case], after[case], policy, as_of)
        for case in both
        if before[case] != after[case]
    ]
    return ComparedProspects(
        new=() if partial[0] else _only(after, before),
        gone=() if partial[1] else _only(before, after),
        changed=tuple(changed),
        same=len(both) - len(changed),
    )


def _moved(old: Prospect, new: Prospect, policy: Policy, as_of: date) -> ProspectMoved:
    was, now = assess(old, policy, as_of), assess(new, policy, as_of)
    return ProspectMoved(new.case, new.name, differences(old, new), was, now)


def _only(one: Prospects, other: Prospects) -> tuple[Named, ...]:
    return tuple(Named(e.case, e.name) for e in one.values() if e.case not in other)
