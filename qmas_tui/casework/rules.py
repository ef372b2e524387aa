"""Other rules than those in force: who would move, and taking them over."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct, structs

from qmas_tui.casework.case_list import Progress
from qmas_tui.casework.casework import Casework
from qmas_tui.casework.collector import collector_off
from qmas_tui.casework.session import USUAL, Done, Terms
from qmas_tui.config.load import (
    OFFICE_FILE,
    RuleFiles,
    load_rules,
    read_office,
)
from qmas_tui.config.own_policy import BEFORE, write_office
from qmas_tui.config.settings import user_folder
from qmas_tui.errors import DataError, Problem, WritesRules
from qmas_tui.facts.holder import Holder
from qmas_tui.intake.watched import assess_beside
from qmas_tui.policy.amend import Amendment, amended
from qmas_tui.policy.office import Office
from qmas_tui.policy.policy import Policy
from qmas_tui.policy.rules import Rule
from qmas_tui.scenarios.rules_diff import CaseDiff, RulesDiff, case_diff, rules_diff_of
from qmas_tui.scenarios.rules_differ import rules_differ
from qmas_tui.toml_files import read_toml

_CHANGED: Final = (
    "The rules changed since you accepted them, and the desk works by the new ones "
    "already: {} shows who moves."
)
_EVERY: Final = 50
_THROWN_AWAY: Final = (
    "This book is thrown away with the desk, but the rules are those of your office: "
    "they would be written into {}."
)
_MEANWHILE: Final = "it was changed meanwhile; leave this page and look again"
_NO_FILE: Final = "it sets nothing; is it a file like policy.toml?"


class Proposal(Struct, frozen=True, gc=False):
    """Rules to be accepted, and those that they are held against.

    `change` is what accepting would write into the office's file: nothing where the
    files are like that already. `old_rules` as in `rules_differ`.
    """

    title: str
    old: Policy
    new: Policy
    files: RuleFiles
    change: Amendment = Amendment()
    old_rules: Mapping[str, Rule] | None = None

    @property
    def is_in_force(self) -> bool:
        """Whether the desk works by these rules already."""
        return self.change == Amendment()


def office_now() -> Office:
    """What the office set for itself. Raises DataError."""
    return read_office(user_folder())


def proposed(casework: Casework, title: str, change: Amendment) -> Proposal:
    """The rules in force with a change of the office's file.

    Raises DataError, in the words of the file's own check, where that cannot be.
    """
    now = load_rules(user_folder())
    files = structs.replace(now, office=amended(now.office, change))
    return Proposal(title, casework.policy, files.policy(), files, change)


def proposed_by_file(casework: Casework, path: Path) -> Proposal:
    """The rules in force with the entries of a file like policy.toml. Raises DataError.

    Where both say something of the same on the same days, the file counts.
    """
    office = read_toml(path, Office)
    if office == Office():
        raise DataError("Nothing was read.", [Problem(path.name, _NO_FILE)])
    return proposed(casework, path.name, Amendment(office))


def waiting(casework: Casework) -> Proposal | None:
    """The rules in force, where they were not accepted yet."""
    accepted, files = casework.accepted.waiting, load_rules(user_folder())
    if accepted is None:
        return None
    old, rules = accepted.policy, accepted.rules
    return Proposal("", old, files.policy(), files, old_rules=rules)


def rules_told(casework: Casework, shows: str) -> str:
    """What is to be said of the rules as the desk is opened; empty where nothing is.

    `shows` are the keys that show who moves.
    """
    accepted = casework.accepted
    told = accepted.look(casework.policy, casework.session.today)
    changed = _CHANGED.format(shows) if accepted.waiting else ""
    return " ".join(filter(None, (told, changed)))


def proposal_diff(
    casework: Casework, proposal: Proposal, step: Progress
) -> RulesDiff | None:
    """Who of the book would move; `step` hears of progress, and stops it with False."""
    old, new, rules = proposal.old, proposal.new, proposal.old_rules
    return book_diff(casework, old, new, step, rules)


def book_diff(
    casework: Casework,
    old: Policy,
    new: Policy,
    step: Progress,
    old_rules: Mapping[str, Rule] | None = None,
) -> RulesDiff | None:
    """Who of the book moves from some rules to others; None where `step` stops it."""
    holders, as_of = list(casework.holders.values()), casework.as_of
    found: list[CaseDiff | None] = []
    with collector_off():  # it would hold up the keys meanwhile
        for number, each in enumerate(holders):
            if number % _EVERY == 0 and not step(number, len(holders)):
                return None
            found.append(_moved(casework, each, old, new))
        step(len(holders), len(holders))
        differ = rules_differ(old, new, old_rules)
        return rules_diff_of(holders, differ, as_of, found)


def _moved(
    casework: Casework, holder: Holder, old: Policy, new: Policy
) -> CaseDiff | None:
    """How a case moves, if it does; what the queue knows of it is not asked again."""
    if holder.status == "closed":
        return None
    beside, as_of = casework.prospects.get(holder.case), casework.as_of
    if old is casework.policy:
        before = casework.look_at(holder).assessment
    else:
        before = assess_beside(holder, beside, old, as_of)
    return case_diff(holder, before, assess_beside(holder, beside, new, as_of))


def accept(casework: Casework, proposal: Proposal, terms: Terms = USUAL) -> Done:
    """Write what is proposed into the office's file, and go by it from now on.

    In the demo that has to be agreed to. Raises DataError where it cannot be done;
    everything is then as it was.
    """
    today, change = casework.session.today, proposal.change
    if proposal.is_in_force:
        casework.accepted.accept(proposal.files, today)
        casework.use_rules(proposal.new)
        return Done("The rules in force are accepted.")
    folder = user_folder()
    if not casework.accepted.is_kept:
        terms.ask(WritesRules(_THROWN_AWAY.format(folder / OFFICE_FILE)))
    now = load_rules(folder)
    if structs.replace(now, office=amended(now.office, change)) != proposal.files:
        raise DataError("Nothing was saved.", [Problem(OFFICE_FILE, _MEANWHILE)])
    is_new = not (folder / OFFICE_FILE).exists()
    write_office(folder, change)
    casework.accepted.amend(proposal.files, change, today)
    casework.use_rules(proposal.new)
    kept = "" if is_new else f"; as it was before it lies beside it, as {BEFORE}"
    return Done(f"Written into {folder / OFFICE_FILE}{kept}.")
