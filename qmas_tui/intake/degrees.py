"""Which degrees count, which is the first, and whether an earlier one may exist."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.prospect_rows import Degree

HIGHER = ("bachelor", "master", "doctorate")
POSTGRADUATE = ("master", "doctorate")


def is_higher(degree: Degree) -> bool:
    """Whether it is a degree of a university that is not known as unrecognised."""
    return degree.level in HIGHER and degree.recognised is not False


def is_held(degree: Degree, day: date) -> bool:
    """Whether it is held on a day; without the day of the award it is."""
    return degree.awarded_on is None or degree.awarded_on <= day


def named(degrees: Iterable[Degree]) -> tuple[str, ...]:
    """What tells degrees apart: where they are of, or their level."""
    return tuple([degree.institution or degree.level for degree in degrees])


def postgraduate(prospect: Prospect, day: date) -> list[Degree]:
    """Masters and doctorates held on a day, but from no branch or arm (G-17)."""
    return [
        degree
        for degree in prospect.degree
        if degree.level in POSTGRADUATE
        and is_higher(degree)
        and is_held(degree, day)
        and degree.arm is not True
    ]


def first_awarded(prospect: Prospect) -> date | None:
    """The earliest day on which a higher degree was or will be awarded (N-01)."""
    first: date | None = None
    for degree in prospect.degree:
        day = degree.awarded_on
        if day is not None and is_higher(degree) and (first is None or day < first):
            first = day
    return first


def may_be_earlier(prospect: Prospect) -> bool:
    """Whether a higher degree may be older than the first on record."""
    undated = any(is_higher(d) and d.awarded_on is None for d in prospect.degree)
    return undated or "degree" not in prospect.complete
