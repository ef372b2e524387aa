"""Prospects made by hand, for one threshold at a time."""

from __future__ import annotations

from datetime import date
from typing import Any

from qmas_tui.facts import prospect_rows as rows
from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.rows import Evidence
from qmas_tui.intake.criteria.twelve import find_criteria
from qmas_tui.intake.evaluation import evaluate
from qmas_tui.intake.model import Criterion, Evaluation
from qmas_tui.intake.subject import subject
from tests.make import AS_OF, POLICY

EVERYTHING = (
    "degree",
    "work",
    "language",
    "income",
    "business",
    "achievement",
    "dependant",
    "offer",
)


def prospect(**facts: Any) -> Prospect:
    """Somebody of whom nothing else is on record."""
    plain = {
        "case": "P-1",
        "name": "CHEN Wei",
        "citizenship": "other",
        "route": "gpt",
        "nationality": "GB",
    }
    return Prospect(**{**plain, **facts})


def asked(**facts: Any) -> Prospect:
    """The same, asked for everything: nothing else is to be recorded."""
    return prospect(**{"complete": EVERYTHING, **facts})


def evaluated(who: Prospect, day: date = AS_OF) -> Evaluation:
    """What follows if it is asked, and filed, on a day."""
    return evaluate(subject(who, day), POLICY)


def criterion(n: int, who: Prospect, day: date = AS_OF) -> Criterion:
    """One of the twelve on a day, whichever test holds then."""
    return find_criteria(subject(who, day), POLICY)[n - 1]


def job(from_: date | None, **facts: Any) -> rows.Career:
    """A specialist's employment, so that no degree cuts it."""
    plain = {"kind": "employment", "level": "specialist"}
    return rows.Career(**{**plain, "from_": from_, **facts})


def company(**facts: Any) -> rows.Business:
    """A business that somebody may own."""
    return rows.Business(**{"name": "A", **facts})


def papers(*kinds: str) -> tuple[Evidence, ...]:
    """Evidence on file."""
    return tuple(Evidence(kind) for kind in kinds)
