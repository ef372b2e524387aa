"""What needs attention: things of one kind that are in many cases, as one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from qmas_tui.findings.model import AssessedCase, Finding
from qmas_tui.findings.risk import all_findings, is_gap
from qmas_tui.views.items import of_whom
from qmas_tui.views.prospect_rows import AssessedProspect, prospect_sentence
from qmas_tui.views.rows import row_sentence
from qmas_tui.views.say import count, day_words
from qmas_tui.views.words import headline

FEW: Final = 3
"""So many cases of one kind are named one by one."""
_TO_ACT: Final = "to act on today"
_PROSPECT_TO_ACT: Final = "prospects to act on today"
_ALIKE: Final = {
    "stay.unconfirmed": "limit not yet checked on the e-Visa",
    "work.unknown": "work unknown",
    "import.unread": "cells of a sheet not read",
    "facts.order": "days that cannot be right",
    "facts.filing-unmatched": "filing pending, no limit matches it",
    "facts.step-assumed": "extension assumed; confirm which",
}
"""Gaps whose headlines differ from case to case, and what is common to them."""


class Matter(Struct, frozen=True, gc=False):
    """Something that needs attention: its kind in words, the case, and a line on it."""

    kind: str
    case: str
    line: str


def matters(entries: Iterable[AssessedCase]) -> Iterator[Matter]:
    """What is to act on today, and what each record lacks, case by case."""
    for entry in entries:
        found, case = entry.assessment, entry.holder.case
        if found.next is not None and found.next.act_by <= found.as_of:
            yield Matter(_TO_ACT, case, row_sentence(entry, found.as_of))
        for each in all_findings(found):
            if is_gap(each):
                yield Matter(_kind(each), case, _gap(entry, each))


def prospect_matter(entry: AssessedProspect) -> Matter:
    """A prospect to be acted on today."""
    line = prospect_sentence(entry)
    return Matter(_PROSPECT_TO_ACT, entry.prospect.case, line)


def landed_matter(entry: AssessedProspect, landed_on: date) -> Matter:
    """Somebody who has landed, and whose stay nobody watches for want of a holder."""
    case = entry.prospect.case
    line = (
        f"{case}, {entry.prospect.name}: landed on {day_words(landed_on)}, and no "
        f"holder is made; qmas-tui land {case} on=DAY does it."
    )
    return Matter("landed, and no holder made", case, line)


def grouped(
    found: Iterable[Matter],
    *,
    whole: bool = False,
    few: int = FEW,
    hint: str = "--all lists them",
) -> Iterator[str]:
    """One line for each kind that is in more than a `few` cases, else one for each.

    Kinds stand in the order in which they first come. `whole` asks for every line;
    `hint` tells how to do that.
    """
    kinds: dict[str, list[Matter]] = {}
    for each in found:
        kinds.setdefault(each.kind, []).append(each)
    for kind, those in kinds.items():
        cases = len({each.case for each in those})
        if whole or cases <= few:
            yield from _lines(those)
        else:
            yield f"{kind}: {count(cases, 'case')}; {hint}"


def _lines(those: Sequence[Matter]) -> list[str]:
    return list(dict.fromkeys(each.line for each in those))


def _kind(finding: Finding) -> str:
    return _ALIKE.get(finding.code) or headline(finding)


def _gap(entry: AssessedCase, finding: Finding) -> str:
    holder = entry.holder
    words = of_whom(finding.subject, headline(finding))
    return f"{holder.case}, {holder.name}: to complete: {words}."
