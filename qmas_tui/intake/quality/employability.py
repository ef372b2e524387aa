"""Whether somebody in Hong Kong would employ the person (Q-26 to Q-29, Q-48)."""

from __future__ import annotations

from collections.abc import Iterator

from qmas_tui.facts.prospect_rows import Career
from qmas_tui.findings.model import Finding
from qmas_tui.intake.dossier import Dossier, work_row

WORK_LANGUAGES = ("zh", "en")
REGION_PLACES = ("hong-kong", "mainland")
"""Places that lie in the region, whatever the country says."""


def employability(dossier: Dossier) -> Iterator[Finding]:
    """Vacancies, licence, languages and links."""
    prospect = dossier.prospect
    least, vacancies = dossier.figures.vacancies_least, prospect.vacancies
    if vacancies is None:
        yield dossier.finding("employ.unchecked", least=least)
    elif vacancies < least:
        yield dossier.finding("employ.vacancies", vacancies=vacancies, least=least)
    if prospect.regulated is True and prospect.licence_route is None:
        yield dossier.finding("employ.licence")
    spoken = dossier.facts.good_languages
    if prospect.language and not set(WORK_LANGUAGES) & set(spoken):
        yield dossier.finding("employ.language")
    if prospect.hk_link is None:
        yield dossier.finding("employ.no-link")
        yield from _no_regional(dossier)


def _no_regional(dossier: Dossier) -> Iterator[Finding]:
    """Every work on record, and there are no others, was outside the region (HI-21)."""
    begun = [w for w in dossier.works if (w.from_ or dossier.as_of) <= dossier.as_of]
    if not dossier.facts.is_complete("work"):
        return
    if all(_is_outside(dossier, work) for work in begun):
        rows = [work_row(work, country=work.country) for work in begun]
        yield from dossier.of_rows("employ.no-regional", rows)


def _is_outside(dossier: Dossier, work: Career) -> bool:
    if work.country is None or work.place in REGION_PLACES:
        return False
    return work.country not in dossier.policy.nationals["HI-21"]
