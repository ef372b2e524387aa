"""The fees of a family as a table: a column for each step, a row for each person."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from qmas_tui.scenarios.forecast import FeeForecast, PersonFees, StepFees
from qmas_tui.views.lay import cell, dim, right
from qmas_tui.views.model import HOLDER, Line, Role, Section, Span
from qmas_tui.views.say import day_words, money
from qmas_tui.views.what_if import BASED_ON, OPTIONS, TODAYS_RATES, step_notes
from qmas_tui.views.width import cell_width

CELLS: Final = 17
_LEAST, _MOST = 12, 24
_WHY: Final = {"permanent": "permanent", "left": "left", "ageing-out": "18 by then"}


def fees_head(found: FeeForecast, name: str) -> Line:
    """Whose fees, and from when."""
    told = f"   {found.case}, from {day_words(found.as_of)} to the right of abode"
    return Line((Span(f"  {name}", "strong"), Span(told, "dim")))


def fee_sections(found: FeeForecast, name: str) -> list[Section]:
    """The steps, what they cost in all, and what may come on top."""
    names = {HOLDER: name}
    return [
        Section("Steps", tuple(_steps(found, names))),
        Section("In all", tuple(_sums(found))),
        Section("May come on top", tuple(_options(found, names))),
    ]


def _steps(found: FeeForecast, names: dict[str, str]) -> Iterator[Line]:
    steps = found.steps
    if not steps:
        yield dim("No step is ahead.")
        return
    people = list(dict.fromkeys(p.name for step in steps for p in step.persons))
    wide = max(cell_width(names.get(each, each)) for each in people)
    cells = max(_LEAST, min(wide, _MOST))

    def line(title: str, text: Callable[[StepFees], str], role: Role = "plain") -> Line:
        spans = [right(text(each), CELLS, _quiet(each, role)) for each in steps]
        return Line((cell(title, cells, "dim"), *spans))

    yield line("", _title, "strong")
    yield line("filed", lambda step: day_words(step.filing_day))
    yield line("stay until", _until)
    yield Line()
    for person in people:
        spans = [_person(each, person) for each in steps]
        yield Line((cell(names.get(person, person), cells), *spans))
    yield line("total", lambda step: money(step.total), "strong")
    yield Line()
    yield from _notes(steps)


def _title(step: StepFees) -> str:
    if step.step is None:
        return "one more"
    return "entry" if step.step == "entry" else f"step {step.step}"


def _until(step: StepFees) -> str:
    return day_words(step.until) if step.until else "not known"


def _quiet(step: StepFees, role: Role) -> Role:
    return role if step.needed else "dim"


def _person(step: StepFees, name: str) -> Span:
    """What somebody pays at a step: application and issue; or why nothing."""
    found = next((each for each in step.persons if each.name == name), None)
    if found is None:
        return right("limit is later", CELLS, "dim")
    if found.why_not is not None:
        return right(_WHY[found.why_not], CELLS, "dim")
    return right(_both(found), CELLS, _quiet(step, "plain"))


def _both(found: PersonFees) -> str:
    return f"{found.application:,} + {found.issue:,}"


def _notes(steps: Sequence[StepFees]) -> Iterator[Line]:
    """What is to be said of the steps beside their figures."""
    yield dim("Each pays the application fee + the issue fee, in HK$.")
    for step in steps:
        for note in step_notes(step):
            yield dim(f"{_title(step)}: {note}")
    if any(step.at_todays_rates for step in steps):
        yield dim(f"Filed after the fees were last read: {TODAYS_RATES}.")


def _sums(found: FeeForecast) -> Iterator[Line]:
    total = money(found.total_needed)
    yield Line((cell("steps that are needed", _MOST), Span(total, "strong")))
    yield Line((cell("the right of abode", _MOST), Span(money(0))))
    yield dim(f"No advisers' fees. {BASED_ON}")


def _options(found: FeeForecast, names: dict[str, str]) -> Iterator[Line]:
    for each in found.options:
        if each.names:
            who = ", ".join(names.get(name, name) for name in each.names)
            what = f"{OPTIONS[each.what]}, {money(each.each)} each"
            yield Line((Span(what), Span(f"   {who}", "dim")))
