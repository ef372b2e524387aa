"""Whatever is not as it was written is found, and its place named."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest
from msgspec.structs import replace

from qmas_tui.book.bookfile import BookFile, Contents
from qmas_tui.book.tiny import TinyBook
from qmas_tui.book.verify import verify, verify_backups
from qmas_tui.errors import BookError
from tests.book.looks import check_sentence, opened
from tests.book.operations import journal_of
from tests.book.samples import NOON, add, holder, rename


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "book.json"


@pytest.fixture
def book(path: Path) -> TinyBook:
    """Two cases in the book file, and a step behind it."""
    book = opened(path, create=True)
    book.apply(add("Q-1", "Q-2"))
    book.close()
    book.apply((rename(holder("Q-1"), "B"),))
    return book


def found(path: Path) -> list[str]:
    """What verify finds, in sentences."""
    problems = [str(each) for each in verify(path)]
    for words in problems:
        check_sentence(words)
    return problems


def lines_of(path: Path) -> list[bytes]:
    return journal_of(path).read_bytes().splitlines(keepends=True)


def test_a_sound_book(path: Path, book: TinyBook) -> None:
    """Nothing is found at any moment of a book that is sound, and nothing written."""
    before = {each: each.read_bytes() for each in path.parent.glob("*json*l*")}
    assert found(path) == []
    assert {each: each.read_bytes() for each in before} == before
    book.undo("mw", NOON)
    book.backup("asked", NOON)
    book.forget("Q-2", "mw", NOON)
    assert found(path) == []
    book.close()
    assert found(path) == []
    path.unlink()
    assert found(path) == []
    assert verify_backups(path) == []


@pytest.mark.usefixtures("book")
def test_a_torn_end_is_no_damage(path: Path) -> None:
    """What a killed program left behind the last step is for the next to set aside."""
    with journal_of(path).open("ab") as file:
        file.write(lines_of(path)[-1][:-40])
    assert found(path) == []


@pytest.mark.parametrize("n", range(6))
@pytest.mark.usefixtures("book")
def test_a_damaged_line(path: Path, n: int) -> None:
    """A changed byte in any line of the journal is found, and the line named."""
    lines = lines_of(path)
    lines[n] = lines[n].replace(b"0", b"1", 1)
    journal_of(path).write_bytes(b"".join(lines))
    (words,) = found(path)
    assert words.startswith(f"{journal_of(path)}, line {n + 1} (byte ")


@pytest.mark.parametrize(
    ("spoil", "n"),
    [
        (lambda lines: lines[:2] + lines[3:], 3),  # a line is missing
        (lambda lines: lines[:2] + lines[1:], 3),  # a line stands twice
        (lambda lines: lines[:1] + lines[4:], 2),  # a step is missing
        (lambda lines: [*lines[:4], *lines[1:]], 5),  # a step stands twice
        (lambda lines: lines[1:], 1),  # the first line is missing
        (lambda lines: [lines[0], lines[2], lines[1], *lines[3:]], 2),  # swapped
    ],
)
@pytest.mark.usefixtures("book")
def test_lines_that_do_not_follow(
    path: Path, spoil: Callable[[list[bytes]], list[bytes]], n: int
) -> None:
    """Whole lines taken out, doubled or swapped are found."""
    journal_of(path).write_bytes(b"".join(spoil(lines_of(path))))
    (words,) = found(path)
    assert words.startswith(f"{journal_of(path)}, line {n} (byte ")


@pytest.mark.parametrize("n", [2, 4])
@pytest.mark.usefixtures("book")
def test_a_change_erased_without_a_note(path: Path, n: int) -> None:
    """A change cut clean out of the journal is found, also once it is in the book."""
    lines = lines_of(path)
    lines[n] = re.sub(rb',"salt":.*\}\n', b"}\n", lines[n])
    journal_of(path).write_bytes(b"".join(lines))
    (words,) = found(path)
    assert f"line {n + 1}" in words
    assert "without a note that its case was forgotten" in words


@pytest.mark.usefixtures("book")
def test_cases_that_no_step_leads_to(path: Path) -> None:
    """A book file that is sealed and does not say what the journal says is found."""
    file = BookFile(path)
    contents = file.load()
    for holders in (
        {**contents.holders, 1: replace(contents.holders[1], name="Z")},
        {**contents.holders, 3: holder("Q-3")},
        {2: contents.holders[2]},
        {7: contents.holders[1], 2: contents.holders[2]},
    ):
        rewritten(file, Contents(contents.meta, holders))
        assert len(found(path)) == 1
    rewritten(file, contents)
    assert found(path) == []


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize("what", ["hash", "step", "n", "last_place", "book"])
def test_a_book_file_that_lies_about_itself(path: Path, what: str) -> None:
    """A sealed book file that names another line, step, place or book is found."""
    opened(path).close()
    file = BookFile(path)
    contents = file.load()
    meta, link = contents.meta, contents.meta.link
    false = {
        "hash": replace(meta, link=replace(link, hash="f00d" * 16)),
        "step": replace(meta, link=replace(link, step=1)),
        "n": replace(meta, link=replace(link, n=99)),
        "last_place": replace(meta, last_place=1),
        "book": replace(meta, book="00" * 16),
    }
    rewritten(file, Contents(false[what], contents.holders))
    (words,) = found(path)
    assert words == f"{path}: what it says of itself is not what its journal says."
    rewritten(file, contents)
    assert found(path) == []


@pytest.mark.usefixtures("book")
def test_both_files_are_damaged(path: Path) -> None:
    """Of two damaged files both are told, whichever is read first."""
    lines = lines_of(path)
    lines[3] = lines[3].replace(b"0", b"1", 1)
    journal_of(path).write_bytes(b"".join(lines))
    path.write_bytes(b"a letter")
    first, second = found(path)
    assert first.startswith(f"{path} cannot be read as a book")
    assert second.startswith(f"{journal_of(path)}, line 4 (byte ")


@pytest.mark.parametrize(
    ("spoilt", "words"),
    [
        ([1], ""),
        ([1, 4], "; 1 more line is, the first of them line 5."),
        ([1, 2, 3, 5], "; 3 more lines are, the first of them line 3."),
    ],
)
@pytest.mark.usefixtures("book")
def test_how_far_the_damage_goes(path: Path, spoilt: list[int], words: str) -> None:
    """Of a journal that is damaged in many lines the first is named, how many more
    there are, and the next of them; a torn end is none."""
    lines = lines_of(path)
    for n in spoilt:
        lines[n] = lines[n].replace(b"0", b"1", 1)
    journal_of(path).write_bytes(b"".join(lines) + b"torn")
    (told,) = found(path)
    assert f"{journal_of(path)}, line 2 (byte " in told
    assert words in told
    assert words or " more " not in told


def rewritten(file: BookFile, contents: Contents) -> None:
    """Seal a book file with other contents."""
    file.save(contents, lambda: nullcontext(True))


@pytest.mark.usefixtures("book")
def test_another_journal(path: Path, tmp_path: Path) -> None:
    """A book file beside the journal of another book is found."""
    (tmp_path / "other").mkdir()
    other = opened(tmp_path / "other" / "book.json", create=True)
    other.apply(add("Q-1", "Q-2"))
    other.apply((rename(holder("Q-1"), "B"),))
    journal_of(path).write_bytes(journal_of(other.path).read_bytes())
    (words,) = found(path)
    assert words == (
        f"{journal_of(path)} is not the journal that the book was written with, or a "
        "part of it is missing."
    )


@pytest.mark.usefixtures("book")
def test_a_damaged_book_file(path: Path) -> None:
    """A book file that is spoilt, empty or without its journal is found."""
    whole = path.read_bytes()
    for spoilt in (whole[:-20] + b"x" + whole[-19:], b"", b"a letter"):
        path.write_bytes(spoilt)
        (words,) = found(path)
        assert words.startswith(str(path))
    path.write_bytes(whole)
    journal_of(path).unlink()
    assert found(path) == [f"{path} lacks its journal, book.json.journal."]


def test_no_book(path: Path) -> None:
    """Where there is no book that is no damage, and said otherwise."""
    with pytest.raises(BookError, match="There is no book at"):
        verify(path)
    assert verify_backups(path) == []


def test_damaged_backups(path: Path, book: TinyBook) -> None:
    """Each backup that cannot be relied on is named with what is wrong with it."""
    names = [book.backup("asked", NOON.replace(hour=hour)) for hour in range(5)]
    folder = path.with_name("book.json.backups")
    for daily in folder.glob("*daily*"):
        daily.unlink()
    data = journal_of(path).read_bytes()
    spoilt = (
        data[:500] + b"~" + data[501:],
        data[:-5],
        b"",
        re.sub(rb',"salt":.*\}\n', b"}\n", data, count=1),
    )
    for name, each in zip(names, spoilt, strict=False):
        assert name is not None
        (folder / name).write_bytes(each)
    assert names[4] is not None
    (folder / names[4]).write_bytes(data[: data.rindex(b'{"head":{"type":"entry"')])
    problems = verify_backups(path)
    assert [problem.where for problem in problems] == names[3::-1]
    for problem in problems:
        check_sentence(problem.what)
        assert problem.where in problem.what
    assert verify(path) == []


def test_a_backup_that_knows_more_than_the_journal(path: Path, book: TinyBook) -> None:
    """A copy that holds steps which are not in the journal is told, for nothing else
    shows that they are missing; not while the journal itself is damaged."""
    size = journal_of(path).stat().st_size
    book.apply(add("Q-3"))
    name = book.backup("asked", NOON)
    assert name is not None
    whole = journal_of(path).read_bytes()
    journal_of(path).write_bytes(whole[:size])
    assert found(path) == []
    (problem,) = verify_backups(path)
    file = path.with_name("book.json.backups") / name
    assert problem.what == (
        f"{file} goes on where the journal does not: steps may be missing from the "
        "journal. See what the copy holds before you remove it."
    )
    journal_of(path).write_bytes(whole[: size - 300] + b"~" + whole[size - 299 : size])
    assert verify_backups(path) == []
