"""Every fault of a file, in plain words."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

import pytest
from msgspec import Meta, Struct

from qmas_tui.errors import DataError
from qmas_tui.facts.holder import CaseFile, Holder
from qmas_tui.facts.parsing import parse_row
from qmas_tui.facts.validation import validate
from qmas_tui.policy.office import Office
from qmas_tui.policy.rules import Rule

HOLDER = {
    "case": "Q-0142",
    "name": "LEE Ka Yan",
    "citizenship": "other",
    "route": "gpt",
}
DEPENDANT = {"name": "LEE Ming", "relation": "child"}


def told(raw: object, type_: object = CaseFile, where: str = "book.toml") -> list[str]:
    """The problems, a line each."""
    return [str(problem) for problem in validate(raw, type_, where)]


def book(**changes: object) -> dict[str, object]:
    """A case file with one holder, changed."""
    return {"format": "qmas-book/1", "holder": [{**HOLDER, **changes}]}


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        (
            {"grant": [{"until": date(2025, 1, 1)}, {"until": "tbc"}]},
            'grant 2, until: "tbc" is not a date; write it as 2028-03-15',
        ),
        (
            {"born_on": datetime.fromisoformat("2020-01-01T00:00:00")},
            "born_on: 2020-01-01T00:00:00 is not a date; write it as 2028-03-15",
        ),
        ({"born_on": 5}, "born_on: 5 is not a date; write it as 2028-03-15"),
        ({"patern": "2+3+3"}, "unknown key patern; did you mean pattern?"),
        (
            {"citizenship": "chines"},
            'citizenship: "chines" is not one of: chinese, other, unknown; '
            "did you mean chinese?",
        ),
        ({"route": True}, "route: true is not one of: apt, gpt"),
        (
            {"name": " "},
            'name: " " is not text with a visible character; '
            "write something or leave the key out",
        ),
        ({"name": 12}, "name: 12 is not text; put it in quotation marks"),
        (
            {"tags": ["a", False]},
            "tags 2: false is not text; put it in quotation marks",
        ),
        ({"tags": "a"}, 'tags: "a" is not a list; put it in square brackets'),
        (
            {"nationality": "Singapore"},
            'nationality: "Singapore" is not a country in two letters; '
            "write it like SG",
        ),
        (
            {"income": [{"year": "2025", "assessable": 1}]},
            'income 1, year: "2025" is not a year of assessment; write it like 2025/26',
        ),
        (
            {"income": [{"year": "2025/26", "assessable": "1m"}]},
            'income 1, assessable: "1m" is not a whole number; '
            "write digits without quotes",
        ),
        (
            {"income": [{"year": "2025/26", "assessable": -1}]},
            "income 1, assessable: -1 is too low; write 0 or more",
        ),
        (
            {"work": [{"kind": "business", "office": "yes"}]},
            'work 1, office: "yes" is neither true nor false; write one without quotes',
        ),
        ({"trip": [{"back": date(2025, 1, 1)}]}, "trip 1: out is missing; add it"),
        ({"trip": [7]}, "trip 1: 7 is not a table; give it keys of its own"),
        (
            {"trip": {"out": 1}},
            "trip: a table is not a list of rows; head each row with its name in [[ ]]",
        ),
        (
            {"dependant": [{**DEPENDANT, "trip": [{"out": "x"}]}]},
            'dependant 1 (LEE Ming), trip 1, out: "x" is not a date; '
            "write it as 2028-03-15",
        ),
    ],
)
def test_fault_in_words(changes: dict[str, object], what: str) -> None:
    """A fault names case, table, row and key, and says how to write it."""
    case = "book.toml, case Q-0142"
    glue = ": " if what.startswith("unknown key") else ", "
    assert told(book(**changes)) == [f"{case}{glue}{what}"]


def test_row_without_case_is_counted() -> None:
    """A holder without a reference is placed by its number, and the name if known."""
    assert told({"format": "qmas-book/1", "holder": [{"name": "X"}, {"case": 3}]}) == [
        "book.toml, holder 1 (X): case is missing; add it",
        "book.toml, holder 1 (X): citizenship is missing; add it",
        "book.toml, holder 1 (X): route is missing; add it",
        "book.toml, holder 2, case: 3 is not text; put it in quotation marks",
        "book.toml, holder 2: name is missing; add it",
        "book.toml, holder 2: citizenship is missing; add it",
        "book.toml, holder 2: route is missing; add it",
    ]


def test_rule_without_source() -> None:
    """A rule without a source is named by number and id."""
    rule = {"id": "E-02", "title": "Window", "says": "x", "basis": "official"}
    rest = {"kind": "press", "confidence": "medium", "checked_on": "2026-11-22"}
    assert told([{**rule, **rest}], tuple[Rule, ...], "filing.toml, rule") == [
        "filing.toml, rule 1 (E-02): source is missing; add it"
    ]


def test_unknown_key_like_no_other() -> None:
    """A key like none that is known is answered with those that are."""
    assert told({"format": "qmas-book/1", "zz": 1}) == [
        "book.toml: unknown key zz; known are format, as_of, made, holder, prospect, "
        "worked_out"
    ]


def test_nothing_that_steers_a_screen_is_repeated() -> None:
    """Control characters of a file come back as codes, and long texts cut."""
    (line,) = told(book(**{"\x1b[2J": 1}))
    assert "\x1b" not in line
    (line,) = told(book(case="\x1b[2J", nationality="x" * 400))
    assert "\x1b" not in line
    assert len(line) < 200


def test_values_of_several_kinds() -> None:
    """Where several kinds fit, the fault is told for the one that it looks like."""
    figures = {"a": "x", "b": {"valu": 3}, "c": [1, "2"], "d": date(2026, 1, 1)}
    where = "policy.toml, figures"
    kinds = "true or false, a whole number, a list, a table"
    assert told({"figures": figures}, Office, "policy.toml") == [
        f'{where}, a: "x" is not any of: {kinds}',
        f"{where}, b: unknown key valu; did you mean value?",
        f"{where}, b: value is missing; add it",
        f'{where}, c 2: "2" is not a whole number; write digits without quotes',
        f"{where}, d: 2026-01-01 is not any of: {kinds}",
    ]


def test_whole_that_is_nothing_of_the_kind() -> None:
    """A list or a number in place of the file is one problem, with no place to name."""
    assert told([], where="") == ["a list is not a table; give it keys of its own"]
    assert told({"figures": 3}, Office, "") == [
        "figures: 3 is not a table; give it keys of its own"
    ]
    assert told(None, dict[str, int], "") == [
        "None is not a table; give it keys of its own"
    ]


class Odd(Struct):
    """Refusals that no fact has yet."""

    most: Annotated[int, Meta(le=9)] = 1
    code: Annotated[str, Meta(pattern="^x$")] = "x"
    few: Annotated[tuple[int, ...], Meta(max_length=1)] = ()
    share: float = 0.5
    either: Annotated[int | tuple[int, ...], Meta(description="both")] = 1

    def __post_init__(self) -> None:
        if self.share > 1:
            raise ValueError("a share is at most 1")


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        ({"most": 10}, "most: 10 is too high; write 9 or less"),
        ({"code": "y"}, 'code: "y" is not of the form ^x$'),
        ({"few": [1, 2]}, "few: Expected `array` of length <= 1"),
        (
            {"either": ["a"]},
            'either 1: "a" is not a whole number; write digits without quotes',
        ),
        (
            {"share": "a"},
            'share: "a" is not a number; write digits without quotes',
        ),
        ({"share": 2.0, "more": 1}, "a share is at most 1"),
    ],
)
def test_other_refusals(raw: object, what: str) -> None:
    """What has no words of its own is told in those of msgspec, without its paths."""
    assert told(raw, Odd, "") == [what]


def test_each_of_many_faults_is_told() -> None:
    """Ten rows with a fault each are ten problems."""
    rows = [{"until": "tbc"} for _ in range(10)]
    assert len(told(book(grant=rows))) == 10


@pytest.mark.parametrize(
    ("field", "text"), [("nationality", "Singapore"), ("pattern", "2-3-3")]
)
def test_a_shape_is_told_in_a_file_as_in_a_form(field: str, text: str) -> None:
    """What a code has to look like is said in one way, whoever writes it."""
    with pytest.raises(DataError) as caught:
        parse_row(Holder, [*HOLDER.items(), (field, text)])
    typed = [problem.what for problem in caught.value.problems]
    assert typed == [
        problem.what for problem in validate({**HOLDER, field: text}, Holder)
    ]


def test_a_row_that_was_wrong_before_is_told_like_a_file() -> None:
    """Tuples of a record are looked into as the lists of a file are."""
    grant = [{"until": "tbc"}, {"until": "2028-03-15", "step": -1}]
    listed, tupled = {**HOLDER, "grant": grant}, {**HOLDER, "grant": tuple(grant)}
    assert told(tupled, Holder) == told(listed, Holder)
    assert told({**HOLDER, "name": ()}, Holder) == told({**HOLDER, "name": []}, Holder)
