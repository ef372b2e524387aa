"""Rules held against rules: who moves, before they are accepted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import ClassVar

from msgspec import Struct
from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.worker import get_current_worker

from qmas_tui.casework.casework import Done
from qmas_tui.casework.rules import Proposal, accept, proposal_diff
from qmas_tui.desk.attempt import Attempt
from qmas_tui.desk.commands import bindings_at, key_of
from qmas_tui.desk.screens.base import DeskScreen
from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.widgets.bars import Bar
from qmas_tui.desk.widgets.entry_list import EntryList, Group, laid
from qmas_tui.desk.widgets.lines import LineView, spaced
from qmas_tui.desk.wrap import wrapped
from qmas_tui.views.model import Line, Span
from qmas_tui.views.rules_diff import (
    RulesDiff,
    counts_told,
    differ_words,
    difference_entries,
    moved_entries,
)
from qmas_tui.views.say import count
from qmas_tui.views.what_if import BASED_ON

WAIT = "Wait a moment: it is still being worked out who moves."
NO_CASE = "This is about no case."
AGAINST = "what changed since you accepted"
IN_FORCE = "in force, not accepted yet"
NOT_YET = "nothing is accepted yet"
WORKS_BY = "The desk works by these rules already; {} accepts them."


class Asked(Struct, frozen=True, eq=False):
    """Of which state of the book, on which day, and for how many cells it is asked."""

    holders: object
    as_of: date
    room: int

    def is_of(self, other: Asked) -> bool:
        """Whether both have one answer, however wide it is laid out."""
        return self.holders is other.holders and self.as_of == other.as_of


class Answer(Struct, frozen=True, gc=False):
    """Who moves, counted and laid out."""

    asked: Asked
    found: RulesDiff
    told: Sequence[str]
    groups: Sequence[Group]


class RulesDiffScreen(DeskScreen):
    """Figures that differ, and the cases that move, the earliest day to act first."""

    place = "rules-diff"
    where = "Rules"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("rules-diff")]
    DEFAULT_CSS = """
    RulesDiffScreen {
        & #title { margin: 1 0 0 0; }
        & #told { height: auto; margin: 0 0 1 0; }
        & EntryList { height: 1fr; }
        & #based { height: 1; }
    }
    """

    class Accepted(Message):
        """These rules are in force from now on."""

    def __init__(self, proposal: Proposal) -> None:
        super().__init__()
        self._proposal = proposal
        self._answer: Answer | None = None
        self._asked: Asked | None = None
        self._far = ""

    def body(self) -> ComposeResult:
        """What is held against what, counts, and everything that moves."""
        yield Bar(id="title")
        yield LineView(has_cursor=False, id="told")
        yield EntryList(id="moved")
        yield Bar(id="based")

    def on_mount(self) -> None:
        """Begin."""
        self.redraw()
        self.query_one(EntryList).focus()

    @property
    def room(self) -> int:
        """So many cells wide a line may be."""
        return self.size.width - 3

    def redraw(self) -> None:
        """Show who moves; look again where book, day or width is another."""
        super().redraw()
        if not self.query("#based"):
            return
        self._draw_top()
        asked = Asked(self.casework.holders, self.casework.as_of, self.room)
        known = self._asked
        if known is None or not asked.is_of(known) or asked.room != known.room:
            self._asked = asked
            self._look(asked, self._answer)

    # Looking, while keys answer

    @work(thread=True, exclusive=True, group="rules", description="look")
    def _look(self, asked: Asked, known: Answer | None) -> None:
        """Hold the rules against each other, or only lay it out anew."""
        worker = get_current_worker()

        def step(done: int, total: int) -> bool:
            self.call_later(self._say, f": {done:,} of {total:,} cases")
            return not worker.is_cancelled

        found = known.found if known and asked.is_of(known.asked) else None
        with self.app.reading():
            found = found or proposal_diff(self.casework, self._proposal, step)
        if found is not None and not worker.is_cancelled:
            told, groups = tuple(counts_told(found)), _groups(found, asked.room)
            answer = Answer(asked, found, told, groups)
            self.call_later(self._show, answer)

    def _say(self, far: str) -> None:
        if self._answer is None:
            self._far = far
            self._draw_top()

    def _show(self, answer: Answer) -> None:
        """Show it, unless something else is asked by now."""
        if answer.asked is self._asked:
            is_first, self._answer = self._answer is None, answer
            self._draw_top()
            moved = self.query_one(EntryList)
            moved.show_groups(answer.groups)
            if is_first:
                self.call_after_refresh(moved.begin_with_case)

    # Drawing

    def _draw_top(self) -> None:
        proposal, answer = self._proposal, self._answer
        words = proposal.title or AGAINST
        left = [Span(" "), Span(" Rules diff ", "chip"), Span(f"  {words}", "strong")]
        state = IN_FORCE if proposal.is_in_force else NOT_YET
        right = [Span(f"{state} ", "warn")]
        self.query_one("#title", Bar).say_apart(left, right, self.size.width)
        lines = [Line((Span(f"Holding them against each other{self._far} …"),))]
        if answer is not None:
            lines = [Line((Span(each),)) for each in answer.told]
        if proposal.is_in_force:
            works_by = WORKS_BY.format(key_of("accept-rules", self.own_keys))
            lines.append(Line((Span(works_by, "warn"),)))
        told = self.query_one("#told", LineView)
        folded = wrapped(lines, self.room)
        told.styles.height = len(folded)
        told.show(spaced(folded))
        self.query_one("#based", Bar).say(Span(f" {BASED_ON}", "dim"))

    # Commands

    def action_open(self) -> None:
        """Open the case under the cursor."""
        case = self.query_one(EntryList).case
        if case in self.casework.holders:
            self.app.push_screen(CaseScreen(case))
        else:
            self.notify(NO_CASE)

    def action_copy(self) -> None:
        """Copy the page as text."""
        if (answer := self._answer) is None:
            self.notify(WAIT)
            return
        told = "\n".join(answer.told)
        text = f"{told}\n\n{self.query_one(EntryList).text()}\n\n{BASED_ON}\n"
        self.app.copy_to_clipboard(text)
        self.notify("The page is on the clipboard.")

    def action_accept_rules(self) -> None:
        """Accept them, once it is known who moves."""
        if self._answer is None or self._answer.asked is not self._asked:
            self.notify(WAIT)
            return

        make = partial(accept, self.casework, self._proposal)
        going = Attempt(self.app, make, self._accepted, self.fail)
        going.run_long("Writing policy.toml")

    def _accepted(self, done: Done) -> None:
        """Back to the list, and everything by the new rules."""
        app = self.app
        if app.screen is self:
            app.pop_screen()
        app.post_message(self.Accepted())
        self.notify(done.what)


def _groups(found: RulesDiff, room: int) -> list[Group]:
    """What differs, and who moves."""
    differ = laid(list(difference_entries(found)), room)
    moved = laid(list(moved_entries(found)), room)
    told = count(len(moved), "case") + ", the earliest day to act first" * bool(moved)
    nobody = "Nobody moves." if differ else "Nothing differs."
    return [
        Group("What differs", differ_words(found), differ, "Nothing but words."),
        Group("Who moves", told, moved, nobody),
    ]
