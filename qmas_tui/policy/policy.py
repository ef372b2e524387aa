"""The policy: every rule as typed values, with answers to what holds on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from qmas_tui.policy.entry import EntryTables
from qmas_tui.policy.intake import IntakeFigures
from qmas_tui.policy.pathways import Pathway
from qmas_tui.policy.rules import Basis, Paper, Rule


class Figures(Struct, frozen=True, gc=False, kw_only=True, rename="kebab"):
    """Figures that hold on every day; each is set by one rule, named in `set_by`.

    Days and months are counts, money is HKD.
    """

    top_tier_income: int
    top_tier_permitted_months: int
    assessment_year_month: int
    assessment_year_day: int
    target_days: int
    decision_late_days: int
    decision_before_limit_days: int
    leave_by_warn_days: int
    leave_by_act_days: int
    passport_at_filing_months: int
    passport_beyond_stay_months: int
    passport_early_warning_days: int
    entry_use_by_months: int
    entry_warning_days: int
    pattern_tolerance_days: int
    step_slack_days: int
    assumed_first_stay_months: int
    presence_days: int
    residence_years: int
    prepare_days: int
    cover_days: int
    abode_decision_days: int
    abode_refused_act_days: int
    endorsement_hkd: int
    endorsement_age_years: int
    travel_record_hkd: int
    planner_months: int
    planner_sets_absence_long: bool
    planner_sets_absence_year: bool
    absence_months: int
    absence_long_nights: int
    absence_year_days: int
    absence_nights: int
    absence_window_days: int
    touchdown_days: int
    touchdown_absences: int
    touchdown_away_percent: int
    away_warning_days: int
    child_age_years: int
    work_none_warn_days: int
    work_none_act_days: int
    work_unknown_days: int
    run_up_days: int
    income_low: int
    income_very_low: int
    income_very_low_percent: int
    step_back_percent: int
    residence_thin_days: int
    residence_thin_percent: int
    evidence_lead_days: int
    request_answer_days: int
    request_act_days: int
    unconfirmed_warning_days: int
    rules_stale_days: int
    snooze_buffer_days: int
    limit_off_months: int
    limit_ahead_months: int
    passport_long_months: int
    income_factor: int
    erase_after_months: int
    three_month_window: bool
    saturday_is_working_day: bool


class Overruled(Struct, frozen=True, gc=False):
    """That an office changed what a rule sets, and how: fee 600 → 620."""

    rule: str
    what: str


class Dated(Struct, frozen=True, gc=False, kw_only=True):
    """What holds from the first to the last of some days.

    `overruled` says what an office changed of it on these days.
    """

    first: date
    last: date
    overruled: tuple[Overruled, ...] = ()

    def holds(self, day: date) -> bool:
        """Whether it holds on a day."""
        return self.first <= day <= self.last


class StayPattern(Dated, frozen=True, gc=False):
    """Months granted in turn; `top_tier` is the longer stay at the next extension.

    Its days are those of the entry applications that fall under it.
    """

    name: str
    route: str
    months: tuple[int, ...]
    top_tier: int | None
    rules: tuple[str, ...]


class Window(Dated, frozen=True, gc=False):
    """How long before a limit of stay a filing is admitted, for filings in a span."""

    rule: str
    length: int
    unit: str
    basis: Basis


class Fees(Dated, frozen=True, gc=False):
    """What one person pays in HKD for a filing in a span; no issue fee before 2025."""

    rules: tuple[str, ...]
    application: int
    issue_short: int
    issue_long: int
    long_after_days: int


class Policy(Struct, frozen=True):
    """Everything that findings ask about the world; `set_by` maps figure to rule id.

    Of `windows` one holds on each day, as of `windows_of_permanent`, which are those
    of a permanent resident's dependants (E-34); `first_stays` maps route to months.
    `pathways` are in the order of checks (W-20); `nationals` maps rule to countries.
    """

    rules: Mapping[str, Rule]
    figures: Figures
    intake: IntakeFigures
    set_by: Mapping[str, str]
    patterns: tuple[StayPattern, ...]
    windows: tuple[Window, ...]
    windows_of_permanent: tuple[Window, ...]
    fees: tuple[Fees, ...]
    entry: EntryTables
    papers: tuple[Paper, ...]
    holidays: frozenset[date]
    first_stays: Mapping[str, tuple[int, ...]]
    pathways: tuple[Pathway, ...]
    nationals: Mapping[str, frozenset[str]]
    checked_on: date

    def is_working_day(self, day: date) -> bool:
        """Neither a Sunday nor a general holiday (C-05); Saturdays by setting."""
        weekday = day.isoweekday()
        if weekday == 7 or day in self.holidays:
            return False
        return weekday != 6 or self.figures.saturday_is_working_day

    def last_working_day(self, limit: date) -> date:
        """The last working day on or before a limit of stay (C-04, C-05)."""
        day = limit
        while not self.is_working_day(day):
            day -= timedelta(days=1)
        return day

    def pattern_on(self, route: str, applied_on: date) -> StayPattern | None:
        """The stay pattern that an entry application falls under (S-05)."""
        of_route = (each for each in self.patterns if each.route == route)
        return next((each for each in of_route if each.holds(applied_on)), None)

    def pattern_named(
        self, name: str, applied_on: date | None = None
    ) -> StayPattern | None:
        """The stay pattern of that name, such as "2+3+3".

        Of several, as an office makes them for some days, the one that the entry
        application falls under, else one that no office changed.
        """
        return _likeliest([p for p in self.patterns if p.name == name], applied_on)

    def pattern_beginning(self, route: str, months: int) -> StayPattern | None:
        """The stay pattern of a route whose first stay lasts so many months."""
        begun = [p for p in self.patterns if p.route == route and p.months[0] == months]
        return _likeliest(begun, None)

    def deduced_first_stays(self, route: str) -> tuple[int, ...]:
        """Months of a first grant that tell the pattern of a route (HS-20)."""
        return self.first_stays[route]

    @property
    def first_lengths(self) -> tuple[int, ...]:
        """The months of the first stay of each pattern of any route, each once."""
        return tuple(sorted({pattern.months[0] for pattern in self.patterns}))

    @property
    def leave_by_since(self) -> date:
        """The first limit of stay by which who has no decision must leave (E-33)."""
        return self.rules["E-33"].first

    def overruled_on(self, rule: str, day: date) -> str | None:
        """How an office changed what a rule says of a day, in words.

        The day is that of the filing for windows and fees, and that of the entry
        application for stay patterns; other figures hold on every day.
        """
        windows = (*self.windows, *self.windows_of_permanent)
        for span in (*self.patterns, *windows, *self.fees):
            for told in span.overruled if span.holds(day) else ():
                if told.rule == rule:
                    return told.what
        return self.rules[rule].overruled

    def fees_on(self, filed_on: date) -> Fees:
        """What a filing on that day costs (E-11 to E-15)."""
        return next(fees for fees in self.fees if fees.holds(filed_on))

    def behind(self, *figures: str) -> tuple[str, ...]:
        """The ids of the rules that set these figures, such as "work-none-act-days"."""
        return tuple(dict.fromkeys(self.set_by[name] for name in figures))


def _likeliest(
    patterns: Sequence[StayPattern], applied_on: date | None
) -> StayPattern | None:
    def rank(pattern: StayPattern) -> tuple[bool, bool]:
        applied = applied_on and pattern.first <= applied_on <= pattern.last
        return not applied, bool(pattern.overruled)

    return min(patterns, key=rank, default=None)
