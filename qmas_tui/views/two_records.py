"""A case that is a prospect and a holder: each page leads to the other."""

from __future__ import annotations

from datetime import date
from typing import Final

from qmas_tui.facts.prospect import Prospect
from qmas_tui.findings.model import AssessedCase
from qmas_tui.intake.known import known
from qmas_tui.intake.subject import current_application
from qmas_tui.intake.watched import NOT_LANDED, is_open
from qmas_tui.views.lay import dim, row, sentence
from qmas_tui.views.model import Form, Remedy, Section, Span
from qmas_tui.views.say import day_words
from qmas_tui.views.stages import stage_sentence

NO_DATES_HERE: Final = Section("Dates", (dim("None here before the landing."),))
"""In the place of the dates of a holder who is watched as a prospect."""


def is_watched(case: AssessedCase, prospect: Prospect | None) -> bool:
    """Whether dates and findings of a holder stand on the page of the prospect."""
    found = case.assessment
    if prospect is None or found.stage not in NOT_LANDED:
        return False
    return is_open(prospect, found.as_of)


def told_of_prospect(prospect: Prospect, as_of: date) -> Section:
    """On the page of the holder: the prospect, over or still watched."""
    if is_open(prospect, as_of):
        words = "the dates until the landing stand on the page of the prospect"
        return _leading("Watched as a prospect", words, "prospect")
    words = f"the prospect: {_ended(prospect, as_of)}"
    return _leading("Before the landing", words, "prospect")


def told_of_holder(
    prospect: Prospect, case: AssessedCase | None, as_of: date
) -> Section | None:
    """On the page of the prospect: the holder; one who has landed ought to be one."""
    if case is None:
        landed_on = landing_day(prospect, as_of)
        if landed_on is None:
            return None
        words = f"landed on {day_words(landed_on)}; the holder is still to be made"
        return _leading("After the landing", words, "land")
    if case.assessment.stage in NOT_LANDED:
        words = "the holder of this case, whose dates begin with the landing"
        return _leading("Among the holders, too", words, "holder")
    limit = case.assessment.limit
    words = f"the holder: {stage_sentence(case.assessment)}"
    if limit is not None:
        words += f", limit of stay {day_words(limit.on)}"
    return _leading("After the landing", words, "holder")


def landing_day(prospect: Prospect, as_of: date) -> date | None:
    """The day of the landing, where an open case has one on record."""
    application = current_application(known(prospect, as_of))
    if prospect.status == "closed" or application is None:
        return None
    return application.landed_on if application.outcome == "approved" else None


def _leading(title: str, words: str, form: Form) -> Section:
    """A section of one line, on which `enter` leads to the other page."""
    remedy = Remedy(words, form)
    line = row(Span("enter  ", "head"), Span(sentence(words)), remedy=remedy)
    return Section(title, (line,))


def _ended(prospect: Prospect, as_of: date) -> str:
    """How the application went, or when the case was closed."""
    application = current_application(known(prospect, as_of))
    if application is None:
        closed = prospect.closed_on
        return f"closed {day_words(closed)}" if closed else "closed"
    told = [f"application of {day_words(application.submitted_on)}"]
    if application.decided_on is not None:
        told.append(f"{application.outcome} {day_words(application.decided_on)}")
    if prospect.status == "closed":
        told.append("case closed")
    return ", ".join(told)
