"""The path of a case as a drawing for paper: stays, windows, today, the seven years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from qmas_tui.findings.model import AssessedCase
from qmas_tui.views.model import text_of
from qmas_tui.views.say import day_words
from qmas_tui.views.stretches import Stretch, find_stretches, names_of
from qmas_tui.views.timeline import timeline

_TEXT_WIDTH = 76
_EARLIER = ("earlier, not recorded", "earlier")

Kind = Literal["today", "earliest", "latest"]


class Bar(Struct, frozen=True, gc=False):
    """A stay from one day to another; `names` from the longest to the shortest.

    `is_begun` is false where the day of its beginning is not known.
    """

    first: date
    last: date
    granted: bool
    names: tuple[str, ...]
    is_begun: bool = True


class Mark(Struct, frozen=True, gc=False):
    """A day with its words."""

    kind: Kind
    on: date
    text: str


class Drawing(Struct, frozen=True, gc=False):
    """Bars on a scale of days, windows before a limit, marks; and the same as text.

    `spoken` says in words what is drawn. A window runs from its first day to the limit.
    """

    bars: tuple[Bar, ...]
    windows: tuple[tuple[date, date], ...]
    marks: tuple[Mark, ...]
    text: tuple[str, ...]
    spoken: str


def draw_path(entry: AssessedCase) -> Drawing | None:
    """The path of a case; None where there is no stay of a known length to draw."""
    found, landed_on = entry.assessment, entry.holder.landed_on
    as_of, limit, seven = found.as_of, found.limit, found.milestone
    stretches = find_stretches(found.path, landed_on, as_of)
    if not stretches or limit is None or not (stretches[1:] or stretches[0].is_begun):
        return None
    bars = tuple(_bars(stretches, limit.source, landed_on))
    opens = [each.on for each in found.deadlines if each.kind == "extension.opens"]
    windows = tuple([(day, limit.on) for day in opens if day < limit.on])
    marks = [Mark("today", as_of, "today")]
    if seven is not None and seven.earliest is not None:
        words = f"seven years {day_words(seven.earliest)}"
        marks.append(Mark("earliest", seven.earliest, words))
        if seven.latest is not None and seven.latest != seven.earliest:
            latest = f"latest {day_words(seven.latest)}"
            marks.append(Mark("latest", seven.latest, latest))
    lines = [text_of(line) for line in timeline(found, as_of, _TEXT_WIDTH, landed_on)]
    spoken = _spoken(bars, tuple(marks))
    return Drawing(bars, windows, tuple(marks), tuple(lines), spoken)


def _bars(
    stretches: Sequence[Stretch], source: str, landed_on: date | None
) -> Iterator[Bar]:
    """The stays, after what lies between the landing and the first of them."""
    first = stretches[0]
    if landed_on is not None and first.step.step and landed_on < first.first:
        yield Bar(landed_on, first.first, granted=False, names=_EARLIER)
    for each in stretches:
        names, granted = names_of(each, source), each.step.granted
        yield Bar(each.first, each.last, granted, names, each.is_begun)


def _spoken(bars: tuple[Bar, ...], marks: tuple[Mark, ...]) -> str:
    stays = [f"{bar.names[0]}, until {day_words(bar.last)}" for bar in bars]
    days = [mark.text for mark in marks if mark.kind != "today"]
    return "; ".join([*stays, *days])
