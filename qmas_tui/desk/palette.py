"""The palette: every command of the screen, every view, every person."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from qmas_tui.desk.commands import Command, commands_at, key_name
from qmas_tui.desk.screens.base import DeskScreen
from qmas_tui.desk.screens.both import BothScreen
from qmas_tui.desk.screens.other_page import open_page
from qmas_tui.desk.screens.prospects import ProspectsScreen
from qmas_tui.desk.screens.queue import back_to_queue
from qmas_tui.facts.changes import Case
from qmas_tui.facts.prospect import Prospect
from qmas_tui.views.queue import ListName, NamedView
from qmas_tui.views.width import clean

MOST_PEOPLE = 30
_OF: Final[dict[ListName, str]] = {
    "holders": "",
    "prospects": " (prospects)",
    "both": " (both)",
}
"""What tells the views of the lists beside that of holders."""


class DeskProvider(Provider):
    """Finds commands, views and people by their words."""

    @property
    def _below(self) -> DeskScreen:
        screen = self.screen
        assert isinstance(screen, DeskScreen), "the palette opens over no other"
        return screen

    def _commands(self) -> list[tuple[str, str, Callable[[], object]]]:
        screen = self._below
        found: list[tuple[str, str, Callable[[], object]]] = []
        for command in commands_at(screen.place):
            if command.id == "palette" or command.id.startswith("view-"):
                continue
            run = partial(screen.app.run_action, command.action, screen)
            found.append((_title(command), command.help, run))
        for view in screen.casework.saved.all:
            show, title = partial(self._show_view, view), f"view: {view.title}"
            found.append((f"{title}{_OF[view.of]}", "Show this view", show))
        return found

    def _show_view(self, view: NamedView) -> None:
        app = self._below.app
        queue = back_to_queue(app)
        if view.of == "holders":
            queue.show_view(view.key)
        else:
            screen = ProspectsScreen if view.of == "prospects" else BothScreen
            app.push_screen(screen(view=view.key))

    async def discover(self) -> Hits:
        """What can be done, before anything is typed."""
        for title, help_, run in self._commands():
            yield DiscoveryHit(Content(title), run, title, help_)

    async def search(self, query: str) -> Hits:
        """Commands, views and people that match."""
        matcher = self.matcher(query)
        for title, help_, run in self._commands():
            score = matcher.match(title)
            if score > 0:
                yield Hit(score, matcher.highlight(title), run, title, help_)
        wanted = query.casefold()
        told = 0
        casework = self._below.casework
        people: list[Case] = [*casework.holders.values()]
        people += casework.prospects.values()
        for each in people:
            is_prospect = isinstance(each, Prospect)
            words = clean(f"{each.case} {each.name} {each.name_zh or ''}").strip()
            if wanted in words.casefold():
                show = partial(open_page, self._below.app, each.case, is_prospect)
                seen = self._below.app.hide(words)
                yield Hit(1.0, Content(seen), show, seen, "Open this case")
                told += 1
                if told >= MOST_PEOPLE:
                    return


def _title(command: Command) -> str:
    keys = f"  ({key_name(command.keys[0])})" if command.keys else ""
    return f"{command.title}{keys}"
