"""Facts of a prospect and rules in, one assessment out. Pure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from msgspec import structs

from qmas_tui.facts.prospect import Prospect
from qmas_tui.findings.broken import broken
from qmas_tui.findings.model import Deadline, Finding
from qmas_tui.findings.person import Person
from qmas_tui.intake import queue
from qmas_tui.intake.dossier import PROSPECT, Dossier, dossier
from qmas_tui.intake.evaluation import evaluate
from qmas_tui.intake.model import Evaluation
from qmas_tui.intake.pathways.compare import compare_pathways
from qmas_tui.intake.pathways.model import ComparedPathway
from qmas_tui.intake.process import Process, process
from qmas_tui.intake.process_findings import process_findings
from qmas_tui.intake.quality.findings import quality_findings
from qmas_tui.intake.record import record
from qmas_tui.intake.result import ProspectAssessment, ProspectItem
from qmas_tui.intake.snooze import asleep_until
from qmas_tui.intake.stages import filed_stage, unfiled_stage
from qmas_tui.intake.subject import subject
from qmas_tui.policy.policy import Policy


def assess(
    prospect: Prospect, policy: Policy, as_of: date, file_on: date | None = None
) -> ProspectAssessment:
    """Everything that follows from a prospect's facts on a day.

    With `file_on` it is what would follow if the application were filed on that day;
    those on record are then set aside. A case that cannot be worked out is given as
    `broken`, with the row at fault.
    """

    def work_out(other: Prospect) -> ProspectAssessment:
        return _worked_out(other, policy, as_of, file_on)

    try:
        found = work_out(prospect)
    except Exception as error:  # whatever it is, it must not take the queue with it
        return _broken(prospect, policy, as_of, error, work_out)
    if not prospect.review:
        return found
    return structs.replace(found, asleep_until=asleep_until(prospect, found))


def pathways_of(
    found: ProspectAssessment, policy: Policy
) -> tuple[ComparedPathway, ...]:
    """The other ways in for an assessed prospect; worked out only for who asks."""
    if found.subject is None or found.evaluation is None:
        return ()
    return compare_pathways(found.subject, found.evaluation, policy)


def _broken(
    prospect: Prospect,
    policy: Policy,
    as_of: date,
    error: Exception,
    work_out: Callable[[Prospect], ProspectAssessment],
) -> ProspectAssessment:
    about = Person(PROSPECT, as_of, policy)
    return ProspectAssessment(
        prospect.case,
        as_of,
        "broken",
        findings=(broken(about, prospect, error, work_out),),
        items=(ProspectItem("facts.broken", PROSPECT, as_of, None, as_of),),
    )


def _worked_out(
    prospect: Prospect, policy: Policy, as_of: date, file_on: date | None
) -> ProspectAssessment:
    if prospect.status == "closed":
        return ProspectAssessment(prospect.case, as_of, "closed")
    facts = subject(prospect, as_of, file_on)
    papers = dossier(facts, policy)
    evaluation = evaluate(facts, policy)
    way = process(papers)
    if way is not None and facts.filed:
        return _filed(way, evaluation)
    return _unfiled(papers, evaluation, way.deadlines_met if way else ())


def _filed(filed: Process, evaluation: Evaluation) -> ProspectAssessment:
    papers = filed.dossier
    findings = (*process_findings(filed), *record(papers))
    items = (*queue.promised(papers), *queue.process_items(filed))
    return ProspectAssessment(
        papers.prospect.case,
        papers.as_of,
        filed_stage(filed),
        papers.facts,
        evaluation=evaluation,
        deadlines=filed.deadlines,
        met=filed.deadlines_met,
        findings=findings,
        items=queue.in_order(items),
    )


def _unfiled(
    papers: Dossier, evaluation: Evaluation, met: tuple[Deadline, ...]
) -> ProspectAssessment:
    findings: tuple[Finding, ...] = (
        *quality_findings(papers, evaluation),
        *record(papers),
    )
    items = (
        *queue.promised(papers),
        *queue.unfiled_items(papers, evaluation, findings),
    )
    return ProspectAssessment(
        papers.prospect.case,
        papers.as_of,
        unfiled_stage(papers, evaluation, findings),
        papers.facts,
        evaluation=evaluation,
        met=met,
        findings=findings,
        items=queue.in_order(items),
    )
