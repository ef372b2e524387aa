"""The twelve criteria in words: names, why each stands so, what would meet it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from qmas_tui.intake.model import Criterion
from qmas_tui.views.labels import language_words
from qmas_tui.views.template import fill


class Words(Struct, frozen=True, gc=False):
    """One criterion: its name, what its state rests on, and what would meet it.

    `why` and `meets` are written as phrases are.
    """

    name: str
    why: str
    meets: str


_DEGREE: Final = (
    "[level?{level}][!level?no postgraduate degree held is recorded][ of {institution}]"
)
_MONTHS: Final = "{months:month} for sure, {need} needed"
WORDS: Final[tuple[Words, ...]] = (
    Words(
        "age",
        "[too_old_on?until {too_old_on}][!too_old_on?date of birth not recorded]",
        "[too_old_on?no longer possible][!too_old_on?record the date of birth]",
    ),
    Words(
        "degree of a listed university",
        _DEGREE,
        "a postgraduate degree of a university on the list of the year",
    ),
    Words(
        "the same degree in STEM",
        _DEGREE,
        "one degree both of a listed university and on the list of STEM subjects",
    ),
    Words(
        "two languages",
        "[languages?good in {languages}][!languages?no language recorded as good]",
        "two languages good in writing and speech",
    ),
    Words(
        "English",
        "[level?recorded as {level}][!level?not recorded]",
        "English good in writing and speech",
    ),
    Words("graduate-level work", _MONTHS, "{need:month} of graduate-level work"),
    Words(
        "work for a reputable enterprise",
        _MONTHS,
        "{need:month} at a multinational or reputable enterprise",
    ),
    Words(
        "work in a named field",
        _MONTHS,
        "{need:month} in innovation and technology, finance or international trade",
    ),
    Words(
        "international work",
        _MONTHS,
        "{need:month} of international work (the adviser's reading)",
    ),
    Words(
        "income",
        "[ends_on?{hkd:money} in the year to {ends_on}]"
        "[!ends_on?no income of the year before is recorded]",
        "{need:money} in the year before the filing",
    ),
    Words(
        "profitable business",
        "[business?{business}][!business?no business owned is recorded][ ({share} %)]"
        "[profit_hkd?, {profit_hkd:money}]",
        "a business owned, with {need:money} of profit in the year before the filing",
    ),
    Words(
        "listed company",
        "[business?{business}][!business?no listed company owned is recorded]"
        "[ ({share} %)]",
        "a listed company, owned with real influence",
    ),
)
"""In the order of their numbers."""


def criterion_name(n: int) -> str:
    """A criterion by its number: 6 graduate-level work."""
    return f"{n} {WORDS[n - 1].name}"


def criteria_words(numbers: Iterable[str]) -> str:
    """Several by their numbers, as evidence has them."""
    return ", ".join(criterion_name(int(each)) for each in numbers)


def why_words(found: Criterion) -> str:
    """What the state of a criterion rests on."""
    facts = dict(found.evidence)
    if isinstance(known := facts.get("languages"), tuple):
        facts["languages"] = tuple([language_words(str(each)) for each in known])
    return fill(WORDS[found.n - 1].why, facts)


def meets_words(found: Criterion) -> str:
    """What would meet a criterion; of one that is met, which papers it lacks."""
    if found.state == "yes":
        papers = ", ".join(each.replace("-", " ") for each in found.wanting)
        return f"papers lacking: {papers}" if papers else ""
    return fill(WORDS[found.n - 1].meets, dict(found.evidence) | {"need": found.need})
