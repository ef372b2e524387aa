"""What is kept only if the user agrees: what looks like an identity number, or odd."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from qmas_tui.errors import KeepsNumber, KeepsOdd, Problem
from qmas_tui.facts.changes import Case, Change
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.identity import identity_numbers, new_identity_numbers
from qmas_tui.facts.prospect import Prospect
from qmas_tui.findings.plausible import Oddity, oddities
from qmas_tui.intake.plausible import prospect_oddities
from qmas_tui.policy.policy import Policy
from qmas_tui.views.doubts import oddity_words

_SHOWN = 4
"""So many signs of a number are shown: enough to find it, too few to use it."""


def about_odd_values(
    before: Case | None, after: Case, policy: Policy, today: date
) -> KeepsOdd | None:
    """The question where an edit brings in a value that is odd (HS-23)."""
    words = [oddity_words(odd) for odd in newly_odd(before, after, policy, today)]
    if not words:
        return None
    first, *more = words
    if not more:
        return KeepsOdd(f"{first}.")
    return KeepsOdd("This may be right, but is odd.", [Problem("", w) for w in words])


def newly_odd(
    before: Case | None, after: Case, policy: Policy, today: date
) -> tuple[Oddity, ...]:
    """What is odd of the values that a case has now and had not (HS-23)."""
    if isinstance(after, Prospect) and not isinstance(before, Holder):
        return prospect_oddities(before, after, policy, today)
    if isinstance(after, Holder) and not isinstance(before, Prospect):
        return oddities(before, after, policy, today)
    return ()


def about_numbers(changes: Iterable[Change]) -> KeepsNumber | None:
    """The question where a change would keep a new identity-card number."""
    said: set[str] = set()
    problems = [problem for change in changes for problem in _numbers(change, said)]
    if not problems:
        return None
    first, *more = problems
    what = f"{first} looks like a Hong Kong identity-card number"
    if more:
        also = "text does" if len(more) == 1 else "texts do"
        what += f"; {len(more)} more {also}"
    never = "Such a number is never needed here, and is kept only if you agree."
    return KeepsNumber(f"{what}. {never}", problems if more else ())


def masked(number: str) -> str:
    """A number of which only the beginning can be read, such as A123***(*)."""
    return number[:_SHOWN] + "".join(
        "*" if sign.isalnum() else sign for sign in number[_SHOWN:]
    )


def _numbers(change: Change, said: set[str]) -> Iterator[Problem]:
    """Each place with its number; what is `said` of many changes is told once."""
    for where, number in new_identity_numbers(change.before, change.after):
        yield Problem(_all_masked(f"{change.case}, {where}"), masked(number))
    words = f"{change.what}\n{change.why}"
    if words not in said:
        said.add(words)
        numbers = identity_numbers(words)
        both = (change.before, change.after)
        told = {n for each in both for _, n in new_identity_numbers(None, each)}
        for number in numbers:
            if number not in told:
                place = f"{_all_masked(change.case)}, what is said of it"
                yield Problem(place, masked(number))


def _all_masked(text: str) -> str:
    """A text in which no number can be read."""
    for number in identity_numbers(text):
        text = text.replace(number, masked(number))
    return text
