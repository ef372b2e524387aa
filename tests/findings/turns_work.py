"""Days and amounts of work and pay on which something turns."""

from __future__ import annotations

from datetime import date

from qmas_tui.facts.holder import Holder
from qmas_tui.findings.model import Assessment
from tests.findings.edge import Made, Turn, due_on, grave, now, on
from tests.findings.people import (
    JOB,
    LANDED,
    RUN_UP,
    days,
    evidence_of,
    filing,
    finding,
    holder,
    later,
)


def searching(dated: date, **facts: object) -> Holder:
    """A holder without work, with papers of a search for it."""
    paper = {"kind": "job-search", "dated": dated}
    idle = {"kind": "none", "from": LANDED}
    return holder(work=[idle], evidence=[paper], **facts)


def search(found: Assessment) -> object:
    """Whether the finding names papers of a search."""
    return evidence_of(found, "work.none")["search"] is not None


def rich(**facts: object) -> Holder:
    """A holder with the income of the top tier, on the older pattern."""
    income = [{"year": "2025/26", "assessable": 2_000_000}]
    grant = [{"until": date(2027, 3, 15), "confirmed": True}]
    usual = {"pattern": "2+3+3", "income": income, "grant": grant}
    return holder(**(usual | facts))


def earning(amount: int, **facts: object) -> Holder:
    """A holder with that monthly income, before a later extension."""
    return later(
        until=date(2030, 3, 15), work=[JOB | {"monthly_income": amount}], **facts
    )


def basis(found: Assessment) -> object:
    """Grave, and on what basis, low income is."""
    each = finding(found, "income.low")
    return each and (each.level, each.basis)


def idle_for(count: int) -> Made:
    """A holder out of work for so many days, round the day 180 before the limit."""

    def made(n: int) -> tuple[Holder, date]:
        as_of = RUN_UP + days(n)
        first = as_of - days(count)
        rows = [JOB | {"to": first - days(1)}, {"kind": "none", "from": first}]
        return holder(work=rows), as_of

    return made


def without_job(n: int) -> tuple[Holder, date]:
    """A holder whose last job ended yesterday, round the day 180 before the limit."""
    as_of = RUN_UP + days(n)
    return holder(work=[JOB | {"to": as_of - days(1)}]), as_of


TURNS = (
    Turn(
        "the top tier needs two years permitted by the end of the stay (S-08)",
        now(lambda n: rich(landed_on=LANDED + days(n))),
        grave("income.top-tier"),
        ("good", "good", None),
    ),
    Turn(
        "no income at all is no stable income before a later extension (E-17)",
        now(lambda n: earning(n + 1)),
        basis,
        (("act", "official"), ("warn", "practice"), ("warn", "practice")),
    ),
    Turn(
        "papers of a search for work count for three months (R-20)",
        now(lambda n: searching(date(2026, 8, 22) + days(n))),
        search,
        (False, True, True),
    ),
    Turn(
        "and those that were fresh on the day of filing count",
        lambda n: (
            searching(date(2027, 9, 20) + days(n), filing=[filing(date(2027, 12, 20))]),
            date(2028, 2, 20),
        ),
        search,
        (False, True, True),
    ),
    Turn(
        "from 180 days before the limit any time out of work is to act on",
        idle_for(10),
        grave("work.none"),
        (None, "act", "act"),
    ),
    Turn(
        "and any day without a record is a warning",
        without_job,
        grave("work.unknown"),
        (None, "warn", "warn"),
    ),
    Turn(
        "what is at act long before is due on that day",
        on(RUN_UP, holder(work=[{"kind": "none", "from": LANDED}])),
        due_on("work.none"),
        (RUN_UP, RUN_UP, RUN_UP),
    ),
    Turn(
        "what began within the last 180 days is due since it began",
        idle_for(0),
        due_on("work.none"),
        (None, RUN_UP, RUN_UP + days(1)),
    ),
    Turn(
        "a job below level before a later extension is due 180 days before, or since",
        lambda n: (
            later(
                until=date(2030, 3, 15),
                work=[JOB | {"level": "other", "from": date(2029, 9, 16) + days(n)}],
            ),
            date(2029, 12, 1),
        ),
        due_on("work.below-level"),
        (date(2029, 9, 16), date(2029, 9, 16), date(2029, 9, 17)),
    ),
    Turn(
        "and so is a job that pays nothing",
        lambda n: (
            later(
                until=date(2030, 3, 15),
                work=[JOB | {"monthly_income": 0, "from": date(2029, 9, 16) + days(n)}],
            ),
            date(2029, 12, 1),
        ),
        due_on("income.low"),
        (date(2029, 9, 16), date(2029, 9, 16), date(2029, 9, 17)),
    ),
)
