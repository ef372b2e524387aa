"""The sheet of absences for form ROP145."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.errors import DataError
from qmas_tui.findings.model import AssessedCase
from qmas_tui.views.document import Document, Grid, Words
from qmas_tui.views.rop145 import Rop145, rop145
from qmas_tui.views.rop145_pages import rop145_document, rop145_table
from tests.make import AS_OF, POLICY, entry
from tests.views.everyone import everyone

TRIPS = [
    {"out": date(2023, 6, 1), "back": date(2023, 6, 10), "reason": "home"},
    {"out": date(2024, 1, 15), "back": date(2024, 7, 15), "reason": "posting"},
    {"out": date(2024, 5, 1), "back": date(2024, 7, 20), "reason": "posting"},
    {"out": date(2024, 7, 1), "back": date(2024, 7, 21)},
    {"out": date(2026, 11, 1)},
]


def sheet(**facts: object) -> Rop145:
    """The sheet of a holder with these facts."""
    return rop145(entry(AS_OF, **facts), POLICY)


def texts(document: Document) -> list[list[str]]:
    """The rows of every table, as texts."""
    return [
        [cell.text for cell in row]
        for chapter in document.chapters
        for block in chapter.blocks
        if isinstance(block, Grid)
        for row in block.rows
    ]


def test_long_absences_stand_apart() -> None:
    """Six months and more come first; trips that share a night are one absence."""
    found = sheet(trip=TRIPS)
    (long,) = found.long
    assert (long.out, long.back) == (date(2024, 1, 15), date(2024, 7, 21))
    assert (long.nights, long.full_days, long.year) == (188, 187, 1)
    assert long.reasons == ("posting",)
    first, last = found.others
    assert (first.nights, first.full_days, first.reasons) == (9, 8, ("home",))
    assert (last.back, last.nights, last.year) == (None, 21, 4)


def test_totals_by_year() -> None:
    """Each residence year has its days and nights, as the case page counts them."""
    found = sheet(trip=TRIPS)
    first, second = found.years[:2]
    assert (first.first, first.last) == (date(2023, 3, 15), date(2024, 3, 14))
    assert (first.nights, first.full_days) == (9 + 60, 8 + 59)
    assert (second.nights, second.full_days) == (128, 128)
    for case in everyone():
        residence = case.assessment.residence
        if residence is not None:
            days = tuple(year.full_days for year in rop145(case, POLICY).years)
            assert days == residence.years, case.holder.case


def test_the_document() -> None:
    """The page tells a reason that is missing, and what is still ahead."""
    page = rop145_document(sheet(trip=TRIPS), POLICY)
    assert page.title == "Absences for form ROP145: LEE Ka Yan"
    assert (
        page.subtitle == "Case Q-1 · seven years from 15 Mar 2023 · as of 22 Nov 2026"
    )
    titles = [chapter.title for chapter in page.chapters]
    assert titles[:2] == ["Absences of 6 months or more", "Other absences"]
    rows = texts(page)
    assert rows[0] == ["15 Jan 2024", "21 Jul 2024", "188", "187", "1", "posting"]
    assert rows[2][1:] == ["not back yet", "21", "21", "4", "reason not recorded"]
    assert rows[6] == ["4", "15 Mar 2026", "14 Mar 2027", "21", "21", "so far"]
    assert rows[7][3:] == ["", "", "ahead"]
    assert page.foot[1].startswith("AB-01: The form asks for the reason")


def test_no_trip() -> None:
    """Without a trip nothing is said of absences but that none is on record."""
    page = rop145_document(sheet(), POLICY)
    (words,) = page.chapters[0].blocks
    assert words == Words("None on record.", "dim")


def test_without_a_start() -> None:
    """Where the landing is not recorded every absence is listed, and none by year."""
    found = sheet(trip=TRIPS, landed_on=None)
    assert (found.start, found.years) == (None, ())
    assert found.long[0].year is None
    page = rop145_document(found, POLICY)
    assert page.subtitle == "Case Q-1 · as of 22 Nov 2026"
    (words,) = page.chapters[2].blocks
    assert isinstance(words, Words)
    assert words.text.startswith("The day from which the seven years count")
    assert texts(page)[0][4] == "—"


def test_a_dependant() -> None:
    """A dependant has a sheet of their own trips and years."""
    child = {"name": "LEE Ming", "relation": "child", "landed_on": date(2024, 1, 1)}
    case = entry(AS_OF, dependant=[{"name": "A", "relation": "spouse"},
                                   {**child, "trip": TRIPS[2:3]}])  # fmt: skip
    found = rop145(case, POLICY, "LEE Ming")
    assert (found.name, found.start) == ("LEE Ming", date(2024, 1, 1))
    assert (len(found.others), found.years[0].nights) == (1, 80)
    with pytest.raises(DataError, match="Case Q-1 has no dependant WAI"):
        rop145(case, POLICY, "WAI")


def test_the_table() -> None:
    """As a table the long ones come first, then the others, then the years."""
    table = rop145_table(sheet(trip=TRIPS))
    kinds = [row[0] for row in table.rows]
    assert kinds[:3] == ["6 months or more", "shorter", "shorter"]
    assert kinds[3:] == ["total of the year"] * 7
    assert table.rows[0][1:] == (
        date(2024, 1, 15), date(2024, 7, 21), 188, 187, 1, "posting",
    )  # fmt: skip
    assert table.rows[2][2] is None
    assert len(table.titles) == len(table.rows[0])


@pytest.mark.many
def test_every_case_has_a_sheet() -> None:
    """A sheet can be made of every case, whatever its stage."""
    for case in everyone()[::2]:
        made = case_sheets(case)
        assert made


def case_sheets(case: AssessedCase) -> list[Document]:
    """The sheets of everybody in a case."""
    people = ["holder", *[each.name for each in case.holder.dependant]]
    return [rop145_document(rop145(case, POLICY, who), POLICY) for who in people]
