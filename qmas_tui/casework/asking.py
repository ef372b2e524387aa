"""A scenario wherever it comes from: typed, saved, or read from a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qmas_tui.casework.casework import USUAL, Casework, Done, Terms
from qmas_tui.casework.scenario import Scenario as Scenario  # for the command line
from qmas_tui.casework.scenario_files import scenarios_in
from qmas_tui.casework.scenarios import runnable, save, saved_named
from qmas_tui.casework.what_if import question
from qmas_tui.scenarios.answer import AgainstAnswer, Answer, against, answer
from qmas_tui.scenarios.question import Question
from qmas_tui.scenarios.typed import read_texts


def typed(casework: Casework, case: str, texts: Sequence[str]) -> Scenario:
    """Changes as they were typed. Raises DataError with every problem."""
    return Scenario(case=case, changes=read_texts(texts, casework.as_of))


def from_saved(
    casework: Casework, case: str, name: str, *, looked_at: bool = False
) -> Scenario:
    """A saved one. Raises DataError where it is out of date, unless `looked_at`."""
    found = saved_named(casework, case, name)
    if not looked_at:
        runnable(case, found)
    return Scenario(
        case=case,
        name=name,
        changes=found.changes,
        then=found.then,
        rules=found.rules,
    )


def from_file(path: Path, case: str) -> tuple[Scenario, ...]:
    """Those of a case in a file. Raises DataError with every fault in it."""
    return tuple(
        Scenario(
            case=case,
            name=each.name,
            changes=each.change,
            then=each.then,
            rules=each.rules,
        )
        for each in scenarios_in(path, case)
    )


def answered(casework: Casework, asked: Scenario) -> Answer:
    """What comes out of it. Raises DataError for what cannot be."""
    return answer(_question(casework, asked))


def answered_against(
    casework: Casework, asked: Scenario, other: Scenario
) -> AgainstAnswer:
    """One held against another of the same case, likewise."""
    return against(_question(casework, asked), _question(casework, other))


def save_asked(
    casework: Casework, asked: Scenario, name: str, terms: Terms = USUAL
) -> Done:
    """Save it under a name; errors as for `save`."""
    return save(
        casework, asked.case, name, asked.changes, asked.then, asked.rules, terms
    )


def _question(casework: Casework, asked: Scenario) -> Question:
    return question(casework, asked.case, asked.changes, asked.then, asked.rules)
