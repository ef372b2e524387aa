"""Every test has a home, a data, a config and a state folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from qmas_tui.cli import ask, past
from qmas_tui.exchange.facts_toml import write_facts
from qmas_tui.facts.holder import FORMAT, CaseFile
from tests.cli.runs import Run
from tests.scenarios.worked_cases import WORKED


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder under which everything of the user lies."""
    folder = tmp_path / "home"
    for name, below in (
        ("HOME", ""),
        ("XDG_DATA_HOME", "data"),
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_STATE_HOME", "state"),
        ("QMAS_TUI_CONFIG", "office"),
    ):
        monkeypatch.setenv(name, str(folder / below))
    (folder / "office").mkdir(parents=True)
    return folder


@pytest.fixture
def qmas(tmp_path: Path) -> Run:
    """Runs a command line on a book of two cases, on a day in 2026."""
    run = Run(tmp_path / "book.db")
    facts = Path(__file__).with_name("two.toml")
    assert run("restore", str(facts)).exit_code == 0
    return run


@pytest.fixture
def office(tmp_path: Path) -> Run:
    """Runs a command line on a book of two prospects and two holders on the way."""
    run = Run(tmp_path / "office.db", "2026-11-22")
    facts = Path(__file__).with_name("prospects.toml")
    assert run("restore", str(facts)).exit_code == 0
    return run


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody sits before a terminal and can be asked."""
    for module in (ask, past):
        monkeypatch.setattr(module, "can_ask", lambda: True)


@pytest.fixture
def worked(tmp_path: Path) -> Run:
    """Runs a command line on a book of the worked cases, on their day."""
    file = tmp_path / "worked.toml"
    file.write_text(write_facts(CaseFile(format=FORMAT, holder=WORKED.holder)))
    run = Run(tmp_path / "worked.db", str(WORKED.as_of))
    assert run("restore", str(file)).exit_code == 0
    return run
