"""Cases that were put off, and until when they sleep (section 6, "Snoozed")."""

from __future__ import annotations

from datetime import date

from .days import Row, iso, plus
from .items import Item, Subject


def about(subjects: list[Subject], item: Item | None) -> list[str]:
    """What a snooze stores today: the item, then what is at act or warn."""
    first = "none"
    if item is not None:
        lost = iso(item.lost) or "none"
        first = f"{item.kind} {iso(item.due)} {lost} {item.subject}"
    lines = [
        f"{code} {level} {subject.name}"
        for subject in subjects
        for code, gravest in subject.codes.items()
        for level in subject.once_a_row.get(code, [gravest])
        if level in ("act", "warn")
    ]
    return [first, *sorted(lines)]


def last_review(rows: list[Row], as_of: date) -> Row | None:
    """By day; of one day the later row."""
    seen = sorted((r for r in rows if r["on"] <= as_of), key=lambda r: r["on"])
    return seen[-1] if seen else None


def wakes(
    until: date | None, subjects: list[Subject], item: Item | None, as_of: date
) -> date | None:
    days = [until, item.lost if item else None]
    for subject in subjects:
        term = subject.term
        if term is not None and as_of <= term.limit and not term.filed:
            days.append(plus(term.last_day, -21))
    return min((day for day in days if day is not None), default=None)


def asleep_until(
    holder: Row, subjects: list[Subject], item: Item | None, as_of: date
) -> date | None:
    review = last_review(holder.get("review", []), as_of)
    if review is None or review["outcome"] != "snoozed":
        return None
    if review.get("about") != about(subjects, item):
        return None
    day = wakes(review.get("until"), subjects, item, as_of)
    return day if day is not None and as_of < day else None
