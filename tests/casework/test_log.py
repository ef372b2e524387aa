"""The log of a book since some time."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec import structs

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.log import Since, choices, log_since, since_named, take_back
from qmas_tui.casework.snapshots import write_snapshot
from qmas_tui.errors import BookError, DataError
from qmas_tui.facts.prospect import Prospect
from tests.desk.support import FaultyBook, book_of, casework_of, people
from tests.make import AS_OF


@pytest.fixture
def casework(tmp_path: Path) -> Casework:
    """A book of two."""
    return book_of(tmp_path / "book.db", *people(2))


def test_what_can_be_chosen(casework: Casework) -> None:
    """The last visit, if it is known; two days; every backup."""
    left = casework.session.clock()
    casework.backups.make()
    visit, yesterday, week, *backups = choices(casework, left)
    assert (visit.title, visit.moment) == ("your last visit", left)
    assert yesterday.moment is not None
    assert week.moment == yesterday.moment - timedelta(days=6)
    names = [each.name for each in casework.backups.all()]
    assert [each.backup for each in backups] == names
    assert choices(casework, None)[0] == yesterday


def test_days_can_be_chosen_without_the_backups(
    casework: Casework, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that cannot be read takes nothing else away."""

    def fail() -> None:
        raise BookError("no")

    monkeypatch.setattr(casework.backups, "all", fail)
    assert len(choices(casework, None)) == 2


def test_it_is_asked_for_by_day_backup_or_file(
    casework: Casework, tmp_path: Path
) -> None:
    """What is none of them is refused, as is a day to come."""
    casework.backups.make()
    name = casework.backups.all()[0].name
    write_snapshot(casework, tmp_path / "week.toml")
    assert since_named(casework, "20/11/26").title == "Fri 20 Nov 2026"
    assert since_named(casework, "yesterday").title == "Sat 21 Nov 2026"
    assert since_named(casework, name).backup == name
    assert since_named(casework, str(tmp_path / "week.toml")).title == "week.toml"
    for wrong in ("+1d", "nothing.toml", ""):
        with pytest.raises(DataError, match=r"cannot be looked up"):
            since_named(casework, wrong)


def test_a_change_and_its_undo(casework: Casework) -> None:
    """Both steps are told, and no case moved."""
    left = casework.session.clock()
    casework.set_fields("Q-1", [("adviser", "mw")])
    casework.undo.run()
    log = log_since(casework, Since(title="x", moment=left))
    assert log is not None
    assert [past.does for past in log.steps] == ["do", "undo"]
    assert log.found.is_empty


def test_one_step_of_several_is_taken_back(casework: Casework) -> None:
    """Not where its case was changed since then, or nothing is left of it."""
    for case, adviser in (("Q-1", "mw"), ("Q-2", "ak"), ("Q-2", "jt")):
        casework.set_fields(case, [("adviser", adviser)])
    *_, first, second, _third = casework.history()
    assert take_back(casework, first).what == "Undone: Q-1, set adviser mw"
    assert casework.holders["Q-1"].adviser is None
    for past in (first, second):
        with pytest.raises(DataError, match="was changed since then"):
            take_back(casework, past)
    assert casework.holders["Q-2"].adviser == "jt"
    with pytest.raises(DataError, match="it was erased"):
        take_back(casework, structs.replace(first, changes=()))


def test_prospects_are_in_the_log(casework: Casework) -> None:
    """What moved of them is told, and a step of theirs is taken back alone."""
    who = [("case", "P-1"), ("name", "KATO"), ("citizenship", "other")]
    casework.add([*who, ("route", "gpt")], kind=Prospect)
    left = casework.session.clock()
    casework.set_fields("P-1", [("criminal_record", "no")])
    casework.set_fields("Q-1", [("adviser", "mw")])
    log = log_since(casework, Since(title="x", moment=left))
    assert log is not None
    assert [each.case for each in log.before.changed] == ["P-1"]
    done = take_back(casework, log.steps[0])
    assert done.what == "Undone: P-1, set criminal_record no"
    assert casework.prospects["P-1"].criminal_record is None


def test_a_file_without_a_day_has_no_steps(casework: Casework, tmp_path: Path) -> None:
    """Nobody knows which are later; what differs is told all the same."""
    write_snapshot(casework, path := tmp_path / "s.toml")
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(x for x in lines if not x.startswith("as_of")), "utf-8")
    casework.set_fields("Q-1", [("adviser", "mw")])
    log = log_since(casework, Since(title="s.toml", file=path))
    assert log is not None
    assert log.steps == []
    assert [each.case for each in log.found.changed] == ["Q-1"]


def test_it_can_be_stopped(casework: Casework) -> None:
    """Whoever asked no longer wants to know: there is no log."""
    casework.backups.make()
    casework.set_fields("Q-1", [("adviser", "mw")])
    *_, since = choices(casework, None)[:3]
    assert log_since(casework, since, lambda _done, _total: False) is None


def test_a_history_that_cannot_be_read() -> None:
    """It is told as it is."""
    book = FaultyBook()
    casework = casework_of(*people(1), as_of=AS_OF, book=book)
    book.unread = BookError("The book cannot be read.")
    with pytest.raises(BookError):
        log_since(casework, choices(casework, None)[0])
