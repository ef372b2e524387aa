"""Everyone who was put off, to wake or to put off until another day."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from qmas_tui.casework.casework import Done, Terms
from qmas_tui.casework.sleep import wake
from qmas_tui.desk.attempt import Attempt
from qmas_tui.desk.commands import Need, bindings_at
from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.days import LOOKING, DaysScreen
from qmas_tui.desk.screens.form import FormScreen, open_form
from qmas_tui.desk.screens.prospect import ProspectScreen
from qmas_tui.desk.screens.recorder import SNOOZE
from qmas_tui.desk.widgets.bars import Bar
from qmas_tui.desk.widgets.entry_list import EntryList, Group, laid
from qmas_tui.facts.changes import Case
from qmas_tui.facts.parsing import FieldTexts
from qmas_tui.facts.prospect import Prospect
from qmas_tui.views.asleep import SOONER, asleep
from qmas_tui.views.both import named_by
from qmas_tui.views.model import Span
from qmas_tui.views.say import count

NOBODY = "Nobody sleeps. In a review or on a case, s snoozes it."


class AsleepScreen(DaysScreen):
    """Who sleeps, until when, why, and who put them off."""

    place = "asleep"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("asleep")]
    DEFAULT_CSS = """
    AsleepScreen {
        & #title { margin: 1 0 1 0; }
        & EntryList { height: 1fr; }
    }
    """

    def body(self) -> ComposeResult:
        """How many, and each."""
        yield Bar(id="title")
        yield EntryList(id="asleep")

    def on_mount(self) -> None:
        """Begin with the first to wake."""
        self.redraw()
        self.query_one(EntryList).focus()

    def draw(self) -> None:
        """Show who sleeps."""
        entries = laid(asleep(self.cases.values()), self.size.width - 3)
        told = LOOKING if self.is_looking else count(len(entries), "case")
        title = [Span(" "), Span(" Asleep ", "chip"), Span(f"  {told}", "dim")]
        self.query_one("#title", Bar).say(*title)
        empty = "" if self.is_looking else NOBODY
        group = Group("Until", SOONER if entries else "", entries, empty)
        self.query_one(EntryList).show_groups([group])

    def missing(self) -> Mapping[Need, str]:
        """Commands on a case need one under the cursor."""
        return {} if self.case else {"case": "nobody sleeps"}

    @property
    def case(self) -> str:
        """The row of the case under the cursor; empty where there is none."""
        return self.query_one(EntryList).case

    @property
    def shown(self) -> str:
        """Its reference, for what asks before it touches another."""
        return named_by(self.case)[1] if self.case else ""

    # Commands

    def action_open(self) -> None:
        """Open the case under the cursor."""
        if self.case:
            kind, case = named_by(self.case)
            page = ProspectScreen if kind is Prospect else CaseScreen
            self.app.push_screen(page(case))

    def action_wake(self) -> None:
        """Wake the case under the cursor."""
        if self.case:
            kind, case = named_by(self.case)
            woken = partial(wake, self.casework, case, kind=kind)
            Attempt(self.app, woken, self.tell, self.fail).run()

    def action_other_day(self) -> None:
        """Ask until when it is to sleep instead."""
        if not self.case:
            return
        kind, case = named_by(self.case)

        def save(given: FieldTexts, terms: Terms) -> Done:
            said = [("outcome", "snoozed"), *given]
            return self.casework.record(case, "review", said, "", terms, kind)

        slept = self._slept(self.casework.session.record(case, kind))
        form = FormScreen("Snooze", SNOOZE, slept, save, case=case, form="other-day")
        open_form(self.app, form, self.tell)

    def _slept(self, record: Case) -> FieldTexts:
        """What was said when it was put off last."""
        review = record.review[-1]
        until = review.until.isoformat() if review.until else ""
        return [("until", until), ("text", review.text or "")]
