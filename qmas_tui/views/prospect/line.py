"""The line that must be met to file: prerequisites, and the test of the route."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qmas_tui.intake.model import (
    AchievementTest,
    CriteriaTest,
    Criterion,
    Evaluation,
    PointsTest,
    Prerequisite,
)
from qmas_tui.views.criteria_words import criterion_name, meets_words, why_words
from qmas_tui.views.intake_words import evidence_words
from qmas_tui.views.lay import cell, dim, row, said
from qmas_tui.views.model import Line, Role, Section, Span
from qmas_tui.views.prospect_words import (
    MET,
    NO_CHANCE,
    PREREQUISITES,
    SPECIAL,
    STATES,
)
from qmas_tui.views.say import count, day_words

_STATE, _NAME, _FLAGS = 9, 34, 15
_ROLES: dict[str, Role] = {
    "yes": "good",
    "met": "good",
    "no": "warn",
    "not-met": "act",
    "unknown": "dim",
}


def line_sections(
    found: Evaluation, is_apt: bool, is_filed: bool
) -> tuple[Section, ...]:
    """Prerequisites, then the test of the route; the other test behind it.

    Once it is filed nothing is said of what would meet a criterion.
    """
    musts = [_prerequisite(each) for each in found.prerequisites]
    musts += [dim(SPECIAL[each]) for each in found.special]
    general = [_general(found, is_filed)] if found.gpt is not None else []
    achievement = Section("Achievement-based Points Test", tuple(_apt(found.apt)))
    tests = [achievement, *general] if is_apt else [*general, achievement]
    return (Section("Prerequisites", tuple(musts)), *tests)


def counts_words(found: CriteriaTest) -> str:
    """How many of the twelve are met, may be, are safe, and have their papers."""
    return (
        f"{found.met} met, {found.met_max} possible, {found.threshold} needed; "
        f"{found.safe} with a margin, {found.documented} documented, "
        f"{count(found.areas, 'area')}"
    )


def points_words(found: PointsTest) -> str:
    """The points of the test of old, and whether they suffice."""
    verdict = {True: "passed", False: "not passed", None: "may be passed"}
    return (
        f"{found.total} of {found.most} points, {found.pass_mark} needed: "
        f"{verdict[found.passes]}"
    )


def achievement_words(found: AchievementTest) -> str:
    """Whether an achievement is claimed, and its proof and points where there are."""
    words = {
        "yes": "claimed; whether it is exceptional is for the Director to judge",
        "no": "no achievement",
        "unknown": "no achievement recorded, and nobody said that there is none",
    }
    papers = "; proof is on file" if found.documented else ""
    points = f"; {count(found.points, 'point')}" if found.points is not None else ""
    return f"{words[found.state]}{papers}{points}"


def _general(found: Evaluation, is_filed: bool) -> Section:
    test = found.gpt
    if isinstance(test, PointsTest):
        return Section("General Points Test of old", tuple(_points(test)))
    assert test is not None, "asked where there is a test"
    lines: list[Line] = [row(said(counts_words(test), "strong")), dim(NO_CHANCE)]
    days = _days(found)
    for each in test.criteria:
        lines += _criterion(each, days.get(each.n, ""), is_filed)
    return Section("General Points Test", tuple(lines))


def _days(found: Evaluation) -> dict[int, str]:
    """By the number of a criterion the day on which it is met or lost, in words."""
    forecast = found.forecast
    if forecast is None:
        return {}
    met = {n: f"met on {day_words(day)}" for n, day in forecast.met_on}
    lost = {n: f"lost on {day_words(day)}" for n, day in forecast.lost_on}
    carried = dict.fromkeys(forecast.carried, "a newer year to be shown")
    return carried | met | lost


def _prerequisite(found: Prerequisite) -> Line:
    name = PREREQUISITES[found.name]
    return row(
        cell(MET[found.state], _STATE, _ROLES[found.state]),
        cell(name, _NAME),
        said(evidence_words(found.evidence), "dim"),
        about=found.name,
    )


def _criterion(found: Criterion, when: str, is_filed: bool) -> Iterator[Line]:
    flags = [
        word
        for word, is_so in (("margin", found.safe), ("papers", found.documented))
        if is_so
    ]
    yield row(
        cell(STATES[found.state], _STATE, _ROLES[found.state]),
        cell(criterion_name(found.n), _NAME),
        cell(" · ".join(flags), _FLAGS, "good"),
        said(when, "accent"),
        about=f"criterion {found.n}",
    )
    why, meets = why_words(found), meets_words(found)
    if meets and found.state != "yes":
        meets = "" if is_filed else f"to meet it: {meets}"
    told = "; ".join(words for words in (why, meets) if words)
    yield row(Span(" " * (_STATE + 2)), said(told, "dim"))


def _points(found: PointsTest) -> Iterator[Line]:
    yield row(said(points_words(found), "strong"))
    doubt = ", and the version of that day is not sure" if found.version_doubt else ""
    yield dim(f"Version {found.version}{doubt}.")
    for part in found.parts:
        open_ = "; facts may still raise it" if part.open else ""
        yield row(
            cell(part.name.replace("_", " "), 14),
            said(f"{part.points} of {part.most}{open_}"),
        )


def _apt(found: AchievementTest) -> Iterator[Line]:
    yield row(said(achievement_words(found)), about="achievement")


def day_line(day: date, words: str) -> Line:
    """A day and what it means."""
    return row(cell(day_words(day), 11), said(words))
