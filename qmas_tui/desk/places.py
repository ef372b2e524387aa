"""The places of the desk, each opened by one key from wherever one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qmas_tui.desk import rooms
from qmas_tui.desk.book_app import BookApp

if TYPE_CHECKING:  # each is loaded when it is needed
    from qmas_tui.desk.screens.base import DeskScreen


class Places(BookApp):
    """An app over a book that knows where its keys lead."""

    def action_month(self) -> None:
        """Show what falls on each day of a month."""
        self._go_to(rooms.month())

    def action_workload(self) -> None:
        """Show the work of the next months."""
        self._go_to(rooms.workload())

    def action_asleep(self) -> None:
        """Show everyone who was put off."""
        self._go_to(rooms.asleep())

    def action_prospects(self) -> None:
        """Show everyone who is advised before the landing."""
        self._go_to(rooms.prospects())

    def action_settings(self) -> None:
        """Show every setting, to change one."""
        self._go_to(rooms.settings())

    def action_rules(self) -> None:
        """Show every figure that rules set."""
        self._go_to(rooms.rules())

    def _go_to(self, kind: type[DeskScreen]) -> None:
        """Open a place; from another place in its stead, so that one key leads back."""
        if isinstance(self.screen, rooms.places()):
            self.switch_screen(kind())
        else:
            self.push_screen(kind())

    def begin_again(self) -> None:
        """Every case is to be worked out anew: by other rules, or of another day."""
        for screen in self.screen_stack:
            if isinstance(screen, rooms.queue()):
                screen.begin_again()
        self.changed()

    def on_rules_diff_screen_accepted(self) -> None:
        """Other rules are in force."""
        self.begin_again()
