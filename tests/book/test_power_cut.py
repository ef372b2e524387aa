"""The power fails at any moment: what was not synced is gone, in whole or in part."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from msgspec import Struct

from qmas_tui.book.backups import backups_of
from qmas_tui.book.recover import recover, survey
from qmas_tui.book.tiny import TinyBook
from qmas_tui.book.verify import verify, verify_backups
from qmas_tui.errors import BookError
from qmas_tui.facts.holder import Holder
from tests.book.disk import Fault, Kill, Killed, watched
from tests.book.looks import Look, check_sentence, look_at, look_into, mentions, opened
from tests.book.operations import (
    OPERATIONS,
    a_torn_book,
    journal_of,
    looks,
    place_in,
)
from tests.book.power import Model, World
from tests.book.samples import NOON, add, change, holder, rename

FORGOTTEN = "Q-1"


class Told(Struct, frozen=True):
    """What the user was told is safe: all that the book shows, and its backups."""

    look: Look | str
    backups: frozenset[str] = frozenset()

    @property
    def cases(self) -> tuple[Holder, ...]:
        """The cases that are safe."""
        return () if isinstance(self.look, str) else self.look.cases


class Run:
    """Things that a book did, what was asked of the disk, and what was told when."""

    def __init__(self, path: Path, life: Callable[[Path], Iterator[TinyBook]]) -> None:
        self.folder = path.parents[1]
        self.path = path.relative_to(self.folder)
        self.model = Model(self.folder)
        self.told = [Told(look_at_copy(path))]
        with watched(self.folder) as disk:
            for book in life(path):
                names = frozenset(each.name for each in backups_of(path))
                self.told.append(Told(look_into(book), names))
                disk.say("done")
        self.calls = disk.done

    def moments(self) -> Iterator[int]:
        """Each moment at which the disk has changed: how much was told before it."""
        told = 0
        yield told
        for call in self.calls:
            self.model.take(call)
            told += call.does == "said"
            if call.does != "look":
                yield told


def a_life(path: Path) -> Iterator[TinyBook]:
    """All that a book does, from its making; one thing at a time."""
    book = opened(path, create=True)
    yield book
    for step in (
        add("Q-1", "Q-2"),
        (rename(holder("Q-1"), "B" * 700),),
        add(*(f"Q-{n}" for n in range(20, 26))),
        (change(holder("Q-2"), None),),
    ):
        book.apply(step)
        yield book
    book.undo("mw", NOON)
    yield book
    book.backup("asked", NOON)
    yield book
    book.close()
    yield book
    book.redo("mw", NOON)
    yield book
    book = opened(path)
    book.apply(add("Q-3"))
    yield book
    book.forget(FORGOTTEN, "mw", NOON)
    yield book
    book.apply(add("Q-4"))
    yield book
    book.close()
    yield book


def an_old_life(path: Path) -> Iterator[TinyBook]:
    """A book of version 0 is brought over, and changed."""
    book = opened(path)
    yield book
    book.apply(add("Q-7"))
    yield book
    book.close()
    yield book


def a_life_after_a_kill(path: Path) -> Iterator[TinyBook]:
    """A book with a torn end is changed, which sets that aside."""
    book = opened(path)
    book.apply(add("Q-7"))
    yield book
    book.close()
    yield book


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is a model here."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return place_in(tmp_path)


def look_at_copy(path: Path) -> Look | str:
    """What a book shows, without touching it."""
    if not path.exists():
        return look_at(path)
    with TemporaryDirectory() as folder:
        copy = shutil.copytree(path.parent, Path(folder) / "copy")
        return look_at(copy / path.name)


class Worlds:
    """Lays worlds out, one after the other, each once, and checks what a program finds
    there against what was told."""

    def __init__(self, folder: Path, place: Path) -> None:
        self._folder = folder / "world"
        self._place = place
        self._random = Random(1)
        self._sound: list[dict[str, bytes]] = []
        self.count = 0

    def check(self, model: Model, draws: int, *told: Told) -> None:
        """What was told first is there; or, as a whole, what was told after it.

        Looked at are the worlds with all and with nothing of what was not synced, and
        some that are drawn.
        """
        drawn = [model.drawn(self._random) for _ in range(draws)]
        seen: list[World] = []
        for world in (model.safe(), model.whole(), *drawn):
            if world not in seen:
                seen.append(world)
                self._folder.mkdir()
                world.lay_out(self._folder)
                self._check(world, told)
                shutil.rmtree(self._folder)
        self.count += len(seen)

    def _check(self, world: World, told: tuple[Told, ...]) -> None:
        path = self._folder / self._place
        seen = look_at(path)
        if isinstance(seen, str) and seen != told[0].look:
            assert world.has_holes or is_damaged(told[0].look), seen
            put_back(path)
            seen = look_at(path)
        if not is_damaged(told[0].look):
            assert seen in [each.look for each in told]
        elif not isinstance(seen, str):
            assert seen.cases == told[-1].cases
        assert {each.name for each in backups_of(path)} >= told[0].backups
        if not isinstance(seen, str):
            self._check_kept(path, world, seen)

    def _check_kept(self, path: Path, world: World, seen: Look) -> None:
        assert verify(path) == []
        copies = {name: data for name, data in world.files.items() if "backups" in name}
        if copies not in self._sound or any("erasing" in name for name in world.files):
            assert verify_backups(path) == []
            self._sound.append(copies)
        if any(past.does == "forget" for past in seen.past):
            assert mentions(path.parent, FORGOTTEN) == []


def is_damaged(look: Look | str) -> bool:
    """Whether a book was damaged before anything began."""
    return isinstance(look, str) and "There is no book" not in look


def put_back(path: Path) -> None:
    """Recover a book that is refused as damaged."""
    found = survey(path)
    assert found is not None
    later = NOON + timedelta(hours=len(list(path.parent.glob("*.damaged-*"))))
    for words in (*found.problems, found.offer, *recover(path, "mw", later)):
        check_sentence(words)


LIVES: dict[str, tuple[Callable[[Path], object], Callable[..., Iterator[TinyBook]]]] = {
    "new": (OPERATIONS["create"].begin, a_life),
    "old": (OPERATIONS["migrate"].begin, an_old_life),
    "torn": (a_torn_book, a_life_after_a_kill),
}


def cut(path: Path, folder: Path, life: str) -> Worlds:
    """Live a life, and let the power fail at every moment of it."""
    begin, live = LIVES[life]
    begin(path)
    run = Run(path, live)
    worlds = Worlds(folder, run.path)
    for n in run.moments():
        worlds.check(run.model, 40, *run.told[n : n + 2])
    assert run.model.whole() == on_disk(run.folder)
    return worlds


@pytest.mark.many
@pytest.mark.parametrize(("life", "count"), [("new", 700), ("old", 150), ("torn", 100)])
def test_a_power_cut(path: Path, tmp_path: Path, life: str, count: int) -> None:
    """Whenever the power fails, all that was told is there, and of what was under way
    all or nothing; or the book is refused, and all that was told can be put back."""
    assert cut(path, tmp_path, life).count > count


@pytest.mark.parametrize(
    "name", ["book.journal.sync", "files.sync", "files.sync_folder"]
)
def test_a_missing_sync_is_noticed(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """The worlds of these tests tell a program that leaves out any kind of sync."""
    monkeypatch.setattr(f"qmas_tui.{name}", lambda _: None)
    with pytest.raises((AssertionError, BookError)):
        cut(path, tmp_path, "new")


def on_disk(folder: Path) -> World:
    """What is really in a folder."""
    found = sorted(folder.rglob("*"))
    names = [str(each.relative_to(folder)) for each in found]
    data = {n: p.read_bytes() for n, p in zip(names, found, strict=True) if p.is_file()}
    return World(tuple(n for n in names if n not in data), data, has_holes=False)


@pytest.mark.many
@pytest.mark.parametrize(
    "name", sorted(OPERATIONS.keys() - {"grow"})
)  # that has two threads
def test_a_kill_and_a_power_cut(tmp_path: Path, name: str) -> None:
    """Where a program was killed at any call, and another carried on, a power cut takes
    nothing of what the other was told."""
    n = 0
    while is_killed(place_in(tmp_path / str(n)), name, n):
        n += 1
    assert n > 4


def is_killed(path: Path, name: str, n: int) -> bool:
    """Kill an operation at a call, if it has so many; carry on, and let the power fail
    when another program has seen the book, and when it has changed it."""
    book, was_killed = OPERATIONS[name].begin(path), False
    folder = path.parents[1]
    model = Model(folder)
    before = Told(look_at_copy(path))
    with watched(folder, Kill(n)) as disk:
        try:
            OPERATIONS[name].act(path, book)
        except Killed:
            was_killed = True
    with watched(folder) as again:
        seen = Told(carry_on(path))
        opened(path).close()
        again.say("seen")
        other = opened(path)
        other.apply(add("Q-77"))
        after = Told(look_into(other))
    worlds = Worlds(folder.parent, path.relative_to(folder))
    for call in (*disk.done, *again.done):
        model.take(call)
        if call.does == "said":
            worlds.check(model, 2, before, seen)
    worlds.check(model, 2, after)
    assert model.whole() == on_disk(folder)
    return was_killed


@pytest.mark.many
@pytest.mark.parametrize(
    "name", ["change", "torn", "undo", "close", "backup", "forget"]
)
def test_a_failure_and_a_power_cut(tmp_path: Path, name: str) -> None:
    """Where a call failed, and the same program went on, a power cut takes nothing of
    what it told since."""
    n = 0
    while has_failed(place_in(tmp_path / str(n)), name, n):
        n += 1
    assert n > 4


def has_failed(path: Path, name: str, n: int) -> bool:
    """Let a call of an operation fail, if it has so many; go on, as far as the program
    does, and let the power fail."""
    folder, book = path.parents[1], OPERATIONS[name].begin(path)
    assert book is not None
    model = Model(folder)
    with watched(folder, Fault(n, errno.EIO)) as disk:
        known = [Told(look_into(book))]
        try:
            OPERATIONS[name].act(path, book)
            known = [Told(look_into(book))]
        except BookError:
            known += [Told(look_at_copy(path)), Told(looks(name)[1])]
        calls = len(disk.asked)
        with suppress(BookError):
            book.apply(add("Q-77"))
            known = [Told(look_into(book))]
    for call in disk.done:
        model.take(call)
    Worlds(folder.parent, path.relative_to(folder)).check(model, 3, *known)
    return calls > n


def carry_on(path: Path) -> Look | str:
    """What another program finds, after it did what it is told to do."""
    if isinstance(look_at(path), str):
        if journal_of(path).exists():
            put_back(path)
        else:
            opened(path, create=True)
    return look_at(path)
