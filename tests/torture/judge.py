"""Opens a book after its writers were killed, and says what is not as it must be.

A book in memory makes the steps that were acknowledged, and the last one that was not
if it is on record. From then on the two must agree in every case and every step.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import structs

from qmas_tui.book.beside import Beside
from qmas_tui.book.loading import load
from qmas_tui.book.memory import MemoryBook
from qmas_tui.book.tiny import TinyBook
from qmas_tui.book.verify import verify
from qmas_tui.facts.changes import Change, Past, Step
from qmas_tui.facts.holder import Holder
from tests.book.samples import NOON, holder
from tests.torture.child import KEPT
from tests.torture.copies import Copies, traces
from tests.torture.order import check_reports, order_of_many, order_of_one
from tests.torture.talk import Tried
from tests.torture.verdict import Verdict, Wrong
from tests.torture.watch import Report


class Judge:
    """Knows all that a book must hold, over many rounds."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._model = MemoryBook()
        self._copies = Copies(path)
        self._forgotten: set[str] = set()
        self._desk: TinyBook | None = None
        self._rounds = 0
        self._is_news = False
        self._snapshots: list[dict[str, Holder]] = [{}]

    def found(self, people: Sequence[Holder]) -> None:
        """Begin the book with some cases."""
        book = TinyBook(self.path, create=True, kept=KEPT)
        self._both(book, tuple(_added(each) for each in people))
        book.close()

    def glance(self, report: Report) -> Verdict:
        """Only count what a killed program left: the next shall find it as it is."""
        return self._judged([report], lambda: self._glance(report))

    def look(self, reports: Sequence[Report]) -> Verdict:
        """The book after all who worked on it are dead."""
        return self._judged(reports, lambda: self._look(reports))

    def _judged(self, reports: Sequence[Report], judge: Callable[[], None]) -> Verdict:
        verdict = Verdict(sum(len(each.kept) for each in reports))
        torn = set(_torn(self.path))
        try:
            check_reports(reports)
            judge()
        except Wrong as error:
            verdict.wrong = str(error)
        except Exception as error:  # whatever it is, the book cannot be used
            verdict.wrong = f"no sound book: {error!r}"
        verdict.torn = len(set(_torn(self.path)) - torn)
        return verdict

    def _glance(self, report: Report) -> None:
        there = load(Beside.of(self.path)).link.step
        self._follow(order_of_one(there - len(self._model.history()), report))

    def _look(self, reports: Sequence[Report]) -> None:
        self._rounds += 1
        self.check_files()
        book = TinyBook(self.path, kept=KEPT)
        past = book.history()
        self.taken_over(past)
        new = past[len(self._model.history()) :]
        if len(reports) == 1:  # of a forgotten case no step tells who made it
            self._follow(order_of_one(len(new), reports[0]))
        else:
            self._follow(order_of_many(new, reports))
        self._compare(book, past)
        self._copies.check(self._snapshots, self._forgotten)
        if os.path.lexists(Beside.of(self.path).erasing):
            raise Wrong("forgetting a case was not finished")
        if self._forgotten and (left := traces(self.path) & self._forgotten):
            raise Wrong(f"something of {sorted(left)} is left")
        self._go_on(book)

    def taken_over(self, past: Sequence[Past]) -> None:
        """Told of the steps of a book that was opened, before they are judged."""

    def check_files(self) -> None:
        """The files before anybody opens them."""
        for problem in verify(self.path):
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

    def _compare(self, book: TinyBook, past: Sequence[Past]) -> None:
        self._compare_cases(book)
        for one, other in zip(self._model.history(), past, strict=True):
            if _plain(one) != _plain(other):
                raise Wrong(f"step {one.number} is not as it was acknowledged")

    def _compare_cases(self, book: TinyBook) -> None:
        if list(book.holders().items()) != list(self._model.holders().items()):
            raise Wrong("the cases are not those that were acknowledged")

    def _go_on(self, book: TinyBook) -> None:
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

    def _both(self, book: TinyBook, step: Step) -> None:
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


def _people(book: MemoryBook) -> set[str]:
    return {
        each.name
        for past in book.history()
        for change in past.changes
        for each in (change.before, change.after)
        if each is not None
    }


def _added(person: Holder) -> Change:
    return Change(who="desk", when=NOON, what="added", before=None, after=person)


def _torn(path: Path) -> Iterator[str]:
    return (each.name for each in Beside.of(path).set_aside() if ".torn-" in each.name)
