"""Criterion 1: fifty or younger (G-02, N-04)."""

from __future__ import annotations

from datetime import date

from qmas_tui.findings.calendar import add_months, birthday
from qmas_tui.intake.criteria.answer import Answer
from qmas_tui.intake.subject import Subject
from qmas_tui.policy.policy import Policy


def too_old_on(subject: Subject, policy: Policy) -> date | None:
    """The 51st birthday, from which on the criterion is lost; None if unrecorded."""
    born = subject.prospect.born_on
    return None if born is None else birthday(born, policy.intake.too_old_years)


def young_enough(subject: Subject, policy: Policy) -> Answer:
    """Before the 51st birthday; safe with months to spare (HI-12)."""
    day, lost_on = subject.filing_day, too_old_on(subject, policy)
    evidence = (("born_on", subject.prospect.born_on), ("too_old_on", lost_on))
    if lost_on is None:
        return Answer("unknown", evidence=evidence)
    spare = policy.intake.safe_age_months
    return Answer(
        "yes" if day < lost_on else "no",
        safe=add_months(day, spare) < lost_on,
        wanting=subject.lacking("travel-document"),
        evidence=evidence,
    )


def too_old_turns(subject: Subject, policy: Policy, met: bool, end: date) -> list[date]:
    """The 51st birthday, while it lies ahead."""
    lost_on = too_old_on(subject, policy) if met else None
    return [lost_on] if lost_on is not None and lost_on <= end else []
