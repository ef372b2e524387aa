"""How far long work has come: told to a step, which stops the work by raising."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeVar

Step = Callable[[int, int], object]
"""Hears how much is done of how much, and stops it by raising.

Of nothing where the work has no measure for what it does now.
"""
EVERY: Final = 100
"""Of so many things one is told of: each telling may be drawn on a screen."""
T = TypeVar("T")


def unheard(done: int, total: int) -> None:
    """The step that nobody hears of."""


def watched(items: Sequence[T], step: Step) -> Iterator[T]:
    """The items one by one, while the step hears how many were taken."""
    for number, item in enumerate(items):
        if number % EVERY == 0:
            step(number, len(items))
        yield item
    step(len(items), len(items))


def halves(step: Step, total: int) -> tuple[Step, Step]:
    """A step for each half of one work, both told as so much of the same total."""

    def first(done: int, of: int) -> None:
        step(total * done // max(2 * of, 1), total)

    def second(done: int, of: int) -> None:
        step(total * (of + done) // max(2 * of, 1), total)

    return first, second
