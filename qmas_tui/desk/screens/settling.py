"""The next step on a line: the form that settles it, or what needs no form."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from qmas_tui.casework.casework import Done, Terms
from qmas_tui.desk.attempt import Attempt
from qmas_tui.desk.screens.other_page import open_other_page
from qmas_tui.desk.screens.recording import Recording
from qmas_tui.views.case.behind import SECTION_OF
from qmas_tui.views.form import HOLDER
from qmas_tui.views.model import Line, Remedy, fields_shown


class Settling(Recording):
    """A page of several sections on which `enter` does the next step."""

    def show_section(self, key: str) -> None:
        """Show a section and go to it."""
        raise NotImplementedError

    def action_next_step(self) -> None:
        """Settle what is under the cursor: a finding, a fact, a paper."""
        here = self.page.here
        if here is None:
            return
        if fields := fields_shown(self.page.whole):
            self._edit_in_place(here, fields)
        elif here.remedy is not None:
            self.settle_by(here.remedy)
        elif here.row is not None:
            self.action_correct()
        else:
            self.action_explain()

    def _edit_in_place(self, here: Line, fields: Sequence[str]) -> None:
        """Correct what the line shows, where it stands."""
        recorder = self.recorder
        recorder.page = self.page
        if found := self.row_here():
            recorder.correct(*found, only=fields)
        elif here.remedy is not None:
            recorder.particulars(fields, here.remedy.values)

    def action_tick(self) -> None:
        """Tick the paper under the cursor: it is on file from today."""
        here = self.page.here
        if here is not None and here.remedy is not None and here.remedy.form == "tick":
            self._tick(here.remedy)

    def settle_by(self, remedy: Remedy) -> None:
        """Open the form of a remedy, or go where it leads."""
        match remedy.form:
            case "record":
                self.action_record(remedy.table, remedy.values)
            case "correct":
                self.recorder.correct(
                    remedy.table,
                    remedy.number,
                    remedy.of or HOLDER,
                    only=remedy.fields,
                    filled=remedy.values,
                )
            case "particulars":
                self.recorder.particulars(remedy.fields, remedy.values)
            case "papers":
                self.show_section("papers")
            case "fact":
                self._go_to_fact(remedy)
            case "tick":
                self._tick(remedy)
            case "holder" | "prospect":
                open_other_page(self.app, self.case, remedy.form)

    def _tick(self, remedy: Remedy) -> None:
        case = self.case

        def save(terms: Terms) -> Done:
            return self.casework.record(
                case, remedy.table, remedy.values, "", terms, self.recorder.kind
            )

        ticked = partial(self.tell_recorded, remedy.table)
        Attempt(self.app, save, ticked, self.fail).run()

    def _go_to_fact(self, remedy: Remedy) -> None:
        """Put the cursor on the recorded row, or on the particular, that is meant."""

        def is_it(line: Line) -> bool:
            if remedy.table != "holder":
                return line.row == (remedy.table, remedy.number)
            told = line.remedy
            return told is not None and told.fields == remedy.fields

        self.show_section(SECTION_OF[remedy.table])
        self.page.go_to(is_it)
