"""Asks before what is grave: only on a terminal, else an option has to say it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

import click

from qmas_tui.casework.casework import Terms
from qmas_tui.cli.output import can_ask, safe, say
from qmas_tui.errors import (
    Agreement,
    KeepsNumber,
    NeedsConsent,
    QmasError,
    UsageError,
)

Made = TypeVar("Made")
UNCHANGED = "Nothing was changed."


def agree(question: str) -> None:
    """Ask yes or no; QmasError unless the answer is yes."""
    if not click.confirm(safe(question)):
        raise QmasError(UNCHANGED)


def must_agree(question: str, yes: bool) -> None:
    """As `agree`, unless `yes` was said; without a terminal it has to be said."""
    if _has_to_ask(yes):
        agree(question)


def must_type(text: str, yes: bool) -> None:
    """Have a text typed again to agree, unless `yes` was said; else as `must_agree`."""
    if not _has_to_ask(yes):
        return
    typed = click.prompt(safe(f"Type {text} to agree"), default="", show_default=False)
    if typed.strip() != text:
        raise QmasError(UNCHANGED)


def _has_to_ask(yes: bool) -> bool:
    if not yes and not can_ask():
        raise UsageError(f"{UNCHANGED} Without a terminal, add --yes to do this.")
    return not yes


def with_consent(said: Iterable[Agreement], act: Callable[[Terms], Made]) -> Made:
    """What `act` gives, on the terms that were `said` by options or agreed to here.

    Each question is asked by itself. Where nobody can be asked, raises NeedsConsent for
    an identity number and UsageError for an odd value; where the answer is no,
    QmasError.
    """
    agreed = list(said)
    while True:
        try:
            return act(Terms(tuple(agreed)))
        except NeedsConsent as question:
            _ask(question)
            agreed.append(question)


def asked_first(check: Callable[[Terms], object], terms: Terms) -> list[str]:
    """What an import itself would ask about, and how a script answers."""
    try:
        check(terms)
    except NeedsConsent as error:
        return [
            error.message,
            *[f"  {each}" for each in error.problems],
            "The import asks about it on a terminal; without one it is refused "
            "unless --keep-identity-number is given.",
        ]
    return []


def _ask(question: NeedsConsent) -> None:
    """Ask on a terminal; without one say which option answers it."""
    if can_ask():
        say(question.message, *[f"  {each}" for each in question.problems])
        agree(question.question)
    elif isinstance(question, KeepsNumber):
        words = (
            f"{question.message} To keep it all the same, add --keep-identity-number."
        )
        raise KeepsNumber(words, question.problems) from None
    else:
        words = (
            f"{question.message} Nothing was saved; add --yes to save it all the same."
        )
        raise UsageError(words, question.problems) from None
