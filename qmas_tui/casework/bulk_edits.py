"""What can be done to many cases at once: each as an edit of one of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from msgspec import Struct, structs

from qmas_tui.casework.edit import Edit, add_row, put_off
from qmas_tui.errors import DataError, Problem
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.parsing import FieldTexts, read_words
from qmas_tui.facts.reading import read_bool, read_date
from qmas_tui.facts.rows import Review
from qmas_tui.facts.tables import with_rows
from qmas_tui.findings.assess import assess
from qmas_tui.findings.model import AssessedCase
from qmas_tui.policy.policy import Policy
from qmas_tui.views.haystack import fold
from qmas_tui.views.say import day_words


class Setting(Struct, frozen=True, gc=False):
    """Who does it, on which day, by which rules."""

    who: str
    as_of: date
    policy: Policy


Apply = Callable[[AssessedCase, str, Setting], Edit[Holder]]


class Action(Struct, frozen=True, gc=False):
    """Something to do to many cases.

    `title` says it in a menu, `label` and `hint` ask for its text; one without a label
    asks for none. `check` raises ValueError for a text that no case can take, `apply`
    DataError where this case is left out.
    """

    title: str
    label: str
    hint: str
    check: Callable[[str, date], object]
    apply: Apply


def check_actions(given: FieldTexts, as_of: date) -> None:
    """Raise DataError for what is no action, or has a text that cannot be taken."""
    problems = []
    for name, text in given:
        if name not in ACTIONS:
            known = ", ".join(ACTIONS)
            problems.append(Problem(name, f"is nothing to do; there are {known}"))
            continue
        try:
            ACTIONS[name].check(text, as_of)
        except ValueError as error:
            problems.append(Problem(name, str(error)))
    if problems:
        raise DataError("Nothing was changed.", problems)


def edited(case: AssessedCase, given: FieldTexts, setting: Setting) -> Edit[Holder]:
    """A case after all that is to be done. Raises DataError where it is left out.

    Of several things those count that change something.
    """
    whats, left_out = list[str](), list[DataError]()
    for number, (name, text) in enumerate(given, 1):
        try:
            done = ACTIONS[name].apply(case, text, setting)
        except DataError as error:
            left_out.append(error)
            continue
        whats.append(done.what)
        found = case.assessment
        if number < len(given):  # for what comes next it counts as it is by then
            found = assess(done.after, setting.policy, setting.as_of)
        case = AssessedCase(done.after, found)
    if not whats:
        raise left_out[0]
    return Edit(case.holder, "; ".join(whats))


def _reassign(case: AssessedCase, text: str, setting: Setting) -> Edit[Holder]:
    del setting  # an adviser is the same on any day
    holder, adviser = case.holder, text.strip()
    if (holder.adviser or "") == adviser:
        raise DataError(f"adviser is {adviser or 'none'} already")
    after = structs.replace(holder, adviser=adviser or None)
    return Edit(after, f"set adviser {adviser or 'taken out'}")


def _tag(case: AssessedCase, text: str, setting: Setting) -> Edit[Holder]:
    del setting
    holder, tag = case.holder, text.strip()
    if fold(tag) in map(fold, holder.tags):
        raise DataError("has the tag already")
    after = structs.replace(holder, tags=(*holder.tags, tag))
    return Edit(after, f"tag {tag} added")


def _untag(case: AssessedCase, text: str, setting: Setting) -> Edit[Holder]:
    del setting
    holder, tag = case.holder, text.strip()
    left = tuple([each for each in holder.tags if fold(each) != fold(tag)])
    if left == holder.tags:
        raise DataError("does not have the tag")
    return Edit(structs.replace(holder, tags=left), f"tag {tag} taken off")


def _snooze(case: AssessedCase, text: str, setting: Setting) -> Edit[Holder]:
    given = [("outcome", "snoozed"), ("until", text)]
    edit, row = add_row(case.holder, "review", given, setting.as_of, setting.who)
    assert isinstance(row, Review), "a row of reviews"
    return put_off(edit, row, case.assessment, setting.policy)


def _confirm(case: AssessedCase, text: str, setting: Setting) -> Edit[Holder]:
    """The limit was read on the e-Visa, of the grant that gives it."""
    del text, setting
    holder, limit = case.holder, case.assessment.limit
    if limit is None or limit.source not in ("confirmed", "unconfirmed"):
        raise DataError("no limit of stay is recorded")
    if limit.source == "confirmed":
        raise DataError(f"limit {day_words(limit.on)} is confirmed already")
    grants = tuple(
        structs.replace(each, confirmed=True) if each.until == limit.on else each
        for each in holder.grant
    )
    after = with_rows(holder, "grant", grants)
    return Edit(after, f"limit {day_words(limit.on)} seen on the e-Visa")


def _close(case: AssessedCase, text: str, setting: Setting) -> Edit[Holder]:
    holder = case.holder
    if holder.status == "closed":
        raise DataError("is closed already")
    day = read_date(text, setting.as_of)
    after = structs.replace(holder, status="closed", closed_on=day)
    return Edit(after, f"closed on {day_words(day)}")


def _any(text: str, as_of: date) -> None:
    del as_of
    read_words(text)


def _some(text: str, as_of: date) -> None:
    del as_of
    if not read_words(text):
        raise ValueError("is missing")


def _yes(text: str, as_of: date) -> None:
    del as_of
    if not read_bool(text):
        raise ValueError("is yes, or left out")


def _past(text: str, as_of: date) -> None:
    if read_date(text, as_of) > as_of:
        raise ValueError("is ahead; write today or an earlier day")


def _ahead(text: str, as_of: date) -> None:
    if read_date(text, as_of) <= as_of:
        raise ValueError("is not ahead; write a later day such as +2w")


ACTIONS: Final[dict[str, Action]] = {
    "adviser": Action("Give to an adviser", "adviser", "initials", _any, _reassign),
    "tag": Action("Add a tag", "tag", "one word or more", _some, _tag),
    "untag": Action("Take a tag off", "tag", "as it is written", _some, _untag),
    "snooze": Action("Snooze", "until", "a day, such as +2w", _ahead, _snooze),
    "confirm": Action("Confirm limits: seen on the e-Visa", "", "", _yes, _confirm),
    "close": Action("Close", "closed on", "a day, such as today", _past, _close),
}
