"""What changes if works go on and all else stays as it is."""

from __future__ import annotations

from datetime import date
from typing import Any

from qmas_tui.facts import prospect_rows as rows
from qmas_tui.facts.prospect import Prospect
from qmas_tui.findings.calendar import DAY
from qmas_tui.intake.model import Forecast, Nearest
from tests.intake.people import asked, company, evaluated, job, prospect
from tests.make import AS_OF


def forecast(who: Prospect, day: date = AS_OF) -> Forecast:
    """The forecast of somebody who has one."""
    found = evaluated(who, day).forecast
    assert found is not None
    return found


def nearest(who: Prospect) -> Nearest | None:
    """The criterion to work on."""
    return evaluated(who).nearest


def test_the_51st_birthday_is_lost() -> None:
    """Criterion 1 is lost on the birthday, while it lies within ten years (HI-18)."""
    within, beyond = date(1985, 11, 22), date(1985, 11, 23)
    assert forecast(asked(born_on=within)).lost_on == ((1, date(2036, 11, 22)),)
    assert forecast(asked(born_on=beyond)).lost_on == ()
    assert forecast(asked(born_on=date(1970, 1, 1))).lost_on == ()


def test_ownership_counts_up_to_the_last_day_that_is_looked_at() -> None:
    """A company owned from that day on meets the criterion on it (HI-18)."""
    for since, met in ((date(2036, 11, 22), (12,)), (date(2036, 11, 23), ())):
        owned = company(listed=True, share=60.0, influence=True, since=since)
        found = forecast(asked(business=(owned,))).met_on
        assert tuple(n for n, _ in found) == met


def test_a_degree_ahead_is_met_on_the_day_of_its_award() -> None:
    """The first that satisfies; one that is held already needs no day."""
    first = rows.Degree("master", awarded_on=date(2027, 7, 1), listed=True, stem=False)
    second = rows.Degree("master", awarded_on=date(2028, 7, 1), listed=True, stem=True)
    met = forecast(asked(degree=(second, first))).met_on
    assert met == ((2, date(2027, 7, 1)), (3, date(2028, 7, 1)))
    held = rows.Degree("master", listed=True, stem=True)
    assert forecast(asked(degree=(held, first))).met_on == ()


def test_work_under_way_reaches_its_figure() -> None:
    """Five years from 1 February 2025 are complete on 1 February 2030."""
    going_on = job(date(2025, 2, 1), international=True)
    met = forecast(asked(work=(going_on,))).met_on
    assert met == ((6, date(2030, 2, 1)), (9, date(2027, 2, 1)))


def test_work_that_ended_or_ends_too_soon_reaches_nothing() -> None:
    """Neither past work nor work up to the day before it would suffice."""
    past = job(date(2020, 1, 1), to=date(2022, 1, 1))
    assert forecast(asked(work=(past,))).met_on == ()
    for last, wanted in ((date(2027, 1, 31), ()), (None, (9,))):
        work = job(date(2025, 2, 2), to=last, international=True)
        met = forecast(asked(work=(work,))).met_on
        assert tuple(n for n, _ in met if n == 9) == wanted


def test_a_gap_makes_it_later() -> None:
    """Work of the past, a pause, and a job that is to begin add up."""
    past = job(date(2023, 1, 1), to=date(2023, 12, 31), international=True)
    later = job(date(2030, 3, 1), international=True)
    met = dict(forecast(asked(work=(past, later))).met_on)
    assert met == {9: date(2031, 3, 1), 6: date(2034, 3, 1)}


def test_a_figure_beyond_the_end_has_no_day() -> None:
    """Work that begins a day too late would reach it a day after the end (HI-18)."""
    for first, wanted in ((date(2034, 11, 22), (9,)), (date(2034, 11, 23), ())):
        met = forecast(asked(work=(job(first, international=True),))).met_on
        assert tuple(n for n, _ in met) == wanted


def test_a_business_comes_and_goes() -> None:
    """Met on the day that it is owned since, lost on the day after the last."""
    year: dict[str, Any] = {"year_ends_on": AS_OF - DAY, "profit_hkd": 6_000_000}
    mine = {"share": 60, "listed": True, "influence": True, **year}
    coming = company(**mine, since=date(2027, 3, 1))
    met = forecast(asked(business=(coming,))).met_on
    assert met == ((11, date(2027, 3, 1)), (12, date(2027, 3, 1)))
    going = company(**mine, until=date(2027, 2, 28))
    found = forecast(asked(business=(going,)))
    assert found.lost_on == ((11, date(2027, 3, 1)), (12, date(2027, 3, 1)))
    both = forecast(asked(business=(coming, going)))
    assert (both.met_on, both.lost_on) == ((), ())


FIVE: dict[str, Any] = {
    "born_on": date(1980, 1, 1),
    "language": (rows.Spoken("zh", "good"), rows.Spoken("en", "good")),
    "work": (job(date(2010, 1, 1), reputable=True),),
}


def test_six_today() -> None:
    """The first day is the filing day itself; too few from the birthday on."""
    six = {**FIVE, "income": (rows.Earned(AS_OF - DAY, 2_000_000),)}
    found = forecast(asked(**six))
    assert (found.six_on, found.below_on) == (AS_OF, date(2031, 1, 1))
    assert found.carried == ()


def test_six_on_a_later_day_by_an_old_year() -> None:
    """Income is carried along; by then a newer year must be shown (N-14)."""
    ends_on, first = date(2026, 6, 30), date(2027, 7, 1)
    year = {"year_ends_on": ends_on, "profit_hkd": 6_000_000, "since": first}
    who = {
        **FIVE,
        "born_on": None,
        "income": (rows.Earned(ends_on, 2_000_000),),
        "business": (company(share=60, **year),),
    }
    found = forecast(asked(**who))
    assert (found.six_on, found.below_on, found.carried) == (first, None, (10, 11))
    sooner = {**year, "since": date(2027, 6, 30)}
    who["business"] = (company(share=60, **sooner),)
    assert forecast(asked(**who)).carried == ()


def test_never_six() -> None:
    """Without enough there is neither day."""
    found = forecast(asked(born_on=date(1990, 1, 1)))
    assert (found.six_on, found.below_on, found.carried) == (None, None, ())


def test_lost_and_won_again() -> None:
    """Below is the first day after six with fewer, also where six come again."""
    year: dict[str, Any] = {"year_ends_on": AS_OF - DAY, "profit_hkd": 6_000_000}
    until, since = date(2027, 2, 28), date(2028, 1, 1)
    rows_ = (
        company(share=60, **year, until=until),
        company(share=60, **year, since=since),
    )
    found = forecast(asked(**FIVE, business=rows_))
    assert (found.six_on, found.below_on) == (AS_OF, date(2027, 3, 1))


def test_won_and_lost_again() -> None:
    """A business that is still to come may also go: six from one day to another."""
    since, until = date(2027, 3, 1), date(2027, 12, 31)
    year: dict[str, Any] = {"year_ends_on": AS_OF - DAY, "profit_hkd": 6_000_000}
    found = forecast(
        asked(**FIVE, business=(company(share=60, since=since, until=until, **year),))
    )
    assert (found.six_on, found.below_on) == (since, until + DAY)
    assert (11, since) in found.met_on


def test_a_second_degree_takes_nothing_back() -> None:
    """Six from the first degree on; one more of the kind changes nothing."""
    awards = date(2027, 7, 1), date(2028, 7, 1)
    degrees = tuple(
        rows.Degree("master", awarded_on=day, listed=True, stem=False) for day in awards
    )
    found = forecast(asked(**FIVE, degree=degrees))
    assert (found.six_on, found.below_on) == (awards[0], date(2031, 1, 1))


def test_who_has_filed_or_files_otherwise_has_no_forecast() -> None:
    """Nor on the route of achievements, nor under the old test."""
    filed = asked(application=(rows.Application(AS_OF),))
    for found in (
        evaluated(filed),
        evaluated(asked(route="apt")),
        evaluated(asked(), date(2024, 10, 31)),
    ):
        assert (found.forecast, found.nearest) == (None, None)
    refused = asked(application=(rows.Application(AS_OF, outcome="refused"),))
    assert evaluated(refused).forecast is not None


def test_the_nearest_is_first_one_that_only_needs_time() -> None:
    """Of those with a day the earliest, then the lower number."""
    work = (job(date(2025, 2, 1), international=True, reputable=True),)
    assert nearest(asked(work=work)) == Nearest(9, "day", date(2027, 2, 1))
    same = (rows.Degree("master", awarded_on=AS_OF + DAY, listed=True, stem=True),)
    assert nearest(asked(degree=same)) == Nearest(2, "day", AS_OF + DAY)


def test_the_nearest_is_else_a_missing_fact_else_the_least_amount_short() -> None:
    """The lowest unknown one; else the one that has most of what it needs."""
    assert nearest(prospect()) == Nearest(1, "fact")
    old = {"born_on": date(1960, 1, 1)}
    done = job(date(2000, 1, 1), to=date(2001, 12, 31), reputable=True, field="other")
    marks = {"work": (done,), "language": (rows.Spoken("fr", "good"),)}
    short = asked(**old, **{**marks, "work": (job(None, level="other"),)})
    assert nearest(short) == Nearest(4, "amount")
    poor = asked(**old, income=(rows.Earned(AS_OF - DAY, 999_999),), **marks)
    assert nearest(poor) == Nearest(9, "fact")
    assert nearest(asked(**old)) is None


def test_of_equal_shares_the_lower_number_is_nearest() -> None:
    """Half of two languages and half of the income: the languages."""
    who = asked(
        born_on=date(1960, 1, 1),
        language=(rows.Spoken("fr", "good"),),
        income=(rows.Earned(AS_OF - DAY, 500_000),),
    )
    assert nearest(who) == Nearest(4, "amount")
