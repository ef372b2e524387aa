"""Timings and their ratios, side by side in one run: `make bench`."""

from __future__ import annotations

import gc
import platform
import statistics
import sys
import time
import tomllib
from collections.abc import Callable
from datetime import date
from typing import TypeVar

import msgspec

from qmas_tui.config.load import load_policy
from qmas_tui.exchange.facts_toml import write_facts
from qmas_tui.facts.holder import FORMAT, CaseFile, Holder
from qmas_tui.findings.assess import assess
from qmas_tui.findings.queue import queue_key
from qmas_tui.policy.policy import Policy
from qmas_tui.views.json import report
from tests.bench import book, desk, out, prospects, rules, sheets, snapshots
from tests.bench.books import people

AS_OF = date(2026, 11, 22)
MOST_OF_PARSING = 0.5
MOST_ASSESSING_OF_PARSING = 0.35
MOST_FOR_ONE = 1e-3
T = TypeVar("T")


def timed(what: Callable[[], T]) -> tuple[float, T]:
    """Seconds of the processor that something takes, and what it gives.

    What else the machine does meanwhile counts for nothing.
    """
    gc.collect()
    began = time.process_time()
    result = what()
    return time.process_time() - began, result


def parsed(text: str) -> tuple[float, float, CaseFile]:
    """Seconds to parse a text and to make typed facts of it, and the facts."""
    parsing, raw = timed(lambda: tomllib.loads(text))
    typing, file = timed(lambda: msgspec.convert(raw, CaseFile))
    return parsing, typing, file


def findings_as_json(holders: tuple[Holder, ...], policy: Policy, as_of: date) -> bytes:
    """Assess every holder, put them into the queue's order, encode them."""
    found = [assess(holder, policy, as_of) for holder in holders]
    found.sort(key=queue_key)
    return report(found, policy, as_of)


def one_by_one(holders: tuple[Holder, ...], policy: Policy, as_of: date) -> list[float]:
    """Seconds for each holder alone, encoding included."""
    taken = []
    for holder in holders:
        began = time.process_time()
        report([assess(holder, policy, as_of)], policy, as_of)
        taken.append(time.process_time() - began)
    return taken


def main(count: int) -> int:
    """Print the figures of a generated book; 1 where a promise is not kept."""
    print(f"Python {platform.python_version()}, {count:,} generated holders, {AS_OF}")
    holders = tuple(people(count, seed=7, as_of=AS_OF, slips=True))
    text = write_facts(CaseFile(format=FORMAT, as_of=AS_OF, holder=holders))
    del holders
    policy = load_policy(None)
    parsing, typing, file = parsed(text)
    assessing, _found = timed(
        lambda: [assess(holder, policy, AS_OF) for holder in file.holder]
    )
    del _found
    whole, encoded = timed(lambda: findings_as_json(file.holder, policy, AS_OF))
    share, ratio = assessing / parsing, whole / parsing
    alone = one_by_one(file.holder[:2000], policy, AS_OF)
    middle = statistics.median(alone)
    late = statistics.quantiles(alone, n=100)[98]
    print(f"tomllib parses the book        {parsing:8.3f} s   {len(text) / 1e6:.1f} MB")
    print(f"typed facts from that          {typing:8.3f} s")
    print(f"assess all                     {assessing:8.3f} s")
    most = MOST_ASSESSING_OF_PARSING
    print(f"ratio to parsing               {share:8.3f}     at most {most}")
    print(
        f"assess, order and encode       {whole:8.3f} s   {len(encoded) / 1e6:.1f} MB"
    )
    print(f"ratio to parsing               {ratio:8.3f}     at most {MOST_OF_PARSING}")
    print(f"one holder, median             {middle * 1e3:8.3f} ms  at most 1")
    print(f"one holder, 99th percentile    {late * 1e3:8.3f} ms")
    broken = share > most or ratio > MOST_OF_PARSING or middle > MOST_FOR_ONE
    return int(broken)


if __name__ == "__main__":
    findings = main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
    rest = (prospects, rules, snapshots, out, book, sheets, desk)
    sys.exit(max(findings, *(each.main() for each in rest)))
