"""Saved scenarios: kept beside the records of a case, outside the history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from qmas_tui.book.scenarios import NO_SCENARIO
from qmas_tui.casework.casework import USUAL, Casework, Done, Terms
from qmas_tui.casework.consent import about_numbers
from qmas_tui.casework.rules_said import lasting
from qmas_tui.casework.what_if import question
from qmas_tui.errors import DataError
from qmas_tui.facts.parsing import read_words
from qmas_tui.facts.reading import quoted
from qmas_tui.scenarios.answer import answer
from qmas_tui.scenarios.change import Change
from qmas_tui.scenarios.question import Question
from qmas_tui.scenarios.saved import Saved, SavedAnswer, read_saved, row_of

LONGEST_NAME: Final = 40
"""So many signs name a scenario beside eight others."""


def save(
    casework: Casework,
    case: str,
    name: str,
    changes: Sequence[Change],
    then: date | None = None,
    rules: str | None = None,
    terms: Terms = USUAL,
) -> Done:
    """Save a scenario under a name, in the place of that which has it.

    So one that is out of date counts as looked at. No step of the history is made.
    Raises DataError where it could not be asked, NeedsConsent where it would keep an
    identity-card number, or BookError.
    """
    session = casework.session
    try:
        name = read_words(name)
    except ValueError as error:
        raise DataError(f"The name {error}.") from None
    if not name:
        raise DataError("A scenario needs a name to be saved under.")
    if len(name) > LONGEST_NAME:
        told = f"a scenario is named in {LONGEST_NAME} at most"
        raise DataError(f"{quoted(name)} has {len(name):,} signs; {told}.")
    asked = question(casework, case, changes, then, rules)
    terms.ask(about_numbers([session.change(name, asked.holder, asked.changed())]))
    terms.far(1, 1)
    row = row_of(
        name,
        changes,
        asked.steps,
        asked.holder,
        then=then,
        rules=lasting(casework, rules) if rules else None,
        by=session.who,
        at=session.clock(),
    )
    kept = session.book.scenarios
    again = " again" if name in {each.name for each in kept.of(case)} else ""
    kept.save(case, row, wait=terms.wait)
    return Done(f"{case}: scenario saved{again}, {name}", (case,))


def saved(casework: Casework, case: str) -> tuple[Saved, ...]:
    """The saved scenarios of a case, in the order in which they came.

    Raises DataError for an unknown case, BookError where they are not as written.
    """
    holder, as_of = casework.session.holder(case), casework.as_of
    rows = casework.session.book.scenarios.of(case)
    return tuple(read_saved(row, holder, casework.policy, as_of) for row in rows)


def forget_saved(
    casework: Casework, case: str, name: str | None, terms: Terms = USUAL
) -> Done:
    """Take a saved scenario out for good, or all of a case where no name is given.

    Raises DataError for an unknown case, BookError where there is no such scenario.
    """
    casework.session.holder(case)
    kept = casework.session.book.scenarios
    if name is None:
        kept.drop_all(case, wait=terms.wait)
        return Done(f"{case}: saved scenarios taken out", (case,))
    kept.drop(case, name, wait=terms.wait)
    return Done(f"{case}: scenario taken out, {name}", (case,))


def saved_named(casework: Casework, case: str, name: str) -> Saved:
    """The saved scenario of a name. Raises DataError where there is none."""
    found = {each.name: each for each in saved(casework, case)}
    if name not in found:
        there = ", ".join(found) or "none"
        raise DataError(f"{NO_SCENARIO.format(case, quoted(name))} There are: {there}.")
    return found[name]


def question_saved(casework: Casework, case: str, name: str) -> Question:
    """The question that was saved under a name.

    Raises DataError where there is none, where it has to be looked at first, and
    where it cannot be asked any more.
    """
    found = saved_named(casework, case, name)
    runnable(case, found)
    return question(casework, case, found.changes, found.then, found.rules)


def runnable(case: str, found: Saved) -> None:
    """Raise DataError where a saved scenario has to be looked at first."""
    if found.is_out_of_date:
        raise DataError(
            f"{case}, {found.name} is out of date: {found.trouble}. Look at it, then "
            "save it again under its name, or take it out."
        )


def saved_answers(casework: Casework, case: str) -> Iterator[SavedAnswer]:
    """Every saved scenario of a case with what comes out of it now, or why nothing."""
    for each in saved(casework, case):
        try:
            if each.is_out_of_date:
                yield SavedAnswer(each, None, f"out of date: {each.trouble}")
                continue
            asked = question(casework, case, each.changes, each.then, each.rules)
            yield SavedAnswer(each, answer(asked))
        except DataError as error:
            yield SavedAnswer(each, None, error.message.rstrip("."))
