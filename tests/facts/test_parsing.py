"""From names and texts to a checked row, with everything wrong said at once."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given as over
from hypothesis import settings
from hypothesis import strategies as st

from qmas_tui.errors import DataError
from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.parsing import amended, names_text, parse_row
from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.prospect_rows import Business, Career, Earned, Letter
from qmas_tui.facts.reading import is_control
from qmas_tui.facts.rows import (
    Evidence,
    Filing,
    Grant,
    Income,
    Note,
    Passport,
    Row,
    Work,
)
from qmas_tui.facts.tables import row_type

TODAY = date(2026, 11, 22)
LEE = Holder(
    case="Q-1",
    name="LEE Ka Yan",
    citizenship="other",
    route="gpt",
    tags=("bank",),
    grant=(Grant(until=date(2028, 3, 15), confirmed=True),),
)

HOLDER = [
    ("case", "Q-1"),
    ("name", "LEE Ka Yan"),
    ("citizenship", "Other"),
    ("route", "GPT"),
]


def problems(type_: type[Row], *given: tuple[str, str]) -> dict[str, str]:
    """What is wrong with a line, by field."""
    with pytest.raises(DataError) as caught:
        parse_row(type_, given, TODAY)
    return {problem.where: problem.what for problem in caught.value.problems}


def test_each_kind_of_field_is_read() -> None:
    """Days, yes and no, numbers, money, choices, words and lists become values."""
    assert parse_row(
        Grant, [("until", "15/3/28"), ("confirmed", "yes"), ("step", "1")], TODAY
    ) == Grant(until=date(2028, 3, 15), confirmed=True, step=1)
    assert parse_row(
        Work,
        [
            ("kind", "Self_Employment"),
            ("from", "+3w"),
            ("monthly_income", "HK$45k /mth"),
            ("currency", "hkd"),
            ("place", "Hong Kong"),
            ("turnover", "1.2m"),
        ],
        TODAY,
    ) == Work(
        kind="self-employment",
        from_=date(2026, 12, 13),
        monthly_income=45_000,
        currency="HKD",
        place="hong-kong",
        turnover=1_200_000,
    )
    assert parse_row(Evidence, [("kind", "Payslips")]) == Evidence(kind="payslips")


def test_names_between_commas() -> None:
    """A list is typed with commas; a name that holds one stands in quotes."""
    text = 'holder, "O\'BRIEN, Siobhán",, LEE Ming'
    filing = parse_row(
        Filing, [("kind", "extension"), ("filed-on", "today"), ("for", text)], TODAY
    )
    assert filing.for_ == ("holder", "O'BRIEN, Siobhán", "LEE Ming")
    assert filing.filed_on == TODAY
    with pytest.raises(DataError) as caught:
        amended(filing, [("for", 'a, "b')])
    assert "quotation mark" in caught.value.problems[0].what


@over(st.lists(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1)))
def test_names_are_read_as_they_are_written(names: list[str]) -> None:
    """What a form shows of a list is read as the same list, commas and quotes too."""
    text = names_text(names)
    kept = amended(
        Filing(kind="extension", filed_on=TODAY, for_=("a",)), [("for", text)]
    )
    assert kept.for_ == tuple(names)


def test_the_holders_own_fields() -> None:
    """A case is entered and amended by the same door, its rows left alone."""
    new = parse_row(Holder, [*HOLDER, ("tags", "bank")])
    assert amended(LEE, [("adviser", "mw"), ("pattern", "2+3+3")], TODAY) == (
        msgspec.structs.replace(LEE, adviser="mw", pattern="2+3+3")
    )
    assert new == msgspec.structs.replace(LEE, grant=())
    child = parse_row(
        Dependant, [("name", "Ming"), ("relation", "child"), ("born_on", "20/4/09")]
    )
    assert child.born_on == date(2009, 4, 20)
    assert "one by one" in problems(Holder, ("grant", "x"))["grant"]


def test_an_empty_text_leaves_out() -> None:
    """An empty text leaves a field out, and takes it out of a row that has it."""
    assert parse_row(Grant, [("until", "15/3/28"), ("step", " ")]).step is None
    assert amended(LEE, [("tags", "")]).tags == ()
    with pytest.raises(DataError) as caught:
        amended(LEE, [("name", "")])
    assert str(caught.value.problems[0]) == "name: is missing; it cannot be left out"


def test_all_problems_at_once() -> None:
    """Everything wrong with a line is said together, each under its field."""
    assert problems(
        Grant, ("until", "tbc"), ("confirm", "yes"), ("step", "x"), ("step", "1")
    ) == {
        "until": '"tbc" is not a date; write it as 2028-03-15 or 15/3/28',
        "confirm": 'there is no field "confirm"; did you mean confirmed?',
        "step": "given twice; give it once",
    }
    assert problems(Filing, ("kind", "appeal")) == {
        "kind": '"appeal" is not one of extension, right-of-abode',
        "filed_on": "is missing; it cannot be left out",
    }


@pytest.mark.parametrize("type_", [Holder, Dependant])
def test_two_fields_stand_together(type_: type[Row]) -> None:
    """When and for what somebody left are given, and taken out, both or neither."""
    child = [("name", "Ming"), ("relation", "child")]
    given = HOLDER if type_ is Holder else child
    both = [("left_on", "1/1/26"), ("left_for", "left-hong-kong")]
    both_said = "is missing; left_on and left_for stand together: give both, or neither"
    for one, other in (both, both[::-1]):
        assert problems(type_, *given, one) == {other[0]: both_said}
        left = parse_row(type_, [*given, *both], TODAY)
        with pytest.raises(DataError, match="Not saved") as caught:
            amended(left, [(one[0], "")])
        assert str(caught.value.problems[0]) == f"{one[0]}: {both_said}"
    unread = problems(type_, *given, ("left_on", "soon"), both[1])
    assert list(unread) == ["left_on"]
    assert amended(left, [(name, "") for name, _text in both]) == parse_row(
        type_, given
    )
    assert "together" not in str(problems(Grant, ("left_on", "1/1/26")))


def test_a_year_of_assessment_is_one_of_our_time() -> None:
    """Years that no fact may have are refused at their field (HS-24)."""
    told = problems(Income, ("year", "1850/51"), ("assessable", "1"))
    assert told == {
        "year": '"1850/51" lies in the year 1850; write a year from 1900 to 2199'
    }
    row = parse_row(Income, [("year", "2025/26"), ("assessable", "1")])
    assert row == Income(year="2025/26", assessable=1)
    assert "lies in the year 2850" in problems(Grant, ("until", "1/1/2850"))["until"]


def test_an_unknown_field_far_from_all_lists_them() -> None:
    """Where no field is near, all that can be typed are named, rows aside."""
    what = problems(Holder, ("zzz", "1"))["zzz"]
    assert "there are case, name" in what
    assert "grant" not in what


@pytest.mark.parametrize(
    ("type_", "field", "text", "example"),
    [
        (Income, "year", "2025-26", "2025/26"),
        (Passport, "country", "Singapore", "SG"),
        (Work, "currency", "HK$", "HKD"),
        (Holder, "pattern", "2-3-3", "2+3+3"),
        (Evidence, "kind", "tax bill", "employer-letter"),
    ],
)
def test_shapes_are_said_by_example(
    type_: type[Row], field: str, text: str, example: str
) -> None:
    """A code of the wrong shape is refused with an example of the right one."""
    assert example in problems(type_, (field, text))[field]


@pytest.mark.parametrize("sign", ["\x1b", "\x00", "\r", "\x7f", "\u202e", "\u2066"])
def test_control_characters_are_refused(sign: str) -> None:
    """No text holds a sign that steers a screen or turns the reading order."""
    given = [("on", "today"), ("text", f"a{sign}b")]
    assert "control character" in problems(Note, *given)["text"]
    assert "control character" in problems(Grant, ("until", f"15/3/28{sign}"))["until"]


def test_half_signs_are_no_utf_8() -> None:
    """Bytes that the terminal's encoding does not know are told as what they are."""
    told = problems(Note, ("on", "today"), ("text", "a\udce6"))["text"]
    assert told == (
        r'"a\udce6" is not UTF-8; set the encoding of the terminal to UTF-8, as by '
        "LC_ALL=C.UTF-8"
    )


def test_only_long_texts_have_lines() -> None:
    """A note may run over several lines, a name may not."""
    assert parse_row(Note, [("on", "today"), ("text", "a\nb")], TODAY).text == "a\nb"
    assert "control" in problems(Holder, ("name", "a\nb"))["name"]


def test_the_formats_own_checks_hold() -> None:
    """A row that was wrong before is not passed on."""
    broken = msgspec.structs.replace(LEE, case=" ")
    with pytest.raises(DataError) as caught:
        amended(broken, [("adviser", "mw")])
    assert [str(each) for each in caught.value.problems] == [
        'case: " " is not text with a visible character; '
        "write something or leave the key out"
    ]


@settings(deadline=None)
@over(st.lists(st.tuples(st.sampled_from(["case", "name", "adviser"]), st.text())))
def test_whatever_is_typed_is_a_row_or_an_error(given: list[tuple[str, str]]) -> None:
    """Any text gives a row without control characters, or a DataError."""
    try:
        row = amended(LEE, given)
    except DataError:
        return
    assert not any(map(is_control, row.case + row.name + (row.adviser or "")))


def test_money_and_shares_of_prospects() -> None:
    """A loss has a minus before it, where there can be one; a share has decimals."""
    given = [("name", "A"), ("share", "12.5 %"), ("profit_hkd", "-45k")]
    made = parse_row(Business, given)
    assert (made.share, made.profit_hkd) == (12.5, -45_000)
    for share in ("12,5", "half", "101"):
        with pytest.raises(DataError) as caught:
            parse_row(Business, [("name", "A"), ("share", share)])
        assert caught.value.problems[0].where == "share"
    with pytest.raises(DataError) as caught:
        parse_row(Earned, [("ends_on", "2026-03-31"), ("hkd", "-1")])
    assert caught.value.problems[0].where == "hkd"


def test_tables_of_prospects() -> None:
    """A table is one of the case, or of its rows; else there are those named."""
    assert row_type("letter", Prospect) is Letter
    assert row_type("work", Prospect) is Career
    with pytest.raises(DataError, match=r"there are degree, .*note, letter, balance"):
        row_type("grant", Prospect)
