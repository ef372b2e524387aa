"""A person's filings for the right of abode: pending, slow, or refused (AP-08, AP-16).

Such a filing never extends a stay.
"""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from qmas_tui.facts.rows import Filing
from qmas_tui.findings.build import finding
from qmas_tui.findings.deadlines import deadline
from qmas_tui.findings.known import Known, decision_day, outcome_on
from qmas_tui.findings.model import Deadline, Finding, Item, Milestone, Reason
from qmas_tui.policy.policy import Policy


class Abode(Struct, frozen=True, gc=False):
    """What was filed for a person's right of abode, which may be wanted or not.

    `pending` is the day of the earliest filing still pending, `late` the day from
    which it is slow; `refused` the last filing, where that was refused.
    """

    who: str
    is_wanted: bool
    pending: date | None = None
    late: date | None = None
    is_granted: bool = False
    refused: Filing | None = None


def find_abode(known: Known, who: str, wanted: bool, policy: Policy) -> Abode:
    """The right-of-abode filings that count for a person."""
    filings = known.abode_of(who) if known.abode else []
    if not filings:
        return Abode(who, wanted)
    outcomes = [outcome_on(each, known.as_of) for each in filings]
    waiting = [
        filing.filed_on
        for filing, outcome in zip(filings, outcomes, strict=True)
        if outcome == "pending"
    ]
    pending = min(waiting, default=None)
    late = pending and pending + timedelta(days=policy.figures.abode_decision_days)
    last = max(range(len(filings)), key=lambda place: (filings[place].filed_on, place))
    return Abode(
        who,
        wanted,
        pending,
        late,
        "granted" in outcomes,
        filings[last] if outcomes[last] == "refused" else None,
    )


def abode_findings(
    abode: Abode, limit: date | None, as_of: date, policy: Policy
) -> list[Finding]:
    """A refusal, or a decision that takes longer than the department names."""
    found = []
    if abode.refused is not None:
        found.append(_refused(abode, abode.refused, limit, as_of, policy))
    if abode.pending is not None and abode.late is not None and as_of > abode.late:
        found.append(
            finding(
                policy,
                "abode.slow",
                subject=abode.who,
                filed=abode.pending,
                late=abode.late,
                days=(as_of - abode.pending).days,
                limit=_running(limit, as_of),
            )
        )
    return found


def _running(limit: date | None, as_of: date) -> date | None:
    """A limit of stay that is not past."""
    return limit if limit is not None and as_of <= limit else None


def _refused(
    abode: Abode, filing: Filing, limit: date | None, as_of: date, policy: Policy
) -> Finding:
    """To act on for some weeks, and while the day of the decision is not recorded."""
    span = timedelta(days=policy.figures.abode_refused_act_days)
    fresh = filing.decided_on is None or as_of <= filing.decided_on + span
    acts = fresh and abode.is_wanted
    return finding(
        policy,
        "abode.refused",
        "act" if acts else "warn",
        abode.who,
        due_on=decision_day(filing) if acts else None,
        filed=filing.filed_on,
        decided=filing.decided_on,
        limit=_running(limit, as_of),
    )


def abode_deadlines(abode: Abode, as_of: date, policy: Policy) -> tuple[Deadline, ...]:
    """The day from which the decision is slow, while one is awaited (AP-08)."""
    if abode.late is None:
        return ()
    days = policy.figures.abode_decision_days
    step = Reason("abode-decision", (("filed", abode.pending), ("days", days)))
    return (
        deadline(
            policy,
            "abode.decision-late",
            abode.who,
            abode.late,
            as_of,
            ("AP-08",),
            "official",
            (step,),
            filed=abode.pending,
        ),
    )


def abode_items(abode: Abode, milestone: Milestone | None, as_of: date) -> list[Item]:
    """The decision awaited, or the filing to prepare for the seven years (P-08).

    The latter stands before they are reached and after, until it is filed.
    """
    if abode.late is not None:
        return [_item("abode.decision-late", abode, abode.late, as_of)]
    prepare = milestone.prepare if milestone else None
    if prepare is None or abode.is_granted or not abode.is_wanted:
        return []
    if abode.refused is not None:
        prepare = max(prepare, decision_day(abode.refused))
    return [_item("milestone", abode, prepare, as_of)]


def _item(kind: str, abode: Abode, due_on: date, as_of: date) -> Item:
    return Item(kind, abode.who, max(as_of, due_on), None, due_on)
