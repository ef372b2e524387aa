"""The filter line."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.errors import DataError
from qmas_tui.views.filter import OF_HOLDERS as OF
from qmas_tui.views.filter import matches, names, parse_filter, term
from tests.make import AS_OF, entry, holder

CASE = entry(
    name="[Dr] LEE Ka Yan",
    name_zh="李嘉欣",
    nationality="SG",
    adviser="MW",
    tags=["Bank", 'the "old" firm'],
    note=[{"on": AS_OF, "text": "Café owner; 12 staff"}],
    passport=[{"expires_on": date(2028, 4, 1)}],
    dependant=[{"name": "LEE Ming", "relation": "child"}],
    work=[{"kind": "employment", "employer": "Nile Harbour Ltd"}],
    unread=[{"column": "Expiry", "text": "tbc"}],
)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "lee",
        "李嘉",
        "q-1",
        "[dr]",
        '"ka yan"',
        "stage:ext",
        "stage:extension-1",
        "-stage:initial",
        "due<400 due>300",
        "limit<=479 limit>=479 limit=479",
        "opens<=388",
        "seven<1300",
        "risk:warn -risk:act",
        "limit=2028-03-15 limit=2028-03 limit<2028-04 limit<=2028-03-15",
        "limit>2028-02 limit>=2028-03 -limit>2028-03 -limit<2028-03",
        "ending=2028-03 on=2028-03-15 -on=2028-03-16 filing<2028-03",
        "finding:passport",
        "gap:yes",
        "filed:no",
        "adviser:mw",
        "-adviser:jt",
        "tag:bank",
        "case:q",
        "name:ka",
        "pattern:2+3+3",
        "route:gpt",
        "ming",
        '"15 mar 2028"',
        "2028-03-15",
        "lee STAGE:ext Due<500",
        "-stage:passed",
        "嘉欣",
        "LÉE",
        "cafe",
        "note:owner",
        "nationality:sg",
        "employer:harbour",
        "harbour",
        "passport.renew",
        "-stage=ext",
        'stage="extension 1"',
        "finding=passport.renew-first -finding=passport",
        "gap=import.unread",
        'tag="the ""old"" firm"',
        '-adviser:"" -tag:"" -limit=""',
        "limit=2028-03 limit=2028-03-15 limit>2028-02 limit<=2028-03",
        'adviser:jt|mw|"x y" tag=""|bank risk:act|warn',
        "limit=2026-01|2028-03 stage:a|ext",
        "limit<2028-03-16 -limit<2028-03-15",
    ],
)
def test_holds(text: str) -> None:
    """Words, fields and numbers find the case that they describe."""
    assert matches(parse_filter(text), CASE, AS_OF, OF)


@pytest.mark.parametrize(
    "text",
    [
        *("chan", "-lee", "due<388", "due=1", "limit>=480", "risk:act", "gap:no"),
        *("tag:x", "tag:ban", "ee", "an", 'adviser:""', 'limit=""', "limit=2028-04"),
    ],
)
def test_does_not_hold(text: str) -> None:
    """A part that does not hold leaves the case out."""
    assert not matches(parse_filter(text), CASE, AS_OF, OF)


def test_what_is_to_act_on_is_also_warned_of() -> None:
    """A case at act passes both levels of risk."""
    over = entry(grant=[{"until": date(2026, 11, 10), "confirmed": True}])
    assert matches(parse_filter("risk:act risk:warn"), over, AS_OF, OF)


def test_a_case_without_the_date_is_left_out() -> None:
    """A number asked of a case that has no such date leaves it out."""
    closed = entry(status="closed")
    for field in ("due", "limit", "opens", "seven"):
        assert not matches(parse_filter(f"{field}<9999"), closed, AS_OF, OF)
    approved = entry(landed_on=None, grant=[], approved_on=AS_OF)
    assert not matches(parse_filter("opens<9999"), approved, AS_OF, OF)
    assert matches(parse_filter("pattern:unknown filed:no gap:no"), closed, AS_OF, OF)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("due<soon", "due<soon: write a number of days, such as due<60, or a day"),
        ("due:60", "due:60: write a number of days, such as due<60"),
        ("due<2026-13", "due<2026-13: write a number of days, such as due<60"),
        ("due<2026-02-30", "due<2026-02-30: write a number of days"),
        ("due<99999999", "due<99999999: write a number of days"),
        ("lee due<", "due<: write a number of days"),
        ("stage<3", "stage<3: write stage:3"),
        ("stage>", "stage>: write stage:word"),
        ("risk:high", "risk:high: write risk:act or risk:warn"),
        ("adviser:", 'adviser:: write a word, or adviser:"" for cases without'),
        ("colour:red", "colour:red: there is no such field; there are abode, adviser"),
    ],
)
def test_what_cannot_be_read_is_named(text: str, told: str) -> None:
    """A filter that cannot be read says which part, and how to write it."""
    with pytest.raises(DataError) as caught:
        parse_filter(text)
    assert str(caught.value.problems[0]).startswith(told)


def test_what_a_term_asks_for_is_what_is_found() -> None:
    """Whatever signs a value holds, its term asks for just that value."""
    for name in (
        "mw",
        "Mei Wong",
        'A "B" C',
        "[/]",
        "陳大文",
        "a:b=c",
        "a|b",
        "Z\u00fcrich",
    ):
        part = parse_filter(f"-x {term('adviser', name)} y").parts
        assert len(part) == 3
        assert matches(
            parse_filter(term("adviser", name)), entry(adviser=name), AS_OF, OF
        )
        assert not matches(parse_filter(term("adviser", name)), CASE, AS_OF, OF) or (
            name == "mw"
        )
    assert matches(parse_filter(term("adviser", "")), entry(adviser=None), AS_OF, OF)


@pytest.mark.parametrize(
    ("text", "is_named"),
    [("q-1", True), ("ka lee", True), ("-chan lee", True), ("adviser:mw lee", False)],
)
def test_a_record_is_named(text: str, is_named: bool) -> None:
    """By reference and names alone; whoever asks for a field asks for more."""
    assert names(parse_filter(text), holder(adviser="mw")) is is_named
