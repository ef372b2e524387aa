"""What would happen if: asked of a case of the book, and nothing is recorded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.checks import newly_impossible
from qmas_tui.casework.rules_said import rules_said
from qmas_tui.errors import DataError, Problem
from qmas_tui.scenarios.answer import Answer, answer
from qmas_tui.scenarios.change import Change
from qmas_tui.scenarios.expand import day_to_ask, expand
from qmas_tui.scenarios.forecast import FeeForecast as FeeForecast
from qmas_tui.scenarios.forecast import fee_forecast
from qmas_tui.scenarios.presence import Presence as Presence  # for the desk
from qmas_tui.scenarios.presence import presence
from qmas_tui.scenarios.question import Question
from qmas_tui.scenarios.typed import read_changes, read_day
from qmas_tui.views.doubts import contradiction_words
from qmas_tui.views.say import day_words


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
    """The question that was typed; errors as for `question`."""
    changes = read_changes(given, casework.as_of)
    return question(casework, case, changes, then, rules)


def question(
    casework: Casework,
    case: str,
    changes: Sequence[Change],
    then: date | None = None,
    rules: str | None = None,
) -> Question:
    """What is asked of a case, with nothing in it that cannot be.

    Raises DataError for what cannot be done or asked.
    """
    holder, as_of = casework.session.holder(case), casework.as_of
    if then is not None and then < as_of:
        over, today = day_words(then), day_words(as_of)
        raise DataError(f"{over} is over; ask on {today} or a later day.")
    steps = expand(holder, changes, casework.policy, as_of)
    asked = Question(
        holder=holder,
        steps=steps,
        rules=casework.policy,
        other_rules=rules_said(casework, rules).policy if rules else casework.policy,
        as_of=as_of,
        then=then or day_to_ask(steps, as_of),
    )
    # what lies ahead is asked about, and is no contradiction
    found = newly_impossible(holder, asked.changed(), date.max)
    if found:
        problems = [Problem(each.field, contradiction_words(each)) for each in found]
        raise DataError("This cannot be.", problems)
    return asked


def days_of_return(
    casework: Casework, case: str, out: date | None, subject: str
) -> Presence:
    """Until when a person who is away, or leaves on a day, should be back."""
    holder = casework.session.holder(case)
    return presence(holder, casework.policy, casework.as_of, out, subject)


def day_read(casework: Casework, field: str, text: str) -> date:
    """A day as it is typed, near days too. Raises DataError that names the field."""
    try:
        return read_day(text, casework.as_of)
    except ValueError as error:
        raise DataError("Not read.", [Problem(field, str(error))]) from None


def fees_ahead(casework: Casework, case: str) -> FeeForecast:
    """What the family of a case will pay."""
    holder = casework.session.holder(case)
    return fee_forecast(holder, casework.policy, casework.as_of)
