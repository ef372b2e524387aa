"""Every finding about a prospect: on what it rests, and how grave it can be.

None of the quality findings is law but what they say of it; the figures are the
house's (HI).
"""

from __future__ import annotations

from typing import Final

from qmas_tui.findings.catalogue import Kind

_ACT: Final = ("act",)
_WARN: Final = ("warn",)
_WATCH: Final = ("watch",)
_GOOD: Final = ("good",)
_WARN_ACT: Final = ("warn", "act")
_WATCH_WARN: Final = ("watch", "warn")

INTAKE: Final[dict[str, Kind]] = {
    # The line
    "prerequisite.not-met": Kind(
        "official", _ACT, ("B-08",), also="those of the prerequisites"
    ),
    "prerequisite.unknown": Kind(
        "house", _WATCH, ("B-08",), also="those of the prerequisites"
    ),
    "criteria.short": Kind("official", _WARN, ("G-19",)),
    "criteria.unknown": Kind("house", _WARN, ("G-19",)),
    "points.short": Kind("official", _WATCH_WARN, ("O-03",)),
    "apt.no-achievement": Kind("official", _WARN, ("A-01", "A-03")),
    "age.closing": Kind("official", _WARN_ACT, ("G-02", "HI-13")),
    # The case as a whole
    "case.margin": Kind("practice", _WARN, ("Q-41",)),
    "case.strong": Kind("practice", _GOOD, ("Q-41",)),
    "case.one-sided": Kind("practice", _WATCH, ("Q-40", "HI-14")),
    "case.undocumented": Kind("official", _WARN_ACT, ("G-20", "Q-39", "HI-15")),
    "case.better-route": Kind("practice", _WARN, ("Q-44", "Q-45", "W-20")),
    "case.early-career": Kind("practice", _WATCH, ("Q-49", "HI-22")),
    # Funds and income
    "funds.unknown": Kind("house", _WATCH, ("Q-01",)),
    "funds.below-budget": Kind("practice", _WARN, ("Q-01", "HI-01")),
    "funds.third-party": Kind("practice", _WATCH, ("Q-05",)),
    "funds.short-statements": Kind("practice", _WARN, ("Q-02", "HI-02")),
    "funds.stale-statements": Kind("practice", _WATCH, ("Q-02", "HI-02")),
    "funds.swing": Kind("practice", _WATCH, ("Q-03", "HI-04")),
    "funds.unexplained": Kind("practice", _WARN, ("Q-03", "Q-04", "HI-03")),
    "income.differs": Kind("practice", _WARN, ("Q-07", "HI-05")),
    # The timeline and the career
    "timeline.gap": Kind("practice", _WARN, ("Q-08", "HI-06")),
    "timeline.overlap": Kind("practice", _WARN, ("Q-10", "HI-07")),
    "timeline.conflict": Kind("practice", _WARN, ("Q-09", "Q-12")),
    "timeline.fragmented": Kind("practice", _WATCH, ("Q-46", "HI-19")),
    "career.no-progress": Kind("practice", _WATCH, ("Q-47", "HI-20")),
    "cv.differs": Kind("practice", _WARN, ("Q-09",)),
    "cv.recruiter": Kind("practice", _WATCH, ("Q-38",)),
    # Letters
    "letter.missing": Kind("practice", _WARN, ("Q-13",)),
    "letter.alone": Kind("practice", _WARN, ("Q-17",)),
    "letter.form": Kind("practice", _WARN, ("Q-14",)),
    "letter.unchecked": Kind("house", _WATCH, ("Q-14", "Q-15", "Q-16")),
    "letter.vague": Kind("practice", _WARN, ("Q-15",)),
    "letter.unverifiable": Kind("practice", _WARN, ("Q-16",)),
    "letter.differs": Kind("practice", _WARN, ("Q-09",)),
    "letter.stale": Kind("house", _WATCH, ("HI-08",)),
    # Roles
    "role.inflated": Kind("practice", _WATCH_WARN, ("Q-18", "HI-09")),
    "role.no-chart": Kind("practice", _WATCH, ("Q-19",)),
    "role.level-unknown": Kind("house", _WATCH, ("Q-20",)),
    "role.reputable-unproved": Kind("practice", _WARN, ("Q-21",)),
    # Sector, employability and plan
    "sector.saturated": Kind("practice", _WARN, ("Q-24", "Q-25", "HI-11")),
    "sector.demand-unknown": Kind("practice", _WATCH, ("Q-23", "B-17")),
    "employ.vacancies": Kind("practice", _WARN, ("Q-26", "HI-10")),
    "employ.unchecked": Kind("practice", _WATCH, ("Q-26", "HI-10")),
    "employ.licence": Kind("practice", _WARN, ("Q-28",)),
    "employ.language": Kind("practice", _WARN, ("Q-27",)),
    "employ.no-link": Kind("practice", _WATCH, ("Q-29",)),
    "employ.no-regional": Kind("practice", _WATCH, ("Q-48", "HI-21")),
    "plan.missing": Kind("practice", _WATCH, ("Q-30",)),
    "plan.sector-switch": Kind("practice", _WARN, ("Q-30",)),
    # Degrees
    "degree.unverified": Kind("practice", _WARN, ("Q-32", "G-20")),
    "degree.list-year": Kind("official", _WARN, ("Q-33", "G-16")),
    "degree.branch": Kind("official", _WARN, ("G-17",)),
    "degree.name": Kind("practice", _WARN, ("Q-31",)),
    "degree.irrelevant": Kind("practice", _WATCH, ("Q-34",)),
    # Character, passport, family, integrity
    "character.unasked": Kind("house", _WATCH, ("Q-36",)),
    "character.police": Kind("practice", _WATCH, ("Q-35", "HI-17")),
    "passport.short-for-grant": Kind("practice", _WATCH, ("Q-37",)),
    "family.child-18": Kind("practice", _WARN, ("B-16", "Q-43")),
    "family.excluded": Kind("official", _ACT, ("B-19",)),
    "family.papers": Kind("practice", _WATCH, ("Q-43",)),
    "family.unrecorded": Kind("house", _WATCH, ("B-16",)),
    "integrity.bought": Kind("law", _ACT, ("Q-42", "X-32")),
    "integrity.unsigned": Kind("house", _WATCH, ("Q-42",)),
    "refusal.unchanged": Kind("practice", _WARN, ("X-31",)),
    # The record
    "facts.citizenship-unknown": Kind("house", _WATCH, ("B-13", "B-18")),
    "facts.mainland-unknown": Kind("house", _WATCH, ("B-13", "B-20")),
    "facts.order": Kind("house", _WATCH, ("HS-29",)),
    # From submission to landing
    "decision.late": Kind("practice", _WATCH, ("X-27", "X-28", "HI-16")),
    "request.unanswered": Kind("practice", _WARN_ACT, ("X-11", "HI-16", "HS-18")),
    "consent.missing": Kind("official", _WARN_ACT, ("X-20", "N-13", "HI-16", "HI-15")),
    "fee.unpaid": Kind("official", _WARN_ACT, ("X-38", "HI-15")),
    "entry.unused": Kind("practice", _WARN_ACT, ("X-24", "HI-16", "HI-15")),
    "identity-card.missing": Kind("practice", _WATCH_WARN, ("X-26", "HI-15")),
    "endorsement.missing": Kind("official", _WARN, ("X-25",)),
    "old-test.pending": Kind("official", _WATCH, ("G-22",)),
    "application.two-pending": Kind("official", _WARN, ("A-04",)),
}
