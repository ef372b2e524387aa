"""What every way to take in a file shares: lines to answer, and one step at the end."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType

from qmas_tui.casework.casework import Done, Terms
from qmas_tui.desk.attempt import Attempt
from qmas_tui.desk.commands import bindings_at
from qmas_tui.desk.screens.confirm import confirm
from qmas_tui.desk.screens.pick import pick
from qmas_tui.desk.screens.reading import ReadingScreen
from qmas_tui.desk.screens.report import ReportScreen
from qmas_tui.desk.widgets.bars import Bar
from qmas_tui.desk.widgets.choice_list import ChoiceList
from qmas_tui.desk.widgets.lines import LineView, spaced
from qmas_tui.desk.wrap import wrapped
from qmas_tui.views.mapping import AskedRow, ColumnRow, Option
from qmas_tui.views.model import Line, Span
from qmas_tui.views.say import count
from qmas_tui.views.width import cell_width, clean, cut

Row = ColumnRow | AskedRow
NEVER = "Numbers of identity cards and passports are never kept."
TALL = 30
LEAST = 5
"""So many lines of what would be read are shown even beside a long list."""
ROOM_FOR_READ = 18
"""From this height on there is room for what would be read."""


class TakingScreen(ReadingScreen):
    """A list on which each line can be answered; below, what would come of it."""

    place = "take-in"
    letters_move = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("take-in")]
    DEFAULT_CSS = """
    TakingScreen {
        & #head { margin: 1 0; }
        & #below { height: 1fr; margin: 1 0 0 0; }
        & #why { height: auto; margin: 1 0; }
        & #outcome { height: auto; background: $panel; padding: 1 0; }
        &.-low { & #head { margin: 0; }
                 & #why { margin: 0; }
                 & #outcome { padding: 0; } }
    }
    """

    def body(self) -> ComposeResult:
        """Head, titles, lines to answer, what would be read, why, what comes of it."""
        yield Bar(id="head")
        yield Bar(id="titles")
        yield ChoiceList(id="list")
        yield LineView(has_cursor=False, id="below")
        yield LineView(has_cursor=False, id="why")
        yield LineView(has_cursor=False, id="outcome")

    @property
    def listed(self) -> ChoiceList:
        """The lines that can be answered."""
        return self.query_one(ChoiceList)

    @property
    def source(self) -> str:
        """The name of what is taken in."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Begin on the first line."""
        self.redraw()
        self.listed.focus()

    def redraw(self) -> None:
        """Show everything as it is now."""
        super().redraw()
        self.set_class(self.size.height < TALL, "-low")
        self.draw()

    def draw(self) -> None:
        """Show the page as it is now."""
        raise NotImplementedError

    def draw_head(self, told: str, state: str = "nothing is saved yet") -> None:
        """What is taken in, and how far it is."""
        left = [Span(" Take in ", "chip"), Span("  ")]
        right = [Span(f"{state} ", "warn")]
        used = sum(cell_width(each.text) for each in (*left, *right)) + 4
        room = self.size.width - used
        name = cut(clean(self.source), max(8, room))
        rest = cut(told, max(0, room - cell_width(name) - 3))
        left += [Span(name, "strong"), Span(f"   {rest}", "dim")]
        self.query_one("#head", Bar).say_apart(left, right, self.size.width)

    def draw_below(
        self, below: Sequence[Line], why: Sequence[Line], outcome: Sequence[Line]
    ) -> None:
        """What would be read, what there is to say of a line, what would come of it."""
        is_tall, width = self.size.height >= TALL, self.size.width - 4
        told, last = self.query_one("#why", LineView), self.query_one("#outcome")
        told.styles.height = self._why_room
        told.show(spaced(wrapped(why, width)[: self._why_room]))
        folded = wrapped(outcome, width)
        last.styles.height = len(folded) + (2 if is_tall else 0)
        self.query_one("#outcome", LineView).show(spaced(folded))
        room = self.size.height - self._beside
        height = max(3, min(self.listed.count, room - min(len(below), LEAST)))
        self.listed.styles.height = height
        fits = max(0, room - height)
        self.query_one("#below", LineView).show(spaced(below[:fits]))

    @property
    def _why_room(self) -> int:
        """So many lines there are to say why; as many on every line of the list."""
        return 3 if self.size.height > ROOM_FOR_READ else 2

    @property
    def _beside(self) -> int:
        """So many lines are neither the list nor what would be read."""
        return 16 if self.size.height >= TALL else 7 + self._why_room

    @property
    def below_room(self) -> int:
        """So many lines high may be what would be read."""
        height = self.size.height
        if height < ROOM_FOR_READ:
            return 0
        return max(LEAST, height - self._beside - self.listed.count)

    @on(LineView.Moved)
    def _moved(self, message: LineView.Moved) -> None:
        message.stop()
        self.draw()

    # Answers

    @property
    def rows(self) -> Sequence[Row]:
        """All that can be answered, in the order of the list."""
        raise NotImplementedError

    def say(self, said: Sequence[tuple[Row, str]]) -> None:
        """Keep these answers, and show what comes of them."""
        raise NotImplementedError

    @property
    def row(self) -> Row | None:
        """What the cursor rests on."""
        here = self.listed.here
        return next((row for row in self.rows if row.key == here), None)

    @property
    def open(self) -> Sequence[Row]:
        """What is still wanted."""
        return [row for row in self.rows if row.is_open]

    def _may_answer(self, row: Row | None) -> bool:
        if row is not None and not row.options:
            self.notify(NEVER, severity="warning")
        return row is not None and bool(row.options)

    def action_turn(self, step: int) -> None:
        """The next answer, or the one before."""
        row = self.row
        if row and self._may_answer(row):
            ids = [each.id for each in row.options]
            first = 0 if step > 0 else -1
            at = ids.index(row.now) + step if row.now in ids else first
            self.say([(row, ids[at % len(ids)])])

    def action_pick(self) -> None:
        """Pick the answer from a list."""
        row = self.row
        if row and self._may_answer(row):
            picked = partial(self._picked, row)
            pick(self.app, row.words, row.options, row.now, picked)

    def _picked(self, row: Row, answer: str) -> None:
        self.say([(row, answer)])

    @on(ChoiceList.Typed)
    def _typed(self, message: ChoiceList.Typed) -> None:
        """The first letter of an answer gives it; once more the next that fits."""
        if not self.is_read:
            self.typed.append(events.Key(message.letter, message.letter))
        row, letter = self.row, message.letter.casefold()
        if isinstance(row, AskedRow):
            fit = [e.id for e in row.options if letter in _firsts(e)]
            at = fit.index(row.answer) + 1 if row.answer in fit else 0
            if fit:
                self.say([(row, fit[at % len(fit)])])

    def action_agree(self) -> None:
        """Say yes to what is likely; go on to what is still wanted."""
        row = self.row
        if row and row.now and (row.is_open or isinstance(row, AskedRow)):
            self.say([(row, row.now)])
        self.action_wanted()

    def action_agree_all(self) -> None:
        """Say yes to all that is likely and still wanted."""
        if likely := [(row, row.now) for row in self.open if row.now]:
            self.say(likely)

    def action_wanted(self) -> None:
        """Go to the next answer that is wanted."""
        keys = [row.key for row in self.rows]
        here = self.listed.here
        at = keys.index(here) if here in keys else -1
        wanted = [n for n, row in enumerate(self.rows) if row.is_open]
        if wanted:
            later = next((n for n in wanted if n > at), wanted[0])
            self.listed.go_to(keys[later])

    def is_wanted(self) -> bool:
        """Whether an answer is still wanted; the cursor goes there, and it is said."""
        if wanted := self.open:
            words = count(len(wanted), "answer is", "answers are")
            self.listed.go_to(wanted[0].key)
            told = f"{words} still wanted; the cursor is on the first."
            self.notify(told, severity="warning")
        return bool(wanted)

    # What comes of it

    def report(self) -> tuple[str, Sequence[str], str]:
        """Title and lines of the whole report, and the same as CSV if there is one.

        It is made in a thread.
        """
        raise NotImplementedError

    def action_report(self) -> None:
        """Show the whole report, once it is made."""

        def make(_terms: Terms) -> tuple[str, Sequence[str], str]:
            return self.report()

        def show(made: tuple[str, Sequence[str], str]) -> None:
            self.app.push_screen(ReportScreen(*made))

        Attempt(self.app, make, show, self.fail).run_long("Making the report")

    def taken(self, done: Done) -> None:
        """It is in the book: back to where one came from, and say so."""
        if self.app.screen is self:
            self.app.pop_screen()
        self.notify(f"{done.what}; u undoes it.")
        self.app.changed()

    def action_leave(self) -> None:
        """Leave; asks only where answers would be lost."""
        if self.is_changed:
            question = "Leave without taking it in? Your answers are lost."
            confirm(self.app, question, self._leave)
        else:
            self._leave()

    def _leave(self) -> None:
        if self.app.screen is self:
            self.app.pop_screen()


def _firsts(option: Option) -> tuple[str, str]:
    return option.id[:1].casefold(), option.words[:1].casefold()
