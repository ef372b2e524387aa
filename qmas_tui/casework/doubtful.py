"""What is taken in from elsewhere although it cannot be, or is odd (HS-23)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from qmas_tui.facts.contradictions import new_contradictions
from qmas_tui.facts.holder import Holder
from qmas_tui.findings.plausible import oddities
from qmas_tui.policy.policy import Policy
from qmas_tui.views.doubts import contradiction_words, oddity_words


def doubtful_lines(
    pairs: Iterable[tuple[Holder | None, Holder]], policy: Policy, today: date
) -> Iterator[str]:
    """Lines on what is kept of cases, each as it was and as it will be.

    Nothing is asked: what cannot be is told on the case too, until it is corrected.
    """
    impossible, odd = list[str](), list[str]()
    for before, after in pairs:
        for found in new_contradictions(before, after, today):
            words = contradiction_words(found)
            impossible.append(f"{after.case}, {found.field}: {words}")
        for oddity in oddities(before, after, policy, today):
            odd.append(f"{after.case}: {oddity_words(oddity)}")
    if impossible:
        yield f"Imported although it cannot be, to be corrected: {len(impossible)}."
        yield from [f"  {each}" for each in impossible]
    if odd:
        yield f"Imported although it is odd, to be looked at: {len(odd)}."
        yield from [f"  {each}" for each in odd]
