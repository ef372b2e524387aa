"""What to do next, and the order of the queue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from qmas_tui.findings.absence import six_months_from
from qmas_tui.findings.calendar import DAY
from qmas_tui.findings.known import Known
from qmas_tui.findings.model import Absence, Assessment, Finding, Item, Milestone
from qmas_tui.findings.subject import Subject
from qmas_tui.policy.policy import Policy

TOWARDS_RENEWAL = frozenset(
    {
        "work.none",
        "work.unknown",
        "work.below-level",
        "evidence.missing",
    }
)
"""Findings on the way to a renewal that can reach `act` and bring no date."""


def _sort_key(item: Item) -> tuple[date, date]:
    return item.act_by, item.lost_on or date.max


def in_order(items: Iterable[Item]) -> tuple[Item, ...]:
    """Items by the day to act, then by the day on which they are lost."""
    return tuple(sorted(items, key=_sort_key))


def last_chance(subject: Subject, as_of: date) -> date:
    """The last filing day, and the limit itself once that is past."""
    last = subject.dates.last_day
    return last if as_of <= last else subject.dates.limit


def stay_items(subject: Subject, as_of: date, pattern_unknown: bool) -> Iterator[Item]:
    """Filing, waiting for a decision, or a limit that has passed."""
    name = subject.name
    limit = subject.dates.limit
    if subject.is_past:
        yield Item("stay.ends", name, as_of, limit)
        return
    if subject.filed.refused is not None and not subject.is_filed:
        yield Item("filing.refused", name, as_of, limit)
    if pattern_unknown and subject.limit.source == "assumed":
        yield Item("facts.pattern-unknown", name, as_of, limit)
    if subject.decision_late is not None:
        act_by = max(as_of, min(subject.decision_late, limit))
        yield Item("extension.decision-late", name, act_by, limit)
    else:
        act_by = max(as_of, subject.dates.target)
        yield Item("extension.target", name, act_by, last_chance(subject, as_of))


def milestone_item(
    milestone: Milestone | None, name: str, known: Known
) -> Iterator[Item]:
    """The seven years, while they are ahead and nothing is filed for them (P-08)."""
    if milestone is None or known.abode_filed(name) or known.abode_granted(name):
        return
    as_of = known.as_of
    earliest, prepare = milestone.earliest, milestone.prepare
    if earliest is None or prepare is None or as_of >= earliest:
        return
    act_by = prepare if as_of <= prepare else earliest
    yield Item("milestone", name, act_by, None)


def away_item(
    absences: Sequence[Absence], name: str, as_of: date, policy: Policy
) -> Iterator[Item]:
    """The day before an absence reaches six months, while that is ahead."""
    if absences and absences[-1].open:
        reached = six_months_from(absences[-1].out, policy.figures)
        if as_of < reached:
            yield Item("absence.away-now", name, reached - DAY, reached)


def finding_items(
    findings: Iterable[Finding], subject: Subject, as_of: date, policy: Policy
) -> Iterator[Item]:
    """Findings that must be settled before the renewal."""
    for each in findings:
        if each.code == "passport.renew-first":
            act_by = max(as_of, subject.dates.opens)
            yield Item(each.code, subject.name, act_by, last_chance(subject, as_of))
        elif each.code == "dependant.ageing-out":
            day = next(v for k, v in each.shown if k == "birthday")
            assert isinstance(day, date), "the birthday is a date"
            last = policy.last_working_day(day - DAY)
            yield Item(each.code, subject.name, max(as_of, last), day)
        elif (
            each.level == "act"
            and each.code in TOWARDS_RENEWAL
            and not subject.is_filed
        ):
            run_up = subject.dates.limit - timedelta(days=policy.figures.run_up_days)
            act_by = max(as_of, run_up)
            yield Item(each.code, subject.name, act_by, last_chance(subject, as_of))


def queue_key(assessment: Assessment) -> tuple[int, int, date, date, str]:
    """Sorts cases: overstays first, the latest limit leading; then by day to act."""
    overstayed = assessment.overstayed_limit
    if overstayed is not None:
        return 0, -overstayed.toordinal(), date.min, date.min, assessment.case
    item = assessment.next
    if item is None:
        return 2, 0, date.max, date.max, assessment.case
    return 1, 0, item.act_by, item.lost_on or date.max, assessment.case
