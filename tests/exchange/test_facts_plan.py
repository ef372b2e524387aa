"""Facts from a file against the cases in a book."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from qmas_tui.errors import DataError
from qmas_tui.exchange.facts_plan import (
    CHOICES,
    Choice,
    FactsCase,
    FactsPlan,
    Taken,
    chosen,
    plan_facts,
)
from qmas_tui.exchange.facts_report import clash_words, facts_lines, facts_summary
from qmas_tui.exchange.tinydb_json import read_tinydb, write_tinydb
from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.rows import Filing, Grant, Note, Trip
from tests.bench.books import people
from tests.exchange.records import books, family_named_once
from tests.findings.anyone import holders

DAY = date(2026, 11, 22)
WORST = settings(
    max_examples=25, deadline=None, suppress_health_check=list(HealthCheck)
)
PENDING = Filing(kind="extension", filed_on=DAY)
GRANTED = structs.replace(PENDING, outcome="granted", decided_on=DAY)
HOME = Trip(out=date(2025, 7, 1))
MING = Dependant(name="LEE Ming", relation="child")
LEE = Holder(case="Q-1", name="LEE Ka Yan", citizenship="unknown", route="gpt")


def lee(**facts: Any) -> Holder:
    """The usual case with other facts."""
    return structs.replace(LEE, **facts)


def planned(file: Holder, book: Holder | None = None, *past: Holder) -> FactsCase:
    """The one case of a file against what the book has of it."""
    (case,) = plan_facts([file], [book] if book else [], past).cases
    return case


def by(choice: Choice, found: FactsCase) -> Holder | None:
    """What the book will hold by a choice; None where nothing changes."""
    taken = chosen(FactsPlan((found,)), {found.case: choice})
    after = taken[0].after if taken else None
    assert not isinstance(after, Prospect)
    return after


def test_a_case_that_the_book_has_not_is_new() -> None:
    """It is taken as it is, unless it is left out."""
    found = planned(LEE)
    assert (found.kind, found.proposed) == ("new", "take")
    assert chosen(FactsPlan((found,)), {}) == (Taken(None, LEE),)
    assert by("keep", found) is None


def test_a_case_of_which_the_book_has_all_is_unchanged() -> None:
    """What the book holds besides is no matter of the file."""
    more = lee(citizenship="other", grant=(Grant(until=DAY),), dependant=(MING,))
    for book in (LEE, more):
        found = planned(LEE, book)
        assert (found.kind, found.proposed) == ("unchanged", "keep")
        assert not [
            by(choice, found) for choice in ("keep", "add", "take") if by(choice, found)
        ]


def test_what_the_book_lacks_is_added() -> None:
    """Empty fields are filled and rows added; nothing is overwritten."""
    book = lee(adviser="mw", trip=(Trip(out=DAY),), dependant=(MING,))
    file = lee(
        citizenship="other",
        born_on=date(1988, 4, 2),
        trip=(HOME,),
        dependant=(structs.replace(MING, abode="not-wanted", trip=(HOME,)),),
    )
    found = planned(file, book)
    assert (found.kind, found.proposed, found.clashes) == ("changed", "add", ())
    assert by("add", found) == structs.replace(
        book,
        citizenship="other",
        born_on=date(1988, 4, 2),
        trip=(Trip(out=DAY), HOME),
        dependant=file.dependant,
    )


def test_where_both_say_something_they_clash() -> None:
    """Each field is told with both values; the book's stay unless others are taken."""
    book = lee(adviser="mw", filing=(GRANTED,), dependant=(MING,))
    away = structs.replace(MING, citizenship="chinese", relation="spouse", trip=(HOME,))
    file = lee(adviser="ck", filing=(PENDING,), note=(Note(on=DAY, text="x"),))
    file = structs.replace(file, dependant=(away,))
    found = planned(file, book)
    assert (found.kind, found.proposed) == ("conflict", "keep")
    assert [clash_words(each) for each in found.clashes] == [
        "adviser: book mw, file ck",
        "extension filing of 22 Nov 2026, outcome: book granted, file pending",
        "child LEE Ming, relation: book child, file spouse",
    ]
    added = by("add", found)
    assert added == structs.replace(
        book,
        note=file.note,
        dependant=(structs.replace(away, relation="child"),),
    )
    taken = by("take", found)
    assert taken
    assert taken.adviser == "ck"
    assert taken.filing == (structs.replace(GRANTED, outcome="pending"),)
    assert taken.dependant == (away,)


def test_trips_of_a_dependant_clash_under_the_name() -> None:
    """A clash in a dependant's row names the dependant."""
    one, other = (
        lee(dependant=(structs.replace(MING, trip=(Trip(out=HOME.out, back=back),)),))
        for back in (date(2025, 7, 9), date(2025, 8, 9))
    )
    found = planned(other, one)
    assert [clash_words(each) for each in found.clashes] == [
        "child LEE Ming, trip from 1 Jul 2025 to 9 Jul 2025, back: "
        "book 9 Jul 2025, file 9 Aug 2025"
    ]
    assert by("take", found) == other


def test_lone_rows_that_record_other_things_do_not_clash() -> None:
    """The only trip of the file is not taken for the only trip of the book."""
    other = Trip(out=date(2026, 1, 1), reason="work")
    found = planned(lee(trip=(other,)), lee(trip=(HOME,)))
    assert found.kind == "changed"
    assert by("add", found) == lee(trip=(HOME, other))
    someone = Dependant(name="LEE May", relation="spouse", trip=(HOME,))
    found = planned(lee(dependant=(someone,)), lee(dependant=(MING,)))
    assert by("add", found) == lee(dependant=(MING, someone))


def test_a_reference_may_be_spelled_otherwise() -> None:
    """`q - 1` is the case Q-1, and the book keeps its spelling."""
    found = planned(lee(case="q - 1", adviser="mw"), LEE)
    assert (found.case, found.kind) == ("Q-1", "changed")
    assert by("add", found) == lee(adviser="mw")
    assert planned(lee(case="q-1"), LEE).kind == "unchanged"


def test_an_old_file_is_known_and_changes_nothing_of_itself() -> None:
    """What the book had once and has no longer is not brought back unasked."""
    old = lee(trip=(HOME,), adviser="mw")
    for book in (LEE, lee(adviser="ck"), None):
        found = planned(old, book, old)
        assert found.is_older
        assert found.proposed == "keep"
        assert chosen(FactsPlan((found,)), {}) == ()
    assert not planned(old, old, old).is_older


def test_the_report_tells_each_case() -> None:
    """New, changed and in conflict, each with what it is about; text is harmless."""
    file = [
        lee(case="N", name="NEW\x1b[31m"),
        lee(case="O"),
        lee(case="C", adviser="mw"),
        lee(case="K", adviser="ck", born_on=date(1988, 4, 2)),
        lee(case="S"),
        lee(case="P", adviser="mw"),
    ]
    book = {each: lee(case=each, adviser=None) for each in ("C", "S", "P")}
    book["K"] = lee(case="K", adviser="mw")
    plan = plan_facts(file, book.values(), [file[1], file[5]])
    assert list(facts_lines(plan)) == [
        "New cases: 2.",
        "  N, NEW\\u001b[31m",
        "  O, LEE Ka Yan",
        "    the book had it so once, and it was taken out since: it stays as it is",
        "Cases to which the file adds something: 2.",
        "  C, LEE Ka Yan",
        "    adviser: — → mw",
        "  P, LEE Ka Yan",
        "    the book had it so once, and it was changed since: it stays as it is",
        "    adviser: — → mw",
        "Cases of which book and file say different things: 1.",
        "  K, LEE Ka Yan",
        "    adviser: book mw, file ck",
        "    born on: — → 2 Apr 1988",
        "Cases of which the book has all: 1 (S).",
    ]
    assert facts_summary(plan) == (
        "2 new cases, 2 changed cases, 1 case in conflict, 1 unchanged case"
    )
    assert facts_summary(FactsPlan()) == "no case"
    assert list(facts_lines(FactsPlan())) == []


@WORST
@given(holders(), holders(), st.sampled_from(["add", "take"]))
def test_taking_facts_in_twice_changes_nothing(
    one: Holder, other: Holder, choice: Choice
) -> None:
    """The second time nothing is left to add, and what was taken no longer clashes."""
    book, file = (
        structs.replace(each, case="Q", dependant=each.dependant[:1])
        for each in (one, other)
    )
    first = planned(file, book)
    assert choice in CHOICES[first.kind] or first.kind != "conflict"
    after = by(choice, first) or book
    second = planned(file, after)
    assert by("keep", second) is None
    assert second.added == after
    assert choice == "add" or second.kind == "unchanged"
    assert planned(book, book).kind == "unchanged"
    for table in ("grant", "trip", "note", "dependant"):
        assert len(getattr(after, table)) >= len(getattr(book, table))


def test_json_of_tinydb_comes_back_the_same() -> None:
    """What `export` wrote is read as the same holders, in their order."""
    book = tuple(people(40, 5, DAY, slips=True))
    assert read_tinydb(write_tinydb(book)).holder == book
    plan = plan_facts(read_tinydb(write_tinydb(book)).holder, book)
    assert {each.kind for each in plan.cases} == {"unchanged"}
    assert read_tinydb("{}").holder == ()


@WORST
@given(books.filter(family_named_once))
def test_any_json_of_ours_comes_back_the_same(book: Any) -> None:
    """Whatever a book holds, its JSON gives the same holders."""
    assert read_tinydb(write_tinydb(book.holder)).holder == book.holder


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[]", "it is not a database of TinyDB"),
        ("{", "it is not JSON"),
        ("\ud800", "it is not JSON"),
        ('{"a":' * 100_000, "nested too deeply"),
        ('{"holders": 3}', "holders is not a table"),
        ('{"people": {"1": 2}, "holders": {}}', "the table people is not known"),
        ('{"holders": {"1": {"case": "Q"}}}', "case Q: name is missing"),
        ('{"holders": {"1": 3}}', "3 is not a table"),
    ],
)
def test_what_is_no_database_is_refused(text: str, told: str) -> None:
    """Other JSON, or a document that is no case, is told with its place."""
    with pytest.raises(DataError, match="cannot be used") as caught:
        read_tinydb(text)
    assert told in "\n".join(map(str, caught.value.problems))


def test_a_file_of_json_is_named(tmp_path: Path) -> None:
    """Problems name the file; the byte order mark of an editor does no harm."""
    (path := tmp_path / "book.json").write_text("\ufeff" + write_tinydb([LEE]))
    assert read_tinydb(path).holder == (LEE,)
    path.write_text(write_tinydb([LEE, LEE]))
    with pytest.raises(DataError) as caught:
        read_tinydb(path)
    assert caught.value.problems[0].where == str(path)
    assert "Q-1 is given in rows 1 and 2" in caught.value.problems[0].what
