"""Offices that set figures for some days, and what their rules become."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.errors import DataError
from qmas_tui.policy.compile import compile_policy
from qmas_tui.policy.office import Office, OwnFigure, own_holidays
from qmas_tui.policy.overrule import overrule
from qmas_tui.policy.policy import Policy
from qmas_tui.policy.rules import Value
from tests.policy.entries import shipped


def own(
    rule: str,
    name: str,
    value: Value,
    first: date | None = None,
    last: date | None = None,
    why: str | None = None,
) -> OwnFigure:
    """An entry of the office's file."""
    return OwnFigure(rule=rule, name=name, value=value, from_=first, to=last, why=why)


def ruled_by(office: Office) -> Policy:
    """The policy of an office."""
    days = (*shipped().year, *own_holidays(office))
    return compile_policy(overrule(shipped().rule, office), shipped().paper, days)


def refused_of(office: Office) -> list[str]:
    """What is wrong with an office's figures, a line a problem."""
    with pytest.raises(DataError) as caught:
        overrule(shipped().rule, office)
    return [str(problem) for problem in caught.value.problems]


def ruled(*figure: OwnFigure, **figures: bool) -> Policy:
    """The policy of an office with these entries."""
    plain = {name.replace("_", "-"): value for name, value in figures.items()}
    return ruled_by(Office(figures=dict(plain), figure=figure))


def refused(*figure: OwnFigure) -> list[str]:
    """What is wrong with these entries, a line a problem."""
    return refused_of(Office(figure=figure))


def fee(
    first: date | None = None, last: date | None = None, value: int = 620
) -> OwnFigure:
    """An application fee for some days."""
    return own("E-11", "application-fee", value, first, last)
