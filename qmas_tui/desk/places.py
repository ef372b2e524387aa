"""The places of the desk, each opened by one key from wherever one is."""

from __future__ import annotations

from qmas_tui.desk import rooms
from qmas_tui.desk.book_app import BookApp


class Places(BookApp):
    """An app over a book that knows where its keys lead."""

    def action_go(self, place: str) -> None:
        """Open a place; from another place in its stead, so that one key leads back."""
        kind = rooms.PLACES[place]()
        if isinstance(self.screen, rooms.places()):
            self.switch_screen(kind())
        else:
            self.push_screen(kind())

    def begin_again(self) -> None:
        """Every case is to be worked out anew: by other rules, or of another day."""
        for screen in self.screen_stack:
            if isinstance(screen, rooms.found()):
                screen.begin_again()
        self.changed()

    def on_rules_diff_screen_accepted(self) -> None:
        """Other rules are in force."""
        self.begin_again()
