"""One field of a form: what it is called, what is given, what is said back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual import getters, on
from textual.app import ComposeResult
from textual.events import DescendantBlur, DescendantFocus, Mount, Resize
from textual.geometry import Size
from textual.strip import Strip
from textual.suggester import Suggester
from textual.widget import Widget

from qmas_tui.desk.widgets.choice_line import ChoiceLine
from qmas_tui.desk.widgets.entry import Given, Picked
from qmas_tui.desk.widgets.files import FileSuggester
from qmas_tui.desk.widgets.pick_line import PickLine
from qmas_tui.desk.widgets.roles import RolesApp
from qmas_tui.desk.widgets.ticks import Ticks
from qmas_tui.desk.widgets.typed import Typed
from qmas_tui.desk.wrap import wrapped
from qmas_tui.views.form import FormField
from qmas_tui.views.model import Line, Role, Span
from qmas_tui.views.width import cell_width, pad

SIDE_BY_SIDE = 7
"""So many values are shown together; more are picked from a list."""
LABEL = 17
ROOM = 56
"""How wide a field is taken to be before it is laid out."""
SHORT_ROOM = 16
"""How wide what is typed in few letters is, and the gap behind it."""
BRIEF = 30
"""So long a word on how it is typed fits where that is done."""
SHORT = frozenset({"date", "money", "number"})
"""Kinds that are typed in few letters: what is said back stands beside them."""


class FieldRow(Widget):
    """A field: its name, what is given, beside it the echo, below what is wrong.

    It draws the words itself, round the one widget in it that takes keys: a form is
    open sooner the fewer widgets it has.
    """

    app = getters.app(RolesApp)
    DEFAULT_CSS = """
    FieldRow {
        width: 1fr; height: auto; layout: vertical; overflow: hidden;
        & > * { margin-left: 17; }
        & > Input { border: none; height: 1; padding: 0 1; width: 1fr;
                    background: $cursor 40%; }
        & > Input.-brief { width: 15; }
        & > Input:focus { background: $cursor; border: none; }
        &:ansi > Input { text-style: underline; }
    }
    """

    def __init__(self, field: FormField, value: str, has_words: bool = True) -> None:
        """`has_words` is whether name, echo and what is wrong are told here."""
        super().__init__()
        self.field = field
        self.start = value
        self.input = _entry(field, value)
        self._has_words = has_words
        self._shown = self._value
        self._echo: tuple[Span, ...] = ()
        self._below = self._long_hint
        self._drawn: object = None
        """What was said last, and in which room."""
        self._beside_lines: Sequence[Line] = ()
        self._below_lines: Sequence[Line] = ()

    def compose(self) -> ComposeResult:
        """What the value is given with."""
        yield self.input

    @on(Mount)
    @on(Resize)
    @on(DescendantFocus)
    @on(DescendantBlur)
    def draw(self) -> None:
        """Fold all that is said for the room that there is, where it is other."""
        width, has_focus = self.size.width or ROOM, self.input.has_focus
        said = self._echo or self._hint(has_focus)
        drawn = (said, self._below, has_focus, self.size.width)
        if not self._has_words or drawn == self._drawn:
            return
        self._drawn, before = drawn, self._lines_said
        if self.field.kind in SHORT:
            beside = width - LABEL - SHORT_ROOM if self.size.width else ROOM
            self._beside_lines = wrapped(_joined(said, beside), beside)
        below = [Line((self._below,))] if self._below.text else []
        self._below_lines = wrapped(below, width - LABEL)
        self.refresh(layout=self._lines_said != before)

    @property
    def _lines_said(self) -> tuple[int, int]:
        return len(self._beside_lines), len(self._below_lines)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """What is given, or the echo beside it, and what is said below."""
        given = super().get_content_height(container, viewport, width)
        return max(given, len(self._beside_lines)) + len(self._below_lines)

    def render_line(self, y: int) -> Strip:
        """Draw the words of one line; what is given is drawn over it."""
        base = self.rich_style
        segments = [self.app.segment(each, base) for each in self._spans_at(y)]
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def _spans_at(self, y: int) -> Iterator[Span]:
        top = self.size.height - len(self._below_lines)
        if not self._has_words:
            return
        role: Role = "strong" if self.input.has_focus else "dim"
        yield Span(pad(self.field.label if y == 0 else "", LABEL), role)
        if y >= top:
            yield from self._below_lines[y - top].spans
        elif y < len(self._beside_lines):
            yield Span(" " * SHORT_ROOM)
            yield from self._beside_lines[y].spans

    def _hint(self, has_focus: bool) -> tuple[Span, ...]:
        """How the field is typed, where one is about to; else that it is needed."""
        if self.text:
            return ()
        if has_focus and self.field.hint:
            return (Span(self.field.hint, "dim"),)
        return (Span("needed", "dim"),) if self.field.required else ()

    def say_back(self, said: Sequence[Span]) -> None:
        """What is said beside the field."""
        self._echo = tuple(said)
        self.draw()

    @property
    def _long_hint(self) -> Span:
        is_long = isinstance(self.input, Typed) and len(self.field.hint) > BRIEF
        said = self.field.hint if is_long and self.field.kind not in SHORT else ""
        return Span(said, "dim")

    @on(Given)
    def hint(self) -> None:
        """Nothing is wrong; a long word on how it is typed stands there instead."""
        self._say_below(self._long_hint)

    def refuse(self, what: str) -> None:
        """What is wrong with the field."""
        self._say_below(Span(f"!! {what}", "act"))

    def _say_below(self, said: Span) -> None:
        self._below = said
        self.draw()

    @property
    def told(self) -> Line:
        """What it is called, and all that is said of it, on one line."""
        said = self._echo or self._hint(has_focus=True)
        below = [self._below] if self._below.text else []
        return Line((Span(self.field.label, "head"), *_apart([*said, *below])))

    @property
    def is_read(self) -> bool:
        """Whether it is said how what is given is read."""
        return bool(self._echo)

    @property
    def is_wrong(self) -> bool:
        """Whether something was said to be wrong with it."""
        return self._below.role == "act"

    @property
    def _value(self) -> str:
        entry = self.input
        return entry.text if isinstance(entry, Picked) else entry.value

    @property
    def text(self) -> str:
        """What is given; what stands there untouched is given back as it is."""
        return self._value.strip() if self.is_changed else self.start

    @property
    def is_changed(self) -> bool:
        """Whether something else is given than stood there."""
        return self._value != self._shown

    def put(self, text: str) -> None:
        """Give something else, as if it was typed."""
        if isinstance(self.input, Picked):
            self.input.pick(text)
        else:
            self.input.value = text

    def reset(self) -> None:
        """Give what stood there."""
        self.put(self._shown)

    @on(Typed.Changed)
    def _typed(self) -> None:
        self.post_message(Given())


def _apart(said: Sequence[Span]) -> Iterator[Span]:
    for span in said:
        yield from (Span("   "), span)


def _joined(said: Sequence[Span], room: int) -> list[Line]:
    """Spans on as few lines as they fit on whole."""
    rows: list[list[Span]] = []
    used = 0
    for span in said:
        width = cell_width(span.text)
        if rows and used + 3 + width <= room:
            rows[-1] += [Span(" · ", "dim"), span]
            used += 3 + width
        else:
            rows.append([span])
            used = width
    return [Line(tuple(row)) for row in rows]


def _entry(field: FormField, value: str) -> Typed | Picked:
    """What the value of a field is given with."""
    if field.kind == "ticks":
        return Ticks(field.ticks, value)
    if field.choices:
        kind = ChoiceLine if len(field.options) <= SIDE_BY_SIDE else PickLine
        return kind(field.options, value or field.usual)
    suggester: Suggester | None = FileSuggester() if field.kind == "file" else None
    brief = "-brief" if field.kind in SHORT else None
    needed = "needed" if field.required else ""
    told = (field.hint or needed) if not brief and len(field.hint) <= BRIEF else ""
    return Typed(value, placeholder=told, suggester=suggester, classes=brief)
