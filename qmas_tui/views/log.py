"""The log in lines: what moved, the gravest first, and the steps, the newest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from msgspec import Struct, structs

from qmas_tui.facts.changes import Past
from qmas_tui.facts.clock import in_hong_kong
from qmas_tui.findings.compare import CaseMoved, Comparison, Named
from qmas_tui.findings.outcome import LEVELS
from qmas_tui.views.comparison import case_lines
from qmas_tui.views.lay import cell, row, said
from qmas_tui.views.model import Line, Role, Span, as_text
from qmas_tui.views.past import past_words
from qmas_tui.views.say import short_day

NOTHING_MOVED: Final = "No case is another than it was."
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

    `step` is the number of the step that it is, 0 where it is none.
    """

    lines: tuple[Line, ...]
    case: str = ""
    words: str = ""
    step: int = 0

    def holds(self, wanted: Sequence[str]) -> bool:
        """Whether each of the words stands in it; they are given folded."""
        return all(each in self.words for each in wanted)


def moved_entries(found: Comparison) -> Iterator[Entry]:
    """Who is new, who is gone, and each case that changed, the gravest first."""
    for each in found.new:
        yield _named(each, "+", "good", "new")
    for each in found.gone:
        yield _named(each, "−", "dim", "gone")
    yield from case_entries(found.changed)


def case_entries(cases: Iterable[CaseMoved]) -> Iterator[Entry]:
    """Each case with what is different of it, the gravest first."""
    for moved in sorted(cases, key=_gravity):
        first, *rest = case_lines(moved)
        lines = [
            row(_mark(""), *first.spans),
            *[row(_mark(""), *x.spans) for x in rest],
        ]
        yield entry(lines, moved.case)


def step_entries(steps: Sequence[Past], as_of: date, room: int) -> Iterator[Entry]:
    """The steps, given oldest first, from the newest on: when, who, which case, what.

    `room` says whether there is any for the name of the holder.
    """
    cells = max((len(_moment(past, as_of)) for past in steps), default=0)
    for past in reversed(steps):
        told = entry([_step(past, as_of, cells, room)], _case(past))
        yield structs.replace(told, step=past.number)


def entry(lines: Sequence[Line], case: str) -> Entry:
    """An entry, with its words folded once for all that will be looked for."""
    return Entry(tuple(lines), case, as_text(lines).casefold())


def _named(each: Named, mark: str, role: Role, what: str) -> Entry:
    line = row(
        _mark(mark, role),
        cell(each.case, _CASE_CELLS, "dim"),
        said(each.name, "strong"),
        said(f"   {what}", role),
    )
    return entry([line], each.case)


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
    """The one case that a step is about; empty where it is about more, or none."""
    is_one = len(past.changes) == 1 and not past.more and not past.erased
    return past.changes[0].case if is_one else ""


def _name(past: Past) -> str:
    change = past.changes[0]
    holder = change.after or change.before
    return holder.name if holder else ""


def _moment(past: Past, as_of: date) -> str:
    there = in_hong_kong(past.when)
    return f"{short_day(there.date(), as_of):>6} {there:%H:%M}"
