"""Stay pattern, grants, their numbers and lengths (section 2)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from .days import Row, add_months, apart, known, plus

MONTHS = {
    "1+2+2+3": (12, 24, 24, 36),
    "2+3+3": (24, 36, 36),
    "3+3+2": (36, 36, 24),
    "8": (96,),
}
TOP_TIER = {"2+3+3": 72, "3+3+2": 60}
FIRST_LENGTHS = (12, 24, 36, 96)
NEAR = 3


def grants_known(holder: Row, as_of: date) -> list[Row]:
    rows = known(holder.get("grant", []), "granted_on", as_of)
    key = "granted_on" if all("granted_on" in r for r in rows) else "until"
    return sorted(rows, key=lambda r: r[key])


def choose_pattern(holder: Row, grants: list[Row], as_of: date) -> str | None:
    if "pattern" in holder:
        return str(holder["pattern"]) if holder["pattern"] in MONTHS else None
    if "applied_on" in holder:
        return by_application(holder["route"], holder["applied_on"])
    if "landed_on" not in holder or holder["landed_on"] > as_of:
        return None
    return by_first_grant(holder, grants)


def by_application(route: str, applied: date) -> str | None:
    if route == "apt":
        return "8" if applied >= date(2015, 5, 4) else None
    if applied < date(2015, 5, 4):
        return "1+2+2+3"
    return "2+3+3" if applied <= date(2022, 12, 27) else "3+3+2"


def by_first_grant(holder: Row, grants: list[Row]) -> str | None:
    if not grants or grants[0].get("step", 0) > 0:
        return None
    landed = holder["landed_on"]
    lengths = {96: "8"} if holder["route"] == "apt" else {24: "2+3+3", 36: "3+3+2"}
    for months, pattern in lengths.items():
        if apart(grants[0]["until"], add_months(landed, months)) <= NEAR:
            return pattern
    return None


def normal_ends(landed: date | None, pattern: str | None) -> list[date]:
    ends: list[date] = []
    if landed is not None and pattern is not None:
        for months in MONTHS[pattern]:
            ends.append(add_months(ends[-1] if ends else landed, months))
    return ends


def first_number(
    until: date, landed: date | None, ends: list[date]
) -> tuple[int | None, bool]:
    """The number of the first grant on record, and whether it was assumed."""
    for k, end in enumerate(ends):
        if apart(end, until) <= NEAR:
            return k, False
    for k, end in enumerate(ends):
        if plus(end, 30) >= until:
            return k, True
    if ends:
        return len(ends) - 1, True
    if landed is not None:
        for months in FIRST_LENGTHS:
            if apart(until, add_months(landed, months)) <= NEAR:
                return 0, False
    return None, False


@dataclass
class Steps:
    """The granted steps: their numbers, and from where each is measured."""

    rows: list[Row]
    pattern: str | None
    numbers: list[int | None] = field(default_factory=list)
    bases: list[date | None] = field(default_factory=list)
    assumed: bool = False

    @property
    def last(self) -> int | None:
        """The number of the last grant; without any the first is under way."""
        return self.numbers[-1] if self.rows else 0

    def is_top_tier(self, i: int) -> bool:
        number, base = self.numbers[i], self.bases[i]
        months = TOP_TIER.get(self.pattern or "")
        if not number or base is None or months is None:
            return False
        return apart(self.rows[i]["until"], add_months(base, months)) <= NEAR

    @property
    def used_up(self) -> bool:
        """Whether nothing follows by the pattern; it and the number are known."""
        assert self.pattern is not None
        assert self.last is not None
        if any(self.is_top_tier(i) for i in range(len(self.rows))):
            return True
        return self.last + 1 >= len(MONTHS[self.pattern])

    @property
    def differs(self) -> bool:
        """The last granted step is not as long as the pattern says."""
        number = self.last
        if not self.rows or self.pattern is None or number is None:
            return False
        base, months = self.bases[-1], MONTHS[self.pattern]
        if base is None or number >= len(months) or self.is_top_tier(-1):
            return False
        return apart(self.rows[-1]["until"], add_months(base, months[number])) > NEAR


def number_steps(rows: list[Row], landed: date | None, pattern: str | None) -> Steps:
    steps = Steps(rows, pattern)
    ends = normal_ends(landed, pattern)
    for i, row in enumerate(rows):
        number: int | None
        if "step" in row:
            number = row["step"]
        elif i:
            before = steps.numbers[-1]
            number = None if before is None else before + 1
        else:
            number, steps.assumed = first_number(row["until"], landed, ends)
        steps.numbers.append(number)
        steps.bases.append(rows[i - 1]["until"] if i else base_of(number, landed, ends))
    return steps


def base_of(number: int | None, landed: date | None, ends: list[date]) -> date | None:
    """From where the first grant on record is measured."""
    if number is None:
        return None
    if number == 0:
        return landed
    return ends[number - 1] if number <= len(ends) else None
