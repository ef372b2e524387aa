"""Two scenarios of a case beside each other, and what is different between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from qmas_tui.findings.moves import FindingMoved, Key, Moved
from qmas_tui.scenarios.answer import AgainstAnswer, Answer
from qmas_tui.views.lay import cell, right, row, said
from qmas_tui.views.model import Line, Role, Section, Span
from qmas_tui.views.say import mark_of, role_of
from qmas_tui.views.scenario.answered import same_section
from qmas_tui.views.scenario.columns import GAP, MARK, MOST_NAME, OTHERS, WIDE
from qmas_tui.views.scenario.names import (
    became_words,
    explained_as,
    far_words,
    finding_words,
    level_words,
    said_value,
    whose,
)
from qmas_tui.views.value_names import value_name
from qmas_tui.views.width import cut

NONE: Final = "—"


class Beside:
    """Both answers on one day; in what they differ stands first."""

    def __init__(
        self,
        first: Answer,
        second: Answer,
        held: AgainstAnswer,
        digits: tuple[int, int],
        room: int,
    ) -> None:
        self._answers = (first, second)
        self._held = held
        self._digits = digits
        self._is_wide = room >= WIDE
        self._name, self._value = (
            (min(MOST_NAME, room - OTHERS), 13) if self._is_wide else (19, 12)
        )

    def sections(self) -> Iterator[Section]:
        """Values and findings that moved in one or the other."""
        lines = tuple(self._values())
        first, second = (f"[{digit}]" for digit in self._digits)
        title = "Dates and figures"
        head = (
            Span(" " * max(1, self._name + 4 - len(title))),
            *[right(each, self._value, "dim") for each in ("now", first, second)],
            Span("difference", "dim"),
        )
        if lines:
            yield Section(title, lines, head)
        if findings := tuple(self._findings()):
            yield Section("Findings", findings, head if not lines else ())
        if not lines and not findings:
            yield Section("Moved", (row(Span("Nothing moves in either of them.")),))
        same = [e for e in self._answers[0].same if e in self._answers[1].same]
        yield same_section(same)

    def _values(self) -> Iterator[Line]:
        ways = [{_key(e.moved): e.moved for e in each.moved} for each in self._answers]
        between = {_key(each): each for each in self._held.moved}
        for key in _in_order(between, *ways):
            subject, what = key
            base = (subject, what.removesuffix(".status"))
            is_told = base == key or not any(base in way for way in ways)
            if value_name(what) and is_told:
                yield self._value_line(key, [way.get(key) for way in ways], between)

    def _value_line(
        self,
        key: Key,
        moved: Iterable[Moved | None],
        between: Mapping[Key, Moved],
    ) -> Line:
        subject, what = key
        there = [each for each in moved if each is not None]
        before = there[0].before
        after = [each.after if each else before for each in moved]
        far = between.get(key)
        texts = [said_value(what, each) for each in (before, *after)]
        roles: list[Role] = ["dim", "plain" if far is None else "strong"]
        return row(
            cell(whose(subject, value_name(what), self._name), self._name),
            *[
                right(cut(text, self._value), self._value, roles[place > 0])
                for place, text in enumerate(texts)
            ],
            said(far_words(far) if far else "the same", "plain" if far else "dim"),
            about=explained_as(what),
            subject=subject,
        )

    def _findings(self) -> Iterator[Line]:
        ways = [
            {_code(each.finding): each.finding for each in answer.findings}
            for answer in self._answers
        ]
        between = {_code(each): each for each in self._held.findings}
        for key in _in_order(between, *ways):
            found = [way.get(key) for way in ways]
            yield self._finding_line(found, between.get(key))

    def _finding_line(
        self, found: Iterable[FindingMoved | None], moved: FindingMoved | None
    ) -> Line:
        there = [each for each in found if each is not None]
        one = max(there, key=lambda each: each.after is not None)
        before = one.before
        levels = [before, *[each.after if each else before for each in found]]
        width = self._name - 4
        if not self._is_wide:  # words before what it was
            levels, width = levels[1:], width + self._value + GAP
        gravest = one.after or one.before
        role: Role = role_of(gravest) if gravest else "dim"
        return row(
            cell(mark_of(gravest) if gravest else "", MARK, role),
            cell(finding_words(one, width), width, role),
            *[
                right(level_words(level) if level else NONE, self._value, "dim")
                for level in levels
            ],
            said(
                became_words(moved) if moved else "the same",
                "plain" if moved else "dim",
            ),
            about=one.code,
            subject=one.subject,
        )


def _key(moved: Moved) -> Key:
    return moved.subject, moved.what


def _code(each: FindingMoved) -> Key:
    return each.subject, each.code


def _in_order(*ways: Mapping[Key, object]) -> Iterable[Key]:
    return dict.fromkeys(key for each in ways for key in each)
