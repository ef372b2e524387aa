"""Sheets of five offices, with titles never seen before, come in by command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import Struct

from qmas_tui.casework.open import open_casework
from qmas_tui.facts.holder import Holder
from tests.cli.runs import Run

OFFICES = Path(__file__).parents[1] / "data" / "offices"


class Office(Struct, frozen=True):
    """A sheet, what is said of it, and of each case what must come out.

    Of a case: name, limit of stay, monthly income, dependants, unread cells.
    """

    file: str
    said: tuple[str, ...]
    cases: dict[str, tuple[str, str, int | None, tuple[str, ...], tuple[str, ...]]]


def answers(*said: str) -> tuple[str, ...]:
    """The options that give these answers, and agree to what is likely."""
    return (*(part for each in said for part in ("--answer", each)), "--as-proposed")


SAID = [
    Office(
        "register-big5.csv",
        ("--encoding", "big5hkscs", *answers(
            "column C=leave out", "column D=nationality", "column F=landed_on",
            "column H=passport", "column I=employer", "column K=adviser",
        )),
        {
            "K-301": ("周美琪", "2027-03-04", 52_000, ("王志強 2027-03-04",), ()),
            "K-302": ("林國棟", "2026-12-20", None, (), ()),
            "K-303": ("何穎", "2028-07-15", 61_500, (), ()),
            "K-304": ("沈逸朗", "2027-08-01", None, (), ("2022年2月31日", "四萬")),
        },
    ),
    Office(
        "boutique-utf16.txt",
        answers(
            "column C=nationality", "column E=landed_on", "column H=employer",
            "column J=adviser",
        ),
        {
            "M/24/07": ("ROSSI Chiara", "2027-03-04", 48_000, (), ()),
            "M/24/09": ("OKAFOR Ngozi", "2026-11-20", None, (), ()),
            "M/25/01": ("D’SOUZA Anil", "2028-07-15", None, (), ("USD 6,000",)),
        },
    ),
    Office(
        "mobility.xlsx",
        ("--sheet", "QMAS 優才", *answers("column I=spouse_name", "column K=adviser")),
        {
            "A1001": ("KIM Jiwoo", "2027-03-04", 58_000, ("LEE Sora 2027-03-04",), ()),
            "A1002": ("BAKER Tom", "2026-11-20", 120_000, (), ()),
            "A1003": (
                "NGUYEN Lan", "", 41_000,
                ("PHAM Duc 2028-07-15",), ("see file",),
            ),
        },
    ),
    Office(
        "families.ods",
        answers("column A=case", "column C=relation", "column I=employer"),
        {
            "F-11": (
                "GARCIA Ana", "2027-03-04", None,
                ("GARCIA Luis 2027-03-04", "GARCIA Eva 2026-12-04"), (),
            ),
            "F-12": (
                "CHAN Tai Man", "2027-06-01", None,
                ("李小紅 None",), ("2027-06-31 (李小紅)",),
            ),
        },
    ),
    Office(
        "oldlist.xls",
        ("--dates", "dmy", *answers(
            "column D=landed_on", "column G=salary", "column H=passport",
            "column I=remarks",
        )),
        {
            "77/A": ("WONG Siu Fan", "2027-04-03", 38_500, (), ()),
            "78/A": ("IVANOV Petr", "2027-05-04", None, (), ()),
            "79/A": ("SATO Ken", "2027-06-05", 55_000, (), ("#REF!",)),
        },
    ),
]  # fmt: skip


def shown(holder: Holder) -> tuple[object, ...]:
    """The same of a case of the book."""
    return (
        holder.name,
        str(holder.grant[0].until) if holder.grant else "",
        holder.work[0].monthly_income if holder.work else None,
        tuple(f"{each.name} {each.limit_of_stay}" for each in holder.dependant),
        tuple(each.text for each in holder.unread if each.text != "(empty)"),
    )


@pytest.mark.parametrize("office", SAID, ids=lambda each: each.file)
def test_a_sheet_of_an_office(tmp_path: Path, office: Office) -> None:
    """Each value is read or told, in every format; once more changes nothing."""
    run = Run(tmp_path / "book.db", "2026-11-22")
    file = str(OFFICES / office.file)
    run.lines("import", file, *office.said)
    book = open_casework(run.book)
    assert {case: shown(each) for case, each in book.holders.items()} == office.cases
    book.close()
    again = run.lines("import", file, *office.said)
    assert again[-1] == "The book has all of it already; nothing was changed."


def test_a_cover_sheet_names_the_others(tmp_path: Path) -> None:
    """Who meets no list of clients is told what else there is to read."""
    run = Run(tmp_path / "book.db", "2026-11-22")
    told = run.refused("import", str(OFFICES / "mobility.xlsx"))
    assert "has no header in its first 20 rows" in told
    assert '--sheet reads another: "QMAS 優才", "Left".' in told
