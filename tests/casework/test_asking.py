"""A scenario wherever it comes from, and rules by their names."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec import structs

from qmas_tui.casework.asking import (
    answered,
    answered_against,
    from_file,
    from_saved,
    save_asked,
    typed,
)
from qmas_tui.casework.casework import Casework
from qmas_tui.casework.open import open_facts
from qmas_tui.casework.rule_names import rules_named
from qmas_tui.casework.scenarios import saved_answers
from qmas_tui.config.accepted import Copy, copy_of, write_copy
from qmas_tui.config.load import load_rules
from qmas_tui.config.place import config_folder
from qmas_tui.config.settings import user_folder
from qmas_tui.errors import DataError
from qmas_tui.facts.holder import FORMAT, CaseFile
from tests.scenarios.worked_cases import AS_OF, WORKED

FILE = """\
format = "qmas-scenario/1"
[[scenario]]
name = "lost"
case = "B1"
[[scenario.change]]
job-lost = 2026-12-31
[[scenario]]
name = "by others"
case = "B1"
rules = "own.toml"
[[scenario]]
name = "lost"
case = "B2"
rules = "shipped"
"""


@pytest.fixture
def casework() -> Casework:
    """The book of the worked cases, on their day."""
    return open_facts(CaseFile(format=FORMAT, holder=WORKED.holder), AS_OF)


def test_wherever_it_comes_from(casework: Casework, tmp_path: Path) -> None:
    """Typed, saved and read from a file, the same changes are answered alike."""
    asked = typed(casework, "B1", ["job-lost=2026-12-31"])
    save_asked(casework, asked, "lost")
    (path := tmp_path / "s.toml").write_text(FILE)
    of_file, others = from_file(path, "B1")
    again = from_saved(casework, "B1", "lost")
    assert answered(casework, asked) == answered(casework, again)
    assert answered(casework, asked) == answered(casework, of_file)
    assert others.rules == str(tmp_path / "own.toml")
    assert from_file(path, "B2")[0].rules == "shipped"
    held = answered_against(casework, asked, again)
    assert (held.verdict, held.moved) == ("the same", ())


def test_a_file_is_read_strictly(tmp_path: Path) -> None:
    """A name that stands twice and a case without scenarios are told."""
    (path := tmp_path / "s.toml").write_text(FILE.replace("by others", "lost"))
    with pytest.raises(DataError) as caught:
        from_file(path, "B1")
    assert "the name lost stands twice for B1" in str(caught.value.problems[0])
    path.write_text(FILE)
    with pytest.raises(DataError, match="no scenario of B9; it has some of: B1, B2"):
        from_file(path, "B9")


def test_the_list_says_why_one_is_not_asked(casework: Casework) -> None:
    """One out of date, and one whose day is over, stand in the list with the reason."""
    asked = typed(casework, "B1", ["job-lost=2026-12-31"])
    save_asked(casework, structs.replace(asked, then=date(2027, 1, 2)), "lost")
    (well,) = saved_answers(casework, "B1")
    assert well.answer is not None
    casework.move_to(date(2027, 2, 1))
    (over,) = saved_answers(casework, "B1")
    assert over.why_not.startswith("2 Jan 2027 is over")
    casework.move_to(AS_OF)
    casework.amend("B1", "work", 1, [("employer", "Other")])
    (late,) = saved_answers(casework, "B1")
    assert late.why_not.startswith("out of date: a row")
    with pytest.raises(DataError, match="out of date"):
        from_saved(casework, "B1", "lost")
    assert from_saved(casework, "B1", "lost", looked_at=True).changes == asked.changes


def test_rules_by_name(tmp_path: Path) -> None:
    """Those of the program, of the office, accepted last, of a file and of a folder."""
    shipped = rules_named("shipped")
    assert rules_named("office").rules.keys() == shipped.rules.keys()
    with pytest.raises(DataError, match="No rules are known to have been accepted"):
        rules_named("accepted")
    kept = copy_of(user_folder())
    write_copy(kept, Copy(load_rules(None), AS_OF))
    assert rules_named("accepted").rules.keys() == shipped.rules.keys()
    kept.write_bytes(b"spoilt")
    with pytest.raises(DataError, match="cannot be read"):
        rules_named("accepted")
    folder = rules_named(str(config_folder() / "policy"))
    assert folder.policy.figures == shipped.policy.figures
    (own := tmp_path / "own.toml").write_text("figures = { planner-months = 9 }")
    assert rules_named(str(own)).policy.figures.planner_months == 9
    with pytest.raises(DataError, match="holds no rules"):
        rules_named(str(kept.parent))
