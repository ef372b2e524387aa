"""Wakes a case that was put off."""

from __future__ import annotations

from qmas_tui.casework.casework import USUAL, Casework, Done, Terms
from qmas_tui.errors import DataError
from qmas_tui.findings.snooze import last_review


def wake(casework: Casework, case: str, terms: Terms = USUAL) -> Done:
    """End the sleep of a case today; who put it off, and why, stays on record.

    Raises DataError where it is awake.
    """
    found = casework.assessed(case)
    snooze = last_review(found.holder, casework.as_of)
    if snooze is None or found.assessment.asleep_until is None:
        raise DataError(f"{case} is awake.")
    rows = found.holder.review
    number = next(n for n, each in enumerate(rows, 1) if each is snooze)
    return casework.amend(case, "review", number, [("until", "today")], "woken", terms)
