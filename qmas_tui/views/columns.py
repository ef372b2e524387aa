"""The columns that a table of cases can have: what is recorded, what is worked out.

What is recorded bears titles that an import knows, so that a table can be read back;
what is worked out bears others, so that it is never taken for a fact.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from qmas_tui.facts.holder import Holder
from qmas_tui.facts.rows import Work
from qmas_tui.findings.effective_facts import is_current
from qmas_tui.findings.model import AssessedCase
from qmas_tui.views.column import (
    Column,
    Value,
    day_columns,
    file_columns,
    recorded_text,
    who_columns,
)
from qmas_tui.views.family import family_words
from qmas_tui.views.queue import why_now
from qmas_tui.views.stages import stage_sentence

_RECORDED: Final = ("confirmed", "unconfirmed")
"""How a limit of stay is known that somebody recorded as a grant."""


def recorded_limit(entry: AssessedCase) -> date | None:
    """The limit of stay of a grant: the current one, else the latest on record."""
    limit = entry.assessment.limit
    if limit is not None and limit.source in _RECORDED:
        return limit.on
    return max((grant.until for grant in entry.holder.grant), default=None)


def _shown_limit(entry: AssessedCase) -> date | None:
    """The limit that the list shows, recorded or expected."""
    return entry.assessment.limit.on if entry.assessment.limit else None


def _expected_end(entry: AssessedCase) -> date | None:
    limit = entry.assessment.limit
    return None if limit is None or limit.source in _RECORDED else limit.on


def _days_left(entry: AssessedCase) -> int | None:
    limit = entry.assessment.limit
    return (limit.on - entry.assessment.as_of).days if limit else None


def _passport(entry: AssessedCase) -> date | None:
    return max((each.expires_on for each in entry.holder.passport), default=None)


def _work(entry: AssessedCase) -> Work | None:
    """The current work that began last; that there is none where a row says so."""
    works = [
        work for work in entry.holder.work if is_current(work, entry.assessment.as_of)
    ]
    idle = [work for work in works if work.kind == "none"]
    return max(idle or works, key=lambda work: work.from_ or date.min, default=None)


def _job(entry: AssessedCase) -> Work | None:
    work = _work(entry)
    return work if work and work.kind in ("employment", "self-employment") else None


def _employer(entry: AssessedCase) -> str | None:
    work = _work(entry)
    match work.kind if work else "":
        case "none":
            return "none"
        case "self-employment":
            return "self-employed"
        case "employment" if work:
            return recorded_text(work.employer)
    return None


def _business(entry: AssessedCase) -> str | None:
    work = _work(entry)
    if work is None or work.kind != "business":
        return None
    return recorded_text(work.employer) or "not named"


def _title(entry: AssessedCase) -> str | None:
    job = _named_job(entry)
    return recorded_text(job.title) if job else None


def _work_from(entry: AssessedCase) -> date | None:
    job = _named_job(entry)
    return job.from_ if job else None


def _salary(entry: AssessedCase) -> Value:
    """The income of a month: a number in HKD, else words that name the currency."""
    job = _named_job(entry)
    if job is None or job.monthly_income is None:
        return None
    if job.currency == "HKD":
        return job.monthly_income
    return f"{job.currency or 'currency?'} {job.monthly_income:,}"


def _named_job(entry: AssessedCase) -> Work | None:
    """The job, where the column of the employer names it; an import needs that."""
    return _job(entry) if _employer(entry) else None


def _holder(entry: AssessedCase) -> Holder:
    return entry.holder


COLUMNS: Final[dict[str, Column[AssessedCase]]] = {
    **who_columns(_holder),
    "applied_on": Column("Applied on", lambda e: e.holder.applied_on),
    "approved_on": Column("Approved on", lambda e: e.holder.approved_on),
    "entry_by": Column("Enter by", lambda e: e.holder.entry_by),
    "landed_on": Column("Landed on", lambda e: e.holder.landed_on),
    "residence_since": Column("Residence since", lambda e: e.holder.residence_since),
    "limit": Column("Limit of stay", recorded_limit, _shown_limit),
    "employer": Column("Employer", _employer),
    "title": Column("Job title", _title),
    "work_from": Column("Work from", _work_from),
    "salary": Column("Monthly salary (HKD)", _salary),
    "business": Column("Business", _business),
    "family": Column("Family", lambda e: family_words(e.holder) or None),
    "passport": Column("Passport expiry", _passport),
    **file_columns(_holder),
    **day_columns(lambda e: e.assessment.next),
    "stage": Column("Stage", lambda e: stage_sentence(e.assessment)),
    "expected_end": Column("Expected end", _expected_end),
    "days_left": Column("Days left", _days_left),
    "asleep_until": Column("Asleep until", lambda e: e.assessment.asleep_until),
    "why": Column("Why now", lambda e: recorded_text(why_now(e)) or None),
}
QUEUE_COLUMNS: Final = (
    *("act_by", "due_on", "lost_on", "case", "name", "name_zh", "adviser", "stage"),
    *("limit", "expected_end", "days_left", "asleep_until", "why"),
)
"""What a view shows of each case."""
RECORD_COLUMNS: Final = tuple(COLUMNS)[: tuple(COLUMNS).index("act_by")]
"""What is recorded of each case, as far as a sheet has room for it."""
