"""Whether a role is what it claims to be (Q-18 to Q-21)."""

from __future__ import annotations

from collections.abc import Iterator

from qmas_tui.facts.prospect_rows import Career
from qmas_tui.findings.calendar import anniversary
from qmas_tui.findings.model import Finding, Reason
from qmas_tui.intake.dossier import Dossier, work_row


def roles(dossier: Dossier) -> Iterator[Finding]:
    """Everything about levels and employers."""
    yield from _inflated(dossier)
    bare = [
        work_row(work)
        for work in dossier.works
        if work.level == "senior" and work.chart is not True
    ]
    yield from dossier.of_rows("role.no-chart", bare)
    unknown = [work_row(work) for work in dossier.works if work.level is None]
    yield from dossier.of_rows("role.level-unknown", unknown)
    unproved = [
        work_row(work)
        for work in dossier.counted_works
        if work.reputable is True and work.reputable_proof is None
    ]
    yield from dossier.of_rows("role.reputable-unproved", unproved)


def _inflated(dossier: Dossier) -> Iterator[Finding]:
    """A senior role held very young, in a very small firm, or both (HI-09)."""
    doubts: list[tuple[int, Reason]] = []
    for work in dossier.works:
        young, small = _is_young(dossier, work), _is_small(dossier, work)
        if work.level == "senior" and (young or small):
            told = work_row(work, young=young, small=small, staff=work.company_staff)
            doubts.append((young + small, told))
    if doubts:
        grave = any(count == 2 for count, _told in doubts)
        rows = [told for _count, told in doubts]
        yield from dossier.of_rows("role.inflated", rows, "warn" if grave else "watch")


def _is_young(dossier: Dossier, work: Career) -> bool:
    born, began = dossier.prospect.born_on, work.from_
    if born is None or began is None:
        return False
    return began < anniversary(born, dossier.figures.senior_age_years)


def _is_small(dossier: Dossier, work: Career) -> bool:
    staff = work.company_staff
    return staff is not None and staff < dossier.figures.small_firm_people
