"""Cases to look at, assessed with the program's own rules."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from qmas_tui.config.load import load_policy
from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.rows import Grant
from qmas_tui.findings.assess import assess
from qmas_tui.findings.model import AssessedCase
from qmas_tui.policy.policy import Policy
from qmas_tui.views.model import Line, Section, as_text

AS_OF = date(2026, 11, 22)


@lru_cache(maxsize=1)
def rules() -> Policy:
    """The policy as shipped."""
    return load_policy(None)


def entry_of(holder: Holder, as_of: date = AS_OF) -> AssessedCase:
    """A case as worked out on a day."""
    return AssessedCase(holder, assess(holder, rules(), as_of))


def someone(**facts: Any) -> Holder:
    """A holder of the older pattern in the first extension, with other facts."""
    usual: dict[str, Any] = {
        "case": "Q-0142",
        "name": "LEE Ka Yan",
        "citizenship": "other",
        "route": "gpt",
        "applied_on": date(2022, 11, 15),
        "landed_on": date(2023, 3, 15),
        "grant": (
            Grant(until=date(2025, 3, 15), confirmed=True),
            Grant(until=date(2028, 3, 15), granted_on=date(2025, 3, 4), confirmed=True),
        ),
    }
    return Holder(**{**usual, **facts})


def entry(as_of: date = AS_OF, **facts: Any) -> AssessedCase:
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
