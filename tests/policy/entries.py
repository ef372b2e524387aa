"""The shipped entries, and ways of spoiling them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from msgspec import structs

from qmas_tui.config.load import PolicyFile, read_policy_folder
from qmas_tui.config.place import config_folder
from qmas_tui.errors import DataError
from qmas_tui.policy.compile import compile_policy
from qmas_tui.policy.compile_entry import EntryFile
from qmas_tui.policy.rules import Figure, HolidayYear, Paper, Rule


@cache
def shipped() -> PolicyFile:
    """The entries of config/policy."""
    return read_policy_folder(config_folder() / "policy")


def rules_with(id_: str, **changes: object) -> list[Rule]:
    """The shipped rules with one of them changed."""
    return [
        structs.replace(rule, **changes) if rule.id == id_ else rule
        for rule in shipped().rule
    ]


def with_figure(id_: str, name: str, **changes: object) -> list[Rule]:
    """The shipped rules with one figure of one rule changed."""
    (rule,) = [rule for rule in shipped().rule if rule.id == id_]
    figures = tuple(
        structs.replace(figure, **changes) if figure.name == name else figure
        for figure in rule.figure
    )
    return rules_with(id_, figure=figures)


def without_figures(id_: str) -> list[Rule]:
    """The shipped rules with one of them stripped of its figures."""
    return rules_with(id_, figure=())


def added(id_: str, *figures: Figure, **changes: object) -> list[Rule]:
    """The shipped rules and a new one with these figures."""
    rule = structs.replace(
        shipped().rule[0], id=id_, figure=figures, from_=None, to=None, rests_on=()
    )
    return [*shipped().rule, structs.replace(rule, **changes)]


def problems(
    rules: Sequence[Rule] | None = None,
    papers: Sequence[Paper] | None = None,
    holidays: Sequence[HolidayYear] | None = None,
    entry: EntryFile | None = None,
) -> list[str]:
    """What compiling says, a line a problem; shipped entries where none are given."""
    try:
        compile_policy(
            shipped().rule if rules is None else rules,
            shipped().paper if papers is None else papers,
            shipped().year if holidays is None else holidays,
            shipped() if entry is None else entry,
        )
    except DataError as error:
        return [str(problem) for problem in error.problems]
    return []
