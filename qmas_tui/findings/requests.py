"""Papers asked for, and an entry visa that has not been used (R-06, E-30)."""

from __future__ import annotations

from datetime import date, timedelta

from qmas_tui.facts.holder import Holder
from qmas_tui.facts.rows import Request
from qmas_tui.findings.calendar import add_months
from qmas_tui.findings.catalogue import finding
from qmas_tui.findings.deadlines import deadline
from qmas_tui.findings.effective_facts import EffectiveFacts
from qmas_tui.findings.model import Deadline, Finding, Reason
from qmas_tui.findings.person import Person
from qmas_tui.policy.policy import Policy


def open_requests(facts: EffectiveFacts) -> list[tuple[Request, date]]:
    """Requests without an answer, each with the day on which it falls due."""
    return [
        (row, falls_due(row, facts.policy))
        for row in facts.requests
        if is_open(row, facts.as_of)
    ]


def is_open(row: Request, as_of: date) -> bool:
    """Whether a request was made by a day, and not answered by it."""
    is_asked = row.asked_on <= as_of
    return is_asked and (row.answered_on is None or row.answered_on > as_of)


def falls_due(row: Request, policy: Policy) -> date:
    """The day by which a request is to be answered (R-06)."""
    lead = timedelta(days=policy.figures.request_answer_days)
    return row.answer_by or row.asked_on + lead


def request_findings(facts: EffectiveFacts) -> list[Finding]:
    """Open requests: practice refuses what is not answered (R-06)."""
    days = facts.policy.figures.request_act_days
    return [
        finding(
            facts,
            "request.unanswered",
            "act" if facts.is_within(days, due) else "warn",
            due_on=due,
            lost_on=due,
            asked=row.asked_on,
            due=due,
            assumed=row.answer_by is None,
        )
        for row, due in open_requests(facts)
    ]


def use_by(holder: Holder, of: Person) -> date | None:
    """The last day for the first landing: the e-Visa's own, else a reported span."""
    if holder.approved_on is None or holder.approved_on > of.as_of:
        return None
    months = of.policy.figures.entry_use_by_months
    return holder.entry_by or add_months(holder.approved_on, months)


def entry_deadline(facts: EffectiveFacts, day: date) -> Deadline:
    """The day by which the entry visa must be used (E-30)."""
    read = facts.holder.entry_by is not None
    step = Reason(
        "entry-read" if read else "entry-assumed",
        (("approved", facts.holder.approved_on), ("day", day)),
    )
    return deadline(facts, "entry.use-by", day, ("E-30",), "practice", (step,))


def entry_finding(facts: EffectiveFacts, day: date) -> Finding | None:
    """An approval that nobody has used, shortly before its last day and after."""
    if not facts.is_within(facts.policy.figures.entry_warning_days, day):
        return None
    read = facts.holder.entry_by is not None
    return finding(
        facts,
        "entry.unused",
        "act" if facts.as_of > day else "warn",
        rules=("HS-08",) if read else ("E-30",),
        day=day,
        read=read,
        days=(day - facts.as_of).days,
    )
