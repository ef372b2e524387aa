"""What holds of every prospect, whoever they are."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec import convert

from qmas_tui.facts.prospect import Prospect
from qmas_tui.findings import calendar
from qmas_tui.findings.calendar import DAY
from qmas_tui.intake.evaluation import evaluate
from qmas_tui.intake.model import CriteriaTest, Evaluation
from qmas_tui.intake.states import State
from qmas_tui.intake.subject import subject
from tests.findings.invented import BOUNDED
from tests.intake.shape import shape
from tests.make import POLICY
from tests.oracle.prospects.people import LISTS, TURNS, somebody

pytestmark = pytest.mark.many

Facts = dict[str, Any]
NUMBERS = st.integers(min_value=100_000, max_value=999_999)
TODAY = date(2026, 11, 22)
MONEY = (10, 11)
MEASURED = ("gpt", "may_file", "prerequisites", "special", "quota", "fees", "apt")


def person(number: int) -> Facts:
    """Somebody on the general route, asked about today, before any application."""
    raw, _, _ = somebody(number)
    return {**raw, "route": "gpt", "application": [], "request": []}


def asked(raw: Facts, file_on: date | None = None) -> Evaluation:
    """What follows today, or if it is filed on a day."""
    return evaluate(subject(convert(raw, Prospect), TODAY, file_on), POLICY)


def criteria(raw: Facts, file_on: date | None = None) -> CriteriaTest:
    """The twelve criteria of the same."""
    found = asked(raw, file_on).gpt
    assert isinstance(found, CriteriaTest)
    return found


def states(raw: Facts, day: date) -> dict[int, State]:
    """Each criterion that does not hang on a year of money, if filed on a day."""
    found = criteria(raw, day).criteria
    return {each.n: each.state for each in found if each.n not in MONEY}


@BOUNDED
@given(number=NUMBERS)
def test_counts_lie_within_each_other(number: int) -> None:
    """Criteria that are safe or documented are met; met ones are at most met_max."""
    found = criteria(person(number))
    assert found.met <= found.met_max <= len(found.criteria)
    for each in found.criteria:
        assert each.state == "yes" or not (each.safe or each.documented)
    assert max(found.safe, found.documented) <= found.met


@settings(BOUNDED, max_examples=25)
@given(number=NUMBERS, ahead=st.lists(st.integers(0, 3650), min_size=8, max_size=8))
def test_the_forecast_says_what_asking_later_would(
    number: int, ahead: list[int]
) -> None:
    """Asked with any filing day of the ten years, what was forecast is found."""
    raw = {**person(number), "income": [], "file_on": TODAY}
    forecast = asked(raw).forecast
    assert forecast is not None
    met, lost = dict(forecast.met_on), dict(forecast.lost_on)
    named = {*met.values(), *lost.values()}
    days = {TODAY + timedelta(days=n) for n in ahead} | named
    days |= {day - DAY for day in named}
    now = states(raw, TODAY)
    for day in sorted(days):
        then = states(raw, day)
        for n, state in now.items():
            turns = (lost if state == "yes" else met).get(n, date.max)
            if day < turns:
                assert (then[n] == "yes") is (state == "yes"), (n, day)
            elif day == turns:
                assert (then[n] == "yes") is not (state == "yes"), (n, day)


@settings(BOUNDED, max_examples=25)
@given(number=NUMBERS, ahead=st.lists(st.integers(0, 3650), min_size=8, max_size=8))
def test_six_are_met_from_the_day_forecast(number: int, ahead: list[int]) -> None:
    """Without money, `six_on` is the first filing day on which six are met."""
    raw = {**person(number), "income": [], "file_on": TODAY}
    raw["business"] = [
        {key: row[key] for key in row if key != "profit_hkd"} for row in raw["business"]
    ]
    forecast = asked(raw).forecast
    assert forecast is not None
    six, below = forecast.six_on, forecast.below_on
    for day in (TODAY + timedelta(days=n) for n in ahead):
        met = criteria(raw, day).met
        if six is None or day < six:
            assert met < 6
        elif below is None or day < below:
            assert met >= 6
    for turn, enough in ((six, True), (below, False)):
        if turn is not None:
            assert (criteria(raw, turn).met >= 6) is enough
            if turn > TODAY:
                assert (criteria(raw, turn - DAY).met >= 6) is not enough


def boundaries(raw: Facts) -> set[date]:
    """Every day with which an answer can change for somebody without work."""
    after_list = {date(2011, 12, 31), date(2012, 12, 31), date(2020, 12, 31)}
    doubts = {date(2008, 1, 31), date(2015, 3, 31), date(2015, 5, 31)}
    doubts |= {date(2022, 10, 18), date(2023, 2, 28)}
    quotas = {date(2020, 11, 26), date(2021, 10, 6)}
    found = {*TURNS, *quotas, *(day + DAY for day in after_list | doubts)}
    found |= {date(year, 1, 1) for year in range(2000, 2045)}
    born = raw.get("born_on")
    if born is not None:
        rights = (18, 25, 30, 35, 40, 45)
        found |= {calendar.anniversary(born, years) for years in rights}
        last = calendar.birthday(born, 51)
        found |= {last} | {
            day
            for day in (last - timedelta(days=n) for n in range(170, 190))
            if calendar.add_months(day, 6) >= last
        }
    if "overseas_since" in raw:
        found.add(calendar.anniversary(raw["overseas_since"], 1))
    for child in raw["dependant"]:
        if "born_on" in child:
            found.add(calendar.anniversary(child["born_on"], 18))
    found |= {row["awarded_on"] for row in raw["degree"] if "awarded_on" in row}
    ends = [row["ends_on"] for row in raw["income"]]
    for row in raw["business"]:
        found |= {row[key] for key in ("since",) if key in row}
        found |= {row["until"] + DAY for key in ("until",) if key in row}
        ends += [row[key] for key in ("year_ends_on",) if key in row]
    for end in ends:
        found |= {end + DAY, calendar.add_months(end, 12) + DAY}
    return found


@BOUNDED
@given(number=NUMBERS, back=st.integers(-1000, 8000), share=st.floats(0, 1))
def test_between_boundaries_nothing_changes(
    number: int, back: int, share: float
) -> None:
    """A filing day moved past no boundary is answered as it was."""
    raw = {**person(number), "work": []}
    first = TODAY - timedelta(days=back)
    following = min(day for day in boundaries(raw) if day > first)
    assume(following > first + DAY)
    moved = first + int((following - DAY - first).days * share) * DAY
    before, after = shape(asked(raw, first)), shape(asked(raw, moved))
    for key in MEASURED:
        assert before[key] == after[key], (key, first, moved)


JOB = {
    "kind": "employment",
    "level": "specialist",
    "field": "finance",
    "reputable": True,
    "international": True,
}
ADDED: Mapping[str, tuple[Facts, tuple[str, ...]]] = {
    "language": ({"name": "de", "level": "good", "proof": "a paper"}, ()),
    "work": (JOB, ("from",)),
    "business": ({"name": "B", "share": 60}, ("since",)),
    "degree": ({"level": "master", "listed": True}, ()),
    "achievement": ({"kind": "award", "name": "Another"}, ("on",)),
    "dependant": ({"name": "Another", "relation": "child"}, ("born_on",)),
    "evidence": ({"kind": "travel-document"}, ("dated",)),
}
"""A row of each kind that speaks for the client, and what has its day.

A degree without its day cuts no work.
"""


@BOUNDED
@given(
    number=NUMBERS, table=st.sampled_from(sorted(ADDED)), back=st.integers(-900, 4000)
)
def test_one_more_fact_never_meets_less(number: int, table: str, back: int) -> None:
    """Where the client was asked for everything, a row more takes no criterion away."""
    raw = {**person(number), "complete": list(LISTS)}
    facts, dated = ADDED[table]
    more = facts | dict.fromkeys(dated, TODAY - timedelta(days=back))
    before, after = criteria(raw), criteria({**raw, table: [*raw[table], more]})
    assert set(before.numbers("yes")) <= set(after.numbers("yes"))
    assert before.documented <= after.documented
