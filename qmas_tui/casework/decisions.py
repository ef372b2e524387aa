"""What taking in facts or travel leaves to be decided, as rows that can be answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from qmas_tui.casework.merging import Choice, FactsCase, FactsPlan, taken_in
from qmas_tui.casework.travelling import Answer, Travel, choice_words
from qmas_tui.exchange.facts_plan import CHOICES, Kind
from qmas_tui.exchange.facts_report import case_lines
from qmas_tui.exchange.travel.plan import travelled
from qmas_tui.exchange.travel.report import asked_words, brief_words
from qmas_tui.facts.holder import Holder
from qmas_tui.views.mapping import AskedRow, Option
from qmas_tui.views.records import row_words
from qmas_tui.views.say import count
from qmas_tui.views.width import pad

PERSON: Final = "person"
"""The key of the question whose travel it is."""
_KINDS: Final[dict[Kind, str]] = {
    "conflict": "in conflict",
    "changed": "adds to it",
    "new": "new",
}
_CHOICES: Final[dict[Choice, str]] = {
    "keep": "keep the book's",
    "add": "add what is lacking, keep the rest",
    "take": "take the file's",
}
_NEW: Final[dict[Choice, str]] = {"keep": "leave it out", "take": "take it in"}


def merge_rows(plan: FactsPlan, choices: Mapping[str, Choice]) -> list[AskedRow]:
    """Each case that is not as the book has it: conflicts first, then the rest."""
    return [
        _merge_row(each, choices.get(each.case, ""))
        for kind in _KINDS
        for each in plan.of(kind)
    ]


def merge_told(plan: FactsPlan, case: str) -> list[str]:
    """What is different of a case, both values where they clash."""
    found = next((each for each in plan.cases if each.case == case), None)
    return [line.strip() for line in case_lines(found)][1:] if found else []


def merge_outcome(plan: FactsPlan, choices: Mapping[str, Choice]) -> str:
    """What would be written by these choices."""
    taken = taken_in(plan, choices)
    new = sum(each.before is None for each in taken)
    same = len(plan.of("unchanged"))
    told = f"{new} new, {count(len(taken) - new, 'case')} changed"
    return f"{told}; {same} the same" if same else told


def as_choice(answer: str) -> Choice:
    """The answer as what is done with a case."""
    return next((each for each in _CHOICES if each == answer), "keep")


def travel_rows(travel: Travel, answers: Mapping[str, Answer]) -> list[AskedRow]:
    """Whose travel it is, then each question, the likely answer proposed."""
    holder = travel.before
    people = [Option("holder", holder.name)]
    people += [Option(each.name, each.name) for each in holder.dependant]
    who = "holder" if isinstance(travel.who, Holder) else travel.who.name
    rows = [AskedRow(PERSON, "Whose travel is it?", tuple(people), who, who, False)]
    for each in travel.plan.questions:
        given = travel.answers(answers).get(each.id)
        is_old = each.id in travel.left_out and each.id not in answers
        rows.append(
            AskedRow(
                key=each.id,
                words=asked_words(each) + ("; left out before" if is_old else ""),
                options=tuple(Option(c.key, choice_words(c)) for c in each.choices),
                answer=given.choice if given else "",
                proposal=each.proposed.key,
                required=True,
                brief=brief_words(each),
            )
        )
    return rows


def asks_day(travel: Travel, question: str, choice: str) -> bool:
    """Whether an answer needs a day."""
    return any(
        each.id == question and c.key == choice and c.asks is not None
        for each in travel.plan.questions
        for c in each.choices
    )


def travel_trips(travel: Travel, answers: Mapping[str, Answer]) -> list[str]:
    """The trips that would be added by these answers."""
    after = travelled(travel.plan, travel.answers(answers))
    return [row_words(each) for each in after if each not in travel.who.trip]


def _merge_row(each: FactsCase, choice: str) -> AskedRow:
    words = _NEW if each.kind == "new" else _CHOICES
    kind = "older" if each.is_older else _KINDS[each.kind]
    return AskedRow(
        key=each.case,
        words=f"{pad(kind, 12)} {each.case}  {each.file.name}",
        options=tuple(Option(c, words[c]) for c in CHOICES[each.kind]),
        answer=choice,
        proposal=each.proposed,
        required=each.kind == "conflict" and not each.is_older,
    )
