"""Spoils a room in one place after another and counts what its tests notice.

Run as `python -m tests.mutants.run [ROOM] [MODULE ...] [--every N]`; prints what
survived. A room is one of findings, intake and scenarios.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType

import hypothesis  # noqa: F401  loaded once, before the children are made
import pytest  # noqa: F401

from tests.mutants.mutate import Mutant, mutants

ROOT = Path(__file__).parents[2]
ROOMS = ("findings", "intake", "scenarios")
JOBS = 2
SECONDS = 30
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


def notice(run: Callable[[], None], name: str, mutant: Mutant | None) -> int:
    """Fork a child that runs the tests with a spoilt module; its process id."""
    child = os.fork()
    if child:
        return child
    # A fault that never ends is noticed too; of its own time, however busy the machine.
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    status = 1
    try:
        devnull = os.open(os.devnull, os.O_WRONLY)
        os.dup2(devnull, 1)
        if mutant is not None:
            os.dup2(devnull, 2)
            sys.meta_path.insert(0, Spoilt(name, mutant.tree))
        run()
        status = 0
    except BaseException:
        if mutant is None:
            raise
    finally:
        os._exit(status)
    raise AssertionError("the child has ended")


def chosen(room: str, names: Sequence[str], every: int) -> Iterator[tuple[str, Mutant]]:
    """The mutants of these modules, or of all; of so many the first."""
    number = 0
    for path in sorted((ROOT / "qmas_tui" / room).rglob("*.py")):
        if names and path.stem not in names:
            continue
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for mutant in mutants(path.read_text("utf-8")):
            if number % every == 0:
                yield module, mutant
            number += 1


def main() -> int:
    """Run, and end with 1 where fewer are noticed than wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("room", nargs="?", choices=ROOMS, default=ROOMS[0])
    parser.add_argument("module", nargs="*")
    parser.add_argument("--every", type=int, default=1, help="one mutant in so many")
    options = parser.parse_args()
    run = importlib.import_module(f"tests.mutants.of_{options.room}").run
    assert not any(n.startswith(f"qmas_tui.{options.room}") for n in sys.modules)
    start = time.monotonic()
    status = os.waitpid(notice(run, "", None), 0)[1]
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
            print(f"{each[0]}:{each[1].line}  {each[1].what}", flush=True)

    for name, mutant in chosen(options.room, options.module, options.every):
        total += 1
        running[notice(run, name, mutant)] = (name, mutant)
        if len(running) == JOBS:
            wait_for_one()
    while running:
        wait_for_one()
    if not total:
        parser.error("There is no such module in this room.")
    noticed = total - len(survived)
    took = time.monotonic() - start
    print(
        f"Noticed {noticed} of {total} faults ({noticed / total:.1%}) in {took:.0f} s."
    )
    return 0 if noticed >= WANTED * total else 1


if __name__ == "__main__":
    sys.exit(main())
