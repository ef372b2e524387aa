"""Scenarios that are saved, or read from a file, on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.runs import Run

LOST = ("what-if", "B1", "job-lost=2026-12-31")


def test_saved_and_asked_by_name(worked: Run) -> None:
    """A saved scenario is listed with its verdict, asked by name as it was typed, and
    can be taken out; none of it is in the history."""
    before = worked.text("history")
    told = worked.lines(*LOST, "--save", "job lost")
    assert told[-1] == "B1: scenario saved, job lost."
    again = worked.lines("what-if", "B1", "--saved", "job lost")
    assert again[0].startswith('SCENARIO "job lost", not recorded: B1')
    assert again[1:] == told[1:-1]
    assert "  job lost: worse on 1 Jan 2027" in worked.lines("what-if", "B1")
    (listed,) = json.loads(worked.text("what-if", "B1", "--json"))
    assert (listed["verdict"], listed["why_not"]) == ("worse", None)
    assert worked("what-if", "B1", "--exit-code").exit_code == 3
    assert worked.text("history") == before
    assert "taken out" in worked.text("what-if", "B1", "--forget", "job lost")
    assert worked.lines("what-if", "B1") == ["B1 HOLDER B1: no saved scenario."]


def test_out_of_date(worked: Run) -> None:
    """One whose base row has changed is not run until it is saved again."""
    worked.text(*LOST, "--save", "job lost")
    worked.text("amend", "B1", "work", "1", "employer=Other")
    assert "job lost: out of date: a row" in worked.text("what-if", "B1")
    told = worked.refused("what-if", "B1", "--saved", "job lost")
    assert told.startswith("B1, job lost is out of date: a row that it is about")
    again = ("what-if", "B1", "--saved", "job lost")
    assert "saved again" in worked.text(*again, "--save", "job lost")
    assert worked.lines(*again)


def test_its_day_is_over(worked: Run) -> None:
    """One that was to be asked on a day that is over says so, in the list too."""
    worked.text(*LOST, "--then", "2027-01-02", "--save", "job lost")
    later = Run(worked.book, "2027-02-01")
    told = "  job lost: 2 Jan 2027 is over; ask on 1 Feb 2027 or a later day"
    assert told in later.lines("what-if", "B1")
    again = ("what-if", "B1", "--saved", "job lost", "--then", "2027-02-01")
    assert "on 1 Feb 2027" in later.text(*again)


def test_two_side_by_side(worked: Run) -> None:
    """A scenario is held against a saved one, on the later of their days."""
    worked.text(*LOST, "--save", "job lost")
    new = ("what-if", "B1", "job-lost=2026-12-31", "job=2027-01-05,52k", "--against")
    told = worked.text(*new, "job lost")
    assert "What was typed is better than" in told
    assert "gone: no work" in told
    found = json.loads(worked.text(*new, "job lost", "--json"))
    assert (found["scenario"], found["verdict"]) == (None, "better")
    trip = ("trip=2026-12-20..2027-02-05", "--then", "2026-11-29")
    away = ("what-if", "B1", *trip, "--against", "job lost")
    assert 'worse than "job lost" in some things' in worked.text(*away)
    worked.text("what-if", "B1", "--saved", "job lost", "--save", "same")
    told = worked.text("what-if", "B1", "--saved", "same", "--against", "job lost")
    assert "Neither is worse" in told
    assert "  Nothing moves." in told


def test_a_file_of_scenarios(worked: Run, tmp_path: Path) -> None:
    """A file is read strictly; its scenarios of the case are asked in turn."""
    file = tmp_path / "s.toml"
    file.write_text(
        'format = "qmas-scenario/1"\n'
        '[[scenario]]\nname = "lost"\ncase = "B1"\nthen = 2027-01-02\n'
        "[[scenario.change]]\njob-lost = 2026-12-31\n"
        '[[scenario]]\nname = "away"\ncase = "B1"\nrules = "own.toml"\n'
        "[[scenario.change]]\nadd = { table = 'trip', values = { out = 2026-12-20 } }\n"
        '[[scenario]]\nname = "lost"\ncase = "B2"\n'
    )
    asked = ("what-if", "B1", "--file", str(file))
    assert "own.toml" in worked.refused(*asked)
    (tmp_path / "own.toml").write_text("figures = { three-month-window = false }")
    told = worked.text(*asked)
    assert 'SCENARIO "lost", not recorded: B1 HOLDER B1 on 2 Jan 2027' in told
    assert "by rules" in told
    assert [each["then"] for each in json.loads(worked.text(*asked, "--json"))] == [
        "2027-01-02",
        "2026-12-20",
    ]
    assert "several scenarios of B1: lost, away" in worked.refused(
        *asked, "--save", "x", code=2
    )
    assert "s.toml has no scenario of B3" in worked.refused(
        "what-if", "B3", "--file", str(file)
    )
    two = ("what-if", "B2", "--file", str(file), "--save", "from file")
    assert "scenario saved, from file" in worked.text(*two)
    file.write_text(
        'format = "qmas-scenario/2"\nmore = 1\n'
        '[[scenario]]\nname = "a"\ncase = "B1"\n[[scenario.change]]\njob_lost = 1\n'
    )
    told = worked.refused(*asked)
    for fault in ("format", "more", "job_lost"):
        assert fault in told
    file.write_text(
        'format = "qmas-scenario/1"\n' + '[[scenario]]\nname = "a"\ncase = "B1"\n' * 2
    )
    assert "the name a stands twice for B1" in worked.refused(*asked)


@pytest.mark.parametrize(
    "words",
    [
        ("file=2026-12-15", "--saved", "x"),
        ("--save", "x"),
        ("--against", "x"),
        ("--forget", "x", "file=2026-12-15"),
        ("trip",),
        ("--forget-all",),
    ],
)
def test_what_excludes_each_other(worked: Run, words: tuple[str, ...]) -> None:
    """Options that mean nothing together are told, and nothing is done."""
    worked.refused("what-if", "B1", *words, code=2)


def test_json_stays_json_when_saving(worked: Run) -> None:
    """What is saved is told apart from the JSON, and all of a case can be taken out."""
    result = worked(*LOST, "--save", "x", "--json")
    assert json.loads(result.stdout)["verdict"] == "worse"
    assert result.stderr == "B1: scenario saved, x.\n"
    worked.text("what-if", "B1", "--forget-all", "--yes")
    assert json.loads(worked.text("what-if", "B1", "--json")) == []


def test_a_brief_for_the_client(worked: Run, tmp_path: Path) -> None:
    """A saved scenario is written for the client; one out of date is not."""
    worked.text(*LOST, "--save", "job lost")
    brief = ("brief", "B1", "--what-if", "job lost")
    assert "SCENARIO, not recorded: job lost" in worked.text(*brief)
    page = tmp_path / "if.html"
    worked.text(*brief, str(page))
    assert "<th>If so</th>" in page.read_text()
    worked.refused("brief", "--view", "today", "--what-if", "job lost", code=2)
    worked.text("amend", "B1", "work", "1", "employer=Other")
    assert "out of date" in worked.refused(*brief)
