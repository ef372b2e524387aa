"""What an import has to ask, as values, and what was said; whoever shows it asks it."""

from __future__ import annotations

from typing import Final, Literal

from msgspec import Struct

from qmas_tui.exchange.sheets.columns.mapping import LEAVE_OUT, Mapping
from qmas_tui.facts.day_writings import Order
from qmas_tui.facts.rows import Citizenship

DATES: Final = "dates"
PAY: Final = "pay"
LATER: Final = "later"
EMPLOYMENT: Final = "employment"

LANDING: Final = "landing"
HOLDERS: Final = "holders"
PROSPECTS: Final = "prospects"

QuestionKind = Literal[
    "missing", "column", "columns", "dates", "family", "pay", "landing"
]


class Choice(Struct, frozen=True, gc=False):
    """An answer: `id` is what is passed in, `words` what a person reads."""

    id: str
    words: str


class Question(Struct, frozen=True, gc=False):
    """Something that the sheet does not say, asked once.

    `id` names it among the answers: "dates", "limit" (two columns of one field),
    "column C", "row 7", "pay", "landing". `option` is how the command line answers it.
    An import is refused while one that is `required` is open; the plan is worked out by
    the `proposal`, where there is one. `field` is what a column is missing for.
    """

    kind: QuestionKind
    id: str
    words: str
    choices: tuple[Choice, ...]
    proposal: str = ""
    required: bool = True
    where: str = ""
    field: str = ""

    @property
    def option(self) -> str:
        """How the command line answers it."""
        if self.kind == "dates":
            return "--dates dmy or --dates mdy"
        if self.kind == "missing":
            column = self.choices[0].id if self.choices else "column A"
            return f"--answer '{column}={self.field}', or a file for --map"
        if self.kind == "family":
            return f"--answer '{self.id}=spouse' or --answer '{self.id}=child'"
        # What is offered is left out without a word: what takes it is worth showing.
        first = self.proposal if self.required and self.proposal else self.choices[0].id
        return f"--answer '{self.id}={first}'"


class CitizenshipFor(Struct, frozen=True, gc=False):
    """What the adviser says of one case (its reference) or one nationality (SG)."""

    who: str
    citizenship: Citizenship


class Overrides(Struct, frozen=True, gc=False):
    """What the adviser says beforehand; it wins over the sheet and the words.

    `said` answers questions by their id; `as_proposed` answers the rest that have a
    proposal with it.
    """

    citizenship: tuple[CitizenshipFor, ...] = ()
    mapping: Mapping = Mapping()
    dates: Order | None = None
    said: dict[str, str] = {}
    as_proposed: bool = False

    def of(self, case: str, nationality: str | None) -> Citizenship | None:
        """The citizenship said of the case, else of its nationality."""
        for who in (case, nationality):
            for said in self.citizenship:
                if who is not None and said.who.casefold() == who.casefold():
                    return said.citizenship
        return None

    @property
    def order(self) -> Order | None:
        """What was said now of days that can be read in two ways."""
        said = self.said.get(DATES)
        return self.dates or ("dmy" if said == "dmy" else "mdy" if said else None)

    def order_for(self, question: Question) -> Order | None:
        """The order of days: as said now, else as last time.

        What was said last time does not count where other days of the sheet must be
        read otherwise.
        """
        last = self.mapping.dates
        is_likely = question.proposal in ("", last)
        return self.order or (last if is_likely else None)

    def is_as_last_time(self, question: Question) -> bool:
        """Whether the question is answered by what was said of another sheet."""
        is_dates = question.id == DATES and not self.order
        return is_dates and self.order_for(question) is not None

    def answer(self, question: str) -> str | None:
        """What was said to the question with the id."""
        return self.said.get(question)

    def is_open(self, question: Question) -> bool:
        """Whether the question waits for an answer."""
        is_ordered = question.id == DATES and self.order_for(question)
        if question.id in self.said or is_ordered:
            return False
        return not (self.as_proposed and question.proposal)


LEAVE: Final = Choice(LEAVE_OUT, "leave it out")
