"""The page of a scenario: its changes, and what they move; or two of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from qmas_tui.errors import QmasError
from qmas_tui.scenarios.answer import AgainstAnswer, Answer
from qmas_tui.scenarios.change import Change
from qmas_tui.scenarios.draft import Step
from qmas_tui.views.doubts import oddity_words
from qmas_tui.views.lay import row, said
from qmas_tui.views.model import Section, Span
from qmas_tui.views.scenario.answered import answer_sections
from qmas_tui.views.scenario.beside import Beside
from qmas_tui.views.scenario.changes import change_lines, title_of
from qmas_tui.views.scenario.columns import Doers

AGAIN: Final = (
    "Look at each change: c corrects it, x drops it; V saves the scenario again."
)


def scenario_sections(
    found: Answer, by: Doers, steps: Sequence[Step], room: int
) -> list[Section]:
    """The changes and what comes of them."""
    lines = [*change_lines(by.changes, steps)]
    lines += [row(said(f"! {oddity_words(each)}", "warn")) for each in found.within]
    changes = Section("Changes", tuple(lines))
    is_asked = bool(by.changes) or bool(found.moved) or bool(found.findings)
    return [changes, *(answer_sections(found, by, room) if is_asked else ())]


def refused_sections(changes: Sequence[Change], error: QmasError) -> list[Section]:
    """The changes, and why they cannot be asked over the facts as they are now."""
    words = "; ".join([error.message, *map(str, error.problems)])
    told = row(Span(f"!! {words}", "act"))
    hint = row(Span(AGAIN, "dim"))
    return [
        Section("Changes", tuple(change_lines(changes, ()))),
        Section("Not asked", (told, hint)),
    ]


def beside_sections(
    answers: tuple[Answer, Answer, AgainstAnswer],
    digits: tuple[int, int],
    changes: tuple[tuple[Change, ...], tuple[Change, ...]],
    room: int,
) -> list[Section]:
    """Two scenarios beside each other, the second held against the first."""
    told = [
        row(Span(f"[{digit}]  ", "head"), said(title_of(each), "strong"))
        for digit, each in zip(digits, changes, strict=True)
    ]
    return [
        Section("Scenarios", tuple(told)),
        *Beside(*answers, digits, room).sections(),
    ]
