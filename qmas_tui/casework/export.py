"""What a screen shows, or the whole book, as a file; its ending says which kind."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from msgspec import Struct

from qmas_tui.casework.calendars import write_calendar
from qmas_tui.casework.case_list import Progress
from qmas_tui.casework.casework import Casework
from qmas_tui.casework.collector import collector_off
from qmas_tui.casework.documents import (
    absences,
    brief_of_case,
    brief_of_view,
    write_document,
    write_sheet,
)
from qmas_tui.casework.endings import ending_of
from qmas_tui.casework.scope import Scope
from qmas_tui.casework.selection import Selection, Shown, list_of, select
from qmas_tui.casework.session import Terms
from qmas_tui.casework.snapshots import Wanted, snapshot_words, write_snapshot
from qmas_tui.casework.tables import table, write_records, write_table
from qmas_tui.errors import DataError, Problem, Stopped, WritesOver
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.prospect import Prospect
from qmas_tui.steps import Step, halves
from qmas_tui.views.listings import listing_of
from qmas_tui.views.say import count


class Wishes(Struct, frozen=True, gc=False, kw_only=True):
    """What the user chose: of a snapshot, a calendar, or a file on one case.

    `shown` asks for a snapshot of the cases that are shown alone, `absences` for the
    sheet of absences instead of the brief.
    """

    findings: bool = False
    redact: bool = False
    shown: bool = False
    names: bool = False
    absences: bool = False


class Export(Struct, frozen=True):
    """A file to be written: what it will hold, in words, and how it is made."""

    words: str
    path: Path
    make: Callable[[bool, Step], str]

    def write(self, force: bool, step: Progress) -> str:
        """Write it, over another file only by `force`; what was written, in words.

        Raises Stopped where `step` gives False, and DataError as `Casework.save` does.
        """

        def heard(done: int, total: int) -> None:
            if not step(done, total):
                raise Stopped("Nothing was written.")

        heard(0, 0)
        with collector_off():  # it would hold up the keys meanwhile
            return self.make(force, heard)


def selected(casework: Casework, scope: Scope) -> Shown:
    """The cases that are shown. Raises DataError where the case is gone."""
    every = list_of(casework, scope.of)
    if scope.case:
        cases = (every.of(scope.case),)
        title = f"{scope.case} {every.recorded[scope.case].name}"
        return Selection(title, cases, of=scope.of)
    if scope.cases is None:
        return select(casework)
    known = [case for case in scope.cases if case in every.recorded]
    shown = tuple([every.of(case) for case in known])
    return Selection(scope.title, shown, of=scope.of)


def planned(
    casework: Casework, path: Path, scope: Scope, shown: Shown, wishes: Wishes
) -> Export:
    """What will be written to a path. Raises DataError where its ending is unknown."""
    ending = ending_of(path, scope.endings)
    if ending == ".toml":
        return _snapshot(casework, path, scope, shown, wishes)
    if ending == ".json":
        words = f"every record of the book, {_whole(casework)}"
        write = partial(write_records, casework, path)
        return _export(words, path, lambda force, _step: write(force))
    if ending == ".ics":
        days = partial(write_calendar, casework, path, shown, wishes.names, None)
        whom = "under their names" if wishes.names else "under their references alone"
        return _export(f"the days of {_cases(shown)}, {whom}", path, days)
    if scope.case:
        return _on_case(casework, path, scope, shown.title, wishes)
    if ending == ".html":
        words = f"a brief of {_cases(shown)} ({shown.title})"

        def write_brief(force: bool, step: Step) -> None:
            making, writing = halves(step, len(shown.cases))
            brief = brief_of_view(casework, shown, making)
            write_document(casework, path, brief, force, writing)

        return _export(words, path, write_brief)
    columns = count(len(scope.columns), "column")
    words = f"{count(len(shown.cases), 'row')} of {columns} ({shown.title})"

    def write_rows(force: bool, step: Step) -> None:
        making, writing = halves(step, len(shown.cases))
        rows = table(casework, shown, scope.columns, making)
        write_table(casework, path, rows, force, writing)

    return _export(words, path, write_rows)


def check_place(path: Path, terms: Terms) -> bool:
    """Whether another file stands there that is to be written over.

    Raises NeedsConsent unless that was agreed to, DataError where there is no folder.
    """
    if not path.parent.is_dir():
        where = Problem("path", "lies in no folder that there is")
        raise DataError("Nothing was written.", [where])
    if not path.is_file():
        return False
    terms.ask(WritesOver(f"{path} exists already."))
    return True


def _export(words: str, path: Path, make: Callable[[bool, Step], object]) -> Export:
    def write(force: bool, step: Step) -> str:
        make(force, step)
        return f"Written to {path}: {words}."

    return Export(words, path, write)


def _snapshot(
    casework: Casework, path: Path, scope: Scope, shown: Shown, wishes: Wishes
) -> Export:
    case_of = listing_of(scope.of).case_of
    cases = tuple(case_of(each) for each in shown.cases)
    some = cases if scope.case or wishes.shown else ()
    wanted = Wanted(cases=some, findings=wishes.findings, redact=wishes.redact)
    parts = [
        f"a snapshot of {_cases(shown)}"
        if some
        else f"a snapshot of the whole book, {_whole(casework)}",
        "with findings" if wishes.findings else "",
        "redacted" if wishes.redact else "",
    ]

    def write(force: bool, step: Step) -> str:
        file = write_snapshot(casework, path, wanted, force, step)
        return "\n".join(snapshot_words(file, path))

    return Export(", ".join(filter(None, parts)), path, write)


def _on_case(
    casework: Casework, path: Path, scope: Scope, title: str, wishes: Wishes
) -> Export:
    case, kind = scope.case, Prospect if scope.of == "prospects" else Holder
    if wishes.absences or path.suffix.casefold() == ".csv":
        sheet = partial(absences, casework, case)
        write_it = partial(write_sheet, casework, path)
        words = f"the absences of {title} as form ROP145 asks for them"
        return _export(words, path, lambda force, _step: write_it(sheet(), force))
    brief = partial(brief_of_case, casework, case, kind)
    document = partial(write_document, casework, path)
    words = f"the brief of {title}"
    return _export(words, path, lambda force, _step: document(brief(), force))


def _whole(casework: Casework) -> str:
    """How many cases the book holds, prospects besides."""
    told = count(len(casework.holders), "case")
    before = len(casework.prospects)
    return f"{told} and {count(before, 'prospect')}" if before else told


def _cases(shown: Shown) -> str:
    return count(len(shown.cases), "case")
