"""A person's way to the right of abode, as findings, dates and items.

The seven years, near or reached (PR-01 to PR-06, AP-03, P-07), and what was filed:
pending, slow or refused (AP-08, AP-16). Such a filing never extends a stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from qmas_tui.facts.rows import Filing
from qmas_tui.findings.catalogue import finding
from qmas_tui.findings.deadlines import deadline
from qmas_tui.findings.effective_facts import EffectiveFacts, decision_day, outcome_on
from qmas_tui.findings.model import Deadline, Finding, Item, Milestone, PathStep, Reason
from qmas_tui.findings.person import Person
from qmas_tui.findings.position import FilingPosition


class Abode(Person, frozen=True, gc=False):
    """What was filed for a person's right of abode, which may be wanted or not.

    `pending` is the day of the earliest filing still pending, `late` the day from
    which it is slow; `refused` the last filing, where that was refused.
    """

    is_wanted: bool
    pending: date | None = None
    late: date | None = None
    is_granted: bool = False
    refused: Filing | None = None


def find_abode(facts: EffectiveFacts, subject: str, wanted: bool) -> Abode:
    """The right-of-abode filings that count for a person."""
    as_of, policy = facts.as_of, facts.policy
    filings = facts.abode_of(subject) if facts.abode else []
    if not filings:
        return Abode(subject, as_of, policy, wanted)
    outcomes = [outcome_on(each, as_of) for each in filings]
    waiting = [
        filing.filed_on
        for filing, outcome in zip(filings, outcomes, strict=True)
        if outcome == "pending"
    ]
    pending = min(waiting, default=None)
    late = pending and pending + timedelta(days=policy.figures.abode_decision_days)
    last = max(range(len(filings)), key=lambda place: (filings[place].filed_on, place))
    return Abode(
        subject,
        as_of,
        policy,
        wanted,
        pending,
        late,
        "granted" in outcomes,
        filings[last] if outcomes[last] == "refused" else None,
    )


def abode_findings(abode: Abode, position: FilingPosition | None) -> list[Finding]:
    """A refusal, or a decision that takes longer than the department names.

    Told with the limit of stay, where one is not past.
    """
    as_of, pending, late = abode.as_of, abode.pending, abode.late
    limit = position.limit.on if position and not position.is_past else None
    found = []
    if abode.refused is not None:
        found.append(_refused(abode, abode.refused, limit))
    if pending is not None and late is not None and as_of > late:
        found.append(
            finding(
                abode,
                "abode.slow",
                filed=pending,
                late=late,
                days=(as_of - pending).days,
                limit=limit,
            )
        )
    return found


def _refused(abode: Abode, filing: Filing, limit: date | None) -> Finding:
    """To act on for some weeks, and while the day of the decision is not recorded."""
    span = timedelta(days=abode.policy.figures.abode_refused_act_days)
    fresh = filing.decided_on is None or abode.as_of <= filing.decided_on + span
    acts = fresh and abode.is_wanted
    return finding(
        abode,
        "abode.refused",
        "act" if acts else "warn",
        due_on=decision_day(filing) if acts else None,
        filed=filing.filed_on,
        decided=filing.decided_on,
        limit=limit,
    )


def milestone_findings(
    abode: Abode,
    milestone: Milestone | None,
    position: FilingPosition | None,
    path: Sequence[PathStep],
    chinese: bool,
) -> list[Finding]:
    """Whether the path reaches the seven years, and whether they are complete.

    Nothing is said where the right of abode is not wanted.
    """
    if milestone is None or not abode.is_wanted:
        return []
    earliest, latest, as_of = milestone.earliest, milestone.latest, abode.as_of
    found = []
    if milestone.covered is False:
        assert earliest is not None, "covered comes with the seven years"
        assert position is not None, "and with a stay"
        path_end, days = path[-1].until, abode.policy.figures.cover_days
        need = max(as_of, earliest) + timedelta(days=days)
        found.append(
            finding(
                abode,
                "milestone.uncovered",
                "act" if as_of >= position.dates.opens else "warn",
                earliest=earliest,
                end=path_end,
                refused=path_end >= need,
                past=as_of > path_end,
                advisable=chinese and as_of >= earliest,
            )
        )
    if earliest is None or as_of < earliest:
        return found
    if abode.pending is None and not abode.is_granted and abode.refused is None:
        rules = ("PR-01",) if chinese else ("PR-02", "PR-05", "PR-06")
        found.append(
            finding(
                abode,
                "milestone.reached",
                rules=("P-01", *rules),
                earliest=earliest,
                chinese=chinese,
            )
        )
    if latest is None or latest > as_of:
        found.append(
            finding(
                abode,
                "milestone.contested",
                earliest=earliest,
                latest=latest,
                breaks=milestone.because,
            )
        )
    return found


def abode_deadlines(abode: Abode) -> tuple[Deadline, ...]:
    """The day from which the decision is slow, while one is awaited (AP-08)."""
    if abode.late is None:
        return ()
    days = abode.policy.figures.abode_decision_days
    step = Reason("abode-decision", (("filed", abode.pending), ("days", days)))
    return (
        deadline(
            abode,
            "abode.decision-late",
            abode.late,
            ("AP-08",),
            "official",
            (step,),
            filed=abode.pending,
        ),
    )


def abode_items(abode: Abode, milestone: Milestone | None) -> list[Item]:
    """The decision awaited, or the filing to prepare for the seven years (P-08).

    The latter stands before they are reached and after, until it is filed.
    """
    if abode.late is not None:
        return [abode.item("abode.decision-late", abode.late)]
    prepare = milestone.prepare if milestone else None
    if prepare is None or abode.is_granted or not abode.is_wanted:
        return []
    if abode.refused is not None:
        prepare = max(prepare, decision_day(abode.refused))
    return [abode.item("milestone", prepare)]
