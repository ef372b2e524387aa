"""Cases to look at, assessed with the program's own rules."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.rows import Grant
from qmas_tui.findings.model import AssessedCase
from qmas_tui.views.model import Line, Section, as_text
from tests.make import AS_OF, EXTENDED, entry_of, person

OLDER = {
    **EXTENDED,
    "case": "Q-0142",
    "work": None,
    "grant": (
        Grant(until=date(2025, 3, 15), confirmed=True),
        Grant(until=date(2028, 3, 15), granted_on=date(2025, 3, 4), confirmed=True),
    ),
}


def someone(**facts: object) -> Holder:
    """A holder of the older pattern in the first extension, with other facts."""
    return person(OLDER, facts)


def entry(as_of: date = AS_OF, **facts: object) -> AssessedCase:
    """The usual case with other facts, worked out."""
    return entry_of(someone(**facts), as_of)


def broken() -> AssessedCase:
    """A case that cannot be worked out: the child comes of age after the last year."""
    child = Dependant(name="LEE Ming", relation="child", born_on=date(9990, 1, 1))
    return entry(dependant=(child,))


def words(sections: Iterable[Section], title: str = "") -> str:
    """The text of all sections, or of the one with a title."""
    chosen: list[Line] = []
    for section in sections:
        if title in ("", section.title):
            chosen += section.lines
    return as_text(chosen)
