"""A pile of cases through which one goes one by one, as one would through paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, get_args

from qmas_tui.casework.casework import Done, Terms
from qmas_tui.casework.undo import Way, since_review
from qmas_tui.desk.attempt import Attempt
from qmas_tui.desk.command import Place
from qmas_tui.desk.commands import Need, commands_at
from qmas_tui.desk.screens.recording import Recording, unread
from qmas_tui.desk.tallies import Kind, Tallies
from qmas_tui.errors import BookError
from qmas_tui.facts.changes import Case
from qmas_tui.facts.prospect import Prospect
from qmas_tui.views.model import Line, Section, Span
from qmas_tui.views.queue import NamedView
from qmas_tui.views.review import Tally, review_summary, since_section
from qmas_tui.views.width import cell_width

BAR = 40
KINDS: dict[str, Kind] = {"snooze": "snoozed", "review": "reviewed"}


def need_a_case(place: Place) -> frozenset[str]:
    """The methods that do nothing once the pile is gone through."""
    return frozenset(c.method for c in commands_at(place) if c.needs == "case")


class PileScreen(Recording):
    """The pile: each case is looked at, put off, or changed."""

    kind: ClassVar[type[Case]]
    NEED_A_CASE: ClassVar[frozenset[str]]

    def __init__(self, cases: list[str], view: NamedView) -> None:
        super().__init__()
        self._cases = cases
        self._view = view
        self._at = 0
        self._tallies = Tallies()

    def draw_case(self) -> None:
        """Show the case on top."""
        raise NotImplementedError

    def begin_case(self) -> None:
        """Go to where one begins with a case."""
        raise NotImplementedError

    @property
    def known(self) -> Mapping[str, Case]:
        """Everybody of the kind, as recorded."""
        casework = self.casework
        return casework.prospects if self.kind is Prospect else casework.holders

    @property
    def cases(self) -> Sequence[str]:
        """All of the pile."""
        return self._cases

    @property
    def case(self) -> str:
        """The case on top of the pile."""
        return self._cases[self._at]

    @property
    def shown(self) -> str:
        """That case; the summary is about none."""
        return "" if self.is_over else self.case

    @property
    def is_over(self) -> bool:
        """Whether the summary is shown."""
        return self._at >= len(self._cases)

    def on_mount(self) -> None:
        """Begin where the last review stopped, else with the first not seen today."""
        stopped = self.casework.bookmarks.find(self._view.key, self._cases)
        self._at = self._cases.index(stopped) if stopped else 0
        while not self.is_over and self._is_reviewed_today(self.case):
            self._at += 1
        if self.is_over:
            self._at = 0
        self.redraw()
        self.begin_case()

    def _is_reviewed_today(self, case: str) -> bool:
        reviews = self.known[case].review
        return bool(reviews) and reviews[-1].on == self.casework.as_of

    def redraw(self) -> None:
        """Show the case on top, or the summary."""
        self._drop_gone()
        super().redraw()
        if self.is_over:
            self.draw_summary()
        else:
            self.draw_case()

    def since(self) -> Section:
        """What is new since the case on top was looked at."""
        record, as_of = self.known[self.case], self.casework.as_of
        try:
            steps = since_review(self.casework.history(self.case))
        except BookError as error:
            return unread(since_section(record, as_of, ()).title, error)
        return since_section(record, as_of, steps)

    def _drop_gone(self) -> None:
        """Cases that another program took out are no longer in the pile."""
        known = self.known
        self._at -= sum(case not in known for case in self._cases[: self._at])
        self._cases = [case for case in self._cases if case in known]

    def progress(self) -> Line:
        """How far the review is."""
        total = len(self._cases)
        reviewed = len(self._tallies.of("reviewed"))
        snoozed = len(self._tallies.of("snoozed"))
        told = f"{reviewed} reviewed · {snoozed} snoozed   "
        spans = [
            Span(" Review ", "chip"),
            Span(f"  {self._view.title} · {self._at + 1} of {total}   "),
            Span(told, "dim"),
        ]
        room = self.size.width - sum(cell_width(span.text) for span in spans) - 4
        bar = min(BAR, room)
        if bar > 0:
            full = bar * self._at // total
            spans += [Span("━" * full, "accent"), Span("─" * (bar - full), "dim")]
        return Line(tuple(spans))

    def draw_summary(self) -> None:
        """Show what the review came to."""
        done = {kind: self._tallies.of(kind) for kind in get_args(Kind)}
        seen = {each.case for tallies in done.values() for each in tallies}
        left = [
            Tally(each, self.known[each].name, "")
            for each in self._cases
            if each not in seen and not self._is_reviewed_today(each)
        ]
        head = (Span(" Review ", "chip"), Span(f"  {self._view.title} · done"))
        self.show_top([Line(head)])
        self.show_page(review_summary(done, left))

    def recorded(self, done: Done, table: str) -> None:
        """Keep count of what was changed."""
        case = done.cases[0]
        what = done.what.removeprefix(f"{case}: ")
        tally = Tally(case, self.known[case].name, what)
        self._tallies.add(KINDS.get(table, "changed"), tally)
        if table == "snooze":
            self._step(1)

    def went(self, way: Way, done: Done) -> None:
        """What was undone counts no longer, what was redone counts again."""
        if way == "undo":
            self._tallies.take_back(done.cases)
        else:
            self._tallies.make_again(done.cases)
        super().went(way, done)

    def come_to(self, case: str) -> None:
        """Go on with a case to which one went on its page."""
        self._at = self._cases.index(case)

    def action_reviewed(self) -> None:
        """Note that the case was looked at, and go on."""
        if self.is_over:
            return
        case = self.case

        def mark(terms: Terms) -> Done:
            return self.casework.mark_reviewed(case, terms=terms, kind=self.kind)

        def reviewed(done: Done) -> None:
            self.recorded(done, "review")
            self._step(1)

        Attempt(self.app, mark, reviewed, self.fail).run()

    def action_add(self) -> None:
        """Ask what is to be added to the case on top."""
        if not self.is_over:
            super().action_add()

    def action_next(self) -> None:
        """The next case."""
        if not self.is_over:
            self._step(1)

    def action_previous(self) -> None:
        """The case before."""
        if self._at > 0:
            self._step(-1)

    def _step(self, step: int) -> None:
        self._at += step
        self.redraw()
        self.begin_case()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """After the last case there is only the way back and out."""
        if self.is_over and action in self.NEED_A_CASE:
            return False
        return super().check_action(action, parameters)

    def missing(self) -> Mapping[Need, str]:
        """After the last case there is none to record anything on."""
        gone: dict[Need, str] = {"case": "every case was gone through"}
        return {**super().missing(), **(gone if self.is_over else {})}

    def action_leave(self) -> None:
        """Leave; the next review of this view goes on here."""
        case = "" if self.is_over else self.case
        self.casework.bookmarks.put(self._view.key, case)
        super().action_leave()
