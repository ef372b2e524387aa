"""One row of a sheet becomes a holder; a bad cell never becomes a guess."""

from __future__ import annotations

from datetime import date
from typing import Final

import msgspec
from msgspec import Struct

from qmas_tui.exchange.sheets.aliases import known, named
from qmas_tui.exchange.sheets.cells import RowCells, UnreadCell
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.rows import (
    Citizenship,
    Grant,
    Note,
    Passport,
    Route,
    Unread,
    Work,
)

MOST_CHILDREN: Final = 15


class CitizenshipFor(Struct, frozen=True, gc=False):
    """What the adviser says of one case (its reference) or one nationality (SG)."""

    who: str
    citizenship: Citizenship


class Overrides(Struct, frozen=True, gc=False):
    """What the adviser says beforehand; it wins over the sheet and the words."""

    citizenship: tuple[CitizenshipFor, ...] = ()

    def of(self, case: str, nationality: str | None) -> Citizenship | None:
        """The citizenship said of the case, else of its nationality."""
        for who in (case, nationality):
            for said in self.citizenship:
                if who is not None and said.who.casefold() == who.casefold():
                    return said.citizenship
        return None


class Reading(Struct, frozen=True, gc=False):
    """What one row gave: a holder, or the reason why it gave none."""

    holder: Holder | None
    refusal: str = ""
    unread: tuple[UnreadCell, ...] = ()
    unclean: tuple[str, ...] = ()


def read_case(cells: RowCells, today: date, overrides: Overrides) -> Reading:
    """The holder that the row describes; only a missing reference or name refuses.

    Limits of stay stay unconfirmed. Unread cells are rows of the holder, too.
    """
    case = cells.text("case")
    name = cells.text("name") or cells.text("name_zh")
    if case is None or name is None:
        missing = "case reference" if case is None else "name"
        return Reading(
            holder=None, refusal=f"no {missing}", unclean=tuple(cells.unclean)
        )
    nationality = cells.chosen(
        "nationality", cells.aliases.nationality.code, "a country known here"
    )
    limit, expiry = cells.day("limit"), cells.day("passport")
    remarks = cells.text("remarks")
    holder = Holder(
        case=case,
        name=name,
        name_zh=cells.text("name_zh"),
        nationality=nationality,
        citizenship=_citizenship(cells, case, nationality, overrides),
        route=_route(cells),
        born_on=cells.day("born_on", until=today),
        applied_on=cells.day("applied_on"),
        approved_on=cells.day("approved_on"),
        entry_by=cells.day("entry_by"),
        landed_on=cells.day("landed_on"),
        residence_since=cells.day("residence_since"),
        adviser=cells.text("adviser"),
        family=_family(cells),
        grant=(Grant(until=limit),) if limit else (),
        passport=(Passport(expires_on=expiry),) if expiry else (),
        work=_work(cells),
        note=(Note(on=today, text=remarks),) if remarks else (),
    )
    unread = tuple(
        Unread(column=cell.column, text=cell.text, on=today) for cell in cells.unread
    )
    return Reading(
        holder=_checked(msgspec.structs.replace(holder, unread=unread)),
        unread=tuple(cells.unread),
        unclean=tuple(cells.unclean),
    )


def _checked(holder: Holder) -> Holder:
    """The same holder, through every check of the facts format."""
    return msgspec.convert(msgspec.to_builtins(holder, builtin_types=(date,)), Holder)


def _citizenship(
    cells: RowCells, case: str, nationality: str | None, overrides: Overrides
) -> Citizenship:
    """What the adviser said, else the sheet's column, else the nationality's."""

    def read(text: str) -> Citizenship | None:
        return named(text, cells.aliases.citizenship)

    what = "a citizenship known here"
    written: Citizenship | None = cells.chosen("citizenship", read, what)
    said = overrides.of(case, nationality)
    if said is not None:
        return said
    if cells.has("citizenship"):
        return "unknown" if written is None else written
    return cells.aliases.nationality.citizenship(nationality)


def _route(cells: RowCells) -> Route:
    """The route of the scheme cell; the format needs one, so a gap stays on show."""
    if route := named(cells.text("scheme") or "", cells.aliases.scheme):
        return route
    cells.give_up("scheme", "the scheme is not known; taken as gpt until it is settled")
    return "gpt"


def _work(cells: RowCells) -> tuple[Work, ...]:
    """The work that the row describes; pay without an employer is given up."""
    employer = cells.text("employer")
    if employer is None or known(employer, cells.aliases.no_work):
        why = "no employer" if employer is None else f"no work ({employer})"
        for field in ("title", "work_from", "salary"):
            if cells.has(field) and not (field == "salary" and _is_nothing(cells)):
                cells.give_up(field, f"the row names {why}")
        return (Work(kind="none"),) if employer else ()
    own = known(employer, cells.aliases.self_employment)
    income = cells.money("salary")
    return (
        Work(
            kind="self-employment" if own else "employment",
            employer=None if own else employer,
            title=cells.text("title"),
            from_=cells.day("work_from"),
            monthly_income=income,
            currency="HKD" if income is not None else None,
        ),
    )


def _is_nothing(cells: RowCells) -> bool:
    text = cells.text("salary") or ""
    return text == "0" or known(text, cells.aliases.no)


def _family(cells: RowCells) -> str | None:
    """What the sheet says of spouse and children, in words, for they have no names."""

    def yes(text: str) -> bool | None:
        if known(text, cells.aliases.yes):
            return True
        return False if known(text, cells.aliases.no) else None

    parts = list[str]()
    if cells.chosen("spouse", yes, "yes or no"):
        parts.append("spouse")
    text = cells.text("children") or ""
    if known(text, cells.aliases.no):
        children = 0
    elif not text.isdecimal() and known(text, cells.aliases.yes):
        parts.append("children")
        children = 0
    else:
        children = cells.count("children", MOST_CHILDREN) or 0
    if children:
        parts.append("1 child" if children == 1 else f"{children} children")
    words = [" and ".join(parts)] if parts else []
    told = cells.text("family")
    if told and not known(told, cells.aliases.no):
        words.insert(0, f"{told} dependants" if told.isdecimal() else told)
    return "; ".join(words) or None
