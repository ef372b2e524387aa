"""The half of a casework that changes one case: tried, asked about, kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from qmas_tui.casework import edit
from qmas_tui.casework.checks import check_edit
from qmas_tui.casework.consent import about_odd_values
from qmas_tui.casework.edit import Edit, Home
from qmas_tui.casework.following import follow_grant, read_along
from qmas_tui.casework.foresight import Foreseen
from qmas_tui.casework.job_lost import at_the_day, job_lost
from qmas_tui.casework.session import TRIAL, USUAL, Done, Session, Terms
from qmas_tui.errors import DataError
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.parsing import FieldTexts, parse_row
from qmas_tui.facts.rows import Grant, Review
from qmas_tui.findings.calendar import add_months
from qmas_tui.findings.model import AssessedCase
from qmas_tui.findings.plausible import oddities
from qmas_tui.policy.policy import Policy
from qmas_tui.views.doubts import doubt_of


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
    ) -> Done:
        """Record a new row; a grant that sets the limit also closes what it answers.

        It also gives its limit to the family as `Along` says: `family` and `closes`
        are given beside its own fields. A snooze keeps what it is about, and is
        refused where the case would not sleep. Raises DataError with every problem,
        and nothing is saved.
        """
        holder = self.session.holder(case)
        if table == "grant":
            given, along = read_along(holder, given)
        done, row = edit.add_row(holder, table, given, self.as_of, self.session.who)
        self._check(holder, done, given, terms)
        if isinstance(row, Grant):
            done = follow_grant(done, holder, row, along, self.policy, self.as_of)
        elif isinstance(row, Review) and row.outcome == "snoozed":
            found = self.look_at(holder).assessment
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
        holder = parse_row(Holder, given, self.as_of, add_months)
        if holder.case in self.holders:
            raise DataError(f"There is a case {holder.case} already.")
        done = Edit(holder, f"case of {holder.name} added")
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
            if terms.keeps:
                change = self.session.change(what, before, done.after, why)
                self.session.make((change,), terms)
        said = f"{case}: {what[0].upper()}{what[1:]}"
        return Done(said, (case,), (before, done.after))


def _next_end(case: AssessedCase | None) -> date | None:
    """The day on which the next stay is expected to end."""
    path = case.assessment.path if case else ()
    return next((step.until for step in path if not step.granted), None)
