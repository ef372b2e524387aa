"""When a case that was put off sleeps, and what wakes it.

What it was about is kept in codes and days, so that a new wording wakes nothing, and
another item, or a finding that comes, goes or changes its level, does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from qmas_tui.facts.holder import Holder
from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.rows import Review
from qmas_tui.findings.model import Assessment, Deadline, Finding, Item
from qmas_tui.findings.risk import all_findings
from qmas_tui.policy.policy import Policy


def about_of(found: Assessment) -> tuple[str, ...]:
    """What a snooze of the case would be about: the item, then what to act on."""
    first = found.next
    days = (first.due_on, first.lost_on) if first else ()
    return about_lines(first, days, all_findings(found))


def about_lines(
    item: Item | None, days: Iterable[date | None], findings: Iterable[Finding]
) -> tuple[str, ...]:
    """An item with the days on which it is due and lost, and what to act on."""
    about = "none"
    if item is not None:
        told = [day.isoformat() if day else "none" for day in days]
        about = " ".join((item.kind, *told, item.subject))
    lines = [
        f"{each.code} {each.level} {each.subject}"
        for each in findings
        if each.level in ("act", "warn")
    ]
    return (about, *sorted(lines))


def wakes_on(found: Assessment, until: date, policy: Policy) -> date:
    """When a case put off until a day wakes at the latest (HS-25).

    Not after its item is lost, nor so late that a filing could not be decided by the
    limit of anybody who has filed nothing yet.
    """
    first = found.next
    lost = [first.lost_on] if first is not None and first.lost_on else []
    buffer = timedelta(days=policy.figures.snooze_buffer_days)
    return min([until, *lost, *(day - buffer for day in _last_days(found))])


def asleep_until(holder: Holder, found: Assessment, policy: Policy) -> date | None:
    """The day on which the case wakes, None where it is awake."""
    until = put_off_until(holder, found.as_of, about_of(found))
    if until is None:
        return None
    wakes = wakes_on(found, until, policy)
    return wakes if found.as_of < wakes else None


def put_off_until(
    whose: Holder | Prospect, as_of: date, about: tuple[str, ...]
) -> date | None:
    """The day to which the last review put a case off, while it is still about that."""
    last = last_review(whose, as_of)
    if last is None or last.outcome != "snoozed" or last.until is None:
        return None
    still = last.until > as_of and last.about == about
    return last.until if still else None


def last_review(whose: Holder | Prospect, as_of: date) -> Review | None:
    """The last review that is not ahead; of one day the later row."""
    last: Review | None = None
    for review in whose.review:
        if review.on <= as_of and (last is None or review.on >= last.on):
            last = review
    return last


def _last_days(found: Assessment) -> Iterator[date]:
    """The last filing day of everyone whose limit still runs with nothing filed."""
    for deadlines in (found.deadlines, *(d.deadlines for d in found.dependants)):
        if not _is_past(deadlines):
            for each in deadlines:
                if each.kind == "extension.last-day" and each.status != "done":
                    yield each.on


def _is_past(deadlines: tuple[Deadline, ...]) -> bool:
    return any(each.kind == "stay.ends" and each.days < 0 for each in deadlines)
