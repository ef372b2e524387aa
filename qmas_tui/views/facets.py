"""Counts by value: what the cases of a list have in common, and how many of them.

Each value bears the part of a filter line that asks for it, and finds as many cases.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final, Generic, TypeVar

from msgspec import Struct

from qmas_tui.findings.model import AssessedCase
from qmas_tui.views.filter import term
from qmas_tui.views.filter_fields import finding_codes, gap_codes
from qmas_tui.views.finding_names import finding_name
from qmas_tui.views.haystack import fold
from qmas_tui.views.say import MONTHS
from qmas_tui.views.stages import stage_words

A = TypeVar("A")
NONE: Final = "none"


class FacetValue(Struct, frozen=True, gc=False):
    """A value of a field in words and as a filter asks for it; how many have it."""

    words: str
    field: str
    value: str
    count: int

    @property
    def term(self) -> str:
        """The part of a filter line that asks for it."""
        return term(self.field, self.value)


class Facet(Struct, frozen=True, gc=False):
    """A field with the values that some cases have, the commonest or earliest first.

    Every case has just one of them; where they `overlap`, one at least.
    """

    title: str
    values: tuple[FacetValue, ...]
    overlap: bool


class FacetKind(Struct, Generic[A], frozen=True):
    """How a facet is made: the values of a case, and what each is called."""

    title: str
    field: str
    of: Callable[[A], Iterable[str | None]]
    words: Callable[[str], str] = str
    overlap: bool = False
    none: str = ""
    by_value: bool = False


def _month(case: AssessedCase) -> tuple[str | None]:
    limit = case.assessment.limit
    return (limit.on.isoformat()[:7] if limit else None,)


def month_words(month: str) -> str:
    """A month such as 2027-03 in words."""
    year, number = month.split("-")
    return f"{MONTHS[int(number) - 1]} {year}"


FACETS_OF_HOLDERS: Final[tuple[FacetKind[AssessedCase], ...]] = (
    FacetKind("Adviser", "adviser", lambda e: (e.holder.adviser,)),
    FacetKind("Stage", "stage", lambda e: (stage_words(e.assessment),)),
    FacetKind("Finding", "finding", finding_codes, finding_name, overlap=True),
    FacetKind(
        "Gap in the record", "gap", gap_codes, finding_name, overlap=True, none="no"
    ),
    FacetKind("Month of limit", "limit", _month, month_words, by_value=True),
    FacetKind("Tag", "tag", lambda e: e.holder.tags, overlap=True),
    FacetKind("Nationality", "nationality", lambda e: (e.holder.nationality,)),
)


def facets(cases: Iterable[A], kinds: Iterable[FacetKind[A]]) -> tuple[Facet, ...]:
    """What the cases have in common; values that differ only in capitals are one."""
    every = tuple(cases)
    return tuple([_facet(kind, every) for kind in kinds])


def all_terms(cases: Iterable[A], kinds: Iterable[FacetKind[A]]) -> list[str]:
    """The parts of a filter line that ask for each value, as completion offers them."""
    every = [value for facet in facets(cases, kinds) for value in facet.values]
    return [value.term for value in every]


def terms_of(values: Iterable[FacetValue]) -> str:
    """The parts of a filter line that ask for these: of one field, for any of them."""
    by_field: dict[str, list[str]] = {}
    for each in values:
        by_field.setdefault(each.field, []).append(each.value)
    return " ".join([term(field, *wanted) for field, wanted in by_field.items()])


def _facet(kind: FacetKind[A], cases: tuple[A, ...]) -> Facet:
    counts = Counter[str]()
    spelt: dict[str, str] = {}
    for case in cases:
        own = {fold(each): each for each in kind.of(case) if each}
        for folded, value in own.items() if own else (("", ""),):
            counts[folded] += 1
            spelt.setdefault(folded, value)
    values = [
        FacetValue(
            kind.words(value) if value else NONE,
            kind.field,
            value or kind.none,
            counts[folded],
        )
        for folded, value in sorted(spelt.items())
    ]
    if not kind.by_value:
        values.sort(key=lambda each: -each.count)
    return Facet(kind.title, tuple(values), kind.overlap)
