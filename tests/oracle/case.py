"""One holder with the family, worked out from the record (sections 2 to 5)."""

from __future__ import annotations

from datetime import date

from .absences import absences, touchdown_runs
from .days import Row, add_months, iso, plus
from .family import OUT_OF_FORCE, Dependant, Head, belongs_to_family, limit_of
from .filings import HOLDER, Term, belongs, is_for, term_of
from .items import Subject
from .known import Known
from .papers import checklist, evidence_level
from .path import fees, forecast, further_extension_due, top_tier_reached
from .pattern import Steps, number_steps
from .record import record_codes, requests_due
from .renewal import Renewal
from .residence import Clock, holder_clock, travel_codes
from .seven import away_item, clock_findings
from .stay import abode_findings, filing_codes, stay_codes, stay_items
from .travel import clash, passport_codes


class Case:
    def __init__(self, holder: Row, as_of: date) -> None:
        self.h, self.as_of = holder, as_of
        self.known = Known(holder, as_of)
        self.me = Subject(wanted=self.known.wanted)
        self.head = Head(self.known, codes=self.me.codes)
        self.steps = Steps([], None)
        self.path: list[Row] = []
        self.top = self.further = False
        self.clock: Clock | None = None
        self.covered: bool | None = None
        self.fees: Row | None = None
        self.since: dict[str, date | None] = {}
        self.family: list[Dependant] = []
        if self.known.closed:
            return
        if self.known.active:
            self.work_record()
            if self.known.landed:
                self.work_landed()
            else:
                self.work_entry()
        for row in holder.get("dependant", []):
            if self.known.permanent or self.known.landed or "limit_of_stay" in row:
                self.family.append(Dependant(row, self.head))
        if self.known.active:
            self.work_filings()
            self.work_unconfirmed()

    @property
    def subjects(self) -> list[Subject]:
        return [self.me, *self.family]

    def work_record(self) -> None:
        me, as_of = self.me, self.as_of
        me.codes |= record_codes(self.known)
        for due in requests_due(self.known):
            me.add("request.unanswered", due, due)
            act = as_of >= plus(due, -1)
            me.find_again("request.unanswered", "act" if act else "warn")

    def work_entry(self) -> None:
        """Approved, and not landed yet: the e-Visa has to be used."""
        if not self.known.approved:
            return
        me, as_of = self.me, self.as_of
        use_by = self.h.get("entry_by") or add_months(self.h["approved_on"], 3)
        me.dates["entry.use-by"] = use_by
        me.add("entry.use-by", use_by, use_by)
        if as_of >= plus(use_by, -30):
            act = as_of > use_by and "entry_by" in self.h
            me.codes["entry.unused"] = "act" if act else "warn"

    def work_landed(self) -> None:
        known, me = self.known, self.me
        me.abode = known.abode
        term = me.term = self.head.term = term_of(known.filings, HOLDER, known.limit)
        me.dates |= term.dates()
        self.work_stay(term)
        self.work_path(term)
        self.work_passport(term)
        abode_findings(me, self.as_of)
        self.work_clock(term)
        self.work_fees(term)
        if known.left_for is None:
            self.work_renewal(term)

    def work_stay(self, term: Term) -> None:
        known, me, as_of = self.known, self.me, self.as_of
        begun = [t for t in known.trips if t["out"] <= as_of]
        me.codes |= stay_codes(term, known.confirmed, begun, as_of)
        me.codes |= filing_codes(term, as_of)
        stay_items(me, term, as_of)
        guessed = me.codes.get("facts.pattern-unknown") == "act"
        if guessed and known.landed_on and as_of <= term.limit and not term.refused:
            me.add("facts.pattern-unknown", known.landed_on, term.limit)
        due = clash(known.trips, term, as_of)
        if due is not None:
            me.codes["trip.clashes"] = "act"
            me.add("trip.clashes", due, term.limit)

    def work_path(self, term: Term) -> None:
        """Granted steps, then those to come; none once the scheme is left."""
        known = self.known
        self.steps = number_steps(known.grants, known.landed_on, known.pattern)
        self.top = top_tier_reached(known, self.steps, term)
        self.head.ahead = forecast(self.steps, term, self.top)
        granted = [g["until"] for g in known.grants]
        path = [{"until": iso(day), "granted": True} for day in granted]
        ahead = [*([] if granted else [term.limit]), *self.head.ahead]
        self.path = path + [{"until": iso(day), "granted": False} for day in ahead]
        if self.steps.assumed:
            self.me.codes["facts.step-assumed"] = "watch"
        if self.steps.differs:
            self.me.codes["stay.differs"] = "watch"

    def work_passport(self, term: Term) -> None:
        me = self.me
        expiry = max(
            (p["expires_on"] for p in self.h.get("passport", [])), default=None
        )
        following = next(iter(self.head.ahead), None)
        me.codes |= passport_codes(expiry, term, following, self.as_of)
        if "passport.renew-first" in me.codes:
            me.add("passport.renew-first", term.opens, term.lost(self.as_of))

    def work_clock(self, term: Term) -> None:
        me, as_of = self.me, self.as_of
        open_ended = any(code in me.codes for code in OUT_OF_FORCE)
        clock = self.clock = holder_clock(self.h, as_of, open_ended)
        if clock is None:
            self.work_trips_alone(term)
            return
        past = as_of > term.limit and not term.filed
        path_end = self.head.ahead[-1] if self.head.ahead else term.limit
        self.covered = clock.covered(path_end, past, term.refused)
        me.codes |= clock.absence_codes(term.limit) | clock.year_codes()
        clock_findings(me, clock, self.covered, as_of)

    def work_trips_alone(self, term: Term) -> None:
        """Without a start of the seven years all recorded trips are looked at."""
        every = absences(self.known.trips, self.as_of)
        away = next((a for a in every if a.lasts), None)
        runs = touchdown_runs(every)
        self.me.codes |= travel_codes(every, runs, away, term.limit, self.as_of)
        away_item(self.me, away, self.as_of)

    def work_fees(self, term: Term) -> None:
        known = self.known
        has_start = self.clock is not None
        self.further = further_extension_due(
            known, term, self.head.ahead, has_start, self.covered
        )
        limits = [term.limit]
        for row in known.dependants:
            own = limit_of(row, known)
            if own is not None and belongs_to_family(row, known):
                limits.append(own)
        new = next(iter(self.head.ahead), None)
        self.fees = fees(new, self.further, limits, term.filing_day(self.as_of))

    def work_renewal(self, term: Term) -> None:
        renewal = Renewal(self.known, self.steps, term, self.me)
        renewal.find()
        self.since = renewal.since
        if self.top:
            self.me.codes["income.top-tier"] = "good"
        if self.head.ahead or self.further:
            family = any(
                belongs_to_family(d, self.known) for d in self.known.dependants
            )
            wanted = checklist(renewal, family, self.top)
            level = evidence_level(renewal, wanted, term)
            if level is not None:
                self.me.codes["evidence.missing"] = level

    def work_filings(self) -> None:
        """A pending filing that belongs to the limit of nobody it is for."""
        gone = {d.name for d in self.family if d.gone}
        limits = {s.name: s.limit for s in self.subjects if s.limit is not None}
        for filing in self.known.filings:
            if filing["kind"] != "extension" or filing["outcome"] != "pending":
                continue
            if not any(
                is_for(filing, name, name in gone) and belongs(filing, limit)
                for name, limit in limits.items()
            ):
                self.me.find_again("facts.filing-unmatched", "warn")

    def work_unconfirmed(self) -> None:
        term = self.me.term
        if term is None:
            return
        linked = any(not d.typed and d.term is not None for d in self.family)
        if linked or not self.known.confirmed:
            near = self.as_of >= plus(term.opens, -90)
            self.me.codes["stay.unconfirmed"] = "warn" if near else "watch"
