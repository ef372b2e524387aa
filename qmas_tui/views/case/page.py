"""The case page: its head, and the parts between which one moves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from qmas_tui.facts.changes import Past
from qmas_tui.facts.holder import Holder
from qmas_tui.findings.model import AssessedCase, Assessment
from qmas_tui.policy.policy import Policy
from qmas_tui.views.case.away import away_part
from qmas_tui.views.case.dates import dates_part
from qmas_tui.views.case.family import family_part
from qmas_tui.views.case.history import history_part
from qmas_tui.views.case.notes import notes_part
from qmas_tui.views.case.papers import papers_part
from qmas_tui.views.case.record import record_part
from qmas_tui.views.case.work import work_part
from qmas_tui.views.family import family_words
from qmas_tui.views.lay import row, said
from qmas_tui.views.model import Line, Part, Role, Section, Span, days_until
from qmas_tui.views.say import ROUTES, day_words, days_words
from qmas_tui.views.stages import stage_sentence
from qmas_tui.views.width import cell_width, clean

PARTS: Final = {
    "dates": "Dates and findings",
    "work": "Work",
    "away": "Days away",
    "family": "Family",
    "papers": "Papers",
    "record": "Record",
    "notes": "Notes",
    "history": "History",
}
"""The parts of the page in their order, each with its title."""

_WORKED_OUT: Final = {
    "dates": dates_part,
    "work": work_part,
    "away": away_part,
    "family": family_part,
    "papers": papers_part,
}
_RECORDED: Final = {"record": record_part, "notes": notes_part}
_DOT: Final = Span(" · ")
_DOUBT = {
    "unconfirmed": "not confirmed",
    "forecast": "expected, no grant recorded",
    "assumed": "assumed, pattern unknown",
}


def case_parts(
    case: AssessedCase, policy: Policy, history: Sequence[Past]
) -> tuple[Part, ...]:
    """Every part of a case; `history` are its steps, oldest first."""
    return tuple(
        [
            Part(key, title, case_part(key, case, policy, history))
            for key, title in PARTS.items()
        ]
    )


def case_part(
    key: str, case: AssessedCase, policy: Policy, history: Sequence[Past]
) -> tuple[Section, ...]:
    """One part of a case alone; only "history" looks at `history`."""
    if key == "history":
        return history_part(case, history)
    if key in _RECORDED:
        return _RECORDED[key](case)
    return _WORKED_OUT[key](case, policy)


def case_head(case: AssessedCase, room: int | None = None) -> tuple[Line, Line]:
    """Who this is and where the stay stands; then, quieter, what the case is.

    Where the first line would be wider than `room`, the second begins with the stage.
    """
    holder, found = case.holder, case.assessment
    name = f"{holder.name} {holder.name_zh}" if holder.name_zh else holder.name
    who = (said(holder.case, "dim"), Span("  "), said(name, "strong"), Span("     "))
    stage, limit = Span(stage_sentence(found)), _limit(found)
    about = (*_asleep(found), Span(" · ".join(_particulars(holder, found)), "dim"))
    if not limit:
        return row(*who, stage), row(*about)
    whole = (*who, stage, _DOT, *limit)
    if room is not None and sum(cell_width(span.text) for span in whole) > room:
        return row(*who, *limit), row(stage, _DOT, *about)
    return row(*whole), row(*about)


def _asleep(found: Assessment) -> list[Span]:
    wakes = found.asleep_until
    return [Span(f"asleep until {day_words(wakes)} · ", "accent")] if wakes else []


def _limit(found: Assessment) -> list[Span]:
    limit = found.limit
    if limit is None:
        return []
    days = days_until(limit.on, found.as_of)
    role: Role = "plain"
    if days > 0:
        far = days_words(days)
    else:
        far, role = days_words(days), "act"
    spans = [Span(f"limit of stay {day_words(limit.on)}"), _DOT, Span(far, role)]
    if limit.source in _DOUBT:
        spans.append(Span(f" · {_DOUBT[limit.source]}", "warn"))
    return spans


def _particulars(holder: Holder, found: Assessment) -> list[str]:
    route = ROUTES[holder.route]
    words = [holder.nationality or "nationality not recorded"]
    words.append(f"{route} {found.pattern}" if found.pattern else route)
    if holder.applied_on is not None:
        words[-1] += f", applied {day_words(holder.applied_on)}"
    if holder.adviser:
        words.append(f"adviser {clean(holder.adviser)}")
    family = family_words(holder)
    return [*words, family] if family else words
