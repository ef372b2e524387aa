"""What was said of the columns of a sheet counts for the next one like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.import_columns import (
    check_answered,
    read_mapping,
    remember_columns,
    save_columns,
    save_report,
)
from qmas_tui.casework.importing import Overrides, find_plan, report_lines
from qmas_tui.errors import DataError

SHEET = "Ref,Name,Runs till (visa),Visa expiry\nQ-9,HO Mei,15/3/2028,16/3/2028\n"


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A sheet with a likely column."""
    path = tmp_path / "sheet.csv"
    path.write_text(SHEET, "utf-8")
    return path


def test_columns_are_remembered(lee: Casework, sheet: Path) -> None:
    """What was accepted once is not asked again; what was said now counts first."""
    plan = find_plan(lee, sheet)
    assert [each.id for each in plan.open_questions(Overrides())] == [
        "column C",
        "limit",
    ]
    mapping = remember_columns(plan)
    assert mapping is not None
    again = find_plan(lee, sheet)
    assert [each.id for each in again.questions] == ["limit"]
    assert find_plan(lee, sheet, overrides=Overrides(mapping=plan.mapping)).holders
    sheet.write_text(SHEET.replace("Runs till (visa)", "Passport expiry"), "utf-8")
    assert remember_columns(find_plan(lee, sheet)) is None


def test_what_is_open_is_refused(lee: Casework, sheet: Path) -> None:
    """Each question is a problem with its choices and the option that answers it."""
    plan = find_plan(lee, sheet)
    with pytest.raises(DataError) as caught:
        check_answered(plan, Overrides())
    assert [str(each).partition(": ")[0] for each in caught.value.problems] == [
        "column C, header in row 1",
        "columns C, D",
    ]
    assert "--answer 'limit=later'" in caught.value.problems[1].what
    check_answered(plan, Overrides(as_proposed=True))


def test_files_of_an_import(lee: Casework, sheet: Path, tmp_path: Path) -> None:
    """The mapping and the report are written; nothing is written over unasked."""
    plan = find_plan(lee, sheet)
    columns, report = tmp_path / "map.toml", tmp_path / "report.csv"
    save_columns(plan, columns)
    save_report(plan, report)
    assert read_mapping(columns) == plan.mapping
    assert "Q-9" in report.read_text("utf-8")
    with pytest.raises(DataError, match="exists already"):
        save_report(plan, report)
    save_report(plan, report, force=True)


DAYS = "Ref,Name,Visa expiry\nQ-9,HO Mei,3/4/2028\n"


def test_the_order_of_days_is_remembered(lee: Casework, tmp_path: Path) -> None:
    """Said once for such a header it counts again, and is told; never against days."""
    path = tmp_path / "days.csv"
    path.write_text(DAYS, "utf-8")
    asked = find_plan(lee, path)
    assert [each.id for each in asked.open_questions(asked.said)] == ["dates"]
    assert remember_columns(asked) is None
    mapping = remember_columns(find_plan(lee, path, overrides=Overrides(dates="mdy")))
    assert mapping is not None
    assert mapping.dates == "mdy"
    again = find_plan(lee, path)
    assert not again.open_questions(again.said)
    assert str(again.holders[0].after.grant[0].until) == "2028-03-04"
    told = list(report_lines(again, again.said))
    assert any(line.startswith("As last time under such a header") for line in told)
    path.write_text(DAYS + "Q-8,HO Wai,30/4/2028\n", "utf-8")
    plain = find_plan(lee, path)
    assert not plain.questions
    assert remember_columns(plain) is not None  # nothing is forgotten
    two = "Ref,Name,Visa expiry,Passport exp.\nQ-9,HO Mei,3/4/2028,30/4/2030\n"
    path.write_text(two, "utf-8")
    remember_columns(find_plan(lee, path, overrides=Overrides(dates="mdy")))
    other = find_plan(lee, path)
    assert [each.id for each in other.open_questions(other.said)] == ["dates"]
