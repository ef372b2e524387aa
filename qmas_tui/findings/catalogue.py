"""Every finding there is: what it rests on, on which rules, and how grave it can be.

One table, to be read beside the sentences of `views` by whoever knows the law, and
the one function that makes a finding of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from qmas_tui.findings.model import Fact, Finding, Level
from qmas_tui.findings.person import Person
from qmas_tui.policy.policy import Overruled
from qmas_tui.policy.rules import Basis, Rule


class Kind(Struct, frozen=True, gc=False):
    """One kind of finding.

    `rules` are all that it may rest on; some findings name those of them that decided,
    or `also` others. Where `counts_since`, it says since when it is so (R-19).
    """

    basis: Basis
    levels: tuple[Level, ...]
    rules: tuple[str, ...]
    also: str = ""
    counts_since: bool = False


_ACT: Final = ("act",)
_WARN: Final = ("warn",)
_WATCH: Final = ("watch",)
_GOOD: Final = ("good",)
_WARN_ACT: Final = ("warn", "act")
_WATCH_WARN: Final = ("watch", "warn")
_WATCH_ACT: Final = ("watch", "act")
_UP_TO_ACT: Final = ("watch", "warn", "act")

CATALOGUE: Final[dict[str, Kind]] = {
    # The limit of stay
    "stay.lapsed": Kind("practice", _ACT, ("E-26", "E-35")),
    "stay.overstayed": Kind("law", _ACT, ("E-22", "E-23", "OR-05")),
    "stay.unrecorded": Kind("house", _ACT, ("E-22",)),
    "stay.leave-by": Kind("practice", _WARN_ACT, ("E-33", "HS-26")),
    "stay.pending-past-limit": Kind(
        "practice", _WARN_ACT, ("E-33", "E-24", "E-25", "E-35")
    ),
    "stay.unconfirmed": Kind("house", _WATCH_WARN, ("HS-19",)),
    "stay.differs": Kind("house", _WATCH, ("S-11",), also="those of the stay pattern"),
    "scheme.left": Kind("house", _WATCH, ("H-11", "OR-11")),
    # Filings
    "filing.refused": Kind("official", _ACT, ("D-03", "D-08")),
    "filing.slow": Kind("practice", _WATCH, ("E-09", "E-10")),
    "abode.refused": Kind("official", _WARN_ACT, ("AP-16", "HS-28")),
    "abode.slow": Kind("official", _WATCH, ("AP-08",)),
    "trip.clashes": Kind("official", _ACT, ("E-06", "E-07")),
    "passport.renew-first": Kind("practice", _WARN_ACT, ("E-20", "R-15")),
    "passport.short": Kind("practice", _WATCH_WARN, ("R-15", "R-16")),
    "evidence.missing": Kind("practice", _WARN_ACT, (), also="those of the papers"),
    "request.unanswered": Kind("practice", _WARN_ACT, ("R-06",)),
    "entry.unused": Kind("practice", _WARN_ACT, ("E-30", "HS-08")),
    # Work and income
    "work.none": Kind(
        "house", _WARN_ACT, ("R-01", "E-16", "R-19", "R-20", "HS-13"), counts_since=True
    ),
    "work.contradicted": Kind("house", _WARN, ("E-16",)),
    "work.unknown": Kind("house", _UP_TO_ACT, ("E-16", "HS-14")),
    "work.below-level": Kind(
        "official", _WARN_ACT, ("E-17", "R-17", "R-19"), counts_since=True
    ),
    "work.commission-only": Kind("practice", _WARN, ("R-07",)),
    "work.abroad": Kind("practice", _WARN, ("R-03", "R-09")),
    "residence.thin": Kind(
        "practice", _WARN, ("E-16", "E-17", "R-11", "R-12", "R-14", "HS-27")
    ),
    "income.low": Kind(
        "practice", _WARN_ACT, ("E-17", "R-02", "R-04", "R-19"), counts_since=True
    ),
    "income.unknown": Kind("house", _WATCH, ("R-02",)),
    "income.top-tier": Kind("official", _GOOD, ("S-08", "E-27")),
    "plan.not-pursued": Kind("practice", _WATCH, ("R-18",)),
    "career.step-back": Kind("house", _WATCH, ("R-17", "HS-16")),
    "business.thin": Kind("practice", _WARN, ("R-01", "R-10")),
    # The seven years
    "milestone.uncovered": Kind(
        "practice", _WARN_ACT, ("AP-03", "AP-08", "P-01", "P-07")
    ),
    "milestone.reached": Kind(
        "official", _GOOD, ("P-01", "PR-01", "PR-02", "PR-05", "PR-06")
    ),
    "milestone.contested": Kind("practice", _WARN, ("OR-02", "OR-03", "P-01", "PR-03")),
    "absence.six-months": Kind("official", _WARN, ("AB-01",)),
    "absence.long": Kind("practice", _WATCH, ("AB-02", "AB-05")),
    "absence.year": Kind("practice", _WATCH, ("AB-03",)),
    "absence.nights": Kind("practice", _WATCH, ("OR-03", "R-11")),
    "absence.touchdown": Kind("practice", _WARN, ("OR-03", "AB-01", "HS-11")),
    "absence.away-now": Kind("practice", _WATCH_WARN, ("AB-01", "OR-16")),
    # The family
    "dependant.drift": Kind("official", _WATCH_ACT, ("D-02",)),
    "dependant.ageing-out": Kind("practice", _WARN_ACT, ("D-01", "D-07")),
    "dependant.basis-lost": Kind("official", _WARN_ACT, ("D-03", "D-14")),
    "family.unrecorded": Kind("house", _WATCH, ("D-02",)),
    # The record
    "facts.broken": Kind("house", _ACT, ("HS-29",)),
    "facts.order": Kind("house", _WATCH_WARN, ("HS-29", "C-10")),
    "facts.grant-missing": Kind("house", _ACT, ("E-07", "E-22")),
    "facts.filing-unmatched": Kind("house", _WARN, ("E-01", "E-02")),
    "facts.landing-missing": Kind("house", _WARN, ("OR-12", "P-09")),
    "facts.pattern-unknown": Kind("house", _WATCH_ACT, ("S-05",)),
    "facts.step-assumed": Kind("house", _WATCH, ("S-05",)),
    "facts.citizenship-unknown": Kind("house", _WATCH, ("P-03",)),
    "facts.limit-unknown": Kind("house", _WARN, ("D-09",)),
    "facts.birthplace-unknown": Kind("house", _WATCH, ("CH-01",)),
    "import.unread": Kind("house", _WATCH, ("HS-30",)),
    # The book
    "rules.unchecked": Kind("house", _WARN, ("HS-21",)),
}


def finding(
    person: Person,
    code: str,
    level: Level | None = None,
    *,
    rules: tuple[str, ...] | None = None,
    basis: Basis | None = None,
    overruled: tuple[Overruled, ...] = (),
    due_on: date | None = None,
    lost_on: date | None = None,
    **evidence: Fact,
) -> Finding:
    """A finding of the catalogue about a person, with the facts that triggered it."""
    kind = CATALOGUE[code]
    return finding_of(
        person, code, kind, level, evidence, rules, basis, overruled, due_on, lost_on
    )


def finding_of(
    person: Person,
    code: str,
    kind: Kind,
    level: Level | None,
    evidence: Mapping[str, Fact],
    rules: tuple[str, ...] | None = None,
    basis: Basis | None = None,
    overruled: tuple[Overruled, ...] = (),
    due_on: date | None = None,
    lost_on: date | None = None,
) -> Finding:
    """A finding of a kind about a person, with the facts that triggered it.

    `rules` and `basis` where those of the catalogue are not the ones that decided, the
    level where there is more than one; `overruled` are figures that the office set for
    some days, among them the one asked about. A finding that rests only on practice of
    low confidence is at most a warning, unless the office has set the figure itself.
    """
    named = kind.rules if rules is None else rules
    cited = person.policy.rules
    changed = tuple([rule for rule in named if cited[rule].overruled])
    if overruled:
        changed = tuple(dict.fromkeys([*changed, *(each.rule for each in overruled)]))
    level = level or kind.levels[0]
    if level == "act" and not changed and _is_hearsay([cited[r] for r in named]):
        level = "warn"
    since = evidence["since"] if kind.counts_since else None
    return Finding(
        code,
        person.subject,
        level,
        basis or kind.basis,
        named,
        tuple(evidence.items()),
        changed,
        due_on,
        lost_on,
        kind.counts_since,
        since if isinstance(since, date) else None,
    )


def _is_hearsay(rules: Sequence[Rule]) -> bool:
    """Whether all that decided is practice of low confidence."""
    weak = [r.basis == "practice" and r.confidence == "low" for r in rules]
    return bool(weak) and all(weak)
