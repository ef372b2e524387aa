"""Findings and derivations as sentences."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import msgspec
import pytest

from qmas_tui.findings.catalogue import CATALOGUE
from qmas_tui.findings.model import HOLDER, Deadline, Fact, Finding, Reason
from qmas_tui.findings.risk import all_findings
from qmas_tui.findings.rulebook import book_findings
from qmas_tui.views.json import report
from qmas_tui.views.phrases import PHRASES, STEPS
from qmas_tui.views.turns import facts_of, step_words
from qmas_tui.views.words import (
    because,
    headline,
    phrase_of,
    remedy,
    steps_of,
)
from tests.make import AS_OF, POLICY, entry
from tests.views.everyone import every_finding, everyone

FORBIDDEN = (
    *("keep the holder in Hong Kong", "stay until", "wait in Hong Kong"),
    *("remain in Hong Kong", "stay in Hong Kong", "stay here", "wait here"),
    *("continue to work", "keep working", "work meanwhile", "land as a resident"),
    *("return as a resident", "return before", "plan the return", "fly back"),
)
"""What no remedy may say: each of them can be an offence, or end a permission."""
ABOUT_THE_FAMILY = ("dependant.", "facts.limit-unknown", "facts.birthplace-unknown")
"""What is said of a dependant names the holder only where it is about both."""


def bare(said: str) -> str:
    """A sentence without what somebody typed, which may hold anything."""
    return re.sub(r"“.*?”", "", said)


class Said(msgspec.Struct, forbid_unknown_fields=True):
    """The words that must come of some facts, as said.toml holds them."""

    code: str
    headline: str
    because: str
    remedy: str
    facts: dict[str, object] = {}
    unknown: tuple[str, ...] = ()
    of: str = HOLDER

    def finding(self) -> Finding:
        """The finding that shows these facts."""
        evidence = [(name, _fact(value)) for name, value in self.facts.items()]
        evidence += [(name, None) for name in self.unknown]
        return Finding(self.code, self.of, "warn", "house", (), tuple(evidence))


def _fact(value: object) -> Fact:
    if isinstance(value, list):
        return tuple(
            Reason(each["key"], tuple((k, v) for k, v in each.items() if k != "key"))
            if isinstance(each, dict)
            else each
            for each in value
        )
    assert isinstance(value, date | int | str), "a fact is a day, a number or a text"
    return value


SAID = msgspec.toml.decode(
    Path(__file__).with_name("said.toml").read_bytes(), type=dict[str, list[Said]]
)["said"]


@pytest.mark.parametrize("said", SAID, ids=lambda said: f"{said.code} {said.of}")
def test_the_words_of_each_phrase(said: Said) -> None:
    """A sentence says what is known, leaves out what is not, and promises nothing."""
    made = said.finding()
    told = headline(made), because(made), remedy(made)
    assert told == (said.headline, said.because, said.remedy)


def test_every_finding_of_the_catalogue_has_its_words() -> None:
    """For each code there is a phrase, and of each phrase the words are tested."""
    assert set(PHRASES) == set(CATALOGUE)
    found = [each.finding() for each in SAID]
    tested = {id(phrase_of(each.code, facts_of(each))) for each in found}
    missing = [
        (code, phrase.when)
        for code, phrases in PHRASES.items()
        for phrase in phrases
        if id(phrase) not in tested
    ]
    assert missing == []


def test_every_finding_is_said_in_full() -> None:
    """No sentence of any finding has a fact missing or a Python word in it."""
    codes = set()
    for each in every_finding():
        codes.add(each.code)
        for said in map(bare, (headline(each), because(each), remedy(each))):
            assert said.strip() == said != "", each
            assert not re.search(r"None|True|False|[{}\[\]]|datetime|  ", said), said
    assert codes >= set(CATALOGUE) - {"facts.broken", "rules.unchecked"}


def test_a_sentence_about_a_dependant_names_them() -> None:
    """Where there are several people nobody has to guess whom it is about."""
    for each in every_finding():
        if each.subject == HOLDER:
            continue
        assert each.subject in because(each)
        if not each.code.startswith(ABOUT_THE_FAMILY):
            said = because(each, named=False) + remedy(each)
            assert "the holder" not in said.casefold(), said


@pytest.mark.parametrize("code", PHRASES)
def test_no_remedy_sends_anyone_into_an_offence(code: str) -> None:
    """Nobody is told to stay past a limit, to land on an ended stay, or to wait."""
    for phrase in PHRASES[code]:
        for words in FORBIDDEN:
            assert words.casefold() not in phrase.remedy.casefold()


PASSED = ("stay.lapsed", "stay.pending-past-limit", "absence.away-now")


@pytest.mark.parametrize("code", PASSED)
def test_whoever_is_away_hears_of_no_simple_return(code: str) -> None:
    """Where the limit has passed while away, advice comes before any return."""
    for each in every_finding():
        fact = dict(each.evidence)
        is_away = fact.get("past") or fact.get("away") or code == "stay.lapsed"
        if each.code != code or not is_away or fact.get("back"):
            continue
        assert re.search(r"before (any|the) return", remedy(each), re.IGNORECASE)


def test_an_offence_is_named_with_its_condition() -> None:
    """Who overstays is said only under the condition that they are here."""
    for case in everyone():
        for each in all_findings(case.assessment):
            told = f"{headline(each)}. {because(each)}"
            if "overstay" in told and each.code != "stay.lapsed":
                assert re.search(r"if here|if in Hong Kong|is in Hong Kong", told)


def test_every_phrase_is_used() -> None:
    """Each step of a derivation belongs to a date or a reason that can be made."""
    source = "".join(
        path.read_text("utf-8")
        for room in ("findings", "intake")
        for path in Path("qmas_tui", room).resolve().glob("*.py")
    )
    assert [key for key in STEPS if f'"{key}"' not in source] == []


def test_one_day_and_more() -> None:
    """A number takes its noun in the singular or the plural."""
    one = Finding("stay.overstayed", HOLDER, "act", "law", (), (("days", 1),))
    two = Finding("stay.overstayed", HOLDER, "act", "law", (), (("days", 2),))
    told = (headline(one), headline(two))
    assert told == ("overstayed 1 day", "overstayed 2 days")


def test_an_overruled_rule_is_said() -> None:
    """A finding on a figure that the office changed says so, and calls it its own."""
    evidence = (
        *(("income", 1), ("least", 2), ("since", None), ("days", None)),
        *(("very_low", 1), ("share", 5), ("nothing", False)),
    )
    made = Finding("income.low", HOLDER, "warn", "practice", (), evidence, ("R-02",))
    assert because(made) == (
        "HK$1 a month. No minimum is published; this office looks at HK$2; under the "
        "Top Talent Pass Scheme 5 % of the renewed earned under HK$1 (this office has "
        "overruled R-02)"
    )
    other = Finding("income.low", HOLDER, "warn", "practice", (), evidence, ("R-04",))
    assert because(other) == (
        "HK$1 a month. No minimum is published; one agent reports approvals at HK$2 "
        "(this office has overruled R-04)"
    )


def test_steps_of_a_derivation() -> None:
    """A step says its facts in words; a source says how a limit is known."""
    evidence = (("limit", date(2028, 3, 15)), ("source", "confirmed"))
    limit = Reason("limit", evidence)
    assert step_words(limit) == "limit of stay 15 Mar 2028, from the e-Visa"
    made = Deadline(
        *("extension.opens", HOLDER, date(2027, 12, 15), 9, "ahead", ("E-02",)),
        *("official", (limit,), ("E-02",)),
    )
    assert steps_of(made)[1:] == ["this office has overruled E-02"]


def test_steps_of_an_overstay_and_a_gap() -> None:
    """What may be held against the seven years is told as what it is."""
    overstay = Reason("overstayed", (("limit", date(2026, 11, 10)), ("days", 12)))
    ends = (("ended", date(2022, 3, 10)), ("resumed", date(2022, 4, 20)))
    assert step_words(overstay).startswith("overstay from the day after 10 Nov 2026")
    assert step_words(Reason("gap", ends)) == (
        "no permission between 10 Mar 2022 and 20 Apr 2022"
    )


def test_runs_of_brief_returns_are_told_once() -> None:
    """Of runs that lie within each other only the longest is listed."""
    days = [date(2022, 1, 1), date(2022, 9, 1), date(2022, 12, 1)]
    runs = tuple(
        Reason("touchdown", (("out", days[0]), ("back", back), ("days", 9)))
        for back in days[1:]
    )
    evidence = (("earliest", AS_OF), ("latest", None), ("breaks", runs))
    made = Finding("milestone.contested", HOLDER, "warn", "practice", (), evidence)
    assert because(made) == (
        "Only brief returns between 1 Jan 2022 and 1 Dec 2022 may be held against the "
        "seven years"
    )


def test_names_are_said_as_they_are() -> None:
    """Braces and brackets in a client's words are data, in any sentence."""
    case = entry(unread=[{"column": "{days}", "text": "[/] {0} {x!r}"}])
    unread = next(f for f in all_findings(case.assessment) if f.code == "import.unread")
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
