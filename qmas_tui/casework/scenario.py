"""A scenario of one case as it stands on the desk, and the saved ones of the case."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct, structs

from qmas_tui.casework.casework import Casework, Terms
from qmas_tui.casework.scenarios import save, saved
from qmas_tui.errors import WritesOver
from qmas_tui.facts.reading import quoted
from qmas_tui.scenarios.change import Change
from qmas_tui.views.scenario.changes import title_of


class Scenario(Struct, frozen=True):
    """Changes to the facts of a case, and when and by which rules to ask.

    Without `then` it is asked on the latest day that a change names; `rules` are other
    rules by name.

    Attributes:
        name: that under which it was saved, if it was.
        is_kept: whether it is as it was saved.
        trouble: why it is not asked until somebody has looked at it.
    """

    case: str
    changes: tuple[Change, ...] = ()
    then: date | None = None
    rules: str | None = None
    name: str = ""
    is_kept: bool = False
    trouble: str = ""

    @property
    def title(self) -> str:
        """What to call it: its name and how it stands, else its changes in words."""
        if not self.name:
            return title_of(self.changes)
        if self.trouble:
            return f"!! {self.name}, out of date"
        return self.name if self.is_kept else f"{self.name}, changed"

    def with_change(self, change: Change, at: int | None = None) -> Scenario:
        """The same with one more change, or with another in the place of one."""
        changes = list(self.changes)
        place = len(changes) if at is None else at
        changes[place : place + 1] = [change]
        return self.asked_so(changes=tuple(changes))

    def without_change(self, at: int) -> Scenario:
        """The same without the change of that place."""
        kept = [each for place, each in enumerate(self.changes) if place != at]
        return self.asked_so(changes=tuple(kept))

    def asked_so(self, **other: object) -> Scenario:
        """The same asked otherwise, which nobody has saved yet."""
        return structs.replace(self, is_kept=False, trouble="", **other)


def saved_scenarios(casework: Casework, case: str) -> list[Scenario]:
    """The saved scenarios of a case. Raises BookError where they cannot be read."""
    return [
        Scenario(case, e.changes, e.then, e.rules, e.name, True, e.trouble)
        for e in saved(casework, case)
    ]


def with_saved(
    scenarios: Iterable[Scenario], known: Iterable[Scenario]
) -> list[Scenario]:
    """The saved ones as they are now, then those of `scenarios` that are not saved.

    One that was changed since it was saved stands in the place of the saved one.
    """
    changed = {each.name: each for each in scenarios if each.name and not each.is_kept}
    found = [changed.pop(each.name, each) for each in known]
    left = [e for e in scenarios if e.changes and not e.name]
    return [*found, *changed.values(), *left]


def save_scenario(
    casework: Casework, scenario: Scenario, name: str, terms: Terms
) -> Scenario:
    """Save a scenario under a name; it counts as looked at.

    Raises DataError and BookError as `scenarios.save`, and WritesOver where the name
    is that of another.
    """
    name, there = name.strip(), casework.session.book.scenarios.of(scenario.case)
    if name != scenario.name and name in {each.name for each in there}:
        taken = f"{scenario.case} has another scenario {quoted(name)}, saved before."
        terms.ask(WritesOver(taken))
    changes, then, rules = scenario.changes, scenario.then, scenario.rules
    save(casework, scenario.case, name, changes, then, rules, terms)
    return structs.replace(scenario, name=name, is_kept=True, trouble="")
