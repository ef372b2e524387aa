"""A drawer in which something is typed that is not to be lost with it."""

from __future__ import annotations

from functools import partial

from textual import getters

from qmas_tui.casework.casework import Done
from qmas_tui.desk.book_app import BookApp
from qmas_tui.desk.draft import FormDraft
from qmas_tui.desk.screens.confirm import confirm
from qmas_tui.desk.screens.drawer import Drawer
from qmas_tui.facts.parsing import FieldTexts

LOSES = "Leave without saving what you typed?"


class Drafted(Drawer[Done | None]):
    """What is typed is kept as a draft, or asked about where it is not."""

    app = getters.app(BookApp)
    draft: FormDraft | None = None
    """What keeps it, once the screen is shown."""

    @property
    def is_changed(self) -> bool:
        """Whether something typed would be lost."""
        raise NotImplementedError

    @property
    def is_kept(self) -> bool:
        """Whether what is typed outlives the screen."""
        return self.draft is not None and self.draft.keeps

    @property
    def began(self) -> FieldTexts:
        """Every field as the form began."""
        raise NotImplementedError

    @property
    def typed(self) -> FieldTexts:
        """The fields that are not as they began."""
        raise NotImplementedError

    def settle(self) -> str:
        """Keep what is typed; says what became of it."""
        return self.draft.settle(self.began, self.typed) if self.draft else ""

    def rest(self) -> None:
        """The keys may have come to rest."""
        if self.draft:
            self.draft.rest(self.began, self.typed)

    def action_leave(self) -> None:
        """Leave; what is typed is kept, or asked about where it would be lost."""
        if self.is_changed and not self.is_kept:
            confirm(self.app, LOSES, partial(self.dismiss, None))
            return
        if kept := self.settle():
            self.notify(kept)
        self.dismiss(None)

    def on_unmount(self) -> None:
        """The screen is gone, and maybe the desk, its terminal or the system."""
        self.settle()
