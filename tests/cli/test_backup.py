"""Backups: made, listed, verified and put back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.runs import DATA, Run


def _backups(qmas: Run) -> list[Path]:
    return sorted(qmas.book.with_name("book.db.backups").iterdir())


def _made(qmas: Run) -> Path:
    """A backup just made, the only one."""
    qmas.lines("backup", "make")
    (file,) = _backups(qmas)
    return file


def test_a_book_without_backups(qmas: Run) -> None:
    """Where there is none that is said, and is an error where one was named."""
    for command in ("list", "verify"):
        assert qmas.lines("backup", command) == ["There is no backup."]
    for words in (["verify", "x.db"], ["restore", "x.db", "--yes"]):
        said = qmas.refused("backup", *words)
        assert said.startswith("There is no backup x.db; ")


@pytest.mark.parametrize(
    "command", ["backup list", "backup verify", "backup verify x", "check", "recover"]
)
def test_no_book_is_no_damage(tmp_path: Path, command: str) -> None:
    """Where there is no book that is said, and nothing of backups or of damage."""
    nowhere = Run(tmp_path / "none.json")
    said = nowhere.refused(*command.split())
    assert said.startswith(f"There is no book at {nowhere.book}; ")
    assert "damaged" not in said


def test_a_backup_is_made_and_listed(qmas: Run) -> None:
    """A backup is listed with day, reason and size, and verified with its cases."""
    (made,) = qmas.lines("backup", "make")
    (file,) = _backups(qmas)
    assert made == f"Backup {file.name} made."
    (line,) = qmas.lines("backup", "list")
    assert line.startswith(f"{file.name}: ")
    assert line.endswith(f", asked for, {file.stat().st_size:,} bytes.")
    for words in (["verify"], ["verify", file.name]):
        assert qmas.lines("backup", *words) == [f"{file.name} is sound: 2 cases."]


def test_one_is_made_each_day_and_before_an_import(qmas: Run) -> None:
    """The first change of a day and each import keep what was there; verify counts the
    cases of each."""
    qmas.lines("set", "T-001", "adviser=mw")
    qmas.lines("set", "T-001", "adviser=jt")
    qmas.lines("import", str(DATA / "clients.xlsx"))
    lines = qmas.lines("backup", "list")
    assert [line.split(", ")[1] for line in lines] == ["before an import", "one a day"]
    qmas.lines("backup", "make")
    counts = [line.split(": ")[1] for line in qmas.lines("backup", "verify")]
    assert counts == ["62 cases.", "2 cases.", "2 cases."]


def test_old_backups_are_removed(qmas: Run, home: Path) -> None:
    """As many are kept as the setting says."""
    (home / "office" / "settings.toml").write_text("backups_kept = 2\n")
    for _ in range(4):
        qmas.lines("backup", "make")
    assert len(_backups(qmas)) == 2


def test_a_damaged_backup(qmas: Run) -> None:
    """A damaged backup is named, is never put back, and is a matter for check."""
    file = _made(qmas)
    file.write_bytes(file.read_bytes()[:-50])
    assert qmas.refused("backup", "verify").startswith(f"{file.name} is not sound: ")
    assert qmas.refused("backup", "restore", file.name, "--yes").endswith(
        "Choose another backup.\n"
    )
    told = qmas.attention()
    assert "Backups: 1, 1 to look at" in told
    assert f"The backup {file.name}: " in told


def test_a_backup_that_knows_more_than_the_history(qmas: Run) -> None:
    """Check ends with 3 where a backup holds steps that the history lacks."""
    older = qmas.book.read_bytes()
    assert "goes on where the history" not in qmas("check").stdout
    qmas.lines("set", "T-001", "adviser=zz")
    qmas.lines("backup", "make")
    qmas.book.write_bytes(older)
    assert "goes on where the history does not" in qmas.attention()


def _changed(qmas: Run) -> str:
    """A book changed since its backup; the name of that."""
    file = _made(qmas)
    qmas.lines("set", "T-001", "adviser=zz")
    qmas.lines("add", "case=T-003", "name=NAIR Priya", "citizenship=other", "route=gpt")
    return file.name


def test_a_backup_is_put_back(qmas: Run) -> None:
    """The book comes back as it was, in one step that undo takes back."""
    before = qmas.lines("due", "--within", "9999")
    name = _changed(qmas)
    now = qmas.lines("due", "--within", "9999")
    lines = qmas.lines("backup", "restore", name, "--yes")
    assert lines[0] == "To change: 2 cases, T-001, T-003."
    assert lines[1].startswith("2 cases restored from the backup of ")
    assert qmas.lines("due", "--within", "9999") == before != now
    assert ", before a restore, " in qmas.lines("backup", "list")[0]
    (again,) = qmas.lines("backup", "restore", name)
    assert again.endswith("the book holds all of it already.")
    qmas.lines("undo")
    assert qmas.lines("due", "--within", "9999") == now


def test_a_script_has_to_say_yes(qmas: Run) -> None:
    """Without a terminal nothing is put back unless --yes is given."""
    name = _changed(qmas)
    assert "add --yes" in qmas.failed("backup", "restore", name, code=2)
    assert len(qmas.lines("history")) == 3


@pytest.mark.usefixtures("terminal")
def test_it_asks_on_a_terminal(qmas: Run) -> None:
    """On a terminal it asks before it puts anything back."""
    name = _changed(qmas)
    assert qmas("backup", "restore", name, typed="n\n").exit_code == 1
    assert len(qmas.lines("history")) == 3
    assert qmas("backup", "restore", name, typed="y\n").exit_code == 0
    assert len(qmas.lines("history")) == 4
