"""A file of facts made a new book."""

from __future__ import annotations

from pathlib import Path

from qmas_tui.book.making import make_book
from qmas_tui.casework.checks import check_patterns
from qmas_tui.casework.collector import collector_off
from qmas_tui.casework.consent import about_numbers
from qmas_tui.casework.facts_files import read_case_file
from qmas_tui.casework.open import added, rules_in_force, who_changes
from qmas_tui.casework.session import USUAL, Terms
from qmas_tui.casework.whereabouts import is_there, user_settings
from qmas_tui.errors import DataError
from qmas_tui.facts.changes import Case


def restore(source: Path, path: Path, terms: Terms = USUAL) -> int:
    """Read a file of facts into a book that does not exist yet; how many cases.

    Raises DataError for what is wrong with it, NeedsConsent where it holds
    identity-card numbers, unless the user agreed to keep them.
    """
    with collector_off():
        file = read_case_file(source)
        check_patterns(file.holder, rules_in_force(), str(source))
        who = who_changes(user_settings())
        cases: list[Case] = [*file.holder, *file.prospect]
        step = added(cases, f"restored from {source.name}", who)
        if is_there(path):
            raise DataError(f"{path} exists already; name a book that does not.")
        terms.ask(about_numbers(step))
        make_book(path, step)
    return len(step)
