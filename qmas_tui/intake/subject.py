"""The prospect as of a day, the application that counts, and the filing day."""

from __future__ import annotations

from datetime import date

from msgspec import Struct, structs

from qmas_tui.facts.prospect import Listed, Prospect
from qmas_tui.facts.prospect_rows import Application, Career, Relative
from qmas_tui.intake.degrees import first_awarded
from qmas_tui.intake.known import known
from qmas_tui.intake.works import countable_works

UNDER_WAY = ("pending", "approved")


class Subject(Struct, frozen=True, gc=False):
    """A prospect with the facts known on `as_of`.

    `filing_day` is the day on which facts are measured (N-04): that of the submission
    where the prospect is `filed`, else the planned one, never before `as_of` unless a
    what-if asks for another. `application` is the current one; a what-if has none.
    `on_file` are the kinds of evidence on file, `works` the full-time works that may
    count, and `first_degree_on` is the day of the first award of a higher degree.
    """

    prospect: Prospect
    as_of: date
    application: Application | None
    filing_day: date
    on_file: tuple[str, ...]
    works: tuple[Career, ...]
    first_degree_on: date | None

    @property
    def filed(self) -> bool:
        """Whether an application is pending or approved, and the case is open."""
        application = self.application
        if application is None or self.prospect.status == "closed":
            return False
        return application.outcome in UNDER_WAY

    @property
    def has_landed(self) -> bool:
        """Whether the application was approved, and used to enter."""
        application = self.application
        if application is None or application.outcome != "approved":
            return False
        return application.landed_on is not None

    @property
    def accompanying(self) -> list[Relative]:
        """The family that comes along."""
        return [d for d in self.prospect.dependant if d.accompanying is not False]

    def lacking(self, *kinds: str) -> tuple[str, ...]:
        """Those kinds of evidence that are not on file."""
        return tuple([kind for kind in kinds if kind not in self.on_file])

    @property
    def good_languages(self) -> tuple[str, ...]:
        """Languages good in writing and speech, each once."""
        rows = self.prospect.language
        return tuple(dict.fromkeys(row.name for row in rows if row.level == "good"))

    def is_complete(self, name: Listed) -> bool:
        """Whether the client was asked for all rows of a table."""
        return name in self.prospect.complete


def subject(prospect: Prospect, as_of: date, file_on: date | None = None) -> Subject:
    """A prospect as of a day; `file_on` is the filing day of a what-if.

    The what-if sets applications and requests aside, and counts as a planned filing.
    """
    facts = known(prospect, as_of)
    application = current_application(facts)
    if file_on is not None:
        facts, application, day = _unfiled(facts, file_on), None, file_on
    elif application is not None and application.outcome in UNDER_WAY:
        day = application.submitted_on
    else:
        day = max(as_of, facts.file_on or as_of)
    return Subject(
        facts,
        as_of,
        application,
        day,
        on_file=tuple([each.kind for each in facts.evidence]),
        works=countable_works(facts),
        first_degree_on=first_awarded(facts),
    )


def current_application(prospect: Prospect) -> Application | None:
    """The last of those under way; without one, the last of all."""
    under_way = [a for a in prospect.application if a.outcome in UNDER_WAY]
    rows = enumerate(under_way or prospect.application)
    last = max(rows, key=lambda row: (row[1].submitted_on, row[0]), default=None)
    return last[1] if last else None


def _unfiled(prospect: Prospect, file_on: date) -> Prospect:
    return structs.replace(prospect, application=(), request=(), file_on=file_on)
