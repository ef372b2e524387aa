"""One book, one policy, one day: what desk and command line work with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from qmas_tui.book.protocol import Book
from qmas_tui.casework.accepted import AcceptedRules
from qmas_tui.casework.assessments import Assessments
from qmas_tui.casework.backups import Backups, Checked
from qmas_tui.casework.bookmarks import Bookmarks
from qmas_tui.casework.case_list import Progress
from qmas_tui.casework.drafts import Drafts
from qmas_tui.casework.offers import Offers
from qmas_tui.casework.records import Records
from qmas_tui.casework.saved_views import SavedViews
from qmas_tui.casework.session import USUAL, Clock, Done, Session, Terms
from qmas_tui.casework.undo import HistoryAction
from qmas_tui.casework.visits import NO_VISITS, Visits
from qmas_tui.config.settings import Settings
from qmas_tui.errors import BookError, DataError
from qmas_tui.exchange.saving import save_file
from qmas_tui.facts.changes import Past
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.prospect import Prospect
from qmas_tui.findings.model import AssessedCase, Finding
from qmas_tui.findings.rulebook import book_findings
from qmas_tui.policy.policy import Policy
from qmas_tui.steps import Step, unheard
from qmas_tui.views.filter import Filter
from qmas_tui.views.queue import NamedView
from qmas_tui.views.sort import QUEUE_ORDER, Sort

if TYPE_CHECKING:
    from qmas_tui.casework.privacy import Privacy

__all__ = ["USUAL", "Casework", "Done", "HistoryAction", "Terms"]


class Casework(Records):
    """A book under a policy on a day: gives assessments, does and undoes changes.

    Attributes:
        session: the one door to the book.
        undo, redo: the way back through its history, and forth again.
        backups: the copies that are kept beside it.
        privacy: what is held on one person, and forgetting it.
        saved: the named views of every list, and saving more of them.
        holder_list: the holders, worked out, as the views show them.
        visits: when the desk over it was last left.
        bookmarks: where the review of each view was left.
        offers: what was offered over it, and declined for good.
        drafts: what was typed in its forms and not saved yet.
        accepted: whether the rules in force were accepted by the user.
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
        drafts: Drafts | None = None,
        news: Sequence[str] = (),
        folder: Path | None = None,
    ) -> None:
        self.policy = policy
        self.settings = settings
        self.visits = visits
        self.bookmarks = Bookmarks(visits)
        self.offers = Offers(visits)
        self.drafts = drafts or Drafts()
        self.accepted = AcceptedRules()
        self.session = session = Session(book, who, clock)
        self.undo = HistoryAction(session, "undo")
        self.redo = HistoryAction(session, "redo")
        self.backups = Backups(session)
        self._book = book
        self._news = tuple(news)
        self.saved = SavedViews(views, folder)
        self.holder_list = Assessments(
            book, policy, as_of, lambda: self.views, self.soon
        )

    @cached_property
    def privacy(self) -> Privacy:
        """What is held on one person; the queue opens without what that takes."""
        from qmas_tui.casework.privacy import Privacy

        return Privacy(self.session, self.holder_list, self.drafts)

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

    @property
    def prospects(self) -> Mapping[str, Prospect]:
        """Everybody who is, or was, advised before the landing, by case."""
        return self._book.prospects()

    def is_prospect(self, case: str) -> bool:
        """Whether a case is a prospect and no holder."""
        return case in self.prospects and case not in self.holders

    def history(
        self, case: str | None = None, since: datetime | None = None
    ) -> Sequence[Past]:
        """Every step, or those after a moment, oldest first; of a case, its changes.

        Raises BookError when the history cannot be read.
        """
        return self._book.history(case, since)

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
        news, self._news = self._news, ()
        return (*news, *self._book.notices(), *self.saved.notices())

    def refresh(self) -> bool:
        """Follow what other programs wrote; True if anything changed."""
        return self._book.refresh()

    @property
    def is_untidy(self) -> bool:
        """Whether the book is to be tidied by now."""
        return self._book.is_untidy

    def tidy(self) -> None:
        """Tidy the book, which takes its time."""
        self._book.tidy()

    def close(self) -> None:
        """Leave the book tidy. Raises BookError when it cannot be written."""
        self._book.close()

    @property
    def as_of(self) -> date:
        """The day on which the question is asked."""
        return self.holder_list.as_of

    def soon(self) -> int:
        """How many days ahead count as due."""
        return self.settings.due_within_days

    def move_to(self, as_of: date) -> None:
        """A new day has begun."""
        self.holder_list.move_to(as_of)

    def use_rules(self, policy: Policy) -> None:
        """Other rules are in force: everything is worked out anew by them."""
        self.policy = policy
        self.holder_list.use_rules(policy)

    def findings(self) -> Sequence[Finding]:
        """What concerns the book as a whole."""
        return book_findings(self.policy, self.as_of)

    def assessed(self, case: str) -> AssessedCase:
        """A case with its assessment. Raises DataError for an unknown reference."""
        return self.holder_list.of_holder(self.session.holder(case))

    def look_at(self, holder: Holder) -> AssessedCase:
        """A holder, in the book or not, with an assessment that is not kept."""
        return self.holder_list.look_at(holder)

    def views_of(self, assessed: AssessedCase) -> tuple[str, ...]:
        """The titles of the views that hold a case, in their order."""
        keys = self.holder_list.keys_of(assessed)
        return tuple(view.title for view in self.views if view.key in keys)

    def assess_all(self, step: Progress | None = None) -> bool:
        """Work out every case; `step` hears of progress and may stop it with False."""
        return self.holder_list.work_out(step)

    def read_texts(self, step: Step = unheard) -> None:
        """Make ready what the words of a filter are looked for in."""
        self.holder_list.read_texts(step)

    def queue(
        self,
        view: NamedView | None = None,
        filter: Filter | None = None,
        sort: Sort = QUEUE_ORDER,
    ) -> list[AssessedCase]:
        """The cases of a view that pass a filter, in order."""
        return self.holder_list.queue(view, filter, sort)

    def counts(self, filter: Filter | None = None) -> dict[str, int]:
        """How many cases each view holds, of those that pass a filter."""
        return self.holder_list.counts(filter)

    @property
    def views(self) -> Sequence[NamedView]:
        """The named views of the queue of holders, in the order of their numbers."""
        return self.saved.of("holders")

    # Writing to files

    def save(self, path: Path, content: str | bytes, force: bool = False) -> None:
        """Write a file for others, whole or not at all, and for its owner only.

        Raises DataError where it cannot be written there, would stand in the place of
        a file that belongs to the book, or, unless `force` is given, of any other.
        """
        if self._book.owns(path):
            raise DataError(f"{path} belongs to the book itself; name another file.")
        save_file(path, content, force)
