"""Citizenship and scheme of a row are proposed, overruled, or marked as not known."""

from __future__ import annotations

import pytest

from qmas_tui.exchange.sheets.questions import CitizenshipFor, Overrides
from qmas_tui.facts.rows import Unread
from tests.exchange.sheet_plans import GPT, TODAY, holder, reading, unread


@pytest.mark.parametrize(
    ("nationality", "code", "citizenship"),
    [
        ("CN", "CN", "chinese"),
        ("中國", "CN", "chinese"),
        ("Chinese", "CN", "chinese"),
        ("HK", "HK", "unknown"),
        ("Macau", "MO", "unknown"),
        ("台灣", "TW", "unknown"),
        ("", None, "unknown"),
        ("sg", "SG", "other"),
        ("UK", "GB", "other"),
    ],
)
def test_citizenship_is_proposed(
    nationality: str, code: str | None, citizenship: str
) -> None:
    """The nationality proposes a citizenship; HK, MO, TW and blank propose none."""
    found = holder(Nationality=nationality)
    assert (found.nationality, found.citizenship) == (code, citizenship)


def test_an_unknown_country_is_unread() -> None:
    """A nationality that is no country is kept as unread, and proposes nothing."""
    assert unread(Nationality="BN(O)") == (("Nationality", "BN(O)"),)
    assert unread(Nationality="XX") == (("Nationality", "XX"),)
    assert holder(Nationality="CN/CA").citizenship == "unknown"


def test_citizenship_is_overruled() -> None:
    """The sheet's own column beats the proposal, and the adviser's word beats both."""
    assert holder(Nat="HK", Citizenship="Chinese").citizenship == "chinese"
    odd = holder(Nat="CN", Citizenship="dual")
    assert odd.citizenship == "unknown"
    assert odd.unread == (Unread(column="Citizenship", text="dual", on=TODAY),)
    said = Overrides(
        citizenship=(CitizenshipFor("HK", "chinese"), CitizenshipFor("q1", "other"))
    )
    assert holder(said, Nat="HK").citizenship == "other"
    assert holder(said, Nat="HK", Ref="Q2").citizenship == "chinese"
    assert holder(said, Nat="SG", Ref="Q2").citizenship == "other"


@pytest.mark.parametrize(
    ("scheme", "route"),
    [("GPT", "gpt"), ("General", "gpt"), ("APT", "apt"), ("優才（成就計分制）", "apt")],
)
def test_schemes(scheme: str, route: str) -> None:
    """The scheme's words give the route."""
    found = holder(Scheme=scheme)
    assert (found.route, found.unread) == (route, ())


@pytest.mark.parametrize(
    ("scheme", "text"), [("優才", "優才"), ("TTPS", "TTPS"), ("", "(empty)")]
)
def test_an_unknown_scheme_stays_on_show(scheme: str, text: str) -> None:
    """A scheme that cannot be read is taken as gpt and kept as unread."""
    found = reading(GPT | {"Scheme": scheme})
    assert found.holder is not None
    assert found.holder.route == "gpt"
    assert found.holder.unread == (Unread(column="Scheme", text=text, on=TODAY),)
    assert "taken as gpt until it is settled" in found.unread[0].reason


def test_no_scheme_column_is_an_unknown_scheme() -> None:
    """Without the column, too, the route is marked as not known."""
    found = reading({"Ref": "Q1", "Name": "LEE"}).holder
    assert found is not None
    assert found.unread == (Unread(column="Scheme", text="(empty)", on=TODAY),)
