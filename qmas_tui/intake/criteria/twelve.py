"""The twelve criteria as one table, and what each comes to."""

from __future__ import annotations

from datetime import date
from typing import Final

from msgspec import Struct

from qmas_tui.intake.criteria import education, income, language, ownership
from qmas_tui.intake.criteria.age import too_old_turns, young_enough
from qmas_tui.intake.criteria.answer import Ask, Turns, never
from qmas_tui.intake.criteria.work import EXPERIENCE, FIELD, INTERNATIONAL, REPUTABLE
from qmas_tui.intake.model import Area, Criterion
from qmas_tui.intake.subject import Subject
from qmas_tui.policy.policy import Policy


class Kind(Struct, frozen=True, gc=False):
    """One criterion: its area, its rules, how it is answered and when it turns."""

    area: Area
    rules: tuple[str, ...]
    ask: Ask
    turns: Turns = never


_DEGREE: Final = ("G-15", "G-16", "G-17", "G-18")
_OWN: Final = ("G-14", "N-07")

CRITERIA: Final[tuple[Kind, ...]] = (
    Kind("age", ("G-02", "N-04"), young_enough, too_old_turns),
    Kind("education", ("G-03", *_DEGREE), education.listed, education.listed_turns),
    Kind("education", ("G-04",), education.listed_stem, education.stem_turns),
    Kind("language", ("G-05",), language.two_languages),
    Kind("language", ("G-06",), language.english),
    Kind("work", ("G-07",), EXPERIENCE.answer, EXPERIENCE.turns),
    Kind("work", ("G-08",), REPUTABLE.answer, REPUTABLE.turns),
    Kind("work", ("G-09",), FIELD.answer, FIELD.turns),
    Kind("work", ("G-10", "N-08"), INTERNATIONAL.answer, INTERNATIONAL.turns),
    Kind("income", ("G-11", "G-24", "N-05"), income.high_income),
    Kind(
        "ownership",
        ("G-12", *_OWN),
        ownership.profitable,
        ownership.profitable_turns,
    ),
    Kind(
        "ownership",
        ("G-13", *_OWN),
        ownership.listed_company,
        ownership.listed_turns,
    ),
)


def find_criteria(subject: Subject, policy: Policy) -> tuple[Criterion, ...]:
    """The state of each on the filing day."""
    return tuple(
        [_criterion(n, kind, subject, policy) for n, kind in enumerate(CRITERIA, 1)]
    )


def find_turns(
    subject: Subject, policy: Policy, met: set[int], end: date
) -> dict[int, list[date]]:
    """By number, the days up to an end on which each that does turns, in order.

    `met` are those that are met on the filing day.
    """
    return {
        n: days
        for n, kind in enumerate(CRITERIA, 1)
        if (days := kind.turns(subject, policy, n in met, end))
    }


def _criterion(n: int, kind: Kind, subject: Subject, policy: Policy) -> Criterion:
    answer = kind.ask(subject, policy)
    met = answer.state == "yes"
    return Criterion(
        n,
        kind.area,
        answer.state,
        kind.rules,
        policy.rules[kind.rules[0]].basis,
        safe=met and answer.safe,
        documented=met and not answer.wanting,
        wanting=answer.wanting if met else (),
        have=answer.have,
        need=answer.need,
        evidence=answer.evidence,
    )
