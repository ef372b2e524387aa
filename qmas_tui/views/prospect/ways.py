"""The other ways into Hong Kong, compared for one prospect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from qmas_tui.intake.pathways.model import ComparedPathway, Verdict
from qmas_tui.views.intake_words import NO_FACTS, evidence_words
from qmas_tui.views.lay import cell, dim, row, said
from qmas_tui.views.model import Line, Role, Section, Span
from qmas_tui.views.pathway_words import (
    CONDITIONS,
    FITS_MEANS,
    GIVEN,
    VERDICTS,
    gives_words,
    pathway_name,
    wants_words,
)

_ORDER: dict[Verdict, int] = {"fits": 0, "unknown": 1, "does-not-fit": 2}
NOT_COMPARED = "Nothing to compare: landed, closed, or a day without rules for it."
_ROLES: dict[Verdict, Role] = {
    "fits": "good",
    "does-not-fit": "dim",
    "unknown": "warn",
}


def way_sections(ways: Sequence[ComparedPathway]) -> tuple[Section, ...]:
    """Each way in with its verdict, and what stands against it or is open."""
    if not ways:
        return (Section("Ways in", (dim(NOT_COMPARED),)),)
    lines = [line for each in fitting_first(ways) for line in _way(each)]
    return (Section("Ways in", (dim(FITS_MEANS), *lines)),)


def whole_ways(ways: Sequence[ComparedPathway]) -> tuple[Section, ...]:
    """The same with every condition, a section for each way in."""
    if not ways:
        return way_sections(ways)
    return tuple(
        Section(
            f"{pathway_name(each.code)}: {VERDICTS[each.verdict]}",
            tuple(_conditions(each)),
        )
        for each in fitting_first(ways)
    )


def fitting_first(ways: Iterable[ComparedPathway]) -> list[ComparedPathway]:
    """Those that fit, then those of which something is unknown."""
    return sorted(ways, key=lambda each: _ORDER[each.verdict])


def _way(found: ComparedPathway) -> Iterator[Line]:
    verdict = found.verdict
    yield row(
        cell(VERDICTS[verdict], 12, _ROLES[verdict]),
        said(pathway_name(found.code)),
        said(f"   {', '.join(found.pathway.rules)}", "dim"),
        about=found.code,
    )
    gap = Span(" " * 14)
    if wants := wants_words(found):
        yield row(gap, said(wants, "dim"))
    if verdict != "does-not-fit":
        yield row(gap, said(gives_words(found), "dim"))


def _conditions(found: ComparedPathway) -> Iterator[Line]:
    yield dim(gives_words(found))
    for each in found.conditions:
        told = evidence_words(each.evidence)
        facts = "" if told == NO_FACTS else f"{told} · "
        yield row(
            cell(GIVEN[each.state], 9),
            said(CONDITIONS[each.name]),
            said(f"   {facts}{', '.join(each.rules)}", "dim"),
        )
