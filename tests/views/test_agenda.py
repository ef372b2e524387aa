"""The days of cases for a calendar: whose, which, and who is named."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec import structs

from qmas_tui.casework.demo import demo_prospects
from qmas_tui.casework.prospects import Prospects
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.prospect import Prospect
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
