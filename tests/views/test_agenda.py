"""The days of cases for a calendar: whose, which, and who is named."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec import structs

from qmas_tui.casework.demo import demo_prospects
from qmas_tui.casework.prospects import Prospects
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.prospect import Prospect
from qmas_tui.findings import assess as assessing
from qmas_tui.findings.calendar import DAY
from qmas_tui.findings.model import AssessedCase
from qmas_tui.intake.assess import assess
from qmas_tui.intake.result import AssessedProspect
from qmas_tui.views.agenda import agenda
from qmas_tui.views.appointment import Appointment
from tests.intake.someone import prospect
from tests.make import AS_OF, POLICY, entry
from tests.views.everyone import everyone

FAMILY = [
    {"name": "WAI Ming", "relation": "spouse"},
    {"name": "LEE Ming", "relation": "child", "limit_of_stay": date(2028, 1, 15)},
    {"name": "LEE Mei", "relation": "child"},
]


def days(*cases: AssessedCase, names: bool = False) -> dict[str, Appointment]:
    """The appointments by their titles."""
    return {each.title: each for each in agenda(cases, POLICY, names=names)}


def test_the_days_of_a_case() -> None:
    """A case gives its dates and its seven years, with reasons, by day."""
    found = agenda([entry()], POLICY)
    assert [(each.title, each.on) for each in found] == [
        ("Q-1: window opens", date(2027, 12, 15)),
        ("Q-1: file by (target)", date(2028, 2, 2)),
        ("Q-1: last filing day", date(2028, 3, 15)),
        ("Q-1: limit of stay", date(2028, 3, 15)),
        ("Q-1: start the abode file", date(2030, 2, 13)),
        ("Q-1: seven years, earliest", date(2030, 3, 15)),
    ]
    assert found[0].note == (
        "Limit of stay 15 Mar 2028, from the e-Visa; "
        "3 months back: 15 Dec 2027. Official: E-02."
    )
    categories = [each.category for each in found]
    assert categories == [*["Filing"] * 3, "Limit of stay", *["Seven years"] * 2]


def test_the_family() -> None:
    """A dependant with a limit of their own has days; one with the holder's has none.

    Without names they are called what they are, by number where there are several.
    """
    case = entry(AS_OF, dependant=FAMILY)
    own = [title for title in days(case) if title.startswith("Q-1, ")]
    assert own[0] == "Q-1, child 1: window opens"
    assert len(own) == 4
    named = days(case, names=True)
    assert "Q-1, LEE Ming: limit of stay" in named
    assert "Q-1 LEE Ka Yan: limit of stay" in named


@pytest.mark.many
def test_nobody_is_named_unless_asked() -> None:
    """Without names no word of any appointment names a person."""
    for case in everyone():
        holder = case.holder
        people = [
            holder.name,
            holder.name_zh,
            *[each.name for each in holder.dependant],
        ]
        long = [name for name in people if name and len(name) > 4]
        for each in agenda([case], POLICY):
            words = f"{each.title} {each.note}".replace(holder.case, "")
            assert not [name for name in long if name in words], words


def test_no_prospect_is_named_unless_asked() -> None:
    """Each day has a key of its own, and no word of it names a person."""
    queue = Prospects({e.case: e for e in demo_prospects(AS_OF)}, POLICY, AS_OF).queue
    found = agenda(queue, POLICY)
    assert len({each.key for each in found}) == len(found)
    for of in queue:
        family = [each.name for each in of.prospect.dependant]
        for each in agenda([of], POLICY):
            words = f"{each.title} {each.note}"
            assert not [e for e in (of.prospect.name, *family) if e in words], words


def test_what_a_prospect_has_done() -> None:
    """A day that was met is the same appointment, with nothing to be done on it.

    Of a closed case all of them are such.
    """
    facts = {"submitted_on": AS_OF, "outcome": "approved", "pay_by": AS_OF}

    def days_of(who: Prospect) -> dict[str, Appointment]:
        entry = AssessedProspect(who, assess(who, POLICY, AS_OF))
        return {each.key[2]: each for each in agenda([entry], POLICY)}

    before = days_of(prospect(application=[facts]))
    paid = prospect(application=[facts | {"paid_on": AS_OF}])
    after, closed = days_of(paid), days_of(structs.replace(paid, status="closed"))
    assert before["fee.due"] == structs.replace(after["fee.due"], is_done=False)
    assert after["fee.due"].is_done
    assert not after["entry.use-by"].is_done
    assert set(closed) == set(after)
    assert all(each.is_done for each in closed.values())


def test_other_days() -> None:
    """Answers to the department, birthdays and passports have days of their own."""
    case = entry(
        AS_OF,
        request=[{"asked_on": AS_OF}, {"asked_on": date(2026, 11, 20)}],
        dependant=[
            {"name": "LEE Ming", "relation": "child", "born_on": date(2010, 3, 1)}
        ],
        passport=[{"expires_on": date(2028, 4, 1)}],
    )
    found = days(case)
    assert found["Q-1: answer the department"].on == AS_OF + timedelta(days=14)
    answers = [each.key for each in agenda([case], POLICY) if each.category == "Answer"]
    assert len(set(answers)) == 2
    assert found["Q-1, child: child's birthday"].on == date(2028, 2, 29)
    assert found["Q-1: renew the passport"].category == "Passport"


def test_a_day_that_passed_is_left_out() -> None:
    """Days before the one asked about are no appointments."""
    assert all(each.on >= AS_OF for each in agenda([entry()], POLICY))
    late = date(2028, 2, 3)
    assert "Q-1: window opens" not in days(entry(late))
    assert "Q-1: last filing day" in days(entry(late))


def test_after_filing() -> None:
    """Once it was filed the days of filing are done, and the decision has one."""
    filed = [{"kind": "extension", "filed_on": date(2028, 1, 3)}]
    found = days(entry(date(2028, 1, 4), filing=filed))
    assert found["Q-1: last filing day"].is_done
    assert not found["Q-1: limit of stay"].is_done
    assert found["Q-1: decision late from"].category == "Decision"


def test_the_order_is_lasting() -> None:
    """Cases in another order give the same appointments."""
    cases: dict[str, AssessedCase] = {}
    for case in everyone():
        cases.setdefault(case.holder.case, case)
    some = list(cases.values())[:60]
    assert agenda(some, POLICY) == agenda(some[::-1], POLICY)


def test_keys_are_unique() -> None:
    """No two appointments of one case share a key."""
    for case in everyone():
        keys = [each.key for each in agenda([case], POLICY)]
        assert len(keys) == len(set(keys)), case.holder.case
        assert isinstance(case.holder, Holder)


LATER = AS_OF + timedelta(days=10)
ASKED = {"asked_on": AS_OF, "answer_by": LATER}
FILED = {"kind": "extension", "filed_on": date(2026, 11, 1)}
ABODE = {"kind": "right-of-abode", "filed_on": date(2026, 11, 1)}
EXTENDED = [{"until": date(2026, 12, 15)}, {"until": date(2029, 12, 15)}]
CHILD = {
    **{"name": "LEE Ming", "relation": "child", "born_on": date(2008, 12, 10)},
    **{"landed_on": date(2023, 3, 15), "limit_of_stay": date(2026, 12, 15)},
}
OUT = AS_OF - timedelta(days=20)
LONG_AGO = AS_OF - timedelta(days=160)


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


RENEWED = [{"expires_on": date(2028, 4, 1)}, {"expires_on": date(2037, 4, 1)}]
LIMIT = {"stay.ends", "extension.opens", "milestone", "milestone.earliest"}
LANDED = {"approved_on": OUT, "landed_on": AS_OF - timedelta(days=10)}


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
