"""Saved scenarios as they are listed: apart from the facts, for they are none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from qmas_tui.facts.clock import in_hong_kong
from qmas_tui.scenarios.saved import Saved, SavedAnswer
from qmas_tui.views.lay import row, said
from qmas_tui.views.model import Line, Part, Section, Span
from qmas_tui.views.say import count, day_words
from qmas_tui.views.what_if import BASED_ON

_TITLE: Final = "Saved scenarios"


def unreadable_part(why: str) -> Part:
    """In their place where they cannot be read."""
    return Part("scenarios", _TITLE, (Section(_TITLE, (row(said(why)),)),))


def scenario_parts(saved: Sequence[Saved]) -> Iterator[Part]:
    """All of each: its changes, its day and rules, and by whom it was saved, when."""
    if saved:
        lines = tuple(line for each in saved for line in _scenario(each))
        title = f"{_TITLE}: what was asked, none of it recorded"
        yield Part("scenarios", _TITLE, (Section(title, lines),))


def _scenario(each: Saved) -> Iterator[Line]:
    yield row(said(each.name, "strong"))
    for words in _asked(each):
        yield row("   ", said(words))
    if each.is_out_of_date:
        yield row("   ", said(f"out of date: {each.trouble}"))
    saved_on = day_words(in_hong_kong(each.saved_at).date())
    yield row("   ", Span(f"saved by {each.saved_by} on {saved_on}", "dim"))


def _asked(each: Saved) -> Iterator[str]:
    """The changes, and the day and rules where others are meant."""
    for number, step in enumerate(each.steps, 1):
        yield f"{number}. {step}"
    if each.then is not None:
        yield f"asked on {day_words(each.then)}"
    if each.rules is not None:
        yield f"by the rules {each.rules}"


def saved_lines(found: Sequence[SavedAnswer], case: str, name: str) -> Iterator[str]:
    """What is saved of a case, each with its verdict, or why it is not asked."""
    if not found:
        yield f"{case} {name}: no saved scenario."
        return
    yield f"{case} {name}: {count(len(found), 'saved scenario')}, none of it recorded."
    for each in found:
        verdict = each.why_not
        if each.answer is not None:
            verdict = f"{each.answer.verdict} on {day_words(each.answer.then)}"
        yield f"  {each.saved.name}: {verdict}"
        yield from [f"    {words}" for words in _asked(each.saved)]
    yield BASED_ON


def saved_json(found: Sequence[SavedAnswer]) -> bytes:
    """The same for other programs; `verdict` is null where it is not asked."""
    return msgspec.json.encode(
        [
            {
                "name": each.saved.name,
                "changes": each.saved.steps,
                "then": each.saved.then,
                "rules": each.saved.rules,
                "saved_by": each.saved.saved_by,
                "saved_at": each.saved.saved_at,
                "asked_on": each.answer and each.answer.then,
                "verdict": each.answer and each.answer.verdict,
                "why_not": each.why_not or None,
            }
            for each in found
        ]
    )
