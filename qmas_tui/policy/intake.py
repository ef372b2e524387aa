"""The figures that intake asks for, before the first landing."""

from __future__ import annotations

from msgspec import Struct


class IntakeFigures(Struct, frozen=True, gc=False, kw_only=True, rename="kebab"):
    """Figures that hold on every day; each is set by one rule, named in `set_by`.

    Days, months and years are counts, money is HKD.
    """

    budget_months: int
    budget_first_hkd: int
    budget_other_hkd: int
    statements_months: int
    statements_stale_months: int
    credit_percent: int
    swing_percent: int
    swing_balances: int
    income_differs_percent: int
    timeline_gap_months: int
    overlap_days: int
    letter_stale_months: int
    senior_age_years: int
    small_firm_people: int
    vacancies_least: int
    saturated_percent: int
    safe_work_months: int
    safe_money_percent: int
    safe_age_months: int
    birthday_ahead_months: int
    birthday_act_days: int
    balanced_areas: int
    consent_lead_days: int
    fee_lead_days: int
    landing_lead_days: int
    identity_card_lead_days: int
    papers_lead_days: int
    consent_months: int
    landing_months: int
    request_days: int
    decision_months: int
    decision_old_months: int
    lived_months: int
    lived_back_months: int
    police_stale_months: int
    forecast_months: int
    fragmented_jobs: int
    fragmented_job_months: int
    fragmented_within_months: int
    no_rise_months: int
    early_career_months: int
    left_over_days: int
    too_old_years: int
    year_before_months: int
    own_percent: int
    own_listed_percent: int
    languages_least: int
    work_months: int
    reputable_months: int
    field_months: int
    international_months: int
    income_hkd: int
    profit_hkd: int
    criteria_least: int
    applicant_age_years: int
    dependant_age_years: int
    overseas_years: int
    identity_card_days: int
    pass_mark: int
    stay_months: int
    stay_apt_months: int
    ttps_income_hkd: int
    ttps_work_months: int
    ttps_back_months: int
    ttps_degree_years: int
    graduate_months: int
    tech_work_months: int
    net_assets_hkd: int
    net_assets_months: int
    parent_age_years: int
    second_too_old_years: int
    pathway_fee_hkd: int
    local_market_hkd: int
