"""Books of the first version, to be brought over by programs that are killed at it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from msgspec.structs import replace

from qmas_tui.book.backups import backups_of
from qmas_tui.book.beside import Beside
from qmas_tui.book.memory import MemoryBook
from qmas_tui.facts.changes import Change, Past, Step
from qmas_tui.facts.holder import Holder
from tests.book.older import Version0
from tests.book.samples import holder
from tests.torture.judge import Judge
from tests.torture.verdict import Verdict, Wrong
from tests.torture.watch import Report

KEPT = 5
"""How many steps an old book keeps."""


class OldJudge(Judge):
    """Knows what an old book held, and that all of it must be in the new one."""

    def __init__(self, path: Path, random: Random) -> None:
        super().__init__(path)
        self._steps = _steps(random)
        self._old = Version0(KEPT).apply(*self._steps).data()
        path.write_bytes(self._old)
        self._is_taken_over = False
        self._earlier: list[Report] = []

    def glance(self, report: Report) -> Verdict:
        """Keep for later: what was brought over cannot be told before it is opened."""
        self._earlier.append(report)
        return Verdict()

    def look(self, reports: Sequence[Report]) -> Verdict:
        """The book, after all who brought it over or worked on it."""
        earlier, self._earlier = self._earlier, []
        return super().look([*earlier, *reports])

    def check_files(self) -> None:
        """Nothing: an old book may lie there, or a new one."""

    def taken_over(self, past: Sequence[Past]) -> None:
        """Checks what was taken up as it stood, and the steps that were on record."""
        if self._is_taken_over:
            return
        self._is_taken_over = True
        before = MemoryBook()
        for step in self._steps[:-KEPT]:
            before.apply(step)
        if before.holders():
            first = past[0].changes
            if [(each.before, each.after) for each in first] != [
                (None, each) for each in before.holders().values()
            ]:
                raise Wrong("the first step of a book brought over is not its cases")
            self.play(first)
        for step in self._steps[-KEPT:]:
            self.play(step)
        beside = Beside.of(self.path)
        copies = [
            (beside.backups / each.name).read_bytes()
            for each in backups_of(self.path)
            if each.occasion == "migration"
        ]
        if self._old not in copies or set(copies) != {self._old}:
            raise Wrong("the old book is not among the backups as it was")
        if beside.set_aside():
            raise Wrong("something was taken for damaged")


def _steps(random: Random) -> list[Step]:
    """The steps of a small book's life."""
    now: dict[int, Holder] = {}
    steps: list[Step] = []
    for number in range(random.randint(1, 12)):
        if not now or random.random() < 0.5:
            now[number] = holder(f"V-{number}", f"P-0.{number}")
            steps.append((_change(None, now[number]),))
            continue
        place = random.choice(list(now))
        before = now.pop(place)
        after = replace(before, adviser=str(number)) if random.random() < 0.7 else None
        steps.append((_change(before, after),))
        if after is not None:
            now[place] = after
    return steps


def _change(before: Holder | None, after: Holder | None) -> Change:
    when = datetime.now(UTC)
    return Change(who="old", when=when, what="work", before=before, after=after)
