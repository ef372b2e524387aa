"""A book on its way to the desk: what is known of it before it is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the first frame needs neither book nor findings
    from qmas_tui.casework.casework import Casework


class AwaitedBook:
    """A book that is opened once the first frame is drawn.

    Args:
        name: what to call it until then.
        theme, animations: how the desk looks, by the user's settings.
        open: opens it; may take its time, and raises what stands in its way.

    Attributes:
        casework: the book once it is open.
        error: what stood in its way.
    """

    def __init__(
        self, name: str, theme: str, animations: bool, open: Callable[[], Casework]
    ) -> None:
        self.name, self.theme, self.animations = name, theme, animations
        self.casework: Casework | None = None
        self.error: Exception | None = None
        self._open = open

    @classmethod
    def opened(cls, casework: Casework) -> AwaitedBook:
        """One that is open already."""
        settings = casework.settings
        book = cls(casework.name, settings.theme, settings.animations, lambda: casework)
        book.casework = casework
        return book

    def open(self) -> Casework:
        """The book, open. Raises what stands in its way, and keeps it as `error`."""
        try:
            self.casework = self._open()
        except Exception as error:
            self.error = error
            raise
        return self.casework

    def close(self) -> None:
        """Leave the book tidy, if it was opened. Raises BookError."""
        if self.casework is not None:
            self.casework.close()
