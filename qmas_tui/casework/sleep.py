"""Wakes a case that was put off."""

from __future__ import annotations

from datetime import date

from qmas_tui.casework.casework import USUAL, Casework, Done, Terms
from qmas_tui.casework.edit import Edit, amend_row
from qmas_tui.errors import DataError
from qmas_tui.facts.changes import Case
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.parsing import FieldTexts
from qmas_tui.findings.snooze import last_review

AWAKE: FieldTexts = [("until", "today")]


def wake(
    casework: Casework, case: str, terms: Terms = USUAL, kind: type[Case] = Holder
) -> Done:
    """End the sleep of a case today; who put it off, and why, stays on record.

    Raises DataError where it is awake.
    """
    record = casework.session.record(case, kind)
    number = _snooze_of(casework, record)
    if not number:
        raise DataError(f"{case} is awake.")
    return casework.amend(case, "review", number, AWAKE, "woken", terms, kind)


def woken(record: Case, casework: Casework) -> Edit[Case]:
    """The case as it is awake from today on. Raises DataError where it is already."""
    number = _snooze_of(casework, record)
    if not number:
        raise DataError("is awake already")
    done = amend_row(record, "review", number, AWAKE, casework.as_of)
    return Edit(done.after, "woken")


def _snooze_of(casework: Casework, record: Case) -> int:
    """The number of the review by which a case sleeps, 0 where it is awake."""
    snooze = last_review(record, casework.as_of)
    if snooze is None or _asleep_until(casework, record) is None:
        return 0
    return next(n for n, each in enumerate(record.review, 1) if each is snooze)


def _asleep_until(casework: Casework, record: Case) -> date | None:
    if isinstance(record, Holder):
        return casework.look_at(record).assessment.asleep_until
    from qmas_tui.intake.assess import assess  # the queue of holders needs none of it

    return assess(record, casework.policy, casework.as_of).asleep_until
