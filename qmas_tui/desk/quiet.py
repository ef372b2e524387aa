"""An app in our own colours that leaves nothing on the terminal when it ends.

Here alone names are used that Textual keeps to itself, for there is no public way to
take one toast away and leave the others, to end after a fault without printing what it
was about, to learn what the fault was, to have `esc` and a digit read as such, or to go
on to an end in order where nothing can be drawn any more.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from contextlib import suppress
from io import TextIOBase
from typing import IO, Any, ClassVar, TypeVar, cast

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual.app import ReturnType
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.notifications import Notification, Notify, SeverityLevel
from textual.worker import WorkerFailed

from qmas_tui.config.themes import load_themes
from qmas_tui.desk.foreign import readable
from qmas_tui.desk.keys_in_order import KeysInOrder
from qmas_tui.desk.theme import FALLBACK, theme_of
from qmas_tui.desk.widgets.roles import RolesApp
from qmas_tui.views.width import clean

ENDINGS = ("SIGTERM", "SIGHUP")
LOOK_SECONDS = 1.0
"""How often the desk sees whether its terminal is still there."""
TOLD_SECONDS = 4.0
WARNED_SECONDS = 8.0
FIRST_THEME = "qmas-dark"
ANSI = "ansi-dark"
"""The terminal's own colours; `ansi` in the settings."""
TAKEN_FOR_SIGNS = "0123456789-="
"""Where one of these comes right behind `esc`, Textual reads a sign such as º or ™."""
HEIGHTS: list[tuple[int, str]] | None = [(0, "-short"), (24, "-tall")]
"""From how many lines on a screen is of which class."""
Result = TypeVar("Result")


class News(Notification):
    """What no key asked for: the disk, another program, the book itself."""


class DrawnTo:
    """The terminal, which takes everything, also once it is closed.

    The thread that draws would end at the first error, and the desk would wait for it
    to take up what is to be drawn, without an end.
    """

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def __getattr__(self, name: str) -> object:
        return getattr(self._file, name)

    def write(self, text: str) -> None:
        """Draw, where that can be done."""
        with suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        """Draw all, where that can be done."""
        with suppress(OSError):
            self._file.flush()


class QuietApp(RolesApp[ReturnType], KeysInOrder[ReturnType]):
    """Our themes, messages that are data, and no trace of clients after a crash."""

    TITLE = "QMAS desk"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "quit", show=False, priority=True),
    ]
    VERTICAL_BREAKPOINTS = HEIGHTS
    CSS = """
    Toast {
        width: 60; max-width: 90%; max-height: 7;
        padding: 0 1; background: $panel;
    }
    .-short Toast { max-height: 4; }
    """

    def __init__(self, theme: str = FIRST_THEME, animations: bool = False) -> None:
        self._palettes = load_themes()
        super().__init__()
        for palette in self._palettes:
            self.register_theme(theme_of(palette))
        self.look(theme, animations)

    def look(self, theme: str, animations: bool) -> None:
        """Take these colours, where they are known, and move or do not.

        A terminal of 16 colours draws our own ones wrongly: it gets its own. Themes
        that are not ours are made readable.
        """
        own = [palette.name for palette in self._palettes]
        theme = ANSI if theme == "ansi" else theme
        if theme not in self.available_themes:
            theme = FIRST_THEME
        if theme in own and self.console.color_system == "standard":
            theme = ANSI
        found = self.available_themes[theme]
        if theme not in own and not found.ansi:
            self.register_theme(readable(found))
        self.theme = theme
        self.animation_level = "full" if animations else "none"

    def theme_names(self) -> list[str]:
        """Every theme that there is, our own first."""
        own = [palette.name for palette in self._palettes]
        others = {"ansi", *self.available_themes} - {*own, ANSI}
        return [*own, *sorted(others)]

    def on_load(self) -> None:
        """Leave in order, too, where the system ends the program or its window."""
        loop = asyncio.get_running_loop()
        for name in ENDINGS:
            # Windows has neither; only a program's first thread may ask for it.
            with suppress(AttributeError, NotImplementedError, RuntimeError):
                loop.add_signal_handler(getattr(signal, name), self.exit)

    def on_mount(self) -> None:
        """Leave, too, where the terminal is gone and nothing tells of it.

        The system tells only the first program in a terminal, which may be another.
        """
        if has_terminal():
            self.set_interval(LOOK_SECONDS, self._leave_without_terminal)

    def _leave_without_terminal(self) -> None:
        if not has_terminal():
            self.exit()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The roles that only our own themes name."""
        return FALLBACK

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Say in passing what came of a key, instead of what came of the one before.

        It is data: no markup, and no control character gets through.
        """
        del title, markup  # nothing we say has either
        self._say(Notification, message, severity, timeout)

    def announce(
        self,
        message: str,
        severity: SeverityLevel = "information",
        timeout: float | None = None,
    ) -> None:
        """Say what no key asked for, beside what came of one, instead of older news."""
        self._say(News, message, severity, timeout)

    def _say(
        self,
        kind: type[Notification],
        message: str,
        severity: SeverityLevel,
        timeout: float | None,
    ) -> None:
        words = "\n".join(clean(self.hide(line)) for line in message.split("\n"))
        for said in list(self._notifications):
            again = said.message.rstrip(".") == words.rstrip(".")
            if again or type(said) is kind:
                self._unnotify(said)
        usual = TOLD_SECONDS if severity == "information" else WARNED_SECONDS
        said = kind(words, severity=severity, timeout=timeout or usual)
        self.post_message(Notify(said))

    def action_theme(self) -> None:
        """The next of our own themes."""
        names = [palette.name for palette in self._palettes]
        place = names.index(self.theme) if self.theme in names else -1
        self.theme = names[(place + 1) % len(names)]

    def _build_driver(self, *how: Any, **named: Any) -> Driver:
        """Draw on a terminal that may be closed meanwhile."""
        driver = super()._build_driver(*how, **named)
        if isinstance(file := getattr(driver, "_file", None), TextIOBase):
            driver.__dict__["_file"] = DrawnTo(cast("IO[str]", file))
        return driver

    def _fatal_error(self) -> None:
        """Leave without a trace on the terminal: it could show clients' data."""
        self.bell()
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        """Nothing that could quote the book is left on the terminal."""
        self._exit_renderables.clear()


def has_terminal() -> bool:
    """Whether there is a terminal to read keys from, and it was not closed."""
    try:
        os.get_terminal_size(sys.__stdin__.fileno() if sys.__stdin__ else -1)
    except (OSError, ValueError):
        return False
    return True


def run_quiet(app: QuietApp[Result]) -> Result | None:
    """Run an app until it is left. Raises whatever made it crash."""
    read = cast("dict[str, object]", ANSI_SEQUENCES_KEYS)
    for sign in TAKEN_FOR_SIGNS:
        read.pop(f"\x1b{sign}", None)
    result = app.run()
    error = app._exception
    if isinstance(error, WorkerFailed):
        raise error.error
    if error is not None:
        raise error
    return result
