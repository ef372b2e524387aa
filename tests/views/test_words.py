"""Findings and derivations as sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest

from qmas_tui.exchange.facts_toml import read_facts
from qmas_tui.findings.assess import assess
from qmas_tui.findings.model import Finding, Reason
from qmas_tui.views.filter import all_findings
from qmas_tui.views.json import book_findings, report
from qmas_tui.views.model import Entry
from qmas_tui.views.phrases import PHRASES, STEPS
from qmas_tui.views.words import because, headline, remedy, step_words
from tests.bench.books import people
from tests.people import AS_OF, POLICY, entry

CASES = Path(__file__).parents[1] / "cases"


def found() -> Iterator[Finding]:
    """Every finding of the worked cases and of some generated holders."""
    holders = list(people(300, seed=3, as_of=AS_OF))
    for path in sorted(CASES.glob("*.facts.toml")):
        holders += read_facts(path).holder
    for each in holders:
        yield from all_findings(Entry(each, assess(each, POLICY, AS_OF)))


def test_every_finding_is_said_in_full() -> None:
    """No sentence of any finding has a fact missing or a Python word in it."""
    for each in found():
        for said in (headline(each), because(each), remedy(each)):
            assert said
            assert not re.search(r"None|True|False|[{}]|datetime", said), said


def test_every_phrase_is_used() -> None:
    """Each phrase belongs to a finding that the program can make."""
    source = "".join(
        path.read_text("utf-8")
        for folder in ("findings", "views")
        for path in Path("qmas_tui", folder).resolve().glob("*.py")
    )
    assert [code for code in PHRASES if f'"{code}"' not in source] == []
    assert [key for key in STEPS if f'"{key}"' not in source] == []


@pytest.mark.parametrize(
    ("code", "shown", "sentence"),
    [
        (
            "income.low",
            {"income": 26500, "least": 30000, "very_low": None},
            "HK$26,500 a month, under HK$30,000 as seen in approved cases",
        ),
        (
            "income.low",
            {"income": 18000, "least": 30000, "very_low": 20000, "share": 5},
            "HK$18,000 a month, under HK$30,000 as seen in approved cases; only 5 % "
            "of renewed holders of a like scheme earned under HK$20,000",
        ),
        (
            "entry.unused",
            {"day": date(2026, 11, 25), "read": False, "days": 3},
            "Approved and not landed; the entry visa is to be used by 25 Nov 2026 as "
            "reported: read it from the e-Visa",
        ),
        (
            "entry.unused",
            {"day": date(2026, 11, 25), "read": True, "days": 3},
            "Approved and not landed; the entry visa is to be used by 25 Nov 2026",
        ),
        (
            "evidence.missing",
            {"missing": ("Payslips",), "stale": ("Accounts",), "target": AS_OF},
            "For a filing on 22 Nov 2026 missing: Payslips; too old: Accounts",
        ),
        (
            "evidence.missing",
            {"missing": (), "stale": ("Accounts",), "target": AS_OF},
            "For a filing on 22 Nov 2026 too old: Accounts",
        ),
        (
            "milestone.contested",
            {"earliest": date(2026, 1, 2), "latest": None},
            "Complete at the earliest on 2 Jan 2026, but breaks may be held to move it",
        ),
        (
            "stay.unconfirmed",
            {"names": ("holder",), "source": "forecast"},
            "Nobody has confirmed the limit of stay against the e-Visa",
        ),
        (
            "stay.unconfirmed",
            {"names": ("holder", "LEE Ming"), "source": "forecast"},
            "Nobody has confirmed the limit of stay against the e-Visa for the holder, "
            "LEE Ming",
        ),
    ],
)
def test_turns_of_phrase(code: str, shown: dict[str, object], sentence: str) -> None:
    """A sentence says what is known, and leaves out what is not."""
    facts = msgspec.convert(list(shown.items()), tuple[tuple[str, object], ...])
    assert because(Finding(code, "holder", "warn", "house", (), facts)) == sentence  # type: ignore[arg-type]


def test_one_day_and_more() -> None:
    """A number takes its noun in the singular or the plural."""
    one = Finding("stay.overstayed", "holder", "act", "law", (), (("days", 1),))
    two = Finding("stay.overstayed", "holder", "act", "law", (), (("days", 2),))
    assert (headline(one), headline(two)) == ("overstayed 1 day", "overstayed 2 days")


def test_an_overruled_rule_is_said() -> None:
    """A finding that rests on a figure that the office changed says so."""
    shown = (("income", 1), ("least", 2), ("very_low", None))
    made = Finding("income.low", "holder", "warn", "practice", (), shown, ("R-02",))
    assert because(made).endswith("(this office has overruled R-02)")


def test_steps_of_a_derivation() -> None:
    """A step says its facts in words; a source says how a limit is known."""
    shown = (("limit", date(2028, 3, 15)), ("source", "confirmed"))
    assert step_words(Reason("limit", shown)) == (
        "limit of stay 15 Mar 2028, from the e-Visa"
    )


def test_names_are_said_as_they_are() -> None:
    """Braces and brackets in a client's words are data, in any sentence."""
    case = entry(unread=[{"column": "{days}", "text": "[/] {0} {x!r}"}])
    unread = next(f for f in all_findings(case) if f.code == "import.unread")
    assert headline(unread) == "unread: {days}"
    assert "\u201c[/] {0} {x!r}\u201d" in because(unread)


def test_old_rules_are_told_once_a_book() -> None:
    """Rules that nobody has read for more than 180 days are a finding of the book."""
    read = POLICY.checked_on
    fresh = date.fromordinal(read.toordinal() + 180)
    old = date.fromordinal(read.toordinal() + 181)
    assert book_findings(POLICY, fresh) == ()
    assert [f.code for f in book_findings(POLICY, old)] == ["rules.unchecked"]
    told = msgspec.json.decode(report([], POLICY, old))
    assert [each["code"] for each in told["indicators"]] == ["rules.unchecked"]
