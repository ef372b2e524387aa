"""Sheets as people really keep them become just these cases, questions and reports."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from qmas_tui.errors import QmasError
from qmas_tui.exchange.sheets.questions import Overrides
from qmas_tui.exchange.sheets.read import read_sheet
from qmas_tui.exchange.sheets.report import question_lines, report_lines
from tests.exchange.sheet_plans import plan_of

FIELD = Path(__file__).parents[1] / "data" / "field"
EXPECTED = Path(__file__).with_name("field_plans.txt")
SHEETS = sorted(p for p in FIELD.iterdir() if p.suffix not in (".md", ".toml"))


def lines_of(path: Path) -> Iterator[str]:
    """The report, what is asked, and every case with all that is on it, as JSON."""
    said = Overrides()
    try:
        found = plan_of(read_sheet(path), said)
    except QmasError as error:
        yield f"refused: {error.message}"
        return
    yield from report_lines(found, said)
    yield from question_lines(found.open_questions(said))
    for pair in found.holders:
        yield msgspec.json.encode(pair.after).decode()


def expected() -> dict[str, list[str]]:
    """The lines for each file, from `field_plans.txt`."""
    found: dict[str, list[str]] = {}
    for line in EXPECTED.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# "):
            found[line[2:]] = []
        elif line:
            found[list(found)[-1]].append(line)
    return found


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_each_plan(path: Path) -> None:
    """Each cell comes in as what it is, or is told with what stands there and why."""
    assert list(lines_of(path)) == expected()[path.name]


def test_a_limit_without_a_landing() -> None:
    """Once the order of its days is said, a sheet of limits alone gives limits."""
    found = plan_of(read_sheet(FIELD / "n01_expiry_only.csv"), Overrides(dates="dmy"))
    assert [
        (pair.after.grant[0].until.isoformat(), pair.after.landed_on)
        for pair in found.holders
    ] == [("2026-12-10", None), ("2025-12-10", None)]
    assert found.open_questions(Overrides(dates="dmy")) == ()


def _write() -> None:
    """Write down what comes out now; to be read before it is kept."""
    blocks = ("\n".join((f"# {p.name}", *lines_of(p), "")) for p in SHEETS)
    EXPECTED.write_text("\n".join(blocks), encoding="utf-8")


if __name__ == "__main__":
    _write()
