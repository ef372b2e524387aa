"""Working out many prospects, beside parsing the file they came in."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterable
from typing import Final, TypeVar

import tomli
from msgspec import convert

from qmas_tui.config.load import load_policy
from qmas_tui.exchange.facts_toml import write_facts
from qmas_tui.facts.holder import WITH_PROSPECTS, CaseFile
from qmas_tui.facts.prospect import Prospect
from qmas_tui.intake.assess import assess, pathways_of
from qmas_tui.intake.pathways.model import ComparedPathway
from qmas_tui.intake.result import ProspectAssessment
from qmas_tui.policy.policy import Policy
from tests.oracle.prospects.people import TODAY, somebody

MOST_OF_PARSING: Final = 2.0
"""Of tomli, which is compiled: the text of a prospect is short, and much follows."""
MOST_FOR_ONE: Final = 2e-3
ROUNDS: Final = 3
T = TypeVar("T")
Worked = tuple[ProspectAssessment, tuple[ComparedPathway, ...]]


def timed(what: Callable[[], T]) -> tuple[float, T]:
    """Seconds of the processor that something takes, and what it gives."""
    gc.collect()
    began = time.process_time()
    result = what()
    return time.process_time() - began, result


def made_up(count: int) -> str:
    """A file of so many prospects, as the second calculator invents them."""
    rows = tuple(convert(somebody(number)[0], Prospect) for number in range(count))
    return write_facts(CaseFile(format=WITH_PROSPECTS, as_of=TODAY, prospect=rows))


def timed_alone(who: Prospect, policy: Policy) -> float:
    """Seconds for one prospect alone."""
    began = time.process_time()
    assess(who, policy, TODAY)
    return time.process_time() - began


def with_ways(who: Iterable[Prospect], policy: Policy) -> list[Worked]:
    """Everything that follows from each prospect's facts, the ways in too."""
    found = []
    for each in who:
        one = assess(each, policy, TODAY)
        found.append((one, pathways_of(one, policy)))
    return found


def in_turn(text: str, policy: Policy) -> tuple[float, float, float]:
    """Seconds to parse, to assess, and to assess with the ways in, one after another.

    What each gives is thrown away before the next begins: all find the same memory.
    """
    parsing, raw = timed(lambda: tomli.loads(text))
    who = convert(raw, CaseFile).prospect
    del raw
    assessing, found = timed(lambda: [assess(each, policy, TODAY) for each in who])
    del found
    return parsing, assessing, timed(lambda: with_ways(who, policy))[0]


def main(count: int = 10_000) -> int:
    """Print the figures; 1 where a promise is not kept.

    The least of some rounds counts: what else the machine does only adds to them.
    """
    policy = load_policy(None)
    text = made_up(count)
    rounds = [in_turn(text, policy) for _ in range(ROUNDS)]
    parsing, assessing, whole = map(min, zip(*rounds, strict=True))
    who = convert(tomli.loads(text), CaseFile).prospect
    alone = [timed_alone(each, policy) for each in who[:2000]]
    middle, late = statistics.median(alone), statistics.quantiles(alone, n=100)[98]
    ratio = whole / parsing
    print(f"\nProspects, {count:,} made up; the least of {ROUNDS} rounds")
    print(f"tomli parses them              {parsing:8.3f} s   {len(text) / 1e6:.1f} MB")
    print(f"assess all                     {assessing:8.3f} s")
    print(f"the same with the ways in      {whole:8.3f} s")
    print(f"ratio to parsing               {ratio:8.3f}     at most {MOST_OF_PARSING}")
    print(f"ratio without the ways in      {assessing / parsing:8.3f}")
    print(f"one prospect, median           {middle * 1e3:8.3f} ms  at most 2")
    print(f"one prospect, 99th percentile  {late * 1e3:8.3f} ms")
    return int(ratio > MOST_OF_PARSING or middle > MOST_FOR_ONE)
