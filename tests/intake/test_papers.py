"""Letters, CV, roles and degrees: what each paper must be, to the day."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.findings.calendar import add_months
from tests.intake.assessed import days, job, levels, rows_of
from tests.make import AS_OF

GOOD = {
    "dated": AS_OF - days(30),
    "signed": True,
    "letterhead": True,
    "contact": True,
    "specific": True,
    "verified_on": AS_OF - days(20),
}
"""A letter with which nothing is wrong."""


def told(*works: dict[str, object], **facts: object) -> dict[str, str]:
    """The findings on letters, roles and CV of somebody with these works."""
    found = levels({"work": list(works), **facts})
    kinds = ("letter.", "role.", "cv.")
    return {code: level for code, level in found.items() if code.startswith(kinds)}


def with_letter(**facts: object) -> dict[str, object]:
    """A job with second proof and one letter."""
    letter = {**GOOD, **facts}
    kept = {name: value for name, value in letter.items() if value is not None}
    return job(second_proof=True, letter=[kept])


def test_a_job_well_in_order() -> None:
    """A good letter and a second proof leave nothing to say."""
    assert told(with_letter()) == {}


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        ({"dated": None}, {"letter.form": "warn"}),
        ({"signed": False}, {"letter.form": "warn"}),
        ({"letterhead": False}, {"letter.form": "warn"}),
        ({"contact": False}, {"letter.form": "warn"}),
        ({"signed": None}, {"letter.unchecked": "watch"}),
        ({"letterhead": None}, {"letter.unchecked": "watch"}),
        ({"contact": None}, {"letter.unchecked": "watch"}),
        ({"specific": None}, {"letter.unchecked": "watch"}),
        ({"verified_on": None}, {"letter.unchecked": "watch"}),
        ({"verified_on": AS_OF + days(1)}, {"letter.unchecked": "watch"}),
        ({"specific": False}, {"letter.vague": "warn"}),
        ({"template": True}, {"letter.vague": "warn"}),
        ({"verifiable": False}, {"letter.unverifiable": "warn"}),
        ({"from": date(2014, 1, 31)}, {}),
        ({"from": date(2014, 2, 1)}, {"letter.differs": "warn"}),
        ({"to": date(2026, 1, 1)}, {"letter.differs": "warn"}),
        ({"title": " ANALYST "}, {}),
        ({"title": "Director"}, {"letter.differs": "warn"}),
    ],
)
def test_what_a_letter_must_be(facts: dict[str, object], codes: object) -> None:
    """Formal, checked, specific, verifiable, and in accord with the record."""
    assert told(with_letter(**facts)) == codes


def test_letters_that_are_wanting() -> None:
    """A counted work wants a letter, and beside it a second proof."""
    assert told(job())["letter.missing"] == "warn"
    assert "letter.alone" not in told(job())
    alone = told({**with_letter(), "second_proof": False})
    assert alone == {"letter.alone": "warn"}
    for uncounted in (job(full_time=False), job(level="other"), job(kind="none")):
        assert "letter.missing" not in told(uncounted)


@pytest.mark.parametrize(("shift", "counts"), [(-1, True), (0, False)])
def test_a_work_that_counts_a_day(shift: int, counts: bool) -> None:
    """A work counts once it covers a day before the filing day."""
    begins = AS_OF + days(shift)
    assert ("letter.missing" in told(job(**{"from": begins}))) == counts


def test_a_work_before_the_degree() -> None:
    """Graduate work that ended before the first degree is not counted."""
    degree = [{"level": "bachelor", "awarded_on": date(2020, 1, 1)}]
    ended = job(to=date(2019, 12, 31))
    assert "letter.missing" not in told(ended, degree=degree)
    assert "letter.missing" in told({**ended, "level": "specialist"}, degree=degree)


@pytest.mark.parametrize(("shift", "stale"), [(-1, True), (0, False)])
def test_a_letter_grows_stale(shift: int, stale: bool) -> None:
    """Six months old is fresh enough, a day more is not, while the work goes on."""
    dated = add_months(AS_OF, -6) + days(shift)
    work = with_letter(dated=dated)
    assert ("letter.stale" in told(work)) == stale
    assert "letter.stale" not in told({**work, "to": AS_OF - days(1)})
    assert "letter.stale" not in told({**work, "from": AS_OF + days(1)})
    for under_way in ({"from": None}, {"from": AS_OF}, {"to": AS_OF}):
        assert ("letter.stale" in told({**work, **under_way})) == stale


@pytest.mark.parametrize(
    ("said", "differs"),
    [
        ({"cv_from": date(2014, 1, 9)}, False),
        ({"cv_from": date(2013, 12, 31)}, True),
        ({"cv_from": date(2015, 1, 1)}, True),
        ({"cv_to": date(2020, 1, 1)}, True),
        ({"cv_title": "analyst "}, False),
        ({"cv_title": "Head"}, True),
    ],
)
def test_the_cv_against_the_record(said: dict[str, object], differs: bool) -> None:
    """The CV gives the same months and titles, case and blanks aside."""
    assert ("cv.differs" in told({**with_letter(), **said})) == differs


def test_a_cv_for_recruiters() -> None:
    """A CV made for recruiters is told, one for the application is not."""
    assert told(cv="recruitment") == {"cv.recruiter": "watch"}
    assert told(cv="immigration") == {}


BORN = date(1990, 5, 4)


@pytest.mark.parametrize(
    ("begins", "staff", "level"),
    [
        (date(2017, 5, 3), 9, "warn"),
        (date(2017, 5, 3), 10, "watch"),
        (date(2017, 5, 4), 9, "watch"),
        (date(2017, 5, 4), 10, None),
        (date(2017, 5, 3), None, "watch"),
        (date(2017, 5, 4), None, None),
        (None, 9, "watch"),
    ],
)
def test_an_inflated_role(begins: date | None, staff: int | None, level: str) -> None:
    """Senior before the 27th birthday, in a firm of under ten, or both."""
    work = job(level="senior", **{"from": begins, "company_staff": staff})
    kept = {name: value for name, value in work.items() if value is not None}
    assert told(kept, born_on=BORN).get("role.inflated") == level
    kept["level"] = "graduate"
    assert "role.inflated" not in told(kept, born_on=BORN)


def test_a_birthday_that_nobody_recorded() -> None:
    """Without a birthday nobody is young."""
    assert "role.inflated" not in told(job(level="senior"))


def test_roles_without_proof() -> None:
    """A senior role wants a chart, a work a level, a reputable firm its listing."""
    assert told(job(level="senior"))["role.no-chart"] == "watch"
    assert "role.no-chart" not in told(job(level="senior", chart=True))
    unknown = {name: value for name, value in job().items() if name != "level"}
    assert told(unknown)["role.level-unknown"] == "watch"
    assert told(job(reputable=True))["role.reputable-unproved"] == "warn"
    proved = job(reputable=True, reputable_proof="Forbes list of 2025")
    assert "role.reputable-unproved" not in told(proved)


def degree(**facts: object) -> dict[str, object]:
    """A master's degree of a listed university, well in order, with other facts."""
    usual = {
        "level": "master",
        "awarded_on": date(2015, 6, 30),
        "listed": True,
        "listed_year": AS_OF.year,
        "verified_on": AS_OF - days(1),
    }
    return {name: v for name, v in {**usual, **facts}.items() if v is not None}


def of_degrees(*degrees: dict[str, object]) -> dict[str, str]:
    """The findings on these degrees."""
    found = levels({"degree": list(degrees)})
    return {code: level for code, level in found.items() if code.startswith("degree.")}


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        ({}, {}),
        ({"verified_on": None}, {"degree.unverified": "warn"}),
        ({"verified_on": None, "level": "other"}, {}),
        ({"verified_on": None, "awarded_on": AS_OF + days(1)}, {}),
        ({"verified_on": None, "awarded_on": AS_OF}, {"degree.unverified": "warn"}),
        ({"verified_on": None, "awarded_on": None}, {"degree.unverified": "warn"}),
        ({"listed_year": None}, {"degree.list-year": "warn"}),
        ({"listed_year": AS_OF.year - 1}, {"degree.list-year": "warn"}),
        ({"listed_year": AS_OF.year + 1}, {"degree.list-year": "warn"}),
        ({"listed_year": None, "listed": False}, {}),
        ({"arm": True}, {"degree.branch": "warn"}),
        ({"arm": True, "listed": None}, {}),
        ({"name_matches": False}, {"degree.name": "warn"}),
        ({"relevant": False}, {"degree.irrelevant": "watch"}),
    ],
)
def test_what_a_degree_must_be(facts: dict[str, object], codes: object) -> None:
    """Verified, looked up in this year's list, of no branch, in the right name."""
    assert of_degrees(degree(**facts)) == codes


def test_only_the_highest_degree_need_fit_the_career() -> None:
    """The highest by level, then by the day of the award, then the later row."""
    other = degree(relevant=False)
    assert of_degrees(other, degree(level="doctorate")) == {}
    assert of_degrees(other, degree(level="bachelor")) != {}
    assert of_degrees(other, degree(awarded_on=date(2015, 7, 1))) == {}
    assert of_degrees(other, degree(awarded_on=date(2015, 6, 29))) != {}
    assert of_degrees(other, degree()) == {}
    assert of_degrees(degree(), other) != {}
    assert of_degrees(other, degree(awarded_on=None)) != {}


def test_every_letter_is_named() -> None:
    """One finding names each letter that triggers it, by its work."""
    vague = {**GOOD, "specific": False}
    work = job(second_proof=True, letter=[vague, GOOD, vague])
    rows = rows_of({"work": [work]}, "letter.vague")
    assert [row["employer"] for row in rows] == ["Harbour Bank"] * 2


def test_every_degree_is_named() -> None:
    """One finding names each degree that triggers it, by where it is of."""
    two = [degree(institution=place, name_matches=False) for place in ("HKU", "PKU")]
    rows = rows_of({"degree": two}, "degree.name")
    assert [row["institution"] for row in rows] == ["HKU", "PKU"]
