"""The case page: family, papers, what is on record, and how long it is kept."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from qmas_tui.facts.holder import Dependant
from qmas_tui.facts.rows import (
    Evidence,
    Filing,
    Grant,
    Note,
    Passport,
    Request,
    Review,
    Unread,
)
from qmas_tui.policy.compile import compile_policy
from qmas_tui.policy.office import Office
from qmas_tui.policy.overrule import overrule
from qmas_tui.views.case.page import case_head, case_parts
from qmas_tui.views.model import Line, as_text, text_of
from tests.bench.books import people
from tests.make import POLICY, entry_of
from tests.policy.entries import shipped
from tests.views.casepage import CHILD, SPOUSE, part, rows
from tests.views.changes import changed, step
from tests.views.support import broken, entry, someone, words


def test_each_dependant_has_a_section() -> None:
    """Own limits have own dates; a linked one says whose dates hold."""
    sections = part(entry(dependant=(CHILD, SPOUSE)), "family")
    assert [each.title for each in sections] == ["LEE Ming, child", "WAI Ming, spouse"]
    assert rows(sections) == [("dependant", 1), ("dependant", 2), ("trip", 1)]
    child, spouse = (as_text(each.lines) for each in sections)
    assert "with the holder, not confirmed" in child
    assert "turns 18 on 20 Apr 2027" in child
    assert "the dates of filing are the holder's" in child
    assert "citizenship not known" in child
    assert "landing not recorded · no passport recorded" in child
    assert "window opens" not in child
    assert "own, as recorded" in spouse
    assert "window opens" in spouse
    assert "Chinese citizen" in spouse
    assert "1 trip" in spouse
    assert "1 Jul 2025 to 20 Aug 2025   home" in spouse
    assert {line.subject for line in sections[1].lines if line.about} == {"WAI Ming"}


def test_a_dependant_without_a_limit_says_so() -> None:
    """Nobody of the family is left out where there is nothing to work out."""
    other = Dependant(name="A", relation="spouse", citizenship="other")
    unlanded = entry(landed_on=None, grant=(), dependant=(other,))
    told = words(part(unlanded, "family"))
    assert "no limit of stay: the holder has not landed" in told
    assert "not a Chinese citizen" in told
    closed = words(part(entry(status="closed", dependant=(other,)), "family"))
    assert "no limit of stay: the case is closed" in closed
    fault = words(part(broken(), "family"))
    assert "no limit of stay: this case could not be worked out" in fault
    assert "born 1 Jan 9990" in fault


def test_a_family_of_the_sheet_is_quoted() -> None:
    """A family that nobody recorded by name is quoted from the sheet."""
    told = words(part(entry(family="wife"), "family"))
    assert "“wife”" in told


def test_the_checklist_puts_what_is_wanting_first() -> None:
    """Papers of the next filing stand with their state, what is wanting first."""
    case = entry(
        date(2028, 1, 10),
        evidence=(
            Evidence(kind="tenancy", dated=date(2027, 12, 1)),
            Evidence(kind="bank-statements", dated=date(2027, 1, 1)),
            Evidence(kind="some-letter"),
        ),
        passport=(Passport(expires_on=date(2033, 1, 31), country="SG"),),
        request=(
            Request(asked_on=date(2027, 10, 1), answered_on=date(2027, 10, 3)),
            Request(asked_on=date(2028, 1, 2), answer_by=date(2028, 1, 20)),
        ),
    )
    sections = part(case, "papers")
    told = words(sections, "For a filing on 2 Feb 2028").splitlines()
    assert [each[:3] for each in told] == ["[ ]", "[ ]", "[ ]", "[~]", "[x]"]
    assert "too old, 1 Jan 2027" in told[3]
    assert "1 Dec 2027" in told[4]
    lines = sections[0].lines
    assert lines[0].remedy is not None
    assert lines[0].remedy.values == (("kind", "travel-document"), ("dated", "today"))
    assert [line.row for line in lines[3:]] == [("evidence", 2), ("evidence", 1)]
    assert lines[4].remedy is None
    asked = words(sections, "Asked for by the department").splitlines()
    assert "answer by 20 Jan 2028   not answered" in asked[0]
    assert "answered 3 Oct 2027" in asked[1]
    assert "31 Jan 2033" in words(sections, "Passports")
    kept = words(sections, "On file")
    assert "some letter" in kept
    assert "Bank statements" in kept
    assert ("evidence", 3) in rows(sections)


def test_the_right_of_abode_has_its_own_list() -> None:
    """From the day of preparing on, each residence year shows its papers."""
    case = entry(
        date(2030, 3, 1),
        grant=(Grant(until=date(2031, 3, 15), step=2, confirmed=True),),
        evidence=(Evidence(kind="tenancy", dated=date(2024, 1, 1)), Evidence(kind="x")),
    )
    sections = part(case, "papers")
    told = words(sections, "For the right of abode").splitlines()
    assert "Statement of Travel Records" in told[0]
    assert len(told) == 8
    assert "[x] tenancy" in told[1]
    assert "[ ] tenancy" in told[2]
    assert "Seven years come first" in words(sections)


def test_grants_and_filings_are_on_record() -> None:
    """Grants say whether they were confirmed, filings for whom and how they went."""
    case = entry(
        grant=(
            Grant(until=date(2025, 3, 15), step=0),
            Grant(until=date(2028, 3, 15), granted_on=date(2025, 3, 4), confirmed=True),
        ),
        filing=(
            Filing(
                kind="extension",
                filed_on=date(2025, 2, 16),
                outcome="granted",
                decided_on=date(2025, 3, 4),
                for_=("holder", "LEE Ming"),
            ),
            Filing(kind="right-of-abode", filed_on=date(2026, 2, 16)),
        ),
        residence_since=date(2020, 8, 28),
        pattern="2+3+3",
        tags=("bank", "vip"),
    )
    sections = part(case, "record")
    assert rows(sections) == [("grant", 2), ("grant", 1), ("filing", 2), ("filing", 1)]
    told = words(sections)
    assert "granted 4 Mar 2025   read on the e-Visa" in told
    assert "not confirmed from the e-Visa   recorded as step 0" in told
    assert "granted 4 Mar 2025     for the holder, LEE Ming" in told
    assert "pending" in told
    assert "pending                for the holder" in told
    assert "bank, vip" in told
    assert "28 Aug 2020" in told
    assert "2+3+3" in told


def test_a_case_that_is_over_says_since_when() -> None:
    """The particulars hold the status, with its day where there is one."""
    closed = entry(status="closed", closed_on=date(2026, 1, 5))
    assert "closed since 5 Jan 2026" in words(part(closed, "record"))
    permanent = words(part(entry(status="permanent"), "record"))
    assert "status              permanent" in permanent


def test_notes_reviews_and_unread_cells() -> None:
    """Notes are data: markup and escapes are shown and change nothing."""
    case = entry(
        note=(
            Note(on=date(2026, 11, 2), by="mw", text="asked [/] \x1b[31m"),
            Note(on=date(2026, 11, 3), text="again"),
        ),
        review=(
            Review(on=date(2026, 11, 3), outcome="reviewed"),
            Review(
                on=date(2026, 11, 4),
                outcome="snoozed",
                until=date(2026, 12, 1),
                text="waits",
            ),
            Review(on=date(2026, 11, 5), outcome="snoozed"),
        ),
        unread=(Unread(column="Visa expiry", text="tbc"),),
    )
    sections = part(case, "notes")
    told = words(sections)
    assert "asked [/]  [31m" in told
    assert "\x1b" not in told
    assert "snoozed until 1 Dec 2026   waits" in told
    assert "“tbc”" in told
    assert rows(sections)[:2] == [("note", 2), ("note", 1)]
    assert rows(sections)[-1] == ("unread", 1)


def test_the_history_is_told_newest_first() -> None:
    """Who changed what, when by the clocks of Hong Kong, why, and what differs."""
    case = entry(adviser="mw")
    first, foreign = someone(), someone(case="Q-1")
    early = changed(first, case.holder, "Adviser set", why="told by phone")
    morning = datetime(2026, 11, 18, 9, 0)  # noqa: DTZ001
    back = changed(case.holder, first, "Adviser set", when=morning, who="jt")
    history = (
        step(early),
        step(back, changed(None, foreign, "other"), number=2, does="undo"),
        step(early, number=3, does="redo"),
    )
    assert words(part(case, "history", history)).splitlines() == [
        "10 Nov 2026 04:05  mw          redone: Adviser set   told by phone",
        "    adviser: — → mw",
        "18 Nov 2026 09:00  jt          undone: Adviser set",
        "    adviser: mw → —",
        "10 Nov 2026 04:05  mw          Adviser set   told by phone",
        "    adviser: — → mw",
    ]


@pytest.mark.parametrize(
    ("as_of", "far", "role"),
    [
        (date(2026, 11, 22), "in 2557 d", "dim"),
        (date(2033, 11, 22), "today", "act"),
        (date(2033, 11, 25), "3 d late", "act"),
    ],
)
def test_a_closed_case_says_until_when_it_is_kept(
    as_of: date, far: str, role: str
) -> None:
    """The day by which to erase it stands with the days to it and with its rule."""
    case = entry(as_of, status="closed", closed_on=date(2026, 11, 22))
    section = part(case, "now")[-1]
    assert section.title == "Keeping the record"
    (line,) = section.lines
    assert text_of(line) == (
        f"Erase by 22 Nov 2033   {far}   "
        "HS-22, office threshold: 84 months from closing on 22 Nov 2026"
    )
    assert line.spans[2].role == role


def test_a_case_closed_on_an_unknown_day_says_so() -> None:
    """Without a day of closing there is none to erase by; an open case says nothing."""
    told = words(part(entry(status="closed"), "now"), "Keeping the record")
    assert told.startswith("The day of closing is not recorded")
    titles = [each.title for each in part(entry(), "now")]
    assert "Keeping the record" not in titles


def test_an_own_period_is_marked() -> None:
    """An office that keeps its cases for longer is told that this is its own rule."""
    office = Office(figures={"erase-after-months": 96})
    own = compile_policy(
        overrule(shipped().rule, office), shipped().paper, shipped().year
    )
    case = entry(status="closed", closed_on=date(2026, 11, 22))
    told = words(case_parts(case, own, ())[0].sections, "Keeping the record")
    assert "Erase by 22 Nov 2034" in told
    assert "HS-22, office threshold, changed by this office: 96 months" in told


def test_any_case_can_be_shown() -> None:
    """Every part of every case of a book is drawn without a break in a line."""
    for holder in people(120, seed=5):
        case = entry_of(holder)
        shown: list[Line] = list(case_head(case))
        for each in case_parts(case, POLICY, ()):
            assert each.sections
            for section in each.sections:
                assert section.lines
                shown += section.lines
        assert all("\n" not in text_of(line) for line in shown)
