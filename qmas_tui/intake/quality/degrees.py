"""Whether the degrees on record will be accepted (Q-31 to Q-34)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from qmas_tui.facts.prospect_rows import Degree
from qmas_tui.findings.calendar import year_of
from qmas_tui.findings.model import Finding, Reason
from qmas_tui.intake.degrees import HIGHER, is_held
from qmas_tui.intake.dossier import Dossier, row


def degrees(dossier: Dossier) -> Iterator[Finding]:
    """Everything about the degrees held on the filing day."""
    day = dossier.filing_day
    year = year_of(day)
    held = [degree for degree in dossier.prospect.degree if is_held(degree, day)]
    tests: dict[str, Callable[[Degree], bool]] = {
        "degree.unverified": lambda d: d.level in HIGHER and d.verified_on is None,
        "degree.list-year": lambda d: d.listed is True and d.listed_year != year,
        "degree.branch": lambda d: d.listed is True and d.arm is True,
        "degree.name": lambda d: d.name_matches is False,
    }
    for code, test in tests.items():
        yield from dossier.of_rows(code, [_row(d) for d in held if test(d)])
    highest = _highest(held)
    if highest is not None and highest.relevant is False:
        yield from dossier.of_rows("degree.irrelevant", [_row(highest)])


def _highest(held: list[Degree]) -> Degree | None:
    """The highest by level, then the latest award, then the later in the file."""

    def rank(place: int) -> tuple[int, date, int]:
        degree = held[place]
        return HIGHER.index(degree.level), degree.awarded_on or date.min, place

    places = [place for place, degree in enumerate(held) if degree.level in HIGHER]
    return held[max(places, key=rank)] if places else None


def _row(degree: Degree) -> Reason:
    return row(
        "degree",
        level=degree.level,
        institution=degree.institution,
        field=degree.field,
        awarded_on=degree.awarded_on,
        listed_year=degree.listed_year,
    )
