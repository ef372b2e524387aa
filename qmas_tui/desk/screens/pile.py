"""A pile of cases through which one goes one by one, as one would through paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, get_args

from qmas_tui.casework.casework import Done, Terms
from qmas_tui.casework.undo import Way, since_review
from qmas_tui.desk.attempt import Attempt
from qmas_tui.desk.command import Place
from qmas_tui.desk.commands import Need, commands_at
from qmas_tui.desk.pile import Pile
from qmas_tui.desk.screens.recording import Recording, unread
from qmas_tui.desk.tallies import Kind
from qmas_tui.errors import BookError
from qmas_tui.facts.changes import Case, Past
from qmas_tui.views.model import Line, Section, Span
from qmas_tui.views.review import review_summary, since_section
from qmas_tui.views.width import cell_width

OfKind = Callable[[Pile], "PileScreen"]
BAR = 40
KINDS: dict[str, Kind] = {"snooze": "snoozed", "review": "reviewed"}


def need_a_case(place: Place) -> frozenset[str]:
    """The methods that do nothing once the pile is gone through."""
    return frozenset(c.method for c in commands_at(place) if c.needs == "case")


class PileScreen(Recording):
    """The pile: each case is looked at, put off, or changed.

    A case of another kind is shown by the screen of that kind, in the place of this.
    """

    kind: ClassVar[type[Case]]
    NEED_A_CASE: ClassVar[frozenset[str]]

    def __init__(self, pile: Pile, of_kind: OfKind) -> None:
        """`of_kind` makes the screen for the case that lies on top."""
        super().__init__()
        self.pile, self._of_kind = pile, of_kind
        self._read: tuple[Case, Sequence[Past]] | None = None

    def draw_case(self) -> None:
        """Show the case on top."""
        raise NotImplementedError

    def begin_case(self) -> None:
        """Go to where one begins with a case."""
        raise NotImplementedError

    @property
    def case(self) -> str:
        """The case on top of the pile."""
        return self.pile.case

    @property
    def shown(self) -> str:
        """That case; the summary is about none."""
        return "" if self.pile.is_over else self.case

    def on_mount(self) -> None:
        """Show the case on top."""
        self.redraw()
        self.begin_case()

    def redraw(self) -> None:
        """Show the case on top, or the summary."""
        self.pile.drop_gone()
        super().redraw()
        if self.pile.is_over:
            self.draw_summary()
        elif self.pile.kind is self.kind:
            self.draw_case()
        elif self.is_current:
            self.app.switch_screen(self._of_kind(self.pile))

    def since(self) -> Section:
        """What is new since the case on top was looked at."""
        record, as_of = self.pile.record, self.casework.as_of
        try:
            steps = self._steps(record)
        except BookError as error:
            return unread(since_section(record, as_of, ()).title, error)
        return since_section(record, as_of, steps)

    def _steps(self, record: Case) -> Sequence[Past]:
        """Those since it was looked at, kept until one makes it another record."""
        if self._read is None or self._read[0] is not record:
            self._read = record, since_review(self.casework.history(self.case))
        return self._read[1]

    def progress(self) -> Line:
        """How far the review is."""
        pile, total = self.pile, len(self.pile)
        reviewed = len(pile.tallies.of("reviewed"))
        snoozed = len(pile.tallies.of("snoozed"))
        told = f"{reviewed} reviewed · {snoozed} snoozed   "
        spans = [
            Span(" Review ", "chip"),
            Span(f"  {pile.view.title} · {pile.at + 1} of {total}   "),
            Span(told, "dim"),
        ]
        room = self.size.width - sum(cell_width(span.text) for span in spans) - 4
        bar = min(BAR, room)
        if bar > 0:
            full = bar * pile.at // total
            spans += [Span("━" * full, "accent"), Span("─" * (bar - full), "dim")]
        return Line(tuple(spans))

    def draw_summary(self) -> None:
        """Show what the review came to."""
        pile = self.pile
        done = {kind: pile.tallies.of(kind) for kind in get_args(Kind)}
        head = (Span(" Review ", "chip"), Span(f"  {pile.view.title} · done"))
        self.show_top([Line(head)])
        self.show_page(review_summary(done, pile.left()))

    def recorded(self, done: Done, table: str) -> None:
        """Keep count of what was changed."""
        case = done.cases[0]
        what = done.what.removeprefix(f"{case}: ")
        self.pile.count(KINDS.get(table, "changed"), case, what)
        if table == "snooze":
            self._step(1)

    def went(self, way: Way, done: Done) -> None:
        """What was undone counts no longer, what was redone counts again."""
        if way == "undo":
            self.pile.tallies.take_back(done.cases)
        else:
            self.pile.tallies.make_again(done.cases)
        super().went(way, done)

    def come_to(self, case: str) -> None:
        """Go on with a case to which one went on its page."""
        self.pile.go_to(case)

    def action_reviewed(self) -> None:
        """Note that the case was looked at, and go on."""
        if self.pile.is_over:
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
        if not self.pile.is_over:
            super().action_add()

    def action_next(self) -> None:
        """The next case."""
        if not self.pile.is_over:
            self._step(1)

    def action_previous(self) -> None:
        """The case before."""
        if self.pile.at > 0:
            self._step(-1)

    def _step(self, step: int) -> None:
        self.pile.step(step)
        self.redraw()
        self.begin_case()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """After the last case there is only the way back and out."""
        if self.pile.is_over and action in self.NEED_A_CASE:
            return False
        return super().check_action(action, parameters)

    def missing(self) -> Mapping[Need, str]:
        """After the last case there is none to record anything on."""
        gone: dict[Need, str] = {"case": "every case was gone through"}
        return {**super().missing(), **(gone if self.pile.is_over else {})}

    def action_leave(self) -> None:
        """Leave; the next review of this view goes on here."""
        self.pile.leave()
        super().action_leave()
