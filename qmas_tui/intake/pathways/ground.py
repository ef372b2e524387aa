"""What a condition is worked out from."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from qmas_tui.facts.prospect import Prospect
from qmas_tui.intake.model import Evaluation
from qmas_tui.intake.subject import Subject
from qmas_tui.policy.policy import Policy


class Ground(Struct, frozen=True, gc=False):
    """A prospect, measured on the day of the comparison, and the policy.

    The filing day of `subject` is that day, and `evaluation` is that of that day;
    `prospect` are its known facts, which nearly every condition asks for.
    """

    prospect: Prospect
    subject: Subject
    evaluation: Evaluation
    policy: Policy

    @property
    def day(self) -> date:
        """The day on which facts are measured."""
        return self.subject.filing_day
