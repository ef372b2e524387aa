"""A question of what would happen if, and what is worked out to answer it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date
from typing import Final

from msgspec import Struct

from qmas_tui.facts.holder import Holder
from qmas_tui.facts.worked_out import LevelSaid, WorkedOut
from qmas_tui.findings.assess import assess
from qmas_tui.findings.model import HOLDER, Assessment, Finding
from qmas_tui.findings.moves import Key, Value
from qmas_tui.findings.outcome import levels_said, outcome
from qmas_tui.findings.risk import all_findings
from qmas_tui.policy.policy import Policy
from qmas_tui.scenarios.draft import Step, changed

GROUPS: Final = (
    "stage",
    "limit_of_stay",
    "act_by",
    "lost_on",
    "due_on",
    "act_on",
    "deadlines",
    "path",
    "fees",
    "milestone",
    "residence",
)
"""What is compared, in the order in which it is told."""


class Question(Struct, frozen=True, gc=False, kw_only=True):
    """One case, the changes to its facts, and the day on which to ask.

    `rules` are those of today, `other_rules` those of the scenario, which may be the
    same.
    """

    holder: Holder
    steps: tuple[Step, ...]
    rules: Policy
    other_rules: Policy
    as_of: date
    then: date

    def changed(self, without: Collection[int] = ()) -> Holder:
        """The facts as the changes leave them, save those left out."""
        return changed(self.holder, self.steps, without)


class Outcome(Struct, frozen=True, gc=False):
    """An assessment by name: its values, and the levels of its findings."""

    found: Assessment
    outcomes: tuple[WorkedOut, ...]

    @property
    def values(self) -> dict[Key, Value]:
        """Every value, in the order in which it is told."""
        return {key: value for each in self.outcomes for key, value in _values(each)}

    @property
    def levels(self) -> dict[Key, LevelSaid]:
        """The level of each finding by subject and code."""
        return levels_of(self.found)

    def in_order(self, wanted: Collection[Key]) -> list[Key]:
        """Those of some values that it has, in the order in which they are told."""
        return [
            (each.subject, name)
            for each in self.outcomes
            for name in _told_order(each, lambda key: key in wanted)
        ]

    @property
    def findings(self) -> Iterable[Finding]:
        """Those of the holder and of everyone in the family."""
        return all_findings(self.found)


class Stations(Struct, frozen=True, gc=False):
    """The base today and then, the changed facts then, and those by other rules."""

    today: Outcome
    base: Outcome
    facts: Outcome
    rules: Outcome


def look(holder: Holder, policy: Policy, day: date) -> Outcome:
    """What comes out for a case on a day."""
    return outcome_of(assess(holder, policy, day))


def outcome_of(found: Assessment) -> Outcome:
    """An assessment by name."""
    return Outcome(found, outcome(found))


def levels_of(found: Assessment) -> dict[Key, LevelSaid]:
    """The level of each finding by subject and code."""
    return {
        (subject, code): levels[code]
        for subject, levels in levels_said(found).items()
        for code in sorted(levels)
    }


def stations(question: Question) -> Stations:
    """The four assessments of a scenario; those that cannot differ are made once."""
    holder, rules, then = question.holder, question.rules, question.then
    today = look(holder, rules, question.as_of)
    base = today if then == question.as_of else look(holder, rules, then)
    new = question.changed()
    facts = base if new == holder else look(new, rules, then)
    same = question.other_rules is rules
    return Stations(
        today, base, facts, facts if same else look(new, question.other_rules, then)
    )


def group_of(name: str) -> str:
    """To what a value belongs: deadlines.stay.ends.status to deadlines."""
    return name.partition(".")[0]


def _values(each: WorkedOut) -> Iterable[tuple[Key, Value]]:
    every: dict[str, Value] = {**each.days, **each.states, **each.figures}
    return [((each.subject, n), every[n]) for n in _told_order(each, lambda _: True)]


def _told_order(each: WorkedOut, is_wanted: Callable[[Key], bool]) -> list[str]:
    """Names in the order of `GROUPS`; what is said of one stands right behind it.

    A dependant's path follows the holder's and is not compared apart from it.
    """
    every = (*each.days, *each.states, *each.figures)
    names = [
        name
        for name in every
        if is_wanted((each.subject, name))
        and (each.subject == HOLDER or group_of(name) != "path")
    ]
    if not names:
        return names
    place = {name: number for number, name in enumerate(every)}
    return sorted(
        names,
        key=lambda name: (
            GROUPS.index(group_of(name)),
            place.get(_base(name), place[name]),
            name != _base(name),
        ),
    )


def _base(name: str) -> str:
    return name.removesuffix(".status").removesuffix(".granted")
