"""Takes in a statement of travel records: trips of one person, and what is unclear."""

from __future__ import annotations

from collections.abc import Sequence

from qmas_tui.casework.casework import Done, Terms
from qmas_tui.casework.decisions import (
    PERSON,
    asks_day,
    travel_rows,
    travel_trips,
)
from qmas_tui.casework.travelling import (
    HOLDER,
    Answer,
    ChoiceKey,
    Travel,
    find_travel,
    record_travel,
    travel_lines,
)
from qmas_tui.desk.screens.deciding import DecidingScreen
from qmas_tui.desk.screens.form import FormScreen, open_form
from qmas_tui.desk.screens.taking import Row
from qmas_tui.errors import DataError, Problem
from qmas_tui.facts.parsing import FieldTexts
from qmas_tui.facts.reading import read_date
from qmas_tui.views.form import FormField
from qmas_tui.views.mapping import AskedRow
from qmas_tui.views.say import count

DAY = FormField("day", "day", "15/3/28, 15 Mar 2028", "date", (), True)
KEYS: dict[str, ChoiceKey] = {
    "record": "record",
    "first": "first",
    "last": "last",
    "day": "day",
    "leave-out": "leave-out",
}


class TravelScreen(DecidingScreen[Travel]):
    """Whose travel it is, each question, and the trips that would be added."""

    def __init__(self, case: str, rows: Sequence[str], source: str) -> None:
        super().__init__()
        self._case = case
        self._record = rows
        self._source = source
        self._person = HOLDER
        self._answers: dict[str, Answer] = {}

    @property
    def source(self) -> str:
        """The name of the file, or that it was pasted."""
        return self._source

    @property
    def shown(self) -> str:
        """The case whose travel it is."""
        return self._case

    @property
    def is_changed(self) -> bool:
        """Whether anything was answered."""
        return bool(self._answers)

    def read(self) -> Travel:
        """Read it against the person's trips."""
        return find_travel(self.casework, self._case, self._record, self._person)

    @property
    def rows(self) -> Sequence[AskedRow]:
        """Whose it is, then the questions."""
        return travel_rows(self.found, self._answers) if self.found else ()

    def say(self, said: Sequence[tuple[Row, str]]) -> None:
        """Keep the answers; another person's travel is looked at anew."""
        assert self.found is not None, "there is a row only of what was read"
        for row, answer in said:
            if row.key == PERSON:
                self._person, self._answers, self.found = answer, {}, None
                self.begin()
                return
            if not asks_day(self.found, row.key, answer):
                self._answers[row.key] = Answer(KEYS[answer])
            elif len(said) == 1:
                self._ask_day(row, KEYS[answer])
        self.draw()

    def _ask_day(self, row: Row, choice: ChoiceKey) -> None:
        """The record lacks a day: it is asked, and held against what it can be."""

        def save(given: FieldTexts, _terms: Terms) -> Done:
            assert self.found is not None, "a question was shown"
            try:
                day = read_date(dict(given)["day"], self.casework.as_of)
            except ValueError as error:
                raise DataError("No such day.", [Problem("day", str(error))]) from None
            answers = self._answers | {row.key: Answer(choice, day)}
            try:
                travel_trips(self.found, answers)
            except DataError as error:
                raise DataError(
                    "It cannot be that day.", [Problem("day", error.message)]
                ) from None
            self._answers = answers
            return Done("")

        def saved(_done: Done) -> None:
            self.draw()

        open_form(self.app, FormScreen(row.words, [DAY], [], save), saved)

    def told(self) -> tuple[str, Sequence[str], str]:
        """The trips that would be added by the answers so far."""
        assert self.found is not None, "it is drawn only when it was read"
        trips = travel_trips(self.found, self._answers)
        head = f"{self._case} · {self.found.name}"
        below = ["Trips to add", *[f"  {each}" for each in trips]] if trips else []
        outcome = f"{count(len(trips), 'trip')} of {self.found.name} would be added"
        return head, below, outcome

    def take(self, terms: Terms) -> Done:
        """Record the trips as one change."""
        assert self.found is not None, "only what was read is taken in"
        return record_travel(self.casework, self.found, self._answers, terms)

    def report(self) -> tuple[str, Sequence[str], str]:
        """What became of every row."""
        if self.found is None:
            return self.source, [], ""
        found = self.found
        lines = list(travel_lines(found.plan, found.name, found.left_out))
        return self.source, lines, ""
