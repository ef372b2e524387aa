"""One case in a review, and what a review came to."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from qmas_tui.facts.changes import Does, Past
from qmas_tui.facts.rows import Evidence, Review, Unread, Work
from qmas_tui.findings.model import AssessedCase
from qmas_tui.views.model import text_of
from qmas_tui.views.review import (
    Tally,
    review_sections,
    review_summary,
    shortly,
    since_section,
)
from tests.bench.books import people
from tests.make import AS_OF, POLICY, entry_of
from tests.views.changes import changed, step
from tests.views.support import entry, words

PAPER = "Ask for next"
LOOKED = "Since you last looked, 3 Nov 2026"
REVIEWED = (Review(on=date(2026, 11, 3), outcome="reviewed"),)
EVERY = ("travel-document", "identity-card", "e-visa", "tenancy", "bank-statements")


def recorded(
    case: AssessedCase, day: int, what: str, why: str = "", does: Does = "do"
) -> Past:
    """A step that touched the case in November 2026."""
    when = datetime(2026, 11, day, 4, 0, tzinfo=UTC)
    return step(changed(case.holder, case.holder, what, why, when), does=does)


def test_changes_since_the_last_review_are_told_in_order() -> None:
    """Each change since the last look is a line: what, when, by whom and why."""
    case = entry(review=REVIEWED)
    since = (
        recorded(case, 9, "Request recorded"),
        recorded(case, 18, "Job", "by phone"),
    )
    told = words(review_sections(case, POLICY, since), LOOKED).splitlines()
    assert told == [
        "+  Request recorded  9 Nov by mw",
        "+  Job               18 Nov by mw · by phone",
    ]


def test_what_was_taken_back_or_made_again_says_so() -> None:
    """A change taken back since the last look is no progress, one made again is."""
    case = entry(review=REVIEWED)
    since = (
        recorded(case, 9, "Job", does="undo"),
        recorded(case, 18, "Job", does="redo"),
    )
    told = words(review_sections(case, POLICY, since), LOOKED).splitlines()
    assert told == [
        "-  undone: Job  9 Nov by mw",
        "+  redone: Job  18 Nov by mw",
    ]


def test_nothing_since_is_said() -> None:
    """Where nothing was recorded since, a sentence says so."""
    told = words(review_sections(entry(review=REVIEWED), POLICY, ()), LOOKED)
    assert told == "Nothing was recorded since then."


def test_a_first_review_says_so() -> None:
    """A case that nobody ever reviewed says so, before what was recorded."""
    case = entry()
    told = words(
        review_sections(case, POLICY, (recorded(case, 9, "Recorded"),)),
        "Since you last looked",
    )
    assert told.splitlines()[0] == "Never reviewed before."
    assert "Recorded" in told


def test_each_finding_has_its_fact_and_what_settles_it() -> None:
    """A finding has a quiet second line; gaps in the record stand apart."""
    case = entry(
        work=(Work(kind="none", from_=date(2026, 7, 15)),),
        unread=(Unread(column="Visa", text="tbc"),),
    )
    sections = review_sections(case, POLICY, ())
    assert [each.title for each in sections] == [
        "Since you last looked",
        "To do",
        "Findings",
        "Gaps",
        "Dates",
        PAPER,
    ]
    first, second, *_ = sections[2].lines
    assert text_of(first).startswith("!! No work for 130 days")
    assert text_of(first).endswith("office threshold")
    assert second.spans[-1].role == "dim"
    (step,) = [each for each in sections[2].lines if each.about == "work.none"]
    assert text_of(step).startswith("   →  record the next work, or plan for")
    assert "Visa" in words(sections, "Gaps")


def test_without_findings_a_sentence_says_so() -> None:
    """A case in order says that nothing needs a decision."""
    case = entry(status="permanent")
    sections = review_sections(case, POLICY, ())
    assert words(sections, "Findings") == "No risk found."
    assert words(sections, PAPER) == "There is no extension to file for."


def _evidence(*kinds: str, dated: date = date(2028, 1, 1)) -> tuple[Evidence, ...]:
    return tuple(Evidence(kind=kind, dated=dated) for kind in kinds)


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        (
            {},
            [
                "Bank statements",
                "then Passport or travel document, Hong Kong identity card, "
                "Latest e-Visa, label or landing slip and 1 more",
                "5 papers missing for a filing on 2 Feb 2028",
            ],
        ),
        (
            {"evidence": _evidence(*EVERY[1:])},
            [
                "Passport or travel document",
                "1 paper missing for a filing on 2 Feb 2028",
            ],
        ),
        (
            {
                "evidence": (
                    *_evidence(*EVERY[:4]),
                    *_evidence("bank-statements", dated=date(2026, 1, 1)),
                )
            },
            [
                "Fresh copy: Bank statements",
                "1 paper missing for a filing on 2 Feb 2028",
            ],
        ),
        (
            {"evidence": _evidence(*EVERY)},
            ["Every paper for a filing on 2 Feb 2028 is on file."],
        ),
        (
            {
                "work": (Work(kind="none", from_=date(2026, 7, 15)),),
                "evidence": _evidence(*EVERY[2:]),
            },
            [
                "Contract of employment, or Business registration certificate "
                "with lease of the office",
                "then Passport or travel document, Hong Kong identity card",
                "2 papers missing for a filing on 2 Feb 2028",
            ],
        ),
    ],
)
def test_the_next_best_paper_is_named(facts: dict[str, Any], says: list[str]) -> None:
    """The paper that helps most comes first: proof of work or means before others."""
    case = entry(date(2028, 1, 10), **facts)
    told = words(review_sections(case, POLICY, ()), PAPER)
    assert told.splitlines() == says


def test_a_review_ends_with_its_counts() -> None:
    """At the end everybody is named by what was done, those passed over as well."""
    done = {
        "reviewed": [Tally("Q-1", "陳大文", "reviewed")],
        "snoozed": [Tally("Q-142", "MÜLLER", "asleep until 1 Dec 2026")],
        "changed": [],
    }
    found = review_summary(done, [Tally("Q-9", "LEE", "")])
    told = [[each.title, *map(text_of, each.lines)] for each in found]
    assert told == [
        ["Review", "1 reviewed · 1 snoozed · 0 changed · 1 not looked at"],
        ["Reviewed", "Q-1    陳大文  reviewed"],
        ["Snoozed", "Q-142  MÜLLER  asleep until 1 Dec 2026"],
        ["Not looked at", "Q-9    LEE"],
    ]


def test_what_is_too_much_is_told_in_short() -> None:
    """Of many lines the first are shown, and where the others are."""
    case = entry(review=REVIEWED)
    since = [recorded(case, day, f"Job {day}") for day in range(4, 12)]
    told = shortly(since_section(case.holder, AS_OF, since), 3, "History")
    assert [text_of(each) for each in told.lines[1:]] == [
        "+  Job 5   5 Nov by mw",
        "and 6 more: History",
    ]


def test_any_case_can_be_reviewed() -> None:
    """Every case of a book has its page."""
    for holder in people(100, seed=2):
        sections = review_sections(entry_of(holder, AS_OF), POLICY, ())
        assert all(section.lines for section in sections)
