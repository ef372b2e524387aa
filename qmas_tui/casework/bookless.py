"""Casework without a book behind it: facts from a file, nothing at all, rules alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.open import open_facts
from qmas_tui.config.load import load_policy
from qmas_tui.config.settings import user_folder
from qmas_tui.exchange.facts_toml import read_facts
from qmas_tui.facts.holder import FORMAT, CaseFile
from qmas_tui.policy.policy import Policy


def casework_of_file(path: Path, as_of: date | None = None) -> Casework:
    """The cases of a facts file; `as_of` overrules the file's own day."""
    return open_facts(read_facts(path), as_of, str(path))


def empty_casework(as_of: date | None = None) -> Casework:
    """Nobody yet: what a sheet is tried against before there is a book."""
    return open_facts(CaseFile(format=FORMAT), as_of)


def rules_in_force() -> Policy:
    """The rules of the program as this office has overruled them."""
    return load_policy(user_folder())
