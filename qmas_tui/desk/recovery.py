"""What opens in the place of the desk where the book is damaged."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, Literal

from msgspec import Struct
from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType

from qmas_tui.desk.commands import Need, bindings_at
from qmas_tui.desk.quiet import QuietApp, run_quiet
from qmas_tui.desk.screens.framed import FramedScreen
from qmas_tui.desk.widgets.bars import Bar
from qmas_tui.desk.widgets.page_view import PageView
from qmas_tui.errors import QmasError
from qmas_tui.views.model import Line, Role, Section, Span

Outcome = Literal["left", "recovered", "go-on"]
"""Left with the book damaged, left with it recovered, or on to the desk."""
Stage = Literal["asked", "busy", "recovered"]
KEPT = "The files as they are now are kept beside the book, whatever you choose."
NOTHING = "Nothing: no sound copy of the book was found."
MARGIN = 6


class Damage(Struct, frozen=True):
    """A damaged book: what is wrong, what would be put back and lost, and the way.

    `offer` is empty where there is nothing to put back. `recover` gives sentences of
    what was done, or raises BookError.
    """

    name: str
    problems: tuple[str, ...]
    offer: str
    recover: Callable[[], Sequence[str]]


class RecoveryScreen(FramedScreen):
    """Says what is damaged, and puts back what can be read once it is told to."""

    place = "recovery"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("recovery")]
    DEFAULT_CSS = """
    RecoveryScreen { & #page { margin: 1 0 0 0; } }
    """

    def __init__(self, damage: Damage) -> None:
        super().__init__()
        self._damage = damage
        self._done: Sequence[str] = ()
        self._failed = ""
        self.stage: Stage = "asked"

    def body(self) -> ComposeResult:
        """A page that scrolls."""
        yield PageView(id="page")

    def on_mount(self) -> None:
        """Say what is damaged."""
        self.redraw()
        self.query_one(PageView).focus()

    def redraw(self) -> None:
        """Show how far it is."""
        super().redraw()
        page = self.query_one(PageView)
        page.show_sections(self._sections(), self.size.width - MARGIN)

    def draw_header(self) -> None:
        """Which book, and how it is."""
        words = {"asked": "!! BOOK DAMAGED", "busy": "putting back …"}
        word, role = words.get(self.stage, "recovered"), ROLES[self.stage]
        name = self._damage.name.removesuffix(".db")
        self.query_one("#header", Bar).say(
            Span(f" {word}  ", role), Span(" QMAS desk", "head"), Span(f"   {name}")
        )

    def _sections(self) -> list[Section]:
        if self.stage == "recovered":
            return [_section("What was done", self._done)]
        failed = [_section("It could not be put back", [self._failed], "act")]
        return [
            *(failed if self._failed else ()),
            _section(
                "What is damaged",
                [f"!! {each}" for each in self._damage.problems],
                "act",
            ),
            _section("What can be put back", [self._damage.offer or NOTHING]),
            _section("What stays", [KEPT]),
        ]

    def missing(self) -> Mapping[Need, str]:
        """The way back is there once, and the desk after it."""
        missing: dict[Need, str] = {}
        if not self._damage.offer:
            missing["offer"] = "there is nothing to put back"
        elif self.stage != "asked":
            missing["offer"] = "it is done, or being done"
        if self.stage != "recovered":
            missing["recovered"] = "the book is damaged still"
        return missing

    def action_put_back(self) -> None:
        """Put back what can be read."""
        if "offer" not in self.missing():
            self._reach("busy")
            self.put_back()

    @work(thread=True, group="recover")
    def put_back(self) -> None:
        """Recover the book while the screen answers."""
        try:
            words = self._damage.recover()
        except QmasError as error:
            self.call_later(self._reach, "asked", failed=error.message)
        else:
            self.call_later(self._reach, "recovered", words)

    def _reach(self, stage: Stage, done: Sequence[str] = (), failed: str = "") -> None:
        """Show how far it is: what was done, or why nothing was."""
        self.stage, self._done, self._failed = stage, done, failed
        self.redraw()

    def action_go_on(self) -> None:
        """Open the desk."""
        if self.stage == "recovered":
            self.app.exit("go-on")


ROLES: dict[Stage, Role] = {"asked": "act", "busy": "warn", "recovered": "good"}


class RecoveryApp(QuietApp[Outcome]):
    """One screen that asks what to do about a damaged book."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, damage: Damage, theme: str) -> None:
        super().__init__(theme)
        self._recovery = RecoveryScreen(damage)

    def on_mount(self) -> None:
        """Say what is damaged."""
        self.push_screen(self._recovery)

    async def action_quit(self) -> None:
        """Leave, but not while the book is being put back."""
        if self._recovery.stage == "busy":
            self.notify("Wait a moment: the book is being put back.")
        else:
            recovered = self._recovery.stage == "recovered"
            self.exit("recovered" if recovered else "left")


def run_recovery(damage: Damage, theme: str) -> Outcome:
    """Show what is damaged until the user leaves. Raises whatever made it crash."""
    return run_quiet(RecoveryApp(damage, theme)) or "left"


def _section(title: str, words: Sequence[str], role: Role = "plain") -> Section:
    return Section(title, tuple(Line((Span(each, role),)) for each in words))
