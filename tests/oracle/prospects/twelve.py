"""The twelve criteria on a day, and what stands behind them (section 3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tests.oracle.days import Row, add_months, birthday

from .months import (
    Mark,
    any_mark,
    postgraduate,
    reach,
    sure_months,
    sure_works,
)
from .record import Record, all_of, best_of, truth

NUMBERS = range(1, 13)
LEAST = 6
FIELDS = ("innovation-technology", "finance", "international-trade")
INCOME, PROFIT = 1_000_000, 5_000_000


def reputable(work: Row) -> bool | None:
    return work.get("reputable")


def in_field(work: Row) -> bool | None:
    return work["field"] in FIELDS if "field" in work else None


def international(work: Row) -> bool | None:
    return work.get("international")


WORK: dict[int, tuple[Mark, int]] = {
    6: (any_mark, 60),
    7: (reputable, 36),
    8: (in_field, 36),
    9: (international, 24),
}


def in_window(ended: date, filing: date) -> bool:
    return ended < filing <= add_months(ended, 12)


def income(record: Record, filing: date) -> int | None:
    """What was earned in the preceding year, None where no year on record counts."""
    rows = [
        r
        for r in record.rows("income")
        if r.get("kind", "employment") != "investment"
        and in_window(r["ends_on"], filing)
    ]
    if not rows:
        return None
    last = max(r["ends_on"] for r in rows)
    total: int = sum(r["hkd"] for r in rows if r["ends_on"] == last)
    return total


def profit(row: Row, filing: date) -> int | None:
    if "year_ends_on" not in row or not in_window(row["year_ends_on"], filing):
        return None
    made: int | None = row.get("profit_hkd")
    return made


def owned(row: Row, day: date) -> str:
    listed = row.get("listed") is True
    if "since" in row and day < row["since"]:
        return "no"
    if "until" in row and day > row["until"]:
        return "no"
    if row.get("nominee") is True:
        return "no"
    if "share" in row and row["share"] < (10 if listed else 50):
        return "no"
    if listed and row.get("influence") is False:
        return "no"
    if "share" not in row or (listed and "influence" not in row):
        return "unknown"
    return "yes"


def makes(row: Row, filing: date, figure: float) -> str:
    made = profit(row, filing)
    return truth(None if made is None else made >= figure)


@dataclass
class Twelve:
    """The criteria on a day `day`, income and profit as they stand on `filing`."""

    record: Record
    day: date
    filing: date

    def state(self, n: int) -> str:
        r, day = self.record, self.day
        if n == 1:
            born = r.get("born_on")
            return truth(None if born is None else day < birthday(born, 51))
        if n == 2:
            states = [truth(d.get("listed")) for d in postgraduate(r, day)]
            return best_of(states, r.complete("degree"))
        if n == 3:
            if self.state(2) == "no":
                return "no"
            states = [
                all_of(truth(d.get("listed")), truth(d.get("stem")))
                for d in postgraduate(r, day)
            ]
            return best_of(states, r.complete("degree"))
        if n == 4:
            if len(r.good_languages()) >= 2:
                return "yes"
            return "no" if r.complete("language") else "unknown"
        if n == 5:
            if "en" in r.good_languages():
                return "yes"
            named = any(row["name"] == "en" for row in r.rows("language"))
            return "no" if named or r.complete("language") else "unknown"
        if n in WORK:
            return reach(r, *WORK[n], day)
        if n == 10:
            earned = income(r, self.filing)
            if earned is None:
                return "no" if r.complete("income") else "unknown"
            return truth(earned >= INCOME)
        states = [self.business(n, row) for row in r.rows("business")]
        return best_of(states, r.complete("business"))

    def business(self, n: int, row: Row) -> str:
        if n == 12:
            return owned(row, self.day) if row.get("listed") is True else "no"
        return all_of(owned(row, self.day), makes(row, self.filing, PROFIT))

    def states(self) -> dict[int, str]:
        return {n: self.state(n) for n in NUMBERS}

    def have(self, n: int) -> int | None:
        r = self.record
        if n == 4:
            return len(r.good_languages())
        if n in WORK:
            return sure_months(r, sure_works(r, WORK[n][0]), self.day)
        if n == 10:
            return income(r, self.filing)
        if n == 11:
            made = [
                profit(b, self.filing)
                for b in r.rows("business")
                if owned(b, self.day) == "yes"
            ]
            return max((m for m in made if m is not None), default=None)
        return None

    def need(self, n: int) -> int | None:
        if n in WORK:
            return WORK[n][1]
        return {4: 2, 10: INCOME, 11: PROFIT}.get(n)

    def satisfying(self, n: int) -> list[Row]:
        """The degrees that satisfy criterion 2 or 3."""
        found = [d for d in postgraduate(self.record, self.day) if d.get("listed")]
        return [d for d in found if n == 2 or d.get("stem")]

    def proved(self, n: int) -> bool:
        good = self.record.good_languages()
        if n == 5:
            return "en" in good and "proof" in good["en"]
        return sum("proof" in row for row in good.values()) >= 2

    def safe(self, n: int) -> bool:
        r = self.record
        if n == 1:
            return add_months(self.filing, 6) < birthday(r.get("born_on"), 51)
        if n in (2, 3):
            year = self.filing.year
            return any(d.get("listed_year") == year for d in self.satisfying(n))
        if n in (4, 5):
            return self.proved(n)
        if n == 9:
            works = [w for w in sure_works(r, international) if w.get("permit") is True]
            return sure_months(r, works, self.day) >= 27
        if n in WORK:
            return (self.have(n) or 0) >= WORK[n][1] + 3
        if n == 10:
            return (income(r, self.filing) or 0) >= 1_050_000
        if n == 11:
            return any(
                b.get("listed") is not True
                and owned(b, self.day) == "yes"
                and makes(b, self.filing, 5_250_000) == "yes"
                for b in r.rows("business")
            )
        return True

    def documented(self, n: int) -> bool:
        on_file = self.record.evidence
        if n == 1:
            return on_file("travel-document")
        if n in (2, 3):
            verified = any("verified_on" in d for d in self.satisfying(n))
            return on_file("degree-certificate") and on_file("transcript") and verified
        if n in (4, 5):
            return self.proved(n)
        if n in WORK:
            return self.vouched(n) >= WORK[n][1]
        if n == 10:
            others = ("payslips", "employer-letter", "accounts")
            return on_file("tax-assessment") and any(map(on_file, others))
        paper = "accounts" if n == 11 else "listing-proof"
        return on_file(paper) and on_file("ownership-proof")

    def vouched(self, n: int) -> int:
        """Sure months over the works that somebody vouches for."""
        works = [
            w
            for w in sure_works(self.record, WORK[n][0])
            if w["letter"]
            and w.get("second_proof") is True
            and (n != 7 or "reputable_proof" in w)
            and (n != 9 or w.get("permit") is True)
        ]
        return sure_months(self.record, works, self.day)

    def numbers(self, state: str) -> list[int]:
        return [n for n, found in self.states().items() if found == state]

    def found(self) -> Row:
        yes, unknown = self.numbers("yes"), self.numbers("unknown")
        safe = [n for n in yes if self.safe(n)]
        papers = [n for n in yes if self.documented(n)]
        return {
            "test": "criteria",
            "version": "12",
            "met": len(yes),
            "met_max": len(yes) + len(unknown),
            "safe": len(safe),
            "documented": len(papers),
            "yes": yes,
            "unknown": unknown,
            "safe_list": safe,
            "documented_list": papers,
            "have": [self.have(n) for n in NUMBERS],
        }
