"""The queue in words: one row a case, and why it stands where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct, structs

from qmas_tui.facts.changes import Case
from qmas_tui.facts.holder import Holder
from qmas_tui.findings.model import AssessedCase, Finding, Item
from qmas_tui.findings.risk import is_gap, risks
from qmas_tui.findings.snooze import last_review
from qmas_tui.views.items import (
    asleep_words,
    codes_of,
    item_sentence,
    item_words,
    of_whom,
)
from qmas_tui.views.model import Role, Span
from qmas_tui.views.say import day_words, days_words, mark_of, near_day, role_of
from qmas_tui.views.stages import stage_words
from qmas_tui.views.words import headline

ListName = Literal["holders", "prospects", "both"]
MOST_REASONS = 2
ADVISER = "$adviser"
"""What stands in a filter for the initials of whoever looks."""


class NamedView(
    Struct, frozen=True, gc=False, forbid_unknown_fields=True, omit_defaults=True
):
    """A view of a list that has a name and, if one is free, a digit for its key.

    `of` is the list that it belongs to. `sort` is a column, with `-` before it for the
    last first; nothing stands for the order of the queue. `columns` are those shown;
    nothing stands for the usual ones.
    """

    key: Annotated[str, Meta(pattern=r"^[a-z0-9-]+$")]
    title: Annotated[str, Meta(pattern=r"\S")]
    of: ListName = "holders"
    digit: Annotated[str, Meta(pattern=r"^[0-9]?$")] = ""
    short: str = ""
    filter: str = ""
    sort: str = ""
    columns: tuple[str, ...] = ()
    alert: bool = False
    empty: str = "No case is in this view."

    def owned_by(self, adviser: str) -> NamedView | None:
        """The view for one adviser; None where it is about one and there is none."""
        if ADVISER not in self.filter:
            return self
        if not adviser:
            return None
        wanted = '"' + adviser.replace('"', " ") + '"'
        return structs.replace(self, filter=self.filter.replace(ADVISER, wanted))


class QueueRow(Struct, frozen=True, gc=False, kw_only=True):
    """One row of the queue in words.

    `limit` is the limit of stay with its year, `near_limit` without where that is
    plain; `days` its distance, `far` the role of both. `seen` marks a case looked at
    today.
    """

    case: str
    seen: Span
    mark: Span
    act_by: Span
    name: Span
    why: Span
    stage: Span
    limit: str
    near_limit: str
    days: str
    far: Role
    adviser: str


def queue_row(case: AssessedCase, soon: int) -> QueueRow:
    """A case as a row: when to act, who, why now, and until when.

    `soon` is how many days ahead count as near.
    """
    holder, found = case.holder, case.assessment
    as_of, item, limit = found.as_of, found.next, found.limit
    worst, asleep = risks(found), found.asleep_until is not None
    mark, role = _mark(case, worst)
    now = item is not None and item.act_by <= as_of
    name_role: Role = "dim" if asleep else "strong" if now else "plain"
    days = (limit.on - as_of).days if limit else None
    return QueueRow(
        case=holder.case,
        seen=seen_sign(holder, as_of),
        mark=Span(mark, "dim" if asleep else role),
        act_by=Span(act_by_words(item, as_of), _day_role(now, asleep)),
        name=Span(name_of(holder), name_role),
        why=Span(
            why_now(case) or "—", "plain" if (worst or now) and not asleep else "dim"
        ),
        stage=Span(stage_words(found), "act" if _is_over(item) else "dim"),
        limit=day_words(limit.on) if limit else "—",
        near_limit=near_day(limit.on, as_of) if limit else "—",
        days=days_words(days) if days is not None else "",
        far=far_role(days, soon),
        adviser=holder.adviser or "",
    )


def name_of(holder: Holder) -> str:
    """The name, and the Chinese one after it."""
    return f"{holder.name} {holder.name_zh}" if holder.name_zh else holder.name


def far_role(days: int | None, soon: int) -> Role:
    """How much the distance of a day matters."""
    if days is None or days > soon:
        return "dim"
    return "act" if days <= 0 else "warn"


def _day_role(now: bool, asleep: bool) -> Role:
    return "dim" if asleep else "act" if now else "plain"


def _is_over(item: Item | None) -> bool:
    return item is not None and item.kind == "stay.ends"


def seen_sign(whose: Case, as_of: date) -> Span:
    """The sign that somebody looked at the case today."""
    last = last_review(whose, as_of)
    is_seen = last is not None and last.outcome == "reviewed" and last.on == as_of
    return Span("✓", "good") if is_seen else Span(" ")


def act_by_words(item: Item | None, as_of: date) -> str:
    """The day to act; of a missed one its age."""
    if item is None:
        return "—"
    days = (item.due_on - as_of).days
    return near_day(item.due_on, as_of) if days > 0 else days_words(days)


def _mark(case: AssessedCase, worst: list[Finding]) -> tuple[str, Role]:
    item, as_of = case.assessment.next, case.assessment.as_of
    if item is None:
        has_gap = any(is_gap(f) for f in case.assessment.findings)
        return ("?", "warn") if has_gap else (" ", "dim")
    if item.act_by <= as_of:
        return mark_of("act"), role_of("act")
    if worst:
        return mark_of(worst[0].level), role_of(worst[0].level)
    if item.kind == "milestone":
        return mark_of("good"), role_of("good")
    return mark_of("watch"), role_of("watch")


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


def asleep_reason(case: AssessedCase) -> str:
    """Why a case was put off, in the words of whoever did it; empty where unsaid."""
    last = last_review(case.holder, case.assessment.as_of)
    return (last.text or "") if last is not None else ""


def no_match_words(
    view: NamedView, total: int, views: Sequence[NamedView], matching: Mapping[str, int]
) -> list[str]:
    """What an empty view says of a filter, and where else it finds cases."""
    others = [
        f"{each.digit} {each.title} {matching[each.key]}"
        for each in views
        if matching.get(each.key)
    ]
    told = f"No match in {view.title} ({total}). 0 looks at everyone · esc clears"
    where = f"Elsewhere: {' · '.join(others)}" if others else "Nor in any other view."
    return [told, where]
