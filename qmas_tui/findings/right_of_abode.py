"""A person's way to the right of abode, as findings, dates and items.

The seven years, near or reached (PR-01 to PR-06, AP-03, P-07), and what was filed:
pending, slow or refused (AP-08, AP-16). Such a filing never extends a stay.
"""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from qmas_tui.facts.rows import Filing
from qmas_tui.findings.catalogue import finding
from qmas_tui.findings.deadlines import deadline
from qmas_tui.findings.effective_facts import EffectiveFacts, decision_day, outcome_on
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


def find_abode(facts: EffectiveFacts, who: str, wanted: bool, policy: Policy) -> Abode:
    """The right-of-abode filings that count for a person."""
    filings = facts.abode_of(who) if facts.abode else []
    if not filings:
        return Abode(who, wanted)
    outcomes = [outcome_on(each, facts.as_of) for each in filings]
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


def milestone_findings(
    milestone: Milestone | None,
    abode: Abode,
    path_end: date | None,
    opens: date | None,
    chinese: bool,
    as_of: date,
    policy: Policy,
) -> list[Finding]:
    """Whether the path reaches the seven years, and whether they are complete.

    Nothing is said where the right of abode is not wanted. `opens` is the day from
    which an extension can be filed, `path_end` where the last stay ends.
    """
    if milestone is None or not abode.is_wanted:
        return []
    earliest, latest = milestone.earliest, milestone.latest
    found = []
    if milestone.covered is False:
        assert earliest is not None, "covered comes with the seven years"
        assert path_end is not None, "and with a stay"
        need = max(as_of, earliest) + timedelta(days=policy.figures.cover_days)
        found.append(
            finding(
                policy,
                "milestone.uncovered",
                "act" if opens is not None and as_of >= opens else "warn",
                abode.who,
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
        found.append(_reached(abode, earliest, chinese, policy))
    if latest is None or latest > as_of:
        found.append(
            finding(
                policy,
                "milestone.contested",
                subject=abode.who,
                earliest=earliest,
                latest=latest,
                breaks=milestone.because,
            )
        )
    return found


def _reached(abode: Abode, earliest: date, chinese: bool, policy: Policy) -> Finding:
    return finding(
        policy,
        "milestone.reached",
        subject=abode.who,
        rules=("P-01", "PR-01") if chinese else ("P-01", "PR-02", "PR-05", "PR-06"),
        earliest=earliest,
        chinese=chinese,
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
