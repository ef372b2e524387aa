"""The rules that a user accepted last, kept whole: so that it can be said what moved.

The copy holds entries and not what is made of them: a later version of the program,
which may know other figures, can still use it.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec
from msgspec import Struct, structs

from qmas_tui.config.load import PolicyFile, RuleFiles
from qmas_tui.config.state import code_of_book, state_folder
from qmas_tui.files import make_private_folder, replace_file
from qmas_tui.policy.kinds import DATED, PLAIN
from qmas_tui.policy.office import Office
from qmas_tui.policy.rules import Figure, Rule


class Copy(Struct, frozen=True):
    """What is kept: the rules, and the day on which they were accepted."""

    files: RuleFiles
    on: date


def copy_of(folder: Path) -> Path:
    """Where the copy of those who use the config in a folder lies."""
    return state_folder() / "rules" / f"{code_of_book(folder)}.json.z"


def read_copy(path: Path) -> Copy:
    """The copy. Raises OSError, or ValueError where it is damaged."""
    try:
        whole = zlib.decompress(path.read_bytes())
        return msgspec.json.decode(whole, type=Copy)
    except (zlib.error, msgspec.MsgspecError) as error:
        raise ValueError(str(error)) from None


def write_copy(path: Path, copy: Copy) -> None:
    """Keep a copy, for its owner alone. Raises OSError."""
    make_private_folder(path.parent)
    replace_file(path, zlib.compress(msgspec.json.encode(copy)))


def usable(old: RuleFiles, now: RuleFiles) -> RuleFiles:
    """Rules of another version as this one can use them.

    What it does not know is left out, and what it needs besides is lent by its own.
    """
    known = {*PLAIN, *DATED}
    rules = {each.id: _with_known(each, known) for each in old.shipped.rule}
    has = {_key(figure) for rule in rules.values() for figure in rule.figure}
    for rule in now.shipped.rule:
        lent = [f for f in rule.figure if f.name in PLAIN and _key(f) not in has]
        if lent:
            there = rules.get(rule.id, structs.replace(rule, figure=(), rests_on=()))
            figure = (*there.figure, *lent)
            rules[rule.id] = structs.replace(there, figure=figure)
    shipped: PolicyFile = structs.replace(old.shipped, rule=tuple(rules.values()))
    return RuleFiles(shipped, _with_known_figures(old.office, known))


def _with_known(rule: Rule, known: set[str]) -> Rule:
    figures = tuple([each for each in rule.figure if each.name in known])
    return structs.replace(rule, figure=figures)


def _with_known_figures(office: Office, known: set[str]) -> Office:
    figures = {n: value for n, value in office.figures.items() if n in known}
    dated: Sequence[object] = [e for e in office.figure if e.name in known]
    return structs.replace(office, figures=figures, figure=tuple(dated))


def _key(figure: Figure) -> tuple[str, str | None]:
    return figure.name, figure.route
