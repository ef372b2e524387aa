"""Commands that look: due, show, explain, assess."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from tests.cli.runs import Run, process, run

TWO = Path(__file__).with_name("two.toml")


def test_due_in_words(qmas: Run) -> None:
    """A row says case, name, day to act, limit and why, in words and on one line."""
    head, *_notes, row = qmas.lines("due")
    assert head == "book.db, Tue 10 Feb 2026: 1 of 2 cases to act on within 60 days."
    assert row == (
        "T-002, =SUM(A1): act by 10 Feb 2026 (today); limit of stay 1 Mar 2026 "
        "(in 19 d); why: answer the department by 10 Feb 2026; next: answer, then "
        "record the day."
    )


def test_due_within(qmas: Run) -> None:
    """Days ahead decide who is listed, in the order of the queue."""
    far = qmas.lines("due", "--within", "9999", "--csv")
    assert [row.split(",")[3] for row in far] == ["Reference", "T-002", "T-001"]
    qmas.as_of = "2026-02-09"
    assert "none of 2 cases" in qmas.lines("due", "--within", "0")[0]


def test_due_json(qmas: Run) -> None:
    """JSON holds the objects of the format, for the cases listed alone."""
    found = json.loads(qmas.text("due", "--json"))
    assert found["as_of"] == "2026-02-10"
    assert [case["case"] for case in found["cases"]] == ["T-002"]
    assert found["cases"][0]["act_by"] == "2026-02-10"


def test_due_csv_holds_no_formula(qmas: Run) -> None:
    """No cell of the table is worked out by a spreadsheet program."""
    rows = list(csv.DictReader(qmas.lines("due", "--csv", "--within", "9999")))
    assert rows[0]["Name"] == "'=SUM(A1)"
    assert rows[1]["Chinese name"] == "陳大文"
    assert all(date.fromisoformat(row["Act by"]) for row in rows)


def test_due_exit_code(qmas: Run) -> None:
    """The exit code is 3 when a case is to act on today, and asked for; else 0."""
    assert qmas("due").exit_code == 0
    assert qmas("due", "--exit-code", "--within", "0", "--json").exit_code == 3
    qmas.as_of = "2026-02-09"
    assert qmas("due", "--exit-code").exit_code == 0


def test_a_digest_is_silent_where_nothing_is_due(qmas: Run) -> None:
    """It prints a line for each case that is due, and exits with 3 only then."""
    result = qmas("due", "--digest")
    assert (result.exit_code, result.stderr) == (3, "")
    assert result.stdout == (
        "T-002: act by 10 Feb 2026 (today); limit of stay 1 Mar 2026 "
        "(in 19 d); why: answer the department by 10 Feb 2026; next: answer, then "
        "record the day.\n"
    )
    qmas.as_of = "2026-02-09"
    assert qmas.lines("due", "--digest") == []
    assert qmas("due", "--digest", "--within", "1").exit_code == 3
    assert qmas("due", "--digest", "--names", "--within", "1").stdout.startswith(
        "T-002, =SUM(A1): act by"
    )
    assert "exclude each other" in qmas.refused("due", "--digest", "--csv", code=2)
    assert "goes with --digest" in qmas.refused("due", "--names", code=2)


def test_a_case_put_off_says_so(qmas: Run) -> None:
    """A case that was put off stays in the list and says until when.

    One whose item is lost today is refused.
    """
    snooze = ["record", "T-002", "review", "outcome=snoozed", "until=2026-02-20"]
    assert qmas(*snooze).exit_code == 1
    qmas.lines("amend", "T-002", "request", "1", "answered_on=today")
    qmas.lines(*snooze)
    assert "asleep until 20 Feb 2026" in qmas.lines("due")[-1]
    rows = list(csv.DictReader(qmas.lines("due", "--csv")))
    assert rows[0]["Asleep until"] == "2026-02-20"


def test_show_in_words(qmas: Run) -> None:
    """The page holds every part, and names each row as amend takes it."""
    text = qmas.text("show", "T-001")
    assert text.startswith("CHAN Tai Man 陳大文   T-001")
    for words in ("Lion Rock Capital", "[grant 2]", "[trip 1]", "15 nights"):
        assert words in text
    assert not any("\u2500" <= sign <= "\u25ff" for sign in text)


def test_show_json(qmas: Run) -> None:
    """JSON of one case is the same object that due prints."""
    shown = json.loads(qmas.lines("show", "T-002", "--json")[0])
    assert shown == json.loads(qmas.lines("due", "--json")[0])


def test_unknown_case(qmas: Run) -> None:
    """A reference that is not in the book exits with 1 and is named."""
    for words in (["show", "T-9"], ["explain", "T-9"], ["show", "T-9", "--json"]):
        assert "T-9" in qmas.refused(*words)


def test_explain(qmas: Run) -> None:
    """Each kind that the list names is explained with its rules."""
    kinds = [line.split(",")[0].strip() for line in qmas.lines("explain", "T-001")[1:]]
    assert "extension.opens" in kinds
    for kind in kinds:
        assert len(qmas.lines("explain", "T-001", kind)) > 3
    text = qmas.text("explain", "T-001", "extension.opens")
    assert "E-02" in text
    assert "20 Feb 2028" in text


def test_explain_for_a_dependant(qmas: Run) -> None:
    """The subject chooses the dependant whose date is explained."""
    words = ["explain", "T-002", "extension.opens", "--subject", "LEE Ming"]
    assert len(qmas.lines(*words)) > 3
    result = qmas(*words[:-1], "Nobody")
    assert result.exit_code == 1


def test_explain_what_is_not_there(qmas: Run) -> None:
    """A kind that the case does not have exits with 1 and lists what there is."""
    assert "extension.opens" in qmas.refused("explain", "T-001", "work.none")


def test_assess_touches_no_book(home: Path) -> None:
    """Facts are worked out in words or JSON, in the queue's order, without a book."""
    words = ["assess", str(TWO), "--as-of", "2026-02-10"]
    found = json.loads(run(*words, "--json").stdout)
    assert [case["case"] for case in found["cases"]] == ["T-002", "T-001"]
    assert "act by 10 Feb 2026 (today)" in run(*words).stdout
    assert not (home / "data").exists()


def test_assess_says_all_that_is_wrong(tmp_path: Path) -> None:
    """A bad facts file exits with 1 and every problem is named."""
    bad = tmp_path / "bad.toml"
    bad.write_text(
        'format = "qmas-book/1"\n[[holder]]\ncase = "Q-1"\nname = "A"\n'
        'citizenship = "moon"\nroute = "gpt"\nshoes = 44\n'
    )
    result = run("assess", str(bad), "--json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "citizenship" in result.stderr
    assert "shoes" in result.stderr


@pytest.mark.parametrize("words", [["due"], ["due", "--json"], ["show", "T-001"]])
def test_a_terminal_without_chinese(qmas: Run, words: list[str]) -> None:
    """Signs that the terminal does not know become "?", or escapes in JSON."""
    ran = process(
        *words, "--book", str(qmas.book), PYTHONIOENCODING="ascii", PYTHONUTF8="0"
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.isascii()


def test_rows_of_every_standing(home: Path, tmp_path: Path) -> None:
    """Days ahead, past and lost, and a stay not begun, are each said in words."""
    facts = tmp_path / "facts.toml"
    facts.write_text(
        'format = "qmas-book/1"\n'
        + "".join(
            f'[[holder]]\ncase = "Q-{number}"\nname = "N"\ncitizenship = "other"\n'
            f'route = "gpt"\n{dates}\n'
            for number, dates in enumerate(
                (
                    "applied_on = 2025-01-01",
                    "approved_on = 2026-01-05",
                    "landed_on = 2023-01-05\n[[holder.grant]]\nuntil = 2026-02-09",
                )
            )
        )
    )
    lines = run("assess", str(facts), "--as-of", "2026-02-10").stdout.splitlines()
    rows = {line[:3]: line for line in lines[1:]}
    assert rows["Q-0"] == "Q-0, N: nothing to act on; applied."
    assert "act by 5 Apr 2026 (in 54 d); approved" in rows["Q-1"]
    assert "(1 d late); limit of stay 9 Feb 2026 (1 d late)" in rows["Q-2"]
    assert not (home / "data").exists()


PROSPECTS = 'format = "qmas-book/2"\nas_of = 2026-11-22\n' + "".join(
    f'[[prospect]]\ncase = "P-{n}"\nname = "{name}"\ncitizenship = "other"\n'
    'route = "gpt"\n'
    for n, name in enumerate(("[Dr] Lee", "陳大文"), 1)
)


def test_assess_prospects(tmp_path: Path) -> None:
    """A file with prospects gives each a line, and in JSON their findings beside those
    of holders; a what-if sets their filing day."""
    facts = tmp_path / "facts.toml"
    facts.write_text(PROSPECTS, "utf-8")
    lines = run("assess", str(facts)).stdout.splitlines()
    assert [line.split(":")[0] for line in lines[-3:]] == [
        "2 prospects.",
        "P-1, [Dr] Lee",
        "P-2, 陳大文",
    ]
    found = json.loads(run("assess", str(facts), "--json").stdout)
    assert [each["case"] for each in found["prospects"]] == ["P-1", "P-2"]
    assert found["cases"] == found["statistics"] == []
    words = ("assess", str(facts), "--json", "--file-on", "2012-04-01")
    what_if = json.loads(run(*words).stdout)["prospects"][0]
    assert (what_if["gpt"]["test"], what_if["evaluated_on"]) == ("points", "2012-04-01")


def test_assess_without_prospects() -> None:
    """JSON says nothing of prospects where there are none."""
    words = ("assess", str(TWO), "--as-of", "2026-02-10", "--json")
    assert "prospects" not in json.loads(run(*words).stdout)
