"""What a scenario moves, whose doing it is, and what passes in between (section 2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise

from msgspec import Struct, structs

from qmas_tui.facts.worked_out import LevelSaid
from qmas_tui.findings.model import Finding
from qmas_tui.findings.moves import (
    CAUSES,
    FindingMoved,
    Key,
    Moved,
    Shares,
    Station,
    finding_moves,
    moves,
)
from qmas_tui.findings.plausible import OddDay, departures_within
from qmas_tui.scenarios.in_between import Between, FirstSeen, Passing, in_between
from qmas_tui.scenarios.question import (
    GROUPS,
    Outcome,
    Question,
    Stations,
    group_of,
    look,
    stations,
)
from qmas_tui.scenarios.verdict import Verdict, verdict
from qmas_tui.steps import Step, unheard


class Effect(Struct, frozen=True, gc=False):
    """A value that moved, and the numbers of the changes that did it."""

    moved: Moved
    changes: tuple[int, ...] = ()


class FindingEffect(Struct, frozen=True, gc=False):
    """A finding that moved, the steps in which it did, and the changes that did it."""

    finding: FindingMoved
    changes: tuple[int, ...] = ()

    @property
    def cause(self) -> str:
        """The steps in which its level changed: calendar, facts."""
        return ", ".join(cause for cause in CAUSES if getattr(self.shares, cause))

    @property
    def shares(self) -> Shares:
        """How far each step changed its level."""
        return self.finding.shares


class Answer(Struct, frozen=True, gc=False, kw_only=True):
    """What would happen if nothing else is recorded until the day of the question.

    `within` are departures that the changes bring into an absence without a return,
    with which they are one. `reworded` are findings of the same level in which
    something else is said. One that is not whole says what four assessments do: nothing
    yet of the days in between, of which its verdict knows nothing either, nor of which
    change did it.
    """

    as_of: date
    then: date
    steps: tuple[str, ...]
    within: tuple[OddDay, ...]
    verdict: Verdict
    moved: tuple[Effect, ...]
    findings: tuple[FindingEffect, ...]
    reworded: tuple[FindingMoved, ...]
    passing: tuple[Passing, ...]
    first_seen: tuple[FirstSeen, ...]
    same: tuple[str, ...]
    is_whole: bool = True


class AgainstAnswer(Struct, frozen=True, gc=False, kw_only=True):
    """One scenario held against another, on the later of their days."""

    then: date
    verdict: Verdict
    moved: tuple[Moved, ...]
    findings: tuple[FindingMoved, ...]


def answer(question: Question, step: Step = unheard) -> Answer:
    """The whole answer: the four assessments, and what follows day by day.

    `step` hears how far it is, and stops it by raising.
    """
    there = stations(question)
    between, did = in_between(question, there, step), _changes(question, there)
    return _answer(question, there, between, did)


def at_once(question: Question) -> Answer:
    """What the four assessments say, which is there before a key is let go."""
    there = stations(question)
    return structs.replace(_answer(question, there, Between(), {}), is_whole=False)


def _answer(
    question: Question,
    there: Stations,
    between: Between,
    did: Mapping[Key, tuple[int, ...]],
) -> Answer:
    moved, findings = _moved(there), _findings(there)
    return Answer(
        as_of=question.as_of,
        then=question.then,
        steps=tuple(step.primitive.text for step in question.steps),
        within=tuple(departures_within(question.holder, question.changed())),
        verdict=verdict(there.base, there.rules, between),
        moved=tuple(
            Effect(each, did.get((each.subject, each.what), ())) for each in moved
        ),
        findings=tuple(
            FindingEffect(each, did.get((each.subject, f"finding {each.code}"), ()))
            for each in findings
            if not each.reworded
        ),
        reworded=tuple(each for each in findings if each.reworded),
        passing=between.passing,
        first_seen=between.first_seen,
        same=unmoved(moved),
    )


def against(question: Question, other: Question) -> AgainstAnswer:
    """A scenario held against another of the same case, by name on one day."""
    then = max(question.then, other.then)
    before = look(other.changed(), other.other_rules, then)
    after = look(question.changed(), question.other_rules, then)
    moved, findings = between_two(before, after)
    return AgainstAnswer(
        then=then,
        verdict=verdict(before, after, Between()),
        moved=moved,
        findings=tuple(each for each in findings if not each.reworded),
    )


def between_two(
    before: Outcome, after: Outcome
) -> tuple[tuple[Moved, ...], tuple[FindingMoved, ...]]:
    """What moved from one outcome to another on the same day, by the rules alone."""
    way = [Station("rules", before.outcomes), Station("rules", after.outcomes)]
    return (
        _in_order(moves(way), before, after),
        _sorted(finding_moves(way, before.findings, after.findings), before, after),
    )


def unmoved(moved: Iterable[Moved]) -> tuple[str, ...]:
    """Of what is compared that in which nothing moves for anyone."""
    groups = {group_of(each.what) for each in moved}
    order = (*GROUPS[:5], "path", "deadlines", "milestone", "residence", "fees")
    return tuple(group for group in order if group not in groups)


def _way(there: Stations) -> list[Station]:
    return [
        Station("calendar", there.today.outcomes),
        Station("calendar", there.base.outcomes),
        Station("facts", there.facts.outcomes),
        Station("rules", there.rules.outcomes),
    ]


def _moved(there: Stations) -> tuple[Moved, ...]:
    every = (there.today, there.base, there.facts, there.rules)
    return _in_order(moves(_way(there)), *every)


def _in_order(moved: Iterable[Moved], *outcomes: Outcome) -> tuple[Moved, ...]:
    named = {(each.subject, each.what): each for each in moved}
    keys = dict.fromkeys(key for each in outcomes for key in each.in_order(named))
    return tuple(named[key] for key in keys)


def _findings(there: Stations) -> tuple[FindingMoved, ...]:
    today, last = there.today, there.rules
    others = (there.base.findings, there.facts.findings)
    found = [
        structs.replace(each, shares=_why_reworded(there, each))
        if each.reworded
        else each
        for each in finding_moves(_way(there), today.findings, last.findings, others)
    ]
    return _sorted(found, today, there.base, there.facts, last)


def _why_reworded(there: Stations, each: FindingMoved) -> Shares:
    """Between which of the assessments something else is said of a finding."""
    every = (there.today, there.base, there.facts, there.rules)
    said = [_said(outcome, each) for outcome in every]
    return Shares(*[one != other for one, other in pairwise(said)])


def _said(outcome: Outcome, each: FindingMoved) -> list[Finding]:
    key = (each.subject, each.code)
    return [f for f in outcome.findings if (f.subject, f.code) == key]


def _sorted(
    found: Iterable[FindingMoved], *outcomes: Outcome
) -> tuple[FindingMoved, ...]:
    """The holder's first, then those of each dependant, by code."""
    people = list(dict.fromkeys(w.subject for each in outcomes for w in each.outcomes))
    return tuple(
        sorted(found, key=lambda each: (people.index(each.subject), each.code))
    )


def _changes(question: Question, there: Stations) -> dict[Key, tuple[int, ...]]:
    """Of each thing that the facts move the changes whose absence alone alters it.

    Where none does alone, all of them do it together.
    """
    base, facts = _everything(there.base), _everything(there.facts)
    differ = [key for key in base | facts if base.get(key) != facts.get(key)]
    if not differ:
        return {}
    numbers = range(1, len(question.steps) + 1)
    without = {
        number: _everything(
            look(question.changed({number}), question.rules, question.then)
        )
        for number in numbers
    }
    found = {}
    for key in differ:
        alone = [n for n in numbers if without[n].get(key) != facts.get(key)]
        found[key] = tuple(alone or numbers)
    return found


def _everything(outcome: Outcome) -> dict[Key, object]:
    levels: dict[Key, LevelSaid] = {
        (subject, f"finding {code}"): level
        for (subject, code), level in outcome.levels.items()
    }
    return {**outcome.values, **levels}
