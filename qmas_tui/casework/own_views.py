"""The views that a user saved, in a file of their own; by hand it may be changed too.

What stands there and is no view is told and passed over, and never written over.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

import msgspec
import tomli_w
from msgspec import Struct

from qmas_tui.errors import DataError, Problem
from qmas_tui.exchange.saving import save_file
from qmas_tui.facts.validation import validate
from qmas_tui.files import make_private_folder
from qmas_tui.toml_files import parsed, read_tables, read_text
from qmas_tui.views.filter import parse_filter
from qmas_tui.views.listings import listing_of
from qmas_tui.views.queue import NamedView
from qmas_tui.views.sort import parse_sort

VIEWS_FILE: Final = "views.toml"
_ENTRY: Final = re.compile(r"^(?=[ \t]*\[\[[ \t]*view[ \t]*\]\])", re.MULTILINE)


class OwnViews(Struct, frozen=True, gc=False):
    """Those that can be used, and what is wrong with the others."""

    views: tuple[NamedView, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_own_views(path: Path, taken: Collection[str]) -> OwnViews:
    """The views of a file; `taken` are the keys that the program's own have."""
    if not path.exists():
        return OwnViews()
    try:
        entries = _entries(read_tables(path, str(path)))
    except DataError as error:
        return OwnViews(problems=error.problems)
    views, problems, keys = list[NamedView](), list[Problem](), {*taken}
    for number, entry in enumerate(entries, 1):
        where = f"{path}, view {number}"
        if wrong := list(_faults(entry, where, keys)):
            problems += wrong
            continue
        view = msgspec.convert(entry, NamedView)
        views.append(view)
        keys.add(view.key)
    return OwnViews(tuple(views), tuple(problems))


def write_own_view(path: Path, view: NamedView) -> None:
    """Put a view into the file, in the place of the one of its key if there is one.

    Raises DataError where the file cannot be read as views, or cannot be written.
    """
    head, texts, keys = _texts(path)
    new = f"[[view]]\n{tomli_w.dumps(msgspec.to_builtins(view))}"
    if view.key in keys:
        texts[keys.index(view.key)] = f"{new}\n"
    else:
        texts.append(f"\n{new}")
    _write(path, head, texts)


def remove_own_view(path: Path, key: str) -> None:
    """Take a view out of the file. Raises DataError as `write_own_view` does."""
    head, texts, keys = _texts(path)
    _write(
        path, head, [t for t, known in zip(texts, keys, strict=True) if known != key]
    )


def _entries(tables: dict[str, object]) -> list[object]:
    entries = tables.get("view", [])
    return entries if isinstance(entries, list) else [entries]


def _faults(entry: object, where: str, taken: set[str]) -> Iterator[Problem]:
    """What is wrong with an entry; of what it asks for, only where it is a view."""
    shape = validate(entry, NamedView, where)
    yield from shape
    if shape:
        return
    view = msgspec.convert(entry, NamedView)
    where = f"{where} ({view.title})"
    if view.key in taken:
        yield Problem(where, f"there is a view {view.key} already; name it otherwise")
    listing = listing_of(view.of)
    for column in view.columns:
        if column not in listing.columns:
            known = ", ".join(listing.columns)
            yield Problem(where, f"there is no column {column}; there are {known}")
    try:
        parse_filter(view.filter, listing.fields)
        parse_sort(view.sort, listing.columns)
    except DataError as error:
        yield from [Problem(where, str(each)) for each in error.problems]
        if not error.problems:
            yield Problem(where, error.message)


def _texts(path: Path) -> tuple[str, list[str], list[object]]:
    """What stands before the first view, then each as it is written, and their keys."""
    text = read_text(path, str(path)) if path.exists() else ""
    entries = _entries(parsed(text, str(path)))
    head, *texts = _ENTRY.split(text)
    if len(texts) != len(entries):
        raise DataError(f"{path} is written in a way of its own; change it there.")
    if head and not head.endswith("\n"):
        head += "\n"
    keys = [each.get("key") if isinstance(each, dict) else None for each in entries]
    return head, texts, keys


def _write(path: Path, head: str, texts: list[str]) -> None:
    try:
        make_private_folder(path.parent)
    except OSError as error:
        why = error.strerror or str(error)
        raise DataError(f"{path.parent} cannot be made: {why}.") from None
    save_file(path, f"{head}{''.join(texts)}".lstrip("\n"), force=True)
