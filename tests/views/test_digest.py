"""The digest: a line a case, and nothing where nothing is due."""

from __future__ import annotations

from datetime import date

from qmas_tui.findings.snooze import about_of
from qmas_tui.views.digest import digest
from tests.make import AS_OF, entry

FILING_DAY = date(2028, 2, 2)


def test_a_line_for_each_case_that_is_due() -> None:
    """A case to act on today is one line that says who, until when and why."""
    due = entry(FILING_DAY, name="LEE\nKa\x1bYan")
    (line,) = digest(
        [due, entry(FILING_DAY, closed_on=AS_OF, status="closed")], FILING_DAY
    )
    assert line.startswith("Q-1: act by 2 Feb 2028 (today); limit of stay")
    (line,) = digest([due], FILING_DAY, names=True)
    assert line.startswith("Q-1, LEE Ka Yan: act by 2 Feb 2028 (today); limit of stay")


def test_nobody_is_named_in_a_mail() -> None:
    """Nor is the family: its members stand there with their initials, days as ever."""
    spouse = {"name": "Salma", "relation": "spouse", "limit_of_stay": "2028-01-20"}
    due = entry(date(2028, 1, 18), dependant=[spouse])
    (named,) = digest([due], date(2028, 1, 18), names=True)
    (line,) = digest([due], date(2028, 1, 18))
    assert "Salma" in named
    assert "Salma" not in line
    assert "S." in line
    assert line.count("Jan 2028") == named.count("Jan 2028")


def test_nothing_is_due() -> None:
    """Where nothing is due there is no line at all."""
    assert digest([entry()], AS_OF) == ()
    assert digest([], AS_OF) == ()


def test_how_far_to_look() -> None:
    """What is due within so many days is told, too."""
    soon = entry(date(2028, 1, 31))
    assert len(digest([soon], date(2028, 1, 31), 2)) == 1
    assert digest([soon], date(2028, 1, 31), 1) == ()


def test_what_sleeps_is_left_out() -> None:
    """A case that was put off is not in the mail."""
    about = about_of(entry(FILING_DAY).assessment)
    review = {"on": FILING_DAY, "outcome": "snoozed", "until": date(2028, 2, 9)}
    sleeping = entry(FILING_DAY, review=[{**review, "about": list(about)}])
    assert sleeping.assessment.asleep_until is not None
    assert digest([sleeping], FILING_DAY) == ()
