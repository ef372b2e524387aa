"""Tables and calendars for other programs."""

from __future__ import annotations

import csv
import stat
from pathlib import Path

import pytest
from openpyxl import load_workbook

from qmas_tui.views.columns import COLUMNS, QUEUE_COLUMNS
from tests.cli.runs import DATA, Run


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file by their titles."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_table_has_the_columns_of_the_queue(qmas: Run, tmp_path: Path) -> None:
    """Every case stands in it, most pressing first, for the user alone."""
    path = tmp_path / "all.csv"
    assert qmas.lines("export", str(path)) == [f"2 cases written to {path}."]
    found = rows(path)
    assert list(found[0]) == [COLUMNS[key].title for key in QUEUE_COLUMNS]
    assert [each["Reference"] for each in found] == ["T-002", "T-001"]
    assert found[0]["Name"] == "'=SUM(A1)"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_view_a_filter_and_columns(qmas: Run, tmp_path: Path) -> None:
    """A view and a filter say which cases, columns what is told of them."""
    path = tmp_path / "some.csv"
    qmas.lines("export", str(path), "--view", "today", "--columns", "case, limit")
    assert rows(path) == [{"Reference": "T-002", "Limit of stay": "2026-03-01"}]
    qmas.lines("export", str(path), "--filter", "-tai", "--columns", "case", "--force")
    assert rows(path) == [{"Reference": "T-002"}]


def test_a_workbook_and_a_page(qmas: Run, tmp_path: Path) -> None:
    """The same table as a workbook and as Markdown."""
    book, page = tmp_path / "all.xlsx", tmp_path / "all.md"
    qmas.lines("export", str(book), "--columns", "case,limit")
    sheet = load_workbook(book).active
    assert sheet is not None
    assert [cell.value for cell in sheet["A"]] == ["Reference", "T-002", "T-001"]
    qmas.lines("export", str(page), "--view", "today", "--columns", "case,days_left")
    assert page.read_text().splitlines() == [
        "# Today",
        "",
        "1 case on 10 Feb 2026",
        "",
        "## The cases",
        "",
        "| Reference | Days left |",
        "| --- | --: |",
        "| T-002 | 19 |",
    ]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["a.docx"], 1, "names no format; use .csv, .xlsx, .md, .json."),
        (["a.csv", "--view", "todya"], 1, "did you mean today?"),
        (["a.csv", "--filter", "x:1"], 1, "there is no such field"),
        (["a.csv", "--columns", "case,shoes"], 1, "There is no column shoes; there"),
        (["a.json", "--view", "today"], 2, "go with a table"),
    ],
)
def test_what_cannot_be_written(
    qmas: Run, tmp_path: Path, words: list[str], code: int, said: str
) -> None:
    """A wrong ending, view, filter or column is told, and no file is made."""
    file, *more = words
    assert said in qmas.refused("export", str(tmp_path / file), *more, code=code)
    assert not (tmp_path / file).exists()


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_table_imported_again_changes_nothing(tmp_path: Path, ending: str) -> None:
    """What is recorded comes back as it was written, formulas included."""
    qmas = Run(tmp_path / "new.db", "2026-11-22")
    qmas.lines("import", str(DATA / "clients.xlsx"))
    qmas.lines("set", "QC26/004", "name==1+1")
    before, path = qmas.bytes(), tmp_path / f"all.{ending}"
    qmas.lines("export", str(path), "--columns", "record")
    said = qmas.lines("import", str(path))
    assert said[-1] == "The book has all of it already; nothing was changed."
    assert qmas.bytes() == before


def test_a_calendar_twice_is_the_same_file(qmas: Run, tmp_path: Path) -> None:
    """The same days give the same bytes, so that nothing is doubled."""
    one, other = tmp_path / "a.ics", tmp_path / "b.ics"
    (said,) = qmas.lines("calendar", str(one))
    assert said.endswith(f" of 2 cases written to {one}.")
    qmas.lines("calendar", str(other))
    qmas.lines("calendar", str(one), "--force")
    assert one.read_bytes() == other.read_bytes()
    assert b"CHAN" not in one.read_bytes()


def test_a_calendar_has_its_ending(qmas: Run, tmp_path: Path) -> None:
    """Under another ending no calendar would take it in, so it is refused."""
    path = tmp_path / "days.txt"
    said = qmas.refused("calendar", str(path))
    assert said == f"The ending of {path} names no format; use .ics.\n"
    assert not path.exists()


def test_a_calendar_with_names_and_alarms(
    qmas: Run, home: Path, tmp_path: Path
) -> None:
    """Names when asked for; alarms as given, else as the setting says."""
    path = tmp_path / "a.ics"

    def alarms(*words: str) -> set[str]:
        qmas.lines("calendar", str(path), "--force", *words)
        lines = path.read_text().splitlines()
        return {each for each in lines if each.startswith("TRIGGER")}

    assert alarms() == {"TRIGGER:-P6DT15H", "TRIGGER:-PT15H"}
    assert alarms("--no-alarm") == set()
    assert alarms("--alarm", "2", "--alarm", "2") == {"TRIGGER:-P1DT15H"}
    (home / "office" / "settings.toml").write_text("calendar_alarms = []\n")
    assert alarms("--names", "--view", "everyone") == set()
    assert "T-001 CHAN Tai Man" in path.read_text()
    both = ("calendar", str(path), "--alarm", "1", "--no-alarm")
    assert "exclude each other" in qmas.refused(*both, code=2)


def test_prospects_and_both_are_written(office: Run, tmp_path: Path) -> None:
    """A view knows its list, with its columns and its filter."""
    path = tmp_path / "some.csv"
    office.lines("export", str(path), "--view", "prospects", "--filter", "stage:e-visa")
    (found,) = rows(path)
    assert (found["Reference"], found["Stage"]) == ("P-002", "e-Visa issued")
    both = ("--view", "both", "--columns", "kind,case", "--force")
    assert "4 cases" in office.text("export", str(path), *both)
    kinds = [each["Kind"] for each in rows(path)]
    assert sorted(kinds) == ["holder", "holder", "prospect", "prospect"]
    record = ("--view", "prospects", "--columns", "record", "--force")
    assert "no column record" in office.refused("export", str(path), *record)


def test_a_calendar_of_prospects(office: Run, tmp_path: Path) -> None:
    """The way to the landing, planned filings and next steps; nobody is named."""
    path = tmp_path / "a.ics"
    office.lines("calendar", str(path), "--view", "prospects")
    text = path.read_text("utf-8")
    titles = [line for line in text.splitlines() if line.startswith("SUMMARY")]
    assert titles == [
        "SUMMARY:P-001: next step",
        "SUMMARY:P-002: last day of the entry visa",
        "SUMMARY:P-001: file as planned",
    ]
    assert "letters" not in text
    office.lines("calendar", str(path), "--view", "both", "--names", "--force")
    text = path.read_text("utf-8")
    for each in ("P-001 CHEN Wei", "Call about the letters", "Q-002 TAN Odd"):
        assert each in text
