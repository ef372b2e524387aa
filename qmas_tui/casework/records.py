"""The half of a casework that changes one case: tried, asked about, kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from qmas_tui.casework import edit
from qmas_tui.casework.checks import check_edit
from qmas_tui.casework.consent import about_odd_values
from qmas_tui.casework.edit import Edit, Home
from qmas_tui.casework.following import follow_grant, read_along
from qmas_tui.casework.foresight import Foreseen
from qmas_tui.casework.job_lost import at_the_day, job_lost
from qmas_tui.casework.owners import C
from qmas_tui.casework.session import TRIAL, USUAL, Done, Session, Terms
from qmas_tui.errors import DataError
from qmas_tui.facts.changes import Case
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.parsing import FieldTexts, parse_row
from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.rows import Grant, Review
from qmas_tui.findings.calendar import add_months
from qmas_tui.findings.model import AssessedCase
from qmas_tui.findings.plausible import oddities
from qmas_tui.policy.policy import Policy
from qmas_tui.views.doubts import doubt_of

_KINDS: Final[dict[type[Case], str]] = {Holder: "case of", Prospect: "prospect"}


class Records:
    """Records, corrects and removes rows of a case.

    Each but a removal raises DataError for what cannot be, and NeedsConsent for an odd
    value; every one raises that where it would keep an identity-card number. What the
    user said yes to by its `terms` is not asked.
    """

    policy: Policy
    session: Session

    @property
    def as_of(self) -> date:
        """The day on which the question is asked."""
        raise NotImplementedError

    @property
    def holders(self) -> Mapping[str, Holder]:
        """Every holder by case."""
        raise NotImplementedError

    @property
    def prospects(self) -> Mapping[str, Prospect]:
        """Every prospect by case."""
        raise NotImplementedError

    def look_at(self, holder: Holder) -> AssessedCase:
        """A holder, in the book or not, with an assessment that is not kept."""
        raise NotImplementedError

    def views_of(self, assessed: AssessedCase) -> tuple[str, ...]:
        """The titles of the views that hold a case, in their order."""
        raise NotImplementedError

    def foresee(self, make: Callable[[Terms], Done]) -> Foreseen:
        """What would come of a change of one case.

        Nothing is saved or asked. Raises DataError as the change itself would.
        """
        edited = make(TRIAL).edited
        assert edited is not None, "a change of one case says what it made of it"
        before, after = edited
        assert isinstance(after, Holder), (
            "of a prospect it is asked in a way of its own"
        )
        assert not isinstance(before, Prospect), "nor does it become one"
        odd = oddities(before, after, self.policy, self.as_of)
        was, now = self.look_at(before) if before else None, self.look_at(after)
        return Foreseen(
            was,
            now,
            self.views_of(was) if was else (),
            self.views_of(now),
            tuple([doubt_of(each, _next_end(was)) for each in odd]),
        )

    def record(
        self,
        case: str,
        table: str,
        given: FieldTexts,
        why: str = "",
        terms: Terms = USUAL,
        kind: type[Case] = Holder,
    ) -> Done:
        """Record a new row; a grant that sets the limit also closes what it answers.

        It also gives its limit to the family as `Along` says: `family` and `closes`
        are given beside its own fields. A snooze keeps what it is about, and is
        refused where the case would not sleep. Of a case that is holder and prospect
        the one of this `kind` takes the row. Raises DataError with every problem, and
        nothing is saved.
        """
        record = self.session.record(case, kind)
        if isinstance(record, Prospect):
            return self._of_prospect(record, table, given, why, terms)
        if table == "grant":
            given, along = read_along(record, given)
        done, row = edit.add_row(record, table, given, self.as_of, self.session.who)
        self._check(record, done, given, terms)
        if isinstance(row, Grant):
            done = follow_grant(done, record, row, along, self.policy, self.as_of)
        elif isinstance(row, Review) and row.outcome == "snoozed":
            done = self.put_off(done, row, record)
        return self._keep(record, done, why, terms)

    def put_off(self, done: Edit[Any], snooze: Review, before: Case) -> Edit[Any]:
        """A snooze just recorded with what it is about, in codes and days.

        Raises DataError where the case would not sleep.
        """
        if isinstance(before, Holder):
            found = self.look_at(before).assessment
            return edit.put_off(done, snooze, found, self.policy)
        from qmas_tui.casework.putting_off import put_prospect_off

        return put_prospect_off(done, snooze, before, self.policy, self.as_of)

    def amend(
        self,
        case: str,
        table: str,
        number: int,
        given: FieldTexts,
        why: str = "",
        terms: Terms = USUAL,
        kind: type[Case] = Holder,
    ) -> Done:
        """Correct a recorded row; rows count from 1 in recorded order."""
        record = self.session.record(case, kind)
        done = edit.amend_row(record, table, number, given, self.as_of)
        self._check(record, done, given, terms)
        return self._keep(record, done, why, terms)

    def remove(
        self,
        case: str,
        table: str,
        number: int,
        given: FieldTexts = (),
        why: str = "",
        terms: Terms = USUAL,
        kind: type[Case] = Holder,
    ) -> Done:
        """Take a recorded row out."""
        record = self.session.record(case, kind)
        done = edit.remove_row(record, table, number, given)
        return self._keep(record, done, why, terms)

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
        self,
        case: str,
        given: FieldTexts,
        why: str = "",
        terms: Terms = USUAL,
        kind: type[Case] = Holder,
    ) -> Done:
        """Change the own fields of a case."""
        record = self.session.record(case, kind)
        done = edit.set_fields(record, given, self.as_of)
        self._check(record, done, given, terms)
        return self._keep(record, done, why, terms)

    def add(
        self,
        given: FieldTexts,
        why: str = "",
        terms: Terms = USUAL,
        kind: type[Case] = Holder,
    ) -> Done:
        """Add a case of this kind. Raises DataError where the reference is taken."""
        record: Case = parse_row(kind, given, self.as_of, add_months)
        there = self.prospects if kind is Prospect else self.holders
        if record.case in there:
            raise DataError(f"There is a case {record.case} already.")
        done = Edit(record, f"{_KINDS[kind]} {record.name} added")
        self._check(None, done, given, terms)
        return self._keep(None, done, why, terms)

    def lose_job(
        self, case: str, given: FieldTexts, why: str = "", terms: Terms = USUAL
    ) -> Done:
        """End a job and record that there is none from the next day on, as one step.

        `given` are the fields of `Loss`.
        """
        holder = self.session.holder(case)
        done = job_lost(holder, given, self.as_of, self.session.who)
        try:
            self._check(holder, done, given, terms)
        except DataError as error:
            raise at_the_day(error) from None
        return self._keep(holder, done, why, terms)

    def replace(
        self, before: Holder, done: Edit[Holder], why: str = "", terms: Terms = USUAL
    ) -> Done:
        """Keep other facts of a case, worked out elsewhere, as one change."""
        self._check(before, done, (), terms)
        return self._keep(before, done, why, terms)

    def mark_reviewed(
        self,
        case: str,
        text: str = "",
        terms: Terms = USUAL,
        kind: type[Case] = Holder,
    ) -> Done:
        """Note that the adviser has looked at the case."""
        given = [("outcome", "reviewed"), ("text", text)]
        return self.record(case, "review", given, terms=terms, kind=kind)

    def snooze(
        self, case: str, until: str, text: str = "", terms: Terms = USUAL
    ) -> Done:
        """Put a case off until a day, or until its item or findings change."""
        given = [("outcome", "snoozed"), ("until", until), ("text", text)]
        return self.record(case, "review", given, terms=terms)

    def _of_prospect(
        self,
        record: Prospect,
        table: str,
        given: FieldTexts,
        why: str,
        terms: Terms,
    ) -> Done:
        done, row = edit.add_row(record, table, given, self.as_of, self.session.who)
        self._check(record, done, given, terms)
        if isinstance(row, Review) and row.outcome == "snoozed":
            done = self.put_off(done, row, record)
        return self._keep(record, done, why, terms)

    def _check(
        self, before: Case | None, done: Edit[C], given: FieldTexts, terms: Terms
    ) -> None:
        """Refuse what cannot be, then ask about what is odd."""
        check_edit(before, done.after, given, self.policy, self.as_of)
        terms.ask(about_odd_values(before, done.after, self.policy, self.as_of))

    def _keep(self, before: Case | None, done: Edit[C], why: str, terms: Terms) -> Done:
        case, what = done.after.case, "nothing changes: it is recorded so already"
        if done.after != before:
            what = done.what
            if terms.keeps:
                change = self.session.change(what, before, done.after, why)
                self.session.make((change,), terms)
        said = f"{case}: {what[0].upper()}{what[1:]}"
        return Done(said, (case,), (before, done.after))


def _next_end(case: AssessedCase | None) -> date | None:
    """The day on which the next stay is expected to end."""
    path = case.assessment.path if case else ()
    return next((step.until for step in path if not step.granted), None)
