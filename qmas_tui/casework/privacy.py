"""What is held on one person: shown whole, or erased for good."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from qmas_tui.casework.assessments import Assessments
from qmas_tui.casework.drafts import Drafts
from qmas_tui.casework.session import USUAL, Done, Session, Terms
from qmas_tui.errors import BookError, DataError
from qmas_tui.facts.changes import Case, Forgotten, Past
from qmas_tui.facts.holder import Holder
from qmas_tui.findings.erasure import erase_by
from qmas_tui.scenarios.saved import read_saved
from qmas_tui.views.case.history import history_lines
from qmas_tui.views.dossier import dossier_parts
from qmas_tui.views.mentions import Mentions, mentions, past_mentions, scenario_mentions
from qmas_tui.views.model import Part, Section
from qmas_tui.views.saved_scenarios import scenario_parts, unreadable_part
from qmas_tui.views.say import count

_TOLD = 5
"""So many cases are told by name, for one screen and one look."""


class Privacy:
    """What the law on personal data asks of a book."""

    def __init__(
        self, session: Session, assessments: Assessments, drafts: Drafts
    ) -> None:
        self._session = session
        self._drafts = drafts
        self._book = session.book
        self._assessments = assessments

    def dossier(self, case: str) -> tuple[Part, ...]:
        """Everything that is held on the person of a case.

        Of a case that the book no longer holds, what its history does. Raises DataError
        for a reference that no case ever had, BookError when the history is unreadable.
        """
        history = self._book.history(case)
        ever = tuple(self._ever(case, history))
        named_in = self._mentions(self._first(case, ever))
        before, supposed = self._before_landing(case), self._scenarios(case, ever)
        if holder := self._book.holders().get(case):
            assessed = self._assessments.of_holder(holder)
            policy = self._assessments.policy
            parts = dossier_parts(assessed, policy, history, named_in)
            return (*before, *parts, *supposed)
        lines = history_lines(history, case)
        told = Part("history", "History", (Section("Changes, newest first", lines),))
        return (*before, told, *supposed)

    def _scenarios(self, case: str, ever: Iterable[Case]) -> Iterable[Part]:
        """What is saved of what would happen if, also of who is a holder no more."""
        person = next((each for each in ever if isinstance(each, Holder)), None)
        if person is None:
            return ()
        policy, as_of = self._assessments.policy, self._assessments.as_of
        try:
            rows = self._book.scenarios.of(case, ever=True)
        except BookError as error:  # all else is to be handed out
            return (unreadable_part(error.message),)
        return scenario_parts(
            [read_saved(each, person, policy, as_of) for each in rows]
        )

    def _before_landing(self, case: str) -> tuple[Part, ...]:
        """What is recorded of a prospect, and worked out from it.

        What that takes is loaded here: the queue of holders opens without it.
        """
        from qmas_tui.intake.assess import assess, pathways_of
        from qmas_tui.intake.result import AssessedProspect
        from qmas_tui.views.prospect.page import prospect_parts
        from qmas_tui.views.prospect_record import prospect_record

        prospect = self._book.prospects().get(case)
        if prospect is None:
            return ()
        policy, as_of = self._assessments.policy, self._assessments.as_of
        found = assess(prospect, policy, as_of)
        ways = pathways_of(found, policy)
        worked_out = prospect_parts(AssessedProspect(prospect, found), ways)
        return (*prospect_record(prospect), *worked_out)

    def erase_by(self, holder: Holder) -> date | None:
        """The day by which a closed case is to be forgotten (HS-22); else None."""
        return erase_by(holder, self._assessments.policy)

    def mentions(self, case: str) -> Mentions:
        """Which other cases mention the person of a case, and where.

        The history of those that do no more is gone through too, which takes its time.
        Raises DataError for a reference that no case ever had, BookError when the
        history is unreadable.
        """
        return self._mentions(self._anybody(case))

    def _mentions(self, person: Case) -> Mentions:
        book = self._book
        now = mentions(person, (*book.holders().values(), *book.prospects().values()))
        known = {other for other, _where in now}
        past = past_mentions(person, book.history())
        supposed = scenario_mentions(person, book.scenarios.all())
        return (*now, *(each for each in past if each[0] not in known), *supposed)

    def forget(self, case: str, terms: Terms = USUAL) -> Done:
        """Erase a case and all that was ever recorded on it; nothing brings it back.

        What was typed on it and not saved goes first.

        Raises DataError for a reference that no case ever had, or BookError.
        """
        person = self._anybody(case)
        named = self._mentions(person)
        self._drafts.forget(person)
        who, when = self._session.who, self._session.clock()
        forgotten = self._book.forget(case, who, when, wait=terms.wait)
        return Done(_forgotten_words(case, forgotten, named), (case,))

    def _anybody(self, case: str) -> Case:
        """The person of a case, as it last was if the book holds it no longer."""
        return self._first(case, self._ever(case))

    def _first(self, case: str, ever: Iterable[Case]) -> Case:
        for person in ever:
            return person
        name = self._book.name
        raise DataError(f"There is no case {case} in {name}, nor was there ever.")

    def _ever(self, case: str, history: Sequence[Past] | None = None) -> Iterator[Case]:
        """Who has the case, and then who had it, the last first.

        The history of the case is read for those, where it is not at hand.
        """
        book = self._book
        yield from filter(None, (book.holders().get(case), book.prospects().get(case)))
        for past in reversed(book.history(case) if history is None else history):
            for change in reversed(past.changes):
                yield change.record


def cases_words(named: Mentions) -> str:
    """The cases that mention a person: the first few by name, and how many more."""
    cases = list(dict.fromkeys(case for case, _where in named))
    more = len(cases) - _TOLD
    words = ", ".join(cases[:_TOLD])
    return f"{words} and {more} more" if more > 0 else words


def _forgotten_words(case: str, forgotten: Forgotten, named: Mentions) -> str:
    erased = [count(forgotten.changes, "change")]
    if forgotten.backups:
        erased.append(f"erased from {count(forgotten.backups, 'backup')}")
    if forgotten.files:
        erased.append(f"{count(forgotten.files, 'damaged file')} removed")
    words = f"{case} forgotten: {', '.join(erased)}"
    return f"{words}; still named in {cases_words(named)}" if named else words
