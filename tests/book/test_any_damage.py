"""No damage of a file goes unseen, whatever and wherever it is."""

from __future__ import annotations

import os
from contextlib import closing
from functools import cache
from pathlib import Path
from random import Random

import pytest

from qmas_tui.book.verify import damage_of
from qmas_tui.errors import BookError
from tests.book.looks import (
    Look,
    check_sentence,
    look_at,
    opened,
)
from tests.book.samples import NOON, add, change, holder, rename

DAMAGES = int(os.environ.get("QMAS_DAMAGES", "150"))


@cache
def pristine() -> tuple[bytes, Look]:
    """The bytes of a book with all kinds of steps, and what it shows."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.db"
        book = opened(path, create=True)
        book.apply(add(*(f"Q-{n}" for n in range(1, 40))))
        for n in range(1, 30):
            book.apply((rename(holder(f"Q-{n}"), f"NAME {n}"),))
        book.undo("mw", NOON)
        book.apply((change(holder("Q-31"), holder("Q-99")),))
        book.forget("Q-5", "mw", NOON)
        book.apply(add("Q-50"))
        book.undo("mw", NOON)
        book.close()
        return path.read_bytes(), look_at(path)


def spoilt(data: bytes, random: Random) -> bytes:
    """A file in which a bit was flipped, a piece zeroed, written over or cut off."""
    at, changed = random.randrange(len(data)), bytearray(data)
    size = random.choice([1, 2, 16, 512, 4096])
    kind = random.random()
    if kind < 0.6:
        changed[at] ^= 1 << random.randrange(8)
    elif kind < 0.75:
        changed[at : at + size] = bytes(len(changed[at : at + size]))
    elif kind < 0.9:
        other = random.randrange(len(data))
        piece = data[other : other + size]
        changed[at : at + len(piece)] = piece
    else:
        del changed[at:]
    return bytes(changed)


@pytest.mark.parametrize("part", range(10))
def test_no_damage_is_silent(path: Path, part: int) -> None:
    """Whatever is changed in the file: the book shows all as it was, or says that it is
    damaged; and what it shows when it is opened is never anything else."""
    data, look = pristine()
    random, harmless = Random(1000 + part), 0
    for number in range(DAMAGES // 10):
        damaged = spoilt(data, random)
        if damaged == data:
            continue
        path.write_bytes(damaged)
        try:
            told = damage_of(path)
        except BookError as error:
            told = [error.message]
        assert all(told), number
        list(map(check_sentence, told))
        if not told:
            assert look_at(path) == look, f"damage {number} of part {part} is silent"
            harmless += 1
        else:
            _check_opening(path, look)
        for each in path.parent.glob("book.db*"):
            each.unlink()
    assert harmless < DAMAGES // 10, "something was noticed"


def _check_opening(path: Path, look: Look) -> None:
    """The cases that are shown are right, or none are."""
    try:
        with closing(opened(path)) as book:
            assert tuple(book.holders().values()) == look.cases
    except BookError as error:
        check_sentence(error.message)
