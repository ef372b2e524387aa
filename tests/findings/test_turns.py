"""Days and amounts on which something turns, that are no figure of their own."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import pytest

from qmas_tui.facts.holder import Holder
from qmas_tui.findings.model import Assessment
from tests.findings.edge import Look, Made, due_on, grave, now, on, status
from tests.findings.people import (
    BO,
    JOB,
    LANDED,
    LIMIT,
    NOW,
    OPENS,
    assessed,
    child,
    days,
    evidence_of,
    filing,
    finding,
    holder,
)

FIRST_OF_MARCH = date(2026, 3, 1)
RUN_UP = LIMIT - days(180)


class Turn(NamedTuple):
    """`made(n)` is a case a step before, on and after; `seen` what comes of it."""

    says: str
    made: Made
    look: Look
    seen: tuple[object, object, object]


def pending(limit: date) -> Holder:
    """A holder who waits for a decision, with that limit."""
    return holder(
        landed_on=date(2023, 2, 25),
        grant=[{"until": limit, "confirmed": True, "step": 0}],
        filing=[filing(limit - days(20))],
    )


def later(*, until: date, **facts: object) -> Holder:
    """A holder in the second stay of the older pattern."""
    grants = [
        {"until": date(2027, 3, 15), "confirmed": True},
        {"until": until, "confirmed": True},
    ]
    return holder(**({"pattern": "2+3+3", "grant": grants} | facts))


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


def away(out: date, back: date | None) -> Holder:
    """A holder with one trip, perhaps without a day back."""
    return holder(trip=[{"out": out} | ({"back": back} if back else {})])


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


PERMANENT = {"status": "permanent", "dependant": [child()]}

TURNS = (
    Turn(
        "a stay is lawful up to its limit",
        on(LIMIT, holder()),
        lambda found: found.stage,
        ("initial-stay", "initial-stay", "overstayed"),
    ),
    Turn(
        "from a limit of 1 March 2026 on who waits is told to leave by it (E-33)",
        lambda n: (pending(FIRST_OF_MARCH + days(n)), FIRST_OF_MARCH - days(4)),
        grave("stay.leave-by"),
        (None, "act", "act"),
    ),
    Turn(
        "with that limit to wait beyond it may be an overstay (E-24, E-33)",
        lambda n: (pending(FIRST_OF_MARCH + days(n)), FIRST_OF_MARCH + days(9)),
        grave("stay.pending-past-limit"),
        ("warn", "act", "act"),
    ),
    Turn(
        "a trip counts as away at the end where it ends after the limit",
        lambda n: (away(LIMIT - days(9), LIMIT + days(1 + n)), LIMIT + days(20)),
        lambda found: found.stage,
        ("overstayed", "lapsed", "lapsed"),
    ),
    Turn(
        "and where it began by the limit",
        lambda n: (away(LIMIT + days(n), LIMIT + days(12)), LIMIT + days(20)),
        lambda found: found.stage,
        ("lapsed", "lapsed", "overstayed"),
    ),
    Turn(
        "a permanent holder's family can file from four weeks before (E-34)",
        on(LIMIT - days(28), holder(**PERMANENT)),
        status("extension.opens", BO),
        ("ahead", "today", "open"),
    ),
    Turn(
        "yet a filing of the three months before belongs to their limit",
        lambda n: (
            holder(**PERMANENT, filing=[filing(OPENS + days(n))]),
            LIMIT - days(20),
        ),
        status("extension.opens", BO),
        ("open", "done", "done"),
    ),
    Turn(
        "a filing of the day of the limit belongs to it, and one after does not",
        lambda n: (holder(filing=[filing(LIMIT + days(n))]), LIMIT + days(2)),
        grave("facts.filing-unmatched"),
        (None, None, "warn"),
    ),
    Turn(
        "a stay within three days of the top tier's length is one",
        now(lambda n: later(until=date(2033, 3, 15) + days(3 + n))),
        lambda found: found.path[-1].top_tier,
        (True, True, False),
    ),
    Turn(
        "a stay within three days of its normal length does not differ",
        now(lambda n: later(until=date(2030, 3, 15) + days(3 + n))),
        grave("stay.differs"),
        (None, None, "watch"),
    ),
    Turn(
        "a first grant within three days of a normal end is that step",
        now(lambda n: holder(grant=[{"until": LIMIT - days(3 - n)}])),
        grave("facts.step-assumed"),
        ("watch", None, None),
    ),
    Turn(
        "without a pattern a first grant is the first where it has a first length",
        now(
            lambda n: holder(
                applied_on=None, grant=[{"until": date(2026, 12, 18) + days(n)}]
            )
        ),
        lambda found: found.path[0].step,
        (None, None, None),
    ),
    Turn(
        "as long as one year, three days more included",
        now(
            lambda n: holder(
                landed_on=date(2026, 1, 15),
                applied_on=None,
                grant=[{"until": date(2027, 1, 18) + days(n)}],
            )
        ),
        lambda found: found.path[0].step,
        (0, 0, None),
    ),
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
    Turn(
        "who left the scheme is on another permission from that day on",
        on(NOW, holder(left_on=NOW, left_for="employment")),
        lambda found: found.stage,
        ("initial-stay", "other-permission", "other-permission"),
    ),
    Turn(
        "who left Hong Kong has nothing open from that day on",
        on(NOW, holder(left_on=NOW, left_for="left-hong-kong")),
        lambda found: (found.stage, len(found.deadlines)),
        (("initial-stay", 4), ("left", 0), ("left", 0)),
    ),
    Turn(
        "a dependant's own seven years begin once the day has come",
        on(NOW, holder(dependant=[child(landed_on=NOW)])),
        lambda found: found.dependants[0].milestone is not None,
        (False, True, True),
    ),
    Turn(
        "a decision is made on its day and not before",
        on(
            OPENS + days(9),
            holder(filing=[filing(OPENS, "refused", decided_on=OPENS + days(9))]),
        ),
        grave("filing.refused"),
        (None, "act", "act"),
    ),
    Turn(
        "a request is answered on its day and not before",
        on(NOW, holder(request=[{"asked_on": NOW - days(3), "answered_on": NOW}])),
        grave("request.unanswered"),
        ("warn", None, None),
    ),
)


@pytest.mark.parametrize("turn", TURNS, ids=[turn.says for turn in TURNS])
def test_turns_on_the_day(turn: Turn) -> None:
    """The case before, on and after comes out as the specification says."""
    found = []
    for n in (-1, 0, 1):
        who, as_of = turn.made(n)
        found.append(turn.look(assessed(who, as_of)))
    assert tuple(found) == turn.seen
