"""Opens a book after its writers were killed, and says what is not as it must be.

A book in memory makes the steps that were acknowledged, and the last one that was not
if it is on record. From then on the two must agree in every case and every step.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import structs

from qmas_tui.book.book import SqliteBook
from qmas_tui.book.verify import damage_of
from qmas_tui.facts.changes import Change, Past, Step
from qmas_tui.facts.holder import Holder
from tests.book.samples import NOON, holder
from tests.torture.child import KEPT
from tests.torture.copies import Copies, traces
from tests.torture.order import check_reports, order_of
from tests.torture.talk import Tried
from tests.torture.verdict import Verdict, Wrong
from tests.torture.watch import Report


class Judge:
    """Knows all that a book must hold, over many rounds."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._model = SqliteBook()
        self._copies = Copies()
        self._forgotten: set[str] = set()
        self._earlier: list[Report] = []
        self._desk: SqliteBook | None = None
        self._rounds = 0
        self._is_news = False
        self._snapshots: list[dict[str, Holder]] = [{}]

    def found(self, people: Sequence[Holder]) -> None:
        """Begin the book with some cases."""
        book = SqliteBook(self.path, create=True, kept=KEPT)
        self._both(book, tuple(_added(each) for each in people))
        book.close()

    def glance(self, report: Report) -> Verdict:
        """Nothing yet of what a killed program left: the next shall find it so.

        A step that was not acknowledged may be seen only when the next opens the book.
        """
        self._earlier.append(report)
        return Verdict(len(report.kept))

    def look(self, reports: Sequence[Report]) -> Verdict:
        """The book after all who worked on it are dead."""
        return self._judged(reports, lambda: self._look(reports))

    def _judged(self, reports: Sequence[Report], judge: Callable[[], None]) -> Verdict:
        verdict = Verdict(sum(len(each.kept) for each in reports))
        try:
            check_reports(reports)
            judge()
        except Wrong as error:
            verdict.wrong = str(error)
        except Exception as error:  # whatever it is, the book cannot be used
            verdict.wrong = f"no sound book: {error!r}"
        return verdict

    def _look(self, reports: Sequence[Report]) -> None:
        self._rounds += 1
        self.check_files()
        book = SqliteBook(self.path, kept=KEPT)
        past = book.history()
        new = past[len(self._model.history()) :]
        self._follow(order_of(new, [*self._earlier, *reports]))
        self._earlier.clear()
        self._compare(book, past)
        self._copies.check(book, self._snapshots, self._forgotten)
        if book._history.to_clean():
            raise Wrong(f"forgetting a case was not finished: {book.notices()}")
        if self._forgotten and (left := traces(self.path) & self._forgotten):
            raise Wrong(f"something of {sorted(left)} is left")
        self._go_on(book)

    def check_files(self) -> None:
        """The files before anybody opens them."""
        for problem in damage_of(self.path):
            raise Wrong(f"not sound on disk: {problem}")

    def play(self, step: Step) -> None:
        """Make a step that the book holds already."""
        self._model.apply(step)
        self._remember()

    def _follow(self, order: Sequence[Tried]) -> None:
        for tried in order:
            self._is_news = True
            self._play(tried)
            self._remember()

    def _play(self, tried: Tried) -> None:
        model = self._model
        match tried.does:
            case "do":
                model.apply(tried.step)
            case "undo":
                model.undo(tried.token, tried.when)
            case "redo":
                model.redo(tried.token, tried.when)
            case "forget":
                known = _people(model)
                model.forget(tried.case, tried.token, tried.when)
                self._forgotten |= known - _people(model)

    def _compare(self, book: SqliteBook, past: Sequence[Past]) -> None:
        self._compare_cases(book)
        for one, other in zip(self._model.history(), past, strict=True):
            if _plain(one) != _plain(other):
                raise Wrong(f"step {one.number} is not as it was acknowledged")

    def _compare_cases(self, book: SqliteBook) -> None:
        if list(book.holders().items()) != list(self._model.holders().items()):
            raise Wrong("the cases are not those that were acknowledged")

    def _go_on(self, book: SqliteBook) -> None:
        """The book can be written, by one that was open all along as by another."""
        desk = self._desk or book
        if desk.refresh() is not (self._is_news and desk is not book):
            raise Wrong("a program that was open all along did not follow")
        self._compare_cases(desk)
        writer, other = (book, desk) if self._rounds % 2 else (desk, book)
        name = f"desk.{self._rounds}"
        self._both(writer, (_added(holder(f"C-{name}", f"P-{name}")),))
        other.refresh()
        self._compare_cases(other)
        if writer.next_undo() != other.next_undo():
            raise Wrong("two programs do not agree on what can be undone")
        if self._rounds % 3 == 0:
            book.close()
        self._desk, self._is_news = desk, False

    def _both(self, book: SqliteBook, step: Step) -> None:
        self._snapshots = self._snapshots[-1:]
        book.apply(step)
        self.play(step)

    def _remember(self) -> None:
        """What a backup may hold that is made from now on."""
        self._snapshots.append(dict(self._model.holders()))


def _plain(past: Past) -> Past:
    """A step without who made it, where nothing of that is kept."""
    is_known = past.changes or past.does == "forget"
    return past if is_known else structs.replace(past, who="")


def _people(book: SqliteBook) -> set[str]:
    return {
        each.name
        for past in book.history()
        for change in past.changes
        for each in (change.before, change.after)
        if each is not None
    }


def _added(person: Holder) -> Change:
    return Change(who="desk", when=NOON, what="added", before=None, after=person)
