"""What F1 says of a field: its meaning, how it is given, an example, its rules."""

from __future__ import annotations

from typing import Final

from qmas_tui.facts.prospect import Prospect
from qmas_tui.policy.policy import Policy
from qmas_tui.views.form import FieldKind, FormField
from qmas_tui.views.meanings import MEANINGS, OTHERS, Meaning
from qmas_tui.views.model import Line, Span
from qmas_tui.views.prospect.meanings import PROSPECT_MEANINGS, PROSPECT_OTHERS

_FORMS: Final[dict[FieldKind, tuple[str, str]]] = {
    "date": ("a day, in any usual way", "15/3/28 · 15 Mar 2028 · fri · +2m · today"),
    "money": ("an amount, with or without currency", "HK$45,000 · 45k · 1.8m"),
    "number": ("a whole number", "3"),
    "yesno": ("yes or no: ← → or the first letter", ""),
    "choice": ("one of these: ← →, space or a first letter", ""),
    "ticks": ("space ticks, ↓ goes on", ""),
    "file": ("the path of a file", "~/holders.xlsx"),
    "text": ("words", ""),
}
"""How each kind is given, with an example."""


def meaning_of(field: FormField) -> Meaning | None:
    """What is known of a field; None of one that is told by its name alone."""
    tables, others = MEANINGS, OTHERS
    if field.of is Prospect:
        tables, others = PROSPECT_MEANINGS, PROSPECT_OTHERS
    if field.table:
        return tables.get(field.table, {}).get(field.name)
    return others.get(field.name)


def field_told(field: FormField, policy: Policy) -> list[Line]:
    """A line for each: what it means, how it is given, such as, which rules read it."""
    how, example = _FORMS[field.kind]
    if field.hint and field.kind != "date":
        example = field.hint
    if field.required:
        how += "; it cannot be left out"
    meaning = meaning_of(field)
    told = [("", meaning.says if meaning else ""), ("given as", how)]
    told += [("such as", example)]
    told += [("rules", _rules(meaning, policy) if meaning else "")]
    head = Line((Span(field.label, "head"),))
    return [head, *[_line(label, words) for label, words in told if words]]


def _line(label: str, words: str) -> Line:
    return Line((Span(f"{label}  " if label else "", "dim"), Span(words)))


def _rules(meaning: Meaning, policy: Policy) -> str:
    return " · ".join(f"{id} {policy.rules[id].title}" for id in meaning.rules)
