"""What the tables of the old points test count of a person on the filing day."""

from __future__ import annotations

from collections import Counter
from datetime import date

from qmas_tui.findings.calendar import age_on, anniversary, birthday
from qmas_tui.intake.criteria.work import any_work, international, reputable
from qmas_tui.intake.degrees import is_held, is_higher
from qmas_tui.intake.prerequisites import OFFICIAL_LANGUAGES
from qmas_tui.intake.subject import Subject
from qmas_tui.intake.work_months import sure, sure_works
from qmas_tui.intake.works import Mark
from qmas_tui.policy.policy import Policy
from qmas_tui.policy.rules import PartName, Tally

Tallies = dict[Tally, int]


def tallies(subject: Subject, policy: Policy) -> dict[PartName, Tallies]:
    """The tallies by the part that they are counted for."""
    return {
        "age": _age(subject, policy),
        "education": _education(subject),
        "work": _work(subject, policy),
        "talent_list": {"talent-list": int(subject.prospect.talent_list is True)},
        "language": _languages(subject),
        "family": _family(subject, policy),
    }


def years_on(born: date, day: date, policy: Policy) -> int:
    """Whole years from birthday to birthday; the last one that ends a right is early.

    Of 29 February: 1 March, and the 51st 28 February.
    """
    years, too_old = age_on(born, day), policy.intake.too_old_years
    return max(years, too_old) if birthday(born, too_old) <= day else years


def _age(subject: Subject, policy: Policy) -> Tallies:
    born = subject.prospect.born_on
    return {} if born is None else {"age": years_on(born, subject.filing_day, policy)}


def _education(subject: Subject) -> Tallies:
    held = [
        degree
        for degree in subject.prospect.degree
        if is_held(degree, subject.filing_day) and degree.recognised is not False
    ]
    count = Counter(degree.level for degree in held)
    return {
        "doctorates": count["doctorate"],
        "masters": count["master"],
        "bachelors": count["bachelor"],
        "professionals": count["professional"],
        "renowned": sum(is_higher(d) and d.renowned is True for d in held),
    }


def _work(subject: Subject, policy: Policy) -> Tallies:
    def months(mark: Mark) -> int:
        works = sure_works(subject.works, mark)
        return sure(subject, works).months(subject.filing_day, policy)

    return {
        "work-months": months(any_work),
        "senior-months": months(lambda work: work.level == "senior"),
        "international-months": months(international),
        "reputable-months": months(reputable),
    }


def _languages(subject: Subject) -> Tallies:
    good = subject.good_languages
    official = sum(name in OFFICIAL_LANGUAGES for name in good)
    return {"official-languages": official, "other-languages": len(good) - official}


def _family(subject: Subject, policy: Policy) -> Tallies:
    comes = subject.accompanying
    adult, day = policy.intake.dependant_age_years, subject.filing_day
    return {
        "relatives": int(subject.prospect.hk_relative is True),
        "educated-spouses": sum(
            each.relation == "spouse" and each.degree is True for each in comes
        ),
        "children": sum(
            each.relation == "child"
            and each.born_on is not None
            and day < anniversary(each.born_on, adult)
            for each in comes
        ),
    }
