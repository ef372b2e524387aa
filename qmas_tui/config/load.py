"""The policy as the program's config and the office's own file make it."""

from __future__ import annotations

import tomllib
from pathlib import Path

from msgspec import Struct, convert

from qmas_tui.config.place import config_folder
from qmas_tui.policy.compile import compile_policy
from qmas_tui.policy.policy import Policy
from qmas_tui.policy.rules import HolidayYear, Paper, Rule


class PolicyFile(Struct, frozen=True, forbid_unknown_fields=True):
    """What one file in config/policy may hold."""

    rule: tuple[Rule, ...] = ()
    paper: tuple[Paper, ...] = ()
    year: tuple[HolidayYear, ...] = ()


def load_policy(user_folder: Path | None) -> Policy:
    """The policy in force."""
    files = [
        convert(tomllib.loads(path.read_text("utf-8")), PolicyFile)
        for path in sorted((config_folder() / "policy").glob("*.toml"))
    ]
    return compile_policy(
        [rule for file in files for rule in file.rule],
        [paper for file in files for paper in file.paper],
        [year for file in files for year in file.year],
    )
