"""The stays of a path as they are drawn: from when to when, and what to call them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from qmas_tui.findings.calendar import add_months
from qmas_tui.findings.model import PathStep
from qmas_tui.views.say import count


class Stretch(Struct, frozen=True, gc=False):
    """One stay as it is drawn, from the end of the one before."""

    first: date
    last: date
    step: PathStep


class Scale(Struct, frozen=True, gc=False):
    """Days set out over the columns of a line."""

    first: date
    last: date
    width: int

    def column(self, day: date) -> int:
        """The column of a day; one cell is left free at either end."""
        whole = max((self.last - self.first).days, 1)
        return 1 + round((day - self.first).days * (self.width - 3) / whole)


def find_stretches(path: Sequence[PathStep], landed_on: date | None) -> list[Stretch]:
    """The stays as drawn; one that a later grant cut short or replaced is left out."""
    kept: list[PathStep] = []
    for step in path:
        while kept and kept[-1].until >= step.until:
            kept.pop()
        kept.append(step)
    if not kept:
        return []
    first = kept[0]
    began = add_months(first.until, -first.months)
    if landed_on is not None and (first.step == 0 or landed_on > began):
        began = landed_on
    stretches = []
    for step in kept:
        stretches.append(Stretch(min(began, step.until), step.until, step))
        began = step.until
    return stretches


def names_of(stretch: Stretch, source: str) -> tuple[str, ...]:
    """What a stay can be called, from the longest to the shortest."""
    step = stretch.step
    name, short = "initial", "init"
    if step.step:
        name, short = f"extension {step.step}", f"ext {step.step}"
    if not step.granted:
        how = "assumed" if source == "assumed" and not step.step else "expected"
        how = f"{how}, top tier" if step.top_tier else how
    else:
        how = count(step.months, "month") if step.months > 0 else ""
    return (f"{name}, {how}" if how else name, name, short)
