"""The cases that are due, a line each, for a mail in the morning."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from qmas_tui.findings.model import AssessedCase
from qmas_tui.views.mask import Mask
from qmas_tui.views.prospect_rows import (
    AssessedProspect,
    days_left,
    prospect_sentence,
    prospect_words,
)
from qmas_tui.views.rows import row_sentence, row_words
from qmas_tui.views.width import clean


def digest(
    entries: Iterable[AssessedCase],
    as_of: date,
    within: int = 0,
    *,
    names: bool = False,
) -> tuple[str, ...]:
    """A line for each case to act on within so many days; none where nothing is due.

    What sleeps is left out. The cases stay in the order given. A mail is read by others
    and kept for long: it gives the reference of the case, and people by their initials
    alone, unless `names` is asked for.
    """
    return tuple(
        [
            clean(row_sentence(entry, as_of) if names else _unnamed(entry, as_of))
            for entry in entries
            if _is_due(entry, as_of, within)
        ]
    )


def prospect_digest(
    entries: Iterable[AssessedProspect], within: int = 0, *, names: bool = False
) -> tuple[str, ...]:
    """The same of prospects."""
    return tuple(
        clean(prospect_sentence(entry) if names else _unnamed_prospect(entry))
        for entry in entries
        if entry.assessment.asleep_until is None
        if (left := days_left(entry)) is not None and left <= within
    )


def _unnamed_prospect(entry: AssessedProspect) -> str:
    words = Mask([entry.prospect]).hide(prospect_words(entry))
    return f"{entry.prospect.case}: {' '.join(words.split())}"


def _unnamed(entry: AssessedCase, as_of: date) -> str:
    words = Mask([entry.holder]).hide(row_words(entry, as_of))
    return f"{entry.holder.case}: {' '.join(words.split())}"


def _is_due(entry: AssessedCase, as_of: date, within: int) -> bool:
    item = entry.assessment.next
    is_awake = entry.assessment.asleep_until is None
    return is_awake and item is not None and (item.act_by - as_of).days <= within
