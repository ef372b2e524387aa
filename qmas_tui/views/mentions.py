"""Where other cases name a person: in what is recorded, and in what once was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from qmas_tui.facts.changes import Case, Change, Past
from qmas_tui.facts.clock import in_hong_kong
from qmas_tui.facts.scenario_row import ScenarioRow
from qmas_tui.facts.texts import texts_of
from qmas_tui.views.past import changes_of
from qmas_tui.views.say import day_words

Mentions = tuple[tuple[str, str], ...]
"""Cases, each with the place where the person is named, in words."""


def mentions(holder: Case, holders: Iterable[Case]) -> Mentions:
    """Which other cases name a person, and where: by reference, name or Chinese name.

    Looked for in every text, in capital or small letters, as whole words.
    """
    names = _Names(holder)
    return tuple(
        (other.case, written.where)
        for other in holders
        if other.case != holder.case and names.may_be_in(other)
        for written in texts_of(other)
        if names.are_in(written.text)
    )


def past_mentions(holder: Case, history: Sequence[Past]) -> Mentions:
    """In the history of which other cases a person is named, and on which days.

    A change names the person where its words do, or a text that it brought or took.
    """
    names = _Names(holder)
    own = {holder.case}
    for _, change in changes_of(holder.case, history):
        own |= {each.case for each in (change.before, change.after) if each}
    found = [
        (change.case, f"history of {day_words(in_hong_kong(past.when).date())}")
        for past in history
        for change in past.changes
        if change.case not in own
        and names.may_be_in(change)
        and any(names.are_in(text) for text in _told(change))
    ]
    return tuple(dict.fromkeys(found))


def scenario_mentions(
    holder: Case, saved: Mapping[str, Iterable[ScenarioRow]]
) -> Mentions:
    """In which saved scenarios of other cases a person is named."""
    names = _Names(holder)
    return tuple(
        (case, f"scenario {row.name}")
        for case, rows in saved.items()
        if case != holder.case
        for row in rows
        if any(map(names.are_in, (row.name, *_texts_in(row))))
    )


def _texts_in(row: ScenarioRow) -> Iterator[str]:
    """Every text in the changes of a scenario."""
    found: list[object] = [msgspec.json.decode(each) for each in row.change]
    while found:
        each = found.pop()
        if isinstance(each, str):
            yield each
        elif isinstance(each, dict):
            found += each.values()
        elif isinstance(each, list):
            found += each


def _told(change: Change) -> set[str]:
    before, after = (
        {written.text for written in texts_of(each)} if each else set()
        for each in (change.before, change.after)
    )
    return {change.who, change.what, change.why} | before ^ after


class _Names:
    """What a person is called."""

    def __init__(self, holder: Case) -> None:
        called = (holder.case, holder.name, holder.name_zh)
        names = [even for name in called if (even := _even(name or ""))]
        self._whole = re.compile("|".join(map(_whole, names)))
        self._parts = [_encoded(max(name.split(), key=len)) for name in names]

    def may_be_in(self, recorded: Struct) -> bool:
        """A quick look that spares a slow one: whether part of a name is there."""
        text = _encoded(recorded)
        return any(part in text for part in self._parts)

    def are_in(self, text: str) -> bool:
        """Whether one of them stands in a text."""
        return bool(self._whole.search(_even(text)))


def _encoded(value: str | Struct) -> str:
    """A value as JSON without its ends; what is in a text is in what holds the text."""
    return msgspec.json.encode(value).decode()[1:-1].casefold()


def _whole(name: str) -> str:
    """A pattern for a name that is no part of a longer word: Q-1 is not in Q-142."""
    before = "(?<![0-9a-z])" if re.match("[0-9a-z]", name) else ""
    after = "(?![0-9a-z])" if re.search("[0-9a-z]$", name) else ""
    return f"{before}{re.escape(name)}{after}"


def _even(text: str) -> str:
    return " ".join(text.casefold().split())
