"""What was done calls days of a calendar off, one thing after the other."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from qmas_tui.findings import assess as assessing
from qmas_tui.findings.calendar import DAY
from qmas_tui.views.agenda import agenda
from tests.make import AS_OF, POLICY, entry

LATER = AS_OF + timedelta(days=10)
ASKED = {"asked_on": AS_OF, "answer_by": LATER}
FILED = {"kind": "extension", "filed_on": date(2026, 11, 1)}
ABODE = {"kind": "right-of-abode", "filed_on": date(2026, 11, 1)}
EXTENDED = [{"until": date(2026, 12, 15)}, {"until": date(2029, 12, 15)}]
CHILD = {
    **{"name": "LEE Ming", "relation": "child", "born_on": date(2008, 12, 10)},
    **{"landed_on": date(2023, 3, 15), "limit_of_stay": date(2026, 12, 15)},
}
SPOUSE = {
    **{"name": "LEE Mo", "relation": "spouse", "landed_on": date(2023, 3, 15)},
    **{"limit_of_stay": date(2026, 12, 15)},
}
OUT = AS_OF - timedelta(days=20)
LONG_AGO = AS_OF - timedelta(days=160)
RENEWED = [{"expires_on": date(2028, 4, 1)}, {"expires_on": date(2037, 4, 1)}]
LIMIT = {"stay.ends", "extension.opens", "milestone", "milestone.earliest"}
LANDED = {"approved_on": OUT, "landed_on": AS_OF - timedelta(days=10)}


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        (
            {"request": [ASKED, {**ASKED, "asked_on": OUT}]},
            {"request": [{**ASKED, "answered_on": AS_OF}, {**ASKED, "asked_on": OUT}]},
            {"request.unanswered 2026-11-22 1"},
        ),
        (
            {"filing": [FILED], "grant": EXTENDED[:1], "dependant": [CHILD]},
            {
                "filing": [FILED | {"outcome": "granted", "decided_on": AS_OF}],
                "grant": EXTENDED,
                "dependant": [CHILD | {"limit_of_stay": date(2029, 12, 15)}],
            },
            {"extension.decision-late"},
        ),
        (
            {"filing": [FILED], "grant": EXTENDED[:1]},
            {"filing": [FILED | {"outcome": "refused"}], "grant": EXTENDED[:1]},
            {"extension.decision-late"},
        ),
        (
            {"filing": [ABODE]},
            {"filing": [ABODE | {"outcome": "granted"}]},
            {"abode.decision-late", "stay.ends", "extension.opens"},
        ),
        ({}, {"status": "closed"}, {"stay.ends", "extension.opens", "milestone"}),
        (
            {"dependant": [CHILD]},
            {"dependant": [CHILD | {"status": "permanent"}]},
            {"stay.ends"},
        ),
        (
            {"dependant": [SPOUSE]},
            {"dependant": [SPOUSE | {"left_on": OUT, "left_for": "left-hong-kong"}]},
            {"stay.ends"},
        ),
        (
            {"request": [{"asked_on": OUT, "answer_by": AS_OF}]},
            {"request": [{"asked_on": OUT, "answer_by": AS_OF, "answered_on": AS_OF}]},
            {"request.unanswered 2026-11-02 1"},
        ),
        (
            {},
            {"left_on": AS_OF, "left_for": "left-hong-kong"},
            {"stay.ends", "extension.opens", "milestone"},
        ),
        (
            {"dependant": [CHILD]},
            {"dependant": [CHILD | {"left_on": AS_OF, "left_for": "left-hong-kong"}]},
            {"stay.ends", "dependant.ageing-out"},
        ),
        (
            {
                "trip": [{"out": LONG_AGO}],
                "dependant": [CHILD | {"trip": [{"out": LONG_AGO}]}],
            },
            {
                "trip": [{"out": LONG_AGO, "back": AS_OF}],
                "dependant": [CHILD | {"trip": [{"out": LONG_AGO, "back": AS_OF}]}],
            },
            {"absence.away-now"},
        ),
        (
            {"passport": [{"expires_on": date(2028, 4, 1)}]},
            {
                "passport": [
                    {"expires_on": date(2028, 4, 1)},
                    {"expires_on": date(2037, 4, 1)},
                ]
            },
            {"passport.renew-first"},
        ),
        (
            {"approved_on": OUT, "landed_on": None, "grant": []},
            {"approved_on": OUT, "landed_on": AS_OF},
            {"entry.use-by"},
        ),
    ],
)
def test_what_was_done_is_called_off(
    before: dict[str, object], after: dict[str, object], kinds: set[str]
) -> None:
    """A day that a calendar holds from before is done, or moves; none is lost."""
    earlier = {each.key: each for each in agenda([entry(AS_OF, **before)], POLICY)}
    later = {each.key: each for each in agenda([entry(AS_OF, **after)], POLICY)}
    assert set(earlier) <= set(later)
    done = {key for key in earlier if later[key].is_done and not earlier[key].is_done}
    assert kinds <= {key[2] for key in done}


def called_off(**facts: object) -> set[str]:
    """What of a case is done, by kind."""
    days = agenda([entry(AS_OF, **facts)], POLICY)
    return {each.key[2] for each in days if each.is_done}


@pytest.mark.parametrize(
    ("facts", "kinds"),
    [
        ({**LANDED, "status": "closed"}, {*LIMIT, "entry.use-by"}),
        (
            {**LANDED, "passport": RENEWED},
            {"entry.use-by", "passport.renew-first"},
        ),
        (
            {
                "filing": [FILED | {"outcome": "granted", "decided_on": AS_OF}],
                "grant": [{"until": AS_OF - DAY}, EXTENDED[1]],
                "status": "closed",
            },
            LIMIT,
        ),
        (
            {
                "filing": [FILED | {"outcome": "withdrawn", "for": ["LEE Ming"]}],
                "dependant": [CHILD],
                "grant": EXTENDED,
                "status": "closed",
            },
            LIMIT,
        ),
    ],
)
def test_one_thing_done_after_the_other_is_called_off(
    facts: dict[str, object], kinds: set[str]
) -> None:
    """Whatever was done before a case was closed, its last days are done too."""
    assert kinds <= called_off(**facts)


def test_who_is_here_on_other_grounds_keeps_days() -> None:
    """A member who is gone takes none of another's days along."""
    gone = CHILD | {"name": "LEE Yan", "left_on": AS_OF, "left_for": "left-hong-kong"}
    days = agenda([entry(AS_OF, dependant=[CHILD, gone])], POLICY)
    done = {each.key[1] for each in days if each.is_done}
    assert done == {"LEE Yan"}


def test_a_request_keeps_its_place_among_those_of_its_day() -> None:
    """The second request of a day is known by the same place once the first is gone."""
    early, late = ASKED | {"answer_by": AS_OF + DAY}, ASKED
    second = f"request.unanswered {AS_OF} 2"
    for first in (early, early | {"answered_on": AS_OF}):
        later = entry(AS_OF + timedelta(days=5), request=[first, late])
        assert second in {each.key[2] for each in agenda([later], POLICY)}


def test_days_that_cannot_be_called_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is called off where nobody can say what the days were, or are."""
    closed = entry(AS_OF, status="closed")
    assert agenda([closed], POLICY)
    monkeypatch.setattr(assessing, "assess_landed", None)
    assert agenda([closed], POLICY) == ()
    monkeypatch.undo()
    with monkeypatch.context() as broken:
        broken.setattr(assessing, "assess_landed", None)
        answered = entry(AS_OF, request=[ASKED | {"answered_on": AS_OF}])
    assert answered.assessment.stage == "broken"
    assert agenda([answered], POLICY) == ()
