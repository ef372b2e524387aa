"""Who sleeps, until when, why, and what wakes them."""

from __future__ import annotations

from datetime import date

from msgspec import structs

from qmas_tui.facts.rows import Review
from qmas_tui.findings.model import AssessedCase
from qmas_tui.findings.snooze import about_of
from qmas_tui.views.asleep import asleep
from qmas_tui.views.model import as_text
from tests.make import AS_OF, entry, entry_of, holder


def sleeping(
    until: date, by: str | None = "mw", text: str | None = None
) -> AssessedCase:
    """The usual case, put off until a day."""
    who = holder(grant=[{"until": date(2027, 3, 15), "confirmed": True}])
    about = about_of(entry_of(who).assessment)
    review = Review(AS_OF, "snoozed", by, until, about, text)
    return entry_of(structs.replace(who, review=(review,)))


def test_who_sleeps_is_told_with_why() -> None:
    """The first to wake leads; who is awake is left out."""
    first = sleeping(date(2026, 12, 1), text="[/] abroad")
    found = asleep([sleeping(date(2026, 12, 6), by=None), entry(), first])
    assert [each.case for each in found] == ["holder Q-1", "holder Q-1"]
    told = as_text(found[0].lines)
    assert told.startswith("1 Dec 2026   LEE Ka Yan")
    assert "by mw, 22 Nov" in told
    assert "[/] abroad" in told
    assert "about window opens 15 Dec" in told
    last = as_text(found[1].lines)
    assert "by" not in last.splitlines()[0]
    assert "no reason was given" in last


def test_a_day_that_was_brought_forward_says_why() -> None:
    """The office's last day, before the day that was typed."""
    (found,) = asleep([sleeping(date(2027, 4, 1))])
    told = as_text(found.lines)
    assert "wakes before the day that was typed: the office's last day" in told
