"""TOML facts: what is written reads back, and what is wrong is all told at once."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from msgspec.structs import fields

from qmas_tui.errors import DataError
from qmas_tui.exchange.facts_toml import read_facts, write_facts
from qmas_tui.facts import rows
from qmas_tui.facts.holder import CaseFile, Dependant, Holder, Made
from tests.bench.books import people
from tests.exchange.records import (
    HEAD,
    LEE,
    books,
    family_named_once,
)


def test_equal_books_give_equal_texts() -> None:
    """A default that was typed in is left out like one that was not."""
    unknown = "".join(["un", "known"])
    typed = Dependant(name="A", relation="child", citizenship=unknown)  # type: ignore[arg-type]
    plain = Dependant(name="A", relation="child")
    texts = [
        write_facts(
            CaseFile(
                format="qmas-book/1",
                holder=(
                    Holder(
                        case="Q",
                        name="B",
                        citizenship="other",
                        route="gpt",
                        dependant=(each,),
                    ),
                ),
            )
        )
        for each in (typed, plain)
    ]
    assert texts[0] == texts[1]


@settings(max_examples=40, deadline=None)
@given(books.filter(family_named_once))
def test_any_book_reads_back_as_it_was(book: CaseFile) -> None:
    """Every kind of row, with any words at all, survives writing and reading."""
    text = write_facts(book)
    assert read_facts(text) == book
    assert write_facts(read_facts(text)) == text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@pytest.mark.parametrize(
    "kind", [kind for kind in fields(Holder) if "rows." in str(kind.type)]
)
def test_the_strategy_knows_every_kind_of_row(kind: Any) -> None:
    """No kind of row is left out of the round trip."""
    if str(kind.type).startswith("tuple"):
        assert hasattr(rows, kind.name.title())


def test_many_holders_read_back() -> None:
    """A book of plausible cases survives, and its text is stable."""
    day = date(2026, 11, 22)
    holders = tuple(people(200, 7, day))
    book = CaseFile(format="qmas-book/1", as_of=day, holder=holders)
    text = write_facts(book)
    assert read_facts(text) == book


def test_the_layout_does_not_hang_on_length() -> None:
    """Rows short or long are tables of their own, keys in the record's order."""
    grant = rows.Grant(until=date(2028, 3, 15), confirmed=True)
    note = rows.Note(on=date(2026, 11, 2), text="long " * 50)
    trip = rows.Trip(out=date(2025, 7, 1))
    child = Dependant(name="LEE Ming", relation="child", trip=(trip,))
    lee = Holder(
        note=(note,),
        dependant=(child,),
        grant=(grant, grant),
        tags=("bank",),
        route="gpt",
        citizenship="other",
        name="LEE",
        case="Q-1",
    )
    made = Made(rules_checked_on=date(2026, 1, 20))
    book = CaseFile(format="qmas-book/1", made=made, holder=(lee,))
    assert write_facts(book) == (
        'format = "qmas-book/1"\n\n[made]\nrules_checked_on = 2026-01-20\n'
        + LEE
        + 'tags = [\n    "bank",\n]\n'
        + "\n[[holder.grant]]\nuntil = 2028-03-15\nconfirmed = true\n" * 2
        + '\n[[holder.dependant]]\nname = "LEE Ming"\nrelation = "child"\n'
        + "\n[[holder.dependant.trip]]\nout = 2025-07-01\n"
        + f'\n[[holder.note]]\non = 2026-11-02\ntext = "{"long " * 50}"\n'
    )


def test_an_empty_book_is_one_line() -> None:
    """A book without cases is its format and nothing else."""
    assert write_facts(CaseFile(format="qmas-book/1")) == HEAD
    assert read_facts(HEAD) == CaseFile(format="qmas-book/1")


def test_a_file_may_come_from_any_editor(tmp_path: Path) -> None:
    """A byte order mark and Windows line ends do no harm."""
    path = tmp_path / "facts.toml"
    path.write_bytes(b"\xef\xbb\xbf" + (HEAD + LEE).replace("\n", "\r\n").encode())
    assert read_facts(path).holder[0].name == "LEE"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (HEAD + "x ==", r"line 2"),
        (HEAD + "as_of = 2026-02-30", r"date.*line 2"),
        (HEAD + HEAD, r"line 2"),
        ("a = " + "[" * 100_000, "nested too deeply"),
        ("a = " + "9" * 5000, "too many digits"),
    ],
)
def test_what_is_no_toml_is_told_with_its_line(text: str, why: str) -> None:
    """A slip of syntax is told with the line it is on."""
    with pytest.raises(DataError, match="The text cannot be used") as caught:
        read_facts(text)
    (problem,) = caught.value.problems
    assert re.search(f"it is not TOML: .*{why}.*; correct it there", problem.what)


def test_all_problems_are_told_at_once() -> None:
    """Every fault in a file is reported, each in its place, and nothing is read."""
    child = '[[holder.dependant]]\nname = "Ming"\nrelation = "child"\n'
    text = (
        HEAD
        + LEE
        + "naem = 1\n"
        + "[[holder.grant]]\nuntil = 2028-03-15T00:00:00\n"
        + "[[holder.grant]]\nuntil = 15\n"
        + child * 2
        + LEE
    )
    with pytest.raises(DataError) as caught:
        read_facts(text)
    told = "\n".join(map(str, caught.value.problems))
    for where in (
        "case Q-1: unknown key naem",
        "grant 1, until",
        "grant 2, until",
        "the case reference Q-1 is given in rows 1 and 2",
        "case Q-1: the dependant Ming is given in rows 1 and 2",
    ):
        assert where in told


@pytest.mark.parametrize(
    "extra",
    [
        "unknown = 1\n",
        'nationality = "sg"\n',
        'born_on = ""\n',
        'adviser = " "\n',
        "born_on = 12:00:00\n",
        "[[holder.grant]]\nconfirmed = true\n",
        "[holder.grant]\nuntil = 2028-03-15\n",
        "[[holder.grant]]\nuntil = 2028-03-15\nconfirmed = 1\n",
        "[[holder.income]]\nyear = '2025/26'\nassessable = -1\n",
        "[[holder.income]]\nyear = '2025/26'\nassessable = 1.5\n",
        "[[holder.evidence]]\nkind = 'Pay Slips'\n",
    ],
)
def test_reading_is_strict(extra: str) -> None:
    """A key or a value that does not fit is refused and the case named."""
    read_facts(HEAD + LEE)
    with pytest.raises(DataError) as caught:
        read_facts(HEAD + LEE + extra)
    assert caught.value.problems
    assert all("case Q-1" in problem.where for problem in caught.value.problems)


@pytest.mark.parametrize("text", ["", "format = 'qmas-book/2'\n", "holder = 3\n"])
def test_what_is_no_book_is_refused(text: str) -> None:
    """TOML of another kind is refused with a reason."""
    with pytest.raises(DataError) as caught:
        read_facts(text)
    assert caught.value.problems


def test_a_double_alone_is_refused(tmp_path: Path) -> None:
    """A file right in all but a reference given twice is refused, and named."""
    path = tmp_path / "facts.toml"
    path.write_text(HEAD + LEE + LEE)
    with pytest.raises(DataError, match="cannot be used") as caught:
        read_facts(path)
    assert caught.value.problems[0].where == str(path)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """A missing file, a folder or another encoding is told in one sentence."""
    big5 = tmp_path / "big5.toml"
    big5.write_bytes(HEAD.encode() + "# 李嘉欣".encode("big5"))
    for path, why in (
        (tmp_path / "none.toml", "No such file"),
        (tmp_path, "Is a directory"),
        (big5, "is not UTF-8"),
    ):
        with pytest.raises(DataError, match="cannot be used") as caught:
            read_facts(path)
        (problem,) = caught.value.problems
        assert problem.where == str(path)
        assert why in problem.what
