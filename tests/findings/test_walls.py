"""Worked out from facts alone: no file, no network, no clock, no screen behind it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SCRIPT = """
import importlib, importlib.util, pkgutil, sys
from datetime import date

import msgspec, pendulum  # what the inner rooms stand on may read its own data

touched = []

def watch(event, args):
    if event in ("import", "compile", "exec", "marshal.loads", "os.listdir"):
        return
    if event == "open" and str(args[0]).endswith((".py", ".pyc")):
        return
    if event in ("os.scandir", "os.stat") or event.startswith(("object.", "sys.")):
        return
    if event.startswith(("open", "socket.", "subprocess.", "os.", "shutil.")):
        touched.append((event, str(args)[:80]))
    if event.startswith(("urllib.", "sqlite3.", "ctypes.dlopen", "tempfile.")):
        touched.append((event, str(args)[:80]))

sys.addaudithook(watch)
rooms = ("facts", "policy", "findings", "intake", "views")
loaded = []
for room in rooms:
    if room == "intake" and importlib.util.find_spec("qmas_tui.intake") is None:
        continue
    package = importlib.import_module("qmas_tui." + room)
    walk = pkgutil.walk_packages(package.__path__, package.__name__ + ".")
    for module in walk:
        importlib.import_module(module.name)
        loaded.append(module.name)
assert len(loaded) > 80, loaded

from qmas_tui.facts.holder import Holder
from qmas_tui.facts.rows import Grant, Trip
from qmas_tui.findings.assess import assess
from qmas_tui.policy.rules import Rule

assert not touched, touched
bad = {"textual", "rich", "tinydb", "click", "sqlite3", "platformdirs", "socket"}
present = {name.split(".")[0] for name in sys.modules} & bad
assert not present, present
print("clean", len(loaded))
"""
WORK = """
import sys
from datetime import date
from qmas_tui.casework.demo import demo_holders
from qmas_tui.config.load import load_policy
from qmas_tui.findings.assess import assess
from qmas_tui.findings.model import AssessedCase
from qmas_tui.views.json import case_of

day = date(2026, 11, 22)
policy, holders = load_policy(None), demo_holders(day)
case_of(assess(holders[0], policy, day))
touched = []

def watch(event, args):
    if event.startswith(("open", "os.", "socket.", "subprocess.", "time.", "import")):
        touched.append((event, str(args)[:80]))

sys.addaudithook(watch)
for holder in holders:
    case_of(assess(holder, policy, day))
assert not touched, touched
print("clean", len(holders))
"""


def run(script: str) -> str:
    """What a script of its own process prints; it must end well."""
    done = subprocess.run(
        [sys.executable, "-B", "-c", script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_inner_rooms_open_nothing() -> None:
    """Importing facts, policy, findings and views opens no file and loads no screen."""
    assert run(SCRIPT).startswith("clean")


def test_assessing_touches_nothing() -> None:
    """Working out the demo book opens no file and imports nothing more."""
    assert run(WORK).startswith("clean")
