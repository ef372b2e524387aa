"""Nothing in data steers a terminal, whichever command prints it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qmas_tui.cli.output import safe
from tests.cli.runs import Run, run

HOSTILE = "A\x1b]0;x\x07B\x9bC\u202eD\u2066E\x7fF"
STEERING = set(map(chr, [*range(32), *range(0x7F, 0xA0), 0x202E, 0x2066])) - {"\n"}


def test_signs_are_replaced() -> None:
    """Controls and signs that turn the reading order are replaced, lines are one."""
    assert safe(HOSTILE) == "A\ufffd]0;x\ufffdB\ufffdC\ufffdD\ufffdE\ufffdF"
    assert safe("a\tb\r\nc\u2028d\ud800") == "a b  c\ufffdd\ufffd"
    assert safe("陳大文 [Mr] O'Brien é") == "陳大文 [Mr] O'Brien é"


@pytest.fixture
def hostile(tmp_path: Path) -> Run:
    """A book whose every text steers a terminal."""
    said = json.dumps(HOSTILE)
    facts = tmp_path / "hostile.toml"
    facts.write_text(
        f'format = "qmas-book/1"\n[[holder]]\ncase = {said}\nname = {said}\n'
        f'name_zh = {said}\nadviser = {said}\ncitizenship = "other"\nroute = "gpt"\n'
        f"landed_on = 2024-02-12\ntags = [{said}]\nfamily = {said}\n"
        f"[[holder.note]]\non = 2026-01-01\ntext = {said}\n"
        f"[[holder.unread]]\ncolumn = {said}\ntext = {said}\n"
        f"[[holder.work]]\nkind = 'employment'\nemployer = {said}\n"
        f"[[holder.dependant]]\nname = {said}\nrelation = 'child'\n"
    )
    made = Run(tmp_path / "hostile.json")
    made.lines("restore", str(facts))
    return made


@pytest.mark.parametrize(
    "words",
    [
        ["due", "--within", "9999"],
        ["due", "--within", "9999", "--json"],
        ["due", "--within", "9999", "--csv"],
        ["show", HOSTILE],
        ["show", HOSTILE, "--json"],
        ["explain", HOSTILE],
        ["explain", HOSTILE, "stay.ends"],
        ["check"],
        ["show", HOSTILE + "!"],
        ["set", HOSTILE, "adviser=mw"],
        ["record", HOSTILE, "note", "text=" + HOSTILE],
        ["undo"],
        ["import", HOSTILE],
        ["rules", "show", HOSTILE],
        [HOSTILE],
    ],
)
def test_no_command_lets_them_through(hostile: Run, words: list[str]) -> None:
    """No command prints a control character, whether it does well or not."""
    result = hostile(*words)
    assert result.output
    assert not STEERING & set(result.output)


def test_json_keeps_what_it_escapes(hostile: Run) -> None:
    """JSON gives the very text back to a program that reads it."""
    printed = hostile("show", HOSTILE, "--json").stdout
    assert json.loads(printed)["cases"][0]["case"] == HOSTILE


def test_a_snapshot_escapes_them(hostile: Run, tmp_path: Path) -> None:
    """A snapshot holds them as escapes where TOML has to."""
    hostile.lines("snapshot", str(path := tmp_path / "s.toml"))
    assert "\x1b" not in path.read_text()
    assert run("assess", str(path)).exit_code == 0
