"""A snapshot as it is wanted: with findings, of some cases, without names."""

from __future__ import annotations

from datetime import date
from itertools import chain

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec import structs

from qmas_tui.errors import DataError
from qmas_tui.exchange.facts_toml import read_facts, write_facts
from qmas_tui.exchange.redact import initials, redacted
from qmas_tui.exchange.snapshot import Wanted, make_snapshot
from qmas_tui.facts.changes import Case
from qmas_tui.facts.holder import CaseFile, Dependant, Holder
from qmas_tui.facts.rows import Evidence, Filing, Income, Note, Review, Trip, Work
from qmas_tui.facts.worked_out import WorkedOut
from tests.exchange.records import HEAD, LEE, books, family_named_once
from tests.exchange.snapshots import DAY, MADE, book, say

WORST = settings(
    max_examples=30, deadline=None, suppress_health_check=list(HealthCheck)
)
FAMILY = Holder(
    case="A123456(3)",
    name="LEE Ka Yan",
    name_zh="李嘉欣",
    born_on=date(1988, 4, 2),
    citizenship="other",
    route="gpt",
    adviser="mw",
    tags=("bank",),
    filing=(Filing(kind="extension", filed_on=DAY, for_=("holder", "LEE Ming", "x")),),
    work=(Work(kind="employment", employer="Harbour Ltd", monthly_income=45000),),
    income=(Income(year="2025/26", assessable=2_100_000),),
    evidence=(Evidence(kind="payslips"),),
    dependant=(
        Dependant(name="LEE Ming", relation="child"),
        Dependant(
            name="LEE May",
            relation="spouse",
            trip=(Trip(out=DAY, reason="to see her mother"),),
        ),
    ),
    review=(Review(on=DAY, outcome="snoozed", by="mw", about=("none",), text="calls"),),
    note=(Note(on=DAY, text="secret"),),
)
SECRETS = (
    *("LEE", "Ming", "May", "李", "Harbour", "45000", "2100000", "mother", "secret"),
    *("mw", "bank", "calls", "A123456", "1988", "sha256"),
)


def never(case: Case) -> tuple[WorkedOut, ...]:
    """Of whom nothing may be worked out."""
    raise AssertionError(case)


@pytest.mark.parametrize("findings", [False, True])
@pytest.mark.parametrize("redact", [False, True])
def test_the_same_book_on_one_day_gives_the_same_bytes(
    findings: bool, redact: bool
) -> None:
    """Two snapshots of a book are one text, which is read back as it was."""
    wanted = Wanted(findings=findings, redact=redact)
    files = [make_snapshot(book(), DAY, MADE, say, wanted) for _ in range(2)]
    texts = [write_facts(each) for each in files]
    assert texts[0] == texts[1]
    assert read_facts(texts[0]) == files[0]
    assert write_facts(read_facts(texts[0])) == texts[0]


@pytest.mark.many
def test_many_holders_come_round_as_they_were() -> None:
    """Snapshot, restored, snapshot again: the same bytes, findings included."""
    wanted = Wanted(findings=True)
    text = write_facts(make_snapshot(book(200), DAY, MADE, say, wanted))
    there = {each.case: each for each in read_facts(text).holder}
    assert there == book(200)
    assert write_facts(make_snapshot(there, DAY, MADE, say, wanted)) == text


def test_findings_are_what_was_worked_out() -> None:
    """They stand apart from the facts, which are the same with them and without."""
    plain = make_snapshot(book(), DAY, MADE, never)
    told = make_snapshot(book(), DAY, MADE, say, Wanted(findings=True))
    assert told.holder == plain.holder == tuple(book().values())
    assert plain.worked_out == ()
    expected = chain.from_iterable(say(each) for each in book().values())
    assert told.worked_out == tuple(expected)


def test_what_was_worked_out_is_read_over_once_it_is_well_formed() -> None:
    """It may say anything of anyone, however far ahead, but not in another form."""
    told = '[[worked_out]]\ncase = "Q-9"\n[worked_out.days]\nx = 2300-01-01\n'
    (lee,) = read_facts(HEAD + LEE + told).holder
    assert lee.case == "Q-1"
    for wrong, where in (
        ('[worked_out.findings]\n"work.none" = "grave"\n', "findings, work.none"),
        ("[worked_out.figures]\nx = 1.5\n", "figures, x"),
        ("naem = 1\n", "unknown key naem"),
    ):
        with pytest.raises(DataError) as caught:
            read_facts(f'{HEAD}{LEE}\n[[worked_out]]\ncase = "Q-9"\n{wrong}')
        assert where in str(caught.value.problems[0])
    with pytest.raises(DataError) as caught:  # a fault elsewhere does not bring it up
        read_facts(HEAD + "x = 1\n" + LEE + told)
    assert len(caught.value.problems) == 1


def test_some_cases_are_in_the_order_of_the_book() -> None:
    """Some cases are those asked for; the file says that they are not all."""
    first, second, third = list(book(3))
    file = make_snapshot(book(3), DAY, MADE, never, Wanted(cases=(third, first)))
    assert [each.case for each in file.holder] == [first, third]
    assert file.made
    assert file.made.partial
    every = Wanted(cases=(first, second, third))
    whole = make_snapshot(book(3), DAY, MADE, never, every)
    assert whole.made == MADE


def test_each_case_that_there_is_not_is_named() -> None:
    """An unknown reference is refused, with the one that was meant."""
    first = next(iter(book(3)))
    wanted = Wanted(cases=("nobody", first, first + "0", "nobody"))
    with pytest.raises(DataError) as caught:
        make_snapshot(book(3), DAY, MADE, never, wanted)
    assert [str(each) for each in caught.value.problems] == [
        "case nobody: there is none; name one that is in the book",
        f"case {first}0: there is none; did you mean {first}?",
    ]


def test_nothing_redacted_tells_who_it_is() -> None:
    """Names are initials; amounts, employers, notes and free words are gone."""
    wanted = Wanted(redact=True, findings=True)
    holders = {FAMILY.case: FAMILY, **book(3)}
    file = make_snapshot(holders, DAY, MADE, say, wanted)
    text = write_facts(structs.replace(file, holder=file.holder[:1], worked_out=()))
    assert not [secret for secret in SECRETS if secret in text]
    lee = file.holder[0]
    assert (lee.case, lee.name) == ("case 1", "L. K. Y.")
    assert [each.name for each in lee.dependant] == ["L. M.", "L. M. 2"]
    assert lee.filing[0].for_ == ("holder", "L. M.", "?")
    assert lee.evidence == FAMILY.evidence
    assert lee.work == (Work(kind="employment"),)
    assert read_facts(write_facts(file)) == file


def test_it_says_what_it_left_out() -> None:
    """Each field and table is named that held something; nothing else is."""
    made = redacted(CaseFile(format="qmas-book/1", holder=(FAMILY,))).made
    assert made
    assert made.left_out == (
        *("names", "adviser", "born_on", "income", "name_zh", "note"),
        *("review.about", "review.by", "review.text", "tags", "trip.reason"),
        *("work.employer", "work.monthly_income"),
    )
    plain = Holder(case="Q", name="A", citizenship="other", route="gpt")
    made = redacted(CaseFile(format="qmas-book/1", holder=(plain,))).made
    assert made
    assert made.left_out == ("names",)


def test_what_was_worked_out_names_people_by_their_initials() -> None:
    """Findings keep their subjects under the new names; strangers' go."""
    told = (
        WorkedOut(case=FAMILY.case, states={"act_on.subject": "LEE May"}),
        WorkedOut(case=FAMILY.case, subject="LEE May"),
        WorkedOut(case=FAMILY.case, subject="WONG Bo"),
        WorkedOut(case="Q-9", subject="WONG Bo"),
    )
    file = CaseFile(format="qmas-book/1", holder=(FAMILY,), worked_out=told)
    found = redacted(file).worked_out
    assert [each.subject for each in found] == ["holder", "L. M. 2", "W. B."]
    assert found[0].states == {"act_on.subject": "L. M. 2"}
    assert {each.case for each in found} == {"case 1"}


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("LEE Ka Yan", "L. K. Y."),
        ("李嘉欣", "李."),
        ("(Bo) O'Neill", "B. O."),
        ("—", "?"),
    ],
)
def test_a_name_becomes_its_initials(name: str, short: str) -> None:
    """The first letter of each word stands for it."""
    assert initials(name) == short


@WORST
@given(books.filter(family_named_once))
def test_the_worst_book_is_valid_facts_without_its_names(file: CaseFile) -> None:
    """Whatever a book holds, what is left of it reads back as it was."""
    left = redacted(file)
    assert read_facts(write_facts(left)) == left
    assert [each.grant for each in left.holder] == [each.grant for each in file.holder]
