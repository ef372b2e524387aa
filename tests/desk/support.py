"""A desk over a book of few cases, and what stands on its screen."""

from __future__ import annotations

import unicodedata
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar, cast

from textual.app import App
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.keys import KEY_NAME_REPLACEMENTS
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import WorkerCancelled

from qmas_tui.book.book import SqliteBook
from qmas_tui.book.protocol import Occasion
from qmas_tui.casework.casework import Casework
from qmas_tui.casework.open import named_views, open_casework
from qmas_tui.casework.restoring import restore
from qmas_tui.config.settings import load_settings, user_folder
from qmas_tui.desk.app import Desk
from qmas_tui.desk.awaited import AwaitedBook
from qmas_tui.desk.keys_in_order import KeysInOrder
from qmas_tui.desk.screens.form import FormScreen
from qmas_tui.desk.widgets.field_row import FieldRow
from qmas_tui.errors import BookError
from qmas_tui.exchange.facts_toml import write_facts
from qmas_tui.facts.changes import Case, Change, Forgotten, Past, Step
from qmas_tui.facts.holder import FORMAT, CaseFile, Holder
from qmas_tui.facts.prospect import Prospect
from qmas_tui.steps import Step as Hears
from qmas_tui.steps import unheard
from tests.desk.idle import pause, settled
from tests.desk.seen import cells_of, looking, text_of
from tests.make import AS_OF, POLICY, holder

SIZE = (120, 36)
LOW = (80, 24)
MOMENT = datetime(2026, 11, 22, 1, tzinfo=UTC)
VIEWS = named_views("")
UNICODE_NAMES = {name: of for of, name in KEY_NAME_REPLACEMENTS.items()}
AnyScreen = TypeVar("AnyScreen", bound=Screen[Any])


class FaultyBook(SqliteBook):
    """A book in memory on a disk that can be broken and mended."""

    def __init__(self) -> None:
        super().__init__(name="facts")
        self.unread: BookError | None = None
        self.news: list[str] = []
        self.occasions: list[Occasion] = []
        self.closed = 0

    @property
    def trouble(self) -> str:
        """Why nothing can be saved."""
        return self._status.unsaved

    @trouble.setter
    def trouble(self, words: str) -> None:
        self._status.unsaved = words

    def apply(
        self,
        changes: Step,
        *,
        key: bytes = b"",
        wait: bool = True,
        far: Hears = unheard,
    ) -> None:
        """Refuse while there is trouble."""
        self._check_writable()
        super().apply(changes, key=key, wait=wait, far=far)

    def undo(self, who: str, when: datetime, *, wait: bool = True) -> Past:
        """Refuse while the book cannot be read."""
        self._check_readable()
        return super().undo(who, when, wait=wait)

    def redo(self, who: str, when: datetime, *, wait: bool = True) -> Past:
        """Refuse while there is trouble."""
        self._check_writable()
        return super().redo(who, when, wait=wait)

    def forget(
        self, case: str, who: str, when: datetime, *, wait: bool = True
    ) -> Forgotten:
        """Refuse while there is trouble."""
        self._check_writable()
        return super().forget(case, who, when, wait=wait)

    def history(
        self, case: str | None = None, since: datetime | None = None
    ) -> Sequence[Past]:
        """Refuse while the book cannot be read."""
        self._check_readable()
        return super().history(case, since)

    def next_undo(self) -> Past | None:
        """Refuse while the book cannot be read."""
        self._check_readable()
        return super().next_undo()

    def refresh(self) -> bool:
        """Refuse while the book cannot be read."""
        self._check_readable()
        return super().refresh()

    def notices(self) -> Sequence[str]:
        """What happened, once."""
        news, self.news = self.news, []
        return news

    def backup(self, occasion: Occasion, when: datetime, *, wait: bool = True) -> None:
        """Note the occasion."""
        del when, wait  # the fake keeps no copies
        self.occasions.append(occasion)

    def keep_daily(self, when: datetime) -> None:
        """Note that too."""
        self.backup("daily", when)

    def close(self) -> None:
        """Count how often; refuse while there is trouble."""
        self.closed += 1
        self._check_writable()

    def _check_writable(self) -> None:
        if self.trouble:
            raise BookError(self.trouble)

    def _check_readable(self) -> None:
        if self.unread is not None:
            raise self.unread


def casework_of(
    *holders: Case, as_of: date = AS_OF, book: SqliteBook | None = None
) -> Casework:
    """A book in memory that holds these."""
    book = book or SqliteBook(name="facts")
    book.apply(tuple(_added(holder) for holder in holders))
    settings = load_settings(user_folder())
    return Casework(book, POLICY, settings, VIEWS, as_of, "mw", lambda: MOMENT)


def _added(holder: Case) -> Change:
    return Change(who="mw", when=MOMENT, what="added", before=None, after=holder)


def book_of(path: Path, *cases: Case, as_of: date = AS_OF) -> Casework:
    """A real book at a path that holds these."""
    facts = path.with_suffix(".toml")
    holders = tuple(each for each in cases if isinstance(each, Holder))
    prospects = tuple(each for each in cases if isinstance(each, Prospect))
    file = CaseFile(format=FORMAT, holder=holders, prospect=prospects)
    facts.write_text(write_facts(file), "utf-8")
    restore(facts, path)
    return open_casework(path, as_of)


def desk_of(casework: Casework) -> Desk:
    """A desk over a book, on the book's own day for good."""
    day = casework.as_of
    return Desk(AwaitedBook.opened(casework), lambda: day)


@asynccontextmanager
async def at_desk(
    casework: Casework, size: tuple[int, int] = SIZE
) -> AsyncIterator[tuple[Desk, Pilot[int]]]:
    """That desk while it runs, toasts and tooltips too, and somebody at its keys."""
    desk = desk_of(casework)
    async with desk.run_test(size=size, notifications=True, tooltips=True) as pilot:
        yield desk, pilot
        with looking():  # where a story ends, all can be painted
            desk.screen.refresh()
            await pilot.pause()


def people(count: int, **facts: object) -> list[Holder]:
    """So many holders, alike but for case and name."""
    return [
        holder(case=f"Q-{number}", name=f"HOLDER {chr(64 + number)}", **facts)
        for number in range(1, count + 1)
    ]


def screen_text(app: App[Any]) -> str:
    """What can be read on the screen, line by line."""
    return "\n".join(text_of(line) for line in cells_of(app))


def box_text(app: App[Any]) -> str:
    """What can be read in the dialog in front, as one line."""
    box = app.screen.query_one(Vertical).content_region
    lines = cells_of(app)[box.y : box.bottom]
    return " ".join(" ".join(text_of(x[box.x : box.right]) for x in lines).split())


def on(app: App[Any], kind: type[AnyScreen]) -> AnyScreen:
    """The screen in front, which is of that kind."""
    screen = app.screen
    assert isinstance(screen, kind), f"{type(screen).__name__} is in front"
    return screen


async def settle(pilot: Pilot[Any]) -> None:
    """Wait until nothing is left to do; leaving the desk ends what it still reads."""
    app = pilot.app
    await settled(pilot)
    while app.is_running and (has_keys_waiting(app) or app.workers):
        with suppress(WorkerCancelled):
            await app.workers.wait_for_complete()
        await pause(pilot)


def has_keys_waiting(app: App[Any]) -> bool:
    """Whether a key has not done yet all it does."""
    return isinstance(app, KeysInOrder) and app.has_keys_waiting


async def follow(pilot: Pilot[int]) -> None:
    """Let the desk take up what others wrote, once it has read ahead."""
    await settle(pilot)
    cast("Desk", pilot.app).follow()
    await settle(pilot)


async def press(pilot: Pilot[Any], keys: str) -> None:
    """Press keys, given with a space between them; a word in quotes is typed.

    Each comes once the one before has done all it does, as the desk promises to a
    quick hand, and once what it began beside the keys is done; whoever asks next sees
    what came of the last.
    """
    app = pilot.app
    for key in keys.split():
        if key.startswith("'"):
            write(pilot, key[1:-1].replace("_", " "))
        elif len(key) == 1:
            write(pilot, key)
        else:
            app.post_message(Key(key, _sign(key)))
        await settle(pilot)


def write(pilot: Pilot[Any], text: str) -> None:
    """Type letters as quick as they can come; whoever presses next waits for all."""
    for letter in text:
        pilot.app.post_message(Key(_name(letter), letter))


def _name(letter: str) -> str:
    if letter.isalnum():
        return letter
    name = unicodedata.name(letter).lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)


def _sign(key: str) -> str | None:
    """What a key of that name writes, where it writes anything."""
    try:
        return unicodedata.lookup(UNICODE_NAMES.get(key, key).replace("_", " "))
    except KeyError:
        return None


def told(app: App[Any]) -> Sequence[str]:
    """What the toasts say that are shown now."""
    return [cast("Content", each.render()).plain for each in toasts(app)]


def toasts(app: App[Any]) -> Sequence[Widget]:
    """The toasts that are shown now."""
    return list(app.screen.query("Toast").results())


def field(app: App[Any], name: str) -> FieldRow:
    """The field of that name in the form in front."""
    rows = on(app, FormScreen).query(FieldRow)
    return next(row for row in rows if row.field.name == name)
