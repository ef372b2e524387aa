"""Documents on cases: briefs, and the absences for form ROP145."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.endings import ending_of
from qmas_tui.casework.prospects import prospects_of
from qmas_tui.casework.scenarios import question_saved, saved_named
from qmas_tui.casework.selection import Shown
from qmas_tui.exchange.out.html import write_html
from qmas_tui.exchange.out.markdown import write_markdown
from qmas_tui.exchange.out.table_csv import write_csv
from qmas_tui.facts.changes import Case
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.prospect import Prospect
from qmas_tui.findings.model import HOLDER
from qmas_tui.steps import Step, unheard, watched
from qmas_tui.views.brief.case import case_brief
from qmas_tui.views.brief.prospect import prospect_brief
from qmas_tui.views.brief.view import view_brief
from qmas_tui.views.brief.what_if import what_if_brief
from qmas_tui.views.document import Document
from qmas_tui.views.rop145 import Rop145, rop145
from qmas_tui.views.rop145_pages import rop145_document, rop145_table

DOCUMENT_ENDINGS: Final = (".md", ".html")
SHEET_ENDINGS: Final = (*DOCUMENT_ENDINGS, ".csv")


def brief_of_case(casework: Casework, case: str, kind: type[Case] = Holder) -> Document:
    """The brief of a holder, or the assessment letter of a prospect.

    Of a case that is both, that of this `kind`. Raises DataError for an unknown
    reference.
    """
    if kind is Prospect or casework.is_prospect(case):
        prospects = prospects_of(casework)
        of = prospects.of(case)
        return prospect_brief(of, prospects.pathways(of), casework.policy)
    return case_brief(casework.assessed(case), casework.policy)


def brief_of_what_if(casework: Casework, case: str, name: str) -> Document:
    """What would happen if, as it was saved under a name, for the client.

    Raises DataError as `question_saved` does.
    """
    asked, saved = (
        question_saved(casework, case, name),
        saved_named(casework, case, name),
    )
    rules = Path(saved.rules).name if saved.rules else None
    return what_if_brief(asked, name, rules)


def brief_of_view(
    casework: Casework, selection: Shown, step: Step = unheard
) -> Document:
    """The brief of several cases, such as those of a view."""
    return view_brief(
        selection.title,
        watched(selection.cases, step),
        casework.as_of,
        casework.policy,
        selection.empty,
        selection.of,
    )


def absences(casework: Casework, case: str, person: str = HOLDER) -> Rop145:
    """The absences of a holder, or of a dependant by name.

    Raises DataError for an unknown reference, and where there is no such dependant.
    """
    return rop145(casework.assessed(case), casework.policy, person)


def document_lines(document: Document) -> list[str]:
    """The lines of a document in Markdown."""
    return write_markdown(document).splitlines()


def sheet_lines(casework: Casework, sheet: Rop145) -> list[str]:
    """The lines of a sheet of absences in Markdown."""
    return document_lines(rop145_document(sheet, casework.policy))


def write_document(
    casework: Casework,
    path: Path,
    document: Document,
    force: bool = False,
    step: Step = unheard,
) -> None:
    """Write a document as Markdown or as an HTML page, by the ending of the file.

    Raises DataError for another ending, and as `Casework.save` does.
    """
    is_page = ending_of(path, DOCUMENT_ENDINGS) == ".html"
    write = write_html if is_page else write_markdown
    casework.save(path, write(document, step), force)


def write_sheet(
    casework: Casework, path: Path, sheet: Rop145, force: bool = False
) -> None:
    """Write a sheet of absences as a document, or as a table where it is to be CSV.

    Raises DataError as `write_document` does.
    """
    if ending_of(path, SHEET_ENDINGS) == ".csv":
        casework.save(path, write_csv(rop145_table(sheet)), force)
    else:
        document = rop145_document(sheet, casework.policy)
        write_document(casework, path, document, force)
