"""Fills the templates of phrases: which turns stay, and how each fact is said."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Final

from msgspec import Struct

from qmas_tui.views.say import count, day_words, money

_TURN: Final = re.compile(r"\[(?:(!?)(\w+)\?)?([^\[\]]*)\]")
_NAME: Final = re.compile(r"\{(\w+)")

Facts = Mapping[str, object]


def fill(template: str, facts: Facts) -> str:
    """A template in words, without the turns that do not hold of these facts."""
    return kept(template, facts).format_map(_SaidFacts(facts))


def kept(template: str, facts: Facts) -> str:
    """The template without the turns that do not hold."""
    if "[" not in template:
        return template
    return "".join([turn.text for turn in _parted(template) if turn.holds(facts)])


def named_in(template: str) -> frozenset[str]:
    """The facts that a template names."""
    return frozenset(_NAME.findall(template))


def holds(when: str, facts: Facts) -> bool:
    """Whether every test holds: a fact is there, is not, or has one value."""
    for name, wanted, negated in _tests(when) if when else ():
        value = facts.get(name)
        if (value == wanted if wanted else bool(value)) == negated:
            return False
    return True


@lru_cache(maxsize=512)
def _tests(when: str) -> tuple[tuple[str, str, bool], ...]:
    """Each test: a fact, the value that it is to have if any, and if it is not to."""
    tests = []
    for test in when.split():
        name, _is, wanted = test.removeprefix("!").partition("=")
        tests.append((name, wanted, test.startswith("!")))
    return tuple(tests)


class _Turn(Struct, frozen=True, gc=False):
    """A piece of a template, and the test that keeps it."""

    text: str
    when: str = ""
    names: frozenset[str] = frozenset()

    def holds(self, facts: Facts) -> bool:
        return holds(self.when, facts) and all(facts.get(name) for name in self.names)


@lru_cache(maxsize=512)
def _parted(template: str) -> tuple[_Turn, ...]:
    """The pieces of a template; one with a test of its own asks for no more."""
    turns = []
    end = 0
    for found in _TURN.finditer(template):
        turns.append(_Turn(template[end : found.start()]))
        sign, name, text = found[1] or "", found[2] or "", found[3]
        names = frozenset() if name else named_in(text)
        turns.append(_Turn(text, f"{sign}{name}", names))
        end = found.end()
    return (*turns, _Turn(template[end:]))


class _SaidFacts(dict[str, object]):
    """Facts that say themselves, each when a template asks for it."""

    def __getitem__(self, name: str) -> _Said:
        return _Said(super().__getitem__(name))


class _Said(Struct, frozen=True, gc=False):
    """A value that says itself as a template asks: plainly, or with a noun.

    A plural of its own stands behind the noun: {met:criterion/criteria}.
    """

    value: object

    def __format__(self, how: str) -> str:
        value = self.value
        if isinstance(value, date):
            return day_words(value)
        if isinstance(value, tuple):
            return ", ".join(f"{_Said(each):{how}}" for each in value)
        if isinstance(value, int):
            if how == "money":
                return money(value)
            if how:
                return count(abs(value), *how.split("/"))
        text = str(value)
        return text.replace("-", " ") if how == "plain" else text
