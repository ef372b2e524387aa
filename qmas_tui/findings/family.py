"""What comes out for a dependant: their limit, birthday, and own seven years."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from qmas_tui.facts.holder import Dependant
from qmas_tui.findings.abode import (
    Abode,
    abode_deadlines,
    abode_findings,
    find_abode,
)
from qmas_tui.findings.ageing import ageing_out
from qmas_tui.findings.build import finding
from qmas_tui.findings.calendar import months_apart
from qmas_tui.findings.clashes import clashing_trip
from qmas_tui.findings.clock import Clock, Cover, cover_of, dependant_clock
from qmas_tui.findings.deadlines import deadlines_for
from qmas_tui.findings.filings import filing_findings
from qmas_tui.findings.members import Sponsor, limit_of, standing_of
from qmas_tui.findings.model import (
    DependantAssessment,
    Finding,
    PathStep,
    Reason,
    Standing,
)
from qmas_tui.findings.passport import passport_finding
from qmas_tui.findings.seven import milestone_findings
from qmas_tui.findings.standing import passed_reason, stay_findings
from qmas_tui.findings.subject import Subject, find_subject
from qmas_tui.findings.travel import absence_findings
from qmas_tui.policy.policy import Policy


class Member(Struct, frozen=True, gc=False):
    """A dependant as worked out; `subject` is None where no limit is known."""

    result: DependantAssessment
    subject: Subject | None
    abode: Abode

    @property
    def is_family(self) -> bool:
        """Whether the next extension is for them too."""
        return self.result.standing == "dependant"


def assess_dependant(dependant: Dependant, sponsor: Sponsor, policy: Policy) -> Member:
    """Everything worked out for a dependant; little of one permanent or gone."""
    known = sponsor.known
    standing = standing_of(dependant, known)
    linked = dependant.limit_of_stay is None
    abode = find_abode(known, dependant.name, dependant.abode is None, policy)
    if standing in ("permanent", "left"):
        nothing = DependantAssessment(
            dependant.name, dependant.relation, None, linked, standing
        )
        return Member(nothing, None, Abode(dependant.name, False))
    limit = limit_of(dependant, standing, sponsor)
    subject = None
    if limit is not None:
        subject = find_subject(
            dependant.name,
            limit,
            known.extensions,
            known.as_of,
            policy,
            sponsor.known.is_permanent,
            standing != "dependant",
        )
    return _Look(dependant, sponsor, standing, abode, subject, policy).member()


class _Look:
    """One dependant with all that is known of them, looked at from each side."""

    def __init__(
        self,
        dependant: Dependant,
        sponsor: Sponsor,
        standing: Standing,
        abode: Abode,
        subject: Subject | None,
        policy: Policy,
    ) -> None:
        self.dependant, self.sponsor, self.standing = dependant, sponsor, standing
        self.abode, self.subject, self.policy = abode, subject, policy
        self.as_of = sponsor.known.as_of
        self.linked = dependant.limit_of_stay is None

    def member(self) -> Member:
        """Path, dates, seven years and findings."""
        subject = self.subject
        path = self._path(subject) if subject else ()
        own = self._of_stay(subject) if subject else []
        clock = self._clock(subject, path, own)
        found = [*own, *(self._of_limit(subject, path) if subject else ())]
        found += self._of_years(subject, path, clock)
        found += self._of_record()
        deadlines = deadlines_for(subject, self.as_of, self.policy) if subject else ()
        result = DependantAssessment(
            self.dependant.name,
            self.dependant.relation,
            subject.limit if subject else None,
            self.linked,
            self.standing,
            path,
            (*deadlines, *abode_deadlines(self.abode, self.as_of, self.policy)),
            clock.milestone if clock else None,
            tuple(found),
        )
        return Member(result, subject, self.abode)

    def _path(self, subject: Subject) -> tuple[PathStep, ...]:
        """Their own stay, then the holder's limit and expected stays that end later."""
        known, limit = self.sponsor.known, subject.limit
        began = self.dependant.landed_on or known.landed_on
        length = months_apart(began, limit.on) if began else None
        granted = [step for step in self.sponsor.path if step.granted]
        step = granted[-1].step if granted else 0
        own = PathStep(step, limit.on, limit.source == "confirmed", length)
        closed = self.standing != "dependant" or self.sponsor.known.is_permanent
        if closed or subject.is_refused:
            return (own,)
        current = max(len(granted), 1) - 1
        return (own, *[s for s in self.sponsor.path[current:] if s.until > limit.on])

    def _of_stay(self, subject: Subject) -> list[Finding]:
        """What their own limit means; one linked to the holder shares the holder's."""
        if self.linked:
            return []
        return stay_findings(subject, self.dependant.trip, self.as_of, self.policy)

    def _of_limit(self, subject: Subject, path: tuple[PathStep, ...]) -> list[Finding]:
        dependant, as_of, policy = self.dependant, self.as_of, self.policy
        following = path[1].until if len(path) > 1 else None
        found = [
            *filing_findings(subject, as_of, policy),
            passport_finding(
                subject, dependant.passport_expires_on, following, as_of, policy
            ),
        ]
        if not self.linked:
            found.append(clashing_trip(dependant.trip, subject, as_of, policy))
        if self.standing == "basis-lost":
            found.append(self._basis_lost(subject))
        elif self.standing == "dependant":
            holder_limit = self.sponsor.limit
            if not self.linked and holder_limit is not None:
                found.append(_drift(subject, holder_limit, as_of, policy))
            found.append(ageing_out(dependant, subject, holder_limit, as_of, policy))
        return [each for each in found if each is not None]

    def _basis_lost(self, subject: Subject) -> Finding:
        """No extension rests on the holder any more; the limit stays lawful (D-14)."""
        dates = subject.dates
        left_on, left_for = self.dependant.left_on, self.dependant.left_for
        if left_on is None or left_on > self.as_of:
            left_on, left_for = self.sponsor.known.holder.left_on, None
        due, lost = dates.opens, subject.last_chance(self.as_of)
        if subject.is_past:
            due = lost = dates.limit
        open_ = not subject.is_filed
        return finding(
            self.policy,
            "dependant.basis-lost",
            "act" if self.as_of >= dates.opens else "warn",
            self.dependant.name,
            due_on=due if open_ else None,
            lost_on=lost if open_ else None,
            left=left_on,
            left_for=left_for,
            limit=dates.limit,
            past=subject.is_past,
        )

    def _clock(
        self,
        subject: Subject | None,
        path: tuple[PathStep, ...],
        own: list[Finding],
    ) -> Clock | None:
        passed = passed_reason(own) or self._shared_reason(subject)
        cover = Cover(None, False, passed)
        if subject is not None:
            cover = cover_of(subject, path[-1].until, passed)
        return dependant_clock(self.dependant, self.as_of, cover, self.policy)

    def _shared_reason(self, subject: Subject | None) -> Reason | None:
        """What a passed limit of the holder's means for one linked to it."""
        if not self.linked:
            return None
        if self.sponsor.passed is not None:
            return self.sponsor.passed
        if subject is None or self.standing != "basis-lost" or not subject.is_past:
            return None
        return Reason("limit-passed", (("limit", subject.limit.on),))

    def _of_years(
        self,
        subject: Subject | None,
        path: tuple[PathStep, ...],
        clock: Clock | None,
    ) -> list[Finding]:
        limit = subject.limit.on if subject else None
        found = abode_findings(self.abode, limit, self.as_of, self.policy)
        if clock is None:
            return found
        found += milestone_findings(
            clock.milestone,
            self.abode,
            path[-1].until if path else None,
            subject.dates.opens if subject else None,
            self.dependant.citizenship == "chinese",
            self.as_of,
            self.policy,
        )
        name = self.dependant.name
        return found + absence_findings(
            clock.absences, limit, self.as_of, self.policy, name
        )

    def _of_record(self) -> list[Finding]:
        """A limit or a place of birth that nobody has recorded (D-09, CH-01)."""
        found, dependant, policy = [], self.dependant, self.policy
        name, landed_on = dependant.name, self.sponsor.known.holder.landed_on
        if self.linked and (self.subject is None or self.sponsor.known.left_hong_kong):
            found.append(
                finding(
                    policy,
                    "facts.limit-unknown",
                    subject=name,
                    permanent=self.sponsor.known.is_permanent,
                    presumed=self.subject is not None,
                    own=self.standing == "own-permission",
                )
            )
        if _place_matters(dependant, landed_on):
            found.append(
                finding(
                    policy,
                    "facts.birthplace-unknown",
                    subject=name,
                    born=dependant.born_on,
                )
            )
        return found


def _place_matters(dependant: Dependant, landed_on: date | None) -> bool:
    """Whether a child born since the holder's landing may be permanent at birth."""
    return (
        dependant.relation == "child"
        and dependant.born_in is None
        and dependant.born_on is not None
        and landed_on is not None
        and dependant.born_on > landed_on
    )


def _drift(
    subject: Subject, holder_limit: date, as_of: date, policy: Policy
) -> Finding | None:
    own = subject.limit.on
    if own == holder_limit:
        return None
    return finding(
        policy,
        "dependant.drift",
        "act" if own < holder_limit else "watch",
        subject.name,
        limit=own,
        holder=holder_limit,
        earlier=own < holder_limit,
        last_day=subject.last_chance(as_of),
        past=subject.is_past,
        filed=subject.is_filed,
    )
