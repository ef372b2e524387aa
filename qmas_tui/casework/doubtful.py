"""What is taken in from elsewhere although it cannot be, or is odd (HS-23)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from qmas_tui.casework.checks import newly_impossible
from qmas_tui.casework.consent import newly_odd
from qmas_tui.facts.changes import Case
from qmas_tui.policy.policy import Policy
from qmas_tui.views.doubts import contradiction_words, oddity_words


def doubtful_lines(
    pairs: Iterable[tuple[Case | None, Case]], policy: Policy, today: date
) -> Iterator[str]:
    """Lines on what is kept of cases, each as it was and as it will be.

    Nothing is asked: what cannot be is told on the case too, until it is corrected.
    """
    impossible, odd = list[str](), list[str]()
    for before, after in pairs:
        for found in newly_impossible(before, after, today):
            words = contradiction_words(found)
            impossible.append(f"{after.case}, {found.field}: {words}")
        for oddity in newly_odd(before, after, policy, today):
            odd.append(f"{after.case}: {oddity_words(oddity)}")
    if impossible:
        yield f"Imported although it cannot be, to be corrected: {len(impossible)}."
        yield from [f"  {each}" for each in impossible]
    if odd:
        yield f"Imported although it is odd, to be looked at: {len(odd)}."
        yield from [f"  {each}" for each in odd]
