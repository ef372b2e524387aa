"""Who a prospect is and where the case stands, in two lines."""

from __future__ import annotations

from collections.abc import Iterator

from qmas_tui.facts.prospect import Prospect
from qmas_tui.intake.result import AssessedProspect
from qmas_tui.views.lay import row, said
from qmas_tui.views.model import Line
from qmas_tui.views.prospect_words import MAY_FILE, STAGES
from qmas_tui.views.say import CITIZENS, ROUTES, capital, day_words


def prospect_head(of: AssessedProspect, is_short: bool = False) -> tuple[Line, Line]:
    """The name and what the case is; the stage, and the day on which it is measured."""
    who = of.prospect
    told = _few(who) if is_short else _particulars(who)
    about = f"   {who.case} · {' · '.join(told)}"
    standing = " · ".join(_standing(of))
    return row(said(full_name(who), "strong"), said(about, "dim")), row(said(standing))


def full_name(of: Prospect) -> str:
    """The name of a prospect in every script on record."""
    return f"{of.name} {of.name_zh}" if of.name_zh else of.name


def _particulars(of: Prospect) -> Iterator[str]:
    yield ROUTES[of.route]
    yield CITIZENS[of.citizenship]
    if of.nationality:
        yield of.nationality
    if of.adviser:
        yield f"adviser {of.adviser}"


def _few(of: Prospect) -> Iterator[str]:
    yield from (each for each in (of.route.upper(), of.nationality, of.adviser) if each)


def _standing(of: AssessedProspect) -> Iterator[str]:
    found = of.assessment
    yield capital(STAGES[found.stage])
    if found.evaluation is not None and not found.filed:
        yield MAY_FILE[found.evaluation.may_file]
    if found.evaluated_on is not None:
        yield f"measured on {day_words(found.evaluated_on)}"
    if found.asleep_until is not None:
        yield f"asleep until {day_words(found.asleep_until)}"
