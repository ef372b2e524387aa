"""A prospect put off until a later day."""

from __future__ import annotations

from datetime import date

from msgspec import structs

from qmas_tui.casework.edit import Edit
from qmas_tui.errors import DataError, Problem
from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.rows import Review
from qmas_tui.intake.assess import assess
from qmas_tui.intake.result import ProspectAssessment
from qmas_tui.intake.snooze import about_of, asleep_until
from qmas_tui.policy.policy import Policy
from qmas_tui.views.say import day_words


def put_prospect_off(
    edit: Edit[Prospect], snooze: Review, before: Prospect, policy: Policy, as_of: date
) -> Edit[Prospect]:
    """A snooze just recorded with what it is about, in codes and days.

    Raises DataError where the case would not sleep.
    """
    found = assess(before, policy, as_of)
    about = about_of(found)
    reviews = [
        structs.replace(each, about=about) if each is snooze else each
        for each in edit.after.review
    ]
    after = structs.replace(edit.after, review=tuple(reviews))
    wakes = asleep_until(after, found)
    if wakes is None:
        problem = Problem("until", _why_awake(snooze, found))
        raise DataError("The case would not sleep.", [problem])
    woken = "" if wakes == snooze.until else f"; asleep until {day_words(wakes)}"
    return Edit(after, f"{edit.what}{woken}")


def _why_awake(snooze: Review, found: ProspectAssessment) -> str:
    if snooze.until is None:
        return "is missing; a case sleeps until a later day"
    if snooze.until <= found.as_of:
        return "is not ahead; write a later day such as +2w"
    first = found.next
    if first is not None and first.lost_on is not None and first.lost_on <= found.as_of:
        return f"cannot be: no case sleeps past {day_words(first.lost_on)}"
    return "does nothing: another review is the last one, or this one is dated ahead"
