"""Open items, which of them comes first, and the order of the queue (section 6)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from .days import Row, iso
from .filings import HOLDER, Abode, Term

ORDER = (
    "stay.ends",
    "filing.refused",
    "facts.pattern-unknown",
    "facts.grant-missing",
    "extension.decision-late",
    "extension.target",
    "dependant.basis-lost",
    "request.unanswered",
    "entry.use-by",
    "absence.away-now",
    "dependant.ageing-out",
    "passport.renew-first",
    "trip.clashes",
    "work.none",
    "work.unknown",
    "work.below-level",
    "income.low",
    "abode.refused",
    "abode.decision-late",
    "milestone",
)


@dataclass
class Item:
    kind: str
    subject: str
    due: date
    lost: date | None

    def urgency(self, as_of: date) -> tuple[date, date, int]:
        """The sort is stable: the holder stands before the dependants."""
        return max(as_of, self.due), self.lost or date.max, ORDER.index(self.kind)

    def act_on(self) -> Row:
        return {"kind": self.kind, "subject": self.subject, "due_on": iso(self.due)}


@dataclass
class Subject:
    """The holder or a dependant, with all that is found of them."""

    name: str = HOLDER
    typed: bool = True
    term: Term | None = None
    abode: Abode = field(default_factory=lambda: Abode([]))
    wanted: bool = True
    codes: dict[str, str] = field(default_factory=dict)
    once_a_row: dict[str, list[str]] = field(default_factory=dict)
    dates: dict[str, date] = field(default_factory=dict)
    items: list[Item] = field(default_factory=list)

    @property
    def limit(self) -> date | None:
        return self.term.limit if self.term else None

    def find_again(self, code: str, level: str) -> None:
        """Of findings that come once a row the gravest level is the case's."""
        self.once_a_row.setdefault(code, []).append(level)
        if self.codes.get(code) != "act":
            self.codes[code] = level

    def add(self, kind: str, due: date, lost: date | None) -> None:
        self.items.append(Item(kind, self.name, due, lost))


def least(subjects: list[Subject], as_of: date) -> Item | None:
    items = [item for subject in subjects for item in subject.items]
    return min(items, key=lambda item: item.urgency(as_of), default=None)


def place(
    case: str, item: Item | None, overstayed: list[date], as_of: date
) -> tuple[int, int, date, date, date, str]:
    """Where a case stands in the queue."""
    if item is None:
        return 2, 0, date.max, date.max, date.max, case
    late = -max(overstayed).toordinal() if overstayed else 0
    act_by, lost, _ = item.urgency(as_of)
    return 0 if overstayed else 1, late, act_by, lost, item.due, case
