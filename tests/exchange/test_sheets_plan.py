"""What an import would do: a report on every row, and nothing taken away."""

from __future__ import annotations

from datetime import UTC, date, datetime

import msgspec

from qmas_tui.exchange.sheets.differs import differs_words
from qmas_tui.exchange.sheets.grid import Cell, Sheet
from qmas_tui.exchange.sheets.merge import Settled, settled_cells
from qmas_tui.exchange.sheets.plan import ImportPlan, Refused
from qmas_tui.exchange.sheets.questions import Overrides
from qmas_tui.facts.changes import Change
from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.rows import Grant, Note, Unread, Work
from tests.exchange.sheet_plans import TODAY, plan_of

LATER = date(2026, 12, 24)
HEAD: tuple[Cell, ...] = (
    "Ref",
    "Name",
    "Scheme",
    "Visa expiry",
    "Employer",
    "Kids",
    "Remarks",
    "HKID",
    "Shoes",
    "Client",
)
ROW: tuple[Cell, ...] = (
    "Q1",
    "LEE Ka Yan",
    "GPT",
    "see mail",
    "Lion Rock",
    "2",
    "chase",
)


def plan(
    *rows: tuple[Cell, ...],
    book: tuple[Holder, ...] = (),
    today: date = TODAY,
    settled: frozenset[Settled] | None = None,
    said: Overrides | None = None,
) -> ImportPlan:
    """The plan for these rows under a usual header, in row 2."""
    sheet = Sheet(name="s", rows=(("Clients",), HEAD, *rows))
    return plan_of(sheet, said, book, today=today, settled=settled)


def imported(*rows: tuple[Cell, ...]) -> Holder:
    """The one case that these rows give to an empty book."""
    (pair,) = plan(*rows).holders
    assert pair.before is None
    return pair.after


def test_the_report() -> None:
    """The report names the header's row and every column that is not read."""
    found = plan(ROW)
    assert (found.sheet, found.header_row) == ("s", 2)
    assert found.columns.titles("unknown") == ("Shoes",)
    assert found.columns.titles("numbers") == ("HKID",)
    (cell,) = found.unread
    assert (cell.row, cell.case, cell.column, cell.text) == (
        3,
        "Q1",
        "Visa expiry",
        "see mail",
    )


def test_rows_that_are_passed_over() -> None:
    """Blank rows, sums and headers once more are passed over."""
    found = plan(
        (),
        ("-", "n/a", None),
        ROW,
        ("Total", "40"),
        ("Total: 40",),
        ("", "合計", 3.0),
        HEAD,
    )
    assert found.skipped == (3, 4, 6, 7, 8, 9)
    assert len(found.holders) == 1
    assert found.refused == ()


def test_a_repeated_row_is_one() -> None:
    """A row that comes again, or says nothing new, is the same case."""
    short = (*ROW[:2], "General", "", "", "", "")
    found = plan(ROW, (*ROW, ""), short, ("q1", *ROW[1:]))
    assert found.repeated == (4, 5, 6)
    assert len(found.holders) == len(found.unread) - 1 == 1


def test_a_second_row_adds_what_the_first_lacks() -> None:
    """Two rows of one person are one case with the facts of both."""
    found = plan(ROW, (*ROW[:3], "15/03/2028", "Harbour"))
    (pair,) = found.holders
    assert pair.after.grant == (Grant(until=date(2028, 3, 15)),)
    assert [work.employer for work in pair.after.work] == ["Lion Rock"]
    (differs,) = found.differing
    assert differs_words(differs) == (
        "row 4, Q1: book work Lion Rock, sheet work Harbour"
    )


def test_a_reference_names_one_person() -> None:
    """A reference that names another person, in book or sheet, refuses the row."""
    other = Holder(case="Q2", name="CHAN", citizenship="other", route="gpt")
    found = plan(
        ROW,
        ("Q1", "WONG Mei"),
        ("q2", "NGUYEN"),
        ("", "HO"),
        ("Q9", "?"),
        book=(other,),
    )
    assert found.refused == (
        Refused(4, '"Q1" already names LEE Ka Yan earlier in the sheet'),
        Refused(5, '"q2" already names CHAN in the book'),
        Refused(6, "no case reference"),
        Refused(7, "no name"),
    )
    assert len(found.holders) == 1


def test_one_person_in_other_words() -> None:
    """Order, case, titles and punctuation do not make another person."""
    for name in ("Ka Yan LEE", "[Dr] Lee, Ka Yan", "ＬＥＥ Ka Yan", "Ms LEE KA YAN"):
        found = plan((*ROW[:1], name, *ROW[2:]), book=(imported(ROW),))
        assert (found.holders, found.refused) == ((), ())
        assert found.unchanged == ("Q1",)


def test_one_person_by_the_chinese_name() -> None:
    """The same Chinese name under the same reference is the same person."""
    held = Holder(
        case="Q1", name="Amy LEE", name_zh="李嘉欣", citizenship="other", route="gpt"
    )
    rows = (("Ref", "Name", "中文姓名"), ("Q1", "LEE Ka Yan", "李嘉欣"))
    found = plan_of(Sheet(name="s", rows=rows), book=(held,))
    assert found.unchanged == ("Q1",)


def test_a_second_import_changes_nothing() -> None:
    """The same file again, even later, changes no case."""
    held = imported(ROW)
    for settled in (None, frozenset[Settled]()):
        found = plan(ROW, book=(held,), today=LATER, settled=settled)
        assert (found.holders, found.unchanged) == ((), ("Q1",))
        assert found.differing == ()


def test_corrections_stay() -> None:
    """What was corrected since stays; the report says where the sheet differs."""
    corrected = msgspec.structs.replace(
        imported((*ROW[:3], "15/03/2028", *ROW[4:])),
        citizenship="chinese",
        route="apt",
        grant=(Grant(until=date(2028, 3, 16), confirmed=True),),
        work=(Work(kind="employment", employer="Lion Rock", from_=date(2025, 1, 1)),),
        family="spouse",
    )
    found = plan((*ROW[:3], "15/03/2028", *ROW[4:]), book=(corrected,), today=LATER)
    assert found.unchanged == ("Q1",)
    (differs,) = found.differing
    assert (differs.row, differs.case) == (3, "Q1")
    assert differs.fields == ("route", "family", "grant")


def test_recorded_dependants_take_the_place_of_family() -> None:
    """Once the family is recorded by name, the sheet's words do not come back."""
    recorded = msgspec.structs.replace(
        imported(ROW), family=None, dependant=(Dependant(name="A", relation="child"),)
    )
    assert plan(ROW, book=(recorded,)).unchanged == ("Q1",)


def test_what_is_missing_is_added() -> None:
    """A case in the book gets the facts that it lacks and keeps all it has."""
    bare = Holder(
        case="Q1",
        name="LEE Ka Yan",
        citizenship="chinese",
        route="apt",
        note=(Note(on=TODAY, text="x"),),
    )
    (pair,) = plan((*ROW[:2], "", *ROW[3:]), book=(bare,)).holders
    assert pair.before == bare
    assert pair.after == msgspec.structs.replace(
        bare,
        family="2 children",
        work=(Work(kind="employment", employer="Lion Rock"),),
        note=(*bare.note, Note(on=TODAY, text="chase")),
    )


def test_a_settled_cell_does_not_come_back() -> None:
    """An unread cell that was settled stays settled; a new one goes on the case."""
    held = imported(ROW)
    done = msgspec.structs.replace(held, unread=())
    when = datetime(2026, 12, 1, tzinfo=UTC)
    change = Change(who="mw", when=when, what="settle", before=held, after=done)
    new = Change(who="mw", when=when, what="import", before=None, after=held)
    settled = settled_cells([new, change])
    assert settled == {Settled("Q1", "Visa expiry", "see mail")}
    assert plan(ROW, book=(done,), settled=settled).unchanged == ("Q1",)
    assert plan(ROW, book=(done,)).unchanged == ("Q1",)
    asked = (*ROW[:3], "see file", *ROW[4:])
    (pair,) = plan(asked, book=(done,), today=LATER, settled=settled).holders
    assert pair.after.unread == (
        Unread(column="Visa expiry", text="see file", on=LATER),
    )


def test_an_unread_cell_stays_away_where_the_fact_is_known() -> None:
    """A scheme or limit that the book knows by now is no gap any more."""
    held = Holder(
        case="Q1",
        name="LEE Ka Yan",
        citizenship="other",
        route="apt",
        grant=(Grant(until=TODAY),),
    )
    (pair,) = plan(
        (*ROW[:2], "TTPS", *ROW[3:]), book=(held,), settled=frozenset()
    ).holders
    assert pair.after.unread == ()


def test_stripped_cells_are_reported() -> None:
    """Cells out of which control characters were taken are named."""
    found = plan((*ROW[:4], "Lion\x1b[31m Rock"))
    assert [(c.row, c.column) for c in found.cleaned] == [(3, "Employer")]
