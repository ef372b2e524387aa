"""The queue in words: one row a case, and why it stands where it stands."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from qmas_tui.findings.model import AssessedCase, Finding, Item
from qmas_tui.findings.risk import is_gap, risks
from qmas_tui.views.items import (
    asleep_words,
    codes_of,
    is_missed,
    item_sentence,
    item_words,
    of_whom,
)
from qmas_tui.views.model import QueueRow, Role
from qmas_tui.views.say import day_words, days_words, mark_of, role_of
from qmas_tui.views.stages import stage_words
from qmas_tui.views.words import headline

MOST_REASONS = 2


class NamedView(
    Struct, frozen=True, gc=False, forbid_unknown_fields=True, omit_defaults=True
):
    """A view of the queue that has a name and a number.

    `sort` is a column, with `-` before it for the last first; nothing stands for the
    order of the queue. `columns` are those shown; nothing stands for the usual ones.
    """

    key: Annotated[str, Meta(pattern=r"^[a-z0-9-]+$")]
    title: Annotated[str, Meta(pattern=r"\S")]
    short: str = ""
    filter: str = ""
    sort: str = ""
    columns: tuple[str, ...] = ()
    alert: bool = False
    empty: str = "No case is in this view."


def queue_row(case: AssessedCase, as_of: date) -> QueueRow:
    """A case as a row: when to act, who, until when, and why now."""
    holder, found = case.holder, case.assessment
    worst = risks(case.assessment)
    mark, role = _mark(case, worst, as_of)
    if found.asleep_until is not None:
        role = "dim"
    limit, item = found.limit, found.next
    now = item is not None and item.act_by <= as_of
    days = (limit.on - as_of).days if limit else None
    name = f"{holder.name} {holder.name_zh}" if holder.name_zh else holder.name
    why = why_now(case)
    return QueueRow(
        holder.case,
        mark,
        role,
        act_by_words(item, as_of),
        name,
        stage_words(found),
        day_words(limit.on) if limit else "—",
        str(days) if days is not None else "—",
        _days_role(days, role),
        why or "—",
        "plain" if (worst or now) and not found.asleep_until else "dim",
    )


def act_by_words(item: Item | None, as_of: date) -> str:
    """The day to act as a distance; late once it was missed, overdue once lost."""
    if item is None:
        return "—"
    if item.lost_on is not None and item.lost_on < as_of:
        return f"overdue {(as_of - item.lost_on).days} d"
    if is_missed(item, as_of):
        return f"{(as_of - item.due_on).days} d late"
    return days_words((item.act_by - as_of).days)


def _mark(case: AssessedCase, worst: list[Finding], as_of: date) -> tuple[str, Role]:
    item = case.assessment.next
    if item is None:
        has_gap = any(is_gap(f) for f in case.assessment.findings)
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


def why_now(case: AssessedCase) -> str:
    """Why now, in a row; of a case that was put off first until when it sleeps."""
    asleep = asleep_words(case)
    return " · ".join([*([asleep] if asleep else []), *reasons_now(case)])


def reasons_now(case: AssessedCase, whole: bool = False) -> list[str]:
    """What makes the day to act, then the worst of what endangers the case.

    `whole` where there is room for the sentence of what was missed.
    """
    item, say = case.assessment.next, item_sentence if whole else item_words
    reasons = []
    said: tuple[tuple[str, str], ...] = ()
    if item is not None:
        reasons.append(of_whom(item.subject, say(item, case)))
        said = tuple((code, item.subject) for code in codes_of(item))
    for finding in risks(case.assessment):
        if (finding.code, finding.subject) not in said:
            reasons.append(of_whom(finding.subject, headline(finding)))
    return list(dict.fromkeys(reasons))[:MOST_REASONS]
