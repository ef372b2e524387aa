"""What would happen if, in lines: what moves, by whose doing, and what passes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from qmas_tui.facts.differences import Differences
from qmas_tui.facts.reading import quoted
from qmas_tui.findings.compare import CaseMoved
from qmas_tui.findings.model import HOLDER
from qmas_tui.scenarios.answer import Answer
from qmas_tui.scenarios.forecast import FeeForecast, PersonFees, StepFees
from qmas_tui.scenarios.in_between import Passing
from qmas_tui.scenarios.presence import Presence
from qmas_tui.scenarios.years_away import YearAway
from qmas_tui.views.comparison import case_lines, moved_name
from qmas_tui.views.doubts import oddity_words
from qmas_tui.views.finding_names import finding_name
from qmas_tui.views.model import text_of
from qmas_tui.views.say import LEVEL_WORDS, count, day_words

BASED_ON: Final = "Worked out from recorded facts and published or reported rules."
TODAYS_RATES: Final = "at today's rates"
NO_LAW: Final = (
    "No number of days is law (OR-02); a trip inside these days can still be held "
    "against the holder."
)
OPTIONS: Final = {
    "endorsement": "endorsement in a travel document of a small child",
    "travel-record": "statement of travel records",
}


def answer_lines(
    found: Answer, case: str, name: str, title: str | None = None
) -> Iterator[str]:
    """The whole answer; its head says that it is a scenario and no record."""
    head = f"SCENARIO {quoted(title)}" if title else "SCENARIO"
    yield f"{head}, not recorded: {case} {name} on {day_words(found.then)}"
    for number, step in enumerate(found.steps, 1):
        yield f"  {number}. {step}"
    for departure in found.within:
        yield f"  ! {oddity_words(departure)}."
    yield (
        f"{found.verdict.capitalize()}, if nothing else is recorded until "
        f"{day_words(found.then)}."
    )
    moved = tuple(each.moved for each in found.moved)
    levels = tuple(each.finding for each in found.findings)
    if moved or levels or found.reworded:
        every = (*levels, *found.reworded)
        whole = CaseMoved(case, name, Differences(), moved, every, shared=True)
        yield from [text_of(line) for line in list(case_lines(whole))[1:]]
    else:
        yield "  Nothing moves."
    yield from _done_by(found)
    for each in found.passing:
        yield f"  In between: {_passing(each)}"
    yield BASED_ON


def _done_by(found: Answer) -> Iterator[str]:
    """Which change did what, where there is more than one."""
    if len(found.steps) < 2:
        return
    for number, step in enumerate(found.steps, 1):
        names = [
            _whose(each.moved.subject, moved_name(each.moved))
            for each in found.moved
            if number in each.changes and moved_name(each.moved)
        ]
        names += [
            _whose(each.finding.subject, finding_name(each.finding.code))
            for each in found.findings
            if number in each.changes
        ]
        if names:
            yield f"  By change {number} ({step}): {'; '.join(names)}"


def _passing(each: Passing) -> str:
    what = _whose(each.subject, finding_name(each.code))
    days = f"{day_words(each.first)} to {day_words(each.last)}"
    return f"{what}, {LEVEL_WORDS[each.level]}, {days}"


def _whose(subject: str, what: str) -> str:
    return what if subject == HOLDER else f"{subject}, {what}"


def presence_lines(found: Presence) -> Iterator[str]:
    """Until when to be back, what sets it, and the days away of each year."""
    who = "" if found.subject == HOLDER else f", {found.subject}"
    yield f"{found.case}{who}: away from {day_words(found.out)}"
    yield back_by_words(found)
    if found.within is not None:
        yield within_words(found.out, found.within)
    for thing, day in found.first:
        if day is not None:
            yield f"  from {day_words(day)}: {thing_words(thing)}"
    for thing in found.already:
        yield f"  without this absence too: {thing_words(thing)}"
    yield from [_year(each) for each in found.years]
    yield NO_LAW
    yield BASED_ON


def back_by_words(found: Presence) -> str:
    """The day to be back by, and what sets it."""
    if nothing_counts(found):
        return (
            "No limit of stay or residence year counts now: there is nothing to plan."
        )
    if found.return_by is None:
        return "No day of return that was asked about moves or loses anything."
    if found.return_by < max(found.out, found.as_of):
        return "Any return is too late; see below from when."
    by = " and ".join(thing_words(each) for each in found.set_by)
    return f"Back by {day_words(found.return_by)}, because of: {by}."


def nothing_counts(found: Presence) -> bool:
    """Whether no day can be called safe: the person has not landed, or is gone."""
    return not found.years and not any(day for _thing, day in found.first)


def within_words(out: date, since: date) -> str:
    """That the departure asked about falls into an absence on record."""
    return (
        f"Away since {day_words(since)} already, and not back on {day_words(out)} by "
        "what is recorded: ask about that absence, or record its return first."
    )


def thing_words(thing: str) -> str:
    """What a return can be too late for, in words."""
    if thing == "stay.ends":
        return "after the limit of stay"
    if thing == "milestone.latest":
        return "the latest day of the seven years moves"
    return finding_name(thing)


def _year(each: YearAway) -> str:
    days = f"{day_words(each.first)} to {day_words(each.last)}"
    return f"  year {each.year}, {days}: {away_words(each)}"


def away_words(each: YearAway) -> str:
    """The full days away of a residence year: recorded, planned, and left."""
    planned = f", {each.planned} planned" if each.planned else ""
    left = "" if each.left is None else f", {each.left} left"
    return f"{count(each.recorded, 'full day')} away{planned}{left}"


def fee_lines(found: FeeForecast) -> Iterator[str]:
    """Each step with who pays what, and what may come on top."""
    yield f"{found.case}: fees from {day_words(found.as_of)} to the right of abode"
    for step in found.steps:
        yield from _step(step)
    if not found.steps:
        yield "  No step is ahead."
    yield f"  Needed in all: HK${found.total_needed:,}"
    yield "  The right of abode itself: HK$0"
    for option in found.options:
        if option.names:
            who = ", ".join(option.names)
            what = f"{OPTIONS[option.what]}, HK${option.each}"
            yield f"  May come on top: {what} ({who})"
    yield "No advisers' fees. " + BASED_ON


def step_notes(step: StepFees) -> Iterator[str]:
    """What is to be said of a step beside its figures."""
    if not step.needed:
        yield "only if the right of abode is not granted by then"
    if step.assumed:
        yield "its length is assumed, at the higher fee"


def _step(step: StepFees) -> Iterator[str]:
    until = f" to {day_words(step.until)}" if step.until else ""
    notes = [*step_notes(step), *([TODAYS_RATES] if step.at_todays_rates else [])]
    told = f" ({'; '.join(notes)})" if notes else ""
    what = "a further extension"
    if step.step is not None:
        what = "entry" if step.step == "entry" else f"step {step.step}"
    yield (
        f"  {what}{until}, filed {day_words(step.filing_day)}: HK${step.total:,}{told}"
    )
    for each in step.persons:
        yield f"    {_person(each)}"


def _person(each: PersonFees) -> str:
    if each.why_not in ("permanent", "left"):
        return f"{each.name}: none, {each.why_not}"
    fees = f"{each.name}: {each.application:,} + {each.issue:,}"
    return f"{fees}, not counted: of age by then" if each.why_not else fees
