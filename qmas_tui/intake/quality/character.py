"""Declarations and police certificates (Q-35, Q-36), and how long the passport runs."""

from __future__ import annotations

from collections.abc import Iterator

from qmas_tui.facts.prospect_rows import Lived
from qmas_tui.findings.calendar import DAY, add_months
from qmas_tui.findings.model import Finding
from qmas_tui.intake.dossier import Dossier, row
from qmas_tui.intake.work_months import whole_months


def character(dossier: Dossier) -> Iterator[Finding]:
    """What nobody asked, and places without a fresh certificate."""
    prospect = dossier.prospect
    asked = {
        "criminal_record": prospect.criminal_record,
        "adverse_immigration": prospect.adverse_immigration,
    }
    open_ = tuple(name for name, answer in asked.items() if answer is None)
    if open_:
        yield dossier.finding("character.unasked", open=open_)
    places = [
        row("lived", country=lived.country, police_on=lived.police_on)
        for lived in prospect.lived
        if _lived_long(dossier, lived) and not _is_cleared(dossier, lived)
    ]
    yield from dossier.of_rows("character.police", places)
    yield from _passport(dossier)


def _lived_long(dossier: Dossier, lived: Lived) -> bool:
    """A year or more of the ten before the filing (HI-17)."""
    figures, day = dossier.figures, dossier.filing_day
    first = max(lived.from_, add_months(day, -figures.lived_back_months))
    last = min(lived.to or day, day - DAY)
    return first <= last and whole_months(first, last) >= figures.lived_months


def _is_cleared(dossier: Dossier, lived: Lived) -> bool:
    months, police = dossier.figures.police_stale_months, lived.police_on
    return police is not None and add_months(police, months) >= dossier.filing_day


def _passport(dossier: Dossier) -> Iterator[Finding]:
    """The passport must outlast the first stay, from the expected landing (Q-37)."""
    expires = [passport.expires_on for passport in dossier.prospect.passport]
    figures = dossier.figures
    stay = {"gpt": figures.stay_months, "apt": figures.stay_apt_months}
    landing = add_months(dossier.filing_day, figures.decision_months)
    beyond = dossier.policy.figures.passport_beyond_stay_months
    needed = add_months(landing, stay[dossier.prospect.route] + beyond)
    if expires and max(expires) < needed:
        yield dossier.finding(
            "passport.short-for-grant",
            expires=max(expires),
            needed=needed,
            landing=landing,
        )
