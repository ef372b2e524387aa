"""The rounds of the torture: books, the programs at work on them, and the count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from itertools import accumulate, count
from pathlib import Path
from random import Random

from msgspec import Struct, field, structs

from tests.bench.books import people
from tests.book.samples import holder
from tests.torture.child import Life
from tests.torture.judge import Judge
from tests.torture.old import OldJudge
from tests.torture.phases import Plan
from tests.torture.talk import Phase
from tests.torture.verdict import Verdict
from tests.torture.watch import Report, Usual, Watch

SHARES: dict[Phase, int] = {
    "append": 28,
    "compaction": 15,
    "backup": 15,
    "migration": 15,
    "import": 15,
    "forget": 12,
}
"""Of a hundred rounds, how many are about each phase."""

LARGEST = 1 << 20
"""Bytes by which a journal may grow before a new book is begun."""


class Count(Struct):
    """What came out of all rounds."""

    rounds: int = 0
    edits: int = 0
    torn: int = 0
    kills: Counter[str] = field(default_factory=Counter)
    losses: list[str] = field(default_factory=list)


class Campaign:
    """Round after round, each about one phase."""

    def __init__(
        self, folder: Path, seed: int, cases: int, tell: Callable[[str], None]
    ) -> None:
        self.count = Count()
        self._folder, self._cases, self._tell = folder, cases, tell
        self._random = Random(seed)
        self._watch = Watch(self._random)
        self._numbers = count(1)
        self._founded = 0

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
            if phase == "migration" or not is_sound or self._is_large(judge):
                judge = self._begun(phase)
            self.count.rounds += 1
            is_sound = self._kill(judge, phase)
            if self.count.rounds % 50 == 0:
                self._tell(f"{self.count.rounds} rounds, {phase}")

    def _begun(self, phase: Phase) -> Judge:
        """A book of its own to do it all with."""
        path = self._folder / f"{phase}-{next(self._numbers)}" / "book.json"
        path.parent.mkdir()
        if phase == "migration":
            return OldJudge(path, self._random)
        judge = Judge(path)
        if phase == "compaction":
            judge.found(people(self._cases))
        else:
            judge.found([holder(f"C-0.{n}", f"P-0.{n}") for n in range(12)])
        self._founded = _size(path)
        return judge

    def _is_large(self, judge: Judge) -> bool:
        return _size(judge.path) - self._founded > LARGEST

    def _kill(self, judge: Judge, phase: Phase) -> bool:
        """A round; whether the book came through.

        Now and then two programs work side by side, or, where one was killed at what
        the next has to finish, one after the other.
        """
        plans, is_twice = [self._plan(phase)], self._random.random() < 0.3
        if is_twice and phase not in ("forget", "migration"):
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
            by=random.choice(["parent", "itself"]),
            entry=1 if phase == "migration" else random.randint(1, 5),
            call=random.randint(1, usual.calls),
            moment=random.choice(["before", "half", "after"]),
        )

    def _round(self, judge: Judge, plans: list[Plan]) -> bool:
        reports = self._watch.over([self._life(judge, plan) for plan in plans])
        return self._noted(judge.look(reports), reports)

    def _noted(self, verdict: Verdict, reports: list[Report]) -> bool:
        self.count.edits += verdict.edits
        self.count.torn += verdict.torn
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


def _size(path: Path) -> int:
    return path.with_name(f"{path.name}.journal").stat().st_size
