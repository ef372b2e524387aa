"""Spoils the findings in one place after another and counts what the tests notice.

Run as `python -m tests.mutants.run [MODULE ...] [--every N]`; prints what survived.
"""

from __future__ import annotations

import argparse
import ast
import importlib.abc
import importlib.machinery
import importlib.util
import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType

import hypothesis  # noqa: F401  loaded once, before the children are made
import pytest  # noqa: F401

from tests.mutants import suite
from tests.mutants.mutate import Mutant, mutants

FOLDER = Path(__file__).parents[2] / "qmas_tui" / "findings"
JOBS = 2
SECONDS = 20
WANTED = 0.95


class Spoilt(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module from a spoilt tree instead of its file."""

    def __init__(self, name: str, tree: ast.Module) -> None:
        self.name = name
        self.tree = tree

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None, _target: object = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != self.name:
            return None
        return importlib.util.spec_from_loader(fullname, self)

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self.tree, f"<spoilt {self.name}>", "exec"), module.__dict__)


def notice(name: str, mutant: Mutant | None) -> int:
    """Fork a child that runs the suite with a spoilt module; its process id."""
    child = os.fork()
    if child:
        return child
    signal.alarm(SECONDS)  # a fault that never ends is noticed too
    status = 1
    try:
        devnull = os.open(os.devnull, os.O_WRONLY)
        os.dup2(devnull, 1)
        if mutant is not None:
            os.dup2(devnull, 2)
            sys.meta_path.insert(0, Spoilt(name, mutant.tree))
        suite.run()
        status = 0
    except BaseException:
        if mutant is None:
            raise
    finally:
        os._exit(status)
    raise AssertionError("the child has ended")


def chosen(names: Sequence[str], every: int) -> Iterator[tuple[str, Mutant]]:
    """The mutants of these modules, or of all; of so many the first."""
    number = 0
    for path in sorted(FOLDER.glob("*.py")):
        if names and path.stem not in names:
            continue
        for mutant in mutants(path.read_text("utf-8")):
            if number % every == 0:
                yield path.stem, mutant
            number += 1


def main() -> int:
    """Run, and end with 1 where fewer are noticed than wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("module", nargs="*")
    parser.add_argument("--every", type=int, default=1, help="one mutant in so many")
    options = parser.parse_args()
    assert not any(name.startswith("qmas_tui.findings") for name in sys.modules)
    start = time.monotonic()
    status = os.waitpid(notice("", None), 0)[1]
    if status:
        print("The tests fail without any fault; mend that first.")
        return 2
    print(f"The suite takes {time.monotonic() - start:.1f} s.", flush=True)
    running = dict[int, tuple[str, Mutant]]()
    total, survived = 0, list[tuple[str, Mutant]]()

    def wait_for_one() -> None:
        child, status = os.wait()
        each = running.pop(child)
        if status == 0:
            survived.append(each)
            print(f"{each[0]}.py:{each[1].line}  {each[1].what}", flush=True)

    for name, mutant in chosen(options.module, options.every):
        total += 1
        running[notice(f"qmas_tui.findings.{name}", mutant)] = (name, mutant)
        if len(running) == JOBS:
            wait_for_one()
    while running:
        wait_for_one()
    noticed = total - len(survived)
    took = time.monotonic() - start
    print(
        f"Noticed {noticed} of {total} faults ({noticed / total:.1%}) in {took:.0f} s."
    )
    return 0 if noticed >= WANTED * total else 1


if __name__ == "__main__":
    sys.exit(main())
