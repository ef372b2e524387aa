"""Any sequence of edits, undone or not, crashes and other programs included."""

from __future__ import annotations

import tempfile
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from msgspec.structs import replace

from qmas_tui.book.book import SqliteBook
from qmas_tui.errors import BookError
from qmas_tui.facts.changes import Change, Step
from tests.book.plain import Cases, PlainBook, lines_of, replayed
from tests.book.samples import NOON, change, holder

pytestmark = pytest.mark.many

REFERENCES = ("A", "B", "AA", "AB", "BA", "BB", "C", "CC")
"""Few, so that they are used again."""


class Books(RuleBasedStateMachine):
    """A book of two programs, one in memory, and a plain dict: they must agree."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "book.db"
        self.mine = SqliteBook(self.path, create=True)
        self.other = self.opened()
        self.memory = SqliteBook()
        self.plain = PlainBook()
        self.people = count(1)

    def teardown(self) -> None:
        found = self.mine.check()
        assert (found.damage, found.outside, found.backups) == ((), (), ())
        self.mine.close()
        self.other.close()
        self.folder.cleanup()

    def opened(self) -> SqliteBook:
        return SqliteBook(self.path)

    # What a user does

    @rule(data=st.data())
    def apply(self, data: st.DataObject) -> None:
        step = self.step(data)
        self.mine.apply(step)
        self.follow_apply(step)

    @precondition(lambda self: self.plain.undoable)
    @rule()
    def undo(self) -> None:
        assert self.mine.undo("ab", NOON).changes == self.plain.undoable[-1].step
        self.follow_undo()

    @precondition(lambda self: self.plain.redoable)
    @rule()
    def redo(self) -> None:
        assert self.mine.redo("ab", NOON).changes == self.plain.redoable[-1].step
        self.memory.redo("ab", NOON)
        self.plain.redo()

    @precondition(lambda self: self.plain.last_references())
    @rule(data=st.data())
    def forget(self, data: st.DataObject) -> None:
        known = sorted(set(self.plain.last_references().values()))
        case = data.draw(st.sampled_from(known), label="case")
        who = data.draw(st.sampled_from([self.mine, self.other]), label="by")
        forgotten = who.forget(case, "ab", NOON)
        assert forgotten.changes == self.memory.forget(case, "ab", NOON).changes
        self.plain.forget(case)
        assert self.mine.refresh() is (who is self.other)

    @rule()
    def close(self) -> None:
        self.mine.close()
        self.mine = self.opened()

    @rule(reference=st.sampled_from(REFERENCES))
    def refused(self, reference: str) -> None:
        """What cannot be done changes nothing."""
        before = self.plain.cases.get(reference)
        if before is None:
            wrong = change(holder(reference), None)
        else:
            wrong = change(None, before)
        for book in (self.mine, self.memory):
            with pytest.raises(BookError, match=f"^{reference} "):
                book.apply((wrong,))

    # Crashes

    @rule()
    def crash(self) -> None:
        """The program ends without closing the book."""
        self.mine = self.opened()

    # Another program

    @rule(data=st.data())
    def other_applies(self, data: st.DataObject) -> None:
        seen = self.plain.cases
        self.other.refresh()
        step = self.step(data)
        self.other.apply(step)
        self.follow_apply(step)
        self.mine_follows(data, seen)

    @precondition(lambda self: self.plain.undoable)
    @rule(data=st.data())
    def other_undoes(self, data: st.DataObject) -> None:
        seen = self.plain.cases
        self.other.refresh()
        self.other.undo("ab", NOON)
        self.follow_undo()
        self.mine_follows(data, seen)

    def mine_follows(self, data: st.DataObject, seen: Cases) -> None:
        """What is stale is refused; what the other did is news, once."""
        assert self.mine.holders() == seen
        now = list(self.plain.cases.values())
        stale = [each for each in seen.values() if each not in now]
        attempt = data.draw(st.sampled_from(["change", "undo", "nothing"]))
        if stale and attempt == "change":
            with pytest.raises(BookError, match="meanwhile"):
                self.mine.apply((change(stale[0], None),))
        elif attempt == "undo":
            with pytest.raises(BookError, match="changed meanwhile"):
                self.mine.undo("ab", NOON)
        assert self.mine.refresh() is True

    # How the others keep up

    def step(self, data: st.DataObject) -> Step:
        """Additions, edits, new references and removals, one upon the other."""
        model = dict(self.plain.cases)
        size = data.draw(st.integers(1, 4), label="size")
        return tuple(self.change(data, model) for _ in range(size))

    def change(self, data: st.DataObject, model: Cases) -> Change:
        free = st.sampled_from([each for each in REFERENCES if each not in model])
        kind = data.draw(st.sampled_from(["add", "edit", "correct", "remove"]))
        if len(model) > 4:
            kind = "remove"
        if kind == "add" or not model:
            case = data.draw(free, label="case")
            model[case] = holder(case, f"P{next(self.people)}")
            return change(None, model[case])
        before = model.pop(data.draw(st.sampled_from(list(model)), label="case"))
        if kind == "remove":
            return change(before, None)
        if kind == "edit":
            after = replace(before, adviser=data.draw(st.text("xyz", min_size=1)))
        else:
            after = replace(before, case=data.draw(free, label="reference"))
        model[after.case] = after
        return change(before, after)

    def follow_apply(self, step: Step) -> None:
        self.memory.apply(step)
        self.plain.apply(step)

    def follow_undo(self) -> None:
        self.memory.undo("ab", NOON)
        self.plain.undo()

    # What always holds

    @invariant()
    def all_agree(self) -> None:
        plain = self.plain
        for book in (self.mine, self.memory):
            assert list(book.holders().items()) == list(plain.cases.items())
            history = book.history()
            assert lines_of(history) == plain.lines
            assert replayed(history) == plain.cases
            undo, redo = book.next_undo(), book.next_redo()
            numbers = (undo.number if undo else 0, redo.number if redo else 0)
            assert numbers == (
                plain.undoable[-1].number if plain.undoable else 0,
                plain.redoable[-1].number if plain.redoable else 0,
            )
        assert self.mine.refresh() is False


TestBooks = Books.TestCase
TestBooks.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
