"""What is said of prospects: findings, criteria, stages, ways in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from qmas_tui.findings.model import Finding
from qmas_tui.intake.assess import assess, pathways_of
from qmas_tui.intake.catalogue import INTAKE
from qmas_tui.intake.criteria.twelve import CRITERIA
from qmas_tui.intake.result import ProspectAssessment
from qmas_tui.policy.pathways import ConditionName
from qmas_tui.views.criteria_words import WORDS, meets_words, why_words
from qmas_tui.views.intake_phrases import INTAKE_PHRASES
from qmas_tui.views.intake_turns import intake_facts
from qmas_tui.views.intake_words import because_of, headline_of, remedy_of
from qmas_tui.views.pathway_words import (
    CONDITIONS,
    NAMES,
    gives_words,
    pathway_name,
    wants_words,
)
from qmas_tui.views.prospect_words import DEADLINES, PREREQUISITES, STAGES
from qmas_tui.views.words import phrase_of
from tests.intake.worked import as_of, expected, prospects
from tests.make import POLICY

NEVER = ("chance", "probab", "likel", "score")
"""What is never said of a decision: it is the Director's."""
RAW = re.compile(r"None|True|False|[{}\[\]]|datetime|[a-z]_[a-z]")


class Said(msgspec.Struct, forbid_unknown_fields=True):
    """The words that must come of a worked case, as said_of_prospects.toml has them."""

    code: str
    case: str
    headline: str
    because: str
    remedy: str
    file_on: date | None = None
    as_of: date | None = None

    def finding(self) -> Finding:
        """The finding of the case."""
        found = worked_out(self.case, self.as_of or as_of(), self.file_on)
        return next(each for each in found.findings if each.code == self.code)


SAID = msgspec.toml.decode(
    Path(__file__).with_name("said_of_prospects.toml").read_bytes(),
    type=dict[str, list[Said]],
)["said"]


@cache
def worked_out(case: str, on: date, file_on: date | None = None) -> ProspectAssessment:
    """A worked case on a day."""
    return assess(prospects()[case], POLICY, on, file_on)


def every() -> Iterator[ProspectAssessment]:
    """Every worked case on its day."""
    return (worked_out(case, as_of()) for case in prospects())


@pytest.mark.parametrize("said", SAID, ids=lambda said: f"{said.code} {said.case}")
def test_the_words_of_each_phrase(said: Said) -> None:
    """A sentence says what is known of a case, and what settles it."""
    made = said.finding()
    told = headline_of(made), because_of(made), remedy_of(made)
    assert told == (said.headline, said.because, said.remedy)


def test_every_finding_of_the_catalogue_has_its_words() -> None:
    """For each code there is a phrase, and of each phrase the words are tested."""
    assert set(INTAKE_PHRASES) == {*INTAKE, "facts.broken"}
    found = [each.finding() for each in SAID]
    tested = {
        id(phrase_of(each.code, intake_facts(each), INTAKE_PHRASES)) for each in found
    }
    missing = [
        (code, phrase.when)
        for code, phrases in INTAKE_PHRASES.items()
        for phrase in phrases
        if id(phrase) not in tested and code != "facts.broken"
    ]
    assert missing == []


def test_no_code_is_shown_raw() -> None:
    """Whatever is found, each sentence is whole, and none foretells a decision."""
    for found in every():
        for each in found.findings:
            for whole in (headline_of(each), because_of(each), remedy_of(each)):
                said = re.sub(r"“.*?”", "", whole).replace("  ", " ")
                assert said.strip() == said != "", each
                assert not RAW.search(said), said
                assert not any(word in said.casefold() for word in NEVER), said


def test_criteria_in_words() -> None:
    """Each criterion says what its state rests on, and what would meet it."""
    assert len(WORDS) == len(CRITERIA)
    for found in every():
        evaluation = found.evaluation
        criteria = getattr(evaluation.gpt, "criteria", ()) if evaluation else ()
        for each in criteria:
            assert why_words(each)
            assert bool(meets_words(each)) == (
                each.state != "yes" or each.wanting != ()
            )
            assert not RAW.search(why_words(each) + meets_words(each))


def test_every_stage_and_deadline_has_words() -> None:
    """Stages, deadlines, prerequisites and ways in are said in words."""
    cases = expected()["prospects"].values()
    assert {each["stage"] for each in cases} <= set(STAGES)
    assert {kind for each in cases for kind in each["deadlines"]} == set(DEADLINES)
    assert {name for each in cases for name in each["prerequisites"]} == set(
        PREREQUISITES
    )
    assert {each.code for each in POLICY.pathways} == set(NAMES)
    assert set(get_args(ConditionName)) == set(CONDITIONS)


def test_ways_in_in_words() -> None:
    """Each way in says what stands against it, or what is to be recorded, and what it
    gives."""
    told = set()
    for case in prospects():
        for way in pathways_of(worked_out(case, as_of()), POLICY):
            assert pathway_name(way.code) != way.code
            told.add(wants_words(way).partition(":")[0])
            assert gives_words(way)
    assert told == {"not given", "to be recorded", ""}
    way = pathways_of(worked_out("W01", as_of()), POLICY)[0]
    assert gives_words(way) == (
        "first stay 36 months; then 36; top tier 72; about 4 weeks; HK$1,900 a person"
    )
