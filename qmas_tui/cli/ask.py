"""Asks before what is grave: only on a terminal, else an option has to say it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

import click

from qmas_tui.cli.output import is_open, safe, say
from qmas_tui.errors import NeedsConsent, QmasError, UsageError

Made = TypeVar("Made")
UNCHANGED = "Nothing was changed."


def can_ask() -> bool:
    """Whether somebody sits before a terminal."""
    both = (sys.stdin, sys.stdout)
    return all(is_open(stream) and stream.isatty() for stream in both)


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


def with_consent(keep: bool, act: Callable[[bool], Made]) -> Made:
    """What `act` gives; it takes whether the user agreed to keep identity numbers.

    Raises NeedsConsent where nobody can be asked, QmasError where the answer is no.
    """
    try:
        return act(keep)
    except NeedsConsent as error:
        _ask_to_keep(error)
    return act(True)


def _ask_to_keep(error: NeedsConsent) -> None:
    """Ask whether to keep what looks like an identity-card number."""
    if not can_ask():
        raise NeedsConsent(
            f"{error.message} To keep it all the same, add --keep-identity-number.",
            error.problems,
        ) from None
    say(error.message, *[f"  {each}" for each in error.problems])
    agree("Keep it?")
