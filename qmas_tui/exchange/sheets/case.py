"""One row of a sheet becomes a holder; a bad cell never becomes a guess."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec
from msgspec import Struct

from qmas_tui.exchange.sheets.aliases import known, named
from qmas_tui.exchange.sheets.cells import RowCells, UnreadCell
from qmas_tui.exchange.sheets.columns.column import NAMES
from qmas_tui.exchange.sheets.family import family_words
from qmas_tui.exchange.sheets.kin import members_beside
from qmas_tui.exchange.sheets.names import in_two_scripts, whole_name
from qmas_tui.exchange.sheets.questions import EMPLOYMENT, PAY, Overrides
from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.rows import (
    Citizenship,
    Grant,
    Note,
    Passport,
    Route,
    Unread,
    Work,
)


class Reading(Struct, frozen=True, gc=False):
    """What one row gave: a holder, or the reason why it gave none.

    `told` are cells that were not taken or are doubtful, by column from 0. `is_paid`
    says that a salary waits for an employer. `members` are dependants with columns of
    their own.
    """

    holder: Holder | None
    refusal: str = ""
    unread: tuple[UnreadCell, ...] = ()
    unclean: tuple[str, ...] = ()
    told: tuple[tuple[int, str], ...] = ()
    is_paid: bool = False
    members: tuple[Dependant, ...] = ()


def read_case(
    cells: RowCells,
    today: date,
    overrides: Overrides,
    remarks: Sequence[str] = (),
) -> Reading:
    """The holder that the row describes; only a missing reference or name refuses.

    Limits of stay stay unconfirmed. Unread cells are rows of the holder, too, and
    `remarks` (what hangs on its cells) are notes.
    """
    case = cells.text("case")
    name, name_zh = names_of(cells)
    if case is None or name is None:
        return Reading(None, _missing(cells, case), unclean=tuple(cells.unclean))
    nationality = nationality_of(cells)
    limit, expiry = cells.day("limit"), cells.day("passport")
    written = cells.text("remarks")
    is_paid = _is_paid(cells)
    holder = Holder(
        case=case,
        name=name,
        name_zh=name_zh,
        nationality=nationality,
        citizenship=citizenship_of(cells, case, nationality, overrides),
        route=_route(cells),
        born_on=cells.day("born_on", until=today),
        applied_on=cells.day("applied_on"),
        approved_on=cells.day("approved_on"),
        entry_by=cells.day("entry_by"),
        landed_on=cells.day("landed_on"),
        residence_since=cells.day("residence_since"),
        adviser=cells.text("adviser"),
        family=family_words(cells),
        grant=(Grant(until=limit),) if limit else (),
        passport=(Passport(expires_on=expiry),) if expiry else (),
        work=_work(cells, overrides),
        note=tuple(Note(on=today, text=text) for text in (written, *remarks) if text),
    )
    members = tuple(members_beside(cells))
    cells.give_up_outside()
    unread = tuple(
        Unread(column=cell.column, text=cell.text, on=today) for cell in cells.unread
    )
    return Reading(
        holder=_checked(msgspec.structs.replace(holder, unread=unread)),
        unread=tuple(cells.unread),
        unclean=tuple(cells.unclean),
        told=tuple(cells.told),
        is_paid=is_paid,
        members=members,
    )


def _missing(cells: RowCells, case: str | None) -> str:
    """What the row lacks, and what is wrong with the cell where it should stand."""
    what, fields = ("case reference", ("case",)) if case is None else ("name", NAMES)
    why = [cell.reason for cell in cells.unread if cell.field in fields]
    return ": ".join([f"no {what}", *why[:1]])


def names_of(cells: RowCells) -> tuple[str | None, str | None]:
    """The name and the Chinese name; one in two scripts is both."""
    name_zh = cells.text("name_zh")
    name = cells.text("name") or whole_name(
        cells.text("surname"), cells.text("given_names")
    )
    if name and (both := in_two_scripts(name)) and name_zh in (None, both[1]):
        return both
    return name or name_zh, name_zh


def nationality_of(cells: RowCells) -> str | None:
    """The code of the country; a cell that names none is given up."""
    code = cells.aliases.nationality.code
    return cells.chosen("nationality", code, "a country known here")


def _checked(holder: Holder) -> Holder:
    """The same holder, through every check of the facts format."""
    return msgspec.convert(msgspec.to_builtins(holder, builtin_types=(date,)), Holder)


def citizenship_of(
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
    if not cells.is_given_up("scheme"):
        why = "the scheme is not known; taken as gpt until it is settled"
        cells.give_up("scheme", why)
    return "gpt"


def _work(cells: RowCells, overrides: Overrides) -> tuple[Work, ...]:
    """The work that the row describes; pay without an employer is given up.

    Unless the adviser said that it is an employment all the same.
    """
    employer = cells.text("employer")
    is_assumed = _is_paid(cells) and overrides.answer(PAY) == EMPLOYMENT
    if not is_assumed and (employer is None or known(employer, cells.aliases.no_work)):
        why = "no employer" if employer is None else f"no work ({employer})"
        for field in ("title", "work_from", "salary"):
            if cells.has(field) and not (field == "salary" and _is_nothing(cells)):
                cells.give_up(field, f"the row names {why}")
        return (Work(kind="none"),) if employer else ()
    own = employer is not None and known(employer, cells.aliases.self_employment)
    income = cells.money("salary")
    if is_assumed and income is None:
        return ()
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


def _is_paid(cells: RowCells) -> bool:
    """Whether the row has a salary, and says nothing of who pays it."""
    return not cells.has("employer") and cells.has("salary") and not _is_nothing(cells)


def _is_nothing(cells: RowCells) -> bool:
    text = cells.text("salary") or ""
    return text == "0" or known(text, cells.aliases.no)
