"""Rules held against rules on the command line."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path

from msgspec import structs

from qmas_tui.config.accepted import Copy, copy_of, write_copy
from qmas_tui.config.load import load_rules
from qmas_tui.config.place import config_folder
from qmas_tui.config.settings import user_folder
from qmas_tui.policy.amend import Amendment, amended
from qmas_tui.policy.office import Office
from tests.cli.runs import Run


def test_rules_held_against_rules(worked: Run, tmp_path: Path) -> None:
    """An announced fee is tried on the whole book: which figure, from when, and who."""
    file = tmp_path / "announced.toml"
    file.write_text(
        '[[figure]]\nrule = "E-11"\nname = "application-fee"\nvalue = 620\n'
        "from = 2026-11-29\n"
    )
    told = worked.text("rules", "diff", "shipped", str(file))
    assert "E-11 application fee: HK$600 → HK$620 from 29 Nov 2026" in told
    assert "fees up: 8, down: 0" in told
    found = json.loads(worked.text("rules", "diff", "office", str(file), "--json"))
    assert (found["looked_at"], found["closed"]) == (8, 1)
    head, alike, nobody, *_ = worked.lines("rules", "diff", "shipped", "office")
    assert head == "From shipped to office, asked on 29 Nov 2026:"
    assert alike.startswith("In all that could move a holder they are alike")
    assert nobody == "Nobody moves: 8 cases looked at, 1 closed."
    four = tmp_path / "four.toml"
    four.write_text("figures = { three-month-window = false }")
    told = worked.text("rules", "diff", "shipped", str(four))
    assert "The greatest move of a day to act: B3, 45 d later." in told


def test_rules_of_another_version(worked: Run, tmp_path: Path) -> None:
    """A folder of rules is held against those of the program: where only words differ
    nobody moves; on another day others move; a figure that nobody uses is named."""
    folder = tmp_path / "policy"
    shutil.copytree(config_folder() / "policy", folder)
    entry = folder / "right-of-abode.toml"
    title = re.compile('^title = "', re.MULTILINE)
    entry.write_text(title.sub('title = "Of old: ', entry.read_text()))
    against = ("rules", "diff", str(folder), "shipped")
    assert "Nobody moves: 8 cases looked at" in worked.text(*against)
    file = tmp_path / "own.toml"
    file.write_text("figures = { three-month-window = false, planner-months = 30 }")
    told = worked.text("rules", "diff", str(folder), str(file))
    assert "used by no case" in told
    assert "Act earlier: 0, later: 7" in told
    later = ("--as-of", "2027-03-01", "rules", "diff", str(folder), str(file))
    assert "Act earlier: 0, later: 2" in worked.text(*later)
    found = json.loads(worked.text("rules", "diff", "shipped", str(file), "--json"))
    assert {each["name"]: each["used_by"] for each in found["figures"]} == {
        "three-month-window": "cases",
        "planner-months": "nobody",
    }
    assert (found["before"], found["after"]) == ("shipped", str(file))
    (tmp_path / "empty").mkdir()
    refused = worked.refused("rules", "diff", str(tmp_path / "empty"), "shipped")
    assert "holds no rules; name a folder like config/policy" in refused


def test_rules_accepted_last(worked: Run) -> None:
    """Those accepted last are known by name once the desk has kept them."""
    accepted = ("rules", "diff", "accepted", "shipped")
    assert "No rules are known to have been accepted" in worked.refused(*accepted)
    rules, day = load_rules(None), date(2026, 1, 1)
    no_window = Amendment(Office(figures={"three-month-window": False}))
    old = structs.replace(rules, office=amended(rules.office, no_window))
    kept = copy_of(user_folder())
    write_copy(kept, Copy(old, day))
    told = worked.text(*accepted)
    assert "HS-01 three month window: off → on" in told
    assert "Act earlier: 7" in told
    kept.write_bytes(b"spoilt")
    assert "accepted last cannot be read" in worked.refused(*accepted)
