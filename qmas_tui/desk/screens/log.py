"""The log: what was recorded since some time, and what moved by it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.worker import get_current_worker

from qmas_tui.casework.casework import Done, Terms
from qmas_tui.casework.log import Since, choices, log_since, since_named, take_back
from qmas_tui.desk.attempt import Attempt
from qmas_tui.desk.commands import Need, bindings_at
from qmas_tui.desk.log_answer import Answer, Asked, answered
from qmas_tui.desk.screens.base import DeskScreen
from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.confirm import confirm
from qmas_tui.desk.screens.form import FormScreen, open_form
from qmas_tui.desk.widgets.bars import Bar, choice_line
from qmas_tui.desk.widgets.entry_list import EntryList
from qmas_tui.desk.widgets.typed import Typed
from qmas_tui.errors import QmasError
from qmas_tui.facts.changes import Past
from qmas_tui.facts.parsing import FieldTexts
from qmas_tui.views.form import FormField
from qmas_tui.views.model import Span
from qmas_tui.views.past import past_words
from qmas_tui.views.say import moment_words

TWO_COLUMNS = 160
"""From this width on both parts stand side by side."""
SINCE = FormField(
    "since",
    "since",
    "21/11, -3d, the name of a backup, the path of a snapshot",
    "text",
    (),
    True,
)


class LogScreen(DeskScreen):
    """What is new since the last visit, a day, a backup or a snapshot."""

    place = "log"
    where = "Log"
    where = "Log"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("log")]
    DEFAULT_CSS = """
    LogScreen {
        & #title { margin: 1 0 0 0; }
        & #since { margin: 0 0 1 0; }
        & EntryList { width: 1fr; }
        & #filter { display: none; height: 1; border: none; padding: 0 1;
                    background: $panel; }
        & #filter.-open { display: block; }
    }
    """

    def __init__(self, left: datetime | None) -> None:
        """`left` is when the desk was last left, if that is known."""
        super().__init__()
        self._left = left
        self._choices: tuple[Since, ...] = ()
        self._at = 0
        self._asked: Asked | None = None
        self._answer: Answer | None = None
        self._wanted: tuple[str, ...] = ()
        self._told = ""

    def body(self) -> ComposeResult:
        """Since when, what moved, what was recorded, and the filter."""
        yield Bar(id="title")
        yield Bar(id="since")
        with Horizontal():
            yield EntryList(id="moved")
            yield EntryList(id="steps")
        yield Typed(
            id="filter", placeholder="words of a name, a case, a step, a finding"
        )

    def on_mount(self) -> None:
        """Begin with the last visit, else with yesterday."""
        self._choices = choices(self.casework, self._left)
        self.redraw()
        self.query_one("#moved", EntryList).focus()

    @property
    def since(self) -> Since:
        """Since when it is asked."""
        return self._choices[self._at]

    @property
    def is_wide(self) -> bool:
        """Whether both parts stand side by side."""
        return self.size.width >= TWO_COLUMNS

    @property
    def room(self) -> int:
        """So many cells wide a line of one part may be."""
        return (self.size.width // 2 if self.is_wide else self.size.width) - 3

    def redraw(self) -> None:
        """Show the log; look again where the book, the day or the width is another."""
        super().redraw()
        if not self._choices:
            return
        self._draw_top()
        book = self.casework
        asked = Asked(self.since, book.holders, book.policy, book.as_of)
        answer = self._answer
        if not asked.is_still(self._asked) or (answer and answer.room != self.room):
            self._asked = asked
            self._say("looking …")
            self._look(asked, self.room, answer)

    # Looking, while keys answer

    @work(thread=True, exclusive=True, group="log", description="look")
    def _look(self, asked: Asked, room: int, known: Answer | None) -> None:
        """Work out the log, or only lay it out anew; it stops when it is not wanted."""
        worker = get_current_worker()

        def step(done: int, total: int) -> bool:
            self.call_later(self._say, f"comparing {done:,} of {total:,} …")
            return not worker.is_cancelled

        is_known = known is not None and asked.is_still(known.asked)
        log = known.log if known and is_known else None
        try:
            with self.app.reading():
                log = log or log_since(self.casework, asked.since, step)
        except QmasError as error:
            self.call_later(self._refused, asked, error)
            return
        if log is None or worker.is_cancelled:
            return
        self.call_later(self._show, answered(asked, log, room))

    def _say(self, words: str) -> None:
        self._told = words
        self._draw_top()

    def _refused(self, asked: Asked, error: QmasError) -> None:
        """Say why there is no answer to what is asked."""
        if asked is self._asked:
            self._answer = None
            self._say("")
            self._draw_lists()
            self.fail(error)

    def _show(self, answer: Answer) -> None:
        """Show an answer, unless something else is asked by now."""
        if answer.asked is self._asked:
            self._answer = answer
            self._say("")
            self._draw_lists()

    # Drawing

    @property
    def _words(self) -> str:
        """Since when, as fully as that is known."""
        answer = self._answer
        is_known = answer is not None and answer.asked.since == self.since
        return answer.log.words if answer and is_known else self.since.title

    def _draw_top(self) -> None:
        width = self.size.width
        left = [Span(" "), Span(" Log ", "chip"), Span(f"  since {self._words}")]
        title = self.query_one("#title", Bar)
        title.say_apart(left, [Span(f"{self._told} ", "dim")], width)
        titles = [each.title for each in self._choices]
        self.query_one("#since", Bar).say(*choice_line(titles, self._at, width))

    def _draw_lists(self) -> None:
        answer = self._answer
        moved, steps = answer.groups(self._wanted) if answer else ((), ())
        beside = self.query_one("#steps", EntryList)
        beside.display = self.is_wide
        first = self.query_one("#moved", EntryList)
        first.show_groups(moved if self.is_wide else (*moved, *steps))
        beside.show_groups(steps if self.is_wide else ())

    # Commands

    @property
    def _list(self) -> EntryList:
        """The part in which the cursor is."""
        lists = self.query(EntryList)
        return next((each for each in lists if each.has_focus), lists.first())

    def missing(self) -> Mapping[Need, str]:
        """Commands on a case need one under the cursor."""
        if self._list.case:
            return {}
        return {"case": "the cursor is on no single case"}

    def action_open(self) -> None:
        """Open the case under the cursor."""
        case = self._list.case
        if not case:
            self.notify("This is about several cases, or none.")
        elif case not in self.casework.holders:
            self.notify(f"There is no case {case} any more.")
        else:
            self.app.push_screen(CaseScreen(case))

    def action_undo(self) -> None:
        """Undo the step under the cursor; elsewhere, the last change."""
        past = self._step
        if past is None or past_words(past) == self.casework.undo.words():
            super().action_undo()
            return
        make = partial(take_back, self.casework, past)
        back = Attempt(self.app, make, self.tell, self.fail)
        made = f"{past.who}, {moment_words(past.when)}"
        confirm(self.app, f"Undo {past_words(past)} ({made})?", back.run)

    @property
    def _step(self) -> Past | None:
        """The step under the cursor."""
        entry, answer = self._list.entry, self._answer
        number = entry.step if entry else 0
        steps = answer.log.steps if answer else ()
        return next((each for each in steps if each.number == number), None)

    def action_since(self, step: int) -> None:
        """Since another time."""
        self._at = (self._at + step) % len(self._choices)
        self.redraw()

    def action_pick(self) -> None:
        """Ask for a day, a backup or a snapshot."""
        found: list[Since] = []

        def save(given: FieldTexts, _terms: Terms) -> Done:
            found.append(since_named(self.casework, dict(given)["since"]))
            return Done(found[-1].title)

        def picked(_done: Done) -> None:
            others = [each for each in self._choices if each != found[-1]]
            self._choices = (found[-1], *others)
            self._at = 0
            self.redraw()

        open_form(self.app, FormScreen("Since when", [SINCE], [], save), picked)

    def action_next_block(self) -> None:
        """The other part, where both stand side by side."""
        if self.is_wide:
            self.focus_next(EntryList)

    def action_copy(self) -> None:
        """Copy the log as text."""
        parts = [each.text() for each in self.query(EntryList) if each.display]
        whole = "\n\n".join([f"Since {self._words}", *parts])
        self.app.copy_to_clipboard(f"{whole}\n")
        self.notify("The log is on the clipboard.")

    def action_filter(self) -> None:
        """Open the filter line."""
        line = self.query_one("#filter", Typed)
        line.add_class("-open")
        line.focus()

    @on(Typed.Changed, "#filter")
    def _typed(self, event: Typed.Changed) -> None:
        self._wanted = tuple(event.value.casefold().split())
        self._draw_lists()

    @on(Typed.Submitted, "#filter")
    def _kept(self) -> None:
        if self._wanted:
            self.query_one("#moved", EntryList).focus()
        else:
            self._close_filter()

    def _close_filter(self) -> None:
        line = self.query_one("#filter", Typed)
        line.value = ""
        line.remove_class("-open")
        self.query_one("#moved", EntryList).focus()

    def action_leave(self) -> None:
        """Clear the filter; without one, go back."""
        if self.query_one("#filter", Typed).has_class("-open"):
            self._close_filter()
        else:
            super().action_leave()
