"""Prospects in a file of facts: what is written reads back, and faults have a place."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import inspect

from qmas_tui.errors import DataError
from qmas_tui.exchange.facts_toml import read_facts, write_facts
from qmas_tui.facts.holder import CaseFile
from qmas_tui.facts.prospect import Prospect
from tests.exchange.records import days, texts

CASES = Path(__file__).parents[1] / "intake" / "cases" / "intake.facts.toml"
HEAD = 'format = "qmas-book/2"\n'
LEE = (
    '\n[[prospect]]\ncase = "P-1"\nname = "LEE"\ncitizenship = "other"\nroute = "gpt"\n'
)
LANDED = LEE.replace("prospect", "holder") + "landed_on = 2026-01-01\n"


def anything(type_: inspect.Type) -> st.SearchStrategy[Any]:
    """Any value of a kind: words nasty, what may be left out now and then out."""
    match type_:
        case inspect.Metadata():
            return anything(type_.type)
        case inspect.StructType():
            named = {f.name: anything(f.type) for f in type_.fields}
            must = {f.name: named.pop(f.name) for f in type_.fields if f.required}
            made = st.fixed_dictionaries(must, optional=named)
            return made.map(lambda values: type_.cls(**values))
        case inspect.UnionType():
            kinds = [t for t in type_.types if not isinstance(t, inspect.NoneType)]
            return anything(kinds[0])
        case inspect.VarTupleType():
            return st.lists(anything(type_.item_type), max_size=1).map(tuple)
        case inspect.LiteralType():
            return st.sampled_from(type_.values)
        case inspect.StrType(pattern=str(pattern)) if pattern != r"\S":
            return st.from_regex(f"{pattern[:-1]}\\Z", alphabet=ASCII)
        case inspect.IntType():
            most = 2**63 - 1 if type_.le is None else type_.le
            return st.integers(type_.ge or 0, most)
        case inspect.FloatType():
            return st.floats(0, 100)
        case inspect.BoolType():
            return st.booleans()
        case inspect.DateType():
            return days
    return texts


ASCII = st.characters(codec="ascii")
prospects = anything(inspect.type_info(Prospect))


@settings(max_examples=40, deadline=None)
@given(prospects)
def test_any_prospect_reads_back_as_it_was(someone: Prospect) -> None:
    """Every kind of row, with any words at all, survives writing and reading."""
    text = write_facts(CaseFile(format="qmas-book/1", prospect=(someone,)))
    assert text.startswith(HEAD)
    file = read_facts(text)
    assert file.prospect == (someone,)
    assert write_facts(file) == text


def test_worked_cases_read_back() -> None:
    """The worked cases are written in one order: fields first, each row below."""
    file = read_facts(CASES)
    text = write_facts(file)
    assert read_facts(text) == file
    rows = re.findall(r"\[\[prospect\.([a-z.]+)\]\]", text.split("[[prospect]]")[2])
    assert list(dict.fromkeys(rows)) == [
        *("degree", "language", "work", "work.letter"),
        *("account", "account.balance", "evidence"),
    ]


@pytest.mark.parametrize("number", [1, 2])
def test_either_name_is_taken(number: int) -> None:
    """A reader takes either format, with prospects or without; a file without them is
    written as the first."""
    head = f'format = "qmas-book/{number}"\n'
    assert len(read_facts(head + LEE).prospect) == 1
    empty = read_facts(head)
    assert write_facts(empty) == 'format = "qmas-book/1"\n'


FAULTS = {
    '[[prospect.degree]]\nlevel = "phd"': 'degree 1, level: "phd" is not one of: '
    "bachelor, doctorate, master, other, professional",
    '[[prospect.language]]\nname = "English"\nlevel = "good"': "language 1 (English), "
    'name: "English" is not a language in two small letters; write it like en',
    '[[prospect.business]]\nname = "A"\nshare = 101': "business 1 (A), share: 101 is "
    "too high; write 100 or less",
    '[[prospect.business]]\nname = "A"\nshare = nan': "business 1 (A), share: nan is "
    "not a number; write digits without quotes",
    '[[prospect.business]]\nname = "A"\nshare = "half"': "business 1 (A), share: "
    '"half" is not a number; write digits without quotes',
    'complete = ["degre"]': 'complete 1: "degre" is not one of: achievement, business, '
    "degree, dependant, income, language, offer, work; did you mean degree?",
    '[[prospect.work]]\nkind = "none"\n[[prospect.work.letter]]\ndated = 3': "work 1, "
    "letter 1, dated: 3 is not a date; write it as 2028-03-15",
    "[[prospect.application]]": "application 1: submitted_on is missing; add it",
    "born_on = 0190-01-01": "born_on: 0190-01-01 lies in the year 190; write a year "
    "from 1900 to 2199",
}


@pytest.mark.parametrize(("text", "says"), FAULTS.items())
def test_faults_are_told_at_their_place(text: str, says: str) -> None:
    """What does not fit is told with case, row and field, and what to write."""
    with pytest.raises(DataError) as caught:
        read_facts(f"{HEAD}{LEE}{text}\n")
    assert [str(each) for each in caught.value.problems] == [f"case P-1, {says}"]


def test_doubles() -> None:
    """A case, a dependant and a language are each given once."""
    relative = '[[prospect.dependant]]\nname = "A"\nrelation = "child"\n'
    english = '[[prospect.language]]\nname = "en"\nlevel = "good"\n'
    with pytest.raises(DataError) as caught:
        read_facts(HEAD + LEE + relative * 2 + english * 2 + LEE)
    assert [str(each) for each in caught.value.problems] == [
        "the case reference P-1 is given in rows 1 and 2",
        "case P-1: the dependant A is given in rows 1 and 2",
        "case P-1: the language en is given in rows 1 and 2",
    ]


def test_a_case_of_two() -> None:
    """A holder who has landed shares a case with no prospect who is still watched."""
    with pytest.raises(DataError) as caught:
        read_facts(HEAD + LANDED + LEE)
    (problem,) = caught.value.problems
    assert problem.where == "case P-1"
    assert "a holder who has landed and a prospect have this reference" in problem.what
    landing = (
        "[[prospect.application]]\nsubmitted_on = 2025-01-01\n"
        'outcome = "approved"\nlanded_on = 2026-01-01\n'
    )
    for text in (
        LANDED + LEE + 'status = "closed"\n',
        LANDED + LEE + landing,
        LEE.replace("prospect", "holder") + LEE,
    ):
        file = read_facts(HEAD + text)
        assert (len(file.holder), len(file.prospect)) == (1, 1)


def test_money_and_days_of_the_worked_cases() -> None:
    """Days are days and money is whole after reading."""
    someone = next(each for each in read_facts(CASES).prospect if each.income)
    assert type(someone.income[0].ends_on) is date
    assert type(someone.income[0].hkd) is int
