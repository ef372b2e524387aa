"""Takes in a file of facts: what is new, what the book lacks, and where they clash."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qmas_tui.casework.casework import Done, Terms
from qmas_tui.casework.decisions import (
    as_choice,
    merge_outcome,
    merge_rows,
    merge_told,
)
from qmas_tui.casework.merging import (
    Choice,
    FactsPlan,
    apply_merge,
    facts_lines,
    facts_summary,
    find_facts_plan,
    taken_in,
)
from qmas_tui.desk.screens.deciding import DecidingScreen
from qmas_tui.desk.screens.taking import Row
from qmas_tui.views.mapping import AskedRow


class MergeScreen(DecidingScreen[FactsPlan]):
    """Each case of the file that is not as the book has it, and what counts of it."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._choices: dict[str, Choice] = {}
        self._made: list[AskedRow] = []
        self._outcome = ""

    @property
    def source(self) -> str:
        """The name of the file."""
        return self._path.name

    @property
    def is_changed(self) -> bool:
        """Whether anything was chosen."""
        return bool(self._choices)

    def read(self) -> FactsPlan:
        """Read the file against the book."""
        plan = find_facts_plan(self.casework, self._path)
        self._decide(plan)
        return plan

    def _decide(self, plan: FactsPlan) -> None:
        self._made = merge_rows(plan, self._choices)
        self._outcome = merge_outcome(plan, self._choices)

    @property
    def rows(self) -> Sequence[AskedRow]:
        """The cases: conflicts first."""
        return self._made

    def say(self, said: Sequence[tuple[Row, str]]) -> None:
        """Keep what was chosen."""
        assert self.found is not None, "there is a row only of what was read"
        self._choices |= {row.key: as_choice(answer) for row, answer in said}
        self._decide(self.found)
        self.draw()

    def told(self) -> tuple[str, Sequence[str], str]:
        """Of the case under the cursor every difference; of all what is written."""
        assert self.found is not None, "it is drawn only when it was read"
        below = merge_told(self.found, self.listed.here)
        return facts_summary(self.found), below, self._outcome

    def take(self, terms: Terms) -> Done:
        """Write what was chosen, as one step."""
        assert self.found is not None, "only what was read is taken in"
        taken = taken_in(self.found, self._choices)
        if not taken:
            return Done("Nothing would change: the book stays as it is.")
        return apply_merge(self.casework, taken, self.source, terms)

    def report(self) -> tuple[str, Sequence[str], str]:
        """Every case with what the file has otherwise."""
        return self.source, list(facts_lines(self.found)) if self.found else [], ""
