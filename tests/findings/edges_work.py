"""The boundaries of figures about work, pay and living here."""

from __future__ import annotations

from datetime import date

from qmas_tui.facts.holder import Holder
from qmas_tui.findings.model import Assessment
from tests.findings.edge import Edge, grave, now, on
from tests.findings.people import JOB, LANDED, LIMIT, NOW, days, finding, holder


def very_low(found: Assessment) -> object:
    """Whether low income is said to be very low."""
    said = finding(found, "income.low")
    return said is not None and "R-04" in said.rules


def earlier_jobs(now_earns: int) -> Holder:
    """A holder who changed to a job with that income."""
    first = JOB | {"to": date(2026, 5, 31), "monthly_income": 50_000}
    then = JOB | {"from": date(2026, 6, 1), "monthly_income": now_earns}
    return holder(work=[first, then])


def out_of_work(n: int, since: int) -> Holder:
    """A holder without work for `since` and n days."""
    first = NOW - days(since + n)
    return holder(work=[JOB | {"to": first - days(1)}, {"kind": "none", "from": first}])


def gone(full_days: int) -> Holder:
    """A holder who went away on the day after landing, for so many full days."""
    out = LANDED + days(1)
    return holder(trip=[{"out": out, "back": out + days(full_days + 1)}])


EDGES = (
    Edge(
        "work_none_warn_days",
        now(lambda n: out_of_work(n, since=60)),
        grave("work.none"),
        (None, "warn", "warn"),
    ),
    Edge(
        "work_none_act_days",
        now(lambda n: out_of_work(n, since=120)),
        grave("work.none"),
        ("warn", "act", "act"),
    ),
    Edge(
        "work_unknown_days",
        now(lambda n: holder(work=[JOB | {"from": LANDED + days(30 + n)}])),
        grave("work.unknown"),
        (None, None, "watch"),
    ),
    Edge(
        "run_up_days",
        on(LIMIT - days(180), holder(work=None)),
        grave("work.unknown"),
        ("warn", "act", "act"),
    ),
    Edge(
        "income_low",
        now(lambda n: holder(work=[JOB | {"monthly_income": 30_000 + n}])),
        grave("income.low"),
        ("warn", None, None),
    ),
    Edge(
        "income_very_low",
        now(lambda n: holder(work=[JOB | {"monthly_income": 20_000 + n}])),
        very_low,
        (True, False, False),
    ),
    Edge(
        "step_back_percent",
        now(lambda n: earlier_jobs(40_000 + n)),
        grave("career.step-back"),
        ("watch", "watch", None),
    ),
    Edge(
        "residence_thin_days",
        on(LANDED + days(89), gone(200)),
        grave("residence.thin"),
        (None, "warn", "warn"),
    ),
    Edge(
        "residence_thin_percent",
        lambda n: (gone(50 + n), LANDED + days(99)),
        grave("residence.thin"),
        (None, None, "warn"),
    ),
)
