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
from qmas_tui.views.say import day_words, kind_words, late_words, short_day
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
    "extension.target": "file now",
    "extension.decision-late": "decision late since {day}: chase",
    "abode.decision-late": "abode decision late since {day}: chase",
    "facts.grant-missing": "granted {day}: record the new limit",
    "filing.refused": "extension refused {day}",
    "abode.refused": "right of abode refused {day}",
}
"""What is said of a step once its day has passed."""
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
    """What is to be done, and why; how late it is stands beside it."""
    as_of = case.assessment.as_of
    missed = _MISSED.get(item.kind)
    if missed and is_missed(item, as_of) and not _ends_undecided(item, case):
        return missed.format(day=short_day(item.due_on, as_of))
    return _words(item, case)


def item_sentence(item: Item, case: AssessedCase) -> str:
    """The same in full: of a missed step also its age and its last day."""
    as_of = case.assessment.as_of
    if item.kind == "facts.broken":
        return because(case.assessment.findings[0])
    is_filing, day = item.kind == "extension.target", short_day(item.due_on, as_of)
    words = item_words(item, case)
    if not is_missed(item, as_of):
        return f"file by {day}" if is_filing else words
    if is_filing:
        words += f": target missed {day}"
    words += f", {late_words((as_of - item.due_on).days)}"
    if item.lost_on and as_of <= item.lost_on:
        words += f"; can still be done until {day_words(item.lost_on)}"
    return words


def _ends_undecided(item: Item, case: AssessedCase) -> bool:
    """Whether a decision is late and the end of the stay is what to say of it."""
    finding = finding_of(item, case)
    return finding is not None and finding.code == "stay.leave-by"


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


def _words(item: Item, case: AssessedCase) -> str:
    """What an item is about: a finding where one says so, else its date."""
    as_of = case.assessment.as_of
    finding = finding_of(item, case)
    if finding is not None:
        return headline(finding)
    day = short_day(item.due_on, as_of)
    match item.kind:
        case "extension.target":
            return _filing_words(item, case)
        case "milestone":
            return f"start the abode file, seven years {_seven(item, case)}"
        case "extension.decision-late":
            return f"decision expected by {day}"
        case "abode.decision-late":
            return f"right of abode: decision by {day}"
        case "entry.use-by":
            return f"must land by {day}"
    return kind_words(item.kind)


def finding_of(item: Item, case: AssessedCase) -> Finding | None:
    """The finding that says what an item is about, where there is one."""
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
        return "file by target"
    return f"window opens {short_day(opens, found.as_of)}"


def _is_last(deadline: Deadline) -> bool:
    """Whether a date is the last filing day of somebody who has not filed."""
    return deadline.kind == "extension.last-day" and deadline.status != "done"


def _seven(item: Item, case: AssessedCase) -> str:
    person = case.assessment.of(item.subject)
    milestone = person.milestone if person else None
    assert milestone is not None, "an item for the milestone comes with one"
    assert milestone.earliest is not None, "and with its earliest day"
    return short_day(milestone.earliest, case.assessment.as_of)
