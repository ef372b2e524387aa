"""The settings as one list, each changed where it stands and used at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from msgspec import structs
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from qmas_tui.casework.preferences import (
    Setting,
    change_setting,
    settings_list,
    take_up_settings,
)
from qmas_tui.desk.commands import bindings_at
from qmas_tui.desk.screens.base import DeskScreen
from qmas_tui.desk.widgets.bars import Bar
from qmas_tui.desk.widgets.choice_list import ChoiceList
from qmas_tui.desk.widgets.lines import LineView
from qmas_tui.desk.widgets.typed import Typed
from qmas_tui.desk.wrap import wrapped
from qmas_tui.errors import DataError
from qmas_tui.views.lay import cell
from qmas_tui.views.model import Line, Span

NAME_CELLS, VALUE_CELLS = 22, 24
HINTS = {
    "choice": "← → or enter: the next",
    "number": "enter: type a number",
    "list": "enter: type numbers with commas between them",
    "text": "enter: type another",
}
THEME = "theme"


class SettingsScreen(DeskScreen):
    """Every setting, what it is for, and what it says."""

    place = "settings"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("settings")]
    DEFAULT_CSS = """
    SettingsScreen {
        & #title { margin: 1 0 1 0; }
        & Vertical { height: 1fr; }
        & ChoiceList { height: auto; max-height: 60%; }
        & #about { height: auto; margin: 1 0 0 1; }
        & #edit { display: none; height: 1; border: none; margin: 1 0 0 2;
                  width: 60; max-width: 90%; padding: 0 1; background: $panel; }
        & #edit.-open { display: block; }
        & #wrong { margin: 0 0 0 3; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._settings: dict[str, Setting] = {}

    def body(self) -> ComposeResult:
        """The list, what the setting is for, and a line to type another value in."""
        yield Bar(id="title")
        with Vertical():
            yield ChoiceList(id="settings")
            yield LineView(has_cursor=False, id="about")
            yield Typed(id="edit")
            yield Bar(id="wrong")

    def on_mount(self) -> None:
        """Begin with the first."""
        self._settings = self._read()
        self.redraw()
        self.query_one(ChoiceList).focus()

    def _read(self) -> dict[str, Setting]:
        found = {each.name: each for each in settings_list()}
        themes = tuple(self.app.theme_names())
        found[THEME] = structs.replace(found[THEME], kind="choice", choices=themes)
        return found

    @property
    def here(self) -> Setting:
        """The setting under the cursor."""
        return self._settings[self.query_one(ChoiceList).here or THEME]

    def redraw(self) -> None:
        """Show every setting as it is now."""
        super().redraw()
        title = [
            Span(" "),
            Span(" Settings ", "chip"),
            Span("  each counts at once", "dim"),
        ]
        self.query_one("#title", Bar).say(*title)
        if self._settings:
            self.query_one(ChoiceList).fill([*map(_line, self._settings.values())])
            self._tell()

    @on(LineView.Moved)
    def _moved(self, message: LineView.Moved) -> None:
        message.stop()
        self._tell()

    def _tell(self) -> None:
        """Say what the setting under the cursor is for."""
        about = self.query_one("#about", LineView)
        here, room = self.here, min(self.size.width - 6, 96)
        usual = f"by default {here.default or 'empty'}   {HINTS[here.kind]}"
        lines = [Line((Span(here.help),)), Line((Span(usual, "dim"),))]
        folded = wrapped(lines, room)
        about.styles.height = len(folded)
        about.show([Line((Span(" "), *each.spans)) for each in folded])

    # Commands

    def action_change(self) -> None:
        """The next choice, or a line to type in."""
        if self.here.kind == "choice":
            self.action_turn(1)
            return
        line = self.query_one("#edit", Typed)
        line.value = self.here.value
        line.add_class("-open")
        line.focus()

    def action_turn(self, step: int) -> None:
        """The next of the choices, which counts at once."""
        here = self.here
        if here.kind == "choice":
            place = here.choices.index(here.value) if here.value in here.choices else -1
            self._keep(here.choices[(place + step) % len(here.choices)])

    def action_default(self) -> None:
        """Take the user's own line out."""
        self._keep(None)

    @on(Typed.Submitted, "#edit")
    def _typed(self, event: Typed.Submitted) -> None:
        if self._keep(event.value):
            self._close()

    def _keep(self, text: str | None) -> bool:
        """Save a value and use it; say what is wrong where it cannot be."""
        wrong = self.query_one("#wrong", Bar)
        try:
            change_setting(self.here.name, text)
        except DataError as error:
            told = "; ".join(each.what for each in error.problems) or error.message
            wrong.say_all(Span(told, "act"), self.size.width - 6)
            return False
        wrong.say()
        settings = take_up_settings(self.casework)
        self.app.look(settings.theme, settings.animations)
        self._settings = self._read()
        self.redraw()
        return True

    def _close(self) -> None:
        line = self.query_one("#edit", Typed)
        line.remove_class("-open")
        self.query_one("#wrong", Bar).say()
        self.query_one(ChoiceList).focus()

    def action_leave(self) -> None:
        """Leave the line with its value as it was; without one, go back."""
        if self.query_one("#edit", Typed).has_class("-open"):
            self._close()
        else:
            super().action_leave()


def _line(setting: Setting) -> Line:
    """A setting in one row; what is not the default says so."""
    shown = setting.value or "—"
    value: Sequence[Span] = [
        cell(shown, VALUE_CELLS, "strong" if setting.is_own else "plain")
    ]
    mark = Span("yours" if setting.is_own else "", "dim")
    return Line(
        (Span(" "), cell(setting.title, NAME_CELLS, "dim"), *value, mark),
        about=setting.name,
    )
