"""The stays of a path as they are drawn: from when to when, and what to call them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from qmas_tui.findings.calendar import add_months
from qmas_tui.findings.model import PathStep
from qmas_tui.views.say import count


class Stretch(Struct, frozen=True, gc=False):
    """One stay as it is drawn, from the end of the one before.

    `is_begun` is false where the day of its beginning is not known.
    """

    first: date
    last: date
    step: PathStep
    is_begun: bool = True


class Scale(Struct, frozen=True, gc=False):
    """Days set out over the columns of a line."""

    first: date
    last: date
    width: int

    def column(self, day: date) -> int:
        """The column of a day; one cell is left free at either end."""
        whole = max((self.last - self.first).days, 1)
        return 1 + round((day - self.first).days * (self.width - 3) / whole)


def find_stretches(
    path: Sequence[PathStep], landed_on: date | None, as_of: date
) -> list[Stretch]:
    """The stays as drawn; one that a later grant cut short or replaced is left out.

    A first one whose beginning is not known is drawn from today on.
    """
    kept: list[PathStep] = []
    for step in path:
        while kept and kept[-1].until >= step.until:
            kept.pop()
        kept.append(step)
    if not kept:
        return []
    first = kept[0]
    is_begun = first.months is not None or landed_on is not None
    began = as_of if first.months is None else add_months(first.until, -first.months)
    if landed_on is not None and (not first.step or landed_on > began):
        began = landed_on
    stretches = []
    for step in kept:
        stretches.append(Stretch(min(began, step.until), step.until, step, is_begun))
        began, is_begun = step.until, True
    return stretches


def names_of(stretch: Stretch, source: str) -> tuple[str, ...]:
    """What a stay can be called, from the longest to the shortest."""
    step = stretch.step
    name, short = "initial", "init"
    if step.step is None:
        name, short = "stay", "stay"
    elif step.step:
        name, short = f"extension {step.step}", f"ext {step.step}"
    if not step.granted:
        how = "assumed" if source == "assumed" and not step.step else "expected"
        how = f"{how}, top tier" if step.top_tier else how
    else:
        how = count(step.months, "month") if step.months and step.months > 0 else ""
        if not stretch.is_begun:
            how = "beginning not recorded"
    return (f"{name}, {how}" if how else name, name, short)
