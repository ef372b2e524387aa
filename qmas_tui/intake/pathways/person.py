"""Conditions on who a person is: nationality, age, languages."""

from __future__ import annotations

from qmas_tui.findings.calendar import anniversary, birthday
from qmas_tui.intake.pathways.graduates import local_degrees
from qmas_tui.intake.pathways.ground import Ground
from qmas_tui.intake.pathways.model import Answer
from qmas_tui.intake.states import State, best_of, state
from qmas_tui.policy.pathways import Pathway

ACCEPTED_LANGUAGES = ("zh", "en")


def nationality(ground: Ground, pathway: Pathway) -> Answer:
    """Not one of the nationals that a way in refuses (W-22, B-19, W-23)."""
    country = ground.prospect.nationality
    if country is None:
        return Answer("unknown")
    told = (("nationality", country),)
    if country in ground.policy.nationals.get(pathway.refuses or "", ()):
        return Answer("no", told)
    if country in ground.policy.nationals.get(pathway.degree_only or "", ()):
        return Answer(_of_certain_university(ground), told)
    return Answer("yes", told)


def age_18(ground: Ground) -> Answer:
    """Of age."""
    born = ground.prospect.born_on
    if born is None:
        return Answer("unknown")
    least = ground.policy.intake.applicant_age_years
    return Answer(state(ground.day >= anniversary(born, least)), (("born_on", born),))


def age_18_40(ground: Ground) -> Answer:
    """Of age, and not yet too old (W-15)."""
    born = ground.prospect.born_on
    if born is None:
        return Answer("unknown")
    figures, day = ground.policy.intake, ground.day
    of_age = anniversary(born, figures.applicant_age_years) <= day
    too_old = birthday(born, figures.second_too_old_years) <= day
    return Answer(state(of_age and not too_old), (("born_on", born),))


def language(ground: Ground) -> Answer:
    """Good Chinese or English, whatever test holds (W-15)."""
    good = (
        state(spoken.level == "good")
        for spoken in ground.prospect.language
        if spoken.name in ACCEPTED_LANGUAGES
    )
    told = (("languages", ground.subject.good_languages),)
    complete = ground.subject.is_complete("language")
    return Answer(best_of(good, complete=complete), told)


def _of_certain_university(ground: Ground) -> State:
    """Whether one of the local degrees is of a university that is enough (W-23)."""
    degrees = local_degrees(ground)
    if not degrees or any(each.gba_campus or each.ugc_funded for each in degrees):
        return "yes"
    return "unknown" if any(each.ugc_funded is None for each in degrees) else "no"
