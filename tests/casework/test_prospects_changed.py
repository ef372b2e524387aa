"""Prospects recorded, corrected, put off, landed and moved, as holders are."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.documents import brief_of_case
from qmas_tui.casework.landing import land, landing_doubts
from qmas_tui.casework.moving import move, plan_moves
from qmas_tui.casework.open import open_facts
from qmas_tui.casework.prospects import prospects_of
from qmas_tui.casework.scenarios import save
from qmas_tui.casework.session import TRIAL
from qmas_tui.errors import BookError, DataError, NeedsConsent
from qmas_tui.facts.holder import CaseFile, Holder
from qmas_tui.facts.prospect import Prospect
from qmas_tui.scenarios.change import Change, SetOwn
from qmas_tui.views.past import past_words
from tests.intake.someone import prospect
from tests.make import AS_OF, holder

APPROVED = {"submitted_on": date(2026, 2, 1), "outcome": "approved"}
ENTRY = {**APPROVED, "evisa_on": date(2026, 10, 12), "entry_by": date(2027, 1, 12)}
JOB = {"kind": "employment", "employer": "Peak Ltd"}


@pytest.fixture
def casework() -> Casework:
    """One who prepares, one who may land, and a holder on the way."""
    going = prospect(case="P-2", name="LEE Mei", work=[JOB, JOB], application=[ENTRY])
    on_the_way = Holder(
        case="Q-1",
        name="NAIR Priya",
        citizenship="other",
        route="gpt",
        applied_on=date(2026, 3, 2),
    )
    undated = Holder(
        case="Q-2",
        name="TAN",
        citizenship="other",
        route="gpt",
        approved_on=date(2026, 3, 2),
        pattern="2+3+3",
    )
    return open_facts(
        CaseFile(
            format="qmas-book/2",
            as_of=AS_OF,
            holder=(on_the_way, undated),
            prospect=(prospect(case="P-1", name="CHEN Wei", work=[JOB]), going),
        )
    )


def test_rows_and_fields(casework: Casework) -> None:
    """Rows, those under others too, and own fields are changed step by step."""
    casework.record("P-1", "letter", [("dated", "1/10/26")])
    casework.record("P-2", "letter", [("of", "2"), ("dated", "1/10/26")])
    casework.amend("P-2", "letter", 1, [("of", "2"), ("signed", "yes")])
    casework.record("P-1", "language", [("name", "en"), ("level", "good")])
    casework.remove("P-1", "language", 1)
    casework.set_fields("P-1", [("complete", "degree, work")])
    one, two = casework.prospects["P-1"], casework.prospects["P-2"]
    assert (len(one.work[0].letter), one.language) == (1, ())
    assert one.complete == ("degree", "work")
    assert [len(each.letter) for each in two.work] == [0, 1]
    assert two.work[1].letter[0].signed


@pytest.mark.parametrize(
    ("case", "table", "given", "told"),
    [
        ("P-2", "letter", [], "each letter stands under one work, by its number"),
        ("P-2", "letter", [("of", "x")], "is not a whole number"),
        ("P-2", "letter", [("of", "3")], "There is no work 3"),
        ("P-1", "note", [("of", "1")], "stands under another row"),
        ("P-1", "grant", [], "There is no table 'grant'"),
        ("P-9", "note", [], "There is no case P-9"),
    ],
)
def test_whose_row_is_meant(
    casework: Casework, case: str, table: str, given: list[tuple[str, str]], told: str
) -> None:
    """A row that stands under another needs its number; what is none is refused."""
    with pytest.raises(DataError) as caught:
        casework.record(case, table, [*given, ("text", "x")])
    problems = [each.what for each in caught.value.problems]
    assert told in " ".join([caught.value.message, *problems])


def test_what_cannot_be(casework: Casework) -> None:
    """Days that contradict each other are refused, and a name that names the case."""
    days = [("from", "2/1/20"), ("to", "1/1/20"), ("reason", "travel")]
    with pytest.raises(DataError) as caught:
        casework.record("P-1", "period", days)
    assert caught.value.problems[0].where == "to"
    relative = [("name", "prospect"), ("relation", "child")]
    with pytest.raises(DataError):
        casework.record("P-1", "dependant", relative)


def test_one_of_each_kind(casework: Casework) -> None:
    """A case may be added as a prospect, once; of two records one is named."""
    who = [("case", "Q-1"), ("name", "NAIR"), ("citizenship", "other")]
    casework.add([*who, ("route", "gpt")], kind=Prospect)
    with pytest.raises(DataError, match="already"):
        casework.add([*who, ("route", "gpt")], kind=Prospect)
    casework.set_fields("Q-1", [("adviser", "mw")], kind=Prospect)
    casework.set_fields("Q-1", [("adviser", "jt")])
    assert casework.holders["Q-1"].adviser == "jt"
    assert casework.prospects["Q-1"].adviser == "mw"
    assert not casework.is_prospect("Q-1")
    for act in (casework.assessed, casework.session.holder):
        with pytest.raises(DataError, match="P-1 is a prospect"):
            act("P-1")
    with pytest.raises(DataError, match="There is no prospect Q-2"):
        casework.session.prospect("Q-2")


def test_put_off(casework: Casework) -> None:
    """A snooze holds while the case is about the same, and is refused where it would
    not."""
    casework.set_fields("P-1", [("next_on", "1/12/26")])
    done = casework.snooze("P-1", "+1w")
    assert done.what == "P-1: Asleep until 29 Nov 2026"
    assert casework.snooze("P-2", "+1y").what.endswith("; asleep until 12 Jan 2027")
    for until, told in (("", "is missing"), ("today", "is not ahead")):
        with pytest.raises(DataError) as caught:
            casework.snooze("P-2", until)
        assert told in caught.value.problems[0].what
    review = [("outcome", "snoozed"), ("until", "+1w"), ("on", "+1d")]
    casework.mark_reviewed("P-1")
    with pytest.raises(DataError) as caught:
        casework.record("P-1", "review", review)
    assert "another review is the last one" in caught.value.problems[0].what
    casework.move_to(date(2027, 2, 1))
    with pytest.raises(DataError) as caught:
        casework.snooze("P-2", "+1y")
    assert "no case sleeps past 12 Jan 2027" in caught.value.problems[0].what


@pytest.mark.parametrize(
    ("case", "on", "told"),
    [
        ("P-2", "+1d", "has not come"),
        ("P-2", "1/1/26", "lies before the submission"),
        ("P-1", "today", "no application is recorded as approved"),
    ],
)
def test_who_cannot_land(casework: Casework, case: str, on: str, told: str) -> None:
    """A landing has happened, after the submission, on an approved application."""
    with pytest.raises(DataError) as caught:
        land(casework, case, [("on", on)])
    assert told in caught.value.problems[0].what


def test_landing(casework: Casework) -> None:
    """It makes the holder, is told as one case, and is taken back whole."""
    given = [("on", "20/11/26"), ("until", "1/11/26")]
    with pytest.raises(DataError) as caught:
        land(casework, "P-2", given)
    assert caught.value.problems[0].where == "until"
    done = land(casework, "P-2", [("on", "20/11/26"), ("until", "20/11/29")])
    assert done.what.endswith("the holder is made, limit of stay 20 Nov 2029")
    assert past_words(casework.history()[-1]) == "P-2, landed on 20 Nov 2026"
    assert casework.holders["P-2"].landed_on == date(2026, 11, 20)
    with pytest.raises(DataError, match="nothing was made"):
        land(casework, "P-2", [("on", "20/11/26")])
    assert brief_of_case(casework, "P-2").subtitle == "Case P-2"
    letter = brief_of_case(casework, "P-2", Prospect)
    assert letter.subtitle.startswith("Assessment")
    casework.undo.run()
    assert "P-2" not in casework.holders
    assert casework.prospects["P-2"].application[0].landed_on is None


def test_an_odd_limit_at_the_landing(casework: Casework) -> None:
    """The end of the first stay is expected, at the field in which it is typed."""
    given = [("on", "20/11/26"), ("until", "20/11/32")]
    with pytest.raises(NeedsConsent, match="the nearest is 20 Nov 2029"):
        land(casework, "P-2", given)
    edited = land(casework, "P-2", given, terms=TRIAL).edited
    assert edited is not None
    made = edited[1]
    assert isinstance(made, Holder)
    (doubt,) = landing_doubts(casework, made)
    assert (doubt.field, doubt.better) == ("until", "20 Nov 2029")
    assert "P-2" not in casework.holders


def test_landing_of_a_holder_on_record(casework: Casework) -> None:
    """One who has not landed is completed; the limit may come later."""
    who = [("case", "P-2"), ("name", "LEE Mei"), ("citizenship", "other")]
    casework.add([*who, ("route", "gpt"), ("adviser", "zz")])
    done = land(casework, "P-2", [("on", "today")])
    assert "completed, the limit of stay is to be read" in done.what
    assert casework.holders["P-2"].adviser == "zz"


def test_moving(casework: Casework) -> None:
    """Whoever can be is moved in one step; who stays is named with the reasons.

    The dossier goes on holding what was saved of scenarios, after the landing too.
    """
    save(casework, "Q-1", "landed", [Change(set=SetOwn({"landed_on": AS_OF}))])
    moves = plan_moves(casework)
    assert [each.case for each in moves.moved] == ["Q-1"]
    (stays,) = moves.left_out
    assert stays.words == (
        "the day of the application is not recorded; a prospect has no place for: "
        "pattern"
    )
    assert move(casework, moves).what == "1 holder moved to the prospects"
    assert past_words(casework.history()[-1]) == "Q-1, moved to the prospects"
    assert casework.is_prospect("Q-1")
    assert "scenarios" in {each.key for each in casework.privacy.dossier("Q-1")}
    anew = [("name", "NAIR"), ("citizenship", "other"), ("route", "gpt")]
    casework.add([("case", "Q-1"), *anew])
    assert "scenarios" in {each.key for each in casework.privacy.dossier("Q-1")}
    casework.undo.run()
    with pytest.raises(DataError, match="nobody to move"):
        move(casework, plan_moves(casework))
    casework.undo.run()
    who = [("case", "Q-1"), ("name", "NAIR"), ("citizenship", "other")]
    casework.add([*who, ("route", "gpt")], kind=Prospect)
    assert "a prospect has this case" in plan_moves(casework).left_out[0].words


def test_a_landed_holder_is_no_prospect(casework: Casework) -> None:
    """No visa is watched twice: the book refuses an open prospect beside a holder."""
    landed = holder(case="P-1", landed_on=date(2024, 1, 1))
    change = casework.session.change("added", None, landed)
    with pytest.raises(BookError, match="still watched"):
        casework.session.book.apply((change,))


def test_the_queue(casework: Casework) -> None:
    """Those near are the ones to act on by then, each with its other ways in."""
    found = prospects_of(casework)
    assert [each.prospect.case for each in found.near(30)] == ["P-2"]
    ((assessment, ways),) = found.with_ways(found.queue[:1])
    assert assessment.case == "P-2"
    assert ways
    with pytest.raises(DataError, match="There is no prospect X"):
        found.of("X")
