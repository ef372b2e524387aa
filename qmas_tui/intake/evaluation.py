"""May this person file, under which test, and what changes later?"""

from __future__ import annotations

from qmas_tui.intake.model import Evaluation
from qmas_tui.intake.subject import Subject
from qmas_tui.policy.policy import Policy


def evaluate(subject: Subject, policy: Policy) -> Evaluation:
    """Everything that sections 1 to 6 and the fees say of an open case."""
    raise NotImplementedError
