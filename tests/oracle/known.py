"""What the record says of a holder on a day (section 2, "What is known")."""

from __future__ import annotations

from datetime import date

from .days import Row, add_months, known
from .filings import HOLDER, abode_of, filings_known
from .pattern import choose_pattern, grants_known, normal_ends


class Known:
    def __init__(self, holder: Row, as_of: date) -> None:
        self.h = holder
        self.as_of = as_of
        self.route: str = holder["route"]
        self.grants = grants_known(holder, as_of)
        self.filings = filings_known(holder, as_of)
        self.works = known(holder.get("work", []), "from", as_of)
        self.trips: list[Row] = holder.get("trip", [])
        self.dependants: list[Row] = holder.get("dependant", [])
        self.wanted = holder.get("abode") != "not-wanted"
        self.abode = abode_of(self.filings, HOLDER)
        self.closed = holder.get("status") == "closed"
        self.permanent = holder.get("status") == "permanent" or self.abode.granted
        self.approved = "approved_on" in holder and holder["approved_on"] <= as_of
        self.landed_on: date | None = holder.get("landed_on")
        if self.landed_on is None:
            self.landed = bool(self.grants)
        else:
            self.landed = self.landed_on <= as_of
        left = "left_on" in holder and holder["left_on"] <= as_of
        self.left_for: str | None = holder["left_for"] if left else None
        self.left_hong_kong = self.left_for == "left-hong-kong"
        self.other_permission = left and not self.left_hong_kong
        self.scheme_pattern = choose_pattern(holder, self.grants, as_of)
        self.pattern = None if left else self.scheme_pattern

    @property
    def limit(self) -> date:
        """L: the last grant's, else the forecast end of the first step."""
        if self.grants:
            until: date = self.grants[-1]["until"]
            return until
        assert self.landed_on is not None
        ends = normal_ends(self.landed_on, self.scheme_pattern)
        return ends[0] if ends else add_months(self.landed_on, 24)

    @property
    def confirmed(self) -> bool:
        return bool(self.grants) and bool(self.grants[-1].get("confirmed", False))

    @property
    def active(self) -> bool:
        """Whether anything of the holder's own is worked out."""
        gone = self.left_hong_kong and self.landed
        return not (self.closed or self.permanent or gone)
