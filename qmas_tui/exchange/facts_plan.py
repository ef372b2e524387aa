"""Facts from a file against the cases in a book: what taking them in would do.

What a file has and the book lacks is added. Where both say something and not the same,
the case is in conflict, and the adviser says which counts. What the book holds besides
is never taken out by a file that does not know it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final, Literal

from msgspec import Struct

from qmas_tui.exchange.facts_merge import Clash, clashes, merged
from qmas_tui.facts.changes import Case
from qmas_tui.facts.differences import differences

Kind = Literal["new", "unchanged", "changed", "conflict"]
Choice = Literal["keep", "add", "take"]
"""The book as it is; with what it lacks; with what the file says where they clash."""
CHOICES: Final[dict[Kind, tuple[Choice, ...]]] = {
    "new": ("keep", "take"),
    "unchanged": ("keep",),
    "changed": ("keep", "add"),
    "conflict": ("keep", "add", "take"),
}
"""What can be chosen of a case of each kind."""


class FactsCase(Struct, frozen=True, gc=False):
    """A case of the file: as the book has it, and as it would be by each choice.

    `is_older` where the file holds the case as the book had it once: since then it was
    changed, or taken out.
    """

    kind: Kind
    before: Case | None
    file: Case
    added: Case
    taken: Case
    clashes: tuple[Clash, ...] = ()
    is_older: bool = False

    @property
    def case(self) -> str:
        """The reference, as the book spells it where it has the case."""
        return (self.before or self.file).case

    @property
    def proposed(self) -> Choice:
        """What is done unless the adviser says otherwise: nothing that is doubtful."""
        if self.is_older or self.kind in ("unchanged", "conflict"):
            return "keep"
        return "take" if self.kind == "new" else "add"


class FactsPlan(Struct, frozen=True, gc=False):
    """Every case of a file, in its order."""

    cases: tuple[FactsCase, ...] = ()

    def of(self, kind: Kind) -> tuple[FactsCase, ...]:
        """The cases of one kind."""
        return tuple(each for each in self.cases if each.kind == kind)


class Taken(Struct, frozen=True, gc=False):
    """A case as it is and as it will be; `before` is None for a new one."""

    before: Case | None
    after: Case


def plan_facts(
    file: Iterable[Case],
    book: Iterable[Case],
    past: Collection[Case] = (),
) -> FactsPlan:
    """Each case of a file against the book, by reference, however that is spelled.

    A holder stands against a holder, a prospect against a prospect. `past` are cases as
    the book had them once, by which an old file is known.
    """
    held = {_key(each): each for each in book}
    return FactsPlan(tuple(_case(held.get(_key(each)), each, past) for each in file))


def chosen(plan: FactsPlan, choices: Mapping[str, Choice]) -> tuple[Taken, ...]:
    """What the book will hold by the choices made, what is proposed for all others.

    `choices` go by the reference of the case; one that its kind does not offer counts
    as what is nearest to it. Cases that stay as they are are left out.
    """
    taken = []
    for each in plan.cases:
        choice = choices.get(each.case, each.proposed)
        after = {"keep": each.before, "add": each.added, "take": each.taken}[choice]
        if after is not None and after != each.before:
            taken.append(Taken(each.before, after))
    return tuple(taken)


def _case(before: Case | None, file: Case, past: Collection[Case]) -> FactsCase:
    if before is None:
        return FactsCase("new", None, file, file, file, is_older=file in past)
    found = differences(before, file)
    added = merged(before, found, take=False)
    clash = clashes(found)
    kind: Kind = "conflict" if clash else "unchanged" if added == before else "changed"
    is_older = kind != "unchanged" and file in past
    taken = merged(before, found, take=True)
    return FactsCase(kind, before, file, added, taken, clash, is_older)


def _key(case: Case) -> tuple[type[Case], str]:
    """What a case is, and its reference in one spelling: `qa26/001` is `QA26/001`."""
    return type(case), "".join(case.case.casefold().split())
