"""What a filter line asks of prospects: words, or the value of a field."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator
from typing import Final

from qmas_tui.errors import DataError
from qmas_tui.intake.result import AssessedProspect
from qmas_tui.views.haystack import fold, holds_word
from qmas_tui.views.intake_words import headline_of
from qmas_tui.views.prospect.ahead import item_words
from qmas_tui.views.prospect_words import STAGES

Sought = Callable[[AssessedProspect], bool]
HINT: Final = "names, case, adviser:mw stage:filed finding:letter tag:vip"


def parse_sought(text: str) -> Sought:
    """A test of a prospect: every part of the line has to hold.

    Raises DataError for a field that there is not.
    """
    parts = [_part(each) for each in _words(text)]
    return lambda of: all(part(of) for part in parts)


def _words(text: str) -> list[str]:
    try:
        return shlex.split(text)
    except ValueError:  # a quote that is still open
        return text.replace('"', " ").replace("'", " ").split()


def _part(word: str) -> Sought:
    name, colon, value = word.partition(":")
    wanted = fold(value if colon else word)
    if not colon:
        return lambda of: holds_word(_text(of), wanted)
    if name not in _FIELDS:
        raise DataError(f"no field {name}; there are {', '.join(_FIELDS)}")
    values = _FIELDS[name]
    return lambda of: any(fold(each).startswith(wanted) for each in values(of))


def _stage(of: AssessedProspect) -> Iterator[str]:
    yield of.assessment.stage
    yield STAGES[of.assessment.stage]
    if of.assessment.filed:
        yield "filed"


_FIELDS: Final[dict[str, Callable[[AssessedProspect], Iterator[str]]]] = {
    "adviser": lambda of: iter((of.prospect.adviser or "",)),
    "stage": _stage,
    "finding": lambda of: (each.code for each in of.assessment.findings),
    "tag": lambda of: iter(of.prospect.tags),
    "nationality": lambda of: iter((of.prospect.nationality or "",)),
    "route": lambda of: iter((of.prospect.route,)),
}


def _text(of: AssessedProspect) -> str:
    """All that a bare word is looked for in, folded."""
    return fold("\n".join(_texts(of)))


def _texts(of: AssessedProspect) -> Iterator[str]:
    who, found = of.prospect, of.assessment
    yield from (who.case, who.name, who.name_zh or "", who.adviser or "")
    yield from who.tags
    yield STAGES[found.stage]
    yield who.next_step or ""
    yield from (each.employer or "" for each in who.work)
    yield from (each.institution or "" for each in who.degree)
    yield from (each.name for each in who.dependant)
    yield from (each.text for each in who.note)
    yield from (item_words(each, who) for each in found.items)
    yield from (headline_of(each) for each in found.findings)
