"""The errors that a user may see; each says what is wrong, where, and what to do.

QmasError
├── DataError            something is wrong with input or data   exit 1
│   ├── BookError        the book cannot be read or written      exit 1
│   │   ├── DamagedBook  what is on disk is not what was written exit 1
│   │   └── BusyBook     another program is writing the book     exit 1
│   └── NeedsConsent     something is kept only if the user agrees  exit 1
│       ├── KeepsNumber  a text looks like an identity-card number  exit 1
│       ├── KeepsOdd     a value may be right, but is odd           exit 1
│       ├── WritesOver   another file stands where one is to be written  exit 1
│       └── WritesRules  the demo would change the rules of the office  exit 1
├── Stopped              the user stopped what was being done    exit 1
└── UsageError           the command was given wrongly           exit 2
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from msgspec import Struct


class Problem(Struct, frozen=True, gc=False):
    """One thing wrong: `where` names file, case, row and field in words."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" if self.where else self.what


class QmasError(Exception):
    """Anything that the user can understand and mend."""

    exit_code = 1

    def __init__(self, message: str, problems: Sequence[Problem] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.problems = tuple(problems)


class DataError(QmasError):
    """Something is wrong with what was given to read."""


class BookError(DataError):
    """The book cannot be read or written."""


class DamagedBook(BookError):
    """What is on disk is not what was written: `qmas-tui recover` mends it."""


class BusyBook(BookError):
    """Another program is writing the book: the same can be done when it has ended."""


class NeedsConsent(DataError):
    """Something is recorded only after the user was asked, and agreed.

    Each kind is a question of its own: a yes to one is no yes to another.
    """

    question: ClassVar[str]

    def is_answered(self, agreed: Iterable[Agreement]) -> bool:
        """Whether a yes was said to this kind beforehand, or to just this question."""
        words = (self.message, self.problems)
        return any(
            isinstance(self, each)
            if isinstance(each, type)
            else type(each) is type(self) and words == (each.message, each.problems)
            for each in agreed
        )


Agreement = type[NeedsConsent] | NeedsConsent
"""What a user agreed to: whatever is of a kind, or what one question told."""


class KeepsNumber(NeedsConsent):
    """A text that would be kept looks like an identity-card number."""

    question = "Keep it?"


class KeepsOdd(NeedsConsent):
    """A value that would be saved may be right, but is odd (HS-23)."""

    question = "Save it all the same?"


class WritesOver(NeedsConsent):
    """Another file, or scenario, stands where one is to be written."""

    question = "Write over it?"


class WritesRules(NeedsConsent):
    """The rules of the office would be changed from a book that is thrown away."""

    question = "Write it there?"


class Stopped(QmasError):
    """The user stopped what was being done; it left nothing behind."""


class UsageError(QmasError):
    """The command was given wrongly."""

    exit_code = 2
