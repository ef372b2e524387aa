"""What taking in a record of travel would do, in lines."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from qmas_tui.exchange.travel.crossings import TravelRecord
from qmas_tui.exchange.travel.plan import TravelPlan
from qmas_tui.exchange.travel.questions import (
    Choice,
    ChoiceKey,
    Question,
    QuestionKind,
)
from qmas_tui.facts.reading import quoted
from qmas_tui.facts.rows import Trip
from qmas_tui.views.records import row_words
from qmas_tui.views.say import count, day_words

_ASKS: Final[dict[QuestionKind, str]] = {
    "missing-arrival": "departures follow each other, no arrival is between",
    "missing-departure": "arrivals follow each other, no departure is between",
    "doubled": "a movement stands twice on one day",
    "still-away": "the record ends with a departure",
    "same-day": "out and back on one day, no night away",
    "before-landing": "the departure lies before the first arrival or landing",
    "overlap": "it shares nights with what is recorded",
}
"""What is open, in words."""
_BRIEFLY: Final[dict[QuestionKind, str]] = {
    "missing-arrival": "no arrival between {first} and {last}",
    "missing-departure": "no departure between {first} and {last}",
    "doubled": "a movement twice on {first}",
    "still-away": "not back since {first}",
    "same-day": "out and back on {first}",
    "before-landing": "left before the landing, {first}",
    "overlap": "shares nights with a trip, {first}",
}
"""The same in a few words, what it is first."""
_ANSWERS: Final[dict[ChoiceKey, str]] = {
    "record": "record it",
    "last": "the last departure counts",
    "first": "the first departure counts",
    "day": "give the day",
    "leave-out": "leave it out",
}
"""Each answer in words."""


def travel_lines(
    plan: TravelPlan, person: str, left_out: Collection[str] = ()
) -> Iterator[str]:
    """The report on a person's record; rows are numbered as the file shows them.

    `left_out` names questions that were left out before, and are not asked again.
    """
    record = plan.record
    first, last = record.crossings[0].on, record.crossings[-1].on
    number = count(len(record.crossings), "crossing")
    yield f"{person}: {number} from {day_words(first)} to {day_words(last)}."
    if plan.first_arrival:
        yield f"It begins with an arrival, on {day_words(plan.first_arrival)}."
    yield from _listed("Trips to add", map(row_words, plan.trips))
    asked = [each for each in plan.questions if each.id not in left_out]
    if asked:
        yield f"To be decided: {len(asked)}."
        yield from [f"  {line}" for q in asked for line in question_lines(q)]
    yield from _listed(
        "Left out as before, unless answered now",
        (f"{q.id}, {asked_words(q)}" for q in plan.questions if q.id in left_out),
    )
    yield from _listed(
        "Recorded trips that it confirms", map(row_words, plan.confirmed)
    )
    yield from _listed(
        "Recorded trips of which it knows nothing", map(row_words, plan.lacking)
    )
    yield from _of_rows(record)


def question_lines(question: Question) -> Iterator[str]:
    """A question by its name, with its rows; then each answer, the likely one first."""
    yield f"{question.id}, {asked_words(question)}"
    for each in question.choices:
        proposed = " (proposed)" if each is question.proposed else ""
        yield f"  {each.key}: {choice_words(each)}{proposed}"


def asked_words(question: Question) -> str:
    """A question with its rows and days, without its name."""
    rows = ", ".join(map(str, question.rows))
    days = ", ".join(map(day_words, dict.fromkeys(question.days)))
    noun = "row" if len(question.rows) == 1 else "rows"
    return f"{noun} {rows} ({days}): {_ASKS[question.kind]}"


def brief_words(question: Question) -> str:
    """A question in a few words, as one of a list."""
    first, last = map(day_words, (question.days[0], question.days[-1]))
    return _BRIEFLY[question.kind].format(first=first, last=last)


def choice_words(choice: Choice) -> str:
    """An answer, the trips that it records and those whose place they take."""
    words = _ANSWERS[choice.key]
    if choice.asks:
        words += f" from {_between(choice.asks.first, choice.asks.last)}"
    if choice.adds:
        words += f", {'and ' if choice.asks else ''}{_trips(choice.adds)}"
    if choice.removes:
        words += f", in place of the recorded {_trips(choice.removes)}"
    return words


def _trips(trips: Iterable[Trip]) -> str:
    return " and ".join(map(row_words, trips))


def _between(first: date, last: date) -> str:
    return f"{day_words(first)} to {day_words(last)}"


def _of_rows(record: TravelRecord) -> Iterator[str]:
    """What became of the rows that give no crossing, or a doubtful one."""
    yield from _listed(
        "Rows that could not be read",
        (f"row {u.row}: {_row(u.text)}: {u.reason}" for u in record.unread),
    )
    for title, rows in (
        ("Rows passed over as titles", record.titles),
        ("Rows that repeat another", _repeated(record)),
    ):
        if rows:
            noun = "row" if len(rows) == 1 else "rows"
            yield f"{title}: {noun} {', '.join(map(str, rows))}."
    if record.is_unordered:
        yield "The rows do not stand in the order of days; they were put into it."


def _row(text: str) -> str:
    """A row in quotation marks, its cells parted by blanks as they look."""
    return quoted(text.replace("\t", "  "))


def _repeated(record: TravelRecord) -> list[int]:
    pairs = pairwise(record.crossings)
    return [b.row for a, b in pairs if (a.on, a.way) == (b.on, b.way)]


def _listed(title: str, lines: Iterable[str]) -> Iterator[str]:
    if told := list(lines):
        yield f"{title}: {len(told)}."
        yield from [f"  {each}" for each in told]
