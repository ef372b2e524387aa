"""One damage to the book file or the journal: told, or without any effect."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from msgspec import Struct

from qmas_tui.book.bookfile import meta_of
from qmas_tui.book.chain import Chain
from qmas_tui.book.courses import WHAT
from qmas_tui.book.recover import NOTHING_LOST, recover, survey
from qmas_tui.book.tiny import TinyBook
from qmas_tui.book.verify import verify
from qmas_tui.errors import BookError
from qmas_tui.facts.changes import Past
from tests.book.looks import Look, check_sentence, look_at, look_into, opened
from tests.book.operations import journal_of
from tests.book.samples import NOON, add, change, holder, rename

BOOK, JOURNAL = "book.json", "book.json.journal"
COUNT = int(os.environ.get("QMAS_DAMAGES", "2000")) // 5
"""Damages to each of five books; `make torture` asks for ten thousand in all."""


class Damage(Struct, frozen=True):
    """What befell a file, from a byte on, and for how many bytes.

    A flip turns the bits of one byte that are set in `bits`.
    """

    file: str
    kind: str
    at: int
    size: int = 1
    bits: int = 0

    def to(self, data: bytes) -> bytes:
        """The file as it is then."""
        end = self.at + self.size
        if self.kind == "flip":
            return data[: self.at] + bytes([data[self.at] ^ self.bits]) + data[end:]
        if self.kind == "cut":
            return data[: self.at] + data[end:]
        if self.kind == "end":
            return data[: self.at]
        return data[:end] + data[self.at :]


def drawn(files: dict[str, bytes], random: Random) -> Damage:
    """Any damage to one of some files."""
    file = random.choice((BOOK, JOURNAL, JOURNAL))
    length = len(files[file])
    at = random.randrange(length)
    kind = random.choice(("flip", "cut", "end", "double"))
    size = random.randint(1, min(length - at, random.choice((3, 100, length))))
    return Damage(
        file, kind, at, 1 if kind == "flip" else size, bits=random.randrange(1, 256)
    )


def worked(path: Path) -> TinyBook:
    """A book of ten cases and some twenty steps, the first half in its book file."""
    book = opened(path, create=True)
    for n in range(5):
        book.apply(add(f"Q-{n}"))
    book.apply(add(*(f"Q-{n}" for n in range(5, 10))))
    book.apply((rename(holder("Q-1"), "B"), change(holder("Q-2"), None)))
    book.undo("mw", NOON)
    book.close()
    for n in range(3, 9):
        book.apply((rename(holder(f"Q-{n}"), "C" * n),))
    book.undo("mw", NOON)
    book.redo("mw", NOON)
    return book


def closed(path: Path) -> None:
    worked(path).close()


def behind(path: Path) -> None:
    worked(path)


def torn(path: Path) -> None:
    book = worked(path)
    with journal_of(path).open("r+b") as file:
        book.apply(add("Q-50"))
        file.truncate(journal_of(path).stat().st_size - 300)


def forgotten(path: Path) -> None:
    worked(path).forget("Q-1", "mw", NOON)
    opened(path).apply(add("Q-20"))


def imported(path: Path) -> None:
    book = worked(path)
    book.backup("import", NOON)
    book.apply(add(*(f"Q-{n}" for n in range(100, 115))))


class Patient:
    """A book that is damaged again and again, and what it showed when it was sound."""

    def __init__(self, path: Path, make: Callable[[Path], object]) -> None:
        make(path)
        self.path = path
        sound = look_at(path)
        assert isinstance(sound, Look)
        self.sound = sound
        self.files = {name: self._file(name).read_bytes() for name in (BOOK, JOURNAL)}
        self._names = set(os.listdir(path.parent))

    def damage(self, damage: Damage) -> None:
        """Take back what was done since, and damage one file."""
        for name in set(os.listdir(self.path.parent)) - self._names:
            self._file(name).unlink()
        for name, data in self.files.items():
            self._file(name).write_bytes(
                damage.to(data) if name == damage.file else data
            )

    def is_untouched(self, damage: Damage) -> bool:
        """Whether the files are as the damage left them."""
        return set(os.listdir(self.path.parent)) == self._names and all(
            self._file(name).read_bytes()
            == (damage.to(data) if name == damage.file else data)
            for name, data in self.files.items()
        )

    def _file(self, name: str) -> Path:
        return self.path.with_name(name)

    def ends(self) -> set[int]:
        """Where a cut cannot be told from steps never made: at the end of steps that
        the book file does not include."""
        meta = meta_of(self.files[BOOK])
        assert meta is not None
        data, chain = self.files[JOURNAL], Chain()
        ends = {chain.link.size for _ in chain.blocks(data)}
        return {end for end in ends if end >= meta.link.size}


@pytest.mark.many
@pytest.mark.parametrize("make", [closed, behind, torn, forgotten, imported])
def test_any_damage(
    tmp_path: Path, make: Callable[[Path], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """After any one damage the book is whole, or says what is torn, or is refused and
    can be recovered as far as it is said; a cut between two steps alone is silent."""
    monkeypatch.setattr(os, "fsync", lambda _: None)
    random, found = Random(make.__name__), Counter[str]()
    patient = Patient(tmp_path / BOOK, make)
    for n in range(COUNT):
        damage = drawn(patient.files, random)
        patient.damage(damage)
        told = outcome(patient, damage)
        if told == "refused" and n % 8 == 0:
            told = recovered(patient, damage)
        found[told] += 1
    assert set(found) <= OUTCOMES
    shrugged = found["whole"] + found["torn"] + found["cut between steps"]
    assert shrugged < COUNT // 5


@pytest.mark.many
def test_every_byte_at_the_head_of_both_files(tmp_path: Path) -> None:
    """A bit turned in any byte of what says which book this is, and any bit of its
    version, is told; above all, no book is taken for an older one."""
    patient = Patient(tmp_path / BOOK, behind)
    for name, end in ((BOOK, b'},"holders"'), (JOURNAL, b"\n")):
        head = patient.files[name][: patient.files[name].index(end)]
        version = head.index(b'"version":') + len(b'"version":')
        places = [(at, at % 8) for at in range(len(head))]
        for at, bit in (*places, *((version, bit) for bit in range(8))):
            damage = Damage(name, "flip", at, bits=1 << bit)
            patient.damage(damage)
            assert outcome(patient, damage) == "refused"


OUTCOMES = {
    "whole",
    "torn",
    "cut between steps",
    "refused",
    "all put back",
    "cases put back",
    "some put back",
}


def outcome(patient: Patient, damage: Damage) -> str:
    """What comes of a damage; it is checked that the user can rely on it."""
    try:
        book = opened(patient.path)
        seen = look_into(book)
    except BookError as error:
        check_sentence(error.message)
        assert patient.is_untouched(damage)
        return "refused"
    told = list(book.notices())
    if seen == patient.sound and not told:
        return "whole"
    assert damage.file == JOURNAL
    check_shorter(seen, patient.sound)
    left = damage.to(patient.files[JOURNAL])
    if not told:
        assert patient.files[JOURNAL].startswith(left)
        assert len(left) in patient.ends()
        return "cut between steps"
    check_sentence(*told)
    asides = patient.path.parent.glob("*.torn-*")
    (aside,) = [each for each in asides if str(each) in told[0]]
    assert left.endswith(aside.read_bytes())
    return "torn"


def check_shorter(seen: Look, whole: Look) -> None:
    """Only the last steps are missing."""
    assert seen.past == whole.past[: len(seen.past)]


def is_put_back(past: Past) -> bool:
    """Whether a step was made when a book was recovered."""
    return any(each.what == WHAT for each in past.changes)


def recovered(patient: Patient, damage: Damage) -> str:
    """Recover a book that is refused; what is put back is what was offered."""
    found = survey(patient.path)
    assert found is not None
    if not found.offer:
        with pytest.raises(BookError, match="can be put back") as caught:
            recover(patient.path, "mw", NOON)
        check_sentence(caught.value.message)
        assert patient.is_untouched(damage)
        return "nothing left"
    check_sentence(found.offer)
    for words in recover(patient.path, "mw", NOON):
        check_sentence(words)
    assert verify(patient.path) == []
    seen = look_at(patient.path)
    assert isinstance(seen, Look)
    if NOTHING_LOST in found.offer:
        assert seen == patient.sound
        return "all put back"
    if "No case is lost" in found.offer:
        assert seen.cases == patient.sound.cases
        return "cases put back"
    past = [past for past in seen.past if not is_put_back(past)]
    assert past == list(patient.sound.past[: len(past)])
    return "some put back"
