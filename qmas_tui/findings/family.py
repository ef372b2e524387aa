"""What comes out for a dependant: their limit, birthday, and own seven years."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from qmas_tui.facts.holder import Dependant
from qmas_tui.findings.ageing import ageing_out
from qmas_tui.findings.calendar import months_apart
from qmas_tui.findings.catalogue import finding
from qmas_tui.findings.clashes import clashing_trip
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
from qmas_tui.findings.passed_limit import passed_reason, stay_findings
from qmas_tui.findings.passport import passport_finding
from qmas_tui.findings.position import FilingPosition, find_position
from qmas_tui.findings.residence import Cover
from qmas_tui.findings.right_of_abode import (
    Abode,
    abode_deadlines,
    abode_findings,
    find_abode,
    milestone_findings,
)
from qmas_tui.findings.seven_years import SevenYears, cover_of, dependant_seven_years
from qmas_tui.findings.travel import absence_findings
from qmas_tui.policy.policy import Policy


class Member(Struct, frozen=True, gc=False):
    """A dependant as worked out; `position` is None where no limit is known."""

    result: DependantAssessment
    position: FilingPosition | None
    abode: Abode

    @property
    def is_family(self) -> bool:
        """Whether the next extension is for them too."""
        return self.result.standing == "dependant"


def assess_dependant(dependant: Dependant, sponsor: Sponsor, policy: Policy) -> Member:
    """Everything worked out for a dependant; little of one permanent or gone."""
    facts = sponsor.facts
    standing = standing_of(dependant, facts)
    linked = dependant.limit_of_stay is None
    abode = find_abode(facts, dependant.name, dependant.abode is None, policy)
    if standing in ("permanent", "left"):
        nothing = DependantAssessment(
            dependant.name, dependant.relation, None, linked, standing
        )
        return Member(nothing, None, Abode(dependant.name, False))
    limit = limit_of(dependant, standing, sponsor)
    position = None
    if limit is not None:
        position = find_position(
            dependant.name,
            limit,
            facts.extensions,
            facts.as_of,
            policy,
            sponsor.facts.is_permanent,
            standing != "dependant",
        )
    return _Look(dependant, sponsor, standing, abode, position, policy).member()


class _Look:
    """One dependant with the facts and the policy, looked at from each side."""

    def __init__(
        self,
        dependant: Dependant,
        sponsor: Sponsor,
        standing: Standing,
        abode: Abode,
        position: FilingPosition | None,
        policy: Policy,
    ) -> None:
        self.dependant, self.sponsor, self.standing = dependant, sponsor, standing
        self.abode, self.position, self.policy = abode, position, policy
        self.as_of = sponsor.facts.as_of
        self.linked = dependant.limit_of_stay is None

    def member(self) -> Member:
        """Path, dates, seven years and findings."""
        position = self.position
        path = self._path(position) if position else ()
        own = self._of_stay(position) if position else []
        seven_years = self._seven_years(position, path, own)
        found = [*own, *(self._of_limit(position, path) if position else ())]
        found += self._of_years(position, path, seven_years)
        found += self._of_record()
        deadlines = deadlines_for(position, self.as_of, self.policy) if position else ()
        result = DependantAssessment(
            self.dependant.name,
            self.dependant.relation,
            position.limit if position else None,
            self.linked,
            self.standing,
            path,
            (*deadlines, *abode_deadlines(self.abode, self.as_of, self.policy)),
            seven_years.milestone if seven_years else None,
            tuple(found),
        )
        return Member(result, position, self.abode)

    def _path(self, position: FilingPosition) -> tuple[PathStep, ...]:
        """Their own stay, then the holder's limit and expected stays that end later."""
        facts, limit = self.sponsor.facts, position.limit
        began = self.dependant.landed_on or facts.landed_on
        length = months_apart(began, limit.on) if began else None
        granted = [step for step in self.sponsor.path if step.granted]
        step = granted[-1].step if granted else 0
        own = PathStep(step, limit.on, limit.source == "confirmed", length)
        closed = self.standing != "dependant" or self.sponsor.facts.is_permanent
        if closed or position.is_refused:
            return (own,)
        current = max(len(granted), 1) - 1
        return (own, *[s for s in self.sponsor.path[current:] if s.until > limit.on])

    def _of_stay(self, position: FilingPosition) -> list[Finding]:
        """What their own limit means; one linked to the holder shares the holder's."""
        if self.linked:
            return []
        return stay_findings(position, self.dependant.trip, self.as_of, self.policy)

    def _of_limit(
        self, position: FilingPosition, path: tuple[PathStep, ...]
    ) -> list[Finding]:
        dependant, as_of, policy = self.dependant, self.as_of, self.policy
        following = path[1].until if len(path) > 1 else None
        found = [
            *filing_findings(position, as_of, policy),
            passport_finding(
                position, dependant.passport_expires_on, following, as_of, policy
            ),
        ]
        if not self.linked:
            found.append(clashing_trip(dependant.trip, position, as_of, policy))
        if self.standing == "basis-lost":
            found.append(self._basis_lost(position))
        elif self.standing == "dependant":
            holder_limit = self.sponsor.limit
            if not self.linked and holder_limit is not None:
                found.append(_drift(position, holder_limit, as_of, policy))
            found.append(ageing_out(dependant, position, holder_limit, as_of, policy))
        return [each for each in found if each is not None]

    def _basis_lost(self, position: FilingPosition) -> Finding:
        """No extension rests on the holder any more; the limit stays lawful (D-14)."""
        dates = position.dates
        left_on, left_for = self.dependant.left_on, self.dependant.left_for
        if left_on is None or left_on > self.as_of:
            left_on, left_for = self.sponsor.facts.holder.left_on, None
        due, lost = dates.opens, position.last_chance(self.as_of)
        if position.is_past:
            due = lost = dates.limit
        open_ = not position.is_filed
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
            past=position.is_past,
        )

    def _seven_years(
        self,
        position: FilingPosition | None,
        path: tuple[PathStep, ...],
        own: list[Finding],
    ) -> SevenYears | None:
        passed = passed_reason(own) or self._shared_reason(position)
        cover = Cover(None, False, passed)
        if position is not None:
            cover = cover_of(position, path[-1].until, passed)
        return dependant_seven_years(self.dependant, self.as_of, cover, self.policy)

    def _shared_reason(self, position: FilingPosition | None) -> Reason | None:
        """What a passed limit of the holder's means for one linked to it."""
        if not self.linked:
            return None
        if self.sponsor.passed is not None:
            return self.sponsor.passed
        if position is None or self.standing != "basis-lost" or not position.is_past:
            return None
        return Reason("limit-passed", (("limit", position.limit.on),))

    def _of_years(
        self,
        position: FilingPosition | None,
        path: tuple[PathStep, ...],
        seven_years: SevenYears | None,
    ) -> list[Finding]:
        limit = position.limit.on if position else None
        found = abode_findings(self.abode, limit, self.as_of, self.policy)
        if seven_years is None:
            return found
        found += milestone_findings(
            seven_years.milestone,
            self.abode,
            path[-1].until if path else None,
            position.dates.opens if position else None,
            self.dependant.citizenship == "chinese",
            self.as_of,
            self.policy,
        )
        name = self.dependant.name
        return found + absence_findings(
            seven_years.absences, limit, self.as_of, self.policy, name
        )

    def _of_record(self) -> list[Finding]:
        """A limit or a place of birth that nobody has recorded (D-09, CH-01)."""
        found, dependant, policy = [], self.dependant, self.policy
        name, landed_on = dependant.name, self.sponsor.facts.holder.landed_on
        if self.linked and (self.position is None or self.sponsor.facts.left_hong_kong):
            found.append(
                finding(
                    policy,
                    "facts.limit-unknown",
                    subject=name,
                    permanent=self.sponsor.facts.is_permanent,
                    presumed=self.position is not None,
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
    position: FilingPosition, holder_limit: date, as_of: date, policy: Policy
) -> Finding | None:
    own = position.limit.on
    if own == holder_limit:
        return None
    return finding(
        policy,
        "dependant.drift",
        "act" if own < holder_limit else "watch",
        position.name,
        limit=own,
        holder=holder_limit,
        earlier=own < holder_limit,
        last_day=position.last_chance(as_of),
        past=position.is_past,
        filed=position.is_filed,
    )
