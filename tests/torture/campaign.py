"""The rounds of the torture: books, the programs at work on them, and the count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from itertools import accumulate, count
from pathlib import Path
from random import Random

from msgspec import Struct, field, structs

from tests.book.samples import holder
from tests.torture.child import Life
from tests.torture.judge import Judge
from tests.torture.phases import Plan
from tests.torture.talk import Phase
from tests.torture.verdict import Verdict
from tests.torture.watch import Report, Usual, Watch

SHARES: dict[Phase, int] = {
    "append": 25,
    "backup": 15,
    "forget": 15,
    "import": 15,
    "restore": 10,
    "writers": 20,
}
"""Of a hundred rounds, how many are about each phase."""

LARGEST = 600_000
"""Bytes to which a book may grow before a new one is begun."""


class Count(Struct):
    """What came out of all rounds."""

    rounds: int = 0
    edits: int = 0
    kills: Counter[str] = field(default_factory=Counter)
    losses: list[str] = field(default_factory=list)


class Campaign:
    """Round after round, each about one phase."""

    def __init__(self, folder: Path, seed: int, tell: Callable[[str], None]) -> None:
        self.count = Count()
        self._folder, self._tell = folder, tell
        self._random = Random(seed)
        self._watch = Watch(self._random)
        self._numbers = count(1)

    def run(self, rounds: int, shares: Mapping[Phase, int] = SHARES) -> Count:
        """So many rounds, shared out among the phases."""
        whole = sum(shares.values())
        ends = [round(rounds * each / whole) for each in accumulate(shares.values())]
        for phase, end in zip(shares, ends, strict=True):
            self._about(phase, end - self.count.rounds)
        return self.count

    def _about(self, phase: Phase, rounds: int) -> None:
        judge = self._begun(phase)
        self._round(judge, [Plan(phase=phase, by="nobody")])
        is_sound = True
        for _ in range(rounds):
            if not is_sound or judge.path.stat().st_size > LARGEST:
                judge = self._begun(phase)
            self.count.rounds += 1
            is_sound = self._kill(judge, phase)
            if self.count.rounds % 50 == 0:
                self._tell(f"{self.count.rounds} rounds, {phase}")

    def _begun(self, phase: Phase) -> Judge:
        """A book of its own to do it all with."""
        path = self._folder / f"{phase}-{next(self._numbers)}" / "book.db"
        path.parent.mkdir()
        judge = Judge(path)
        judge.found([holder(f"C-0.{n}", f"P-0.{n}") for n in range(12)])
        return judge

    def _kill(self, judge: Judge, phase: Phase) -> bool:
        """A round; whether the book came through.

        Now and then two programs work side by side, or, where one was killed at what
        the next has to finish, one after the other.
        """
        plans, is_twice = [self._plan(phase)], self._random.random() < 0.3
        if phase == "writers" or (is_twice and phase != "forget"):
            plans.append(self._plan(phase))
        elif is_twice:
            first = self._watch.over([self._life(judge, plans.pop())])
            if not self._noted(judge.glance(first[0]), first):
                return False
            plans.append(structs.replace(self._plan(phase), entry=1))
        return self._round(judge, plans)

    def _plan(self, phase: Phase) -> Plan:
        random = self._random
        usual = self._watch.usual.get(phase, Usual())
        return Plan(
            phase=phase,
            by=random.choice(["parent", "parent", "itself", "after"]),
            entry=random.randint(1, 5),
            call=random.randint(1, usual.calls),
        )

    def _round(self, judge: Judge, plans: list[Plan]) -> bool:
        reports = self._watch.over([self._life(judge, plan) for plan in plans])
        return self._noted(judge.look(reports), reports)

    def _noted(self, verdict: Verdict, reports: list[Report]) -> bool:
        self.count.edits += verdict.edits
        for report in reports:
            if report.is_killed:
                phase = report.life.plan.phase
                self.count.kills[phase if report.is_within else "elsewhere"] += 1
        if verdict.wrong:
            plans = [structs.astuple(each.life.plan) for each in reports]
            folder = reports[0].life.path.parent
            self.count.losses.append(f"{verdict.wrong} ({folder}; {plans})")
        return not verdict.wrong

    def _life(self, judge: Judge, plan: Plan) -> Life:
        number = next(self._numbers)
        return Life(
            path=judge.path,
            plan=plan,
            name=f"{number}",
            seed=self._random.randrange(1 << 32),
            day=number if plan.phase == "backup" else 0,
        )
