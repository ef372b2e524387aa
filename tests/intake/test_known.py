"""What is known of a prospect on a day, and the day on which it is measured."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from qmas_tui.facts import prospect_rows as rows
from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.rows import Evidence, Request
from qmas_tui.findings.calendar import DAY
from qmas_tui.intake.states import opposite
from qmas_tui.intake.subject import Subject, subject
from tests.intake.people import evaluated, prospect
from tests.make import AS_OF

AHEAD = AS_OF + DAY


def known(**facts: Any) -> Prospect:
    """What counts of some facts today."""
    return subject(prospect(**facts), AS_OF).prospect


@pytest.mark.parametrize(
    ("table", "rows_"),
    [
        ("application", [rows.Application(day) for day in (AS_OF, AHEAD)]),
        ("request", [Request(day) for day in (AS_OF, AHEAD)]),
        ("evidence", [Evidence("plan", dated=day) for day in (AS_OF, AHEAD)]),
        ("income", [rows.Earned(day, 1) for day in (AS_OF, AHEAD)]),
        ("achievement", [rows.Achievement("peer", "A", on=d) for d in (AS_OF, AHEAD)]),
        ("conflict", [rows.Conflict(day, "title") for day in (AS_OF, AHEAD)]),
        ("offer", [rows.Offer("A", signed_on=day) for day in (AS_OF, AHEAD)]),
    ],
)
def test_rows_dated_later_are_left_out(table: str, rows_: list[Any]) -> None:
    """Those of the day itself are known, those of the next are not."""
    assert getattr(known(**{table: tuple(rows_)}), table) == tuple(rows_[:1])


def test_rows_within_rows_are_left_out_alike() -> None:
    """Balances, credits, letters and exercises."""
    account = rows.Account(
        "A",
        balance=(rows.Balance(AS_OF, 1), rows.Balance(AHEAD, 2)),
        credit=(rows.Credit(AS_OF, 1), rows.Credit(AHEAD, 2)),
    )
    work = rows.Career(
        "employment", letter=(rows.Letter(AS_OF), rows.Letter(AHEAD), rows.Letter())
    )
    told = (rows.Exercise(AS_OF, "not-selected"), rows.Exercise(AHEAD, "selected"))
    application = rows.Application(AS_OF, exercise=told)
    found = known(account=(account,), work=(work,), application=(application,))
    assert [len(found.account[0].balance), len(found.account[0].credit)] == [1, 1]
    assert found.work[0].letter == (rows.Letter(AS_OF), rows.Letter())
    assert found.application[0].exercise == told[:1]


def test_days_that_have_not_come_are_as_if_not_recorded() -> None:
    """A decision of tomorrow leaves the application pending; its limits stay."""
    application = rows.Application(
        AS_OF,
        outcome="approved",
        decided_on=AHEAD,
        selected_on=AHEAD,
        pay_by=AHEAD,
        entry_by=AHEAD,
        consent_by=AHEAD,
    )
    found = known(
        application=(application,),
        degree=(rows.Degree("master", awarded_on=AHEAD, verified_on=AHEAD),),
        lived=(rows.Lived("GB", AS_OF, police_on=AHEAD),),
        conflict=(rows.Conflict(AS_OF, "title", settled_on=AHEAD),),
        request=(Request(AS_OF, answered_on=AHEAD),),
        business=(rows.Business("A", year_ends_on=AHEAD, profit_hkd=1),),
        engaged_on=AHEAD,
        integrity_signed_on=AS_OF,
    )
    limits: dict[str, Any] = dict.fromkeys(("pay_by", "entry_by", "consent_by"), AHEAD)
    assert found.application == (rows.Application(AS_OF, **limits),)
    assert found.degree == (rows.Degree("master", awarded_on=AHEAD),)
    assert found.lived == (rows.Lived("GB", AS_OF),)
    assert found.conflict == (rows.Conflict(AS_OF, "title"),)
    assert found.request == (Request(AS_OF),)
    assert found.business == (rows.Business("A"),)
    assert (found.engaged_on, found.integrity_signed_on) == (None, AS_OF)


def test_a_year_that_has_ended_keeps_its_profit() -> None:
    """Today it has; the day before it had not."""
    business = rows.Business("A", year_ends_on=AS_OF, profit_hkd=1)
    assert known(business=(business,)).business == (business,)


def who(*applications: rows.Application, **facts: Any) -> Subject:
    """Somebody with these applications, today."""
    return subject(prospect(application=applications, **facts), AS_OF)


def test_the_application_that_counts() -> None:
    """The last under way, else the last; of one day the later in the file."""
    older = rows.Application(AS_OF - 2 * DAY, file_number="1")
    newer = rows.Application(AS_OF - DAY, file_number="2", outcome="refused")
    same = rows.Application(AS_OF - 2 * DAY, file_number="3", outcome="approved")
    assert who(older, newer).application == older
    assert who(older, same).application == same
    assert who(newer).application == newer
    assert who().application is None
    assert [who(each).filed for each in (older, newer, same)] == [True, False, True]
    assert not who(older, status="closed").filed


def test_the_filing_day() -> None:
    """Of who filed that day; else the planned one, never before today (N-04)."""
    filed = rows.Application(AS_OF - DAY)
    assert who(filed, file_on=AHEAD).filing_day == AS_OF - DAY
    assert who(file_on=AHEAD).filing_day == AHEAD
    assert who(file_on=AS_OF - DAY).filing_day == AS_OF
    assert who().filing_day == AS_OF


def test_a_what_if_sets_applications_and_requests_aside() -> None:
    """It files on its day, past or future."""
    filed = prospect(application=(rows.Application(AS_OF),), request=(Request(AS_OF),))
    for day in (date(2012, 4, 1), AHEAD):
        asked = subject(filed, AS_OF, day)
        assert (asked.filed, asked.filing_day, asked.application) == (False, day, None)
        assert (asked.prospect.request, asked.prospect.file_on) == ((), day)


def test_unknown_has_no_opposite() -> None:
    """Yes and no change places."""
    assert [opposite(each) for each in ("yes", "no", "unknown")] == [
        "no",
        "yes",
        "unknown",
    ]


def test_what_an_evaluation_tells_of_itself() -> None:
    """Which test it is, and how many areas the met criteria are of."""
    found = evaluated(prospect(language=(rows.Spoken("en", "good"),)))
    assert found.gpt is not None
    assert found.gpt.test == "criteria"
    old = evaluated(prospect(), date(2024, 10, 31)).gpt
    assert old is not None
    assert old.test == "points"
