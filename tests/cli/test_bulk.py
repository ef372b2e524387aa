"""The command that changes many cases as one step."""

from __future__ import annotations

import pytest

from qmas_tui.cli import ask
from tests.cli.runs import Run


def test_a_dry_run_names_each_case_and_changes_nothing(qmas: Run) -> None:
    """Whom it would change, whom it leaves out and why."""
    qmas.lines("set", "T-001", "adviser=mw")
    before = qmas.bytes()
    told = qmas.lines("bulk", "--view", "everyone", "adviser=mw", "--dry-run")
    assert told == [
        "1 case changes, 1 is left out:",
        "  T-002  =SUM(A1)  set adviser mw",
        "Left out:",
        "  T-001  CHAN Tai Man  adviser is mw already",
    ]
    assert qmas.bytes() == before


def vips(qmas: Run) -> int:
    """How many cases bear the tag."""
    told = qmas.lines("bulk", "--filter", "tag:vip", "untag=vip", "--dry-run")
    return int(told[0].partition(" ")[0])


def test_one_step_with_one_undo(qmas: Run) -> None:
    """With --yes it is done, by filter or by reference, and undo takes all back."""
    told = qmas.lines("bulk", "--filter", "route:gpt", "tag=vip", "--yes", "--why", "x")
    assert told[-1] == "2 cases: tag vip added."
    assert vips(qmas) == 2
    assert "2 cases" in qmas.text("undo", "--yes")
    assert vips(qmas) == 0
    cases = ("--case", "T-001", "--case", "T-001")
    assert qmas.lines("bulk", *cases, "tag=vip", "--yes")[-1] == "T-001: tag vip added."
    again = qmas.lines("bulk", "--case", "T-001", "tag=vip")
    assert again[0] == "0 cases change, 1 is left out."


def test_it_asks_first(qmas: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a terminal and without --yes nothing is done; no is no."""
    monkeypatch.setattr(ask, "can_ask", lambda: False)
    assert "--yes" in qmas.failed("bulk", "--case", "T-001", "tag=vip", code=2)
    monkeypatch.setattr(ask, "can_ask", lambda: True)
    result = qmas("bulk", "--case", "T-001", "tag=vip", typed="n\n")
    assert result.exit_code == 1
    assert "Make this change?" in result.stdout
    assert "Nothing was changed." in result.stderr


def test_what_is_wrong_is_told(qmas: Run) -> None:
    """Which cases has to be said, once; unknown cases and texts are refused."""
    assert "Say which cases" in qmas.refused("bulk", "tag=x", code=2)
    both = ("--case", "T-001", "--view", "today")
    assert "Say which cases" in qmas.refused("bulk", *both, "tag=x", code=2)
    assert "no case T-9" in qmas.refused("bulk", "--case", "T-9", "tag=x")
    assert "is not a date" in qmas.refused("bulk", "--case", "T-001", "close=soon")


def test_a_view_knows_its_list(office: Run) -> None:
    """Prospects change as holders do, both in one step; a filter is of that list."""
    told = office.lines("bulk", "--view", "prospects", "tag=vip", "--dry-run")
    assert [line.split()[0] for line in told[1:]] == ["P-001", "P-002"]
    some = ("--view", "both", "--filter", "adviser:mw")
    assert office.lines("bulk", *some, "adviser=jt", "--yes")[0] == "2 cases change:"
    assert "0 cases" in office.text("bulk", *some, "adviser=x", "--dry-run")
    assert "nothing to do" in office.refused("bulk", "--view", "both", "confirm=yes")
    cases = ("--case", "P-001", "--case", "Q-001")
    told = office.lines("bulk", *cases, "adviser=mw", "--yes")
    assert told[-1] == "2 cases: set adviser mw."
