"""Says of the field that has the focus what it is, as long as it is open."""

from __future__ import annotations

from collections.abc import Sequence

from qmas_tui.desk.widgets.lines import LineView
from qmas_tui.desk.wrap import wrapped
from qmas_tui.views.model import Line


class FieldTold(LineView):
    """A few lines on a field, beneath the form."""

    DEFAULT_CSS = """
    FieldTold { display: none; height: 1; background: $cursor 60%; padding: 0 1; }
    FieldTold.-open { display: block; }
    """

    def __init__(self) -> None:
        super().__init__(has_cursor=False, id="told")

    @property
    def is_open(self) -> bool:
        """Whether it says anything."""
        return self.has_class("-open")

    def say(self, told: Sequence[Line], room: int) -> None:
        """Say what a field is."""
        lines = wrapped(told, room - 2)
        self.styles.height = len(lines)
        self.show(lines)
