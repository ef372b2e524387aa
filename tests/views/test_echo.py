"""What a field says back while it is typed."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.views.echo import distance, echo_of
from qmas_tui.views.form import fields_of
from tests.make import AS_OF, entry

FOUND = entry().assessment
AS_EXPECTED = "36 months, as expected\N{NO-BREAK SPACE}✓"


def said(table: str, name: str, text: str) -> list[str]:
    """What the field of that name says back."""
    field = next(each for each in fields_of(table) if each.name == name)
    return [span.text for span in echo_of(field, text, FOUND, AS_OF)]


@pytest.mark.parametrize(
    ("text", "echo"),
    [
        ("15 Mar 2031", ["Sat", "in 4 y 3 m", AS_EXPECTED]),
        ("15/3/31", ["Sat 15 Mar 2031", "in 4 y 3 m", AS_EXPECTED]),
        ("20 Mar 2031", ["Thu", "in 4 y 3 m", "15 Mar 2031 expected"]),
        ("15 Mar 2032", ["Mon", "in 5 y 3 m", "48 months, 36 expected"]),
        ("15 Mar 2028", ["Wed", "in 1 y 3 m"]),
        ("15 Mar 20", ["Sun 15 Mar 2020", "6 y 8 m ago"]),
        ("+2m", ["Fri 22 Jan 2027", "in 61 d"]),
        ("15 Ma", []),
        ("", []),
    ],
)
def test_a_limit_is_said_with_its_distance_and_length(
    text: str, echo: list[str]
) -> None:
    """The weekday, how far, and how long the stay would be beside the pattern."""
    assert said("grant", "until", text) == echo


def test_a_length_without_a_pattern_is_said_alone() -> None:
    """Where nobody knows what to expect there is nothing to compare with."""
    found = entry(grant=[{"until": date(2031, 3, 15), "step": 2}]).assessment
    (until, *_rest) = fields_of("grant")
    spans = echo_of(until, "15 Mar 2033", found, AS_OF)
    assert spans[-1].text == "24 months"
    assert len(echo_of(until, "15 Mar 2033", None, AS_OF)) == 2


def test_a_stay_that_is_corrected_is_as_long_as_from_the_stay_before() -> None:
    """Not as from the end that was wrong; of the first stay no length is said."""
    ends = ("2026-03-15", "2028-03-15")
    found = entry(grant=[{"until": end} for end in ends]).assessment
    (until, *_rest) = fields_of("grant")
    for before, length in (("2028-03-15", ["25 months"]), ("2026-03-15", [])):
        spans = echo_of(until, "15 Apr 2028", found, AS_OF, before)
        assert [span.text for span in spans[2:]] == length


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (AS_OF, "today"),
        (date(2026, 11, 25), "in 3 d"),
        (date(2027, 11, 22), "in 1 y"),
        (date(2030, 12, 19), "in 4 y 27 d"),
        (date(2024, 11, 12), "2 y 10 d ago"),
    ],
)
def test_a_distance_is_in_years_once_there_is_one(day: date, words: str) -> None:
    """In days below a year, else in years with months, or days where there is none."""
    assert distance(day, AS_OF) == words


def test_an_amount_is_said_as_it_is_stored() -> None:
    """Of money the whole amount; of what is no amount nothing."""
    assert said("work", "monthly_income", "45k") == ["HK$45,000"]
    assert said("work", "monthly_income", "lots") == []
    assert said("work", "employer", "Harbour") == []
