"""The twelve criteria as a table: state, why, what would meet it, and its papers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from qmas_tui.intake.model import CriteriaTest, Criterion, Evaluation
from qmas_tui.intake.result import AssessedProspect
from qmas_tui.views.criteria_words import WORDS, meets_words, why_words
from qmas_tui.views.lay import INDENT, row
from qmas_tui.views.model import Line, Role, Section, Span
from qmas_tui.views.prospect.remedies import criterion_remedy
from qmas_tui.views.say import day_words
from qmas_tui.views.width import clean, cut, pad

TITLE: Final = "Criteria"
_STATE: Final = 9
_NAME, _NAME_LOW = 31, 26
_PAPER, _PAPER_LOW = 30, 2
LOW: Final = 100
"""A room of less than so many cells has the names of papers in the line of its sign."""
_ROLES: Final[dict[str, Role]] = {"yes": "good", "no": "dim", "unknown": "warn"}
_FILE, _WANTING, _NONE = "✓", "○", " "


def twelve_section(of: AssessedProspect, test: CriteriaTest, room: int) -> Section:
    """Each on a line; under the titles of the columns."""
    days = turning_words(of.assessment.evaluation)
    lines = [_line(each, of, days.get(each.n, ""), room) for each in test.criteria]
    name, why, paper = _cells(room)
    titles = (
        Span(" " * (INDENT + len("12 ") + name + 2 - len(TITLE))),
        Span(pad("State", _STATE + 2), "dim"),
        Span(pad("Why", why + 2), "dim"),
        Span("Paper" if paper > _PAPER_LOW else "", "dim"),
    )
    return Section(TITLE, tuple(lines), titles)


def turning_words(found: Evaluation | None) -> Mapping[int, str]:
    """By its number the day on which a criterion is met or lost, in words."""
    if found is None or found.forecast is None:
        return {}
    forecast = found.forecast
    words = dict.fromkeys(forecast.carried, "show a newer year by then")
    words |= {n: f"met on {day_words(day)}" for n, day in forecast.met_on}
    return words | {n: f"until {day_words(day)}" for n, day in forecast.lost_on}


def state_words(found: Criterion) -> str:
    """Whether a criterion is met, and would be with a stricter eye."""
    if found.state == "yes":
        return "yes, safe" if found.safe else "yes"
    return found.state


def _cells(room: int) -> tuple[int, int, int]:
    """The cells of the name, the reason and the paper."""
    name, paper = (_NAME_LOW, _PAPER_LOW) if room < LOW else (_NAME, _PAPER)
    return name, room - name - paper - _STATE - 9, paper


def _line(found: Criterion, of: AssessedProspect, turn: str, room: int) -> Line:
    name, why, paper = _cells(room)
    is_no = found.state == "no"
    told = "; ".join(filter(None, [*_told(found, turn, of.assessment.filed)]))
    return row(
        Span(f"{found.n:>2} ", "dim"),
        Span(pad(cut(WORDS[found.n - 1].name, name), name) + "  ", _dim(is_no)),
        Span(pad(state_words(found), _STATE) + "  ", _ROLES[found.state]),
        Span(pad(cut(clean(told), why), why) + "  ", _dim(is_no and not turn)),
        *_paper(found, paper),
        about=f"criterion.{found.n}",
        remedy=criterion_remedy(found, of),
    )


def _dim(is_quiet: bool) -> Role:
    return "dim" if is_quiet else "plain"


def _told(found: Criterion, turn: str, is_filed: bool) -> Iterator[str]:
    """Why it stands so; the day on which that changes; else what would meet it."""
    if turn:
        yield turn
    words = why_words(found)
    if not turn or turn.partition(" ")[2] not in words:
        yield words
    if found.state == "unknown" and not turn and not is_filed:
        yield meets_words(found)


def _paper(found: Criterion, cells: int) -> Iterator[Span]:
    if found.state != "yes":
        yield Span(_NONE)
    elif found.documented:
        yield Span(f"{_FILE} ", "good")
        if cells > _PAPER_LOW:
            yield Span("on file", "dim")
    else:
        yield Span(f"{_WANTING} ", "warn")
        if cells > _PAPER_LOW:
            wanting = ", ".join(each.replace("-", " ") for each in found.wanting)
            yield Span(cut(wanting, cells - _PAPER_LOW))
