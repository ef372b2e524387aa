"""The views of the queue of prospects, by the stages that each holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from qmas_tui.intake.result import AssessedProspect
from qmas_tui.views.queue import NamedView


class StageView(Struct, frozen=True):
    """A view of the queue, and the stages of the prospects that it holds.

    Without a stage it holds everyone.
    """

    named: NamedView
    stages: frozenset[str]

    def holds(self, of: AssessedProspect) -> bool:
        """Whether a prospect is in the view; of the landed who have something to do."""
        found = of.assessment
        if not self.stages:
            return True
        is_over = found.stage == "landed" and found.next is None
        return found.stage in self.stages and not is_over


def _view(
    digit: str, key: str, title: str, short: str, stages: str, empty: str
) -> StageView:
    named = NamedView(key=key, title=title, digit=digit, short=short, empty=empty)
    return StageView(named, frozenset(stages.split()))


VIEWS: Final = (
    _view(
        "1", "prepare", "To prepare", "Prep", "lead preparing broken",
        "Nobody is being prepared.",
    ),
    _view("2", "ready", "To file", "File", "ready", "Nobody is ready to file."),
    _view(
        "3", "filed", "Filed", "Filed", "submitted acknowledged pooled requested",
        "No application waits for the department.",
    ),
    _view(
        "4", "selected", "Selected", "Select", "selected in-principle consent-sent",
        "Nobody is selected.",
    ),
    _view(
        "5", "approved", "Approved", "Fee", "approved paid",
        "Nobody waits for an e-Visa.",
    ),
    _view(
        "6", "landing", "Landing", "Land", "e-visa landed",
        "Nobody is about to land.",
    ),
    _view(
        "7", "refused", "Refused", "Refused", "refused withdrawn",
        "No application was refused or withdrawn.",
    ),
    _view(
        "0", "all", "All", "All", "",
        "Nobody is advised before the landing yet: a P adds the first, I imports.",
    ),
)  # fmt: skip
EVERYONE: Final = len(VIEWS) - 1
"""The place of the view that holds all of them."""


def counts_of(some: Iterable[AssessedProspect]) -> dict[str, int]:
    """How many each view holds, by its key."""
    counts = {view.named.key: 0 for view in VIEWS}
    for each in some:
        for view in VIEWS:
            counts[view.named.key] += view.holds(each)
    return counts
