"""The worked cases of what would happen if: policies, holders, and what is asked."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct

from qmas_tui.config.load import read_policy_folder
from qmas_tui.config.place import config_folder
from qmas_tui.facts.holder import Holder
from qmas_tui.policy.compile import compile_policy
from qmas_tui.policy.office import Office, own_holidays
from qmas_tui.policy.overrule import overrule
from qmas_tui.policy.own_entries import with_own_entries
from qmas_tui.policy.policy import Policy
from qmas_tui.scenarios.change import Change
from qmas_tui.scenarios.expand import day_to_ask, expand
from qmas_tui.scenarios.question import Question
from tests.cases.worked import FOLDER
from tests.make import POLICY


class Asked(Struct, kw_only=True, rename={"from_": "from"}):
    """One thing that is asked of the worked cases."""

    id: str
    case: str = ""
    then: date | None = None
    rules: str | None = None
    change: tuple[Change, ...] = ()
    against: tuple[Change, ...] = ()
    old: str = ""
    new: str = ""
    cases: tuple[str, ...] = ()
    of: str | None = None
    out: date | None = None


class Worked(Struct, kw_only=True):
    """The file of worked cases."""

    format: str
    as_of: date
    policy: dict[str, Office]
    holder: tuple[Holder, ...]
    scenario: tuple[Asked, ...]
    diff: tuple[Asked, ...]
    planner: tuple[Asked, ...]
    forecast: tuple[Asked, ...]


WORKED = msgspec.toml.decode((FOLDER / "whatif.toml").read_bytes(), type=Worked)
EXPECTED: dict[str, Any] = json.loads((FOLDER / "whatif.expect.json").read_text())
HOLDERS = {each.case: each for each in WORKED.holder}
AS_OF = WORKED.as_of


@cache
def policy(name: str | None) -> Policy:
    """The shipped rules, or those of an office of the worked cases."""
    if name in (None, "shipped"):
        return POLICY
    shipped, office = (
        read_policy_folder(config_folder() / "policy"),
        WORKED.policy[name],
    )
    return compile_policy(
        overrule(shipped.rule, office, name),
        shipped.paper,
        (*shipped.year, *own_holidays(office)),
        with_own_entries(shipped, office),
    )


def question(asked: Asked, changes: tuple[Change, ...] | None = None) -> Question:
    """What a scenario of the worked cases asks."""
    holder = HOLDERS[asked.case]
    steps = expand(holder, asked.change if changes is None else changes, POLICY, AS_OF)
    return Question(
        holder=holder,
        steps=steps,
        rules=POLICY,
        other_rules=policy(asked.rules),
        as_of=AS_OF,
        then=asked.then or day_to_ask(steps, AS_OF),
    )
