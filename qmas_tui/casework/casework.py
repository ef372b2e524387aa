"""One book, one policy, one day: what desk and command line work with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from qmas_tui.book.protocol import Book
from qmas_tui.casework import edit
from qmas_tui.casework.assessments import Assessments, Progress
from qmas_tui.casework.backups import Backups, Checked
from qmas_tui.casework.checks import check_edit
from qmas_tui.casework.consent import about_odd_values
from qmas_tui.casework.edit import Edit, Home
from qmas_tui.casework.privacy import Privacy
from qmas_tui.casework.session import USUAL, Clock, Done, Session, Terms
from qmas_tui.casework.undo import HistoryAction
from qmas_tui.casework.visits import NO_VISITS, Visits
from qmas_tui.config.settings import Settings
from qmas_tui.errors import BookError, DataError
from qmas_tui.exchange.saving import save_file
from qmas_tui.facts.changes import Past
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.parsing import FieldTexts, parse_row
from qmas_tui.facts.rows import Grant, Review
from qmas_tui.findings.model import AssessedCase, Finding
from qmas_tui.findings.rulebook import book_findings
from qmas_tui.policy.policy import Policy
from qmas_tui.views.filter import Filter, matches
from qmas_tui.views.queue import NamedView

__all__ = ["USUAL", "Casework", "Done", "HistoryAction", "Terms"]


class Casework:
    """A book under a policy on a day: gives assessments, does and undoes changes.

    Attributes:
        session: the one door to the book.
        undo, redo: the way back through its history, and forth again.
        backups: the copies that are kept beside it.
        privacy: what is held on one person, and forgetting it.
        views: the named views of the queue.
        visits: when the desk over it was last left.
    """

    def __init__(
        self,
        book: Book,
        policy: Policy,
        settings: Settings,
        views: Sequence[NamedView],
        as_of: date,
        who: str,
        clock: Clock,
        visits: Visits = NO_VISITS,
    ) -> None:
        self.policy = policy
        self.settings = settings
        self.views = tuple(views)
        self.visits = visits
        self.session = session = Session(book, who, clock)
        self.undo = HistoryAction(session, "undo")
        self.redo = HistoryAction(session, "redo")
        self.backups = Backups(session)
        self._book = book
        self._assessments = Assessments(book, policy, views, as_of)
        self.privacy = Privacy(session, self._assessments)

    # The book

    @property
    def name(self) -> str:
        """What to call the book."""
        return self._book.name

    @property
    def head(self) -> str:
        """The hash that names the last step and all before it."""
        return self._book.head

    @property
    def trouble(self) -> str:
        """Why nothing can be saved just now; empty when it can."""
        return self._book.trouble

    @property
    def holders(self) -> Mapping[str, Holder]:
        """Every holder by case."""
        return self._book.holders()

    def history(self, case: str | None = None) -> Sequence[Past]:
        """Every step, oldest first; of a case, only its own changes.

        Raises BookError when the history cannot be read.
        """
        return self._book.history(case)

    def check(self) -> Checked:
        """Go over everything that the book keeps. Raises BookError."""
        return self._book.check()

    def look_over(self) -> Sequence[str]:
        """What is damaged in records and history, while others go on using them."""
        try:
            return self._book.check(copies=False).damage
        except BookError:  # whoever reads the book next is told
            return ()

    def notices(self) -> Sequence[str]:
        """What the user should be told once, in sentences; empty when asked again."""
        return self._book.notices()

    def refresh(self) -> bool:
        """Follow what other programs wrote; True if anything changed."""
        return self._book.refresh()

    def close(self) -> None:
        """Leave the book tidy. Raises BookError when it cannot be written."""
        self._book.close()

    # Reading

    @property
    def as_of(self) -> date:
        """The day on which the question is asked."""
        return self._assessments.as_of

    def move_to(self, as_of: date) -> None:
        """A new day has begun."""
        self._assessments.move_to(as_of)

    def findings(self) -> Sequence[Finding]:
        """What concerns the book as a whole."""
        return book_findings(self.policy, self.as_of)

    def assessed(self, case: str) -> AssessedCase:
        """A case with its assessment. Raises DataError for an unknown reference."""
        return self._assessments.of(self.session.holder(case))

    def assess_all(self, step: Progress | None = None) -> bool:
        """Work out every case; `step` hears of progress and may stop it with False."""
        if not self._assessments.work_out(step):
            return False
        self.counts()
        return True

    def queue(
        self, view: NamedView | None = None, filter: Filter | None = None
    ) -> list[AssessedCase]:
        """The cases of a view that pass a filter, in the order of the queue."""
        return [
            each
            for each in self._assessments.in_order()
            if (view is None or view.key in self._assessments.views_of(each))
            and (filter is None or matches(filter, each, self.as_of))
        ]

    def counts(self) -> dict[str, int]:
        """How many cases each view holds."""
        found = self._assessments
        counted = Counter(k for each in found.in_order() for k in found.views_of(each))
        return {view.key: counted[view.key] for view in self.views}

    # Changing: each but a removal raises DataError for what cannot be, and NeedsConsent
    # for an odd value; every one raises that where it would keep an identity-card
    # number. What the user said yes to by its `terms` is not asked.

    def record(
        self,
        case: str,
        table: str,
        given: FieldTexts,
        why: str = "",
        family: bool = True,
        terms: Terms = USUAL,
    ) -> Done:
        """Record a new row; a grant that sets the limit also closes what it answers.

        Unless `family` is false it also gives its limit to every dependant whose limit
        was the old one. A snooze keeps what it is about, and is refused where the case
        would not sleep. Raises DataError with every problem, and nothing is saved.
        """
        holder = self.session.holder(case)
        done, row = edit.add_row(holder, table, given, self.as_of, self.session.who)
        self._check(holder, done, given, terms)
        if isinstance(row, Grant):
            done = edit.follow_grant(done, holder, row, self.policy, self.as_of, family)
        elif isinstance(row, Review) and row.outcome == "snoozed":
            found = self.assessed(case).assessment
            done = edit.put_off(done, row, found, self.policy)
        return self._keep(holder, done, why, terms)

    def amend(
        self,
        case: str,
        table: str,
        number: int,
        given: FieldTexts,
        why: str = "",
        terms: Terms = USUAL,
    ) -> Done:
        """Correct a recorded row; rows count from 1 in recorded order."""
        holder = self.session.holder(case)
        done = edit.amend_row(holder, table, number, given, self.as_of)
        self._check(holder, done, given, terms)
        return self._keep(holder, done, why, terms)

    def remove(
        self,
        case: str,
        table: str,
        number: int,
        given: FieldTexts = (),
        why: str = "",
        terms: Terms = USUAL,
    ) -> Done:
        """Take a recorded row out."""
        holder = self.session.holder(case)
        done = edit.remove_row(holder, table, number, given)
        return self._keep(holder, done, why, terms)

    def settle(
        self,
        case: str,
        number: int,
        home: Home,
        given: FieldTexts,
        terms: Terms = USUAL,
    ) -> Done:
        """Record what an unread cell says and take it off the case, as one change."""
        holder, as_of = self.session.holder(case), self.as_of
        if home.table == "holder":
            done = edit.set_fields(holder, given, as_of)
        elif home.row:
            done = edit.amend_row(holder, home.table, home.row, given, as_of)
        else:
            who = self.session.who
            done, _ = edit.add_row(holder, home.table, given, as_of, who)
        self._check(holder, done, given, terms)
        left = edit.remove_row(done.after, "unread", number)
        what = f"{done.what}, read from a cell of a sheet"
        return self._keep(holder, Edit(left.after, what), "", terms)

    def set_fields(
        self, case: str, given: FieldTexts, why: str = "", terms: Terms = USUAL
    ) -> Done:
        """Change the holder's own fields."""
        holder = self.session.holder(case)
        done = edit.set_fields(holder, given, self.as_of)
        self._check(holder, done, given, terms)
        return self._keep(holder, done, why, terms)

    def add(self, given: FieldTexts, why: str = "", terms: Terms = USUAL) -> Done:
        """Add a case. Raises DataError where the reference is taken."""
        holder = parse_row(Holder, given, self.as_of)
        if holder.case in self.holders:
            raise DataError(f"There is a case {holder.case} already.")
        done = Edit(holder, f"case of {holder.name} added")
        self._check(None, done, given, terms)
        return self._keep(None, done, why, terms)

    def mark_reviewed(self, case: str, text: str = "", terms: Terms = USUAL) -> Done:
        """Note that the adviser has looked at the case."""
        given = [("outcome", "reviewed"), ("text", text)]
        return self.record(case, "review", given, terms=terms)

    def snooze(
        self, case: str, until: str, text: str = "", terms: Terms = USUAL
    ) -> Done:
        """Put a case off until a day, or until its item or findings change."""
        given = [("outcome", "snoozed"), ("until", until), ("text", text)]
        return self.record(case, "review", given, terms=terms)

    def _check(
        self, before: Holder | None, done: Edit, given: FieldTexts, terms: Terms
    ) -> None:
        """Refuse what cannot be, then ask about what is odd."""
        check_edit(before, done.after, given, self.policy, self.as_of)
        terms.ask(about_odd_values(before, done.after, self.policy, self.as_of))

    def _keep(self, before: Holder | None, done: Edit, why: str, terms: Terms) -> Done:
        case, what = done.after.case, "nothing changes: it is recorded so already"
        if done.after != before:
            what = done.what
            change = self.session.change(what, before, done.after, why)
            self.session.make((change,), terms)
        return Done(f"{case}: {what[0].upper()}{what[1:]}", (case,))

    def save(self, path: Path, content: str | bytes, force: bool = False) -> None:
        """Write a file for others, whole or not at all, and for its owner only.

        Raises DataError where it cannot be written there, would stand in the place of
        a file that belongs to the book, or, unless `force` is given, of any other.
        """
        if self._book.owns(path):
            raise DataError(f"{path} belongs to the book itself; name another file.")
        save_file(path, content, force)
