"""What an adviser says of the columns counts, and is kept for the next such sheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from qmas_tui.errors import DataError
from qmas_tui.exchange.sheets.columns.mapping import (
    MappedColumn,
    Mapping,
    mapping_text,
    read_mapping,
    remember,
    remembered,
    shape_key,
)
from qmas_tui.exchange.sheets.questions import Overrides
from tests.exchange.sheet_plans import Cells, cases, plan

HEAD: Cells = ("Wer", "Was", "Bis wann", "HKID", "Bis wann", None)
ROW: Cells = ("LEE Ka", "Q1", "15/3/2028", "A123456(3)", "16/3/2030", "x")
SAID = Mapping(
    (
        MappedColumn("name", "Wer"),
        MappedColumn("case", "was"),
        MappedColumn("limit", "Bis wann", 3),
        MappedColumn("passport", "Bis wann", 5),
        MappedColumn("remarks", number=6),
    )
)


def test_a_mapping_wins() -> None:
    """Columns are what was said, by title, or by number where two have one title."""
    found = plan(HEAD, ROW, said=Overrides(mapping=SAID))
    holder = cases(found)["Q1"]
    assert holder.name == "LEE Ka"
    assert holder.grant[0].until.year == 2028
    assert holder.passport[0].expires_on.year == 2030
    assert [note.text for note in holder.note] == ["x"]
    assert found.columns.titles("numbers") == ("HKID",)


def test_a_column_may_be_left_out() -> None:
    """What is left out is named, and comes on no case."""
    said = Overrides(mapping=Mapping((MappedColumn("leave out", "Visa expiry"),)))
    found = plan(("Ref", "Name", "Visa expiry"), ("Q1", "LEE", "15/3/2028"), said=said)
    assert cases(found)["Q1"].grant == ()
    assert found.columns.titles("left out") == ("Visa expiry",)


def test_a_mapping_goes_out_and_comes_back(tmp_path: Path) -> None:
    """What is written of a plan reads the same sheet the same way."""
    found = plan(HEAD, ROW, said=Overrides(mapping=SAID))
    path = tmp_path / "map.toml"
    path.write_text(mapping_text(found.mapping), "utf-8")
    assert read_mapping(path) == found.mapping
    again = plan(HEAD, ROW, said=Overrides(mapping=found.mapping))
    assert again.holders == found.holders
    assert "HKID" not in path.read_text("utf-8")


def test_a_slip_in_a_mapping_is_told(tmp_path: Path) -> None:
    """A field that there is not is named with its place."""
    path = tmp_path / "map.toml"
    path.write_text('[[column]]\ntitle = "A"\nfield = "shoes"\n', "utf-8")
    with pytest.raises(DataError) as caught:
        read_mapping(path)
    assert '"shoes"' in str(caught.value.problems[0])


def test_a_mapping_is_remembered_by_the_shape_of_the_header(tmp_path: Path) -> None:
    """The same titles in the same order are one shape, case and signs aside."""
    shape = plan(HEAD, ROW, said=Overrides(mapping=SAID)).shape
    assert remembered(tmp_path, shape) is None
    remember(tmp_path, shape, SAID)
    assert remembered(tmp_path, shape) == SAID
    assert shape_key(["wer", "was.", "bis wann", "hkid", "Bis Wann"]) == shape
    assert shape_key(["was", "wer", "bis wann", "hkid", "bis wann"]) != shape
    remember(tmp_path, shape, Mapping())
    assert remembered(tmp_path, shape) == Mapping()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """Where nothing can be written a sentence says so."""
    path = tmp_path / "file"
    path.write_text("", "utf-8")
    with pytest.raises(DataError, match="cannot be made"):
        remember(path, "x", SAID)
