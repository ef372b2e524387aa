"""Opens casework: over a book, the demo, or facts that no book holds."""

from __future__ import annotations

import atexit
import getpass
import shutil
import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from msgspec import Struct

from qmas_tui.book.book import SqliteBook
from qmas_tui.book.making import make_book
from qmas_tui.book.protocol import Book
from qmas_tui.casework.accepted import AcceptedRules
from qmas_tui.casework.casework import Casework
from qmas_tui.casework.checks import check_patterns
from qmas_tui.casework.collector import collector_off
from qmas_tui.casework.demo import demo_holders, demo_prospects
from qmas_tui.casework.drafts import Drafts
from qmas_tui.casework.visits import NO_VISITS, Visits
from qmas_tui.casework.whereabouts import (
    default_book_path,
    now,
    today,
    user_settings,
)
from qmas_tui.config.load import load_policy, load_rules
from qmas_tui.config.place import config_folder
from qmas_tui.config.settings import Settings, read_settings, user_folder
from qmas_tui.exchange.facts_toml import read_facts
from qmas_tui.facts.changes import Case, Change, Step
from qmas_tui.facts.holder import FORMAT, CaseFile
from qmas_tui.files import FOLDER_MODE
from qmas_tui.policy.policy import Policy
from qmas_tui.toml_files import read_toml
from qmas_tui.views.queue import NamedView


class ViewsFile(Struct, frozen=True, forbid_unknown_fields=True):
    """What config/views.toml holds."""

    view: tuple[NamedView, ...]


def rules_in_force() -> Policy:
    """The rules of the program as this office has overruled them."""
    return load_policy(user_folder())


def open_casework(
    path: Path | None = None, as_of: date | None = None, create: bool = False
) -> Casework:
    """The book at a path, or the user's own. Raises BookError, or DataError."""
    settings = user_settings()
    path = path or default_book_path()
    book, visits = _opened(path, settings, create), Visits.to(path)
    drafts, rules = Drafts.to(path), load_rules(user_folder())
    policy, day = rules.policy(), as_of or today()
    casework = _casework(book, settings, policy, day, visits, drafts)
    casework.accepted = AcceptedRules.by(user_folder(), rules)
    return casework


def open_facts(file: CaseFile, as_of: date | None = None, name: str = "") -> Casework:
    """Facts from a file under the rules in force; there is no book behind them.

    Raises DataError for a pattern that no rule names; `name` is that of the file.
    """
    settings, policy = user_settings(), rules_in_force()
    check_patterns(file.holder, policy, name)
    book = SqliteBook(name="facts")
    casework = _casework(book, settings, policy, as_of or file.as_of or today())
    book.apply(added((*file.holder, *file.prospect), "read", "facts"))
    return casework


def open_facts_file(path: Path, as_of: date | None = None) -> Casework:
    """The cases of a facts file; `as_of` overrules the file's own day."""
    return open_facts(read_facts(path), as_of, str(path))


def open_empty(as_of: date | None = None) -> Casework:
    """Nobody yet: what a sheet is tried against before there is a book."""
    return open_facts(CaseFile(format=FORMAT), as_of)


def demo_casework(as_of: date | None = None) -> Casework:
    """A throw-away book of invented people, dated round the day it is opened."""
    day = as_of or today()
    folder = Path(tempfile.mkdtemp(prefix="qmas-demo-"))
    folder.chmod(FOLDER_MODE)  # whatever the umask took away
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    settings = user_settings()
    people, policy = demo_holders(day), rules_in_force()
    check_patterns(people, policy)
    cases: tuple[Case, ...] = (*people, *demo_prospects(day))
    with collector_off():
        make_book(folder / "demo.db", added(cases, "made for the demo", "demo"))
    book = _opened(folder / "demo.db", settings, create=False)
    return _casework(book, settings, policy, day)


def _opened(path: Path, settings: Settings, create: bool) -> SqliteBook:
    with collector_off():
        return SqliteBook(path, create=create, kept=settings.backups_kept)


def _casework(
    book: Book,
    settings: Settings,
    policy: Policy,
    as_of: date,
    visits: Visits = NO_VISITS,
    drafts: Drafts | None = None,
) -> Casework:
    views = named_views(settings.adviser)
    who = who_changes(settings)
    folder = user_folder()
    news = [f"{each}; its default is used." for each in read_settings(folder).problems]
    return Casework(
        book, policy, settings, views, as_of, who, now, visits, drafts, news, folder
    )


def named_views(adviser: str) -> tuple[NamedView, ...]:
    """The views of the queue; one's own only where one's initials are known."""
    views = read_toml(config_folder() / "views.toml", ViewsFile).view
    owned = [view.owned_by(adviser) for view in views]
    return tuple([view for view in owned if view is not None])


def who_changes(settings: Settings) -> str:
    """Whose initials changes carry: the setting, or who is logged in."""
    try:
        return settings.adviser or getpass.getuser()
    except (OSError, KeyError):  # a user without a name, as in a container
        return "somebody"


def added(cases: Iterable[Case], what: str, who: str) -> Step:
    """The step that adds these cases, made now."""
    when = now()
    return tuple(
        Change(who=who, when=when, what=what, before=None, after=case) for case in cases
    )
