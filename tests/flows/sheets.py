"""Sheets as offices have them, and the keys that take one in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.events import Paste
from textual.pilot import Pilot

from qmas_tui.exchange.facts_toml import write_facts
from qmas_tui.facts.holder import FORMAT, CaseFile, Holder
from tests.desk.support import people, press, settle
from tests.make import holder

UNKNOWN = """\
Our active clients 2026
,
File no.,Name of holder,中文姓名,Nat.,Kick-off,可逗留至,批准類別,Pay pm,By whom,Remarks
HK/QM/0412,CHEUNG Ka Yan,張家欣,MY,04/03/2024,04/03/2027,綜合計分制,52000,MW,cc boss!!
HK/QM/0413,MENDES Rafael,,BR,03/04/2024,03/04/2027,綜合計分制,48500,AK,
HK/QM/0415,SO Wing Ki,蘇穎琪,CA,02/04/2024,02/04/2027,成就計分制,per annum,JT,
HK/QM/0416,GRANT Ailsa [/],,GB,31/02/2024,02/03/2027,綜合計分制,61000,MW,
HK/QM/0460,LAURENT Inès,,Fr/Be,07/07/2024,soon,綜合計分制,39000,AK,
HK/QM/0503,,,TR,01/08/2024,01/08/2027,綜合計分制,44000,MW,
"""
"""Titles in two languages, days of either order, cells that nobody can read."""
RECORD = """\
Date,Movement,Control Point
15-03-2026,Departure,Airport
24-03-2026,Arrival,Lo Wu
28-04-2026,Departure,Airport
06-05-2026,Departure,West Kowloon
15-05-2026,Arrival,Airport
"""
CHILD = {"name": "LEE Ming", "relation": "child"}


def sheet(folder: Path, text: str = UNKNOWN, name: str = "clients.csv") -> Path:
    """The sheet as a file."""
    path = folder / name
    path.write_text(text, "utf-8")
    return path


async def take_in(pilot: Pilot[Any], path: Path) -> None:
    """From the queue: paste the file's path, and wait until it is read."""
    await press(pilot, "I")
    pilot.app.screen.post_message(Paste(str(path)))
    await pilot.pause()
    await press(pilot, "ctrl+s")
    await settle(pilot)


def facts(folder: Path, *holders: Holder) -> Path:
    """A file of facts with these."""
    path = folder / "theirs.toml"
    path.write_text(write_facts(CaseFile(format=FORMAT, holder=holders)), "utf-8")
    return path


def theirs() -> tuple[Holder, ...]:
    """One in conflict, one that says more, one new, one the same."""
    same = people(3)[2]
    return (
        holder(case="Q-1", name="OTHER Name"),
        holder(case="Q-2", name="HOLDER B", adviser="ak"),
        same,
        holder(case="Q-9", name="NEW [/] Person"),
    )
