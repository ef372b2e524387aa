"""What must be met on the filing day, or the application is refused at once (B-08)."""

from __future__ import annotations

from datetime import date

from qmas_tui.findings.calendar import anniversary, birthday
from qmas_tui.findings.model import Fact
from qmas_tui.intake.degrees import is_held, is_higher
from qmas_tui.intake.means import budget, liquid_funds
from qmas_tui.intake.model import Met, Prerequisite
from qmas_tui.intake.subject import Subject
from qmas_tui.policy.policy import Policy

AGE_CAP = "B-02"
LANGUAGE = "B-06"
OFFICIAL_LANGUAGES = ("zh", "en")


def prerequisites(subject: Subject, policy: Policy) -> tuple[Prerequisite, ...]:
    """All that hold on the filing day, in a fixed order (B-01 to B-12)."""
    found = [
        age(subject, policy),
        financial(subject, policy),
        character(subject, policy),
        education(subject, policy),
    ]
    if _holds(policy, LANGUAGE, subject.filing_day):
        found.append(_language(subject, policy))
    return (*found, _nationality(subject, policy))


def age(subject: Subject, policy: Policy) -> Prerequisite:
    """Eighteen; in the first years of the scheme fifty at most (B-01, B-02)."""
    born, day, figures = subject.prospect.born_on, subject.filing_day, policy.intake
    capped = _holds(policy, AGE_CAP, day)
    rules = ("B-01", AGE_CAP) if capped else ("B-01",)
    if born is None:
        return _found(policy, "age", "unknown", rules, born_on=None)
    adult_on = anniversary(born, figures.applicant_age_years)
    too_old_on = birthday(born, figures.too_old_years) if capped else None
    met = adult_on <= day and (too_old_on is None or day < too_old_on)
    return _found(
        policy,
        "age",
        _met(met),
        rules,
        born_on=born,
        adult_on=adult_on,
        too_old_on=too_old_on,
    )


def financial(subject: Subject, policy: Policy) -> Prerequisite:
    """Own means: no published figure exists, so none of the house refuses (B-03)."""
    judged = subject.prospect.self_supporting
    if judged is not None:
        rules = ("B-03",)
        return _found(policy, "financial", _met(judged), rules, self_supporting=judged)
    funds, needed = liquid_funds(subject), budget(subject, policy)
    met = funds is not None and funds >= needed
    return _found(
        policy,
        "financial",
        "met" if met else "unknown",
        ("B-03", *policy.behind("budget-months")),
        funds=funds,
        budget=needed,
    )


def character(subject: Subject, policy: Policy) -> Prerequisite:
    """No criminal record and no adverse immigration record (B-04, X-33)."""
    facts = {
        "criminal_record": subject.prospect.criminal_record,
        "adverse_immigration": subject.prospect.adverse_immigration,
    }
    records = set(facts.values())
    met: Met = "not-met" if True in records else _met(None not in records, "unknown")
    return _found(policy, "character", met, ("B-04", "X-33"), **facts)


def education(subject: Subject, policy: Policy) -> Prerequisite:
    """A degree, or skill and achievement for the Director to judge (B-05)."""
    prospect, day = subject.prospect, subject.filing_day
    held = [d for d in prospect.degree if is_higher(d) and is_held(d, day)]
    open_ = prospect.special_case is True or not subject.is_complete("degree")
    met: Met = "met" if held else _met(open_, yes="unknown")
    return _found(
        policy,
        "education",
        met,
        ("B-05",),
        levels=tuple(degree.level for degree in held),
        special_case=prospect.special_case,
    )


def _language(subject: Subject, policy: Policy) -> Prerequisite:
    """Chinese or English, while it was asked for (B-06, B-07, N-11)."""
    good = subject.good_languages
    if any(name in good for name in OFFICIAL_LANGUAGES):
        met: Met = "met"
    else:
        met = "not-met" if subject.is_complete("language") else "unknown"
    return _found(policy, "language", met, (LANGUAGE, "N-11"), languages=good)


def _nationality(subject: Subject, policy: Policy) -> Prerequisite:
    """Not one that is excluded on the filing day (B-09 to B-12, N-12)."""
    nationality = subject.prospect.nationality
    if nationality is None:
        return _found(policy, "nationality", "unknown", ("B-12",), nationality=None)
    excluded = policy.entry.exclusion_on(nationality, subject.filing_day)
    return _found(
        policy,
        "nationality",
        excluded.state if excluded else "met",
        excluded.rules if excluded else ("B-12",),
        nationality=nationality,
        until=excluded.to if excluded else None,
    )


def _holds(policy: Policy, rule: str, day: date) -> bool:
    """Whether a rule that came to an end had not by a day."""
    return day <= policy.rules[rule].last


def _met(met: bool, no: Met = "not-met", yes: Met = "met") -> Met:
    return yes if met else no


def _found(
    policy: Policy, name: str, met: Met, rules: tuple[str, ...], **evidence: Fact
) -> Prerequisite:
    basis = policy.rules[rules[0]].basis
    return Prerequisite(name, met, rules, basis, tuple(evidence.items()))
