"""Changes of an office's own file: entries set, and entries taken out."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Final, TypeVar

from msgspec import Struct, structs

from qmas_tui.policy.entry import DatedEntry
from qmas_tui.policy.kinds import PLAIN
from qmas_tui.policy.office import (
    Office,
    Own,
    OwnFigure,
    OwnHoliday,
    OwnPoints,
    Wish,
    wishes_of,
)

AnyOwn = OwnFigure | OwnHoliday | OwnPoints | DatedEntry
LISTS: Final = tuple(name for name in Office.__struct_fields__ if name != "figures")
"""The tables of an office's file that hold entries one after the other."""
E = TypeVar("E", bound=AnyOwn)


class Amendment(Struct, frozen=True, gc=False):
    """What becomes of an office's file: `without` is taken out, then `entries` set.

    An entry about the same on the same days stands in the place of the one there.
    """

    entries: Office = Office()
    without: Office = Office()


def amended(office: Office, change: Amendment) -> Office:
    """An office's file with a change."""
    figures = {
        n: v for n, v in office.figures.items() if n not in change.without.figures
    }
    lists = {}
    for name in LISTS:
        became, added = fates(office, change, name)
        lists[name] = (*[each for each in became if each], *added)
    return structs.replace(office, figures=figures | change.entries.figures, **lists)


def key_of(entry: AnyOwn) -> Hashable:
    """What an entry is about, and on which days: no file has two of one key."""
    if isinstance(entry, OwnHoliday):
        return entry.on
    if isinstance(entry, OwnPoints):
        return entry.rule, entry.part
    if isinstance(entry, DatedEntry):
        return entry.about, entry.from_, entry.to
    return (entry.rule, entry.name, entry.route, entry.from_, entry.to)


def entries_of(office: Office, name: str) -> Sequence[AnyOwn]:
    """The entries of one of the tables."""
    found: Sequence[AnyOwn] = getattr(office, name)
    return found


def fates(
    office: Office, change: Amendment, name: str
) -> tuple[Sequence[AnyOwn | None], Sequence[AnyOwn]]:
    """What becomes of each entry of a table, None of one taken out; and who is added.

    One alone that is taken out gives its place to the one alone that is set.
    """
    gone = {key_of(each) for each in entries_of(change.without, name)}
    new = {key_of(each): each for each in entries_of(change.entries, name)}
    became: list[AnyOwn | None] = []
    is_corrected = len(gone) == len(new) == 1
    for each in entries_of(office, name):
        key = key_of(each)
        if key in gone:
            became.append(new.popitem()[1] if is_corrected and new else None)
        else:
            became.append(new.pop(key, each))
    return became, list(new.values())


def setting(office: Office, own: OwnFigure, instead_of: Wish | None) -> Amendment:
    """The change that sets a figure, in the place of an entry where one is corrected.

    What holds on every day and route stands under [figures], unless the office has it
    as an entry already.
    """
    without = taking_out(instead_of).without if instead_of else Office()
    undated = own.from_ is None and own.to is None
    is_entry = any(
        wish.rule and not wish.is_dated and wish.name == own.name
        for wish in wishes_of(office, "")
    )
    if undated and own.name in PLAIN and own.route is None and not is_entry:
        value = Own(value=own.value, why=own.why) if own.why else own.value
        return Amendment(Office(figures={own.name: value}), without)
    return Amendment(Office(figure=(own,)), without)


def taking_out(wish: Wish) -> Amendment:
    """The change that takes a figure of the office out of its file."""
    if not wish.rule:
        return Amendment(without=Office(figures={wish.name: wish.value}))
    names = OwnFigure.__struct_fields__
    own = OwnFigure(**{name: getattr(wish, name) for name in names})
    return Amendment(without=Office(figure=(own,)))
