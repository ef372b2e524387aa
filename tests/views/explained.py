"""What the tests of explanations share: a family, an office, an explanation."""

from __future__ import annotations

from datetime import date
from typing import Any

from qmas_tui.config.load import shipped_entries
from qmas_tui.facts.holder import Dependant
from qmas_tui.findings.model import HOLDER, AssessedCase
from qmas_tui.policy.compile import compile_policy
from qmas_tui.policy.office import Office, OwnFigure
from qmas_tui.policy.overrule import overrule
from qmas_tui.policy.policy import Policy
from qmas_tui.views.explain.page import explain
from qmas_tui.views.model import Section
from tests.make import POLICY

APART = "Considered, not used"
CHANGE = "What would change this"
SETTLES = "What settles it"
SPOUSE = Dependant(
    name="WAI Ming",
    relation="spouse",
    citizenship="chinese",
    limit_of_stay=date(2028, 1, 15),
    landed_on=date(2023, 4, 1),
)
SON = Dependant(name="LEE Ming", relation="child", born_on=date(2009, 4, 20))


def told(
    case: AssessedCase, kind: str, subject: str = HOLDER, policy: Policy | None = None
) -> tuple[Section, ...]:
    """The explanation of something of a case."""
    return explain(case, kind, subject, policy or POLICY)


def office(*some: OwnFigure, **figures: Any) -> Policy:
    """The rules as an office changed them: `some` for some days, others for all."""
    shipped = shipped_entries()
    always = {name.replace("_", "-"): v for name, v in figures.items()}
    changed = overrule(shipped.rule, Office(figures=always, figure=some))
    return compile_policy(changed, shipped.paper, shipped.year)
