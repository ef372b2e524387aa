"""Several lines to type in that never hand control characters to the terminal."""

from __future__ import annotations

from typing import Literal

from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from qmas_tui.views.width import clean


class NoteArea(TextArea):
    """What is typed, pasted or was recorded keeps its lines, and nothing but words."""

    def __init__(
        self, text: str, *, tab_behavior: Literal["focus", "indent"], id: str
    ) -> None:
        super().__init__(words_of(text), tab_behavior=tab_behavior, id=id)

    def load_text(self, text: str) -> None:
        """Put another text in the place of all."""
        super().load_text(words_of(text))

    def edit(self, edit: Edit) -> EditResult:
        """Control characters become spaces."""
        edit.text = words_of(edit.text)
        return super().edit(edit)


def words_of(text: str) -> str:
    """A text line by line, without what could steer a terminal."""
    return "\n".join(clean(line) for line in text.split("\n"))
