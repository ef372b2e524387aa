"""One field of a form: what it is called, what is given, what is said back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import DescendantBlur, DescendantFocus
from textual.suggester import Suggester

from qmas_tui.desk.widgets.bars import Bar
from qmas_tui.desk.widgets.choice_line import ChoiceLine
from qmas_tui.desk.widgets.entry import Given, Picked
from qmas_tui.desk.widgets.files import FileSuggester
from qmas_tui.desk.widgets.lines import LineView
from qmas_tui.desk.widgets.pick_line import PickLine
from qmas_tui.desk.widgets.ticks import Ticks
from qmas_tui.desk.widgets.typed import Typed
from qmas_tui.desk.wrap import wrapped
from qmas_tui.views.form import FormField
from qmas_tui.views.model import Line, Role, Span
from qmas_tui.views.width import cell_width

SIDE_BY_SIDE = 7
"""So many values are shown together; more are picked from a list."""
LABEL = 17
ROOM = 56
"""How wide a field is taken to be before it is laid out."""
BRIEF = 30
"""So long a word on how it is typed fits where that is done."""
SHORT = frozenset({"date", "money", "number"})
"""Kinds that are typed in few letters: what is said back stands beside them."""


class FieldRow(Vertical):
    """A field: its name, what is given, beside it the echo, below what is wrong."""

    DEFAULT_CSS = """
    FieldRow {
        height: auto;
        & > Horizontal { height: auto; }
        & .label { width: 17; }
        & Input { border: none; height: 1; padding: 0 1; width: 1fr;
                  background: $cursor 40%; }
        & Input.-brief { width: 15; }
        & Input:focus { background: $cursor; border: none; }
        &:ansi Input { text-style: underline; }
        & .echo { width: 1fr; margin-left: 1; }
        & .wrong { display: none; margin-left: 17; }
        &.-below .wrong { display: block; }
    }
    """

    def __init__(self, field: FormField, value: str) -> None:
        super().__init__()
        self.field = field
        self.start = value
        self.input = _entry(field, value)
        self._shown = self._value
        self._echo: Sequence[Span] = ()
        self._below = Span("")

    def compose(self) -> ComposeResult:
        """Name, what is given and the echo on one line."""
        with Horizontal():
            yield Bar(classes="label")
            yield self.input
            if self.field.kind in SHORT:
                yield LineView(has_cursor=False, classes="echo")
        yield LineView(has_cursor=False, classes="wrong")

    def on_mount(self) -> None:
        """Say what the field is and how it is typed."""
        self.draw()
        self.hint()

    def on_resize(self) -> None:
        """What is said is folded anew."""
        self.draw()
        self._say_below(self._below)

    @on(DescendantFocus)
    @on(DescendantBlur)
    def draw(self) -> None:
        """Label and echo, as the field is."""
        has_focus = self.input.has_focus
        role: Role = "strong" if has_focus else "dim"
        self.query_one(".label", Bar).say(Span(self.field.label, role))
        for echo in self.query(".echo").results(LineView):
            said = self._echo or self._hint(has_focus)
            room = echo.size.width or ROOM
            _fill(echo, _joined(said, room), room)

    def _hint(self, has_focus: bool) -> Sequence[Span]:
        """How the field is typed, where one is about to; else that it is needed."""
        if self.text:
            return ()
        if has_focus and self.field.hint:
            return (Span(self.field.hint, "dim"),)
        return (Span("needed", "dim"),) if self.field.required else ()

    def say_back(self, said: Sequence[Span]) -> None:
        """What is said beside the field."""
        self._echo = said
        self.draw()

    def hint(self) -> None:
        """Nothing is wrong; a long word on how it is typed stands there instead."""
        is_long = isinstance(self.input, Typed) and len(self.field.hint) > BRIEF
        said = self.field.hint if is_long and self.field.kind not in SHORT else ""
        self._say_below(Span(said, "dim"))

    def refuse(self, what: str) -> None:
        """What is wrong with the field."""
        self._say_below(Span(f"!! {what}", "act"))

    def _say_below(self, said: Span) -> None:
        self._below = said
        below = self.query_one(".wrong", LineView)
        self.set_class(bool(said.text), "-below")
        _fill(below, [Line((said,))], (self.size.width or ROOM) - LABEL)

    @property
    def told(self) -> Line:
        """What it is called, and all that is said of it, on one line."""
        said = self._echo or self._hint(has_focus=True)
        below = [self._below] if self._below.text else []
        return Line((Span(self.field.label, "head"), *_apart([*said, *below])))

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


def _fill(view: LineView, lines: Sequence[Line], room: int) -> None:
    folded = wrapped(lines, room)
    view.styles.height = max(1, len(folded))
    view.show(folded)


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
