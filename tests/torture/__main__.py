"""Kills programs at work on a book, a thousand times, and looks what is lost.

    python -m tests.torture --rounds 1000 --seed 7

Ends with 1 if anything acknowledged is lost, or a book cannot be read.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

from tests.torture.campaign import SHARES, Campaign, Count


def main() -> int:
    """The whole torture."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture")
    parser.add_argument("--rounds", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    parser.add_argument("--only", choices=SHARES, help="rounds about one phase only")
    given = parser.parse_args()
    shares = {given.only: 1} if given.only else SHARES
    began = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="torture-"))
    campaign = Campaign(folder, given.seed, _tell)
    _report(campaign.run(given.rounds, shares), given.seed, time.monotonic() - began)
    if campaign.count.losses:
        return 1
    shutil.rmtree(folder)
    return 0


def _tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _report(count: Count, seed: int, seconds: float) -> None:
    kills = ", ".join(f"{each} {count.kills[each]}" for each in (*SHARES, "elsewhere"))
    print(f"seed                {seed}")
    print(f"rounds              {count.rounds}")
    print(f"edits acknowledged  {count.edits}")
    print(f"kills by phase      {kills}")
    print(f"losses              {len(count.losses)}")
    print(f"time                {seconds:.0f} s")
    for loss in count.losses:
        print(loss)


if __name__ == "__main__":
    sys.exit(main())
