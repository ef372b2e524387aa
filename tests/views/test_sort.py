"""The order of a list by any column."""

from __future__ import annotations

import pytest

from qmas_tui.errors import DataError
from qmas_tui.views.columns import COLUMNS
from qmas_tui.views.sort import (
    QUEUE_ORDER,
    in_sort,
    next_sort,
    parse_sort,
    reversed_sort,
)
from tests.make import entry


def paid(income: int, currency: str) -> list[dict[str, object]]:
    """A job with that income of a month."""
    job = {"kind": "employment", "employer": "A", "from": "2023-05-02"}
    return [{**job, "currency": currency, "monthly_income": income}]


PEOPLE = (
    entry(case="Q-1", name="chan", adviser=None),
    entry(case="Q-2", name="Émile", adviser="mw", work=paid(9, "HKD")),
    entry(case="Q-3", name="DOE", adviser="ak", grant=[{"until": "2027-01-01"}]),
    entry(case="Q-4", name="Bo", adviser="mw", work=paid(5, "USD")),
)


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("", "1234"),
        ("act_by", "1234"),
        ("-act_by", "4321"),
        ("name", "4132"),
        ("-name", "2314"),
        ("adviser", "3241"),
        ("-adviser", "2431"),
        ("limit", "3124"),
        ("salary", "2413"),
    ],
)
def test_by_any_column(sort: str, order: str) -> None:
    """Accents and capitals do not matter; alike stay in order, blanks come last."""
    found = in_sort(PEOPLE, parse_sort(sort), COLUMNS)
    assert [each.holder.case for each in found] == [f"Q-{n}" for n in order]


def test_every_column_gives_an_order() -> None:
    """There is no column by which cases cannot be sorted, either way."""
    for column in COLUMNS:
        sort = parse_sort(column)
        back = reversed_sort(sort)
        assert parse_sort(str(back)) == back
        assert {sort.sign, back.sign} == {"▲", "▼"}
        for each in (sort, back):
            assert len(in_sort(PEOPLE, each, COLUMNS)) == len(PEOPLE)
    assert QUEUE_ORDER.is_queue
    assert not reversed_sort(QUEUE_ORDER).is_queue


def test_a_column_that_there_is_not_is_told() -> None:
    """A sort by an unknown column says which there are, or which was meant."""
    with pytest.raises(DataError, match=r"no column nam; did you mean name\?"):
        parse_sort("-nam")


def test_the_next_column_goes_round() -> None:
    """From the order of the queue over the columns shown, and back to it."""
    sort, seen = QUEUE_ORDER, list[str]()
    for _ in range(4):
        sort = next_sort(sort, ("name", "act_by", "limit"))
        seen.append(sort.column)
    assert seen == ["name", "limit", "act_by", "name"]
    assert next_sort(parse_sort("-tags"), ("name",)) == QUEUE_ORDER
