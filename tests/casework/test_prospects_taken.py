"""Prospects in files and sheets: compared, merged, imported."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.comparing import (
    PROSPECTS,
    compare_states,
    state_at,
    state_now,
    state_of_file,
)
from qmas_tui.casework.importing import (
    Overrides,
    apply_import,
    find_plan,
    report_lines,
)
from qmas_tui.casework.merging import (
    apply_merge,
    find_facts_plan,
    merge_doubts,
    taken_in,
)
from qmas_tui.casework.session import USUAL
from qmas_tui.casework.snapshots import Wanted, write_snapshot
from qmas_tui.facts.prospect import Prospect
from tests.casework.support import LEE
from tests.make import AS_OF, POLICY

NEW = [*LEE[:4]]
SHEET = """\
Case,Name,Nationality,Applied,Approved,Limit of stay,Employer
Q-10,ANAND Ravi,IN,2 Mar 2026,,,Harbour Bank
Q-11,SATO Ken,JP,5 Jan 2026,1 Aug 2026,,
Q-12,LEE Ming,SG,,,15 Mar 2028,
Q-13,CHAN Po,SG,,,soon,
Q-14,NG Kim,SG,,1 Aug 2026,,
"""


def taken(casework: Casework, folder: Path, text: str, **said: str) -> list[str]:
    """A sheet taken in, and the report on it."""
    (path := folder / "s.csv").write_text(text, "utf-8")
    plan = find_plan(casework, path, overrides=Overrides(said=said))
    apply_import(casework, plan, "s.csv")
    return list(report_lines(plan, plan.said))


def test_a_sheet(casework: Casework, tmp_path: Path) -> None:
    """Rows without landing and limit are prospects, but for what those cannot have."""
    told = "\n".join(taken(casework, tmp_path, SHEET))
    assert list(casework.prospects) == ["Q-10", "Q-11"]
    assert list(casework.holders) == ["Q-12", "Q-13", "Q-14"]
    assert "among the prospects: 2 (Q-10, Q-11)." in told
    assert "Q-14: approved_on" in told
    approved = casework.prospects["Q-11"].application[0]
    assert (approved.outcome, approved.decided_on) == ("approved", date(2026, 8, 1))
    assert "Unchanged cases: 5" in "\n".join(taken(casework, tmp_path, SHEET))


def test_a_corrected_sheet(casework: Casework, tmp_path: Path) -> None:
    """What it wrote follows it; a landing or a limit is told and left out."""
    taken(casework, tmp_path, SHEET)
    corrected = (
        SHEET.replace("Harbour Bank", "Harbour Trust")
        .replace("2 Mar 2026", "3 Mar 2026")
        .replace("1 Aug 2026,,\nQ-12", "1 Aug 2026,15 Mar 2029,\nQ-12")
    )
    told = "\n".join(taken(casework, tmp_path, corrected))
    assert "Q-11: grant" in told
    first = casework.prospects["Q-10"]
    assert first.work[0].employer == "Harbour Trust"
    assert first.application[0].submitted_on == date(2026, 3, 3)
    assert casework.prospects["Q-11"].application[0].limit_of_stay is None


def test_said_to_be_holders(casework: Casework, tmp_path: Path) -> None:
    """One answer keeps all of them among the holders."""
    taken(casework, tmp_path, SHEET, landing="holders")
    assert casework.prospects == {}


def test_days_and_family_of_prospects(casework: Casework, tmp_path: Path) -> None:
    """Days go to the application where they fit one; the family comes along."""
    taken(casework, tmp_path, "Case,Name,Residence since\nQ-1,LEE,1 Jan 2020\n")
    approved = "Case,Name,Approved\nQ-1,LEE,1 Aug 2026\n"
    assert "Q-1: approved_on" in "\n".join(taken(casework, tmp_path, approved))
    both = "Case,Name,Applied,Approved\nQ-1,LEE,2 Jan 2026,1 Aug 2026\n"
    taken(casework, tmp_path, both)
    found = casework.prospects["Q-1"]
    assert found.hong_kong_since == date(2020, 1, 1)
    assert [each.outcome for each in found.application] == ["approved"]
    casework.set_fields("Q-1", [("born_on", "1/1/90")])
    casework.amend("Q-1", "application", 1, [("outcome", "refused")])
    assert "Q-1: approved_on" in "\n".join(taken(casework, tmp_path, both))
    wife = "Case,Name,Relation,Limit of stay\nQ-1,LEE,,\n,CHAN Uma,wife,{}\n"
    taken(casework, tmp_path, wife.format(""))
    casework.amend("Q-1", "dependant", 1, [("accompanying", "no")])
    told = "\n".join(taken(casework, tmp_path, wife.format("15 Mar 2029")))
    assert "Q-1: dependant.limit_of_stay" in told
    assert casework.prospects["Q-1"].dependant[0].accompanying is False


@pytest.fixture
def changed(casework: Casework, tmp_path: Path) -> Casework:
    """A book that has changed since it was written to then.toml."""
    casework.add(NEW, kind=Prospect)
    casework.add([("case", "Q-2"), *NEW[1:]], kind=Prospect)
    write_snapshot(casework, tmp_path / "then.toml")
    casework.set_fields("Q-1", [("demand", "named")])
    out = casework.session.change("out", casework.prospects["Q-2"], None)
    casework.session.make((out,), USUAL)
    casework.add([("case", "Q-3"), *NEW[1:]], kind=Prospect)
    return casework


def test_compared(changed: Casework, tmp_path: Path) -> None:
    """New, gone and changed prospects are found, in files and in the past."""
    then, now = state_of_file(tmp_path / "then.toml"), state_now(changed)
    assert now.words.endswith("0 cases and 2 prospects")
    found = compare_states(PROSPECTS, then, now, POLICY, AS_OF)
    assert found is not None
    assert [each.case for each in found.new] == ["Q-3"]
    assert [each.case for each in found.gone] == ["Q-2"]
    assert [each.case for each in found.changed] == ["Q-1"]
    before: datetime = changed.history()[1].when
    past = state_at(changed, before)
    same = compare_states(PROSPECTS, then, past, POLICY, AS_OF)
    assert same is not None
    assert (same.is_empty, same.same) == (True, 2)
    write_snapshot(changed, tmp_path / "r.toml", Wanted(redact=True))
    bare = state_of_file(tmp_path / "r.toml")
    redacted = compare_states(PROSPECTS, bare, now, POLICY, AS_OF)
    assert redacted is not None
    assert (redacted.is_empty, redacted.same) == (True, 0)


def test_merged(changed: Casework, tmp_path: Path) -> None:
    """A file brings back what it holds, and only as it is chosen."""
    plan = find_facts_plan(changed, tmp_path / "then.toml")
    assert [each.is_older for each in plan.of("new")] == [True]
    chosen = taken_in(plan, {"Q-2": "take"})
    assert list(merge_doubts(changed, chosen)) == []
    apply_merge(changed, chosen, "then.toml")
    assert set(changed.prospects) == {"Q-1", "Q-2", "Q-3"}
