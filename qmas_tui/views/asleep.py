"""Everyone who was put off: until when, why, by whom, and what wakes them sooner."""

from __future__ import annotations

from collections.abc import Iterable

from qmas_tui.findings.model import AssessedCase
from qmas_tui.findings.snooze import last_review
from qmas_tui.views.both import BOTH, PROSPECT, Either, record_of
from qmas_tui.views.items import asleep_words
from qmas_tui.views.lay import DAY_CELLS, cell
from qmas_tui.views.log import Entry
from qmas_tui.views.model import Line, Span
from qmas_tui.views.prospect.ahead import item_words as prospect_item
from qmas_tui.views.queue import reasons_now
from qmas_tui.views.say import day_words, short_day
from qmas_tui.views.width import clean

_NAME_CELLS, _CASE_CELLS = 24, 8
_INDENT = " " * (DAY_CELLS + 2)
SOONER = "Each wakes sooner where its step or one of its findings changes."


def asleep(cases: Iterable[Either]) -> list[Entry]:
    """Who sleeps, the first to wake leading; each is named by the key of its row."""
    found = [each for each in cases if each.assessment.asleep_until is not None]
    found.sort(key=lambda each: (each.assessment.asleep_until, BOTH.key_of(each)))
    return [Entry(tuple(_lines(each)), BOTH.key_of(each)) for each in found]


def _lines(case: Either) -> Iterable[Line]:
    record, found = record_of(case), case.assessment
    review, wakes = last_review(record, found.as_of), found.asleep_until
    assert review is not None, "who sleeps was put off"
    assert wakes is not None, "until some day"
    name = f"{record.name} {record.name_zh}" if record.name_zh else record.name
    by = f"by {review.by}, " if review.by else ""
    put_off = f"{by}{short_day(review.on, found.as_of)}"
    yield Line(
        (
            cell(day_words(wakes), DAY_CELLS, "strong"),
            cell(name, _NAME_CELLS),
            cell(record.case, _CASE_CELLS, "dim"),
            Span(f"{_kind(case)}{put_off}", "dim"),
        )
    )
    why = clean(review.text or "no reason was given")
    yield Line((Span(_INDENT), Span(why, "plain" if review.text else "dim")))
    about = _about(case) or "no step is open"
    yield Line((Span(_INDENT), Span(f"about {about}", "dim")))
    if review.until != wakes:
        yield Line((Span(_INDENT), Span(_brought_forward(case), "warn")))


def _kind(case: Either) -> str:
    """The word that tells a prospect; a holder needs none."""
    return "" if isinstance(case, AssessedCase) else f"{PROSPECT} · "


def _about(case: Either) -> str:
    if isinstance(case, AssessedCase):
        return " · ".join(reasons_now(case))
    item = case.assessment.next
    return prospect_item(item, case.prospect) if item else ""


def _brought_forward(case: Either) -> str:
    """Why a case wakes before the day that was typed."""
    if not isinstance(case, AssessedCase):
        return "wakes before the day that was typed: its step is lost then"
    _until, _, office = asleep_words(case).partition(", ")
    return f"wakes before the day that was typed: {office or 'its step is lost then'}"
