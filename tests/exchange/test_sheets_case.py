"""One row becomes a case, and a bad cell never becomes a guess."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qmas_tui.exchange.sheets.grid import Cell
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.reading import is_control
from qmas_tui.facts.rows import Grant, Note, Passport, Unread, Work
from tests.exchange.sheet_plans import GPT, TODAY, holder, reading, unread


def test_a_whole_row() -> None:
    """Every known column lands in its field; the limit of stay is unconfirmed."""
    assert holder(
        中文姓名="李嘉欣",
        Nat="Singapore",
        DOB="2/4/88",
        Appl_date="15-Nov-22",
        Approved="20.02.2023",
        First_arrival=date(2023, 3, 15),
        Visa_expiry="15/03/2028",
        Employer="Harbour Analytics Ltd",
        Job_title="Data engineer",
        Employed_since="2 May 2023",
        Salary="45k",
        Spouse="Y",
        Kids=2.0,
        Passport_exp="2029年1月31日",
        Adviser="mw",
        Remarks="call\nback",
    ) == Holder(
        case="Q1",
        name="LEE Ka Yan",
        name_zh="李嘉欣",
        citizenship="other",
        nationality="SG",
        route="gpt",
        applied_on=date(2022, 11, 15),
        approved_on=date(2023, 2, 20),
        landed_on=date(2023, 3, 15),
        born_on=date(1988, 4, 2),
        adviser="mw",
        family="spouse and 2 children",
        grant=(Grant(until=date(2028, 3, 15), confirmed=False),),
        work=(
            Work(
                kind="employment",
                employer="Harbour Analytics Ltd",
                title="Data engineer",
                from_=date(2023, 5, 2),
                monthly_income=45_000,
                currency="HKD",
            ),
        ),
        passport=(Passport(expires_on=date(2029, 1, 31)),),
        note=(Note(on=TODAY, text="call\nback"),),
    )


@pytest.mark.parametrize("word", ["tbc", "TBA", "n/a", "-", "?", "  ", "—", "待定"])
def test_blank_words_are_nothing(word: str) -> None:
    """tbc, n/a, a dash and ? are blank: no fact and no unread cell."""
    assert holder(Visa_expiry=word, Salary=word, Kids=word, Remarks=word) == holder()


@pytest.mark.parametrize("missing", ["Ref", "Name"])
def test_only_reference_and_name_are_needed(missing: str) -> None:
    """Only a missing case reference or name refuses a row."""
    found = reading(GPT | {missing: "n/a", "Visa expiry": "15/03/2028"})
    assert found.holder is None
    assert found.refusal == f"no {'case reference' if missing == 'Ref' else 'name'}"


def test_a_chinese_name_is_a_name() -> None:
    """Where only the Chinese name is given it is the name."""
    found = holder(Name=None, 中文姓名="陳大文")
    assert (found.name, found.name_zh) == ("陳大文", "陳大文")


@pytest.mark.parametrize(
    ("column", "cell", "text", "reason"),
    [
        ("First arrival", "31/02/2024", "31/02/2024", "not a day of the calendar"),
        ("First arrival", 45000.0, "45000", "counts so the day 2023-03-15"),
        ("First arrival", 7.5, "7.5", "is a number, not a date"),
        ("Appl. date", "2024-13-25", "2024-13-25", "no month 13"),
        ("Visa expiry", "see email", "see email", "is not a date"),
        ("Visa expiry", "+3w", "+3w", "is not a date"),
        ("Visa expiry", date(1899, 12, 31), "1899-12-31", "lies in the year 1899"),
        ("DOB", "12/03/68", "12/03/68", "lies in the future"),
        ("Kids", "2 (5 & 7)", "2 (5 & 7)", "is not a whole number"),
        ("Kids", 1.5, "1.5", "is not a whole number"),
        ("Kids", 99.0, "99", "is more than 15"),
        ("Kids", date(2024, 1, 2), "2024-01-02", "is a date, not a number"),
        ("Spouse", "divorced?", "divorced?", "is not yes or no"),
    ],
)
def test_unreadable_cells(column: str, cell: Cell, text: str, reason: str) -> None:
    """An unreadable cell is left out, quoted with its reason, and stays on the case."""
    found = reading(GPT | {column: cell})
    assert found.holder is not None
    assert found.holder.unread == (Unread(column=column, text=text, on=TODAY),)
    (quoted,) = found.unread
    assert (quoted.row, quoted.case, quoted.column) == (2, "Q1", column)
    assert reason in quoted.reason


@pytest.mark.parametrize("word", ["between jobs", "Unemployed", "none", "待業"])
def test_no_work(word: str) -> None:
    """Words for no work become work of kind none, without a first day."""
    assert holder(Employer=word, Salary="0").work == (Work(kind="none"),)


@pytest.mark.parametrize(
    "word", ["self-employed", "Self Employed", "自僱", "freelance"]
)
def test_self_employment(word: str) -> None:
    """Words for self-employment become work of that kind."""
    assert holder(Employer=word, Salary="18k").work == (
        Work(kind="self-employment", monthly_income=18_000, currency="HKD"),
    )


def test_an_employer_alone_is_work() -> None:
    """An employer without a first day is work since a day that nobody recorded."""
    assert holder(Employer="Lion Rock").work == (
        Work(kind="employment", employer="Lion Rock"),
    )
    assert unread(Employer="Lion Rock", Salary="US$5,000") == (("Salary", "US$5,000"),)


def test_pay_without_an_employer_is_unread() -> None:
    """Pay, title and first day without an employer are kept, but make no work."""
    assert holder(Employer="", Salary=45000.0).work == ()
    assert unread(Employer="", Salary=45000.0) == (("Salary", "45000"),)
    assert unread(Employer="between jobs", Salary="45k", Position="CFO") == (
        ("Position", "CFO"),
        ("Salary", "45k"),
    )


@pytest.mark.parametrize(
    ("spouse", "kids", "family", "told"),
    [
        ("Y", "2", None, "spouse and 2 children"),
        ("Y", "", None, "spouse"),
        ("N", "1", None, "1 child"),
        ("", "yes", None, "children"),
        ("N", "0", None, None),
        ("nil", "none", "no", None),
        ("", "", "wife, 2 sons", "spouse and 2 children"),
        ("", "", "spouse + 2", "spouse and 2 children"),
        ("spouse + 1", "", "", "spouse and 1 child"),
        ("", "", "wife in London", "wife in London"),
        ("", "", "2 wives", "2 wives"),
        ("", "", "99 children", "99 children"),
        ("Y", "", "3", "3 dependants; spouse"),
        ("", "", "1", "1 dependant"),
    ],
)
def test_family(spouse: str, kids: str, family: str | None, told: str | None) -> None:
    """Spouse and children without names are told in words."""
    assert holder(Spouse=spouse, Kids=kids, Family=family).family == told
    assert unread(Spouse=spouse, Kids=kids, Family=family) == ()


def test_formulas_are_text() -> None:
    """A formula in a cell is plain text."""
    assert holder(Remarks='=HYPERLINK("x")').note[0].text == '=HYPERLINK("x")'


def test_control_characters_are_stripped_and_reported() -> None:
    """A cell with an escape never stores it, and the report names its column."""
    found = reading(
        GPT | {"Name": "LEE\x1b[2J Ka\u202e", "Remarks": "a\x07", "Kids": 1.0}
    )
    assert found.unclean == ("Name", "Remarks")
    assert found.holder is not None
    assert found.holder.name == "LEE[2J Ka"
    assert found.holder.note[0].text == "a"


@settings(deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(
            ["Visa expiry", "Salary", "Kids", "Employer", "Nat", "Remarks"]
        ),
        st.text() | st.floats() | st.dates(),
    )
)
def test_no_row_breaks(cells: dict[str, Cell]) -> None:
    """Whatever stands in the cells, a case comes out and nothing steers a screen."""
    found = reading(GPT | cells).holder
    assert found is not None
    texts = [row.text for row in found.unread] + [row.text for row in found.note]
    texts += [work.employer or "" for work in found.work]
    assert not any(c != "\n" and is_control(c) for text in texts for c in text)
