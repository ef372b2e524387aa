"""The policy: every rule as typed values, with answers to what holds on a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from msgspec import Struct

from qmas_tui.policy.rules import Paper, Rule


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
    absence_months: int
    absence_long_nights: int
    absence_year_days: int
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
    evidence_lead_days: int
    request_answer_days: int
    request_act_days: int
    unconfirmed_warning_days: int
    rules_stale_days: int
    erase_after_months: int
    three_month_window: bool
    saturday_is_working_day: bool


class StayPattern(Struct, frozen=True, gc=False):
    """Months granted in turn; `top_tier` is the longer stay at the next extension."""

    name: str
    route: str
    months: tuple[int, ...]
    top_tier: int | None
    rules: tuple[str, ...]
    first: date
    last: date

    def holds(self, route: str, applied_on: date) -> bool:
        """Whether an entry application of that route and day falls under it."""
        return self.route == route and self.first <= applied_on <= self.last


class Window(Struct, frozen=True, gc=False):
    """How long before a limit of stay a filing is admitted, for filings in a span."""

    rule: str
    length: int
    unit: str
    basis: str
    first: date
    last: date


class Fees(Struct, frozen=True, gc=False):
    """What one person pays in HKD for a filing in a span; no issue fee before 2025."""

    rules: tuple[str, ...]
    application: int
    issue_short: int
    issue_long: int
    long_after_days: int
    first: date
    last: date


class Policy(Struct, frozen=True):
    """Everything that findings ask about the world; `set_by` maps figure to rule id."""

    rules: Mapping[str, Rule]
    figures: Figures
    set_by: Mapping[str, str]
    patterns: tuple[StayPattern, ...]
    windows: tuple[Window, ...]
    fees: tuple[Fees, ...]
    papers: tuple[Paper, ...]
    holidays: frozenset[date]
    deduced_first_stays: tuple[int, ...]
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
        for pattern in self.patterns:
            if pattern.holds(route, applied_on):
                return pattern
        return None

    def pattern_named(self, name: str) -> StayPattern | None:
        """The stay pattern of that name, such as "2+3+3"."""
        return next((p for p in self.patterns if p.name == name), None)

    def fees_on(self, filed_on: date) -> Fees:
        """What a filing on that day costs (E-11 to E-15)."""
        return next(f for f in self.fees if f.first <= filed_on <= f.last)

    def behind(self, *figures: str) -> tuple[str, ...]:
        """The ids of the rules that set these figures, such as "work-none-act-days"."""
        return tuple(dict.fromkeys(self.set_by[name] for name in figures))
