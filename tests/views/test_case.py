"""The case page."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from qmas_tui.facts.changes import Past
from qmas_tui.facts.holder import Dependant
from qmas_tui.facts.rows import (
    Evidence,
    Excluded,
    Filing,
    Gap,
    Grant,
    Income,
    Note,
    Passport,
    Request,
    Review,
    Trip,
    Unread,
    Work,
)
from qmas_tui.policy.compile import compile_policy
from qmas_tui.policy.office import Office
from qmas_tui.policy.overrule import overrule
from qmas_tui.views.case import case_head, case_parts, family_words
from qmas_tui.views.model import Entry, Line, Section, as_text, text_of
from tests.bench.books import people
from tests.policy.entries import shipped
from tests.views.changes import changed, step
from tests.views.support import AS_OF, entry, entry_of, rules, someone, words

CHILD = Dependant(name="LEE Ming", relation="child", born_on=date(2009, 4, 20))
SPOUSE = Dependant(
    name="WAI Ming",
    relation="spouse",
    citizenship="chinese",
    limit_of_stay=date(2028, 1, 15),
    landed_on=date(2023, 4, 1),
    passport_expires_on=date(2032, 1, 1),
    trip=(Trip(out=date(2025, 7, 1), back=date(2025, 8, 20), reason="home"),),
)


def part(case: Entry, key: str, history: tuple[Past, ...] = ()) -> tuple[Section, ...]:
    """The sections of one part."""
    parts = {each.key: each for each in case_parts(case, rules(), history)}
    return parts[key].sections


def rows(sections: tuple[Section, ...]) -> list[tuple[str, int]]:
    """The recorded rows that the lines stand for, in the order shown."""
    return [line.row for section in sections for line in section.lines if line.row]


def test_the_head_says_who_and_until_when() -> None:
    """The first line has the limit and the days to it, the second what the case is."""
    case = entry(
        name_zh="李嘉欣",
        nationality="SG",
        adviser="mw",
        dependant=(CHILD, SPOUSE),
    )
    first, second = map(text_of, case_head(case))
    assert first == (
        "Q-0142  LEE Ka Yan 李嘉欣     extension 1"
        " · limit of stay 15 Mar 2028 · 479 days"
    )
    assert second == (
        "SG · General Points Test 2+3+3, applied 15 Nov 2022"
        " · adviser mw · spouse and 1 child"
    )


@pytest.mark.parametrize(
    ("as_of", "facts", "says"),
    [
        (date(2028, 3, 15), {}, "· today"),
        (date(2028, 3, 18), {}, "· passed 3 days ago"),
        (AS_OF, {"grant": ()}, "expected, no grant recorded"),
        (AS_OF, {"grant": (), "applied_on": None}, "assumed, pattern unknown"),
        (
            AS_OF,
            {"grant": (Grant(until=date(2028, 3, 15)),)},
            "479 days · not confirmed",
        ),
        (AS_OF, {"status": "closed"}, "LEE Ka Yan     closed"),
    ],
)
def test_the_head_says_how_the_limit_is_known(
    as_of: date, facts: dict[str, Any], says: str
) -> None:
    """A limit that has passed, or that nobody confirmed, is said to be so."""
    assert says in text_of(case_head(entry(as_of, **facts))[0])


def test_the_family_is_told_in_words() -> None:
    """Dependants by kind; without any, the words of the sheet; else nothing."""
    twice = SPOUSE.__class__(name="X", relation="spouse")
    assert family_words(someone(dependant=(SPOUSE, twice))) == "2 spouses"
    assert family_words(someone(dependant=(CHILD,))) == "1 child"
    assert family_words(someone(family="wife, 2 kids")) == "wife, 2 kids"
    assert family_words(someone()) == ""


def test_the_parts_come_in_order() -> None:
    """A case has eight parts, whatever is recorded."""
    keys = [each.key for each in case_parts(entry(), rules(), ())]
    assert keys == [
        "dates",
        "work",
        "away",
        "family",
        "papers",
        "record",
        "notes",
        "history",
    ]


def test_empty_parts_say_so() -> None:
    """Where nothing is recorded a sentence says so."""
    case = entry(grant=(), landed_on=None, applied_on=None)
    told = {
        "work": "No work is recorded.",
        "away": "No trip is recorded",
        "family": "No dependant is recorded.",
        "papers": "There is no extension to file for.",
        "record": "No grant recorded",
        "notes": "Never reviewed.",
        "history": "No change is on record.",
        "dates": "Nothing is approved yet",
    }
    for key, says in told.items():
        assert says in words(part(case, key))


@pytest.mark.parametrize(
    ("status", "says", "away"),
    [
        ("closed", "The case is closed", "no longer counted"),
        ("permanent", "Permanent resident", "no longer counted"),
    ],
)
def test_a_case_that_is_over_has_no_dates(status: str, says: str, away: str) -> None:
    """Closed cases and permanent holders say why they have no dates."""
    case = entry(status=status)
    assert says in words(part(case, "dates"))
    assert away in words(part(case, "away"))
    assert "Nothing was found" in words(part(case, "dates"), "Findings")


def test_dates_show_their_days_and_can_be_explained() -> None:
    """Each date stands with its days, and its line knows what it is about."""
    sections = part(entry(), "dates")
    lines = sections[0].lines
    assert text_of(lines[0]) == "window opens            15 Dec 2027      388 d"
    assert [line.about for line in lines] == [
        "extension.opens",
        "extension.target",
        "extension.last-day",
        "stay.ends",
        "milestone",
        "milestone.earliest",
        "milestone.latest",
    ]
    assert {line.subject for line in lines} == {"holder"}


@pytest.mark.parametrize(
    ("as_of", "says"),
    [
        (date(2027, 12, 15), "15 Dec 2027      today"),
        (date(2027, 12, 20), "15 Dec 2027       open"),
        (date(2028, 2, 2), "2 Feb 2028       today"),
        (date(2028, 2, 4), "2 Feb 2028     2 d ago"),
        (date(2028, 3, 20), "15 Mar 2028    5 d ago"),
        (date(2030, 3, 15), "15 Mar 2030      today"),
        (date(2030, 3, 17), "15 Mar 2030    2 d ago"),
    ],
)
def test_near_and_past_dates_say_so(as_of: date, says: str) -> None:
    """A date is ahead, today, open or so many days ago."""
    assert says in words(part(entry(as_of), "dates"), "Dates")


def test_what_was_filed_is_done() -> None:
    """With a filing pending the first three dates are filed, and a decision is due."""
    filing = (Filing(kind="extension", filed_on=date(2028, 1, 5)),)
    before = words(part(entry(date(2028, 1, 10), filing=filing), "dates"), "Dates")
    assert before.count("filed") == 3
    assert "decision late from" in before
    case = entry(date(2028, 3, 20), filing=filing)
    passed = [
        each for each in part(case, "dates")[0].lines if "5 d ago" in text_of(each)
    ]
    assert passed[0].spans[-1].role == "warn"


def test_what_moves_the_seven_years_stands_below_them() -> None:
    """The reasons of a range are said, and a day that cannot be said says so."""
    gap = words(part(entry(gap=(Gap(ended=date(2024, 3, 10)),)), "dates"), "Dates")
    assert "cannot be said yet" in gap
    assert "permission lapsed on 10 Mar 2024" in gap


def test_findings_come_worst_first_and_gaps_apart() -> None:
    """Findings name their subject and basis; gaps in the record stand apart."""
    case = entry(
        date(2027, 12, 20),
        dependant=(SPOUSE,),
        request=(Request(asked_on=date(2027, 12, 1)),),
    )
    sections = part(case, "dates")
    levels = [line.spans[0].text.strip() for line in sections[1].lines]
    assert levels == sorted(levels, key=["!!", "!", "·", "+"].index)
    found = words(sections, "Findings")
    assert "WAI Ming: limit 15 Jan 2028 is not the holder's" in found
    assert "practice" in found
    assert "Work unknown" in words(sections, "To complete in the record")
    assert "HK$" in words(sections, "Fees of the next extension")


def test_fees_for_one_person_need_no_share() -> None:
    """A holder alone sees one amount."""
    fees = words(part(entry(), "dates"), "Fees of the next extension")
    assert fees == "HK$1,900 for 1 person"


def test_an_overruled_figure_is_marked() -> None:
    """A finding on a figure that the office changed says so beside its basis."""
    from qmas_tui.findings.model import Finding
    from qmas_tui.views.parts.dates import basis_words

    found = Finding("work.none", "holder", "act", "house", ("HS-13",), (), ("HS-13",))
    assert basis_words(found) == "house, changed by this office"


def test_work_stands_newest_first_with_its_row() -> None:
    """Works are numbered as recorded and shown newest first, with all that is known."""
    works = (
        Work(
            kind="employment",
            title="Engineer",
            employer="[/] Ltd",
            from_=date(2023, 5, 2),
            to=date(2024, 12, 31),
            level="graduate",
            monthly_income=45000,
            currency="HKD",
            place="mainland",
        ),
        Work(
            kind="business",
            employer="Own Ltd",
            from_=date(2025, 1, 1),
            monthly_income=60000,
            currency="HKD",
            staff=3,
            office=True,
            turnover=1_800_000,
            tax_paid=False,
            level="other",
            place="hong-kong",
            commission_only=True,
        ),
        Work(kind="self-employment", to=date(2023, 1, 1), monthly_income=9),
        Work(kind="none", from_=date(2025, 3, 1), to=date(2025, 4, 1)),
        Work(
            kind="business",
            office=False,
            tax_paid=True,
            from_=date(2024, 6, 1),
            to=date(2024, 7, 1),
        ),
        Work(kind="business"),
    )
    sections = part(entry(work=works), "work")
    assert rows(sections) == [
        ("work", 4),
        ("work", 2),
        ("work", 5),
        ("work", 1),
        ("work", 3),
        ("work", 6),
    ]
    told = words(sections, "Work")
    assert "since 1 Jan 2025" in told
    assert "below graduate level · commission only · 3 staff · office" in told
    assert "turnover HK$1,800,000 a year · no tax paid" in told
    assert "Engineer, [/] Ltd" in told
    assert "employment · graduate · Mainland" in told
    assert "currency? 9 a month" in told
    assert "income not recorded" in told
    assert "no office · tax paid" in told
    assert "no work" in told


def test_the_curve_of_income_says_its_range() -> None:
    """The curve has a column a month, its years below and its range in words."""
    job = Work(
        kind="employment", from_=date(2023, 5, 2), to=date(2025, 12, 31),
        monthly_income=45000, currency="HKD",
    )  # fmt: skip
    raised = Work(
        kind="employment", from_=date(2026, 1, 1), monthly_income=72000, currency="HKD"
    )
    told = words(part(entry(work=(job, raised)), "work"), "Income a month")
    assert told.endswith("HK$45,000 to HK$72,000 a month")
    assert "█" in told
    assert "2024" in told
    ended = words(part(entry(work=(job,)), "work"), "Income a month")
    assert ended.endswith("HK$45,000 a month, none since 31 Dec 2025")
    assert "·" in ended


def test_income_that_is_not_known_is_a_question_mark() -> None:
    """Months whose income is not known in HKD are not drawn as none."""
    job = Work(kind="employment", from_=date(2023, 5, 2))
    told = words(part(entry(work=(job,)), "work"), "Income a month")
    assert "?" in told
    assert "No income in HKD is recorded" in told


def test_there_is_no_curve_without_a_beginning() -> None:
    """Work without a known or past beginning draws no curve."""
    undated = entry(work=(Work(kind="employment"),))
    assert "Income a month" not in [s.title for s in part(undated, "work")]
    future = entry(work=(Work(kind="employment", from_=date(2027, 1, 1)),))
    assert "Income a month" not in [s.title for s in part(future, "work")]
    early = Work(kind="employment", from_=date(2026, 1, 1))
    unlanded = part(entry(landed_on=None, work=(early,)), "work")
    assert "Income a month" in [s.title for s in unlanded]


def test_years_of_assessment_say_whether_they_reach_the_top_tier() -> None:
    """Incomes stand newest first; one that is enough for the top tier says so."""
    income = (
        Income(year="2024/25", assessable=900_000),
        Income(year="2025/26", assessable=2_100_000),
    )
    sections = part(entry(income=income), "work")
    assert rows(sections) == [("income", 2), ("income", 1)]
    told = words(sections, "Assessable income").splitlines()
    assert "reaches the top tier (HK$2,000,000)" in told[0]
    assert "top tier" not in told[1]


TRIPS = (
    Trip(out=date(2024, 2, 5), back=date(2024, 9, 20), reason="care"),
    Trip(out=date(2026, 11, 1)),
    Trip(out=date(2027, 2, 1), back=date(2027, 2, 3), planned=True),
    Trip(out=date(2023, 6, 10), back=date(2023, 6, 1)),
)


def test_days_away_are_counted_by_residence_year() -> None:
    """Years over the figure say so, the running one "so far", later ones "ahead"."""
    sections = part(entry(trip=TRIPS), "away")
    told = words(sections, "Full days away, by residence year").splitlines()
    assert "over 180: practice asks why" in told[1]
    assert told[3].endswith("so far")
    assert told[6].endswith("ahead")
    assert told[7].startswith("Longest absence 227 full days, 228 nights")
    weeks = words(sections, "Weeks away, by residence year")
    assert "█" in weeks
    assert "▄" in weeks
    assert len(weeks.splitlines()) == 4


def test_a_chinese_citizen_is_not_asked_after_the_seventh_year() -> None:
    """The eighth year of a Chinese citizen is counted, yet not held against them."""
    late = (Trip(out=date(2023, 6, 1), back=date(2024, 2, 1)),)
    facts: dict[str, Any] = {"landed_on": date(2016, 3, 15), "trip": late}
    mine = part(entry(citizenship="chinese", **facts), "away")
    assert "practice asks" not in words(mine)
    assert "practice asks" in words(part(entry(**facts), "away"))


def test_all_years_begun_are_drawn_to_the_last() -> None:
    """Once every counted year has begun, each has its row of weeks."""
    facts: dict[str, Any] = {
        "landed_on": date(2016, 3, 15),
        "trip": (Trip(out=date(2023, 6, 1), back=date(2024, 2, 1)),),
    }
    weeks = words(part(entry(**facts), "away"), "Weeks away, by residence year")
    assert len(weeks.splitlines()) == 11


def test_trips_stand_newest_first() -> None:
    """A trip tells its days, whether it is planned, and whether it lasts."""
    sections = part(entry(trip=TRIPS), "away")
    assert rows(sections) == [("trip", 3), ("trip", 2), ("trip", 1), ("trip", 4)]
    told = words(sections, "Trips")
    assert "1 full day, 2 nights" in told
    assert "planned" in told
    assert "not back on record" in told
    assert "back before leaving" in told
    assert "care" in told


def test_breaks_in_permission_are_rows_too() -> None:
    """Gaps and excluded time are shown with their rows."""
    case = entry(
        gap=(
            Gap(ended=date(2024, 3, 10), resumed=date(2024, 4, 20)),
            Gap(ended=date(2025, 3, 10)),
        ),
        excluded=(
            Excluded(from_=date(2023, 5, 1), to=date(2023, 5, 3), reason="prison"),
            Excluded(from_=date(2026, 5, 1)),
        ),
    )
    sections = part(case, "away")
    assert rows(sections) == [
        ("gap", 1),
        ("gap", 2),
        ("excluded", 1),
        ("excluded", 2),
    ]
    told = words(sections, "Breaks in permission")
    assert "covered again from 20 Apr 2024" in told
    assert "not covered again on record" in told
    assert "prison" in told


def test_each_dependant_has_a_section() -> None:
    """Own limits have own dates; a linked one says whose dates hold."""
    sections = part(entry(dependant=(CHILD, SPOUSE)), "family")
    assert [each.title for each in sections] == ["LEE Ming, child", "WAI Ming, spouse"]
    assert rows(sections) == [("dependant", 1), ("dependant", 2)]
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
    """Before the holder has landed a linked dependant has no limit."""
    other = Dependant(name="A", relation="spouse", citizenship="other")
    told = words(part(entry(landed_on=None, dependant=(other,)), "family"))
    assert "no limit of stay" in told
    assert "not a Chinese citizen" in told
    closed = words(part(entry(status="closed", dependant=(other,)), "family"))
    assert "no limit of stay" in closed


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
    assert [each[3:10].strip() for each in told] == [
        "missing",
        "missing",
        "missing",
        "too old",
        "on file",
    ]
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
    assert "+ tenancy" in told[1]
    assert "- tenancy" in told[2]
    assert "No further stay is expected" in words(sections)


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
    assert rows(sections) == [
        ("grant", 2),
        ("grant", 1),
        ("filing", 2),
        ("filing", 1),
    ]
    told = words(sections)
    assert "granted 4 Mar 2025   read on the e-Visa" in told
    assert "not confirmed from the e-Visa   recorded as step 0" in told
    assert "granted 4 Mar 2025     for the holder, LEE Ming" in told
    assert "pending" in told
    assert "for everyone" in told
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
        "10 Nov 2026 04:05  mw          made again: Adviser set   told by phone",
        "    adviser: — → mw",
        "18 Nov 2026 09:00  jt          taken back: Adviser set",
        "    adviser: mw → —",
        "10 Nov 2026 04:05  mw          Adviser set   told by phone",
        "    adviser: — → mw",
    ]


@pytest.mark.parametrize(
    ("as_of", "far", "role"),
    [
        (date(2026, 11, 22), "in 2557 d", "dim"),
        (date(2033, 11, 22), "today", "act"),
        (date(2033, 11, 25), "3 d ago", "act"),
    ],
)
def test_a_closed_case_says_until_when_it_is_kept(
    as_of: date, far: str, role: str
) -> None:
    """The day by which to erase it stands with the days to it and with its rule."""
    case = entry(as_of, status="closed", closed_on=date(2026, 11, 22))
    section = part(case, "dates")[-1]
    assert section.title == "Keeping the record"
    (line,) = section.lines
    assert text_of(line) == (
        f"Erase by 22 Nov 2033   {far}   "
        "HS-22, house: 84 months from closing on 22 Nov 2026"
    )
    assert line.spans[2].role == role


def test_a_case_closed_on_an_unknown_day_says_so() -> None:
    """Without a day of closing there is none to erase by; an open case says nothing."""
    told = words(part(entry(status="closed"), "dates"), "Keeping the record")
    assert told.startswith("The day of closing is not recorded")
    titles = [each.title for each in part(entry(), "dates")]
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
    assert "HS-22, house, changed by this office: 96 months from closing" in told


def test_any_case_can_be_shown() -> None:
    """Every part of every case of a book is drawn without a break in a line."""
    for holder in people(120, seed=5):
        case = entry_of(holder)
        shown: list[Line] = list(case_head(case))
        for each in case_parts(case, rules(), ()):
            assert each.sections
            for section in each.sections:
                assert section.lines
                shown += section.lines
        assert all("\n" not in text_of(line) for line in shown)
