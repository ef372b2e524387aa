"""Which of the steps that programs tried must be in the book, and in which order."""

from __future__ import annotations

from collections.abc import Sequence

from qmas_tui.facts.changes import Past
from tests.torture.talk import Tried
from tests.torture.verdict import Wrong
from tests.torture.watch import Report

HARMLESS = ("meanwhile", "exists already", "There is no case")
"""Words of the refusals that come of two programs at work on the same cases."""


def check_reports(reports: Sequence[Report]) -> None:
    """Raise Wrong where a program did not work, or was refused what it may do."""
    for report in reports:
        for why in report.failed:
            raise Wrong(why)
        for tried, why in report.refused:
            is_harmless = any(words in why for words in HARMLESS)
            if len(reports) == 1 or not is_harmless:
                raise Wrong(f"{tried.does} of {tried.token} was refused: {why}")


def order_of(new: Sequence[Past], reports: Sequence[Report]) -> list[Tried]:
    """What some programs made of the new steps, as these tell who made them.

    Raises Wrong where something acknowledged is not there, or something else is.
    """
    known = {tried.token: tried for each in reports for tried in each.tried}
    order = [known[past.who] for past in new if past.who in known]
    there = [tried.token for tried in order]
    lost = {tried.token for each in reports for tried in each.kept} - set(there)
    if lost or len(order) != len(new):
        raise Wrong(f"lost are {sorted(lost)}; {len(new) - len(order)} are not theirs")
    for report in reports:
        own = [tried.token for tried in report.tried if tried.token in there]
        if [token for token in there if token in own] != own:
            raise Wrong("the steps of a program are not in their order")
    return order
