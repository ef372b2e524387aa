"""Which form settles which finding, and what of its evidence goes into the fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from qmas_tui.views.model import Form


class Way(Struct, frozen=True, gc=False):
    """One way to settle a finding, where the tests of `when` hold of its facts.

    `values` are templates over these facts. The row to be corrected is the last one
    whose fields are the facts that `row` names; of a dependant, their own.
    """

    form: Form
    table: str = ""
    fields: tuple[str, ...] = ()
    values: Mapping[str, str] = {}
    row: Mapping[str, str] = {}
    when: str = ""


Ways = tuple[Way, ...]


def _dependant(*fields: str, when: str = "dependant") -> Way:
    return Way("correct", "dependant", fields, when=when)


_LIMIT: Final = (_dependant("limit_of_stay"), Way("record", "grant"))
_LANDING: Final = (
    _dependant("landed_on"),
    Way("particulars", fields=("landed_on",)),
)
_PASSPORT: Final = (_dependant("passport_expires_on"), Way("record", "passport"))
_EXTENSION: Final = Way(
    "record",
    "filing",
    values={"kind": "extension", "outcome": "pending", "for": "[dependant?{name}]"},
)
_FILED: Final = Way("correct", "filing", row={"filed_on": "filed"})
_TRIP: Final = Way("correct", "trip", row={"out": "out"}, when="!dependant")
_NEW_TRIP: Final = Way("record", "trip", values={"of": "[dependant?{name}]"})
_NOTE: Final = Way("record", "note", values={"text": "{noted}: "})
_PAY: Final = ("monthly_income", "currency")

WAYS: Final[dict[str, Ways]] = {
    # The limit of stay
    "stay.lapsed": _LIMIT,
    "stay.overstayed": _LIMIT,
    "stay.unrecorded": _LIMIT,
    "stay.leave-by": (_FILED, *_LIMIT),
    "stay.pending-past-limit": (_FILED, *_LIMIT),
    "stay.unconfirmed": (
        _dependant("limit_of_stay", when="people"),
        Way("correct", "grant", ("until", "confirmed"), {"confirmed": "yes"}),
        Way("record", "grant"),
    ),
    "stay.differs": (Way("correct", "grant", row={"until": "until"}), _NOTE),
    # Filings
    "filing.refused": (_EXTENSION,),
    "filing.slow": (_FILED, _NOTE),
    "abode.refused": (
        Way("correct", "filing", ("decided_on",), row=_FILED.row, when="!decided"),
        _NOTE,
    ),
    "abode.slow": (_FILED, _NOTE),
    "trip.clashes": (_TRIP, _NOTE),
    "passport.renew-first": _PASSPORT,
    "passport.short": _PASSPORT,
    "evidence.missing": (
        Way(_EXTENSION.form, "filing", values=_EXTENSION.values, when="now"),
        Way("papers"),
    ),
    "request.unanswered": (
        Way(
            "correct",
            "request",
            ("answered_on",),
            {"answered_on": "today"},
            {"asked_on": "asked"},
        ),
        _NOTE,
    ),
    "entry.unused": _LANDING,
    # Work and income
    "work.none": (Way("record", "work", values={"currency": "HKD"}),),
    "work.contradicted": (
        Way("correct", "work", ("to",), row={"from": "none_from"}),
        Way("record", "work"),
    ),
    "work.unknown": (
        Way("record", "work", values={"from": "[{first}]", "currency": "HKD"}),
    ),
    "work.below-level": (
        Way("correct", "work", ("title", "level", "sector")),
        Way("record", "work"),
    ),
    "work.commission-only": (
        Way("correct", "work", ("commission_only", *_PAY)),
        Way("record", "work"),
    ),
    "work.abroad": (
        Way("correct", "work", ("place",), row={"employer": "employer"}),
        _NOTE,
    ),
    "residence.thin": (_NOTE,),
    "income.low": (Way("correct", "work", _PAY), Way("record", "work")),
    "income.unknown": (Way("correct", "work", _PAY), Way("record", "work")),
    "plan.not-pursued": (_NOTE,),
    "career.step-back": (_NOTE,),
    "business.thin": (
        Way(
            "correct",
            "work",
            ("staff", "office", "turnover", "tax_paid"),
            row={"employer": "employer"},
        ),
        Way("record", "work"),
    ),
    # The seven years
    "milestone.uncovered": (_EXTENSION,),
    "milestone.reached": (
        Way(
            "record",
            "filing",
            values={**_EXTENSION.values, "kind": "right-of-abode"},
        ),
    ),
    "milestone.contested": (
        Way("record", "trip", values=_NEW_TRIP.values, when="unrecorded"),
        _NOTE,
    ),
    "absence.six-months": (
        Way("correct", "trip", ("reason",), row=_TRIP.row, when=_TRIP.when),
        _NOTE,
    ),
    "absence.touchdown": (_NOTE,),
    "absence.away-now": (
        Way("correct", "trip", ("back", "reason"), row=_TRIP.row, when=_TRIP.when),
        _NOTE,
    ),
    # The family
    "dependant.drift": (
        _dependant("limit_of_stay", when="past"),
        Way("record", "filing", values=_EXTENSION.values, when="earlier !filed"),
        _dependant("limit_of_stay"),
    ),
    "dependant.ageing-out": (
        Way("record", "filing", values=_EXTENSION.values, when="!after"),
        _NOTE,
    ),
    "dependant.basis-lost": (_NOTE,),
    "family.unrecorded": (Way("record", "dependant"),),
    # The record
    "facts.broken": (Way("correct", when="row"), Way("particulars")),
    "facts.order": (Way("correct", when="row"), Way("particulars")),
    "facts.grant-missing": _LIMIT,
    "facts.filing-unmatched": (_FILED, _NOTE),
    "facts.landing-missing": _LANDING,
    "facts.pattern-unknown": (Way("particulars", fields=("applied_on", "pattern")),),
    "facts.step-assumed": (
        Way("correct", "grant", ("step",), row={"until": "until"}),
        _NOTE,
    ),
    "facts.citizenship-unknown": (
        _dependant("citizenship"),
        Way("particulars", fields=("citizenship",)),
    ),
    "facts.limit-unknown": (_dependant("limit_of_stay"),),
    "facts.birthplace-unknown": (_dependant("born_in"),),
    "import.unread": (
        Way("correct", "unread", row={"column": "column", "text": "text"}),
    ),
}
"""The ways of each finding, of which the first that can be gone is taken."""
