"""Saved scenarios as they are listed: apart from the facts, for they are none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qmas_tui.facts.clock import in_hong_kong
from qmas_tui.scenarios.saved import Saved
from qmas_tui.views.lay import row, said
from qmas_tui.views.model import Line, Part, Section, Span
from qmas_tui.views.say import day_words


def scenario_parts(saved: Sequence[Saved]) -> Iterator[Part]:
    """All of each: its changes, its day and rules, and by whom it was saved, when."""
    if saved:
        lines = tuple(line for each in saved for line in _scenario(each))
        title = "Saved scenarios: what was asked, none of it recorded"
        yield Part("scenarios", "Saved scenarios", (Section(title, lines),))


def _scenario(each: Saved) -> Iterator[Line]:
    yield row(said(each.name, "strong"))
    for number, step in enumerate(each.steps, 1):
        yield row("   ", Span(f"{number}. "), said(step))
    if each.then is not None:
        yield row("   ", said(f"asked on {day_words(each.then)}"))
    if each.rules is not None:
        yield row("   ", said(f"by the rules {each.rules}"))
    if each.is_out_of_date:
        yield row("   ", said(f"out of date: {each.trouble}"))
    yield row("   ", Span(f"saved by {each.saved_by} on {saved_on(each)}", "dim"))


def saved_on(each: Saved) -> str:
    """The day on which it was saved."""
    return day_words(in_hong_kong(each.saved_at).date())
