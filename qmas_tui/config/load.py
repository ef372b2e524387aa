"""The policy as the program's config and the office's own file make it."""

from __future__ import annotations

from pathlib import Path

from qmas_tui.config.place import config_folder
from qmas_tui.errors import DataError, Problem
from qmas_tui.policy.compile import compile_policy
from qmas_tui.policy.compile_entry import EntryFile
from qmas_tui.policy.office import Office, own_holidays
from qmas_tui.policy.overrule import overrule
from qmas_tui.policy.own_entries import mark_own_entries, with_own_entries
from qmas_tui.policy.policy import Policy
from qmas_tui.policy.rules import HolidayYear, Paper, Rule
from qmas_tui.toml_files import read_toml

OFFICE_FILE = "policy.toml"


class PolicyFile(EntryFile, frozen=True, forbid_unknown_fields=True):
    """What one file of the folder config/policy may hold."""

    rule: tuple[Rule, ...] = ()
    paper: tuple[Paper, ...] = ()
    year: tuple[HolidayYear, ...] = ()


def load_policy(user_folder: Path | None) -> Policy:
    """The rules of the program, overruled by policy.toml in the office's folder.

    Raises DataError with every problem of the files at fault.
    """
    return _under(read_office(user_folder), OFFICE_FILE)


def load_policy_file(path: Path) -> Policy:
    """The rules of the program, overruled by a file like an office's policy.toml.

    Raises DataError with every problem of the file.
    """
    return _under(read_toml(path, Office), path.name)


def _under(office: Office, name: str) -> Policy:
    shipped = read_policy_folder(config_folder() / "policy")
    rules = overrule(shipped.rule, office, name)
    return compile_policy(
        mark_own_entries(rules, office, name),
        shipped.paper,
        (*shipped.year, *own_holidays(office)),
        with_own_entries(shipped, office),
    )


def read_policy_folder(folder: Path) -> PolicyFile:
    """All entries of the TOML files in a folder, by file name, as if of one file."""
    files: list[PolicyFile] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            file = read_toml(path, PolicyFile)
        except DataError as error:
            problems += error.problems
            continue
        problems += _marked(file, path.name)
        files.append(file)
    if problems:
        raise DataError("The rules cannot be read.", problems)
    return PolicyFile(
        rule=tuple(rule for file in files for rule in file.rule),
        paper=tuple(paper for file in files for paper in file.paper),
        year=tuple(year for file in files for year in file.year),
        version=tuple(each for file in files for each in file.version),
        exclusion=tuple(each for file in files for each in file.exclusion),
        quota=tuple(each for file in files for each in file.quota),
        approvals=tuple(each for file in files for each in file.approvals),
        pathway=tuple(each for file in files for each in file.pathway),
        nationals=tuple(each for file in files for each in file.nationals),
    )


def read_office(user_folder: Path | None) -> Office:
    """What the office set for itself; nothing where it has no file."""
    if user_folder is None or not (user_folder / OFFICE_FILE).exists():
        return Office()
    return read_toml(user_folder / OFFICE_FILE, Office)


def _marked(file: PolicyFile, name: str) -> list[Problem]:
    """Rules that claim to be overruled: only the program says so."""
    what = "only the program says what was overruled; take it out"
    claims = [
        (rule.id, "overruled") for rule in file.rule if rule.overruled is not None
    ]
    claims += [
        (rule.id, f"figure {figure.name}, spells")
        for rule in file.rule
        for figure in rule.figure
        if figure.spells
    ]
    return [Problem(f"{name}, rule {id_}, {where}", what) for id_, where in claims]
