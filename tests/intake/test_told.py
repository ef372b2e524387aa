"""What an answer tells besides its state: the facts that it rests on."""

from __future__ import annotations

from typing import Any

from qmas_tui.facts import prospect_rows as rows
from qmas_tui.intake.degrees import named
from tests.intake.people import asked, company, criterion


def told(n: int, **facts: Any) -> dict[str, object]:
    """The facts that one criterion rests on."""
    return dict(criterion(n, asked(**facts)).evidence)


def test_the_degree_that_satisfies_is_told() -> None:
    """Of several degrees the one that counts, else the first held, else none."""
    no = rows.Degree("doctorate", institution="A", listed=False)
    yes = rows.Degree("master", institution="B", listed=True)
    assert told(2, degree=(no, yes))["institution"] == "B"
    assert told(2, degree=(no, no))["institution"] == "A"
    assert told(2) == {"level": None}


def test_degrees_are_named_by_their_place() -> None:
    """Where no university is recorded the level tells degrees apart."""
    there = rows.Degree("master", institution="B"), rows.Degree("doctorate")
    assert named(there) == ("B", "doctorate")


def test_the_level_of_english_is_told() -> None:
    """That of the row for English, and none where there is none."""
    spoken = rows.Spoken("zh", "good"), rows.Spoken("en", "fair")
    assert told(5, language=spoken) == {"level": "fair"}
    assert told(5) == {"level": None}


def test_the_company_that_is_owned_is_told() -> None:
    """Of listed companies the one owned, its share as it is written."""
    listed: dict[str, Any] = {"listed": True, "influence": True}
    small, mine = company(share=5, **listed), company(share=12.5, **listed)
    assert told(12, business=(small, mine))["share"] == "12.5"
    assert told(12, business=(company(share=50.0, **listed),))["share"] == "50"
    assert told(12, business=(company(**listed),))["share"] is None
    assert told(12) == {"business": None}
