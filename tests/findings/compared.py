"""Two sets of holders on one day, compared."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import HealthCheck, settings
from msgspec import structs

from qmas_tui.facts.holder import Holder
from qmas_tui.facts.rows import Grant
from qmas_tui.findings.assess import assess
from qmas_tui.findings.compare import (
    HOLDERS,
    CaseMoved,
    Comparison,
    Side,
    compare,
)
from qmas_tui.findings.moves import FindingMoved, Moved
from qmas_tui.findings.outcome import outcome
from qmas_tui.policy.policy import Policy
from tests.findings.people import NOW, holder
from tests.make import POLICY

ANY = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
WEEK = timedelta(days=7)
LATER = date(2030, 3, 15)
LEE = holder()
GRANTED = structs.replace(LEE, grant=(*LEE.grant, Grant(until=LATER, confirmed=True)))


def side(*holders: Holder) -> Side[Holder]:
    """A side that brings nothing but facts."""
    return Side(cases={each.case: each for each in holders})


def said(on: date, *holders: Holder, policy: Policy | None = None) -> Side[Holder]:
    """A side that brings what was said of its holders on a day."""
    rule = policy or POLICY
    found = {each.case: outcome(assess(each, rule, on)) for each in holders}
    return structs.replace(side(*holders), on=on, said=found)


def found(
    before: Side[Holder], after: Side[Holder], everyone: bool = False
) -> Comparison:
    """What is different today."""
    return compare(HOLDERS, before, after, POLICY, NOW, everyone)


def only(found: Comparison) -> CaseMoved:
    """The one case that changed."""
    (case,) = found.changed
    return case


def moved(found: CaseMoved, what: str) -> Moved:
    """What moved of the holder, by its name."""
    return {each.what: each for each in found.moved if each.subject == "holder"}[what]


def finding(found: CaseMoved, code: str) -> FindingMoved:
    """What became of a finding."""
    return {each.code: each for each in found.findings}[code]
