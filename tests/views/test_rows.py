"""Cases as sentences."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from qmas_tui.facts.rows import Review
from qmas_tui.findings.snooze import about_of
from qmas_tui.views.rows import row_sentence
from tests.make import AS_OF
from tests.views.support import entry

LIMIT = date(2028, 3, 15)
LATER = date(2028, 3, 18)


@pytest.mark.parametrize(
    ("as_of", "facts", "says"),
    [
        (
            AS_OF,
            {},
            "Q-0142, LEE Ka Yan: act by 2 Feb 2028 (in 437 d); limit of stay "
            "15 Mar 2028 (in 479 d); why: file by 2 Feb 2028; next: file the extension "
            "(target 2 Feb 2028).",
        ),
        (
            LIMIT,
            {},
            "Q-0142, LEE Ka Yan: act by 2 Feb 2028 (42 d late); limit of stay "
            "15 Mar 2028 (today); why: file now: target missed 2 Feb, 42 d late; can "
            "still be done until 15 Mar 2028; 5 papers missing; next: file the "
            "extension (target 2 Feb); 5 papers to collect first.",
        ),
        (
            LATER,
            {},
            "Q-0142, LEE Ka Yan: act by 15 Mar 2028 (3 d late); limit of stay "
            "15 Mar 2028 (3 d late); why: overstayed 3 days; next: speak to the "
            "client today.",
        ),
        (
            AS_OF,
            {"status": "closed", "name_zh": "李嘉欣"},
            "Q-0142, LEE Ka Yan 李嘉欣: nothing to act on; closed.",
        ),
    ],
)
def test_a_case_in_a_sentence(as_of: date, facts: dict[str, Any], says: str) -> None:
    """Who, when to act, until when and why, in words that can be read aloud."""
    assert row_sentence(entry(as_of, **facts), as_of) == says


def test_a_case_asleep() -> None:
    """The day on which it wakes ends the sentence."""
    put_off = Review(
        on=AS_OF,
        outcome="snoozed",
        until=date(2027, 1, 5),
        about=about_of(entry().assessment),
    )
    case = entry(review=(put_off,))
    assert row_sentence(case, AS_OF).endswith("; asleep until 5 Jan 2027.")
