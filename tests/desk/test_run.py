"""How the desk is opened and left: the book tidy, and what went wrong told."""

from __future__ import annotations

import os
import signal
from datetime import date
from pathlib import Path

import pytest

from qmas_tui.casework import open as opening
from qmas_tui.casework.casework import Casework
from qmas_tui.casework.open import open_casework
from qmas_tui.cli import desk as cli
from qmas_tui.cli.options import Options
from qmas_tui.desk import app, recovery
from qmas_tui.desk.awaited import AwaitedBook
from qmas_tui.desk.book_app import Elsewhere
from qmas_tui.desk.quiet import ENDINGS, QuietApp
from qmas_tui.errors import BookError, DamagedBook
from tests.damage import spoil_record
from tests.desk.support import FaultyBook, at_desk, book_of, casework_of, people, settle
from tests.make import AS_OF, holder

FULL = "The book cannot be written: no space is left"


@pytest.fixture
def book() -> FaultyBook:
    """A book on a disk that can be broken."""
    return FaultyBook()


def run(book: FaultyBook) -> Elsewhere | None:
    """Run a desk over a book, which a test left or broke beforehand."""
    casework = casework_of(holder(), book=book)
    return app.run_desk(AwaitedBook.opened(casework), lambda: casework.as_of)


def test_the_book_is_closed_when_the_desk_is_left(
    book: FaultyBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once, and then the desk is done."""
    monkeypatch.setattr(QuietApp, "run", lambda _: 0)
    assert run(book) is None
    assert book.closed == 1


def test_a_book_that_cannot_be_left_tidy_is_told(
    book: FaultyBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence goes to whoever ran the desk, for exit code 1."""

    def left(_: object) -> int:
        book.trouble = FULL
        return 0

    monkeypatch.setattr(QuietApp, "run", left)
    with pytest.raises(BookError, match="no space is left") as raised:
        run(book)
    assert raised.value.exit_code == 1


@pytest.mark.parametrize("error", [RuntimeError("fault"), KeyboardInterrupt()])
@pytest.mark.parametrize("trouble", ["", FULL])
def test_the_book_is_closed_after_a_crash(
    book: FaultyBook,
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
    trouble: str,
) -> None:
    """What crashed the desk is raised, whatever closing meets; that is noted on it."""

    def crash(_: object) -> int:
        book.trouble = trouble
        raise error

    monkeypatch.setattr(QuietApp, "run", crash)
    with pytest.raises(type(error)) as raised:
        run(book)
    assert book.closed == 1
    assert getattr(raised.value, "__notes__", []) == ([FULL] if trouble else [])


@pytest.mark.parametrize("ending", ENDINGS)
async def test_the_desk_is_left_when_the_system_ends_it(ending: str) -> None:
    """A closed window or a polite kill leaves it as ctrl+q does."""
    async with at_desk(casework_of(holder())) as (desk, pilot):
        assert signal.getsignal(getattr(signal, ending)) is not signal.SIG_DFL
        os.kill(os.getpid(), getattr(signal, ending))
        await settle(pilot)
        assert not desk.is_running


@pytest.mark.parametrize(("result", "outcome"), [(None, "left"), ("go-on", "go-on")])
def test_recovery_gives_its_outcome(
    monkeypatch: pytest.MonkeyPatch, result: str | None, outcome: str
) -> None:
    """Ended in any other way than by its keys it counts as left."""
    monkeypatch.setattr(QuietApp, "run", lambda _: result)
    damage = recovery.Damage("book.db", ("bad",), "", tuple)
    assert recovery.run_recovery(damage, "qmas-dark") == outcome


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many cases each desk held that was opened, and closed at once."""
    found: list[int] = []

    def run_desk(book: AwaitedBook, _clock: object) -> None:
        casework = book.open()
        found.append(len(casework.holders))
        casework.close()

    monkeypatch.setattr(cli, "_check_terminal", lambda: None)
    monkeypatch.setattr(cli, "run_desk", run_desk)
    return found


def options_for(path: Path) -> Options:
    """What the command line knows when only the book is named."""
    options = Options()
    options.book, options.as_of = path, AS_OF
    return options


def damage(path: Path) -> None:
    """Change what a book acknowledged."""
    spoil_record(path)


@pytest.mark.parametrize(
    ("outcome", "code", "desks"), [("left", 1, 0), ("recovered", 0, 0), ("go-on", 0, 1)]
)
def test_a_damaged_book_opens_the_recovery(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    opened: list[int],
    outcome: str,
    code: int,
    desks: int,
) -> None:
    """Left it ends with 1; put back it goes on to the desk if that is wanted."""
    path = tmp_path / "book.db"
    book_of(path, *people(2)).close()
    damage(path)
    with pytest.raises(DamagedBook):
        open_casework(path, AS_OF)

    def run_recovery(damage: recovery.Damage, theme: str) -> str:
        assert damage.name == "book.db"
        assert damage.problems
        assert theme == "qmas-dark"
        if outcome != "left":
            assert damage.recover()
        return outcome

    monkeypatch.setattr(recovery, "run_recovery", run_recovery)
    assert cli.open_own(options_for(path)) == code
    assert len(opened) == desks


def test_a_sound_book_opens_the_desk(tmp_path: Path, opened: list[int]) -> None:
    """Without a question."""
    path = tmp_path / "book.db"
    book_of(path, *people(2)).close()
    assert cli.open_own(options_for(path)) == 0
    assert opened == [2]


def test_another_book_is_opened_in_the_same_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A desk that is left for another book, or for the demo, goes on in that."""
    first, second = tmp_path / "first.db", tmp_path / "second.db"
    book_of(first, *people(2)).close()
    book_of(second, *people(3)).close()
    ways: list[Elsewhere | None] = [Elsewhere(second), Elsewhere(), None]
    seen = []

    def run_desk(book: AwaitedBook, _clock: object) -> Elsewhere | None:
        casework = book.open()
        seen.append(len(casework.holders))
        casework.close()
        return ways[len(seen) - 1]

    monkeypatch.setattr(cli, "_check_terminal", lambda: None)
    monkeypatch.setattr(cli, "run_desk", run_desk)
    assert cli.open_own(options_for(first)) == 0
    assert seen[:2] == [2, 3]
    assert seen[2] > 30


def test_a_book_mended_meanwhile_opens_the_desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: list[int]
) -> None:
    """Where another program put it back in the same moment nothing is asked."""
    path = tmp_path / "book.db"
    book_of(path, *people(2)).close()
    tries = []

    def open_at_last(path: Path, day: date | None, create: bool) -> Casework:
        tries.append(path)
        if len(tries) == 1:
            raise DamagedBook("The journal is damaged")
        return open_casework(path, day, create)

    monkeypatch.setattr(opening, "open_casework", open_at_last)
    assert cli.open_own(options_for(path)) == 0
    assert opened == [2]


def test_what_closing_has_to_tell_comes_after_the_desk(
    book: FaultyBook,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """It stands on the terminal that the desk gave back."""

    def left(_: object) -> int:
        book.news = ["The book file could not be written anew; nothing is lost."]
        return 0

    monkeypatch.setattr(QuietApp, "run", left)
    casework = casework_of(holder(), book=book)
    assert cli.open_desk(AwaitedBook.opened(casework), lambda: AS_OF) is None
    assert "nothing is lost.\n" in capsys.readouterr().err
