"""What kinds of findings are called where they are counted, not told."""

from __future__ import annotations

from typing import Final

from qmas_tui.views.say import KINDS

_NAMES: Final = {
    # The limit of stay
    "stay.lapsed": "stay ended while away",
    "stay.overstayed": "overstayed",
    "stay.unrecorded": "limit passed, nothing on record",
    "stay.leave-by": "undecided, the stay ends",
    "stay.pending-past-limit": "limit passed while undecided",
    "stay.unconfirmed": "limit not yet checked on the e-Visa",
    "stay.differs": "stay differs from the pattern",
    "scheme.left": "left the scheme",
    # Filings
    "entry.unused": "entry visa not used",
    "evidence.missing": "papers missing",
    "filing.slow": "decision slow",
    "abode.slow": "abode decision slow",
    "passport.short": "passport too short",
    "facts.filing-unmatched": "filing pending, no limit matches",
    # Work and income
    "work.contradicted": "works, and recorded as out of work",
    "work.commission-only": "commission alone",
    "work.abroad": "work outside Hong Kong",
    "income.unknown": "income unknown",
    "income.top-tier": "top tier",
    "plan.not-pursued": "plan not pursued",
    "career.step-back": "a step back in the career",
    "business.thin": "business thin",
    # The seven years
    "residence.thin": "mostly away in this stay",
    "milestone.uncovered": "seven years not covered",
    "milestone.reached": "seven years reached",
    "milestone.contested": "seven years may be contested",
    "absence.away-now": "away from Hong Kong",
    "absence.six-months": "six months away at once",
    "absence.long": "long absence",
    "absence.year": "much of a year away",
    "absence.nights": "many nights away",
    "absence.touchdown": "only touched down",
    # The family
    "dependant.drift": "family on another limit",
    "family.unrecorded": "family not recorded",
    "facts.limit-unknown": "limit of a dependant unknown",
    "facts.birthplace-unknown": "place of birth unknown",
    # The record
    "facts.order": "days that cannot be right",
    "facts.landing-missing": "landing not recorded",
    "facts.step-assumed": "extension assumed; confirm which",
    "facts.citizenship-unknown": "citizenship unknown",
    "import.unread": "cells of a sheet not read",
    "rules.unchecked": "rules not checked for long",
}


def finding_name(code: str) -> str:
    """The name of a kind of finding."""
    return _NAMES[code] if code in _NAMES else KINDS[code]
