"""A case that cannot be worked out stops no command, and none keeps silent on it."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from qmas_tui.facts.holder import Holder
from qmas_tui.findings import assess as assessing
from qmas_tui.findings.model import Assessment
from qmas_tui.policy.policy import Policy
from tests.cli.runs import Run, run

TWO = Path(__file__).with_name("two.toml")
TOLD = "1 case could not be worked out: T-002."


@pytest.fixture(autouse=True)
def _fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """The requests of one case cannot be worked out."""
    work_out = assessing.work_out

    def faulty(holder: Holder, policy: Policy, as_of: date) -> Assessment:
        if holder.case == "T-002" and holder.request:
            raise ValueError("day is out of range for month")
        return work_out(holder, policy, as_of)

    monkeypatch.setattr(assessing, "work_out", faulty)


@pytest.mark.parametrize(
    "words",
    [
        ["due", "--within", "9999"],
        ["due", "--within", "9999", "--exit-code"],
        ["show", "T-002"],
        ["explain", "T-002"],
        ["explain", "T-002", "facts.broken"],
        ["check"],
    ],
    ids=" ".join,
)
def test_it_is_shown_and_ends_with_one(qmas: Run, words: list[str]) -> None:
    """The case is shown with its row and its fault; the exit code says so, too."""
    result = qmas(*words)
    assert result.exit_code == 1
    assert "could not be worked out" in result.stdout.casefold()
    assert result.stderr == f"{TOLD}\n"


def test_all_others_are_shown(qmas: Run) -> None:
    """The fault is told first, and everybody else as ever."""
    lines = qmas("due", "--within", "9999").stdout.splitlines()
    broken, other = lines[-2:]
    assert broken == (
        "T-002, =SUM(A1): act by 10 Feb 2026 (today); could not be worked out; why: "
        "This case could not be worked out: request 1, day is out of range for month. "
        "No date of it is known here; next: correct the row; until then watch the case "
        "by hand."
    )
    assert other.startswith("T-001, CHAN Tai Man 陳大文: act by 9 Jan 2028")


def test_a_table_holds_it(qmas: Run) -> None:
    """In a spreadsheet its stage says so, and it is to act on at once."""
    result = qmas("due", "--csv", "--within", "9999")
    first, second = csv.DictReader(result.stdout.splitlines())
    assert first["Stage"] == "could not be worked out"
    assert (first["Act by"], first["Due on"]) == ("2026-02-10", "2026-02-10")
    assert (second["Reference"], result.exit_code) == ("T-001", 1)


def test_a_digest_tells_of_it(qmas: Run) -> None:
    """Whoever reads mail alone hears of it, and the exit code is 1."""
    result = qmas("due", "--digest")
    assert "T-002" in result.stdout
    assert "could not be worked out" in result.stderr
    assert result.exit_code == 1


@pytest.mark.parametrize("words", [["due", "--json"], ["show", "T-002", "--json"]])
def test_json_holds_it(qmas: Run, words: list[str]) -> None:
    """The JSON is whole; what went wrong stands on standard error."""
    result = qmas(*words)
    (case,) = json.loads(result.stdout)["cases"]
    assert (case["stage"], result.exit_code) == ("broken", 1)
    assert result.stderr == f"{TOLD}\n"


@pytest.mark.parametrize("words", [[], ["--json"]])
def test_facts_of_a_file_too(words: list[str]) -> None:
    """A facts file with such a case is worked out as far as it can be."""
    result = run("assess", str(TWO), "--as-of", "2026-02-10", *words)
    assert result.exit_code == 1
    assert "T-001" in result.stdout
    assert result.stderr == f"{TOLD}\n"


def test_others_alone_end_well(qmas: Run) -> None:
    """A command that does not show it ends as ever."""
    assert qmas("show", "T-001").exit_code == 0
    assert qmas("explain", "T-001", "stay.ends").exit_code == 0
