"""The queue in words: one row a case, and why it stands where it stands."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from qmas_tui.findings.model import HOLDER, Finding, Item
from qmas_tui.views.filter import all_findings, is_gap, risks
from qmas_tui.views.model import Entry, QueueRow, Role
from qmas_tui.views.say import (
    day_words,
    days_words,
    kind_words,
    mark_of,
    role_of,
    short_day,
    stage_words,
)
from qmas_tui.views.words import headline

MOST_REASONS = 2


class NamedView(
    Struct, frozen=True, gc=False, kw_only=True, forbid_unknown_fields=True
):
    """A view of the queue that has a name and a number."""

    key: Annotated[str, Meta(pattern=r"^[a-z-]+$")]
    title: str
    short: str
    filter: str
    alert: bool
    empty: str


def queue_row(entry: Entry, as_of: date) -> QueueRow:
    """A case as a row: when to act, who, until when, and why now."""
    holder, found = entry.holder, entry.assessment
    worst = risks(entry)
    mark, role = _mark(entry, worst, as_of)
    limit = found.limit
    days = (limit.on - as_of).days if limit else None
    name = f"{holder.name} {holder.name_zh}" if holder.name_zh else holder.name
    why = why_now(entry, as_of)
    return QueueRow(
        holder.case,
        mark,
        role,
        act_by_words(found.next, as_of),
        name,
        stage_words(found),
        day_words(limit.on) if limit else "—",
        str(days) if days is not None else "—",
        _days_role(days, role),
        why or "—",
        "plain" if worst else "dim",
    )


def act_by_words(item: Item | None, as_of: date) -> str:
    """The day to act as a distance; overdue once it is lost."""
    if item is None:
        return "—"
    if item.lost_on is not None and item.lost_on < as_of:
        return f"overdue {(as_of - item.lost_on).days} d"
    return days_words((item.act_by - as_of).days)


def _mark(entry: Entry, worst: list[Finding], as_of: date) -> tuple[str, Role]:
    item = entry.assessment.next
    if item is None:
        has_gap = any(is_gap(f) for f in entry.assessment.findings)
        return ("?", "warn") if has_gap else (" ", "dim")
    if item.act_by <= as_of:
        return mark_of("act"), role_of("act")
    if worst:
        return mark_of(worst[0].level), role_of(worst[0].level)
    if item.kind == "milestone":
        return mark_of("good"), role_of("good")
    return mark_of("watch"), "plain"


def _days_role(days: int | None, role: Role) -> Role:
    if days is not None and days < 0:
        return "act"
    return role if role in ("act", "warn") else "plain"


def why_now(entry: Entry, as_of: date) -> str:
    """What makes the day to act, then the worst of what endangers the case."""
    item = entry.assessment.next
    reasons = []
    said: tuple[str, ...] = ()
    if item is not None:
        reasons.append(_of(item.subject, _item_words(item, entry, as_of)))
        said = SAID_BY.get(item.kind, (item.kind,))
    for finding in risks(entry):
        if finding.code not in said:
            reasons.append(_of(finding.subject, headline(finding)))
    return " · ".join(list(dict.fromkeys(reasons))[:MOST_REASONS])


def _of(subject: str, words: str) -> str:
    """What concerns a dependant names them."""
    return words if subject == HOLDER else f"{subject}: {words}"


def _item_words(item: Item, entry: Entry, as_of: date) -> str:
    codes = SAID_BY.get(item.kind, (item.kind,))
    for finding in all_findings(entry):
        if finding.subject == item.subject and finding.code in codes:
            return headline(finding)
    match item.kind:
        case "extension.target":
            return _filing_words(item, entry, as_of)
        case "milestone":
            return f"seven years on {short_day(_earliest(item, entry), as_of)}"
        case "extension.decision-late":
            late = _deadline_of(item, entry, item.kind)
            if late < as_of:
                return f"decision late since {short_day(late, as_of)}"
            return f"decision expected by {short_day(item.act_by, as_of)}"
        case "entry.use-by":
            return f"not landed, use by {short_day(item.act_by, as_of)}"
    return kind_words(item.kind)


SAID_BY = {
    "stay.ends": (
        "stay.overstayed",
        "stay.unrecorded",
        "facts.grant-missing",
        "stay.pending-past-limit",
    ),
    "entry.use-by": ("entry.unused",),
}
"""The findings that say what an item is about, where they bear other names."""


def _deadline_of(item: Item, entry: Entry, kind: str) -> date:
    found = entry.assessment
    rows = list(found.deadlines)
    for each in found.dependants:
        rows += each.deadlines
    return next(d.on for d in rows if d.kind == kind and d.subject == item.subject)


def _filing_words(item: Item, entry: Entry, as_of: date) -> str:
    opens = _deadline_of(item, entry, "extension.opens")
    if as_of >= opens:
        return f"window open since {short_day(opens, as_of)}"
    return f"file by {short_day(item.act_by, as_of)}"


def _earliest(item: Item, entry: Entry) -> date:
    found = entry.assessment
    milestones = {each.name: each.milestone for each in found.dependants}
    milestone = milestones.get(item.subject, found.milestone)
    assert milestone is not None, "an item for the milestone comes with one"
    assert milestone.earliest is not None, "and with its earliest day"
    return milestone.earliest


def snooze_key(entry: Entry) -> str:
    """What a snooze is about: the item and the findings that stood then.

    Once either changes, the case comes back before its day.
    """
    item = entry.assessment.next
    about = "nothing due"
    if item is not None:
        day = item.lost_on or item.act_by
        about = f"{kind_words(item.kind)} {day.isoformat()}"
    codes = sorted(
        f"{f.code} {f.level}" for f in all_findings(entry) if f.level != "watch"
    )
    return "; ".join([about, *codes])


def is_snoozed(entry: Entry, as_of: date) -> bool:
    """Whether the adviser put the case off until a later day, and nothing changed."""
    reviews = entry.holder.review
    if not reviews or reviews[-1].outcome != "snoozed":
        return False
    last = reviews[-1]
    if last.until is None or last.until <= as_of:
        return False
    return last.about is None or last.about == snooze_key(entry)
