"""Whether the rules in force are those that the user accepted last."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final

from msgspec import Struct, structs

from qmas_tui.config.accepted import Copy, copy_of, read_copy, usable, write_copy
from qmas_tui.config.load import RuleFiles
from qmas_tui.errors import DataError
from qmas_tui.policy.amend import Amendment, amended
from qmas_tui.policy.policy import Policy
from qmas_tui.policy.rules import Rule
from qmas_tui.scenarios.rules_differ import RulesDiffer, rules_differ

UNREAD: Final = (
    "The copy of the rules that you accepted last cannot be read; it is replaced by "
    "the rules in force, so what moved since cannot be told."
)


class Accepted(Struct, frozen=True, gc=False):
    """Rules accepted on a day; `rules` are they before others were lent to them."""

    on: date
    policy: Policy
    rules: Mapping[str, Rule]
    differ: RulesDiffer


class AcceptedRules:
    """The copy of the rules last accepted, beside those in force.

    Without a `file` nothing is kept, and nothing ever waits.

    Attributes:
        waiting: what was accepted last, where the rules in force differ from it.
    """

    def __init__(self, files: RuleFiles | None = None, file: Path | None = None):
        self.waiting: Accepted | None = None
        self._files = files
        self._file = file

    @classmethod
    def by(cls, folder: Path, files: RuleFiles) -> AcceptedRules:
        """Those of the user whose config is in a folder; `files` are in force."""
        return cls(files, copy_of(folder))

    @property
    def is_kept(self) -> bool:
        """Whether there is a copy: not over a book that ends with the program."""
        return self._file is not None

    def look(self, policy: Policy, today: date) -> str:
        """See whether the rules in force wait to be accepted; gives what to tell.

        The first time they are accepted in silence, as where nothing but words differs.
        """
        if self._file is None or self._files is None:
            return ""
        told = ""
        try:
            copy = read_copy(self._file)
            if copy.files == self._files:
                return ""
            self.waiting = self._differing(copy, policy)
        except FileNotFoundError:
            pass
        except (OSError, ValueError, DataError):
            told = UNREAD
        if self.waiting is None:
            self._keep(Copy(self._files, today))
        return told

    def _differing(self, copy: Copy, policy: Policy) -> Accepted | None:
        assert self._files is not None, "only they can differ"
        old = usable(copy.files, self._files).policy()
        rules = {each.id: each for each in copy.files.shipped.rule}
        whole = {id_: old.rules[id_] for id_ in rules}
        differ = rules_differ(old, policy, whole)
        return Accepted(copy.on, old, whole, differ) if differ.is_any else None

    def accept(self, files: RuleFiles, today: date) -> None:
        """These are in force now, and accepted."""
        self._files, self.waiting = files, None
        self._keep(Copy(files, today))

    def amend(self, files: RuleFiles, change: Amendment, today: date) -> None:
        """A change of the office's file is accepted; what waits otherwise waits on."""
        if self.waiting is None or self._file is None:
            self.accept(files, today)
            return
        self._files = files
        with suppress(OSError, ValueError):
            copy = read_copy(self._file)
            office = amended(copy.files.office, change)
            kept = structs.replace(copy.files, office=office)
            self._keep(Copy(kept, copy.on))

    def _keep(self, copy: Copy) -> None:
        """Keep it; where that cannot be, it is told the next time that it waits."""
        if self._file is not None:
            with suppress(OSError):
                write_copy(self._file, copy)
