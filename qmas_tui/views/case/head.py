"""Who a case is about and where the stay stands, in two lines."""

from __future__ import annotations

from typing import Final

from qmas_tui.facts.holder import Holder
from qmas_tui.findings.model import AssessedCase, Assessment
from qmas_tui.views.family import family_words
from qmas_tui.views.lay import apart, row, said
from qmas_tui.views.model import Line, Role, Span, days_until
from qmas_tui.views.say import ROUTES, day_words, short_day
from qmas_tui.views.stages import stage_sentence
from qmas_tui.views.width import cell_width, clean

Beside = tuple[tuple[Span, ...], tuple[Span, ...]]
"""What stands at the right ends of the two lines."""
_GAP: Final = Span("   ")
_DOUBT: Final = {
    "unconfirmed": "not yet checked on the e-Visa",
    "forecast": "expected, no grant recorded",
    "assumed": "assumed, pattern unknown",
}


def case_head(
    case: AssessedCase,
    room: int | None = None,
    beside: Beside = ((), ()),
) -> tuple[Line, Line]:
    """Who this is; then the stage and the limit of stay.

    Where the first line would be wider than `room` it says the route shortly. What
    stands `beside` the lines is set at their right ends.
    """
    holder, found = case.holder, case.assessment
    name = f"{holder.name} {holder.name_zh}" if holder.name_zh else holder.name
    who = (said(name, "strong"), _GAP, said(f"{holder.case} · ", "dim"))
    about = Span(" · ".join(_particulars(holder, found, ROUTES[holder.route])), "dim")
    if room is None:
        return row(*who, about), row(*_standing(found))
    used = sum(cell_width(span.text) for span in (*who, about, *beside[0]))
    if used + 2 > room:
        shortly = _particulars(holder, found, holder.route.upper())
        about = Span(" · ".join(shortly), "dim")
    return (
        row(*_beside((*who, about), beside[0], room)),
        row(*_beside(_standing(found), beside[1], room)),
    )


def _beside(
    left: tuple[Span, ...], right: tuple[Span, ...], room: int
) -> tuple[Span, ...]:
    """Both ends of a line; the right one gives way where there is no room."""
    used = sum(cell_width(span.text) for span in (*left, *right))
    return apart(left, right, room) if used + 2 <= room else left


def beside_words(case: AssessedCase, place: tuple[int, int] | None) -> Beside:
    """The place of a case in a list with the keys there, and when it was looked at."""
    where: tuple[Span, ...] = ()
    if place is not None:
        where = Span(f"{place[0]} of {place[1]}   ", "dim"), Span("J K", "head")
    return where, (Span(_seen_words(case), "dim"),)


def _seen_words(case: AssessedCase) -> str:
    reviews = case.holder.review
    if not reviews:
        return "never reviewed"
    last = max(review.on for review in reviews)
    return f"last seen {short_day(last, case.assessment.as_of)}"


def _standing(found: Assessment) -> tuple[Span, ...]:
    wakes = found.asleep_until
    asleep = [Span(f"asleep until {day_words(wakes)} · ", "accent")] if wakes else []
    return (*asleep, Span(stage_sentence(found)), *_limit(found))


def _limit(found: Assessment) -> list[Span]:
    limit = found.limit
    if limit is None:
        return []
    days = days_until(limit.on, found.as_of)
    role: Role = "plain" if days > 0 else "act"
    far = f"in {days} d" if days > 0 else f"{-days} d late" if days else "today"
    spans = [
        Span(" · limit of stay "),
        Span(day_words(limit.on), "strong"),
        Span(", "),
        Span(far, role),
    ]
    if limit.source == "confirmed":
        return [*spans, _GAP, Span("✓", "good"), Span(" e-Visa", "dim")]
    return [*spans, Span(f" · {_DOUBT[limit.source]}", "warn")]


def _particulars(holder: Holder, found: Assessment, route: str) -> list[str]:
    words = [holder.nationality or "nationality not recorded"]
    words.append(f"{route} {found.pattern}" if found.pattern else route)
    if holder.adviser:
        words.append(f"adviser {clean(holder.adviser)}")
    family = family_words(holder)
    return [*words, family] if family else words
