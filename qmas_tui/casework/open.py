"""Opens a book under the rules in force, for a day and a person."""

from __future__ import annotations

import atexit
import getpass
import os
import shutil
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct
from platformdirs import user_data_path

from qmas_tui.book.memory import MemoryBook
from qmas_tui.book.tiny import TinyBook
from qmas_tui.casework.casework import Casework
from qmas_tui.casework.demo import demo_holders
from qmas_tui.config.load import load_policy
from qmas_tui.config.place import config_folder
from qmas_tui.config.settings import APPLICATION, Settings, load_settings, user_folder
from qmas_tui.config.toml import read_toml
from qmas_tui.errors import DataError
from qmas_tui.exchange.facts_toml import read_facts
from qmas_tui.facts.changes import Change, Step
from qmas_tui.facts.holder import CaseFile, Holder
from qmas_tui.policy.policy import Policy
from qmas_tui.views.queue import NamedView

HONG_KONG = ZoneInfo("Asia/Hong_Kong")


class ViewsFile(Struct, frozen=True, forbid_unknown_fields=True):
    """What config/views.toml holds."""

    view: tuple[NamedView, ...]


def today() -> date:
    """The day in Hong Kong."""
    return datetime.now(HONG_KONG).date()


def now() -> datetime:
    """The moment of a change."""
    return datetime.now(UTC)


def default_book_path() -> Path:
    """Where the book lies unless `--book` names another."""
    return user_data_path(APPLICATION, appauthor=False) / "book.json"


def open_casework(
    path: Path | None = None, as_of: date | None = None, create: bool = False
) -> Casework:
    """The book at a path, or the user's own. Raises BookError, or DataError."""
    settings = load_settings(user_folder())
    book = TinyBook(
        path or default_book_path(), create=create, undo_steps=settings.undo_steps
    )
    return _casework(book, settings, as_of or today())


def open_facts(file: CaseFile, as_of: date | None = None) -> Casework:
    """Facts from a file under the rules in force; there is no book behind them."""
    settings = load_settings(user_folder())
    book = MemoryBook(name="facts")
    casework = _casework(book, settings, as_of or file.as_of or today())
    _check_patterns(file.holder, casework.policy)
    book.apply(_added(file.holder, "read", "facts"))
    return casework


def restore(snapshot: Path, path: Path) -> int:
    """Read a snapshot into a book that does not exist yet; how many cases it held."""
    file = read_facts(snapshot)
    settings = load_settings(user_folder())
    _check_patterns(file.holder, load_policy(user_folder()))
    if os.path.lexists(path):
        raise DataError(f"{path} exists already; name a book that does not.")
    book = TinyBook(path, create=True, undo_steps=settings.undo_steps)
    book.apply(_added(file.holder, f"restored from {snapshot.name}", _who(settings)))
    return len(file.holder)


def demo_casework(as_of: date | None = None) -> Casework:
    """A throw-away book of invented holders, dated round the day it is opened."""
    day = as_of or today()
    folder = Path(tempfile.mkdtemp(prefix="qmas-demo-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    settings = load_settings(user_folder())
    book = TinyBook(folder / "demo.json", create=True, undo_steps=settings.undo_steps)
    book.apply(_added(demo_holders(day), "made for the demo", "demo"))
    return _casework(book, settings, day)


def _casework(book: TinyBook | MemoryBook, settings: Settings, as_of: date) -> Casework:
    views = read_toml(config_folder() / "views.toml", ViewsFile).view
    policy = load_policy(user_folder())
    return Casework(book, policy, settings, views, as_of, _who(settings), now)


def _who(settings: Settings) -> str:
    return settings.adviser or getpass.getuser()


def _added(holders: tuple[Holder, ...], what: str, who: str) -> Step:
    when = now()
    return tuple(
        Change(who=who, when=when, what=what, before=None, after=holder)
        for holder in holders
    )


def _check_patterns(holders: tuple[Holder, ...], policy: Policy) -> None:
    known = [pattern.name for pattern in policy.patterns]
    for holder in holders:
        if holder.pattern is not None and holder.pattern not in known:
            raise DataError(
                f"case {holder.case}, pattern: {holder.pattern!r} is not one of "
                f"{', '.join(known)}."
            )
