"""What a filter can ask of a case by name, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, Generic, Literal, TypeVar

from msgspec import Struct

from qmas_tui.findings.model import AssessedCase
from qmas_tui.findings.risk import all_findings, is_gap, risks
from qmas_tui.views.haystack import fold
from qmas_tui.views.stages import stage_sentence, stage_words

A = TypeVar("A")
How = Literal["is", "begins", "holds"]


class WordField(Struct, Generic[A], frozen=True):
    """A field of words: those of a case, and how a colon looks for one in them.

    `choices` are all that can be asked, where that is known; an equals sign always
    asks for the whole word, and "" for a case that has none.
    """

    of: Callable[[A], Iterable[str | None]]
    how: How = "is"
    choices: tuple[str, ...] = ()

    def words(self, case: A) -> list[str]:
        """The words of a case, folded."""
        return [fold(each) for each in self.of(case) if each]

    def holds(self, case: A, wanted: Sequence[str], whole: bool) -> bool:
        """Whether a case has any of the words."""
        words = self.words(case)
        return any(self._has(words, each, whole) for each in wanted)

    def _has(self, words: Sequence[str], wanted: str, whole: bool) -> bool:
        if not wanted:
            return not words
        if whole or self.how == "is":
            return wanted in words
        if self.how == "begins":
            return any(each.startswith(wanted) for each in words)
        return any(wanted in each for each in words)


def _risk(case: AssessedCase) -> tuple[str, ...]:
    """What is to act on is also to be warned of."""
    levels = {each.level for each in risks(case.assessment)}
    if "act" in levels:
        return "act", "warn"
    return ("warn",) if levels else ()


def _stage(case: AssessedCase) -> tuple[str, ...]:
    found = case.assessment
    return stage_words(found), stage_sentence(found), found.stage


def finding_codes(case: AssessedCase) -> list[str]:
    """The codes of what was found, of the whole family."""
    return [each.code for each in all_findings(case.assessment)]


def gap_codes(case: AssessedCase) -> list[str]:
    """The codes of what is missing from the record."""
    return [each.code for each in all_findings(case.assessment) if is_gap(each)]


def _gap(case: AssessedCase) -> list[str]:
    codes = gap_codes(case)
    return ["yes", *codes] if codes else ["no"]


def _filed(case: AssessedCase) -> tuple[str, ...]:
    done = any(each.status == "done" for each in case.assessment.deadlines)
    return ("yes",) if done else ("no",)


WORDS: Final[dict[str, WordField[AssessedCase]]] = {
    "stage": WordField(_stage, "holds"),
    "risk": WordField(_risk, choices=("act", "warn")),
    "finding": WordField(finding_codes, "begins"),
    "gap": WordField(_gap, "begins"),
    "filed": WordField(_filed, choices=("yes", "no")),
    "case": WordField(lambda e: (e.holder.case,), "holds"),
    "name": WordField(lambda e: (e.holder.name, e.holder.name_zh), "holds"),
    "adviser": WordField(lambda e: (e.holder.adviser,)),
    "tag": WordField(lambda e: e.holder.tags),
    "nationality": WordField(lambda e: (e.holder.nationality,)),
    "employer": WordField(lambda e: (w.employer for w in e.holder.work), "holds"),
    "note": WordField(lambda e: (note.text for note in e.holder.note), "holds"),
    "pattern": WordField(lambda e: (e.assessment.pattern or "unknown",)),
    "route": WordField(lambda e: (e.holder.route,), choices=("gpt", "apt")),
}
