"""The ends that a limit of stay could have, where they can be worked out (HS-23)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qmas_tui.facts.holder import Holder
from qmas_tui.facts.rows import Grant
from qmas_tui.facts.years import has_sound_years
from qmas_tui.findings.assess import assess
from qmas_tui.findings.calendar import add_months
from qmas_tui.findings.effective_facts import facts_as_of
from qmas_tui.findings.stay import find_pattern, normal_ends
from qmas_tui.policy.policy import Policy


class ExpectedEnds:
    """The ends for the grants and the dependants of one holder on a day.

    Without the pattern or the landing nobody knows any: None.
    """

    def __init__(self, holder: Holder, policy: Policy, today: date) -> None:
        self.facts = facts_as_of(holder, policy, today)
        # Days of an old record that lead out of the calendar must not stop an edit.
        can_tell = self.facts.left_for is None and has_sound_years(holder)
        pattern = find_pattern(self.facts) if can_tell else None
        self._normal = normal_ends(self.facts.landed_on, pattern)
        top = pattern.top_tier if pattern else None
        lengths = (*pattern.months, *([top] if top else [])) if pattern else ()
        self._lengths = sorted(set(lengths))

    def of_grant(self, grant: Grant) -> list[date] | None:
        """Each normal end, and each step and the top tier from the grant before it."""
        if not self._normal:
            return None
        grants = self.facts.grants
        place = next((n for n, each in enumerate(grants) if each is grant), 0)
        return self._ends([grants[place - 1].until] if place else [])

    def of_first_stay(self) -> list[date] | None:
        """The end of the stay that begins with the landing."""
        return list(self._normal[:1]) or None

    def of_dependant(self, limit: date, own: date | None) -> list[date] | None:
        """The same for a dependant whose own old limit was `own`.

        The limit before it is the holder's last that ended earlier. The holder's
        current limit and the ends of the path count as they are.
        """
        if not self._normal:
            return None
        earlier = [each.until for each in self.facts.grants if each.until < limit]
        bases = [max(earlier)] if earlier else []
        bases += [own] if own else []
        facts = self.facts
        found = assess(facts.holder, facts.policy, facts.as_of)
        path = [step.until for step in found.path]
        return [*self._ends(bases), *path, *([found.limit.on] if found.limit else [])]

    def _ends(self, bases: Sequence[date]) -> list[date]:
        steps = [add_months(base, months) for base in bases for months in self._lengths]
        return [*self._normal, *steps]


def is_within(day: date, end: date, months: int) -> bool:
    """Whether a day lies no more than that many months before or after an end."""
    return add_months(end, -months) <= day <= add_months(end, months)


def nearest(day: date, ends: Sequence[date]) -> tuple[date, ...]:
    """The last of the ends before a day, and the first after it."""
    earlier = [end for end in ends if end < day]
    later = [end for end in ends if end > day]
    return (*([max(earlier)] if earlier else []), *([min(later)] if later else []))
