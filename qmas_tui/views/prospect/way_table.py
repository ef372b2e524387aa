"""The ways in beside each other: which fits, for how long, how soon, at what cost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from qmas_tui.intake.pathways.model import ComparedPathway, Verdict
from qmas_tui.views.lay import dim, row
from qmas_tui.views.model import Line, Role, Section, Span
from qmas_tui.views.pathway_words import (
    FITS_MEANS,
    VERDICTS,
    pathway_name,
    wants_words,
)
from qmas_tui.views.prospect.ways import NOT_COMPARED, fitting_first
from qmas_tui.views.say import money
from qmas_tui.views.width import clean, cut, pad, pad_left

_ROLES: Final[dict[Verdict, Role]] = {
    "fits": "good",
    "does-not-fit": "dim",
    "unknown": "warn",
}
_VERDICT, _NAME, _STAY, _TIED, _WEEKS, _FEE = 12, 48, 14, 4, 6, 9
_NONE: Final = "–"


def way_table(ways: Sequence[ComparedPathway], room: int) -> tuple[Section, ...]:
    """Each way in on a line, those that fit first; below it what stands against it."""
    if not ways:
        return (Section("Other ways in", (dim(NOT_COMPARED),)),)
    lines = [line for each in fitting_first(ways) for line in _way(each, room)]
    return (Section("Ways in", (dim(FITS_MEANS), Line(), _titles(room), *lines)),)


def _titles(room: int) -> Line:
    titles = [pad("Verdict", _VERDICT), pad("Way", _name(room))]
    titles += [pad("Stays, months", _STAY), pad("Tied", _TIED)]
    titles += [pad_left("Weeks", _WEEKS), pad_left("A person", _FEE)]
    return Line((Span("  ".join(titles), "dim"),))


def _name(room: int) -> int:
    """The cells of a name, of which a narrow page has fewer."""
    return max(24, min(_NAME, room - _VERDICT - _STAY - _TIED - _WEEKS - _FEE - 10))


def _way(found: ComparedPathway, room: int) -> Iterator[Line]:
    verdict, of, cells = found.verdict, found.pathway, _name(room)
    quiet: Role = "dim" if verdict == "does-not-fit" else "plain"
    fee = money(found.fee_per_person) if found.fee_per_person else _NONE
    told = [
        pad(cut(pathway_name(found.code), cells), cells),
        pad(_stays(found), _STAY),
        pad("yes" if of.tied_to_employer else "no", _TIED),
        pad_left(str(of.weeks or _NONE), _WEEKS),
        pad_left(fee, _FEE),
    ]
    yield row(
        Span(pad(VERDICTS[verdict], _VERDICT) + "  ", _ROLES[verdict]),
        Span("  ".join(told), quiet),
        about=f"pathway.{found.code}",
    )
    if wants := wants_words(found):
        yield row(Span(" " * (_VERDICT + 2)), Span(clean(wants), "dim"))


def _stays(found: ComparedPathway) -> str:
    """The first stay, then each extension: 36 + 36 + 24."""
    of = found.pathway
    if of.first_stay_months is None:
        return "the sponsor's"
    return " + ".join(map(str, (of.first_stay_months, *of.extension_months)))
