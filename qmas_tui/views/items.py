"""What is open in a case, in words: when it was or is due, and how late it is."""

from __future__ import annotations

from datetime import date
from typing import Final

from qmas_tui.findings.model import (
    HOLDER,
    AssessedCase,
    Deadline,
    Finding,
    Item,
)
from qmas_tui.findings.risk import all_findings
from qmas_tui.findings.snooze import last_review
from qmas_tui.views.say import count, day_words, kind_words, short_day
from qmas_tui.views.words import because, headline

SAID_BY: Final = {
    "stay.ends": (
        "stay.lapsed",
        "stay.overstayed",
        "stay.unrecorded",
        "facts.grant-missing",
        "stay.pending-past-limit",
        "filing.refused",
    ),
    "entry.use-by": ("entry.unused",),
    "extension.decision-late": ("stay.leave-by",),
}
"""The findings that say what an item is about, where they bear other names."""
_MISSED: Final = {
    "extension.target": "filing",
    "extension.decision-late": "decision",
    "abode.decision-late": "abode decision",
    "request.unanswered": "answer",
    "milestone": "right of abode",
}
"""What was missed, where other words would name the same day twice."""


_AFTERWARDS: Final = ("request.unanswered",)
"""What is better done late than never, even once it was lost."""


def codes_of(item: Item) -> tuple[str, ...]:
    """The findings that an item stands for; whoever names it needs not name them."""
    return SAID_BY.get(item.kind, (item.kind,))


def kind_of(item: Item, case: AssessedCase) -> str:
    """What explains an item best: a finding that says what it is about, else itself."""
    finding = finding_of(item, case)
    return finding.code if finding else item.kind


def item_words(item: Item, case: AssessedCase) -> str:
    """What is to be done, and how late it is where its day was missed."""
    as_of = case.assessment.as_of
    if not is_missed(item, as_of):
        return _words(item, case)
    words = _words(item, case)
    if finding_of(item, case) is None or item.kind in _AFTERWARDS:
        words = _MISSED.get(item.kind, words)
    return f"{words}: was due {short_day(item.due_on, as_of)}, {_ago(item, as_of)}"


def item_sentence(item: Item, case: AssessedCase) -> str:
    """The same in full: of a missed step also until when it can still be done."""
    as_of = case.assessment.as_of
    if item.kind == "milestone" and is_missed(item, as_of):
        prepare = day_words(item.due_on)
        return (
            "the filing for the right of abode could be prepared from "
            f"{prepare}, {_ago(item, as_of)}"
        )
    if item.kind == "facts.broken":
        return because(case.assessment.findings[0])
    words = item_words(item, case)
    if is_missed(item, as_of) and item.lost_on and as_of <= item.lost_on:
        words += f"; can still be done until {day_words(item.lost_on)}"
    return words


def is_missed(item: Item, as_of: date) -> bool:
    """Whether the step was due before today, and an answer or the like still helps.

    A limit that passed is no step, nor is what was lost with it.
    """
    is_lost = item.lost_on is not None and item.lost_on < as_of
    return item.due_on < as_of and (not is_lost or item.kind in _AFTERWARDS)


def of_whom(subject: str, words: str) -> str:
    """What concerns a dependant names them."""
    return words if subject == HOLDER else f"{subject}: {words}"


def asleep_words(case: AssessedCase) -> str:
    """Until when a case sleeps; empty where it is awake.

    Where it wakes before the day that was typed, and not because its item is lost, the
    last day to file is near (HS-25).
    """
    found = case.assessment
    wakes = found.asleep_until
    if wakes is None:
        return ""
    words = f"asleep until {day_words(wakes)}"
    review, item = last_review(case.holder, found.as_of), found.next
    lost = item.lost_on if item else None
    if review is None or review.until == wakes or lost == wakes:
        return words
    every = [each for _, person in found.people for each in person.deadlines]
    last_day = min(each.on for each in every if _is_last(each) and each.on > wakes)
    return f"{words}, the office's last day before the filing day {day_words(last_day)}"


def _ago(item: Item, as_of: date) -> str:
    return f"{count((as_of - item.due_on).days, 'day')} ago"


def _words(item: Item, case: AssessedCase) -> str:
    """What an item is about: a finding where one says so, else its date."""
    as_of = case.assessment.as_of
    finding = finding_of(item, case)
    if finding is not None:
        return headline(finding)
    match item.kind:
        case "extension.target":
            return _filing_words(item, case)
        case "milestone":
            return f"seven years on {short_day(_earliest(item, case), as_of)}"
        case "extension.decision-late":
            return f"decision expected by {short_day(item.due_on, as_of)}"
        case "abode.decision-late":
            return f"right of abode: decision by {short_day(item.due_on, as_of)}"
        case "entry.use-by":
            return f"not landed, use by {short_day(item.due_on, as_of)}"
    return kind_words(item.kind)


def finding_of(item: Item, case: AssessedCase) -> Finding | None:
    """The finding that says what an item is about, if there is one."""
    codes = codes_of(item)
    for finding in all_findings(case.assessment):
        if finding.subject == item.subject and finding.code in codes:
            return finding
    return None


def _filing_words(item: Item, case: AssessedCase) -> str:
    found = case.assessment
    person = found.of(item.subject)
    assert person is not None, "an item is somebody's"
    opens = next(d.on for d in person.deadlines if d.kind == "extension.opens")
    if found.as_of >= opens:
        return f"window open since {short_day(opens, found.as_of)}"
    return f"file by {short_day(item.due_on, found.as_of)}"


def _is_last(deadline: Deadline) -> bool:
    """Whether a date is the last filing day of somebody who has not filed."""
    return deadline.kind == "extension.last-day" and deadline.status != "done"


def _earliest(item: Item, case: AssessedCase) -> date:
    person = case.assessment.of(item.subject)
    milestone = person.milestone if person else None
    assert milestone is not None, "an item for the milestone comes with one"
    assert milestone.earliest is not None, "and with its earliest day"
    return milestone.earliest
