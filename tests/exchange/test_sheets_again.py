"""The same client twice, and the same sheet again, corrected: nothing typed is lost."""

from __future__ import annotations

from datetime import UTC, date, datetime

import msgspec
import pytest

from qmas_tui.exchange.sheets.differs import differs_words
from qmas_tui.exchange.sheets.merge import written_by_imports
from qmas_tui.facts.changes import Change, Does, Past
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.rows import Grant, Unread
from tests.exchange.sheet_plans import TODAY, Cells, cases, plan

WHEN = datetime(2026, 11, 22, tzinfo=UTC)
LATER = date(2026, 12, 24)
HEAD: Cells = ("Ref", "Name", "Scheme", "Visa expiry", "First landing", "Employer")
ROW: Cells = ("Q1", "LEE Ka", "GPT", "15/3/2028", "15/3/2025", "Kite")


def with_(**cells: str) -> Cells:
    """The row with other cells: expiry, landing, employer, scheme."""
    places = {"scheme": 2, "expiry": 3, "landing": 4, "employer": 5}
    row = list(ROW)
    for name, cell in cells.items():
        row[places[name]] = cell
    return tuple(row)


def imported(*rows: Cells) -> Holder:
    """The case that the rows give to an empty book."""
    (holder,) = cases(plan(HEAD, *rows)).values()
    return holder


def past(
    number: int,
    before: Holder | None,
    after: Holder | None,
    what: str = "imported from a.csv",
    does: Does = "do",
    of: int = 0,
) -> Past:
    """A step on record with one change."""
    change = Change(who="mw", when=WHEN, what=what, before=before, after=after)
    return Past(number=number, when=WHEN, does=does, who="mw", changes=(change,), of=of)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_later_limit_of_two_rows(order: tuple[int, int]) -> None:
    """Of two rows of a client the later limit counts; the other stays on the case."""
    pair = (ROW, with_(expiry="20/4/2029"))
    rows = tuple(pair[n] for n in order)
    found = plan(HEAD, *rows)
    (holder,) = cases(found).values()
    assert holder.grant == (Grant(until=date(2029, 4, 20)),)
    assert holder.unread == (Unread(column="Visa expiry", text="15/3/2028", on=TODAY),)
    (told,) = found.unread
    assert (told.row, told.text) == (2 + order.index(0), "15/3/2028")
    assert "later limit" in told.reason
    again = plan(HEAD, *rows, book=(holder,), today=LATER)
    assert (again.holders, again.unchanged) == ((), ("Q1",))


def test_other_values_of_two_rows() -> None:
    """Of any other field the first row counts; the other value stays on the case."""
    found = plan(HEAD, ROW, with_(employer="Lion", landing="16/3/2025"))
    (holder,) = cases(found).values()
    assert holder.work[0].employer == "Kite"
    assert {(row.column, row.text) for row in holder.unread} == {
        ("Employer", "Lion"),
        ("First landing", "16/3/2025"),
    }
    written = {"Q1": written_by_imports([past(1, None, holder)])["Q1"]}
    again = plan(
        HEAD, ROW, with_(employer="Lion", landing="16/3/2025"),
        book=(holder,), written=written, today=LATER,
    )  # fmt: skip
    assert again.holders == ()


def test_a_later_row_brings_the_limit() -> None:
    """A limit that the first row lacks comes from the second."""
    found = plan(HEAD, with_(expiry="tbc"), ROW, with_(expiry="see mail"))
    (holder,) = cases(found).values()
    assert holder.grant == (Grant(until=date(2028, 3, 15)),)


def test_a_limit_of_the_book_is_kept_in_both_rows() -> None:
    """What the adviser recorded is not replaced by any of two rows."""
    typed = msgspec.structs.replace(
        imported(ROW), grant=(Grant(until=date(2030, 1, 1), confirmed=True),)
    )
    rows = (ROW, with_(expiry="20/4/2029"))
    found = plan(HEAD, *rows, book=(typed,))
    assert found.holders == ()
    assert [each.fields for each in found.differing] == [("grant",), ("grant",)]


def test_a_corrected_sheet_updates_what_was_imported() -> None:
    """What an import wrote and nobody touched follows the sheet, and nothing else."""
    first = imported(with_(landing="31/2/2025", scheme="TTPS"))
    assert len(first.unread) == 2
    steps = [past(1, None, first)]
    typed = msgspec.structs.replace(first, adviser="mw")
    steps.append(past(2, first, typed, "set adviser"))
    corrected = with_(expiry="20/4/2029", employer="Lion", scheme="APT")
    found = plan(HEAD, corrected, book=(typed,), written=written_by_imports(steps))
    (holder,) = cases(found).values()
    assert holder.grant == (Grant(until=date(2029, 4, 20)),)
    assert holder.work[0].employer == "Lion"
    assert holder.landed_on == date(2025, 3, 15)
    assert (holder.route, holder.adviser, holder.unread) == ("apt", "mw", ())
    assert found.differing == ()
    steps.append(past(3, typed, holder))
    again = plan(HEAD, corrected, book=(holder,), written=written_by_imports(steps))
    assert (again.holders, again.unchanged) == ((), ("Q1",))


def test_what_the_adviser_typed_is_never_overwritten() -> None:
    """A value that was changed since the import stays, and is told as differing."""
    first = imported(ROW)
    typed = msgspec.structs.replace(
        first, grant=(Grant(until=date(2028, 3, 15), confirmed=True),),
        landed_on=date(2025, 3, 1),
    )  # fmt: skip
    written = written_by_imports([past(1, None, first), past(2, first, typed, "set")])
    corrected = with_(expiry="20/4/2029", landing="2/4/2025", employer="Lion")
    found = plan(HEAD, corrected, ROW, book=(typed,), written=written)
    (holder,) = cases(found).values()
    assert (holder.grant, holder.landed_on) == (typed.grant, typed.landed_on)
    assert holder.work[0].employer == "Lion"
    differs = found.differing[0]
    assert differs.fields == ("landed_on", "grant")
    told = differs_words(differs)
    assert "landed on: book 1 Mar 2025, sheet 2 Apr 2025; book grant until" in told


def test_an_import_that_was_taken_back_wrote_nothing() -> None:
    """Undone steps do not count, and those made again do."""
    first = imported(ROW)
    done, undone = past(1, None, first), past(2, first, None, does="undo", of=1)
    assert written_by_imports([done, undone]) == {}
    redone = past(3, None, first, does="redo", of=1)
    assert written_by_imports([done, undone, redone])["Q1"]["grant"] == first.grant
    assert written_by_imports([past(1, first, None)]) == {}


def test_a_settled_value_of_a_second_row_stays_away() -> None:
    """The unread rows of a case keep their order and day when a sheet comes again."""
    held = imported(ROW, with_(expiry="20/4/2029", employer="Lion"))
    more = plan(
        HEAD, ROW, with_(expiry="20/4/2029", employer="Lion", landing="1/1/2x"),
        book=(held,), today=LATER,
        written={"Q1": written_by_imports([past(1, None, held)])["Q1"]},
    )  # fmt: skip
    days = {row.on for row in held.unread}
    assert days == {TODAY}
    assert more.holders == ()
