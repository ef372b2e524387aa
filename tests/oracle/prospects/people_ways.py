"""Invents what the other ways in ask about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.oracle.days import Row

if TYPE_CHECKING:
    from .people import Chance


def ways(c: Chance, row: Row) -> None:
    """Adds it to a prospect that is otherwise made."""
    c.maybe(row, 0.5, sponsor_relation=c.pick("spouse", "child", "parent", "none"))
    c.maybe(row, 0.6, sponsor_status=c.pick("scheme", "permanent"))
    c.maybe(row, 0.5, net_assets_hkd=c.pick(29_999_999, 30_000_000, 30_000_000))
    c.maybe(row, 0.7, net_assets_since=c.back(6, 6, 7))
    c.flag(row, "ttps_before", true=0.2, known=0.4)
    c.flag(row, "business_plan", "second_generation", true=0.7, known=0.6)
    if c.odds(0.15):
        row["residence"] = c.pick("macao", "taiwan")
    if c.odds(0.15):
        row["born_on"] = c.back(12 * 18, 12 * 41, 12 * 60)
    for each in row["degree"]:
        of_degree(c, each)
    if c.odds(0.4):
        row["degree"].append(bachelor(c))
    row["offer"] = [offer(c) for _ in c.many(2)]


def of_degree(c: Chance, row: Row) -> None:
    c.flag(row, "full_time", true=0.8, known=0.4)
    c.flag(row, "hong_kong_local", true=0.3, known=0.7)
    c.flag(row, "hk_student", true=0.7, known=0.6)
    c.flag(row, "gba_campus", true=0.3, known=0.3)
    c.flag(row, "ugc_funded", "top100_stem", true=0.5, known=0.6)
    c.flag(row, "business_school", true=0.2, known=0.3)
    c.maybe(row, 0.3, country=c.pick("HK", "HK", "GB"))


def bachelor(c: Chance) -> Row:
    """One of the last years, for the top talents."""
    row: Row = {"level": "bachelor"}
    c.maybe(row, 0.9, awarded_on=c.back(0, 5, 6, 30, 37, 59, 60, 71, 72))
    c.flag(row, "listed", true=0.9)
    of_degree(c, row)
    return row


def offer(c: Chance) -> Row:
    row: Row = {"employer": "Harbour Bank"}
    c.maybe(row, 0.7, signed_on=c.near(c.as_of, 2))
    c.maybe(row, 0.7, monthly_income=c.pick(166_666, 166_667, 40_000))
    c.maybe(row, 0.4, currency=c.pick("HKD", "USD"))
    c.flag(row, "relevant", "market_pay", "research", "company_quota", true=0.8)
    c.flag(row, "local_search", true=0.4, known=0.7)
    return row
