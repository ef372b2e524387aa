"""What is open in a case, in words."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import convert, to_builtins

from qmas_tui.facts.rows import Review
from qmas_tui.findings.model import AssessedCase, Item
from qmas_tui.findings.snooze import about_of
from qmas_tui.views.items import (
    asleep_words,
    is_missed,
    item_sentence,
    item_words,
    kind_of,
)
from tests.make import AS_OF, entry
from tests.views.support import broken

LIMIT = date(2027, 1, 10)


def first(case: AssessedCase) -> Item:
    """The most pressing step of a case."""
    item = case.assessment.next
    assert item is not None, "something is open"
    return item


def soon(limit: date = LIMIT, **facts: object) -> AssessedCase:
    """A holder whose first stay ends soon, well in order."""
    return entry(
        AS_OF,
        applied_on=date(2023, 6, 1),
        landed_on=date(limit.year - 3, limit.month, limit.day),
        grant=[{"until": limit, "confirmed": True}],
        **facts,
    )


def test_a_missed_step_says_how_late_it_is() -> None:
    """It was due on a day, so long ago, and can still be done until another."""
    case = soon(date(2026, 12, 10))
    assert item_words(first(case), case) == "file now"
    assert item_sentence(first(case), case) == (
        "file now: target missed 29 Oct, 24 d late; can still be done until 10 Dec 2026"
    )


def test_a_step_ahead_says_its_day() -> None:
    """Before its day a step says only what is to be done."""
    case = entry()
    assert item_sentence(first(case), case) == "file by 2 Feb 2028"


def test_the_right_of_abode_could_be_prepared() -> None:
    """A missed milestone says since when the filing could be prepared."""
    case = entry(landed_on=date(2019, 12, 1), applied_on=None, pattern="2+3+3")
    item = next(i for i in case.assessment.items if i.kind == "milestone")
    assert item_sentence(item, case) == (
        "start the abode file, seven years 1 Dec, 21 d late"
    )
    assert item_words(item, case) == "start the abode file, seven years 1 Dec"


@pytest.mark.parametrize(
    ("filed", "says"),
    [
        (date(2026, 11, 1), "right of abode: decision by 13 Dec"),
        (date(2026, 9, 1), "abode decision late since 13 Oct: chase"),
    ],
)
def test_a_decision_on_the_right_of_abode_is_awaited(filed: date, says: str) -> None:
    """The decision is expected by a day, and late after it."""
    case = entry(filing=[{"kind": "right-of-abode", "filed_on": filed}])
    item = next(i for i in case.assessment.items if i.kind.startswith("abode"))
    assert item_words(item, case) == says


def test_a_late_decision_still_says_when_the_stay_ends() -> None:
    """Undecided in the last days of a stay: that it ends comes first."""
    filing = {"kind": "extension", "filed_on": date(2026, 11, 10)}
    case = soon(date(2026, 11, 27), filing=[filing])
    assert item_words(first(case), case) == ("undecided, the stay ends 27 Nov 2026")


def test_what_was_lost_with_its_day_is_no_missed_step() -> None:
    """A limit that passed, or an entry visa, says no more than that."""
    case = entry(landed_on=None, grant=[], approved_on=date(2026, 8, 1))
    assert item_words(first(case), case) == "entry visa not used by 1 Nov 2026"
    assert not is_missed(first(case), AS_OF)


def test_a_finding_explains_an_item_best() -> None:
    """What says why a step is there explains it; else the date itself does."""
    passed = soon(date(2026, 11, 10))
    assert kind_of(first(passed), passed) == "stay.overstayed"
    assert kind_of(first(entry()), entry()) == "extension.target"


def test_a_step_that_nothing_tells_of_is_said_by_its_kind() -> None:
    """Where no finding and no date says more, the kind of the step does."""
    item = Item("request.unanswered", "holder", AS_OF, None, AS_OF)
    assert item_words(item, entry()) == "answer the department"


def test_a_broken_case_says_what_is_wrong() -> None:
    """Where there is room the fault itself is told."""
    case = broken()
    told = item_sentence(first(case), case)
    assert told.startswith("This case could not be worked out: dependant 1")
    assert told.endswith("No date of it is known here")


def asleep(case: AssessedCase, until: date) -> AssessedCase:
    """The case as it stands once it was put off."""
    row = Review(
        on=AS_OF, outcome="snoozed", until=until, about=about_of(case.assessment)
    )
    facts = to_builtins(case.holder, builtin_types=(date,))
    facts["review"] = [to_builtins(row, builtin_types=(date,))]
    return entry(AS_OF, **convert(facts, dict[str, object]))


@pytest.mark.parametrize(
    ("case", "until", "says"),
    [
        (entry(), date(2026, 12, 1), "asleep until 1 Dec 2026"),
        (
            soon(),
            date(2027, 1, 5),
            "asleep until 19 Dec 2026, the office's last day before the filing day "
            "9 Jan 2027",
        ),
        (
            entry(request=[{"asked_on": AS_OF, "answer_by": date(2026, 12, 4)}]),
            date(2027, 1, 5),
            "asleep until 4 Dec 2026",
        ),
        (entry(), AS_OF, ""),
    ],
)
def test_a_case_asleep_says_until_when(
    case: AssessedCase, until: date, says: str
) -> None:
    """It wakes on its day, when its step is lost, or in time for the filing."""
    assert asleep_words(asleep(case, until)) == says
