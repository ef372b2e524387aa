"""The head of a scenario: that it is one, of whom, when asked, how it comes out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from qmas_tui.facts.holder import Holder
from qmas_tui.scenarios.answer import AgainstAnswer, Answer
from qmas_tui.scenarios.verdict import Verdict
from qmas_tui.views.lay import apart, row, said
from qmas_tui.views.model import Line, Role, Span
from qmas_tui.views.say import ROUTES, day_words
from qmas_tui.views.what_if import BASED_ON
from qmas_tui.views.width import cut

SCENARIO: Final = Span(" SCENARIO ", "chip")
NOT_ON_RECORD: Final = Span("nothing here is on record", "head-warn")
_LONG_NAME: Final = 30
_ROLES: Final[dict[Verdict, Role]] = {
    "worse": "head-act",
    "better": "good",
    "mixed": "head-warn",
    "the same": "strong",
}
_WITHOUT: Final[dict[Verdict, str]] = {
    "worse": " than without it",
    "better": " than without it",
    "mixed": ": better and worse",
    "the same": " as without it",
}


def scenario_head(holder: Holder, room: int) -> Line:
    """That it is a scenario, of whom."""
    name = f"{holder.name} {holder.name_zh}" if holder.name_zh else holder.name
    who = said(cut(name, _LONG_NAME), "strong")
    route = ROUTES[holder.route] if room >= 100 else holder.route.upper()
    about = Span(f"   {holder.case} · {route}", "dim")
    return row(*apart((SCENARIO, Span("  "), who, about), (NOT_ON_RECORD,), room))


def tabs_line(titles: Sequence[str], here: int, held: int | None, room: int) -> Line:
    """The scenarios of the case by their digits; which is shown, held against which."""
    spans: list[Span] = []
    cells = room // len(titles) - len(" 1  ") - 1
    for place, title in enumerate(titles):
        words = f" {place + 1} {cut(title, cells)} "
        role: Role = "chip" if place == here else "plain"
        spans += [Span(words, "chosen" if place == held else role), Span(" ")]
    return row(*spans)


def asked_line(found: Answer, rules: str | None, room: int) -> Line:
    """When it is asked and by which rules; how it comes out."""
    when = asked_words(found.then, found.as_of, rules)
    verdict = verdict_spans(found) if found.steps or rules else ()
    return row(*apart((Span(when, "dim"),), verdict, room))


def _rules_words(rules: str) -> str:
    """Other rules by their name: the shipped rules, the rules of policy-2027.toml."""
    name, equals, _value = rules.partition("=")
    if "/" in name or rules.endswith(".toml"):
        return f"the rules of {rules.rpartition('/')[2]}"
    return rules if equals else f"the {rules} rules"


def held_line(
    found: AgainstAnswer, digits: tuple[int, int], as_of: date, room: int
) -> Line:
    """When both are asked; how the second comes out beside the first."""
    first, second = (f"[{digit}]" for digit in digits)
    verdict = (Span(f"{second} is ", "dim"), *verdict_spans(found, first))
    when = Span(asked_words(found.then, as_of), "dim")
    return row(*apart((when,), verdict, room))


def asked_words(then: date, as_of: date, rules: str | None = None) -> str:
    """On which day and by which rules it is asked, and what is taken for granted."""
    by = f", by {_rules_words(rules)}" if rules else ""
    if then == as_of:
        return f"asked on {day_words(then)}, today{by}"
    return f"if nothing else is recorded until {day_words(then)}{by}"


def verdict_spans(found: Answer | AgainstAnswer, other: str = "") -> tuple[Span, ...]:
    """The verdict as a word; what the days in between add to it may be open yet."""
    verdict = found.verdict
    is_open = isinstance(found, Answer) and not found.is_whole
    without = _WITHOUT[verdict].replace("without it", other or "without it")
    if other and verdict == "mixed":
        without = f" beside {other}"
    return Span(verdict, _ROLES[verdict]), Span(without + " …" * is_open, "dim")


def foot_line() -> Line:
    """What it rests on."""
    return row(Span(BASED_ON, "dim"))
