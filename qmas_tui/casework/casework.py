"""One book, one policy, one day: what desk and command line work with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from qmas_tui.book.protocol import Book
from qmas_tui.casework import edit
from qmas_tui.casework.assessments import Assessments, Progress
from qmas_tui.casework.checks import check_edit
from qmas_tui.casework.consent import about_numbers, about_odd_values, ask
from qmas_tui.casework.door import Clock, Done
from qmas_tui.casework.edit import Edit
from qmas_tui.casework.keeping import Keeping
from qmas_tui.casework.membership import Membership
from qmas_tui.casework.past import Steps
from qmas_tui.casework.privacy import Privacy
from qmas_tui.config.settings import Settings
from qmas_tui.errors import DataError
from qmas_tui.exchange.facts_toml import save_text, write_facts, years_outside
from qmas_tui.exchange.sheets.plan import ImportPlan
from qmas_tui.exchange.tinydb_json import write_tinydb
from qmas_tui.facts.changes import Change, Step
from qmas_tui.facts.clock import in_hong_kong
from qmas_tui.facts.holder import FORMAT, CaseFile, Holder, Made
from qmas_tui.facts.parsing import FieldTexts, parse_row
from qmas_tui.facts.rows import Grant, Review
from qmas_tui.findings.erasure import erase_by
from qmas_tui.findings.model import AssessedCase, Finding
from qmas_tui.findings.rulebook import book_findings
from qmas_tui.policy.policy import Policy
from qmas_tui.views.case.history import history_lines
from qmas_tui.views.dossier import dossier_parts
from qmas_tui.views.filter import Filter, matches
from qmas_tui.views.model import Part, Section
from qmas_tui.views.queue import NamedView
from qmas_tui.views.say import count

__all__ = ["Casework", "Done"]


class Casework(Steps, Keeping, Privacy):
    """A book under a policy on a day: gives assessments, does and undoes changes."""

    def __init__(
        self,
        book: Book,
        policy: Policy,
        settings: Settings,
        views: Sequence[NamedView],
        as_of: date,
        who: str,
        clock: Clock,
    ) -> None:
        super().__init__(book, who, clock)
        self.policy = policy
        self.settings = settings
        self.views = tuple(views)
        self._assessments = Assessments(book, policy, as_of)
        self._membership = Membership(views)

    @property
    def as_of(self) -> date:
        """The day on which the question is asked."""
        return self._assessments.as_of

    def findings(self) -> Sequence[Finding]:
        """What concerns the book as a whole."""
        return book_findings(self.policy, self.as_of)

    # Reading

    def entry(self, case: str) -> AssessedCase:
        """A case with its assessment. Raises DataError for an unknown reference."""
        return self._assessments.entry(self._holder(case))

    def dossier(self, case: str) -> tuple[Part, ...]:
        """Everything that is held on the person of a case.

        Of a case that the book no longer holds, what its history does. Raises DataError
        for a reference that no case ever had, BookError when the journal is unreadable.
        """
        history, named_in = self.history(case), self.mentions(case)
        if case in self.holders:
            return dossier_parts(self.entry(case), self.policy, history, named_in)
        lines = history_lines(history, case)
        return (Part("history", "History", (Section("Changes, newest first", lines),)),)

    def erase_by(self, case: str) -> date | None:
        """The day by which a closed case is to be forgotten (HS-22); else None."""
        return erase_by(self._holder(case), self.policy)

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
            entry
            for entry in self._assessments.in_order()
            if (view is None or view.key in self._membership.of(entry, self.as_of))
            and (filter is None or matches(filter, entry, self.as_of))
        ]

    def counts(self) -> dict[str, int]:
        """How many cases each view holds."""
        counted = {view.key: 0 for view in self.views}
        for entry in self._assessments.in_order():
            for key in self._membership.of(entry, self.as_of):
                counted[key] += 1
        return counted

    def move_to(self, as_of: date) -> None:
        """A new day has begun."""
        self._assessments.move_to(as_of)

    # Changing: each but a removal raises DataError for what cannot be, and NeedsConsent
    # for an odd value; every one raises that where it would keep an identity-card
    # number. Under `agreed` nothing is asked that the user said yes to.

    def record(
        self,
        case: str,
        table: str,
        given: FieldTexts,
        why: str = "",
        family: bool = True,
    ) -> Done:
        """Record a new row; a grant that sets the limit also closes what it answers.

        Unless `family` is false it also gives its limit to every dependant whose limit
        was the old one. A snooze keeps what it is about, and is refused where the case
        would not sleep. Raises DataError with every problem, and nothing is saved.
        """
        holder = self._holder(case)
        done, row = edit.add_row(holder, table, given, self.as_of, self.who)
        self._check(holder, done.after, given)
        if isinstance(row, Grant):
            done = edit.follow_grant(done, holder, row, self.policy, self.as_of, family)
        elif isinstance(row, Review) and row.outcome == "snoozed":
            found = self.entry(case).assessment
            done = edit.put_off(done, row, found, self.policy)
        return self._keep(holder, done, why)

    def amend(
        self, case: str, table: str, number: int, given: FieldTexts, why: str = ""
    ) -> Done:
        """Correct a recorded row; rows count from 1 in recorded order."""
        holder = self._holder(case)
        done = edit.amend_row(holder, table, number, given, self.as_of)
        self._check(holder, done.after, given)
        return self._keep(holder, done, why)

    def remove(
        self, case: str, table: str, number: int, given: FieldTexts = (), why: str = ""
    ) -> Done:
        """Take a recorded row out."""
        holder = self._holder(case)
        return self._keep(holder, edit.remove_row(holder, table, number, given), why)

    def set_fields(self, case: str, given: FieldTexts, why: str = "") -> Done:
        """Change the holder's own fields."""
        holder = self._holder(case)
        done = edit.set_fields(holder, given, self.as_of)
        self._check(holder, done.after, given)
        return self._keep(holder, done, why)

    def add(self, given: FieldTexts, why: str = "") -> Done:
        """Add a case. Raises DataError where the reference is taken."""
        holder = parse_row(Holder, given, self.as_of)
        if holder.case in self.holders:
            raise DataError(f"There is a case {holder.case} already.")
        self._check(None, holder, given)
        return self._keep(None, Edit(holder, f"case of {holder.name} added"), why)

    def mark_reviewed(self, case: str, text: str = "") -> Done:
        """Note that the adviser has looked at the case."""
        given = [("outcome", "reviewed"), ("text", text)]
        return self.record(case, "review", given)

    def snooze(self, case: str, until: str, text: str = "") -> Done:
        """Put a case off until a day, or until its item or findings change."""
        given = [("outcome", "snoozed"), ("until", until), ("text", text)]
        return self.record(case, "review", given)

    def check_import(self, plan: ImportPlan, source: str) -> None:
        """Raise NeedsConsent as `apply_import` would, and change nothing."""
        ask(about_numbers(self._import_step(plan, source)), self._agreed)

    def apply_import(self, plan: ImportPlan, source: str) -> Done:
        """Do what an import plan says, as one step, after a backup of what is there."""
        step = self._import_step(plan, source)
        self._make(step, "import")
        cases = tuple(change.case for change in step)
        return Done(f"{count(len(cases), 'case')} {_imported(source)}", cases)

    def snapshot(self, path: Path, force: bool = False) -> None:
        """Write the book in the facts format, whole or not at all, with today's day.

        Raises DataError where it cannot be written there, would stand in the place of
        a file that belongs to the book, or could not be read again.
        """
        made = Made(rules_checked_on=self.policy.checked_on, head=self.head or None)
        holders = tuple(self.holders.values())
        day = in_hong_kong(self._clock()).date()
        file = CaseFile(format=FORMAT, as_of=day, made=made, holder=holders)
        if problems := years_outside(file):
            what = "A snapshot that could not be restored is not written."
            raise DataError(what, problems)
        self._save(path, write_facts(file), force)

    def export(self, path: Path, force: bool = False) -> None:
        """Write the records as a TinyDB database in JSON, whole or not at all.

        Raises DataError as `snapshot` does.
        """
        self._save(path, write_tinydb(self.holders.values()), force)

    def _save(self, path: Path, text: str, force: bool) -> None:
        if self._book.owns(path):
            raise DataError(f"{path} belongs to the book itself; name another file.")
        save_text(path, text, force)

    def _import_step(self, plan: ImportPlan, source: str) -> Step:
        when, what = self._clock(), _imported(source)
        return tuple(
            Change(
                who=self.who, when=when, what=what, before=each.before, after=each.after
            )
            for each in plan.holders
        )

    def _check(self, before: Holder | None, after: Holder, given: FieldTexts) -> None:
        """Refuse what cannot be, then ask about what is odd."""
        check_edit(before, after, given, self.policy, self.as_of)
        odd = about_odd_values(before, after, self.policy, self.as_of)
        ask(odd, self._agreed)

    def _keep(self, before: Holder | None, done: Edit, why: str) -> Done:
        change = Change(
            who=self.who,
            when=self._clock(),
            what=done.what,
            before=before,
            after=done.after,
            why=why,
        )
        self._make((change,))
        what = done.what[0].upper() + done.what[1:]
        return Done(f"{done.after.case}: {what}", (done.after.case,))


def _imported(source: str) -> str:
    return f"imported from {source}"
