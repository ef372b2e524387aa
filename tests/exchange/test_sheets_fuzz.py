"""Damaged files of every kind are a sheet or one sentence, never anything else."""

from __future__ import annotations

import io
import os
import random
import resource
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from time import process_time

import pytest

from qmas_tui.errors import DataError, QmasError
from qmas_tui.exchange.sheets.fates import fates_csv
from qmas_tui.exchange.sheets.questions import Overrides
from qmas_tui.exchange.sheets.read import read_sheet
from qmas_tui.exchange.sheets.report import report_lines
from tests.exchange.sheet_plans import plan_of
from tests.exchange.workbook_files import packed, xlsb

DATA = Path(__file__).parents[1] / "data"
FIELD = DATA / "field"
TIMES = int(os.environ.get("QMAS_HARMED", "40"))

SEEDS: dict[str, tuple[bytes, ...]] = {
    ".csv": tuple(
        (FIELD / name).read_bytes()
        for name in ("t01_texts.csv", "e07_hkscs_name.csv", "e10_utf16le_nobom.csv")
    ),
    ".xlsx": tuple(
        (FIELD / name).read_bytes()
        for name in (
            "k14_comment_strike.xlsx",
            "t02_escapes.xlsx",
            "c07_cjk_formats.xlsx",
        )
    ),
    ".ods": ((FIELD / "o01_cells.ods").read_bytes(),),
    ".xls": ((FIELD / "x01_plain.xls").read_bytes(),),
    ".xlsb": (xlsb({(0, 0): 1.5, (2, 1): 7}),),
}
WORDS = (
    b"<", b">", b"/>", b'"', b"'", b"&#0;", b"&x;", b"\0", b"\xff", b"-1", b"1e999",
    b"99999999999999999999", b"]]>", b"<!--", b"nan", b"\xe9", b",", b"\r", b"_xD800_",
    b'r="A0"', b'hidden="1"', b"<row>", b"</row>", b"<c>", b"<table:table-cell>",
)  # fmt: skip


def cut(data: bytes, chance: random.Random) -> bytes:
    """A part of the bytes is missing."""
    start, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    return data[:start] + data[end:] if chance.random() < 0.5 else data[:end]


def swapped(data: bytes, chance: random.Random) -> bytes:
    """Some bytes are others."""
    found = bytearray(data)
    for _ in range(chance.randrange(1, 20)):
        found[chance.randrange(len(found))] = chance.randrange(256)
    return bytes(found)


def salted(data: bytes, chance: random.Random) -> bytes:
    """Odd words stand in the bytes, some of them many times."""
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(len(data) + 1)
        word = chance.choice(WORDS) * chance.choice((1, 1, 1, 3_000))
        data = data[:at] + word + data[at:]
    return data


HARMS: tuple[Callable[[bytes, random.Random], bytes], ...] = (cut, swapped, salted)


def harmed(data: bytes, chance: random.Random) -> bytes:
    """The file with one harm to it, or to a part of it that is packed again."""
    harm = chance.choice(HARMS)
    if not data.startswith(b"PK") or chance.random() < 0.2:
        return harm(data, chance)
    with zipfile.ZipFile(io.BytesIO(data)) as pack:
        parts = {name: pack.read(name) for name in pack.namelist()}
    name = chance.choice([name for name, part in parts.items() if part])
    return packed({**parts, name: harm(parts[name], chance)})


@pytest.fixture
def narrow() -> Iterator[None]:
    """A gigabyte of memory, and no more."""
    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_AS, before)


@pytest.mark.usefixtures("narrow")
@pytest.mark.parametrize("suffix", SEEDS)
def test_harmed_files(suffix: str, tmp_path: Path) -> None:
    """A hundred harmed files of the kind: each a sheet, or refused in a sentence.

    None takes more than five seconds of the processor.
    """
    chance = random.Random(suffix)
    path = tmp_path / f"harmed{suffix}"
    answers = list[str]()
    for _ in range(TIMES):
        path.write_bytes(harmed(chance.choice(SEEDS[suffix]), chance))
        before = process_time()
        answers.append(answer(path))
        assert process_time() - before < 5
    assert 0 < answers.count("") < TIMES
    assert not any("\n" in each for each in answers)


def answer(path: Path) -> str:
    """The sentence with which the file is refused; empty where it is a sheet.

    A sheet is planned, too, and every cell of it told; where that needs a header, the
    sentence about it is a sheet as well.
    """
    try:
        source = read_sheet(path)
    except QmasError as error:
        return error.message
    with suppress(DataError):
        found = plan_of(source)
        assert fates_csv(found)
        assert list(report_lines(found, Overrides()))
    return ""
