"""Where a case stands, in a few facts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from qmas_tui.findings.model import AssessedCase, Item, Limit, Milestone
from qmas_tui.views.document import Cell, Facts, cell
from qmas_tui.views.family import family_words
from qmas_tui.views.items import asleep_words, item_sentence, of_whom
from qmas_tui.views.lay import sentence
from qmas_tui.views.model import Role
from qmas_tui.views.phrases import SOURCES
from qmas_tui.views.say import ROUTES, capital, day_words, days_words, short_day
from qmas_tui.views.stages import stage_sentence

_CITIZENSHIP: Final = {
    "chinese": "Chinese citizen",
    "other": "not a Chinese citizen",
    "unknown": "citizenship not known",
}


def standing(entry: AssessedCase) -> Facts:
    """Stage, limit, next step and what the case is; what is not known is left out."""
    return Facts(tuple(_rows(entry)))


def limit_words(limit: Limit, as_of: date) -> str:
    """A limit of stay, how far it is, and how it is known."""
    far = days_words((limit.on - as_of).days)
    return f"{day_words(limit.on)} · {far} · {SOURCES[limit.source]}"


def step_words(item: Item, entry: AssessedCase) -> str:
    """A step of the case, with the day on which it is due unless the words say it."""
    words = sentence(of_whom(item.subject, item_sentence(item, entry)))
    day, short = day_words(item.due_on), short_day(item.due_on, entry.assessment.as_of)
    return words if short in words else f"{words} · {day}"


def _rows(entry: AssessedCase) -> Iterator[tuple[str, Cell]]:
    holder, found = entry.holder, entry.assessment
    yield "Stage", Cell(capital(stage_sentence(found)), "strong")
    if found.limit is not None:
        passed = found.limit.on < found.as_of
        yield (
            "Limit of stay",
            Cell(limit_words(found.limit, found.as_of), "act" if passed else "plain"),
        )
    if found.next is not None:
        yield "Next", cell(step_words(found.next, entry), _urgency(found.next, entry))
    if asleep := asleep_words(entry):
        yield "Snooze", Cell(capital(asleep))
    if found.milestone is not None:
        yield "Seven years", Cell(_seven(found.milestone))
    yield "Scheme", cell(_scheme(entry))
    if holder.landed_on is not None:
        yield "Landed", Cell(day_words(holder.landed_on))
    nationality = holder.nationality or "nationality not recorded"
    words = f"{nationality} · {_CITIZENSHIP[holder.citizenship]}"
    yield "Nationality", cell(capital(words))
    if family := family_words(holder):
        yield "Family", cell(family)
    if holder.adviser:
        yield "Adviser", cell(holder.adviser)


def _urgency(item: Item, entry: AssessedCase) -> Role:
    return "act" if item.act_by <= entry.assessment.as_of else "plain"


def _seven(milestone: Milestone) -> str:
    if milestone.earliest is None:
        return "Cannot be counted yet"
    words = f"Earliest {day_words(milestone.earliest)}"
    if milestone.latest is None:
        return f"{words} · latest day unknown"
    if milestone.latest != milestone.earliest:
        return f"{words} · latest {day_words(milestone.latest)}"
    return words


def _scheme(entry: AssessedCase) -> str:
    holder, pattern = entry.holder, entry.assessment.pattern
    words = [ROUTES[holder.route]]
    if pattern:
        words.append(f"pattern {pattern}")
    if holder.applied_on is not None:
        words.append(f"applied {day_words(holder.applied_on)}")
    return " · ".join(words)
