"""The rules on the desk: a figure is tried on the book before it counts."""

from __future__ import annotations

import asyncio
import threading
from datetime import date
from pathlib import Path

import pytest

from qmas_tui.casework.case_list import Progress
from qmas_tui.casework.casework import Casework
from qmas_tui.casework.open import open_casework
from qmas_tui.casework.rules import Proposal, proposal_diff
from qmas_tui.desk.screens import rules_diff
from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.form import FormScreen
from qmas_tui.desk.screens.rule import RuleScreen
from qmas_tui.desk.screens.rules import RulesScreen
from qmas_tui.desk.screens.rules_diff import RulesDiffScreen
from qmas_tui.scenarios.rules_diff import RulesDiff
from tests.desk.idle import until
from tests.desk.support import (
    LOW,
    at_desk,
    book_of,
    box_text,
    casework_of,
    on,
    press,
    screen_text,
    settle,
    told,
)
from tests.make import AS_OF, holder

ODD = "[/] [Dr] 陳大文"
SOON = [{"until": date(2027, 1, 20), "confirmed": True}]
LATE = [{"until": date(2027, 6, 20), "confirmed": True}]


def office() -> Casework:
    """Three cases, of which one is closed."""
    return casework_of(
        holder(case="Q-1", name=ODD, grant=SOON),
        holder(case="Q-2", name="HO Mei", grant=LATE),
        holder(case="Q-3", status="closed", closed_on=date(2026, 1, 1)),
    )


@pytest.mark.presses("rules", "find-rule", "set-figure", "accept-rules")
async def test_an_announced_fee_is_entered_and_its_diff_read(tmp_path: Path) -> None:
    """In nine keys, fee and first day aside; ctrl+s asks in the demo, and it counts."""
    path = tmp_path / "config" / "policy.toml"
    async with at_desk(office()) as (desk, pilot):
        await press(pilot, "R / f e e enter c '620' tab '22/11/26' ctrl+s")
        on(desk, RulesDiffScreen)
        text = screen_text(desk)
        assert "E-11 application fee HK$620 from 22 Nov 2026" in text
        assert "nothing is accepted yet" in text
        assert "2 moved of 2 cases looked at, 1 closed." in text
        assert "application fee: HK$600 → HK$620 from 22 Nov 2026" in text
        assert "fees HK$20 more" in text
        assert ODD in text
        assert not path.exists()
        await press(pilot, "enter")
        assert on(desk, CaseScreen).case == "Q-1"
        await press(pilot, "escape ctrl+s")
        assert "thrown away with the desk" in box_text(desk)
        assert not path.exists()
        await press(pilot, "y")
        on(desk, RulesScreen)
        assert "yours" in screen_text(desk)
        assert path.read_text().startswith('[[figure]]\nrule = "E-11"\n')
        fees = desk.casework.assessed("Q-1").assessment.fees
        assert fees is not None
        assert fees.per_person == 1920


@pytest.mark.presses("show-rule", "set-here", "unset-figure")
async def test_a_figure_is_corrected_on_its_rule_and_taken_out(tmp_path: Path) -> None:
    """What cannot be is said at its field; esc leaves everything as it was."""
    folder = tmp_path / "config"
    folder.mkdir()
    file = folder / "policy.toml"
    before = "[figures]\ntarget-days = 30 # ours\n"
    file.write_text(before)
    casework = book_of(tmp_path / "book.db", holder(grant=LATE))
    async with at_desk(casework, LOW) as (desk, pilot):
        await press(pilot, "R / y o u r s enter")
        assert "1 of 154" in screen_text(desk)
        assert "yours" in screen_text(desk)
        await press(pilot, "enter")
        on(desk, RuleScreen)
        assert "Value: target-days = 30 days" in screen_text(desk)
        await press(pilot, "enter ctrl+u 'x' ctrl+s")
        on(desk, FormScreen)
        assert "is not a whole number such as 3" in screen_text(desk)
        await press(pilot, "ctrl+u '35' ctrl+s")
        on(desk, RulesDiffScreen)
        assert "target days: 30 days → 35 days" in screen_text(desk)
        await press(pilot, "escape")
        on(desk, RuleScreen)
        assert file.read_text() == before
        await press(pilot, "x")
        assert "E-04 target days as the program has it" in screen_text(desk)
        assert "30 days → 42 days" in screen_text(desk)
        await press(pilot, "ctrl+s")
        assert "target-days" not in file.read_text()
        assert (folder / "policy.toml.before").read_text() == before
        await press(pilot, "x")
        assert "takes out what is yours alone" in told(desk)[-1]
        file.write_text("[[")
        await press(pilot, "q q R")
        assert "which are of this office cannot be read" in screen_text(desk)


@pytest.mark.presses("rules-file")
async def test_a_file_is_held_against_the_rules_in_force(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its entries are taken over beside those there; one at fault is refused."""
    monkeypatch.chdir(tmp_path)
    Path("announced.toml").write_text(
        '[figures]\ntarget-days = 30\n[[holiday]]\non = 2027-01-20\nreason = "late"\n'
    )
    Path("empty.toml").write_text("")
    async with at_desk(office(), (200, 50)) as (desk, pilot):
        await press(pilot, "R o 'empty.toml' ctrl+s")
        assert "it sets nothing" in screen_text(desk)
        await press(pilot, "ctrl+u 'announced.toml' ctrl+s")
        text = screen_text(desk)
        assert "announced.toml" in text
        assert "Otherwise, too: holidays" in text
        assert "last filing day: 20 Jan 2027 → 19 Jan 2027 (1 d earlier)" in text
        await press(pilot, "ctrl+s y")
        on(desk, RulesScreen)
    assert "target-days = 30" in (tmp_path / "config" / "policy.toml").read_text()


@pytest.mark.presses("rules-waiting")
async def test_rules_that_came_alone_are_told_and_accepted(tmp_path: Path) -> None:
    """The header says so, a line offers who moves; ctrl+s accepts, and it is quiet.

    The keys named are those that the user gave.
    """
    path = tmp_path / "book.db"
    async with at_desk(book_of(path, holder(grant=LATE)), LOW) as (desk, pilot):
        await settle(pilot)
        await press(pilot, "R d")
        assert told(desk)[-1].startswith("The rules in force are those that")
    file = tmp_path / "config" / "policy.toml"
    file.parent.mkdir(exist_ok=True)
    file.write_text("[figures]\ntarget-days = 30\n")
    file.with_name("keys.toml").write_text('rules-waiting = "f6"\n')
    async with at_desk(open_casework(path, AS_OF), LOW) as (desk, pilot):
        await settle(pilot)
        assert any("R and then f6 shows who moves" in each for each in told(desk))
        assert "rules changed, R" in screen_text(desk)
        await press(pilot, "R")
        assert "!! Changed since you accepted them on " in screen_text(desk)
        assert "f6 shows who moves." in screen_text(desk)
        await press(pilot, "f6")
        text = screen_text(desk)
        assert "The desk works by these rules already" in text
        assert "file by (target): " in text
        await press(pilot, "ctrl+s")
        assert "Changed since" not in screen_text(desk)
        assert "rules changed" not in screen_text(desk).splitlines()[0]
    async with at_desk(open_casework(path, AS_OF), LOW) as (desk, pilot):
        await settle(pilot)
        assert "rules changed" not in screen_text(desk)


async def test_a_diff_that_takes_its_time_can_be_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It says how far it is, nothing can be accepted yet, and esc stops it."""
    may_go, ended = threading.Event(), threading.Event()

    def slow(casework: Casework, asked: Proposal, step: Progress) -> RulesDiff | None:
        def halting(done: int, total: int) -> bool:
            go_on = step(done, total)
            may_go.wait(20)
            return go_on and step(done, total)

        found = proposal_diff(casework, asked, halting)
        assert found is None, "it was stopped"
        ended.set()
        return found

    monkeypatch.setattr(rules_diff, "proposal_diff", slow)
    async with at_desk(office()) as (desk, pilot):
        await press(pilot, "R / h s 0 1 enter c right")
        await pilot.press("ctrl+s")
        held = "Holding them against each other: 0 of 3 cases"
        await until(pilot, lambda: held in screen_text(desk))
        await pilot.press("ctrl+s", "y")
        await pilot.pause()
        assert set(told(desk)) == {rules_diff.WAIT}
        await pilot.press("escape")
        await pilot.pause()
        on(desk, RulesScreen)
        may_go.set()
        assert await asyncio.to_thread(ended.wait, 20), "it went on"
        await settle(pilot)
        assert not desk.is_reading
        on(desk, RulesScreen)
