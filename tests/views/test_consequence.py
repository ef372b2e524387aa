"""What follows from a change, before it is saved."""

from __future__ import annotations

from datetime import date

from qmas_tui.findings.model import AssessedCase
from qmas_tui.views.consequence import consequence
from tests.make import POLICY, entry

CHILD = {"name": "Mo", "relation": "child"}


def follows(before: AssessedCase | None, after: AssessedCase) -> dict[str, str]:
    """Each thing that follows, in words."""
    found = consequence(before, after, ("Today", "All"), ("All", "Soon"), POLICY)
    return {each.label: "".join(span.text for span in each.said) for each in found}


def test_the_same_moves_nothing() -> None:
    """A case that stays as it is only changes the views that are said."""
    assert follows(entry(), entry()) == {"leaves": "Today", "enters": "Soon"}


def test_a_new_limit_moves_the_dates_and_costs_its_issue() -> None:
    """Each date from what to what, how late it was, and the fees of everyone."""
    first = {"until": date(2025, 3, 15)}
    late = entry(grant=[first, {"until": date(2026, 12, 15), "confirmed": True}])
    until = {"until": date(2029, 12, 15), "confirmed": True}
    said = follows(late, entry(grant=[first, late.holder.grant[1], until]))
    assert said["act by"].startswith("3 Nov 2026 → ")
    assert said["act by"].endswith("was 19 d late")
    assert said["window opens"] == "15 Sep 2026 → 15 Sep 2029"
    assert said["fees on issue"] == "HK$1,300"


def test_fees_are_said_for_each_and_for_all() -> None:
    """Alike they are multiplied, else they are added up."""
    old, new = {"until": date(2025, 3, 15)}, {"until": date(2028, 3, 15)}
    linked = follows(
        entry(grant=[old], dependant=[CHILD]),
        entry(grant=[old, new], dependant=[CHILD]),
    )
    assert linked["fees on issue"] == "2 × HK$1,300 = HK$2,600"
    near = {**CHILD, "limit_of_stay": date(2028, 1, 15)}
    other = follows(
        entry(grant=[old], dependant=[near]),
        entry(
            grant=[old, new],
            dependant=[{**CHILD, "limit_of_stay": date(2028, 3, 15)}],
        ),
    )
    assert other["fees on issue"] == "HK$1,900 for 2"


def test_new_findings_are_named() -> None:
    """How many there were and will be, and the new ones, whose they are."""
    worse = entry(
        landed_on=None,
        applied_on=None,
        work=None,
        dependant=[
            {**CHILD, "name": name, "passport_expires_on": date(2026, 12, 1)}
            for name in ("Mo", "Ming")
        ],
        unread=[{"column": "x", "text": "?"}],
    )
    found = consequence(entry(), worse, (), (), POLICY)
    place = [each.label for each in found].index("findings")
    told = [
        "".join(span.text for span in each.said)
        for each in found[place:]
        if each.label in ("", "findings")
    ]
    assert told[0].startswith("0 → ")
    assert told[-1].startswith("and ")
    assert len(told) == 5


def test_no_work_says_from_which_day_it_is_urgent() -> None:
    """After so many days, or once the last months before the limit begin."""
    idle = {"kind": "none", "from": date(2026, 11, 16)}
    assert follows(entry(), entry(work=[idle]))["no work"] == (
        "from 16 Nov 2026 · act day 16 Mar 2027"
    )


def test_a_case_that_is_added_has_nothing_before() -> None:
    """Its dates begin where none were."""
    said = follows(None, entry())
    assert said["act by"].startswith("nothing due → ")
    assert said["window opens"] == "none → 15 Dec 2027"
