"""One scenario held against another, in lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from qmas_tui.facts.differences import Differences
from qmas_tui.facts.reading import quoted
from qmas_tui.findings.compare import CaseMoved
from qmas_tui.scenarios.answer import AgainstAnswer
from qmas_tui.views.comparison import case_lines
from qmas_tui.views.model import text_of
from qmas_tui.views.say import day_words
from qmas_tui.views.what_if import BASED_ON
from qmas_tui.views.what_if_json import finding_json, moved_json

_TYPED: Final = "What was typed"


def against_lines(
    found: AgainstAnswer, case: str, name: str, one: str | None, other: str
) -> Iterator[str]:
    """What moves from the other scenario to this one, and which is worse."""
    this = quoted(one) if one is not None else _TYPED
    yield f"TWO SCENARIOS, not recorded: {case} {name} on {day_words(found.then)}"
    yield f"  before: {quoted(other)}"
    yield f"  after: {this}"
    yield _judged(found, this, quoted(other))
    if found.moved or found.findings:
        whole = CaseMoved(case, name, Differences(), found.moved, found.findings)
        yield from [text_of(line) for line in list(case_lines(whole))[1:]]
    else:
        yield "  Nothing moves."
    yield BASED_ON


def _judged(found: AgainstAnswer, this: str, other: str) -> str:
    until = f"if nothing else is recorded until {day_words(found.then)}."
    if found.verdict == "the same":
        return f"Neither is worse, {until}"
    if found.verdict == "mixed":
        return f"{this} is worse than {other} in some things, better in some, {until}"
    return f"{this} is {found.verdict} than {other}, {until}"


def against_json(found: AgainstAnswer, case: str, one: str | None, other: str) -> bytes:
    """The same for other programs; `scenario` is null where it was typed."""
    return msgspec.json.encode(
        {
            "case": case,
            "scenario": one,
            "against": other,
            "then": found.then,
            "verdict": found.verdict,
            "moved": [moved_json(each) for each in found.moved],
            "findings": [finding_json(each) for each in found.findings],
        }
    )
