"""What the CV and the employers' letters say, and whether they bear it out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from qmas_tui.facts.prospect_rows import Career, Letter
from qmas_tui.findings.calendar import add_months
from qmas_tui.findings.model import Finding, Reason
from qmas_tui.intake.dossier import Dossier, work_row
from qmas_tui.intake.texts import other_month, other_title

Test = Callable[[Career, Letter], bool]
"""Whether a letter on a work triggers a finding."""


def letters(dossier: Dossier) -> Iterator[Finding]:
    """Everything about the CV and the letters (Q-09, Q-13 to Q-17, HI-08)."""
    yield from _curriculum(dossier)
    counted = dossier.counted_works
    bare = [work_row(work) for work in counted if not work.letter]
    yield from dossier.of_rows("letter.missing", bare)
    alone = [
        work_row(work)
        for work in counted
        if work.letter and work.second_proof is not True
    ]
    yield from dossier.of_rows("letter.alone", alone)
    written = [(work, each) for work in dossier.works for each in work.letter]
    tests: dict[str, Test] = {
        "letter.form": _is_informal,
        "letter.unchecked": _is_unchecked,
        "letter.vague": _is_vague,
        "letter.unverifiable": lambda _work, letter: letter.verifiable is False,
        "letter.differs": _differs,
        "letter.stale": lambda work, letter: _is_stale(dossier, work, letter),
    }
    for code, test in tests.items():
        told = [_row(*each) for each in written if test(*each)]
        yield from dossier.of_rows(code, told)


def _curriculum(dossier: Dossier) -> Iterator[Finding]:
    differing = [
        work_row(
            work,
            cv_from=work.cv_from,
            cv_to=work.cv_to,
            cv_title=work.cv_title,
        )
        for work in dossier.works
        if other_month(work.cv_from, work.from_)
        or other_month(work.cv_to, work.to)
        or other_title(work.cv_title, work.title)
    ]
    yield from dossier.of_rows("cv.differs", differing)
    if dossier.prospect.cv == "recruitment":
        yield dossier.finding("cv.recruiter")


def _row(work: Career, letter: Letter) -> Reason:
    return work_row(
        work,
        "letter",
        dated=letter.dated,
        says_from=letter.from_,
        says_to=letter.to,
        says_title=letter.title,
    )


def _is_informal(work: Career, letter: Letter) -> bool:
    del work
    form = (letter.signed, letter.letterhead, letter.contact)
    return letter.dated is None or False in form


def _is_unchecked(work: Career, letter: Letter) -> bool:
    del work
    asked = (letter.signed, letter.letterhead, letter.contact, letter.specific)
    return letter.verified_on is None or None in asked


def _is_vague(work: Career, letter: Letter) -> bool:
    del work
    return letter.specific is False or letter.template is True


def _differs(work: Career, letter: Letter) -> bool:
    return (
        other_month(letter.from_, work.from_)
        or other_month(letter.to, work.to)
        or other_title(letter.title, work.title)
    )


def _is_stale(dossier: Dossier, work: Career, letter: Letter) -> bool:
    """A letter of a work under way that was written long before the filing."""
    as_of, months = dossier.as_of, dossier.figures.letter_stale_months
    return (
        letter.dated is not None
        and (work.from_ or as_of) <= as_of <= (work.to or as_of)
        and add_months(letter.dated, months) < dossier.filing_day
    )
