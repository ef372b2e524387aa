"""Why something about a prospect is so: its facts, arithmetic, rules, what settles it.

A kind is the code of a finding, the kind of a date, `criterion.6`, `prerequisite.age`,
`pathway.ttps-a`, or the id of a rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from qmas_tui.errors import DataError, Problem
from qmas_tui.findings.model import Evidence, Reason
from qmas_tui.intake.model import CriteriaTest, PointsTest
from qmas_tui.intake.pathways.model import ComparedPathway
from qmas_tui.intake.result import AssessedProspect
from qmas_tui.policy.policy import Policy
from qmas_tui.views.criteria_words import criterion_name, meets_words, why_words
from qmas_tui.views.explain.rules_cited import whole_rule
from qmas_tui.views.intake_facts import fact_label, fact_words
from qmas_tui.views.intake_turns import row_words
from qmas_tui.views.intake_words import because_of, headline_of, remedy_of
from qmas_tui.views.lay import dim, row, said, section, sentence
from qmas_tui.views.model import Line, Section
from qmas_tui.views.pathway_words import (
    CONDITIONS,
    GIVEN,
    VERDICTS,
    pathway_name,
    wants_words,
)
from qmas_tui.views.prospect_words import DEADLINES, MET, PREREQUISITES, STATES
from qmas_tui.views.say import capital, day_words
from qmas_tui.views.words import steps_of

_NO_FACTS = "Nothing is recorded of it."
_AS_RECORDED = "Nothing: what is recorded says it."
_NOTHING = "Nothing is to be done."
_DONE_BY: Final = {
    "decision.expected": "record the decision once it has come",
    "request.due": "answer, and record the day of the answer",
    "consent.due": "send the letter, and record its day",
    "fee.due": "pay, and record the day of the payment",
    "entry.use-by": "record the landing once it has happened, with land",
    "identity-card.due": "record the day of the identity card",
}
"""What takes a date off the list."""
_ASK: Final = "ask the client, and record the answer"


class Told(Struct, frozen=True, gc=False):
    """Something that can be explained: its kind, and what is said of it."""

    kind: str
    title: str
    rules: tuple[str, ...]
    evidence: Evidence = ()
    worked_out: tuple[str, ...] = ()
    settles: str = ""


def tellable(of: AssessedProspect, ways: Sequence[ComparedPathway]) -> list[Told]:
    """Everything of a prospect that can be explained, in the order of the page."""
    return [*_deadlines(of), *_line(of), *_findings(of), *_pathways(ways)]


def explain_prospect(
    of: AssessedProspect, ways: Sequence[ComparedPathway], kind: str, policy: Policy
) -> tuple[Section, ...]:
    """One of them in full, or where a rule counts for this prospect.

    Raises DataError for what the prospect does not have; its problems list what there
    is.
    """
    there = tellable(of, ways)
    wanted = kind.casefold()
    for each in there:
        if each.kind == wanted:
            return _in_full(each, policy)
    ids = {name.casefold(): name for name in policy.rules}
    if wanted in ids:
        return _of_rule(ids[wanted], there, policy)
    problems = [Problem(each.kind, each.title) for each in there]
    hint = "It has those below." if there else "It has nothing to explain."
    raise DataError(f"This prospect has no {kind}. {hint}", problems)


def _in_full(told: Told, policy: Policy) -> tuple[Section, ...]:
    rules = [
        line
        for name in told.rules
        for line in whole_rule(policy.rules[name], policy.rules[name].overruled)
    ]
    return (
        Section("Asked about", (row(said(capital(told.title), "strong")),)),
        section("Starts from", _facts(told), _NO_FACTS),
        section("Worked out", [row(said(w)) for w in told.worked_out], _AS_RECORDED),
        Section("Rules used", tuple(rules)),
        section("What settles it", _settles(told), _NOTHING),
    )


def _of_rule(name: str, there: Sequence[Told], policy: Policy) -> tuple[Section, ...]:
    rule = policy.rules[name]
    cited = [
        row(said(each.kind, "dim"), said(f"  {each.title}"), about=each.kind)
        for each in there
        if name in each.rules
    ]
    return (
        Section("The rule", tuple(whole_rule(rule, rule.overruled))),
        section("Counts here for", cited, "Nothing of this prospect rests on it."),
    )


def _settles(told: Told) -> list[Line]:
    return [row(said(f"{sentence(told.settles)}."))] if told.settles else []


def _facts(told: Told) -> Iterator[Line]:
    names = [name for name, _ in told.evidence]
    for name, value in told.evidence:
        if isinstance(value, tuple) and any(isinstance(e, Reason) for e in value):
            for each in value:
                assert isinstance(each, Reason), "rows stand among rows alone"
                yield row(said(row_words(told.kind, each)))
        elif value is None:
            yield dim(f"{fact_label(name)}: not recorded")
        else:
            yield row(said(fact_words(name, value, names)))


def _deadlines(of: AssessedProspect) -> Iterator[Told]:
    for each in of.assessment.deadlines:
        title = f"{DEADLINES[each.kind]}, {day_words(each.on)}"
        facts = each.steps[0].evidence
        steps, done = tuple(steps_of(each)), _DONE_BY[each.kind]
        yield Told(each.kind, title, each.rules, facts, steps, done)


def _line(of: AssessedProspect) -> Iterator[Told]:
    found = of.assessment.evaluation
    if found is None:
        return
    for must in found.prerequisites:
        title = f"{PREREQUISITES[must.name]}: {MET[must.state]}"
        ask = _ASK if must.state == "unknown" else ""
        kind = f"prerequisite.{must.name}"
        yield Told(kind, title, must.rules, must.evidence, settles=ask)
    match found.gpt:
        case CriteriaTest() as test:
            for each in test.criteria:
                yield Told(
                    f"criterion.{each.n}",
                    f"criterion {criterion_name(each.n)}: {STATES[each.state]}",
                    each.rules,
                    each.evidence,
                    (sentence(why_words(each)),),
                    meets_words(each),
                )
        case PointsTest() as old:
            for part in old.parts:
                title = f"{part.name.replace('_', ' ')}: {part.points} of {part.most}"
                yield Told(f"points.{part.name}", title, part.rules, part.evidence)


def _findings(of: AssessedProspect) -> Iterator[Told]:
    for each in of.assessment.findings:
        yield Told(
            each.code,
            headline_of(each),
            each.rules,
            each.evidence,
            (f"{because_of(each)}.",),
            remedy_of(each),
        )


def _pathways(ways: Sequence[ComparedPathway]) -> Iterator[Told]:
    for way in ways:
        conditions = [rule for each in way.conditions for rule in each.rules]
        yield Told(
            f"pathway.{way.code}",
            f"{pathway_name(way.code)}: {VERDICTS[way.verdict]}",
            tuple(dict.fromkeys((*way.pathway.rules, *conditions))),
            tuple(fact for each in way.conditions for fact in each.evidence),
            tuple(
                f"{CONDITIONS[each.name]}: {GIVEN[each.state]}"
                for each in way.conditions
            ),
            wants_words(way),
        )
