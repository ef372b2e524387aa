"""One holder worked out, and the order of the queue (SPEC sections 3 to 8)."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

from .days import Row, add_months, anniversary, birthday, iso, last_working, plus
from .renewal import clashing_trip, passport_codes, renewal_codes, request_due
from .residence import Residence, absences
from .stay import (
    Term,
    abode_filings,
    belongs,
    choose_pattern,
    differs,
    fees,
    filings_known,
    forecast,
    grants_known,
    is_for,
    normal_ends,
    number,
    term,
    top_tier_reached,
)

Item = tuple[date, date | None]
HOLDER = "holder"
NOBODY = {"", "none", "no", "nil", "single", "-", "0"}


class Case:
    def __init__(self, holder: Row, as_of: date) -> None:
        self.h = holder
        self.as_of = as_of
        self.filings = filings_known(holder, as_of)
        self.codes: dict[str, str] = {}
        self.deadlines: dict[str, date] = {}
        self.items: list[Item] = []
        self.term: Term | None = None
        self.path: list[Row] = []
        self.next_limit: date | None = None
        self.ahead: list[date] = []
        self.fees: Row | None = None
        self.residence: Residence | None = None
        self.covered: bool | None = None
        self.step = 0
        self.overstayed: list[date] = []
        self.dependants: dict[str, Row] = {}
        self.closed = holder.get("status") == "closed"
        self.permanent = holder.get("status") == "permanent" or abode_filings(
            self.filings, HOLDER, "granted"
        )
        landed = holder.get("landed_on")
        self.landed = landed is not None and landed <= as_of
        approved = holder.get("approved_on")
        self.approved = approved is not None and approved <= as_of
        self.grants = grants_known(holder, as_of)
        self.pattern = choose_pattern(holder, self.grants, as_of)
        if self.closed:
            return
        if not self.permanent:
            if self.landed:
                self.work_stay()
                self.work_years()
            else:
                self.work_entry()
            self.work_record()
        for row in holder.get("dependant", []):
            self.work_dependant(row)

    def work_entry(self) -> None:
        if not self.approved:
            return
        use_by = self.h.get("entry_by") or add_months(self.h["approved_on"], 3)
        self.deadlines["entry.use-by"] = use_by
        self.items.append((max(self.as_of, use_by), use_by))
        if self.as_of >= plus(use_by, -30):
            # E-30 is hearsay: without the e-Visa's own day never more than a warning.
            act = self.as_of > use_by and "entry_by" in self.h
            self.codes["entry.unused"] = "act" if act else "warn"

    def work_record(self) -> None:
        h, as_of, codes = self.h, self.as_of, self.codes
        if self.pattern is None and self.landed:
            codes["facts.pattern-unknown"] = "watch" if self.grants else "act"
        if h["citizenship"] == "unknown":
            codes["facts.citizenship-unknown"] = "watch"
        if h.get("unread"):
            codes["import.unread"] = "watch"
        says = str(h.get("family", "")).strip().lower()
        if says not in NOBODY and not h.get("dependant"):
            codes["family.unrecorded"] = "watch"
        if self.disorder():
            codes["facts.order"] = "watch"
        if any(self.unmatched(f) for f in self.filings):
            codes["facts.filing-unmatched"] = "warn"
        for due in request_due(h, as_of):
            self.items.append((max(as_of, due), due))
            act = as_of >= plus(due, -1) or codes.get("request.unanswered") == "act"
            codes["request.unanswered"] = "act" if act else "warn"

    def disorder(self) -> bool:
        """Contradictions count whatever their day: a typing error has any day."""
        h = self.h
        applied = h.get("applied_on")
        for key in ("landed_on", "approved_on"):
            if applied is not None and key in h and applied > h[key]:
                return True
        for who in [h, *h.get("dependant", [])]:
            for t in who.get("trip", []):
                if "back" in t and t["back"] < t["out"]:
                    return True
        for key in ("work", "excluded"):
            for r in h.get(key, []):
                if "from" in r and "to" in r and r["to"] < r["from"]:
                    return True
        ends = [r["until"] for r in self.grants]
        return any(b < a for a, b in pairwise(ends))

    def unmatched(self, filing: Row) -> bool:
        """A pending extension filing that belongs to nobody's limit."""
        if filing["kind"] != "extension" or filing["outcome"] != "pending":
            return False
        limits = {HOLDER: self.term.limit if self.term else None}
        for row in self.h.get("dependant", []):
            limits[row["name"]] = row.get("limit_of_stay") or limits[HOLDER]
        return not any(
            limit is not None and is_for(filing, name) and belongs(filing, limit)
            for name, limit in limits.items()
        )

    def work_stay(self) -> None:
        h, as_of = self.h, self.as_of
        grants = number(self.grants, h["landed_on"], self.pattern)
        ends = normal_ends(h["landed_on"], self.pattern)
        if self.grants:
            limit = self.grants[-1]["until"]
            confirmed = bool(self.grants[-1].get("confirmed", False))
            self.step = grants.steps[-1]
            self.path = [
                {"until": iso(r["until"]), "granted": True} for r in grants.rows
            ]
        else:
            limit = ends[0] if ends else add_months(h["landed_on"], 24)
            confirmed = False
            self.path = [{"until": iso(limit), "granted": False}]
        mine = self.term = term(HOLDER, limit, self.filings)
        self.deadlines |= mine.deadlines()
        top = top_tier_reached(h, self.pattern, grants, mine, as_of)
        ahead = forecast(self.pattern, grants, limit, top)
        self.path += [{"until": iso(d), "granted": False} for d in ahead]
        self.next_limit = ahead[0] if ahead else None
        self.ahead = ahead
        self.path_end = ahead[-1] if ahead else limit
        everyone = [limit]
        for row in h.get("dependant", []):
            everyone.append(row.get("limit_of_stay") or limit)
        self.fees = fees(self.next_limit, everyone, mine.filing_day(as_of))
        codes = self.codes
        if grants.assumed:
            codes["facts.step-assumed"] = "watch"
        if differs(grants, self.pattern):
            codes["stay.differs"] = "watch"
        self.stay_codes(mine, confirmed)
        expiry = max((r["expires_on"] for r in h.get("passport", [])), default=None)
        codes |= passport_codes(expiry, mine, self.next_limit, as_of)
        section_5 = renewal_codes(h, grants, mine, as_of, self.next_limit, top)
        codes |= section_5
        linked = [d for d in h.get("dependant", []) if "limit_of_stay" not in d]
        if not confirmed or linked:
            near = as_of >= plus(mine.opens, -90)
            codes["stay.unconfirmed"] = "warn" if near else "watch"
        if self.pattern is None and not self.grants:
            self.items.append((as_of, limit))
        self.stay_items(mine, "passport.renew-first" in codes)
        trip = clashing_trip(h, mine, as_of)
        if trip is not None:
            codes["trip.clashes"] = "act"
            self.items.append((max(as_of, plus(trip, -1)), limit))
        if "act" in section_5.values() and not mine.filed:
            self.items.append((max(as_of, plus(limit, -180)), mine.lost(as_of)))

    def stay_codes(self, mine: Term, confirmed: bool) -> None:
        codes, as_of = self.codes, self.as_of
        past = as_of > mine.limit
        if mine.granted:
            codes["facts.grant-missing"] = "act"
        elif past and not mine.filed:
            if confirmed:
                codes["stay.overstayed"] = "act"
                self.overstayed.append(mine.limit)
            else:
                codes["stay.unrecorded"] = "act"
        if past and mine.filed:
            codes["stay.pending-past-limit"] = "warn"
        if mine.refused and not mine.filed:
            codes["filing.refused"] = "act"
        if mine.filed and as_of > mine.decision_late:
            codes["filing.slow"] = "watch"

    def stay_items(
        self, mine: Term, renew_passport: bool, linked: bool = False
    ) -> None:
        as_of, items = self.as_of, self.items
        if renew_passport:
            items.append((max(as_of, mine.opens), mine.lost(as_of)))
        if linked:
            return
        if mine.filed:
            due = min(mine.decision_late, mine.limit)
            items.append((max(as_of, due), mine.limit))
        elif as_of <= mine.limit:
            items.append((max(as_of, mine.target), mine.lost(as_of)))
        if as_of > mine.limit or (mine.refused and not mine.filed):
            items.append((as_of, mine.limit))

    def away_item(self, out: date) -> None:
        six = add_months(out, 6)
        if six > self.as_of:
            self.items.append((max(self.as_of, plus(six, -1)), six))

    def milestone_item(self, earliest: date, name: str) -> None:
        for outcome in ("pending", "granted"):
            if abode_filings(self.filings, name, outcome):
                return
        if self.as_of < earliest:
            prepare = plus(earliest, -30)
            day = prepare if self.as_of <= prepare else earliest
            self.items.append((day, None))

    def work_years(self) -> None:
        assert self.term is not None
        as_of, codes, mine = self.as_of, self.codes, self.term
        res = self.residence = Residence(self.h, as_of)
        if "stay.overstayed" in codes:
            res.latest = None
        if as_of <= mine.limit or mine.filed:
            self.covered = res.covered(self.path_end)
        codes |= res.absence_codes(mine.limit)
        if self.covered is False:
            act = as_of >= mine.opens
            codes["milestone.uncovered"] = "act" if act else "warn"
        if res.away_now is not None:
            self.away_item(res.away_now.out)
        if res.earliest is None:
            return
        self.milestone_item(res.earliest, HOLDER)
        if as_of >= res.earliest:
            filed = abode_filings(self.filings, HOLDER, "pending")
            if not filed:
                codes["milestone.reached"] = "good"
            if res.latest is None or res.latest > as_of:
                codes["milestone.contested"] = "warn"

    def work_dependant(self, row: Row) -> None:
        as_of, name = self.as_of, row["name"]
        typed = "limit_of_stay" in row
        own = row.get("limit_of_stay") or (self.term.limit if self.term else None)
        out: Row = {"limit_of_stay": iso(own), "deadlines": {}, "codes": {}}
        self.dependants[name] = out
        if own is None:
            return
        mine = term(name, own, self.filings)
        codes: dict[str, str] = out["codes"]
        out["deadlines"] = {k: iso(v) for k, v in mine.deadlines().items()}
        if typed and mine.granted:
            codes["facts.grant-missing"] = "act"
        elif typed and as_of > own and not mine.filed:
            codes["stay.overstayed"] = "act"
            self.overstayed.append(own)
        if typed and as_of > own and mine.filed:
            codes["stay.pending-past-limit"] = "warn"
        expiry = row.get("passport_expires_on")
        codes |= passport_codes(expiry, mine, self.next_for(own), as_of)
        if self.term is not None and own != self.term.limit:
            early = own < self.term.limit
            codes["dependant.drift"] = "act" if early else "watch"
        self.stay_items(mine, "passport.renew-first" in codes, linked=not typed)
        if row["relation"] == "child" and "born_on" in row:
            adult = birthday(row["born_on"], 18)
            if as_of < adult <= mine.last_day:
                act = as_of >= mine.opens
                codes["dependant.ageing-out"] = "act" if act else "warn"
                before = last_working(plus(adult, -1))
                self.items.append((max(as_of, before), adult))
        for absence in absences(row.get("trip", []), as_of):
            if absence.lasts:
                self.away_item(absence.out)
        landed = row.get("landed_on")
        if typed and landed is not None and landed <= as_of:
            self.milestone_item(anniversary(landed, 7), name)

    def next_for(self, own: date) -> date | None:
        """The next forecast limit of the family that lies beyond a dependant's own."""
        ahead = list(self.ahead)
        if self.term is not None and not self.grants:
            ahead.append(self.term.limit)
        return next((day for day in ahead if day > own), None)

    def stage(self) -> str:
        if self.closed:
            return "closed"
        if self.permanent:
            return "permanent"
        if not self.landed:
            return "approved" if self.approved else "applied"
        if "stay.unrecorded" in self.codes or "facts.grant-missing" in self.codes:
            return "unrecorded"
        if "stay.overstayed" in self.codes:
            return "overstayed"
        if abode_filings(self.filings, HOLDER, "pending"):
            return "right-of-abode-pending"
        earliest = self.residence.earliest if self.residence else None
        if earliest is not None and self.as_of >= earliest:
            return "milestone"
        if self.term is not None and self.term.filed:
            return "filing-pending"
        return f"extension-{self.step}" if self.step >= 1 else "initial-stay"

    def least(self) -> Item | None:
        return min(self.items, key=late_last, default=None)


def late_last(item: Item) -> tuple[date, date]:
    return item[0], item[1] or date.max


def work_out(holder: dict[str, Any], as_of: date) -> dict[str, Any]:
    case = Case(holder, as_of)
    item = case.least() or (None, None)
    ends = {"act_by": iso(item[0]), "lost_on": iso(item[1])}
    if case.closed:
        return {"stage": "closed", "deadlines": {}, "codes": {}, **ends}
    res = case.residence
    return {
        "pattern": case.pattern,
        "limit_of_stay": iso(case.term.limit) if case.term else None,
        "path": case.path,
        "fees": case.fees,
        "milestone": res.milestone(case.covered) if res else None,
        "residence": res.figures() if res else None,
        "stage": case.stage(),
        "dependants": case.dependants,
        **ends,
        "deadlines": {k: iso(v) for k, v in case.deadlines.items()},
        "codes": case.codes,
    }


def order(holders: list[dict[str, Any]], as_of: date) -> list[str]:
    def place(holder: Row) -> tuple[Any, ...]:
        case = Case(holder, as_of)
        item = case.least()
        if item is None:
            return 2, 0, date.max, date.max, holder["case"]
        if case.overstayed:
            latest = max(case.overstayed).toordinal()
            return 0, -latest, date.min, date.min, holder["case"]
        return 1, 0, *late_last(item), holder["case"]

    return [h["case"] for h in sorted(holders, key=place)]
