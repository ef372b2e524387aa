"""A record of travel against the trips on record: what taking it in would do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from qmas_tui.errors import DataError
from qmas_tui.exchange.travel.asking import Asking, is_settled, trip_of
from qmas_tui.exchange.travel.crossings import TravelRecord
from qmas_tui.exchange.travel.questions import Choice, ChoiceKey, Question
from qmas_tui.exchange.travel.runs import runs_of
from qmas_tui.exchange.travel.trips import Trips
from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.rows import Trip


class TravelPlan(Struct, frozen=True, gc=False):
    """What a record would add to somebody's trips, and what it leaves to be decided.

    Of the trips on record it `confirmed` some; those `lacking` lie within its days, and
    it knows nothing of them. `first_arrival` is where it begins with an arrival.
    """

    record: TravelRecord
    recorded: tuple[Trip, ...]
    trips: tuple[Trip, ...]
    questions: tuple[Question, ...]
    confirmed: tuple[Trip, ...]
    lacking: tuple[Trip, ...]
    first_arrival: date | None = None


class Answer(Struct, frozen=True, gc=False):
    """What the adviser decided; `day` where the choice asks for one."""

    choice: ChoiceKey
    day: date | None = None


def plan_travel(
    record: TravelRecord, person: Holder | Dependant, today: date
) -> TravelPlan:
    """The record of a holder, or of a dependant, against the trips of that person."""
    runs = runs_of(record.crossings)
    found = [trip for trip in map(trip_of, runs) if trip]
    ask = Asking(person, found, today)
    plain: list[Trip] = []
    questions: dict[str, Question] = {}
    for place, run in enumerate(runs):
        trip = trip_of(run)
        if trip is not None and not ask.recorded.has(trip):
            question = ask.about(run, trip, is_first=place == 0)
            if question is None:
                plain.append(trip)
            elif not is_settled(question):
                questions.setdefault(question.id, question)
        for each in ask.about_departures(run):
            questions[each.id] = each
    asked = [trip for each in questions.values() for trip in each.trips]
    return TravelPlan(
        record,
        person.trip,
        tuple(plain),
        tuple(questions.values()),
        confirmed=tuple(old for old in person.trip if ask.confirms(old)),
        lacking=tuple(_lacking(record, person.trip, ask, Trips([*found, *asked]))),
        first_arrival=None if runs[0].departures else record.crossings[0].on,
    )


def travelled(plan: TravelPlan, answers: Mapping[str, Answer]) -> tuple[Trip, ...]:
    """The person's trips once the record is taken in, questions by their answers.

    A question without an answer changes nothing. Raises DataError for an answer that
    its question does not have, and for a day that it cannot be.
    """
    adds, removes = [*plan.trips], list[Trip]()
    for each in plan.questions:
        if answer := answers.get(each.id):
            chosen = _chosen(each, answer)
            adds += chosen.adds
            removes += chosen.removes
    kept = [each for each in plan.recorded if each not in removes]
    held = Trips(kept)
    for trip in adds:
        if held.sharing(trip):
            day = trip.out.isoformat()
            raise DataError(f"The trip from {day} shares a night with a recorded one.")
    return (*kept, *sorted(adds, key=lambda each: each.out))


def proposals(plan: TravelPlan) -> dict[str, Answer]:
    """The likely answer to each question that needs no day."""
    return {each.id: Answer(each.proposed.key) for each in plan.questions}


def _lacking(
    record: TravelRecord, recorded: Sequence[Trip], ask: Asking, possible: Trips
) -> Iterator[Trip]:
    """Recorded trips within the days of a record that it has nothing of."""
    first, last = record.crossings[0].on, record.crossings[-1].on
    for old in recorded:
        is_within = first <= old.out and (old.back or old.out) <= last
        if is_within and not ask.confirms(old) and not possible.sharing(old):
            yield old


def _chosen(question: Question, answer: Answer) -> Choice:
    found = next((c for c in question.choices if c.key == answer.choice), None)
    if found is None:
        known = ", ".join(each.key for each in question.choices)
        raise DataError(f"{question.id} has the answers {known}.")
    if found.asks is None:
        return found
    asks, day = found.asks, answer.day
    if day is None or not asks.first <= day <= asks.last:
        between = f"{asks.first.isoformat()} to {asks.last.isoformat()}"
        raise DataError(f"{question.id} needs a day from {between}.")
    return Choice("day", (*found.adds, asks.trip(day)), found.removes)
