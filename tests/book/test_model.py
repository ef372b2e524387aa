"""Any run of changes equals a plain dict, in memory and on disk."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from msgspec.structs import replace

from qmas_tui.book.memory import MemoryBook
from qmas_tui.book.tiny import TinyBook
from qmas_tui.facts.changes import Change, Step
from qmas_tui.facts.holder import Holder
from tests.book.samples import change, holder

pytestmark = pytest.mark.many

Model = dict[str, Holder]


class Books(RuleBasedStateMachine):
    """Two books, a model of their contents, and the models before each step."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "book.json"
        self.tiny = TinyBook(self.path, create=True, undo_steps=5)
        self.memory = MemoryBook(undo_steps=5)
        self.model: Model = {}
        self.past: list[tuple[Model, Step]] = []

    def teardown(self) -> None:
        self.folder.cleanup()

    def change(self, data: st.DataObject, model: Model) -> Change:
        """An addition, an edit, a new reference or a removal; the model follows."""
        if not model or data.draw(st.booleans(), label="add"):
            case = data.draw(st.text("AB", min_size=1).filter(lambda c: c not in model))
            model[case] = holder(case)
            return change(None, model[case])
        before = model[data.draw(st.sampled_from(list(model)), label="case")]
        if data.draw(st.booleans(), label="remove"):
            return change(model.pop(before.case), None)
        after = replace(before, name=data.draw(st.text("xyz", min_size=1)))
        model[after.case] = after
        return change(before, after)

    @rule(data=st.data())
    def apply(self, data: st.DataObject) -> None:
        model = dict(self.model)
        size = data.draw(st.integers(1, 4), label="size")
        step = tuple(self.change(data, model) for _ in range(size))
        self.past = [*self.past, (self.model, step)][-5:]
        self.model = model
        self.tiny.apply(step)
        self.memory.apply(step)

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        self.model, step = self.past.pop()
        assert self.tiny.undo() == step
        assert self.memory.undo() == step

    @rule()
    def reopen(self) -> None:
        self.tiny = TinyBook(self.path, undo_steps=5)

    @invariant()
    def all_agree(self) -> None:
        for book in (self.tiny, self.memory):
            assert list(book.holders().items()) == list(self.model.items())
            assert list(book.steps()) == [step for _, step in self.past]


TestBooks = Books.TestCase
TestBooks.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
