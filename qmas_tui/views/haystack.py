"""All that a bare word of a filter is looked for in, folded, once for a case."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from qmas_tui.findings.model import AssessedCase
from qmas_tui.findings.risk import all_findings
from qmas_tui.views.say import day_words
from qmas_tui.views.stages import stage_sentence, stage_words
from qmas_tui.views.words import headline


def fold(text: str) -> str:
    """Text without what a person does not type: capitals, accents, full widths."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join([sign for sign in apart if not unicodedata.combining(sign)])


def haystack(case: AssessedCase) -> str:
    """Names, case, adviser, tags, employers, notes, stage, findings and dates."""
    return fold("\n".join(_texts(case)))


def holds_word(text: str, word: str) -> bool:
    """Whether a word stands in a folded text.

    One that begins with a letter of an alphabet has to begin a word; digits and Chinese
    are found anywhere.
    """
    if word not in text:
        return False
    if word[:1].upper() == word[:1]:  # it has no capitals: no alphabet
        return True
    return re.search(rf"(?<![^\W_]){re.escape(word)}", text) is not None


def _texts(case: AssessedCase) -> Iterator[str]:
    holder, found = case.holder, case.assessment
    yield holder.case
    yield holder.name
    yield holder.name_zh or ""
    yield holder.adviser or ""
    yield holder.nationality or ""
    yield from holder.tags
    yield stage_words(found)
    yield stage_sentence(found)
    yield from [each.name for each in holder.dependant]
    yield from [each.employer for each in holder.work if each.employer]
    yield from [each.text for each in holder.note]
    for finding in all_findings(found):
        yield finding.code
        yield headline(finding)
    for day in {each.on for each in found.deadlines}:
        yield f"{day.isoformat()} {day_words(day)}"
