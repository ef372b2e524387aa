"""Dates, days, money and levels in words: said once, and the same everywhere."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from qmas_tui.facts.clock import in_hong_kong
from qmas_tui.facts.rows import Citizenship
from qmas_tui.findings.model import HOLDER, Level
from qmas_tui.policy.rules import Basis
from qmas_tui.views.model import Role

MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun",
    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
HALF_A_YEAR = 183
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

MARKS: dict[Level, str] = {"act": "!!", "warn": "!", "watch": "·", "good": "+"}
LEVEL_WORDS: dict[Level, str] = {
    "act": "act",
    "warn": "warning",
    "watch": "watch",
    "good": "good",
}
ROLES: dict[Level, Role] = {
    "act": "act",
    "warn": "warn",
    "watch": "dim",
    "good": "good",
}

BASES: dict[Basis, str] = {
    "law": "law",
    "official": "official",
    "practice": "practice",
    "house": "office threshold",
}
"""What a finding or a date rests on."""

KINDS = {
    "extension.opens": "window opens",
    "extension.target": "file by (target)",
    "extension.last-day": "last filing day",
    "extension.decision-late": "decision late from",
    "abode.decision-late": "abode decision by",
    "stay.ends": "limit of stay",
    "entry.use-by": "entry visa use-by",
    "milestone": "seven years",
    "milestone.prepare": "start the abode file",
    "milestone.earliest": "seven years, earliest",
    "milestone.latest": "seven years, latest",
    "request.unanswered": "answer the department",
    "absence.away-now": "six months away",
    "dependant.ageing-out": "child's birthday",
    "dependant.basis-lost": "permission of their own",
    "passport.renew-first": "renew the passport",
    "trip.clashes": "trip overlaps the filing days",
    "filing.refused": "extension refused",
    "abode.refused": "right of abode refused",
    "facts.pattern-unknown": "stay pattern unknown",
    "facts.grant-missing": "record the new limit",
    "facts.broken": "could not be worked out",
    "work.none": "no work",
    "work.unknown": "work unknown",
    "work.below-level": "work below graduate level",
    "income.low": "income low",
}

CITIZENS: dict[Citizenship, str] = {
    "chinese": "Chinese citizen",
    "other": "not a Chinese citizen",
    "unknown": "citizenship not known",
}
ROUTES = {"gpt": "General Points Test", "apt": "Achievement-based Points Test"}


@lru_cache(maxsize=1 << 15)
def day_words(day: date) -> str:
    """A day as the desk writes it: 15 Mar 2028."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def moment_words(moment: datetime) -> str:
    """A moment by the clocks of Hong Kong: 15 Mar 2028 16:05."""
    there = in_hong_kong(moment)
    return f"{day_words(there.date())} {there:%H:%M}"


def long_day(day: date) -> str:
    """A day with its weekday: Sun 22 Nov 2026."""
    return f"{WEEKDAYS[day.weekday()]} {day_words(day)}"


def short_day(day: date, as_of: date) -> str:
    """A day without its year where that is the year of `as_of`."""
    words = day_words(day)
    return words[:-5] if day.year == as_of.year else words


def near_day(day: date, as_of: date) -> str:
    """A day without its year where that day of no other year is as near."""
    words = day_words(day)
    return words[:-5] if abs((day - as_of).days) < HALF_A_YEAR else words


def days_words(days: int) -> str:
    """A distance in days: in 6 d, today, 3 d late."""
    if days == 0:
        return "today"
    return f"in {days} d" if days > 0 else late_words(-days)


def late_words(days: int) -> str:
    """The age of a missed day, in the same words everywhere: 16 d late."""
    return f"{days} d late"


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: 1 day, 3 days, 10,000 cases."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def capital(text: str) -> str:
    """The text with a capital letter, unless it begins with a name such as s.toml."""
    first = text.partition(" ")[0].rstrip(",:;")
    return text[:1].upper() + text[1:] if first.isalpha() else text


def money(amount: int) -> str:
    """An amount in Hong Kong dollars: HK$45,000."""
    return f"HK${amount:,}"


def mark_of(level: Level) -> str:
    """The mark of a level; it says the severity without any colour."""
    return MARKS[level]


def role_of(level: Level) -> Role:
    """The role in which a level is shown."""
    return ROLES[level]


def kind_words(kind: str) -> str:
    """A kind of date in words; one without words of its own is given as it is."""
    return KINDS.get(kind, kind.replace(".", " ").replace("-", " "))


def subject_words(subject: str) -> str:
    """Whom something concerns."""
    return "the holder" if subject == HOLDER else subject
