"""What can be done to many cases at once: each as an edit of one of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from msgspec import Struct, structs

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.edit import Edit, add_row
from qmas_tui.casework.sleep import woken
from qmas_tui.errors import DataError, Problem
from qmas_tui.facts.changes import Case
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.parsing import FieldTexts, read_words
from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.reading import read_bool, read_date
from qmas_tui.facts.rows import Review
from qmas_tui.facts.tables import with_rows
from qmas_tui.views.haystack import fold
from qmas_tui.views.say import day_words

Apply = Callable[[Case, str, Casework], Edit[Case]]
BOTH: Final[tuple[type[Case], ...]] = (Holder, Prospect)


class Action(Struct, frozen=True, gc=False):
    """Something to do to many cases.

    `title` says it in a menu, `label` and `hint` ask for its text; one without a label
    asks for none. `check` raises ValueError for a text that no case can take, `apply`
    DataError where this case is left out. `kinds` are those for whom it means anything.
    """

    title: str
    label: str
    hint: str
    check: Callable[[str, date], object]
    apply: Apply
    kinds: tuple[type[Case], ...] = BOTH


def actions_of(*kinds: type[Case]) -> dict[str, Action]:
    """What can be done to holders, to prospects, or to both."""
    wanted = {*kinds}
    return {name: each for name, each in ACTIONS.items() if wanted <= {*each.kinds}}


def check_actions(given: FieldTexts, as_of: date, *kinds: type[Case]) -> None:
    """Raise DataError for what is no action, or has a text that cannot be taken."""
    problems, known = [], actions_of(*kinds)
    for name, text in given:
        if name not in known:
            there = ", ".join(known)
            problems.append(Problem(name, f"is nothing to do; there are {there}"))
            continue
        try:
            known[name].check(text, as_of)
        except ValueError as error:
            problems.append(Problem(name, str(error)))
    if problems:
        raise DataError("Nothing was changed.", problems)


def edited(record: Case, given: FieldTexts, casework: Casework) -> Edit[Case]:
    """A case after all that is to be done. Raises DataError where it is left out.

    Of several things those count that change something; what comes later looks at the
    case as it is by then.
    """
    whats, left_out = list[str](), list[DataError]()
    for name, text in given:
        try:
            done = ACTIONS[name].apply(record, text, casework)
        except DataError as error:
            left_out.append(error)
            continue
        whats.append(done.what)
        record = done.after
    if not whats:
        raise left_out[0]
    return Edit(record, "; ".join(whats))


def _reassign(record: Case, text: str, casework: Casework) -> Edit[Case]:
    del casework  # an adviser is the same on any day
    adviser = text.strip()
    if (record.adviser or "") == adviser:
        raise DataError(f"adviser is {adviser or 'none'} already")
    after = structs.replace(record, adviser=adviser or None)
    return Edit(after, f"set adviser {adviser or 'taken out'}")


def _tag(record: Case, text: str, casework: Casework) -> Edit[Case]:
    del casework
    tag = text.strip()
    if fold(tag) in map(fold, record.tags):
        raise DataError("has the tag already")
    after = structs.replace(record, tags=(*record.tags, tag))
    return Edit(after, f"tag {tag} added")


def _untag(record: Case, text: str, casework: Casework) -> Edit[Case]:
    del casework
    tag = text.strip()
    left = tuple([each for each in record.tags if fold(each) != fold(tag)])
    if left == record.tags:
        raise DataError("does not have the tag")
    return Edit(structs.replace(record, tags=left), f"tag {tag} taken off")


def _snooze(record: Case, text: str, casework: Casework) -> Edit[Case]:
    given = [("outcome", "snoozed"), ("until", text)]
    edit, row = add_row(record, "review", given, casework.as_of, casework.session.who)
    assert isinstance(row, Review), "a row of reviews"
    return casework.put_off(edit, row, record)


def _wake(record: Case, text: str, casework: Casework) -> Edit[Case]:
    del text
    return woken(record, casework)


def _confirm(record: Case, text: str, casework: Casework) -> Edit[Case]:
    """The limit was read on the e-Visa, of the grant that gives it."""
    del text
    assert isinstance(record, Holder), "before the landing nobody has a limit"
    limit = casework.look_at(record).assessment.limit
    if limit is None or limit.source not in ("confirmed", "unconfirmed"):
        raise DataError("no limit of stay is recorded")
    if limit.source == "confirmed":
        raise DataError(f"limit {day_words(limit.on)} is confirmed already")
    grants = tuple(
        structs.replace(each, confirmed=True) if each.until == limit.on else each
        for each in record.grant
    )
    after = with_rows(record, "grant", grants)
    return Edit(after, f"limit {day_words(limit.on)} seen on the e-Visa")


def _close(record: Case, text: str, casework: Casework) -> Edit[Case]:
    if record.status == "closed":
        raise DataError("is closed already")
    day = read_date(text, casework.as_of)
    after = structs.replace(record, status="closed", closed_on=day)
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
    "wake": Action("Wake", "", "", _yes, _wake),
    "confirm": Action(
        "Confirm limits: seen on the e-Visa", "", "", _yes, _confirm, (Holder,)
    ),
    "close": Action("Close", "closed on", "a day, such as today", _past, _close),
}
