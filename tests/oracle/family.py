"""A dependant, worked out beside the holder (section 5, "Dependants")."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from .days import Row, birthday, last_working, plus
from .filings import Abode, Term, abode_of, term_of
from .items import Subject
from .known import Known
from .residence import Clock, dependant_clock
from .seven import clock_findings
from .stay import abode_findings, filing_codes, stay_codes, stay_items
from .travel import clash, passport_codes

OUT_OF_FORCE = ("stay.lapsed", "stay.overstayed", "stay.pending-past-limit")


@dataclass
class Head:
    """What dependants need of their holder."""

    known: Known
    term: Term | None = None
    ahead: list[date] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)


def is_permanent(row: Row, abode: Abode) -> bool:
    born_here = row.get("born_in") == "hong-kong"
    chinese = row.get("citizenship") == "chinese"
    return row.get("status") == "permanent" or abode.granted or (born_here and chinese)


def left_for(row: Row, as_of: date) -> str | None:
    """Why a dependant has left the family, once the day has come."""
    if "left_on" in row and row["left_on"] <= as_of:
        return str(row["left_for"])
    return None


def belongs_to_family(row: Row, known: Known) -> bool:
    """Whether a dependant shares fee and papers with the holder."""
    if is_permanent(row, abode_of(known.filings, row["name"])):
        return False
    return left_for(row, known.as_of) is None


def basis_lost(row: Row, known: Known) -> bool:
    why = left_for(row, known.as_of)
    if why == "own-permission":
        return False
    return why is not None or known.left_hong_kong


def limit_of(row: Row, known: Known) -> date | None:
    """Typed in, else the holder's, else unknown."""
    if "limit_of_stay" in row:
        day: date = row["limit_of_stay"]
        return day
    if known.permanent or not known.landed:
        return None
    if left_for(row, known.as_of) == "own-permission":
        return None
    return running_limit(row, known) if basis_lost(row, known) else known.limit


def running_limit(row: Row, known: Known) -> date:
    """The holder's limit on the day of leaving, whatever was granted since."""
    days = []
    if left_for(row, known.as_of) is not None:
        days.append(row["left_on"])
    if known.left_hong_kong:
        days.append(known.h["left_on"])
    ends = [g["until"] for g in known.grants if g["until"] >= min(days)]
    return min(ends, default=known.limit)


class Dependant(Subject):
    """One dependant's limit, dates, findings and items."""

    def __init__(self, row: Row, head: Head) -> None:
        name = row["name"]
        abode = abode_of(head.known.filings, name)
        super().__init__(name, "limit_of_stay" in row, abode=abode)
        self.row, self.head, self.as_of = row, head, head.known.as_of
        self.clock: Clock | None = None
        self.wanted = row.get("abode") != "not-wanted"
        self.why_left = left_for(row, self.as_of)
        self.gone = self.why_left is not None or head.known.left_hong_kong
        self.no_basis = basis_lost(row, head.known)
        if is_permanent(row, abode) or self.why_left == "left-hong-kong":
            return
        self.work_limit()
        abode_findings(self, self.as_of)
        self.work_clock()
        self.work_record()

    def work_limit(self) -> None:
        known = self.head.known
        limit = limit_of(self.row, known)
        if not self.typed and (limit is None or known.left_hong_kong):
            self.codes["facts.limit-unknown"] = "warn"
        if limit is None:
            return
        term = self.term = term_of(
            known.filings, self.name, limit, self.gone, known.permanent
        )
        self.dates |= term.dates()
        self.work_stay(term)
        self.work_passport(term)
        self.work_basis(term)
        if not self.gone and self.head.term is not None:
            self.drift(self.head.term.limit, limit)
        if not self.gone:
            self.ageing_out(term)

    def work_stay(self, term: Term) -> None:
        as_of, trips = self.as_of, self.row.get("trip", [])
        if self.typed:
            begun = [t for t in trips if t["out"] <= as_of]
            self.codes |= stay_codes(term, True, begun, as_of)
            due = clash(trips, term, as_of)
            if due is not None:
                self.codes["trip.clashes"] = "act"
                self.add("trip.clashes", due, term.limit)
        self.codes |= filing_codes(term, as_of)
        stay_items(self, term, as_of)

    def work_passport(self, term: Term) -> None:
        following = next(iter(self.path(term)[1:]), None)
        expiry = self.row.get("passport_expires_on")
        self.codes |= passport_codes(expiry, term, following, self.as_of)
        if "passport.renew-first" in self.codes:
            self.add("passport.renew-first", term.opens, term.lost(self.as_of))

    def path(self, term: Term) -> list[date]:
        """Their own limit, then what the holder has and is to have beyond it."""
        head = self.head
        if term.refused or self.gone or head.term is None:
            return [term.limit]
        beyond = [head.term.limit, *head.ahead]
        return [term.limit, *(day for day in beyond if day > term.limit)]

    def work_basis(self, term: Term) -> None:
        if not self.no_basis:
            return
        act = self.as_of >= term.opens
        self.codes["dependant.basis-lost"] = "act" if act else "warn"
        if term.filed:
            return
        if self.as_of > term.limit:
            self.add("dependant.basis-lost", term.limit, term.limit)
        else:
            self.add("dependant.basis-lost", term.opens, term.lost(self.as_of))

    def drift(self, holders: date, own: date) -> None:
        if own != holders:
            self.codes["dependant.drift"] = "act" if own < holders else "watch"

    def ageing_out(self, own: Term) -> None:
        """Where the own limit is past, the holder's later one applies."""
        if self.row["relation"] != "child" or "born_on" not in self.row:
            return
        term, holders = own, self.head.term
        if holders and self.as_of > own.limit and holders.limit > own.limit:
            term = holders
        adult = birthday(self.row["born_on"], 18)
        if not self.as_of < adult <= term.last_day:
            return
        act = self.as_of >= term.opens
        self.codes["dependant.ageing-out"] = "act" if act else "warn"
        self.add("dependant.ageing-out", last_working(plus(adult, -1)), adult)

    def out_of_force(self) -> bool:
        """Whether a passed limit leaves the latest day of the seven years open."""
        if self.typed:
            return any(code in self.codes for code in OUT_OF_FORCE)
        if any(code in self.head.codes for code in OUT_OF_FORCE):
            return True
        limit = self.limit
        return self.no_basis and limit is not None and self.as_of > limit

    def work_clock(self) -> None:
        clock = dependant_clock(self.row, self.as_of, self.out_of_force())
        self.clock = clock
        if clock is None:
            return
        codes = clock.absence_codes(self.limit)
        codes.pop("absence.touchdown", None)
        self.codes |= codes
        covered = None
        if self.term is not None:
            past = self.as_of > self.term.limit and not self.term.filed
            end = self.path(self.term)[-1]
            covered = clock.covered(end, past, self.term.refused)
        clock_findings(self, clock, covered, self.as_of)

    def work_record(self) -> None:
        row, landed = self.row, self.head.known.landed_on
        if row["relation"] != "child" or "born_in" in row or landed is None:
            return
        if "born_on" in row and row["born_on"] > landed:
            self.codes["facts.birthplace-unknown"] = "watch"
