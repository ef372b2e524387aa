"""Everyone who was put off: until when, why, by whom, and what wakes them sooner."""

from __future__ import annotations

from collections.abc import Iterable

from qmas_tui.findings.model import AssessedCase
from qmas_tui.findings.snooze import last_review
from qmas_tui.views.items import asleep_words
from qmas_tui.views.lay import DAY_CELLS, cell
from qmas_tui.views.log import Entry
from qmas_tui.views.model import Line, Span
from qmas_tui.views.queue import reasons_now
from qmas_tui.views.say import day_words, short_day
from qmas_tui.views.width import clean

_NAME_CELLS, _CASE_CELLS = 28, 8
_INDENT = " " * (DAY_CELLS + 2)
SOONER = "Each wakes sooner where its step or one of its findings changes."


def asleep(cases: Iterable[AssessedCase]) -> list[Entry]:
    """Who sleeps, the first to wake leading."""
    found = [each for each in cases if each.assessment.asleep_until is not None]
    found.sort(key=lambda each: (each.assessment.asleep_until, each.holder.case))
    return [Entry(tuple(_lines(each)), each.holder.case) for each in found]


def _lines(case: AssessedCase) -> Iterable[Line]:
    holder, found = case.holder, case.assessment
    review, wakes = last_review(holder, found.as_of), found.asleep_until
    assert review is not None, "who sleeps was put off"
    assert wakes is not None, "until some day"
    name = f"{holder.name} {holder.name_zh}" if holder.name_zh else holder.name
    by = f"by {review.by}, " if review.by else ""
    put_off = f"{by}{short_day(review.on, found.as_of)}"
    yield Line(
        (
            cell(day_words(wakes), DAY_CELLS, "strong"),
            cell(name, _NAME_CELLS),
            cell(holder.case, _CASE_CELLS, "dim"),
            Span(put_off, "dim"),
        )
    )
    why = clean(review.text or "no reason was given")
    yield Line((Span(_INDENT), Span(why, "plain" if review.text else "dim")))
    about = " · ".join(reasons_now(case)) or "no step is open"
    yield Line((Span(_INDENT), Span(f"about {about}", "dim")))
    if review.until != wakes:
        yield Line((Span(_INDENT), Span(_brought_forward(case), "warn")))


def _brought_forward(case: AssessedCase) -> str:
    """Why a case wakes before the day that was typed."""
    _until, _, office = asleep_words(case).partition(", ")
    return f"wakes before the day that was typed: {office or 'its step is lost then'}"
