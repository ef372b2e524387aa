"""The stage that a prospect has reached."""

from __future__ import annotations

from collections.abc import Iterable

from qmas_tui.findings.model import Finding, Stage
from qmas_tui.intake.dossier import Dossier
from qmas_tui.intake.model import CriteriaTest, Evaluation
from qmas_tui.intake.process import Process, open_requests


def filed_stage(process: Process) -> Stage:
    """The last step recorded between the submission and the landing."""
    application = process.application
    if application.outcome == "pending":
        if open_requests(process.dossier):
            return "requested"
        steps = {
            "consent-sent": application.consent_sent_on,
            "in-principle": application.principle_on,
            "selected": application.selected_on,
            "pooled": application.pooled_on,
            "acknowledged": application.acknowledged_on,
            "submitted": application.submitted_on,
        }
    else:
        steps = {
            "landed": application.landed_on,
            "e-visa": application.evisa_on,
            "paid": application.paid_on,
            "approved": application.submitted_on,
        }
    return next(stage for stage, day in steps.items() if day is not None)


def unfiled_stage(
    dossier: Dossier, evaluation: Evaluation, findings: Iterable[Finding]
) -> Stage:
    """How far the case is prepared, or how the last application ended."""
    application = dossier.facts.application
    if application is not None:
        return application.outcome
    if dossier.prospect.engaged_on is None:
        return "lead"
    settled = all(each.level != "act" for each in findings)
    if evaluation.may_file == "yes" and settled and _is_documented(dossier, evaluation):
        return "ready"
    return "preparing"


def _is_documented(dossier: Dossier, evaluation: Evaluation) -> bool:
    """Whether the papers reach the line; the points test of old asks for none."""
    if dossier.prospect.route == "apt":
        return evaluation.apt.documented
    gpt = evaluation.gpt
    return not isinstance(gpt, CriteriaTest) or gpt.documented >= gpt.threshold
