"""The income that top talents need (W-03)."""

from __future__ import annotations

from qmas_tui.intake.pathways.ground import Ground
from qmas_tui.intake.pathways.model import Answer
from qmas_tui.intake.year_before import earns, income_before


def income_2_5m(ground: Ground) -> Answer:
    """An income of the preceding year that is high enough."""
    least = ground.policy.intake.ttps_income_hkd
    found = earns(ground.prospect, ground.day, least, ground.policy)
    income = income_before(ground.prospect, ground.day, ground.policy)
    told = (("income", income.hkd if income else None), ("need", least))
    return Answer(found, told)
