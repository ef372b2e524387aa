"""A desk over a book of few cases, and what stands on its screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.open import open_casework, open_facts, restore
from qmas_tui.desk.app import Desk
from qmas_tui.exchange.facts_toml import write_facts
from qmas_tui.facts.holder import FORMAT, CaseFile, Holder
from tests.people import AS_OF, holder

SIZE = (120, 36)
LOW = (80, 24)
AnyScreen = TypeVar("AnyScreen", bound=Screen[Any])


def casework_of(*holders: Holder, as_of: date = AS_OF) -> Casework:
    """A book in memory that holds these."""
    return open_facts(CaseFile(format=FORMAT, as_of=as_of, holder=holders))


def book_of(path: Path, *holders: Holder, as_of: date = AS_OF) -> Casework:
    """A real book at a path that holds these."""
    facts = path.with_suffix(".toml")
    facts.write_text(write_facts(CaseFile(format=FORMAT, holder=holders)), "utf-8")
    restore(facts, path)
    return open_casework(path, as_of)


def desk_of(casework: Casework) -> Desk:
    """A desk over a book, on the book's own day for good."""
    day = casework.as_of
    return Desk(casework, lambda: day)


def people(count: int, **facts: object) -> list[Holder]:
    """So many holders, alike but for case and name."""
    return [
        holder(case=f"Q-{number}", name=f"HOLDER {chr(64 + number)}", **facts)
        for number in range(1, count + 1)
    ]


def screen_text(app: App[Any]) -> str:
    """What can be read on the screen, line by line."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(
        "".join(segment.text for segment in strip).rstrip() for strip in strips
    )


def on(app: App[Any], kind: type[AnyScreen]) -> AnyScreen:
    """The screen in front, which is of that kind."""
    screen = app.screen
    assert isinstance(screen, kind), f"{type(screen).__name__} is in front"
    return screen


async def settle(pilot: Pilot[Any]) -> None:
    """Wait until nothing is left to do."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def press(pilot: Pilot[Any], keys: str) -> None:
    """Press keys, given with a space between them; a word in quotes is typed."""
    await pilot.press(*_keys(keys))
    await settle(pilot)


def _keys(keys: str) -> Iterator[str]:
    for each in keys.split():
        if each.startswith("'"):
            yield from (NAMES.get(letter, letter) for letter in each[1:-1])
        else:
            yield each


NAMES = {"_": "space", "/": "slash", "+": "plus", "<": "less_than_sign", ":": "colon"}


def told(app: App[Any]) -> Sequence[str]:
    """What the toasts say that are shown now."""
    return [note.message for note in app._notifications]


@contextmanager
def counted_calls(where: object, name: str) -> Iterator[list[object]]:
    """How often a method was called, by its arguments."""
    calls: list[object] = []
    real = getattr(where, name)

    def call(*args: object, **kwargs: object) -> object:
        calls.append(args)
        return real(*args, **kwargs)

    setattr(where, name, call)
    try:
        yield calls
    finally:
        delattr(where, name)
