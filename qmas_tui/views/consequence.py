"""What follows from a change that is not saved yet, in lines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from qmas_tui.findings.fees import issue_fees
from qmas_tui.findings.model import HOLDER, AssessedCase, Assessment, Finding, Item
from qmas_tui.findings.risk import pressing
from qmas_tui.findings.work import no_work_acts_on
from qmas_tui.policy.policy import Policy
from qmas_tui.views.items import is_missed
from qmas_tui.views.model import Span
from qmas_tui.views.say import day_words, kind_words, mark_of, money, role_of
from qmas_tui.views.words import headline

MOST_NEW = 3
_ARROW = Span(" → ", "dim")
_DATES = ("extension.opens", "milestone.earliest")


class Follows(Struct, frozen=True):
    """One thing that follows: what it is, and what becomes of it.

    Without a label it goes on with what was said before.
    """

    label: str
    said: tuple[Span, ...]


def consequence(
    before: AssessedCase | None,
    after: AssessedCase,
    held_by: Sequence[str],
    will_be_held_by: Sequence[str],
    policy: Policy,
) -> list[Follows]:
    """What is different of a case after a change, the day to act first.

    `held_by` and `will_be_held_by` are the titles of the views that hold it.
    """
    was, now = before.assessment if before else None, after.assessment
    left = [title for title in held_by if title not in will_be_held_by]
    entered = [title for title in will_be_held_by if title not in held_by]
    found = [
        _act_by(was, now),
        *[_date(kind, was, now) for kind in _DATES],
        _no_work(before, after, policy),
        _told("leaves", ", ".join(left)),
        _told("enters", ", ".join(entered)),
        *_findings(was, now),
        _fees(was, now, policy),
    ]
    return [each for each in found if each is not None]


def _told(label: str, words: str) -> Follows | None:
    return Follows(label, (Span(words),)) if words else None


def _act_by(was: Assessment | None, now: Assessment) -> Follows | None:
    old, new = was.next if was else None, now.next
    if (old and old.due_on) == (new and new.due_on):
        return None
    said = [Span(_due(old)), _ARROW, Span(_due(new), "strong")]
    if was and old and is_missed(old, was.as_of):
        said.append(Span(f"   was {(was.as_of - old.due_on).days} d late", "dim"))
    return Follows("act by", tuple(said))


def _due(item: Item | None) -> str:
    return day_words(item.due_on) if item else "nothing due"


def _date(kind: str, was: Assessment | None, now: Assessment) -> Follows | None:
    old, new = _day(kind, was), _day(kind, now)
    if old == new:
        return None
    words = [day_words(day) if day else "none" for day in (old, new)]
    said = (Span(words[0]), _ARROW, Span(words[1], "strong"))
    return Follows(kind_words(kind), said)


def _day(kind: str, found: Assessment | None) -> date | None:
    if found is None:
        return None
    dates = {each.kind: each.on for each in found.deadlines}
    if found.milestone:
        dates.update({k: day for k, day in found.milestone.days if day})
    return dates.get(kind)


def _no_work(
    before: AssessedCase | None, after: AssessedCase, policy: Policy
) -> Follows | None:
    """From which day on it is urgent that there is no work."""
    held = before.holder.work if before else ()
    new = [each for each in after.holder.work if each not in held]
    since = next((each.from_ for each in new if each.kind == "none"), None)
    limit = after.assessment.limit
    if since is None or limit is None:
        return None
    day = no_work_acts_on(since, limit.on, policy)
    said = (Span(f"from {day_words(since)}"), Span(" · act day ", "dim"))
    return Follows("no work", (*said, Span(day_words(day), "strong")))


def _findings(was: Assessment | None, now: Assessment) -> list[Follows]:
    """How many are to be acted on or warned of, and those that are new."""
    old, new = pressing(was) if was else [], pressing(now)
    known = {(each.code, each.subject) for each in old}
    added = [each for each in new if (each.code, each.subject) not in known]
    if len(old) == len(new) and not added:
        return []
    counted = (Span(str(len(old))), _ARROW, Span(str(len(new)), "strong"))
    told = [Follows("findings", counted)]
    for each in added[:MOST_NEW]:
        mark = Span(f"{mark_of(each.level)} ", role_of(each.level))
        told.append(Follows("", (mark, _named(each))))
    more = len(added) - MOST_NEW
    return [*told, *([Follows("", (Span(f"and {more} more"),))] if more > 0 else [])]


def _named(finding: Finding) -> Span:
    of = "" if finding.subject == HOLDER else f"{finding.subject}: "
    return Span(f"{of}{headline(finding)}")


def _fees(was: Assessment | None, now: Assessment, policy: Policy) -> Follows | None:
    """What is paid for the new limits, once they are issued."""
    if was is None:
        return None
    limits = []
    for who, person in now.people:
        old = was.of(who)
        if old and old.limit and person.limit and person.limit.on > old.limit.on:
            limits.append((old.limit.on, person.limit.on))
    if not limits:
        return None
    each = issue_fees(limits, policy, now.as_of)
    if len(set(each)) > 1:
        words = f"{money(sum(each))} for {len(each)}"
    elif len(each) == 1:
        words = money(each[0])
    else:
        words = f"{len(each)} × {money(each[0])} = {money(sum(each))}"
    return Follows("fees on issue", (Span(words),))
