"""The log in lines: what moved, the gravest first, and the steps, the newest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from msgspec import Struct, structs

from qmas_tui.facts.changes import Past
from qmas_tui.facts.clock import in_hong_kong
from qmas_tui.facts.prospect import Prospect
from qmas_tui.findings.compare import CaseMoved, Comparison, Named
from qmas_tui.findings.outcome import LEVELS
from qmas_tui.views.comparison import case_lines
from qmas_tui.views.lay import cell, row, said
from qmas_tui.views.model import Line, Role, Span, as_text
from qmas_tui.views.past import past_words
from qmas_tui.views.say import short_day

NOTHING_MOVED: Final = "No case is another than it was."
OF_PROSPECTS: Final = "What moved of prospects"
BY_ITSELF: Final = "What moved by itself"
"""With the calendar, or because rules are others."""
NOTHING_RECORDED: Final = "Nothing was recorded in the book."
WIDE: Final = 90
"""From this width on a step names the holder, too."""
_CASE_CELLS: Final = 12
_MARK_CELLS: Final = 2
_WHO_CELLS: Final = 6
_NAME_CELLS: Final = 24


class Entry(Struct, frozen=True, gc=False):
    """Some lines about one thing; of one case, which `enter` opens, or of many.

    `step` is the number of the step that it is, 0 where it is none; `is_prospect` where
    it is about the prospect of that case.
    """

    lines: tuple[Line, ...]
    case: str = ""
    words: str = ""
    step: int = 0
    is_prospect: bool = False

    def holds(self, wanted: Sequence[str]) -> bool:
        """Whether each of the words stands in it; they are given folded."""
        return all(each in self.words for each in wanted)


def moved_entries(found: Comparison, is_prospect: bool = False) -> Iterator[Entry]:
    """Who is new, who is gone, and each case that changed, the gravest first."""
    for each in found.new:
        yield entry([_named(each, "+", "good", "new")], each.case, is_prospect)
    for each in found.gone:
        yield entry([_named(each, "−", "dim", "gone")], each.case, is_prospect)
    yield from case_entries(found.changed, is_prospect)


def case_entries(
    cases: Iterable[CaseMoved], is_prospect: bool = False
) -> Iterator[Entry]:
    """Each case with what is different of it, the gravest first."""
    for moved in sorted(cases, key=_gravity):
        first, *rest = case_lines(moved)
        lines = [
            row(_mark(""), *first.spans),
            *[row(_mark(""), *x.spans) for x in rest],
        ]
        yield entry(lines, moved.case, is_prospect)


def step_entries(steps: Sequence[Past], as_of: date, room: int) -> Iterator[Entry]:
    """The steps, given oldest first, from the newest on: when, who, which case, what.

    `room` says whether there is any for the name of the holder.
    """
    cells = max((len(_moment(past, as_of)) for past in steps), default=0)
    for past in reversed(steps):
        told = entry([_step(past, as_of, cells, room)], _case(past))
        of = past.changes[0] if past.changes else None
        is_prospect = of is not None and Prospect in (type(of.before), type(of.after))
        yield structs.replace(told, step=past.number, is_prospect=is_prospect)


def entry(lines: Sequence[Line], case: str, is_prospect: bool = False) -> Entry:
    """An entry, with its words folded once for all that will be looked for."""
    words = as_text(lines).casefold()
    return Entry(tuple(lines), case, words, is_prospect=is_prospect)


def _named(each: Named, mark: str, role: Role, what: str) -> Line:
    return row(
        _mark(mark, role),
        cell(each.case, _CASE_CELLS, "dim"),
        said(each.name, "strong"),
        said(f"   {what}", role),
    )


def _mark(sign: str, role: Role = "plain") -> Span:
    return Span(sign.ljust(_MARK_CELLS), role)


def _gravity(found: CaseMoved) -> int:
    """The worst level to which a finding of the case came."""
    came = [each.after for each in found.findings if each.before != each.after]
    return min((LEVELS.index(level) for level in came if level), default=len(LEVELS))


def _step(past: Past, as_of: date, cells: int, room: int) -> Line:
    case = _case(past)
    spans = [
        cell(_moment(past, as_of), cells, "dim"),
        cell(past.who, _WHO_CELLS, "dim"),
    ]
    what = past_words(past)
    if case:
        what = what.replace(f"{case}, ", "", 1)
        spans.append(cell(case, _CASE_CELLS, "dim"))
        if room >= WIDE:
            spans.append(cell(_name(past), _NAME_CELLS, "strong"))
    why = past.changes[0].why if past.changes else ""
    return row(*spans, said(what), said(f"   {why}" if why else "", "dim"))


def _case(past: Past) -> str:
    """The one case that a step is about; empty where it is about more, or none.

    A landing changes two records of one case.
    """
    cases = {each.case for each in past.changes}
    is_one = len(cases) == 1 and not past.more and not past.erased
    return cases.pop() if is_one else ""


def _name(past: Past) -> str:
    change = past.changes[0]
    holder = change.after or change.before
    return holder.name if holder else ""


def _moment(past: Past, as_of: date) -> str:
    there = in_hong_kong(past.when)
    return f"{short_day(there.date(), as_of):>6} {there:%H:%M}"
