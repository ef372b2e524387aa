"""What would happen if: asked of a case of the book, and nothing is recorded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.checks import newly_impossible
from qmas_tui.casework.open import rules_in_force
from qmas_tui.config.load import load_policy, load_policy_file
from qmas_tui.errors import DataError, Problem
from qmas_tui.facts.reading import read_date
from qmas_tui.findings.calendar import add_months
from qmas_tui.policy.policy import Policy
from qmas_tui.scenarios.answer import Answer, answer
from qmas_tui.scenarios.expand import day_to_ask, expand
from qmas_tui.scenarios.forecast import FeeForecast as FeeForecast
from qmas_tui.scenarios.forecast import fee_forecast
from qmas_tui.scenarios.presence import Presence as Presence  # for the desk
from qmas_tui.scenarios.presence import presence
from qmas_tui.scenarios.question import Question
from qmas_tui.scenarios.rules_diff import RulesDiff, case_diffs, rules_diff_of
from qmas_tui.scenarios.typed import read_changes
from qmas_tui.views.doubts import contradiction_words

SHIPPED: Final = "shipped"
"""How the rules of the program are named where a file could be."""
OFFICE: Final = "office"
"""How the rules in force are named there."""


def rules_named(name: str) -> Policy:
    """The shipped rules, those in force, or those with a file of overrules."""
    if name == SHIPPED:
        return load_policy(None)
    return rules_in_force() if name == OFFICE else load_policy_file(Path(name))


def what_if(
    casework: Casework,
    case: str,
    given: Sequence[tuple[str, str]],
    then: date | None = None,
    rules: str | None = None,
) -> Answer:
    """What moves if the facts of a case were changed so; `rules` are others by name.

    Raises DataError for what cannot be read, done or asked.
    """
    return answer(question_of(casework, case, given, then, rules))


def question_of(
    casework: Casework,
    case: str,
    given: Sequence[tuple[str, str]],
    then: date | None = None,
    rules: str | None = None,
) -> Question:
    """The question that was typed, with nothing in it that cannot be."""
    holder, as_of = casework.session.holder(case), casework.as_of
    if then is not None and then < as_of:
        raise DataError(f"{then} is over; ask on {as_of} or a later day.")
    steps = expand(holder, read_changes(given, as_of), casework.policy, as_of)
    question = Question(
        holder=holder,
        steps=steps,
        rules=casework.policy,
        other_rules=rules_named(rules) if rules else casework.policy,
        as_of=as_of,
        then=then or day_to_ask(steps, as_of),
    )
    # what lies ahead is asked about, and is no contradiction
    found = newly_impossible(holder, question.changed(), date.max)
    if found:
        problems = [Problem(each.field, contradiction_words(each)) for each in found]
        raise DataError("This cannot be.", problems)
    return question


def days_of_return(
    casework: Casework, case: str, out: date | None, subject: str
) -> Presence:
    """Until when a person who is away, or leaves on a day, should be back."""
    holder = casework.session.holder(case)
    return presence(holder, casework.policy, casework.as_of, out, subject)


def day_read(casework: Casework, field: str, text: str) -> date:
    """A day as it is typed, near days too. Raises DataError that names the field."""
    try:
        return read_date(text, casework.as_of, add_months=add_months)
    except ValueError as error:
        raise DataError("Not read.", [Problem(field, str(error))]) from None


def fees_ahead(casework: Casework, case: str) -> FeeForecast:
    """What the family of a case will pay."""
    holder = casework.session.holder(case)
    return fee_forecast(holder, casework.policy, casework.as_of)


def hold_rules_against(
    casework: Casework, old: str, new: str, step: Callable[[int, int], bool]
) -> RulesDiff:
    """Who of the book moves from some rules to others, both by name.

    `step` is told how far it is.
    """
    before, after, as_of = rules_named(old), rules_named(new), casework.as_of
    holders = list(casework.holders.values())
    found = []
    for done, each in enumerate(case_diffs(holders, before, after, as_of), 1):
        found.append(each)
        step(done, len(holders))
    return rules_diff_of(holders, before, after, as_of, found)
