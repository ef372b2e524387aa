"""Rules by the names that the command line knows them by."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct

from qmas_tui.config.accepted import copy_of, read_copy, usable
from qmas_tui.config.load import (
    RuleFiles,
    load_policy,
    load_policy_file,
    load_rules,
    read_policy_folder,
)
from qmas_tui.config.settings import user_folder
from qmas_tui.errors import DataError
from qmas_tui.policy.kinds import DATED, PLAIN
from qmas_tui.policy.policy import Policy
from qmas_tui.policy.rules import Rule

SHIPPED: Final = "shipped"
"""The rules of the program."""
OFFICE: Final = "office"
"""Those in force: the office's own over them."""
ACCEPTED: Final = "accepted"
"""Those that were accepted last, with the program's of that time."""
_NO_COPY: Final = (
    "No rules are known to have been accepted here; the desk keeps a copy of those in "
    "force from the first time on that it is opened."
)
_NO_RULES: Final = "{} holds no rules; name a folder like config/policy."


class NamedRules(Struct, frozen=True):
    """Rules; `rules` are they before this version lent others to an earlier one."""

    policy: Policy
    rules: Mapping[str, Rule]


def is_figure(name: str) -> bool:
    """Whether a name sets a figure, as application-fee=700 does."""
    figure, equals, _value = name.partition("=")
    return bool(equals) and figure.strip() in (*PLAIN, *DATED)


def is_own_name(name: str) -> bool:
    """Whether rules of this name are no file."""
    return name in (SHIPPED, OFFICE, ACCEPTED) or is_figure(name)


def rules_named(name: str) -> NamedRules:
    """The rules of a name, or of a file of overrules or a folder of another version's.

    Raises DataError where there are none, or what is wrong with them.
    """
    path = Path(name)
    if name == ACCEPTED:
        return _earlier(_accepted())
    if not is_own_name(name) and path.is_dir():
        return _earlier(_in_folder(path))
    if name == SHIPPED:
        policy = load_policy(None)
    elif name == OFFICE:
        policy = load_policy(user_folder())
    else:
        policy = load_policy_file(path)
    return NamedRules(policy, policy.rules)


def _accepted() -> RuleFiles:
    try:
        return read_copy(copy_of(user_folder())).files
    except FileNotFoundError:
        raise DataError(_NO_COPY) from None
    except (OSError, ValueError):
        raise DataError("The copy of the rules accepted last cannot be read.") from None


def _in_folder(path: Path) -> RuleFiles:
    shipped = read_policy_folder(path)
    if not shipped.rule:
        raise DataError(_NO_RULES.format(path))
    return RuleFiles(shipped)


def _earlier(files: RuleFiles) -> NamedRules:
    """Rules of another version, as this one can use them."""
    policy = usable(files, load_rules(None)).policy()
    ids = [each.id for each in files.shipped.rule]
    return NamedRules(policy, {id_: policy.rules[id_] for id_ in ids})
