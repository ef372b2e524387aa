"""What the tests of the case page share: a family, and a part of the page."""

from __future__ import annotations

from datetime import date

from qmas_tui.facts.changes import Past
from qmas_tui.facts.holder import Dependant
from qmas_tui.facts.rows import Trip
from qmas_tui.findings.model import AssessedCase
from qmas_tui.views.case.page import case_parts
from qmas_tui.views.model import Section
from tests.make import POLICY

CHILD = Dependant(name="LEE Ming", relation="child", born_on=date(2009, 4, 20))
SPOUSE = Dependant(
    name="WAI Ming",
    relation="spouse",
    citizenship="chinese",
    limit_of_stay=date(2028, 1, 15),
    landed_on=date(2023, 4, 1),
    passport_expires_on=date(2032, 1, 1),
    trip=(Trip(out=date(2025, 7, 1), back=date(2025, 8, 20), reason="home"),),
)


def part(
    case: AssessedCase, key: str, history: tuple[Past, ...] = ()
) -> tuple[Section, ...]:
    """The sections of one part."""
    parts = {each.key: each for each in case_parts(case, POLICY, history)}
    return parts[key].sections


def rows(sections: tuple[Section, ...]) -> list[tuple[str, int]]:
    """The recorded rows that the lines stand for, in the order shown."""
    return [line.row for section in sections for line in section.lines if line.row]
