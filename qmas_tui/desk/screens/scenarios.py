"""A page over the scenarios of one case: which is shown, and what comes of each."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from msgspec import Struct
from textual import work
from textual.worker import get_current_worker

from qmas_tui.casework.casework import Done, Terms
from qmas_tui.casework.scenario import Scenario, saved_scenarios, with_saved
from qmas_tui.casework.scenarios import forget_saved
from qmas_tui.casework.trying import Tried, looked_through, try_out
from qmas_tui.desk.attempt import Attempt
from qmas_tui.desk.screens.confirm import confirm
from qmas_tui.desk.screens.page import PageScreen
from qmas_tui.errors import QmasError, Stopped
from qmas_tui.facts.holder import Holder

MOST = 9
"""As many scenarios of a case as there are digits."""
FULL = f"There are {MOST} already; X drops one."


class Known(Struct, frozen=True):
    """What came of a scenario, and all that it rests on."""

    basis: tuple[object, ...]
    tried: Tried

    def rests_on(self, basis: tuple[object, ...]) -> bool:
        """Whether it rests on these very things."""
        return all(a is b for a, b in zip(self.basis, basis, strict=True))


class ScenariosScreen(PageScreen):
    """One of the scenarios is shown, alone or held against another."""

    def __init__(self, case: str, first: Scenario | None = None) -> None:
        """Begin with the one given, what was tried last and not saved, or none."""
        super().__init__()
        self._case = case
        self._held: int | None = None
        self._known: dict[int, Known] = {}
        self._facts: Holder | None = None
        tried = self._with_saved(self.app.scenarios.get(case, ()))
        if first is not None:
            tried = [*[each for each in tried if each != first], first]
            if len(tried) > MOST:
                self.app.notify(FULL)
        elif not tried or tried[-1].is_kept:
            tried = [*tried, Scenario(case)]
        self.app.scenarios[case] = tried[:MOST]
        self._here = len(self.scenarios) - 1

    def _with_saved(self, tried: Iterable[Scenario]) -> list[Scenario]:
        """The saved ones over the facts as they are now, and those that are not."""
        self._facts = self.casework.holders.get(self._case)
        try:
            return with_saved(tried, saved_scenarios(self.casework, self._case))
        except QmasError as error:
            self.app.notify(error.message, severity="error")
            return with_saved(tried, ())

    @property
    def shown(self) -> str:
        """The case that it is about."""
        return self._case

    @property
    def scenarios(self) -> list[Scenario]:
        """The scenarios of the case, one at least."""
        return self.app.scenarios[self._case]

    @property
    def scenario(self) -> Scenario:
        """The scenario that is shown."""
        return self.scenarios[self._here]

    def take(self, scenario: Scenario) -> None:
        """Show another in its place; of a name there is but one."""
        self.scenarios[self._here] = scenario
        self._held = None
        self._look_again()
        self.redraw()

    def redraw(self) -> None:
        """Where the facts are others, look at once which scenarios are out of date."""
        super().redraw()
        holder = self.casework.holders.get(self._case)
        if holder is not None and holder is not self._facts:
            self._look_again()

    def _look_again(self) -> None:
        """Take in what is saved now; what is shown stays in front."""
        here, held = self.scenario, self._held
        tried = self._with_saved(self.scenarios)
        places = [
            place
            for place, each in enumerate(tried)
            if each is here or (here.name and each.name == here.name)
        ]
        if not places:  # an empty one, or taken out elsewhere
            tried.append(here.asked_so())
        self.app.scenarios[self._case] = tried
        self._here = places[0] if places else len(tried) - 1
        is_there = held is not None and held < len(tried) and held != self._here
        self._held = held if is_there else None

    # What comes of each

    def tried(self, place: int) -> Tried:
        """What comes of a scenario; kept as long as nothing is another.

        Raises DataError where it cannot be asked over the facts as they are now.
        """
        casework, scenario = self.casework, self.scenarios[place]
        holder = casework.holders[self._case]
        basis = (scenario, holder, casework.policy, casework.as_of)
        known = self._known.get(place)
        if known is None or not known.rests_on(basis):
            known = self._known[place] = Known(basis, try_out(casework, scenario))
        return known.tried

    def tried_whole(self) -> Tried:
        """The same of what is shown; the days in between are looked at behind it."""
        tried = self.tried(self._here)
        if not tried.found.is_whole:
            self._look_through(self._here, tried)
        return tried

    @work(thread=True, exclusive=True, group="scenario", description="look")
    def _look_through(self, place: int, tried: Tried) -> None:
        """Look at the days in between, and which change did what, behind the keys."""
        worker = get_current_worker()

        def step(_done: int, _total: int) -> None:
            if worker.is_cancelled:
                raise Stopped("Something else is asked by now.")

        with suppress(Stopped):
            found = looked_through(tried, step)
            self.call_later(self._looked, place, tried, found)

    def _looked(self, place: int, tried: Tried, found: Tried) -> None:
        known = self._known.get(place)
        if known is not None and known.tried is tried and self.is_attached:
            self._known[place] = Known(known.basis, found)
            self.redraw()

    # Which is shown

    def action_scenario(self, digit: int) -> None:
        """Show the scenario of a digit."""
        if digit <= len(self.scenarios):
            self._here, self._held = digit - 1, None
            self.redraw()
        else:
            self.notify(f"There is no scenario {digit}; n begins another.")

    def action_new_scenario(self) -> None:
        """Begin another."""
        if len(self.scenarios) == MOST:
            self.notify(FULL)
            return
        self.scenarios.append(Scenario(self._case))
        self.action_scenario(len(self.scenarios))

    def action_hold_against(self) -> None:
        """Hold it against the next of the others; after the last against none."""
        others = [n for n in range(len(self.scenarios)) if n != self._here]
        if not others:
            self.notify("There is no other scenario; n begins one.")
            return
        place = others.index(self._held) + 1 if self._held in others else 0
        self._held = others[place] if place < len(others) else None
        self.redraw()

    def action_drop_scenario(self) -> None:
        """Drop it whole; a saved one is taken out, which is asked."""
        name = self.scenario.name

        def take_out(terms: Terms) -> Done:
            return forget_saved(self.casework, self._case, name, terms)

        def taken_out(done: Done) -> None:
            self.notify(done.what)
            self._drop()

        if name:
            attempt = Attempt(self.app, take_out, taken_out, self.fail)
            confirm(self.app, f"Take out the scenario {name}?", attempt.run)
        else:
            self._drop()

    def _drop(self) -> None:
        del self.scenarios[self._here]
        if not self.scenarios:
            self.scenarios.append(Scenario(self._case))
        self._known.clear()
        self.action_scenario(min(self._here + 1, len(self.scenarios)))
