"""What a sheet leaves open is asked, and answered on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.runs import Run

OPEN = """Employee,Name of holder,Visa runs till,Visa expiry,Monthly salary,Pupil
Q-1,LEE Ka,3/4/2028,3/5/2028,45000,x
Q-2,HO Mei,,3/6/2028,,
"""


@pytest.fixture
def fresh(tmp_path: Path) -> Run:
    """Runs command lines on a book that is not there yet."""
    return Run(tmp_path / "new" / "book.db", "2026-11-22")


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A sheet with likely columns, two of them limits, and days that may be two."""
    path = tmp_path / "sheet.csv"
    path.write_text(OPEN.replace("Employee", "Employee no"), "utf-8")
    return path


def test_what_is_open_refuses_the_import(fresh: Run, sheet: Path) -> None:
    """The report is shown, then every question with its choices and its option."""
    result = fresh("import", str(sheet))
    assert result.exit_code == 1
    assert "New cases: 2." in result.stdout
    lines = result.stderr.splitlines()
    assert lines[0] == "The sheet leaves something open; nothing was imported:"
    assert [line.rpartition("Answer with ")[2] for line in lines[1:]] == [
        "--answer 'column A=case'",
        "--answer 'column C=limit'",
        "--answer 'limit=later'",
        "--dates dmy or --dates mdy",
    ]
    assert not fresh.book.exists()


def test_a_dry_run_says_what_would_be_asked(fresh: Run, sheet: Path) -> None:
    """A dry run ends well, and names the questions with what is proposed."""
    lines = fresh.lines("import", str(sheet), "--dry-run")
    assert "To be answered: 4." in lines
    assert "    later: of each row the later day, proposed" in lines
    assert "Offered: 1." in lines
    assert lines[-1].startswith("Dry run, nothing was changed")


def test_a_dry_run_without_any_row_says_how_to_go_on(fresh: Run, sheet: Path) -> None:
    """Where no column is the case or the name, a dry run names those there are."""
    sheet.write_text("Wer,Was,Wann\nLEE Ka,rot,x\nHO Mei,blau,y\n", "utf-8")
    result = fresh("import", str(sheet), "--dry-run")
    assert result.exit_code == 1
    assert 'column A "Wer", column B "Was", column C "Wann"' in result.stdout
    assert "the case reference and none for the name; say which" in result.stdout
    assert "answer with --answer 'column A=case', or a file" in result.stdout
    said = ("--answer", "column B=case", "--answer", "column A=name")
    assert "2 new cases" in fresh.text("import", str(sheet), *said)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("column F=boss", 'column F=boss: "boss" is not one of case, name, name_zh, '),
        ("column Z=case", '"column Z" is no question, column or row here'),
        ("columns=case", '"columns" is no question, column or row here'),
        ("row 9=spouse", '"row 9" is no question, column or row here'),
        ("row 3=uncle", '"uncle" is not one of spouse, child, leave out'),
        ("limit=column Z", '"column Z" is not one of later, column A, '),
        ("dates=ymd", '"ymd" is not one of dmy, mdy'),
        ("pay=yes", '"yes" is not one of employment, leave out'),
    ],
)
def test_an_answer_that_fits_nothing_is_refused(
    fresh: Run, sheet: Path, answer: str, words: str
) -> None:
    """A slip in an answer is told with what may be answered; not passed over."""
    said = fresh.refused("import", str(sheet), "--dry-run", "--answer", answer)
    assert said.startswith("Answers do not fit the sheet; nothing was imported:")
    assert words in said


def test_the_order_of_dates_is_an_answer_like_others(fresh: Run, sheet: Path) -> None:
    """What --dates says can be said with --answer, and counts."""
    said = ("--answer", "dates=mdy", "--as-proposed")
    assert "5 Mar 2028" in fresh.text("import", str(sheet), *said)


def test_an_offer_shows_the_answer_that_takes_it(fresh: Run, sheet: Path) -> None:
    """What is left out without an answer is offered with the answer that takes it."""
    lines = fresh.lines("import", str(sheet), "--dry-run")
    assert "    answer with --answer 'pay=employment'" in lines


def test_answers(fresh: Run, sheet: Path) -> None:
    """Each question is answered by its option, or as proposed."""
    lines = fresh.lines(
        *("import", str(sheet), "--dates", "mdy", "--as-proposed"),
        *("--answer", "limit=column D", "--answer", "pay=employment"),
    )
    assert lines[-1].startswith("Saved in ")
    shown = "\n".join(fresh.lines("show", "Q-1"))
    assert "5 Mar 2028" in shown
    assert "HK$45,000" in shown


def test_columns_go_out_come_in_and_are_remembered(
    fresh: Run, sheet: Path, tmp_path: Path
) -> None:
    """A mapping is written, read, and counts again for the next sheet of the shape."""
    out, answers = tmp_path / "map.toml", ("--dates", "dmy", "--answer", "limit=later")
    assert fresh("import", str(sheet), "--map-out", str(out)).exit_code == 1
    again = fresh("import", str(sheet), "--map-out", str(out))
    assert "exists already" in again.stderr
    lines = fresh.lines("import", str(sheet), "--map", str(out), *answers)
    assert 'Columns taken as was said: "Employee no"' in lines[1]
    sheet.write_text(sheet.read_text("utf-8") + "Q-3,NG Wai,,3/6/2028,,\n", "utf-8")
    lines = fresh.lines("import", str(sheet), *answers)
    assert lines[-1].startswith("Saved in ")
    assert "1 new case, 2 unchanged cases" in lines[-1]


def test_what_cannot_be_remembered_undoes_nothing(
    fresh: Run, sheet: Path, home: Path
) -> None:
    """An import is saved, and said to be, where the columns cannot be remembered."""
    (home / "office" / "columns").write_text("in the way")
    result = fresh("import", str(sheet), "--as-proposed", "--dates", "dmy")
    assert result.exit_code == 0
    assert "Saved in " in result.stdout
    assert result.stderr.startswith("What was said of the columns is not remembered: ")


def test_what_is_remembered_is_named_where_it_is_damaged(
    fresh: Run, sheet: Path, home: Path
) -> None:
    """A remembered file that was spoilt is told with its path and what to do."""
    fresh.lines("import", str(sheet), "--as-proposed", "--dates", "dmy")
    (path,) = (home / "office" / "columns").iterdir()
    path.write_text("column = 7")
    said = fresh.refused("import", str(sheet), "--dry-run")
    assert said.startswith(f"{path} says what the columns of such a sheet are; ")


def test_a_bad_mapping_is_told(fresh: Run, sheet: Path, tmp_path: Path) -> None:
    """A slip in the file of --map is told with its place."""
    path = tmp_path / "map.toml"
    path.write_text('[[column]]\ntitle = "A"\nfield = "shoes"\n', "utf-8")
    result = fresh("import", str(sheet), "--map", str(path))
    assert result.exit_code == 1
    assert 'column 1, field: "shoes" is not one of: ' in result.stderr


def test_the_report_of_every_cell(fresh: Run, sheet: Path, tmp_path: Path) -> None:
    """The report is a table for a spreadsheet; over another it is written by force."""
    report = tmp_path / "report.csv"
    for force in ((), ("--force",)):
        words = ("import", str(sheet), "--dry-run", "--report", str(report))
        fresh.lines(*words, *force)
    rows = report.read_text("utf-8-sig").splitlines()
    assert rows[0] == "sheet,row,column,title,text,became,words"
    assert "sheet,2,F,Pupil,x,not taken,unknown" in rows
    assert fresh("import", str(sheet), "--report", str(report)).exit_code == 1


@pytest.mark.parametrize("option", ["--report", "--map-out"])
@pytest.mark.parametrize("name", ["book.db", "book.db-wal", "book.db.backups/a.csv"])
def test_no_file_of_an_import_over_the_book(
    qmas: Run, sheet: Path, option: str, name: str
) -> None:
    """What an import leaves in files never stands where the book or its copies do."""
    qmas.lines("backup", "make")
    out = qmas.book.parent / name
    words = ("import", str(sheet), "--dry-run", "--force", option, str(out))
    before = qmas.bytes()
    assert f"{out} belongs to the book itself; name another file." in qmas.refused(
        *words
    )
    assert qmas.bytes() == before


def test_no_report_where_the_book_is_to_be(fresh: Run, sheet: Path) -> None:
    """Before there is a book its place is kept free, and the sheet itself is kept."""
    fresh.book.parent.mkdir()
    words = ("import", str(sheet), "--as-proposed", "--dates", "dmy", "--force")
    assert "belongs to the book" in fresh.refused(*words, "--report", str(fresh.book))
    said = fresh.refused(*words, "--report", str(sheet))
    assert said == f"{sheet} is the file that is read; name another file.\n"
    assert "Visa runs till" in sheet.read_text("utf-8")


def test_an_encoding_is_named(fresh: Run, tmp_path: Path) -> None:
    """Where the letters can be read in two ways the option says which is right."""
    path = tmp_path / "sheet.csv"
    path.write_bytes("Ref,Name\nQ-1,佐藤健\n".encode("shift_jis"))
    assert "--encoding" in fresh("import", str(path)).stderr
    lines = fresh.lines("import", str(path), "--encoding", "shift_jis")
    assert "  Q-1, 佐藤健: no limit of stay; citizenship unknown" in lines


def test_a_corrected_sheet(fresh: Run, tmp_path: Path) -> None:
    """What came from the first import follows the second; what was typed stays."""
    path = tmp_path / "sheet.csv"
    head = "Ref,Name,Scheme,Visa expiry,First landing,Adviser\n"
    path.write_text(head + "Q-1,LEE Ka,GPT,15/3/2028,31/2/2025,mw\n", "utf-8")
    fresh.lines("import", str(path))
    fresh.lines("set", "Q-1", "adviser=ak")
    path.write_text(head + "Q-1,LEE Ka,GPT,20/3/2028,28/2/2025,jt\n", "utf-8")
    lines = fresh.lines("import", str(path))
    moved = "limit of stay 15 Mar 2028 → 20 Mar 2028"
    assert f"  Q-1, LEE Ka: landed_on, grant, unread; {moved}" in lines
    assert "  row 2, Q-1: adviser: book ak, sheet jt" in lines
    shown = "\n".join(fresh.lines("show", "Q-1"))
    assert "20 Mar 2028" in shown
    assert fresh.lines("import", str(path))[-1].endswith("nothing was changed.")
    fresh.lines("undo")
    assert "15 Mar 2028" in "\n".join(fresh.lines("show", "Q-1"))
