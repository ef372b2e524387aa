"""The policy from the program's files and the office's."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qmas_tui.config.load import load_policy, read_policy_folder
from qmas_tui.errors import DataError

RULE = """\
[[rule]]
id = "X-01"
title = "A rule"
says = "It says so."
basis = "practice"
confidence = "medium"
kind = "press"
source = "A newspaper"
checked_on = 2026-11-22
"""


def office(folder: Path, text: str) -> Path:
    """A user's folder with a policy.toml of this text."""
    (folder / "policy.toml").write_text(text, "utf-8")
    return folder


def faults(folder: Path) -> list[str]:
    """What keeps an office's file from being used."""
    with pytest.raises(DataError) as caught:
        load_policy(folder)
    return [str(problem) for problem in caught.value.problems]


def shipped_faults(folder: Path, **files: str) -> list[str]:
    """What keeps a folder of rules from being read."""
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, "utf-8")
    with pytest.raises(DataError) as caught:
        read_policy_folder(folder)
    return [str(problem) for problem in caught.value.problems]


def test_without_office_file(tmp_path: Path) -> None:
    """No folder, and a folder without policy.toml, give the rules as shipped."""
    assert load_policy(tmp_path) == load_policy(None)


def test_office_file(tmp_path: Path) -> None:
    """Figures and holidays of the office's file count, with or without a reason."""
    text = """\
[figures]
work-none-warn-days = 45
target-days = { value = 49, why = "We file a week earlier." }

[[figure]]
rule = "E-11"
name = "application-fee"
value = 700

[[holiday]]
on = 2026-11-23
reason = "Election"
"""
    policy = load_policy(office(tmp_path, text))
    assert policy.figures.work_none_warn_days == 45
    assert policy.figures.target_days == 49
    assert policy.fees_on(date(2026, 1, 1)).application == 700
    assert not policy.is_working_day(date(2026, 11, 23))
    assert policy.rules["E-04"].overruled == (
        "target-days: 42 → 49 (We file a week earlier.)"
    )


def test_figure_for_some_days(tmp_path: Path) -> None:
    """A figure with from and to counts on these days alone, both included."""
    text = """\
[[figure]]
rule = "E-11"
name = "application-fee"
value = 620
from = 2027-04-01
to = 2028-03-31
why = "announced for next year"
"""
    policy = load_policy(office(tmp_path, text))
    days = (date(2027, 3, 31), date(2027, 4, 1), date(2028, 3, 31), date(2028, 4, 1))
    assert [policy.fees_on(day).application for day in days] == [600, 620, 620, 600]


def test_every_fault_of_the_office_file(tmp_path: Path) -> None:
    """A wrong type, an unknown key and a missing one are told together."""
    text = '[figures]\ntarget-days = "x"\n[[holiday]]\non = "tbc"\nwy = "?"\n'
    assert faults(office(tmp_path, text)) == [
        'policy.toml, figures, target-days: "x" is not any of: '
        "true or false, a whole number, a list, a table",
        'policy.toml, holiday 1, on: "tbc" is not a date; write it as 2028-03-15',
        "policy.toml, holiday 1: unknown key wy; did you mean why?",
        "policy.toml, holiday 1: reason is missing; add it",
    ]


def test_figures_that_do_not_exist(tmp_path: Path) -> None:
    """A misspelt figure is answered with the right name."""
    assert faults(office(tmp_path, "[figures]\ntarget-day = 1\n")) == [
        "policy.toml, figures, target-day: no rule sets a figure of this name; "
        "did you mean target-days?"
    ]


def test_figures_that_do_not_fit_the_others(tmp_path: Path) -> None:
    """A value that is sound alone and breaks the rules together is refused too."""
    text = '[[figure]]\nrule = "E-01"\nname = "filing-window"\nvalue = [1]\n'
    assert faults(office(tmp_path, text)) == [
        "policy.toml, figure 1 (filing-window): 1 is not a number; "
        "write a whole number of days"
    ]


def test_missing_source(tmp_path: Path) -> None:
    """A rule without its source is refused by file, number and id."""
    text = RULE.replace('source = "A newspaper"\n', "")
    assert shipped_faults(tmp_path, one=text) == [
        "one.toml, rule 1 (X-01): source is missing; add it"
    ]


def test_faults_of_several_files(tmp_path: Path) -> None:
    """All files are read before anything is said."""
    found = shipped_faults(
        tmp_path,
        one=RULE.replace('"press"', '"pres"'),
        two=RULE + 'form = 2026-01-01\noverruled = "x"\n',
        three=RULE + 'overruled = "x"\n',
        four=RULE
        + '[[rule.figure]]\nname = "x"\nvalue = 1\nunit = "HKD"\n'
        + '[[rule.figure.spells]]\nvalue = 2\nnote = "x: 1 → 2"\n',
        zero="rule = [",
    )
    assert found == [
        "four.toml, rule X-01, figure x, spells: only the program says what was "
        "overruled; take it out",
        'one.toml, rule 1 (X-01), kind: "pres" is not one of: court, forum, house, '
        "official, practitioner, press, statute; did you mean press?",
        "three.toml, rule X-01, overruled: only the program says what was overruled; "
        "take it out",
        "two.toml, rule 1 (X-01): unknown key form; did you mean from?",
        "zero.toml: it is not TOML: Invalid value (at end of document); "
        "correct it there",
    ]
