"""Every line and branch of the inner rooms is tested, and most of the outer ones.

Desk and command line are not measured: their tests run without measuring.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from pathlib import Path

import coverage

INNER = ("facts", "policy", "findings", "intake", "scenarios", "views")
OUTER = ("book", "casework", "exchange", "config")
LEAST = {**dict.fromkeys(INNER, 100.0), **dict.fromkeys(OUTER, 95.0)}
"""The least share of lines, and of branches, that the tests run of each room."""
USED = {"covered_lines", "num_statements", "covered_branches", "num_branches"}


def main() -> int:
    """Print a line for each room and what is short, and return 1 if anything is."""
    data = coverage.Coverage()
    data.load()
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "coverage.json"
        data.json_report(outfile=str(told))
        files = json.loads(told.read_text())["files"]
    short = []
    for room, least in LEAST.items():
        counted = Counter[str]()
        for name, file in files.items():
            if Path(name).parts[:2] == ("qmas_tui", room):
                counted.update({k: v for k, v in file["summary"].items() if k in USED})
        lines = share(counted["covered_lines"], counted["num_statements"])
        branches = share(counted["covered_branches"], counted["num_branches"])
        print(f"{room:<9} lines {lines:6.2f} %   branches {branches:6.2f} %", end="")
        print(f"   at least {least:.0f} %")
        if not counted or min(lines, branches) < least:
            short.append(room)
    if short:
        print(f"Too little is tested in: {', '.join(short)}")
        where = [f"qmas_tui/{room}/*" for room in short]
        data.report(include=where, show_missing=True, skip_covered=True)
    return 1 if short else 0


def share(covered: int, there: int) -> float:
    """The percent of what is there; all of it where there is nothing."""
    return 100 * covered / there if there else 100.0


if __name__ == "__main__":
    sys.exit(main())
