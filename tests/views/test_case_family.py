"""The case page: how each of the family stands."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from qmas_tui.facts.holder import Dependant
from qmas_tui.facts.rows import Filing
from qmas_tui.views.model import as_text
from tests.views.casepage import part
from tests.views.support import entry, words

LIMIT = date(2028, 1, 15)
LEFT = date(2026, 2, 1)


def member(**facts: Any) -> Dependant:
    """A spouse with a limit of their own, and other facts."""
    usual: dict[str, Any] = {
        "name": "WAI Ming",
        "relation": "spouse",
        "citizenship": "other",
        "limit_of_stay": LIMIT,
    }
    return Dependant(**{**usual, **facts})


@pytest.mark.parametrize(
    ("own", "holder", "says"),
    [
        ({"status": "permanent"}, {}, ["no limit of stay", "permanent resident"]),
        (
            {"left_on": LEFT, "left_for": "left-hong-kong"},
            {},
            ["no limit of stay", "left Hong Kong since 1 Feb 2026"],
        ),
        (
            {"left_on": LEFT, "left_for": "own-permission"},
            {},
            [
                "limit of stay 15 Jan 2028   own, as recorded",
                "on a permission of their own since 1 Feb 2026",
            ],
        ),
        (
            {"left_on": LEFT, "left_for": "own-permission", "limit_of_stay": None},
            {},
            ["limit of stay not recorded", "on a permission of their own since"],
        ),
        (
            {"left_on": LEFT, "left_for": "divorce"},
            {},
            ["no longer a dependant of the holder since 1 Feb 2026"],
        ),
        (
            {"limit_of_stay": None},
            {"left_on": LEFT, "left_for": "left-hong-kong"},
            [
                "limit of stay 15 Mar 2028   the holder's, presumed",
                "no longer a dependant of the holder, who left Hong Kong on 1 Feb 2026",
                "window opens",
            ],
        ),
        (
            {"limit_of_stay": None},
            {"status": "permanent"},
            ["limit of stay not recorded"],
        ),
    ],
)
def test_how_somebody_stands_is_said(
    own: dict[str, Any], holder: dict[str, Any], says: list[str]
) -> None:
    """Permanent, gone, on another permission, or without their basis: each says so."""
    case = entry(dependant=(member(**own),), **holder)
    told = words(part(case, "family"))
    for each in says:
        assert each in told
    assert "turns 18" not in told


def test_what_else_is_known_of_somebody_is_shown() -> None:
    """Birth, earlier residence and a right of abode that is not wanted are told."""
    child = member(
        relation="child",
        born_on=date(2012, 4, 20),
        born_in="hong-kong",
        residence_since=date(2020, 1, 1),
        landed_on=date(2023, 3, 15),
        abode="not-wanted",
    )
    told = words(part(entry(dependant=(child,)), "family"))
    assert "born 20 Apr 2012 in Hong Kong" in told
    assert "resident since 1 Jan 2020" in told
    assert "right of abode not wanted" in told
    elsewhere = member(born_in="elsewhere")
    told = words(part(entry(dependant=(elsewhere,)), "family"))
    assert "born outside Hong Kong" in told


def test_a_linked_dependant_keeps_dates_that_are_their_own() -> None:
    """The filing dates are the holder's; a right of abode filed for them is theirs."""
    linked = member(limit_of_stay=None)
    filing = Filing(
        kind="right-of-abode", filed_on=date(2026, 11, 1), for_=("WAI Ming",)
    )
    (section,) = part(entry(dependant=(linked,), filing=(filing,)), "family")
    told = as_text(section.lines)
    assert "the dates of filing are the holder's" in told
    assert "abode decision by       13 Dec 2026" in told
    assert "window opens" not in told
