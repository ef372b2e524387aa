"""What cannot be and what is odd: desk and command line say it in the same words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from textual.pilot import Pilot

from qmas_tui.desk.app import Desk
from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.form import FormScreen
from qmas_tui.desk.screens.recorder import Recorder
from tests.cli.runs import Run
from tests.desk.support import at_desk, book_of, box_text, field, on, press, settle
from tests.make import AS_OF, holder

SOMEBODY = holder(
    grant=[
        {"until": date(2025, 3, 15), "granted_on": date(2023, 2, 20)},
        {"until": date(2028, 3, 15), "granted_on": date(2025, 3, 4)},
    ],
    trip=[{"out": date(2026, 11, 1)}],
    income=[{"year": "2024/25", "assessable": 500000}],
)
TALL = (70, 50)
Typed = tuple[str, Mapping[str, str]]
CHILD = {"name": "LEE Mo", "relation": "child"}
JOB = {"kind": "employment"}
IMPOSSIBLE: Sequence[Typed] = (
    ("trip", {"out": "5/3/25", "back": "1/3/25"}),
    ("trip", {"out": "2/11/26"}),
    ("work", {**JOB, "from": "2/2/26", "to": "1/2/26"}),
    ("excluded", {"from": "2/2/26", "to": "1/2/26"}),
    ("gap", {"ended": "2/2/26", "resumed": "1/2/26"}),
    ("filing", {"kind": "extension", "filed_on": "+2d", "decided_on": "+1d"}),
    ("request", {"asked_on": "2/2/26", "answered_on": "1/2/26"}),
    ("grant", {"until": "1/1/23", "granted_on": "+1d"}),
    (
        "dependant",
        {**CHILD, "born_on": "+1d", "landed_on": "+1d", "residence_since": "+2d"},
    ),
    (
        "holder",
        {
            "applied_on": "1/4/23",
            "approved_on": "1/1/22",
            "born_on": "+1d",
            "residence_since": "1/1/24",
        },
    ),
    ("lost job", {"on": "1/1/23"}),
)
ODD: Sequence[Typed] = (
    ("grant", {"until": "15/3/2082"}),
    ("grant", {"until": "15/3/27", "granted_on": "today"}),
    ("passport", {"expires_on": "1/1/45"}),
    (
        "work",
        {**JOB, "from": "1/1/26", "monthly_income": "450k", "currency": "HKD"},
    ),
    ("income", {"year": "2025/26", "assessable": "50000"}),
    ("dependant", {**CHILD, "limit_of_stay": "1/1/2060"}),
)


def refused(run: Run, table: str, typed: Mapping[str, str], code: int) -> str:
    """What the command line says."""
    words = [f"{name}={text}" for name, text in typed.items()]
    head = {"holder": ["set", "Q-1"], "lost job": ["lost-job", "Q-1"]}
    return run.refused(*head.get(table, ["record", "Q-1", table]), *words, code=code)


async def save(pilot: Pilot[int], table: str, typed: Mapping[str, str]) -> None:
    """Type it in the form of the desk, and save."""
    desk = pilot.app
    assert isinstance(desk, Desk)
    recorder = on(desk, CaseScreen).recorder
    if table == "holder":
        recorder.particulars()
    elif table == "lost job":
        assert isinstance(recorder, Recorder)
        recorder.job_lost()
    else:
        recorder.record(table, list(typed.items()))
    await pilot.pause()
    form = on(desk, FormScreen)
    form.put([each for each in typed.items() if each not in form.given])
    form.action_save()
    await settle(pilot)


async def test_what_cannot_be_is_refused_at_both_doors(tmp_path: Path) -> None:
    """At its field, with the row and what would do; nothing is saved by either."""
    run = Run(tmp_path / "book.db", AS_OF.isoformat())
    async with at_desk(book_of(run.book, SOMEBODY), TALL) as (desk, pilot):
        before = desk.casework.holders["Q-1"]
        await press(pilot, "0 enter")
        for table, typed in IMPOSSIBLE:
            said = refused(run, table, typed, 1).splitlines()
            told = [line.partition(": ") for line in said if line.startswith("  ")]
            await save(pilot, table, typed)
            fields = [field(desk, where.strip()) for where, _, _ in told]
            assert desk.focused in [each.input for each in fields]
            for _, _, what in told:
                assert what in box_text(desk), (table, what)
            desk.pop_screen()
            await pilot.pause()
        assert desk.casework.holders["Q-1"] == before


async def test_what_is_odd_is_asked_about_at_both_doors(tmp_path: Path) -> None:
    """What is odd of it, and what was expected; a no saves nothing."""
    run = Run(tmp_path / "book.db", AS_OF.isoformat())
    async with at_desk(book_of(run.book, SOMEBODY), TALL) as (desk, pilot):
        before = desk.casework.holders["Q-1"]
        await press(pilot, "0 enter")
        for table, typed in ODD:
            said = refused(run, table, typed, 2)
            words, _, _ = said.partition(" Nothing was saved; add --yes")
            await save(pilot, table, typed)
            asked = box_text(desk)
            assert words in asked, (table, words, asked)
            assert "Save it all the same?" in asked
            desk.pop_screen()
            await pilot.pause()
        assert desk.casework.holders["Q-1"] == before
