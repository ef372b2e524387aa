"""Changes as they are typed; what an answer prints can be typed back."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from qmas_tui.errors import DataError
from qmas_tui.scenarios.change import Change, Primitive
from qmas_tui.scenarios.draft import changed
from qmas_tui.scenarios.expand import expand
from qmas_tui.scenarios.typed import read_texts
from tests.book.samples import TABLES, example, filled
from tests.make import POLICY
from tests.scenarios.worked_cases import AS_OF, HOLDERS, WORKED, Asked

AWKWARD = (
    "Smith, Lee & Co",
    'the "old" shop',
    "a\\b",
    " to=2027-01-01",
    "x employer=Y",
    "two\nlines",
    "[/] =",
    "陳大文",
    "O'Neill",
)


@pytest.mark.parametrize("table", TABLES)
def test_every_row_can_be_typed_back(table: str) -> None:
    """A new row of any table with every field filled reads back as it was printed."""
    if table == "dependant":
        row = msgspec.structs.replace(filled(example(table)), trip=())
    else:
        row = filled(example(table))
    values = msgspec.to_builtins(row, builtin_types=(date,))
    text = Primitive("add", table, values=tuple(values.items())).text
    (read,) = read_texts([text], AS_OF)
    assert read.add is not None
    assert (read.add.table, dict(read.add.values)) == (
        (table, {name: _tuples(value) for name, value in values.items()})
    )


def _tuples(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def test_a_note_without_a_day_is_of_today() -> None:
    """As where it is recorded, a day that is left out is that of today."""
    (read,) = read_texts(['add note text="asked of a=b"'], AS_OF)
    assert read.add is not None
    assert dict(read.add.values) == {"text": "asked of a=b", "on": AS_OF}


def test_quotation_marks_round_nothing_take_a_value_out() -> None:
    """As they would round anything; and holder means nobody of the family."""
    (read,) = read_texts(['amend work 1 employer=""'], AS_OF)
    assert read.amend is not None
    assert dict(read.amend.values) == {"employer": ""}
    (read,) = read_texts(["remove trip 1 of=holder"], AS_OF)
    assert read.remove is not None
    assert read.remove.of is None


@pytest.mark.parametrize("words", AWKWARD)
def test_awkward_words(words: str) -> None:
    """Words that hold names, quotation marks, equals signs or lines come back."""
    values = (("text", words.strip()), ("on", date(2026, 12, 1)))
    note = Primitive("add", "note", values=values).text
    who = Primitive("remove", "trip", 1, of=words).text
    read = read_texts([note, who], AS_OF)
    assert read[0].add is not None
    assert dict(read[0].add.values) == dict(values)
    assert read[1].remove is not None
    assert read[1].remove.of == words


@pytest.mark.parametrize("asked", [x for x in WORKED.scenario if x.change])
def test_an_expansion_typed_back(asked: Asked) -> None:
    """The rows that a short form stands for, typed as they are printed, change the
    facts in the same way."""
    holder = HOLDERS[asked.case]
    steps = expand(holder, asked.change, POLICY, AS_OF)
    texts = [step.primitive.text for step in steps]
    again = expand(holder, read_texts(texts, AS_OF), POLICY, AS_OF)
    assert [step.primitive.text for step in again] == texts
    assert changed(holder, again) == changed(holder, steps)


def test_typed_as_people_type() -> None:
    """Days near today, money as it is written, other letters; of=NAME for a trip."""
    read = read_texts(
        [
            "ADD Trip of=SPOUSE out=+1w  back=5/1/27",
            "amend work 1 monthly-income=52k to=",
            "set adviser=mw tags=first, second",
            "job-lost=2026-12-31",
        ],
        AS_OF,
    )
    add, amend, set_, lost = read
    assert add.add is not None
    assert (add.add.of, add.add.values["back"]) == ("SPOUSE", date(2027, 1, 5))
    assert amend.amend is not None
    assert dict(amend.amend.values) == {"monthly_income": 52000, "to": ""}
    assert set_.set is not None
    assert set_.set.values["tags"] == ("first", "second")
    assert lost == Change(job_lost=date(2026, 12, 31))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("add", "write it like"),
        ("add trip", "Nothing is given to add"),
        ("amend work to=2026-12-31", "write it like"),
        ("amend work 0 to=2026-12-31", "write it like"),
        ("set", "Nothing is given to set"),
        ("set mw", '"mw" is no name=value'),
        ("remove trip 2 back=2026-12-31", "removed whole"),
        ("add trip out=2026-12-20 bak=2027-01-05", 'no field "bak"; did you mean back'),
        ("add trip out=x", "is not a date"),
        ("add trp out=2026-12-20", "no table"),
        ("add work of=SPOUSE kind=none", "no table"),
        ("add dependant name=X trip=2", "holds rows of their own"),
    ],
)
def test_what_cannot_be_read(text: str, told: str) -> None:
    """What is wrong in a change of rows is said."""
    with pytest.raises(DataError) as caught:
        read_texts([text, "job-lost=2026-12-31"], AS_OF)
    (problem,) = caught.value.problems
    assert told in str(problem)


def test_each_fault_is_named() -> None:
    """Of several faults each is told with the change that it is in."""
    texts = ["add trip out=x back=y", "amend work 1 to=z", "file=q", "remove trip x"]
    with pytest.raises(DataError) as caught:
        read_texts(texts, AS_OF)
    assert [each.where for each in caught.value.problems] == [
        "add trip, out",
        "add trip, back",
        "amend work 1, to",
        "file",
        "remove trip x",
    ]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("job=2027-03-01", {"job": {"kind": "employment", "from": "2027-03-01"}}),
        (
            "job=2027-03-01,52k,HKD,graduate,hong-kong",
            {
                "job": {
                    "kind": "employment",
                    "from": "2027-03-01",
                    "monthly_income": 52_000,
                    "currency": "HKD",
                    "level": "graduate",
                    "place": "hong-kong",
                }
            },
        ),
        (
            "income=52k,2027-03-01",
            {"income": {"monthly": 52_000, "from": "2027-03-01"}},
        ),
        (
            "assessable=2025/26,2.1m",
            {"assessable": {"year": "2025/26", "amount": 2_100_000}},
        ),
        ("trip=2026-12-20@LEE Ming", {"trip": ["2026-12-20"], "of": "LEE Ming"}),
        ("trip=2026-12-20..2027-02-05", {"trip": ["2026-12-20", "2027-02-05"]}),
        ("file=2026-12-15@A + B", {"file": "2026-12-15", "for": ["A", "B"]}),
        (
            "decision=refused,2027-02-01",
            {"decision": {"outcome": "refused", "on": "2027-02-01"}},
        ),
        (
            "leaves=A,+1m,divorce",
            {"leaves": {"name": "A", "on": "2026-12-29", "for": "divorce"}},
        ),
    ],
)
def test_each_short_form_reads_all_of_its_parts(
    text: str, change: dict[str, object]
) -> None:
    """What is typed in one line is what a file says field by field."""
    assert read_texts([text], AS_OF) == (msgspec.convert(change, Change),)
