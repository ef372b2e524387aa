"""Why a date or a finding is what it is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from qmas_tui.facts.rows import Filing, Grant
from qmas_tui.findings.assess import assess
from qmas_tui.findings.model import AssessedCase
from qmas_tui.policy.office import Own
from tests.make import AS_OF
from tests.views.explained import APART, CHANGE, SON, SPOUSE, office, told
from tests.views.support import entry, someone, words


def test_the_window_is_explained_step_by_step() -> None:
    """The three months are counted back, checked, and set against the other rule."""
    sections = told(entry(), "extension.opens")
    assert [each.title for each in sections] == [
        "Starts from",
        "Worked out",
        "Rules used",
        APART,
        CHANGE,
    ]
    assert words(sections, "Starts from") == (
        "Limit of stay 15 Mar 2028, granted 4 Mar 2025, "
        "read on the e-Visa and confirmed"
    )
    assert words(sections, "Worked out").splitlines() == [
        "15 Mar 2028  back 3 months  →  15 Dec 2027",
        "check: 15 Dec 2027 + 3 months = 15 Mar 2028, not before the limit   ✓",
        "15 Dec 2027 is not before 1 Mar 2026, when the rule begins   ✓",
    ]
    rests = words(sections, "Rules used")
    assert "official guidance · from 1 Mar 2026 · press · confidence high" in rests
    assert "last checked 29 Nov 2026" in rests
    apart = words(sections, APART)
    assert "would open 16 Feb 2028   in force until 28 Feb 2026" in apart
    assert "Wed 15 Mar 2028 stays Wed 15 Mar 2028" in apart
    change = words(sections, CHANGE)
    assert "a different limit on the e-Visa" in change
    assert "switching E-02 off (then 16 Feb 2028)" in change


def test_doubt_about_a_rule_is_visible() -> None:
    """A rule of practice, or of less than high confidence, is drawn as a warning."""
    rests = told(entry(), "extension.target")[2].lines
    roles = {span.text: span.role for line in rests for span in line.spans}
    assert roles["practice, not law"] == "warn"
    assert roles["confidence medium"] == "warn"
    firm = told(entry(), "milestone")[2].lines
    roles = {span.text: span.role for line in firm for span in line.spans}
    assert roles["official guidance"] == "plain"
    assert roles["confidence high"] == "dim"


def test_a_rounded_window_says_so() -> None:
    """Where a month is too short, the day after is taken and the rounding said."""
    case = entry(grant=(Grant(until=date(2027, 5, 31), step=1, confirmed=True),))
    steps = words(told(case, "extension.opens"), "Worked out")
    assert "→  1 Mar 2027" in steps
    assert "rounded to the safe side: 28 Feb 2027 + 3 months = 28 May 2027" in steps


def test_a_window_that_opens_with_its_rule_says_so() -> None:
    """Shortly after a rule begins the window opens on the rule's first day."""
    case = entry(
        date(2026, 3, 5), grant=(Grant(until=date(2026, 4, 20), confirmed=True),)
    )
    sections = told(case, "extension.opens")
    steps = words(sections, "Worked out")
    assert "before E-02 holds: its first day  →  1 Mar 2026" in steps
    assert "would open 23 Mar 2026   in force until" in words(sections, APART)


def test_a_rule_that_begins_too_late_for_a_limit_says_so() -> None:
    """Where both rules admit a filing, the earlier day counts and the other is told."""
    case = entry(
        date(2026, 2, 5), grant=(Grant(until=date(2026, 3, 10), confirmed=True),)
    )
    apart = words(told(case, "extension.opens"), APART)
    assert "would open 1 Mar 2026   opens later than the rule in force" in apart


def test_a_window_of_weeks_is_set_against_the_newer_rule() -> None:
    """A limit before the newer rule shows from when that is in force."""
    case = entry(
        date(2025, 3, 1), grant=(Grant(until=date(2025, 3, 15), confirmed=True),)
    )
    sections = told(case, "extension.opens")
    assert words(sections, "Worked out") == "15 Mar 2025  back 28 days  →  15 Feb 2025"
    assert "in force from 1 Mar 2026" in words(sections, APART)
    assert "switching" not in words(sections, CHANGE)


def test_a_window_that_the_office_switched_off_is_said() -> None:
    """With the newer window off, it is named as switched off and what it would give."""
    policy = office(three_month_window=Own(value=False, why="QMAS is not named"))
    holder = someone()
    case = AssessedCase(holder, assess(holder, policy, AS_OF))
    sections = told(case, "extension.opens", policy=policy)
    assert "switched off by this office" in words(sections, APART)
    assert "switching E-02 on (then 15 Dec 2027)" in words(sections, CHANGE)


def test_the_target_and_its_limit_by_the_window() -> None:
    """The target is six weeks back, and never before the window opens."""
    assert words(told(entry(), "extension.target"), "Worked out") == (
        "15 Mar 2028  back 42 days  →  2 Feb 2028"
    )
    early = entry(
        date(2025, 3, 1), grant=(Grant(until=date(2025, 3, 15), confirmed=True),)
    )
    steps = words(told(early, "extension.target"), "Worked out")
    assert "not before the window opens  →  15 Feb 2025" in steps


@pytest.mark.parametrize(
    ("until", "says"),
    [
        (date(2028, 3, 15), ["Wed 15 Mar 2028 is a working day   ✓"]),
        (
            date(2026, 12, 27),
            [
                "Sun 27 Dec 2026 is a Sunday",
                "Sat 26 Dec 2026 is a general holiday",
                "Fri 25 Dec 2026 is a general holiday",
                "Thu 24 Dec 2026 is a working day   ✓",
                "a limit of stay does not move on: file by 24 Dec 2026",
            ],
        ),
    ],
)
def test_the_last_filing_day_names_each_day_off(until: date, says: list[str]) -> None:
    """Every Sunday and holiday that is skipped is named."""
    case = entry(grant=(Grant(until=until, step=1, confirmed=True),))
    steps = words(told(case, "extension.last-day"), "Worked out").splitlines()
    assert steps == says


def test_a_saturday_is_a_day_off_where_the_office_says_so() -> None:
    """With Saturdays off, a limit on one is filed for on the Friday."""
    policy = office(saturday_is_working_day=False)
    holder = someone(grant=(Grant(until=date(2028, 3, 18), step=1, confirmed=True),))
    case = AssessedCase(holder, assess(holder, policy, AS_OF))
    steps = words(told(case, "extension.last-day", policy=policy), "Worked out")
    assert "Sat 18 Mar 2028 is a Saturday" in steps
    assert "Fri 17 Mar 2028 is a working day" in steps


def test_the_limit_itself_is_the_last_lawful_day() -> None:
    """The limit is explained as a day that is lawful, and the next as an overstay."""
    steps = words(told(entry(), "stay.ends"), "Worked out")
    assert "15 Mar 2028 itself is still lawful" in steps
    assert "16 Mar 2028 in Hong Kong without a new stay would be" in steps


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"grant": (Grant(until=date(2028, 3, 15)),)}, "not confirmed against"),
        ({"grant": ()}, "expected: no grant is recorded"),
        ({"grant": ()}, "2+3+3, General Points Test, from the application of"),
        ({"grant": (), "pattern": "3+3+2"}, "as recorded for this holder"),
        ({"grant": (), "applied_on": None}, "assumed: neither pattern nor grant"),
    ],
)
def test_the_origin_of_a_limit_is_told(facts: dict[str, Any], says: str) -> None:
    """A limit is read, recorded, expected or assumed, and says which."""
    assert says in words(told(entry(**facts), "stay.ends"), "Starts from")


def test_the_limit_of_a_dependant_is_own_or_the_holders() -> None:
    """A dependant's limit is recorded as their own or taken from the holder."""
    case = entry(dependant=(SON, SPOUSE))
    own = words(told(case, "stay.ends", "WAI Ming"), "Starts from")
    assert "recorded as the dependant's own" in own
    linked = words(told(case, "stay.ends", "LEE Ming"), "Starts from")
    assert "taken from the holder" in linked


def test_a_slow_decision_counts_from_the_filing() -> None:
    """The day from which a decision is slow follows from the pending filing."""
    filing = (Filing(kind="extension", filed_on=date(2028, 1, 5)),)
    case = entry(date(2028, 1, 10), filing=filing)
    sections = told(case, "extension.decision-late")
    assert words(sections, "Starts from") == "Extension filed 5 Jan 2028, still pending"
    assert "→  9 Feb 2028" in words(sections, "Worked out")
    assert "the decision, once it is recorded" in words(sections, CHANGE)
