"""Yes, no and unknown, and what several of them come to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

State = Literal["yes", "no", "unknown"]


def state(fact: bool | None) -> State:
    """What a yes-no fact says; left out it is unknown."""
    if fact is None:
        return "unknown"
    return "yes" if fact else "no"


def best_of(states: Iterable[State], *, complete: bool) -> State:
    """One yes suffices; it is a no only where the list is complete and all are no."""
    known = set(states)
    if "yes" in known:
        return "yes"
    return "unknown" if "unknown" in known or not complete else "no"


def all_of(states: Iterable[State]) -> State:
    """One no decides; else one unknown does."""
    known = set(states)
    if "no" in known:
        return "no"
    return "unknown" if "unknown" in known else "yes"


def opposite(of: State) -> State:
    """Yes for no and no for yes; unknown stays unknown."""
    return {"yes": "no", "no": "yes", "unknown": "unknown"}[of]  # type: ignore[return-value]
