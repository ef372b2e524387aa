"""Ctrl+C at any line of the program: the book stays whole, in memory and on disk."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import qmas_tui.book
from qmas_tui.book.verify import verify, verify_backups
from tests.book.looks import Look, look_at, look_into
from tests.book.operations import OPERATIONS, place_in
from tests.book.samples import add

ROOM = str(Path(qmas_tui.book.__file__).parent)


@contextmanager
def interrupted(n: int) -> Iterator[list[str]]:
    """Within this, Ctrl+C is pressed once, at a line of the book's room, from 0 on."""
    left, pressed = [n], list[str]()

    def press(frame: FrameType, event: str, _: object) -> Any:
        if not frame.f_code.co_filename.startswith(ROOM) or pressed:
            return None
        if event == "line":
            left[0] -= 1
            if left[0] < 0:
                pressed.append(f"{frame.f_code.co_filename}:{frame.f_lineno}")
                raise KeyboardInterrupt
        return press

    before = sys.gettrace()
    sys.settrace(press)
    try:
        yield pressed
    finally:
        sys.settrace(before)


@pytest.mark.many
@pytest.mark.filterwarnings("ignore")  # some files are closed only when collected
@pytest.mark.parametrize(
    ("name", "stride"),
    [("change", 2), ("torn", 6), ("undo", 5), ("close", 2), ("forget", 70)],
)
def test_an_interrupt(
    tmp_path: Path, name: str, stride: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever the user interrupts, the step is made or it is not; what the same
    program shows, writes and closes afterwards is sound."""
    monkeypatch.setattr(os, "fsync", lambda _: None)
    n = 0
    while is_interrupted(place_in(tmp_path / str(n)), name, n):
        n += stride
    assert n > 20


def is_interrupted(path: Path, name: str, n: int) -> bool:
    """Interrupt an operation at a line, if it has so many, and go on."""
    operation = OPERATIONS[name]
    book = operation.begin(path)
    assert book is not None
    before = look_at(path)
    with suppress(KeyboardInterrupt), interrupted(n) as pressed:
        operation.act(path, book)
    where = pressed[:]
    assert verify(path) == [], where
    now = look_at(path)
    assert isinstance(before, Look)
    assert isinstance(now, Look)
    assert len(now.past) - len(before.past) in (0, 1), where
    book.refresh()
    assert look_into(book) == now, where
    book.close()
    assert look_at(path) == now, where
    book.apply(add("Q-77"))
    assert look_into(book) == look_at(path), where
    book.close()
    assert verify(path) == verify_backups(path) == [], where
    return bool(pressed)
