"""A file of facts taken into a book that is there: what it would do, and doing it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from qmas_tui.casework.casework import USUAL, Casework, Done, Terms
from qmas_tui.casework.checks import check_patterns
from qmas_tui.casework.consent import about_numbers
from qmas_tui.casework.doubtful import doubtful_lines
from qmas_tui.casework.facts_files import read_case_file
from qmas_tui.casework.undo import standing
from qmas_tui.errors import DataError, Problem
from qmas_tui.exchange.facts_plan import (
    Choice,
    FactsCase,
    FactsPlan,
    Taken,
    chosen,
    plan_facts,
)
from qmas_tui.exchange.facts_report import clash_words, facts_lines, facts_summary
from qmas_tui.exchange.sides import is_redacted
from qmas_tui.facts.changes import Case, Step
from qmas_tui.facts.reading import plain
from qmas_tui.facts.validation import did_you_mean
from qmas_tui.views.say import count

__all__ = [
    "Choice",
    "FactsCase",
    "FactsPlan",
    "Taken",
    "apply_merge",
    "check_choices",
    "check_merge",
    "clash_words",
    "facts_lines",
    "facts_summary",
    "find_facts_plan",
    "merge_doubts",
    "open_conflicts",
    "taken_in",
]

_NAME: Final = "name one that the report lists"
Choices = Mapping[str, Choice]
"""What was chosen of cases, by reference."""


def find_facts_plan(casework: Casework, path: Path) -> FactsPlan:
    """Read a file of facts and say what it has that the book lacks, or has otherwise.

    Nothing is changed. Raises DataError for what is wrong with the file, and for one
    that was redacted: its initials are nobody's names.
    """
    file = read_case_file(path)
    if is_redacted(file):
        raise DataError(
            f"{path} is a redacted snapshot: names and more were taken out of it, so "
            "that it cannot be taken into a book."
        )
    check_patterns(file.holder, casework.policy, str(path))
    cases: tuple[Case, ...] = (*file.holder, *file.prospect)
    book: list[Case] = [*casework.holders.values(), *casework.prospects.values()]
    return plan_facts(cases, book, _past(casework))


def check_choices(plan: FactsPlan, choices: Choices) -> None:
    """Raise DataError, naming each case that the file does not have."""
    cases = {each.case for each in plan.cases}
    problems = [
        Problem(
            f"case {plain(case)}", f"there is none; {did_you_mean(case, cases, _NAME)}"
        )
        for case in choices
        if case not in cases
    ]
    if problems:
        raise DataError("Some of these cases are not in the file.", problems)


def open_conflicts(plan: FactsPlan, choices: Choices) -> tuple[FactsCase, ...]:
    """The cases in conflict of which nobody chose; of an old file the book counts."""
    return tuple(
        each
        for each in plan.of("conflict")
        if each.case not in choices and not each.is_older
    )


def taken_in(plan: FactsPlan, choices: Choices) -> tuple[Taken, ...]:
    """The cases that change by what was chosen, or else by what is proposed."""
    return chosen(plan, choices)


def merge_doubts(casework: Casework, taken: tuple[Taken, ...]) -> Iterator[str]:
    """Lines on what is taken in although it cannot be, or is odd (HS-23)."""
    pairs = [(each.before, each.after) for each in taken]
    return doubtful_lines(pairs, casework.policy, casework.as_of)


def check_merge(
    casework: Casework, taken: tuple[Taken, ...], source: str, terms: Terms = USUAL
) -> None:
    """Raise NeedsConsent as `apply_merge` would, and change nothing."""
    terms.ask(about_numbers(_step(casework, taken, source)))


def apply_merge(
    casework: Casework, taken: tuple[Taken, ...], source: str, terms: Terms = USUAL
) -> Done:
    """Take cases in as one step, after a backup of what is there.

    `source` is the name of the file. Raises NeedsConsent, or BookError where a case
    was changed meanwhile, and then nothing is taken in.
    """
    step = _step(casework, taken, source)
    casework.session.make(step, terms, "import")
    cases = tuple(change.case for change in step)
    return Done(f"{count(len(cases), 'case')} taken from {source}", cases)


def _step(casework: Casework, taken: tuple[Taken, ...], source: str) -> Step:
    session, what = casework.session, f"taken from {source}"
    return tuple(session.change(what, each.before, each.after) for each in taken)


def _past(casework: Casework) -> frozenset[Case]:
    """Every case as the book had it once, and still would by its history."""
    return frozenset(
        each
        for past in standing(casework.history())
        for change in past.changes
        for each in (change.before, change.after)
        if each is not None
    )
