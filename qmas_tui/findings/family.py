"""What comes out for a dependant: their limit, birthday, and own seven years."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from qmas_tui.facts.holder import Dependant
from qmas_tui.findings import right_of_abode
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
from qmas_tui.findings.seven_years import SevenYears, cover_of, dependant_seven_years
from qmas_tui.findings.travel import absence_findings


class Member(Struct, frozen=True, gc=False):
    """A dependant as worked out; `position` is None where no limit is known."""

    result: DependantAssessment
    position: FilingPosition | None
    abode: right_of_abode.Abode

    @property
    def is_family(self) -> bool:
        """Whether the next extension is for them too."""
        return self.result.standing == "dependant"


def assess_dependant(dependant: Dependant, sponsor: Sponsor) -> Member:
    """Everything worked out for a dependant; little of one permanent or gone."""
    facts, name = sponsor.facts, dependant.name
    standing = standing_of(dependant, facts)
    linked = dependant.limit_of_stay is None
    if standing in ("permanent", "left"):
        nothing = DependantAssessment(name, dependant.relation, None, linked, standing)
        return Member(
            nothing, None, right_of_abode.Abode(name, facts.as_of, facts.policy, False)
        )
    abode = right_of_abode.find_abode(facts, name, dependant.abode is None)
    limit = limit_of(dependant, standing, sponsor)
    position = None
    if limit is not None:
        position = find_position(facts, name, limit, standing != "dependant")
    return _Look(dependant, sponsor, standing, abode, position).member()


class _Look:
    """One dependant, looked at from each side."""

    def __init__(
        self,
        dependant: Dependant,
        sponsor: Sponsor,
        standing: Standing,
        abode: right_of_abode.Abode,
        position: FilingPosition | None,
    ) -> None:
        self.dependant, self.sponsor, self.standing = dependant, sponsor, standing
        self.abode, self.position, self.facts = abode, position, sponsor.facts
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
        deadlines = deadlines_for(position) if position else ()
        result = DependantAssessment(
            self.dependant.name,
            self.dependant.relation,
            position.limit if position else None,
            self.linked,
            self.standing,
            path,
            (*deadlines, *right_of_abode.abode_deadlines(self.abode)),
            seven_years.milestone if seven_years else None,
            tuple(found),
        )
        return Member(result, position, self.abode)

    def _path(self, position: FilingPosition) -> tuple[PathStep, ...]:
        """Their own stay, then the holder's limit and expected stays that end later."""
        facts, limit = self.facts, position.limit
        began = self.dependant.landed_on or facts.landed_on
        length = months_apart(began, limit.on) if began else None
        granted = [step for step in self.sponsor.path if step.granted]
        step = granted[-1].step if granted else 0
        own = PathStep(step, limit.on, limit.source == "confirmed", length)
        closed = self.standing != "dependant" or facts.is_permanent
        if closed or position.is_refused:
            return (own,)
        current = max(len(granted), 1) - 1
        return (own, *[s for s in self.sponsor.path[current:] if s.until > limit.on])

    def _of_stay(self, position: FilingPosition) -> list[Finding]:
        """What their own limit means; one linked to the holder shares the holder's."""
        if self.linked:
            return []
        return stay_findings(position, self.dependant.trip)

    def _of_limit(
        self, position: FilingPosition, path: tuple[PathStep, ...]
    ) -> list[Finding]:
        dependant = self.dependant
        following = path[1].until if len(path) > 1 else None
        found = [
            *filing_findings(position),
            passport_finding(position, dependant.passport_expires_on, following),
        ]
        if not self.linked:
            found.append(clashing_trip(dependant.trip, position))
        if self.standing == "basis-lost":
            found.append(self._basis_lost(position))
        elif self.standing == "dependant":
            holder_limit = self.sponsor.limit
            if not self.linked and holder_limit is not None:
                found.append(_drift(position, holder_limit))
            found.append(ageing_out(dependant, position, holder_limit))
        return [each for each in found if each is not None]

    def _basis_lost(self, position: FilingPosition) -> Finding:
        """No extension rests on the holder any more; the limit stays lawful (D-14)."""
        dates = position.dates
        left_on, left_for = self.dependant.left_on, self.dependant.left_for
        if left_on is None or left_on > position.as_of:
            left_on, left_for = self.facts.holder.left_on, None
        due, lost = dates.opens, position.last_chance
        if position.is_past:
            due = lost = dates.limit
        open_ = not position.is_filed
        return finding(
            position,
            "dependant.basis-lost",
            "act" if position.as_of >= dates.opens else "warn",
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
        return dependant_seven_years(self.facts, self.dependant, cover)

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
        abode = self.abode
        found = right_of_abode.abode_findings(abode, position)
        if seven_years is None:
            return found
        limit = position.limit.on if position else None
        chinese = self.dependant.citizenship == "chinese"
        milestone = seven_years.milestone
        found += right_of_abode.milestone_findings(
            abode, milestone, position, path, chinese
        )
        return found + absence_findings(abode, seven_years.absences, limit)

    def _of_record(self) -> list[Finding]:
        """A limit or a place of birth that nobody has recorded (D-09, CH-01)."""
        found, dependant, facts = [], self.dependant, self.facts
        if self.linked and (self.position is None or facts.left_hong_kong):
            found.append(
                finding(
                    self.abode,
                    "facts.limit-unknown",
                    permanent=facts.is_permanent,
                    presumed=self.position is not None,
                    own=self.standing == "own-permission",
                )
            )
        if _place_matters(dependant, facts.holder.landed_on):
            code, born = "facts.birthplace-unknown", dependant.born_on
            found.append(finding(self.abode, code, born=born))
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


def _drift(position: FilingPosition, holder_limit: date) -> Finding | None:
    own = position.limit.on
    if own == holder_limit:
        return None
    return finding(
        position,
        "dependant.drift",
        "act" if own < holder_limit else "watch",
        limit=own,
        holder=holder_limit,
        earlier=own < holder_limit,
        last_day=position.last_chance,
        past=position.is_past,
        filed=position.is_filed,
    )
