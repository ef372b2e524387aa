"""What a sheet does not say is asked once, with what is proposed, and never guessed."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.exchange.sheets.columns.order import find_evidence
from qmas_tui.exchange.sheets.grid import Cell
from qmas_tui.exchange.sheets.questions import Overrides
from qmas_tui.facts.day_writings import Order
from qmas_tui.facts.rows import Grant, Unread, Work
from tests.exchange.sheet_plans import TODAY, Cells, cases, plan, question

HEAD: Cells = ("Ref", "Name", "Scheme", "Visa expiry")
EITHER: Cells = ("Q1", "LEE", "GPT", "3/4/2028")
APRIL = (Grant(until=date(2028, 4, 3)),)
MARCH = (Grant(until=date(2028, 3, 4)),)


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (("15/3/2028", "3/4/2028"), "dmy"),
        (("3/15/2028", "3/4/2028"), "mdy"),
        (("3/4/2028",), None),
        (("3/15/2028", "15/3/2028", "3/4/2028"), None),
        (("15/3/2028", "3/4/2028", date(2028, 1, 1)), None),
        (("15/3/2028", date(2028, 1, 1)), "dmy"),
        (("4/4/2028", "2028-03-04", "3 Apr 2028", 7.0, None), "dmy"),
        (("3/15/2028",), "mdy"),
        (("31/31/2028",), "dmy"),
    ],
)
def test_the_whole_column_decides(cells: Cells, order: Order | None) -> None:
    """One cell that can be read one way decides for all; real dates beside do not."""
    assert find_evidence(cells).order == order


def test_what_no_column_decides_is_asked_once() -> None:
    """A day that may be two is left out and asked about, whatever the other columns."""
    found = plan((*HEAD, "DOB"), (*EITHER, "15/3/1980"))
    assert cases(found)["Q1"].grant == ()
    assert cases(found)["Q1"].born_on == date(1980, 3, 15)
    assert "may be 3 Apr 2028 or 4 Mar 2028" in found.unread[0].reason
    asked = question(found, "dates")
    assert (asked.proposal, asked.required) == ("dmy", True)
    assert asked.option == "--dates dmy or --dates mdy"
    assert found.open_questions(Overrides()) == (asked,)
    assert found.open_questions(Overrides(dates="mdy")) == ()


@pytest.mark.parametrize(
    ("said", "grant"),
    [
        (Overrides(dates="dmy"), APRIL),
        (Overrides(dates="mdy"), MARCH),
        (Overrides(as_proposed=True), ()),
    ],
)
def test_an_answer_reads_the_days(said: Overrides, grant: tuple[Grant, ...]) -> None:
    """The answer counts for every cell of a column that does not decide itself."""
    assert cases(plan(HEAD, EITHER, said=said))["Q1"].grant == grant


def test_a_proposal_counts_where_it_was_accepted() -> None:
    """What other columns of the sheet show is proposed, and taken if that is said."""
    rows = ((*HEAD, "DOB"), (*EITHER, "3/15/1980"))
    said = Overrides(as_proposed=True)
    found = plan(*rows, said=said)
    assert cases(found)["Q1"].grant == MARCH
    assert found.open_questions(said) == ()


def test_an_answer_does_not_overrule_a_column() -> None:
    """A column that decides itself is read so, whatever was said of the others."""
    rows = (HEAD, EITHER, ("Q2", "HO", "GPT", "15/3/2028"))
    assert cases(plan(*rows, said=Overrides(dates="mdy")))["Q1"].grant == APRIL


TWO: tuple[Cells, ...] = (
    ("Ref", "Name", "Visa expiry", "Visa expiry date"),
    ("Q1", "LEE", "15/3/2025", "15/3/2028"),
    ("Q2", "HO", None, "20/4/2027"),
    ("Q3", "LAM", "15/3/2026", "tbc"),
    ("Q4", "NG", "15/3/2029", "see mail"),
)


def test_two_columns_for_one_field() -> None:
    """Where they differ it is asked; the later day is proposed, the other one told."""
    found = plan(*TWO)
    asked = question(found, "limit")
    assert [choice.id for choice in asked.choices] == ["later", "column C", "column D"]
    assert asked.words.endswith("are both for limit, and differ in row 2, 5")
    until = {case: [g.until.year for g in h.grant] for case, h in cases(found).items()}
    assert until == {"Q1": [2028], "Q2": [2027], "Q3": [2026], "Q4": [2029]}
    assert [(each.row, each.text) for each in found.told] == [
        (2, "15/3/2025"),
        (5, "see mail"),
    ]


def test_one_of_two_columns_is_chosen() -> None:
    """The answer names the one column that counts; what the other says is told."""
    said = Overrides(said={"limit": "column C"})
    found = plan(*TWO, said=said)
    until = {case: [g.until.year for g in h.grant] for case, h in cases(found).items()}
    assert until == {"Q1": [2025], "Q2": [], "Q3": [2026], "Q4": [2029]}
    assert found.open_questions(said) == ()
    assert [each.row for each in found.told] == [2, 3, 5]


def test_two_columns_that_agree_are_one() -> None:
    """Two columns that never differ are taken together, and nothing is asked."""
    found = plan(TWO[0], ("Q1", "LEE", "15/3/2028", "2028-03-15"), ("Q2", "HO", "-"))
    assert found.questions == ()
    assert cases(found)["Q1"].grant == (Grant(until=date(2028, 3, 15)),)
    names = plan(("Ref", "Client", "Name"), ("Q1", "A", "B"))
    assert question(names, "name").proposal == "column B"
    assert cases(names)["Q1"].name == "A"


def test_a_likely_column_is_asked_about() -> None:
    """A likely column counts as proposed until it is said to be something else."""
    rows = (("Ref", "Name", "Visa runs till"), ("Q1", "LEE", "15/3/2028"))
    found = plan(*rows)
    asked = question(found, "column C")
    assert asked.proposal == "limit"
    assert asked.option == "--answer 'column C=limit'"
    assert len(cases(found)["Q1"].grant) == 1
    for answer, passport in (("leave out", 0), ("passport", 1)):
        said = Overrides(said={"column C": answer})
        other = plan(*rows, said=said)
        assert other.questions == ()
        assert len(cases(other)["Q1"].passport) == passport
        assert cases(other)["Q1"].grant == ()
    silly = Overrides(said={"column C": "shoes"})
    assert plan(*rows, said=silly).columns == found.columns


PAID: tuple[Cells, ...] = (
    ("Ref", "Name", "Scheme", "Salary"),
    ("Q1", "LEE", "GPT", "45k"),
    ("Q2", "HO", "GPT", "0"),
    ("Q3", "LAM", "GPT", "US$5,000"),
    *((f"P{n}", f"NG {n}", "GPT", 45000.0) for n in range(3)),
)


def test_a_salary_without_an_employer_is_offered() -> None:
    """It is told, and offered as employment, for all such rows in one question."""
    found = plan(*PAID)
    asked = question(found, "pay")
    assert not asked.required
    assert found.offers(Overrides()) == (asked,)
    assert found.open_questions(Overrides()) == ()
    assert "in row 2, 4, 5 and 2 more" in asked.words
    assert cases(found)["Q1"].unread == (Unread(column="Salary", text="45k", on=TODAY),)
    taken = cases(plan(*PAID, said=Overrides(said={"pay": "employment"})))
    assert taken["Q1"].work == (
        Work(kind="employment", monthly_income=45_000, currency="HKD"),
    )
    assert taken["Q1"].unread == ()
    assert (taken["Q3"].work, len(taken["Q3"].unread)) == ((), 1)


def test_a_cell_under_another_header() -> None:
    """Each header row is obeyed for the rows under it; one without a name is none."""
    rows: tuple[Cells, ...] = (
        HEAD,
        ("Q1", "LEE", "GPT", "15/3/2028"),
        (),
        ("Name", "Ref", "Passport expiry"),
        ("HO", "Q2", "16/3/2030"),
        HEAD[:2],
        ("Q3", "NG"),
        ("Visa expiry", "Scheme"),
        ("15/3/2028", "GPT"),
    )
    found = plan(*rows)
    book = cases(found)
    assert set(book) == {"Q1", "Q2", "Q3"}
    assert book["Q2"].passport[0].expires_on == date(2030, 3, 16)
    assert [layout.columns.header for layout in found.layouts] == [0, 3, 5, 7]
    (refused,) = found.refused
    assert refused.reason == (
        "the header in row 8 has no column for the case reference and none for the name"
    )


@pytest.mark.parametrize("cell", ["NA", "na", " Na "])
def test_namibia_or_nothing(cell: Cell) -> None:
    """NA under nationality is told, for it is Namibia as well."""
    found = plan(("Ref", "Name", "Nat."), ("Q1", "LEE", cell))
    assert cases(found)["Q1"].nationality is None
    assert "may be Namibia" in found.unread[0].reason
