"""A file of facts without what tells who somebody is.

Names are their initials. What was written in free words is gone, and so are amounts,
employers and notes; days, places and codes stay, for the findings rest on them. What
cannot be without what was taken out (a note, the income of a year) is gone as a row.
Prospects are left out whole: hardly a row of theirs says nothing of a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeVar

from msgspec import structs

from qmas_tui.facts.holder import FORMAT, CaseFile, Dependant, Holder, Made
from qmas_tui.facts.identity import identity_numbers
from qmas_tui.facts.rows import Filing, Row
from qmas_tui.facts.tables import TABLES, rows_of
from qmas_tui.facts.worked_out import WorkedOut
from qmas_tui.intake.dossier import PROSPECT

R = TypeVar("R", bound=Row)

_TABLES_OUT: Final = ("income", "unread", "note")
"""Tables whose rows say nothing but what is to be left out."""
_FIELDS_OUT: Final[dict[str, tuple[str, ...]]] = {
    "": ("name_zh", "born_on", "adviser", "family", "tags"),
    "work": ("employer", "title", "monthly_income", "staff", "turnover"),
    "trip": ("reason",),
    "excluded": ("reason",),
    "review": ("by", "about", "text"),
}
"""Fields that are left out, of the holder and of each table."""
_STOP: Final = "."
_NAMELESS: Final = "?"
_HOLDER: Final = "holder"
_PROSPECTS: Final = "prospects"
_ACTS: Final = "act_on.subject"

Names = Mapping[str, str]
"""What each person of a case is called afterwards, by name."""


def redacted(file: CaseFile) -> CaseFile:
    """The file without it; `made.left_out` names all that was there to be left out.

    It is a valid file of facts, and the same each time.
    """
    cases = _references(file.holder)
    names = {each.case: _names(each) for each in file.holder}
    out = sorted({name for each in file.holder for name in _held(each)})
    out += [_PROSPECTS] if file.prospect else []
    made = structs.replace(file.made or Made(), head=None, left_out=("names", *out))
    return structs.replace(
        file,
        format=FORMAT,
        made=made,
        prospect=(),
        holder=tuple(_holder(h, cases[h.case], names[h.case]) for h in file.holder),
        worked_out=tuple(
            _worked_out(each, cases[each.case], names[each.case])
            for each in file.worked_out
            if each.case in cases and each.subject != PROSPECT
        ),
    )


def initials(name: str) -> str:
    """The first letter of each word: LEE Ka Yan is L. K. Y."""
    letters = (next(filter(str.isalnum, word), "") for word in name.split())
    return " ".join(f"{each}{_STOP}" for each in letters if each) or _NAMELESS


def _references(holders: Sequence[Holder]) -> dict[str, str]:
    """Each reference as it is, or where it looks like an identity number a new one."""
    held = {each.case for each in holders}
    return {
        each.case: _free(f"case {number}", held)
        if identity_numbers(each.case)
        else each.case
        for number, each in enumerate(holders, 1)
    }


def _names(holder: Holder) -> dict[str, str]:
    """New names of a family; two with the same initials are numbered."""
    found = {holder.name: initials(holder.name)}
    taken = {_HOLDER}
    for each in holder.dependant:
        name = _free(initials(each.name), taken)
        taken.add(name)
        found[each.name] = name
    return {**found, _HOLDER: _HOLDER}


def _free(name: str, taken: Iterable[str]) -> str:
    there, number, free = frozenset(taken), 1, name
    while free in there:
        number += 1
        free = f"{name} {number}"
    return free


def _held(holder: Holder) -> Iterable[str]:
    """What of the holder is left out, by field or table."""
    yield from [table for table in _TABLES_OUT if rows_of(holder, table)]
    yield from [name for name in _FIELDS_OUT[""] if getattr(holder, name)]
    for table, fields in _FIELDS_OUT.items():
        for row in _rows(holder, table):
            yield from [
                f"{table}.{n}" for n in fields if getattr(row, n) not in (None, ())
            ]


def _rows(holder: Holder, table: str) -> Iterable[Row]:
    if table:
        yield from rows_of(holder, table)
    if table == "trip":
        for each in holder.dependant:
            yield from each.trip


def _holder(holder: Holder, case: str, names: Names) -> Holder:
    new: dict[str, object] = dict.fromkeys(_TABLES_OUT, ())
    for table in TABLES:
        if table not in _TABLES_OUT:
            rows = rows_of(holder, table)
            new[table] = tuple(_row(table, each, names) for each in rows)
    bare = _without(holder, _FIELDS_OUT[""])
    name = initials(holder.name)
    return structs.replace(bare, case=case, name=name, **new)


def _row(table: str, row: Row, names: Names) -> Row:
    if table in _FIELDS_OUT:
        row = _without(row, _FIELDS_OUT[table])
    match row:
        case Filing():
            people = dict.fromkeys(names.get(each, _NAMELESS) for each in row.for_)
            return structs.replace(row, for_=tuple(people))
        case Dependant():
            trips = tuple(_without(each, _FIELDS_OUT["trip"]) for each in row.trip)
            return structs.replace(row, name=names[row.name], trip=trips)
    return row


def _without(row: R, fields: Iterable[str]) -> R:
    usual = {each.name: each.default for each in structs.fields(type(row))}
    return structs.replace(row, **{name: usual[name] for name in fields})


def _worked_out(found: WorkedOut, case: str, names: Names) -> WorkedOut:
    states = dict(found.states)
    if acts := states.get(_ACTS):
        states[_ACTS] = names.get(acts, initials(acts))
    return structs.replace(
        found,
        case=case,
        subject=names.get(found.subject, initials(found.subject)),
        states=states,
    )
