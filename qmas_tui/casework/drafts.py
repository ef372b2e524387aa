"""What was typed and not saved yet, form by form, until it is saved or thrown away.

Each lies in a file of its own in the user's state folder, under codes that stand for
book, case and form; forgetting a case takes those of the case along.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from qmas_tui.config.state import code_of, code_of_book, state_folder
from qmas_tui.facts.changes import Case
from qmas_tui.files import make_private_folder, replace_file

NO_CASE: Final = ""
"""Stands for the case of a form that is about none, such as that of a new one."""


class Draft(Struct, frozen=True):
    """What was typed in a form, and when.

    Attributes:
        typed: the fields that are not as they began.
        began: every field as the form began.
        at: the moment when it was kept.
    """

    typed: tuple[tuple[str, str], ...]
    began: tuple[tuple[str, str], ...]
    at: datetime


class Drafts:
    """The drafts over one book; without a `folder` they end with the program."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._held: dict[str, Draft] = {}

    @classmethod
    def to(cls, book: Path) -> Drafts:
        """Those over the book at a path."""
        return cls(state_folder() / "drafts" / code_of_book(book))

    def of(self, case: str, form: str) -> Draft | None:
        """The draft of a form of a case; None where there is none that can be read."""
        return self._read(_name(case, form))

    def keep(self, case: str, form: str, draft: Draft) -> bool:
        """Keep a draft; False where it will not outlive the program."""
        name = _name(case, form)
        self._held[name] = draft
        if self._folder is not None:
            try:
                make_private_folder(self._folder)
                replace_file(self._folder / name, msgspec.json.encode(draft))
            except OSError:
                return False
            del self._held[name]
        return True

    def drop(self, case: str, form: str) -> None:
        """The form was saved, or its draft thrown away."""
        self._remove(_name(case, form))

    def forget(self, holder: Case) -> None:
        """Drop all of a case, and those of no case that name it or its holder."""
        own, no_case = _name(holder.case, ""), _name(NO_CASE, "")
        said = [each for each in (holder.case, holder.name, holder.name_zh) if each]
        for name in self._names():
            is_open = name.startswith(no_case) and not self._is_free_of(name, said)
            if name.startswith(own) or is_open:
                self._remove(name)

    def _is_free_of(self, name: str, said: list[str]) -> bool:
        """Whether a draft can be read, and says none of these."""
        draft = self._read(name)
        if draft is None:
            return False
        text = "\n".join(text for _field, text in (*draft.typed, *draft.began))
        return not any(each.casefold() in text.casefold() for each in said)

    def _names(self) -> set[str]:
        names = set(self._held)
        if self._folder is not None:
            with suppress(OSError):
                names |= {each.name for each in self._folder.iterdir()}
        return names

    def _read(self, name: str) -> Draft | None:
        if name in self._held or self._folder is None:
            return self._held.get(name)
        with suppress(OSError, msgspec.MsgspecError):
            return msgspec.json.decode((self._folder / name).read_bytes(), type=Draft)
        return None

    def _remove(self, name: str) -> None:
        self._held.pop(name, None)
        if self._folder is not None:
            with suppress(OSError):
                (self._folder / name).unlink()


def _name(case: str, form: str) -> str:
    """What a draft lies under; without a form how all of a case begin."""
    return f"{code_of(case)}-{code_of(form) if form else ''}"
