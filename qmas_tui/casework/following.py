"""What a new limit of stay brings with it: a filing answered, the family's limit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct, structs

from qmas_tui.casework.edit import Edit
from qmas_tui.errors import DataError, Problem
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.parsing import FieldTexts, read_names
from qmas_tui.facts.reading import quoted, read_bool
from qmas_tui.facts.rows import Filing, Grant, Row
from qmas_tui.facts.tables import with_rows
from qmas_tui.findings.assess import assess
from qmas_tui.findings.effective_facts import facts_as_of
from qmas_tui.findings.filings import answered_by
from qmas_tui.findings.model import Assessment
from qmas_tui.policy.policy import Policy
from qmas_tui.views.form import CLOSES, SHARED_WITH
from qmas_tui.views.say import day_words


class Along(Struct, frozen=True):
    """What a grant is to bring with it.

    Attributes:
        family: the names of the dependants who get its limit; None: those of the
            family whose limit was the old one. Who is linked to the holder's limit
            follows it anyway.
        closes: whether the pending filing that it answers is closed as granted.
    """

    family: frozenset[str] | None = None
    closes: bool = True


def read_along(
    holder: Holder, given: FieldTexts
) -> tuple[list[tuple[str, str]], Along]:
    """The fields of a grant itself, and what `family` and `closes` say beside them.

    `family` is yes, no or names. Raises DataError for what is none of that.
    """
    said = dict(given)
    rest = [each for each in given if each[0] not in (SHARED_WITH, CLOSES)]
    family = _read_family(holder, said.get(SHARED_WITH, "").strip())
    closes = said.get(CLOSES, "").strip()
    try:
        return rest, Along(family, read_bool(closes) if closes else True)
    except ValueError as error:
        raise DataError("Say yes or no.", [Problem(CLOSES, str(error))]) from None


def _read_family(holder: Holder, text: str) -> frozenset[str] | None:
    known = [each.name for each in holder.dependant]
    if text in known:
        return frozenset((text,))
    try:
        return None if not text or read_bool(text) else frozenset()
    except ValueError:
        pass
    try:
        names = read_names(text)
    except ValueError as error:
        raise _unknown(str(error)) from None
    for name in names:
        if name not in known:
            there = ", ".join(known) or "nobody of the family is recorded"
            raise _unknown(f"{quoted(name)} is not yes, no or one of: {there}")
    return frozenset(names)


def _unknown(what: str) -> DataError:
    return DataError("Say who has the same limit.", [Problem(SHARED_WITH, what)])


def follow_grant(
    edit: Edit[Holder],
    before: Holder,
    grant: Grant,
    along: Along,
    policy: Policy,
    as_of: date,
) -> Edit[Holder]:
    """The edit with what the grant brings with it.

    One written down late, behind a later grant, brings nothing.
    """
    if facts_as_of(edit.after, policy, as_of).grants[-1:] != (grant,):
        return edit
    found = assess(before, policy, as_of)
    old = found.limit.on if found.limit else None
    if along.closes:
        answered = answered_by(grant, old, edit.after.filing, policy, as_of)
        edit = _close(edit, answered, grant)
    names = along.family
    if names is None:
        names = _sharing(before, found)
    return _share(edit, names, grant)


def _sharing(holder: Holder, found: Assessment) -> frozenset[str]:
    """The dependants whose own limit is the holder's, but those who left the family."""
    gone = {each.name for each in found.dependants if each.standing != "dependant"}
    return frozenset(
        each.name
        for each in holder.dependant
        if found.limit and each.limit_of_stay == found.limit.on
        if each.name not in gone
    )


def _close(
    edit: Edit[Holder], answered: Sequence[Filing], grant: Grant
) -> Edit[Holder]:
    """These filings closed as granted."""
    if not answered:
        return edit
    rows: list[Row] = [
        structs.replace(filing, outcome="granted", decided_on=grant.granted_on)
        if any(filing is each for each in answered)
        else filing
        for filing in edit.after.filing
    ]
    closed = [f"filing of {day_words(f.filed_on)} closed as granted" for f in answered]
    after = with_rows(edit.after, "filing", tuple(rows))
    return Edit(after, "; ".join([edit.what, *closed]))


def _share(edit: Edit[Holder], names: frozenset[str], grant: Grant) -> Edit[Holder]:
    """The new limit for each of these who has an own one, and another."""
    family = tuple(
        structs.replace(each, limit_of_stay=grant.until)
        if each.name in names and each.limit_of_stay is not None
        else each
        for each in edit.after.dependant
    )
    changed = [
        new.name
        for new, old in zip(family, edit.after.dependant, strict=True)
        if new != old
    ]
    if not changed:
        return edit
    after = structs.replace(edit.after, dependant=family)
    return Edit(after, f"{edit.what}; the same limit for {', '.join(changed)}")
