"""What is looked through of a prospect: the known facts, and findings about them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.prospect_rows import Career
from qmas_tui.findings.catalogue import finding_of
from qmas_tui.findings.model import Fact, Finding, Level, Reason
from qmas_tui.findings.person import Person
from qmas_tui.intake.catalogue import INTAKE
from qmas_tui.intake.subject import Subject
from qmas_tui.intake.work_months import sure, sure_works
from qmas_tui.intake.works import COUNTED_KINDS
from qmas_tui.policy.intake import IntakeFigures
from qmas_tui.policy.policy import Policy

PROSPECT: Final = "prospect"
"""The subject of every finding about a prospect; the family is named in it."""


class Dossier(Person, frozen=True, gc=False):
    """A prospect with the known facts, and the rules by which they are judged."""

    facts: Subject

    @property
    def prospect(self) -> Prospect:
        """The facts known on the day."""
        return self.facts.prospect

    @property
    def filing_day(self) -> date:
        """The day on which facts are measured (N-04)."""
        return self.facts.filing_day

    @property
    def figures(self) -> IntakeFigures:
        """The figures of intake."""
        return self.policy.intake

    @property
    def works(self) -> list[Career]:
        """Jobs, businesses and self-employment, full-time or not, counted or not."""
        return [work for work in self.prospect.work if work.kind in COUNTED_KINDS]

    @property
    def counted_works(self) -> list[Career]:
        """Those that give at least one day of the sixth criterion (G-07)."""
        return [
            work
            for work in sure_works(self.facts.works, lambda _work: True)
            if sure(self.facts, [work]).covers(self.filing_day)
        ]

    def finding(
        self,
        code: str,
        level: Level | None = None,
        *,
        rules: tuple[str, ...] | None = None,
        due_on: date | None = None,
        lost_on: date | None = None,
        **evidence: Fact,
    ) -> Finding:
        """A finding of the catalogue of intake, with the facts that triggered it."""
        kind = INTAKE[code]
        return finding_of(
            self,
            code,
            kind,
            level,
            evidence,
            rules=rules,
            due_on=due_on,
            lost_on=lost_on,
        )

    def of_rows(
        self,
        code: str,
        rows: Sequence[Reason],
        level: Level | None = None,
        **evidence: Fact,
    ) -> tuple[Finding, ...]:
        """One finding that names every row which triggers it; none without a row."""
        if not rows:
            return ()
        told: dict[str, Fact] = {"rows": tuple(rows), **evidence}
        return (finding_of(self, code, INTAKE[code], level, told),)


def dossier(facts: Subject, policy: Policy) -> Dossier:
    """What is looked through of a prospect."""
    return Dossier(PROSPECT, facts.as_of, policy, facts)


def row(kind: str, **evidence: Fact) -> Reason:
    """A row that triggers a finding, with what tells it from others."""
    return Reason(kind, tuple(evidence.items()))


def work_row(work: Career, kind: str = "work", **more: Fact) -> Reason:
    """A work, or a paper on it, by employer, title and days."""
    named: dict[str, Fact] = {
        "employer": work.employer,
        "title": work.title,
        "from": work.from_,
        "to": work.to,
    }
    return row(kind, **named, **more)
