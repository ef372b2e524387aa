"""Everything worked out for one prospect, as frozen values."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from qmas_tui.facts.prospect import Prospect
from qmas_tui.findings.model import Deadline, Finding, Item, Stage
from qmas_tui.intake.model import Evaluation
from qmas_tui.intake.subject import Subject


class ProspectItem(Item, frozen=True, gc=False):
    """Something open.

    Where it has no day of its own and is due today, `due_floats`; where the day on
    which it is lost is today for want of another, `lost_floats`.
    """

    due_floats: bool = False
    lost_floats: bool = False


class ProspectAssessment(Struct, frozen=True, gc=False):
    """What comes out for a prospect on one day; of a closed case nothing but that.

    `subject` has the facts that it follows from. `deadlines` are what is outstanding,
    `met` those ahead of which nothing is left to do. `asleep_until` is the day on which
    a case that was put off wakes, None while awake.
    """

    case: str
    as_of: date
    stage: Stage
    subject: Subject | None = None
    evaluation: Evaluation | None = None
    deadlines: tuple[Deadline, ...] = ()
    met: tuple[Deadline, ...] = ()
    findings: tuple[Finding, ...] = ()
    items: tuple[ProspectItem, ...] = ()
    asleep_until: date | None = None

    @property
    def filed(self) -> bool:
        """Whether an application is pending or approved, and the case is open."""
        return self.subject is not None and self.subject.filed

    @property
    def evaluated_on(self) -> date | None:
        """The filing day, on which facts are measured (N-04); None without facts."""
        return self.subject.filing_day if self.subject else None

    @property
    def next(self) -> ProspectItem | None:
        """The item to act on first; it gives the case its `act_by`."""
        return self.items[0] if self.items else None


class AssessedProspect(Struct, frozen=True, gc=False):
    """A prospect's facts, and everything worked out from them."""

    prospect: Prospect
    assessment: ProspectAssessment
