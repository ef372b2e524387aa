"""CSV text into records; a stray quotation mark costs its row and no other."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

from qmas_tui.exchange.sheets.limits import MAX_LINE, MAX_TEXT

_LONGEST: Final = 200
"""Lines that a record may run over where quotation marks are in disorder."""
_SHOWN: Final = 200


class Record(NamedTuple):
    """The cells of a record; the fault says why they cannot be trusted."""

    cells: list[str]
    fault: str = ""


def records(text: str, delimiter: str) -> Iterator[Record]:
    """Every record of the text, blank ones too.

    As long as the quotation marks are in order the standard reader does it; the
    rest is read line by line from the first record that is not.
    """
    spaced = f'{delimiter} "' in text
    reader = csv.reader(
        _lines(text), delimiter=delimiter, strict=True, skipinitialspace=spaced
    )
    done = 0
    try:
        for cells in reader:
            done = reader.line_num
            yield Record(cells)
    except csv.Error:
        rest = islice(io.StringIO(text, newline=""), done, None)
        yield from _mended(list(rest), done, delimiter, spaced)


def _lines(text: str) -> Iterator[str]:
    """The lines of the text, as far as they are of a bearable length."""
    for line in io.StringIO(text, newline=""):
        if len(line) > MAX_LINE:
            raise csv.Error("the line is too long")
        yield line


def _mended(
    lines: list[str], before: int, delimiter: str, spaced: bool
) -> Iterator[Record]:
    """The records of lines in disorder; `before` is how many lines came earlier."""
    at = 0
    while at < len(lines):
        long = len(lines[at]) > MAX_LINE
        read = None if long else _record(lines[at : at + _LONGEST], delimiter, spaced)
        if read is None:
            yield _lost(lines[at].rstrip("\r\n"), before + at + 1, delimiter)
            at += 1
        else:
            cells, used = read
            yield Record(cells)
            at += used


def _record(
    lines: list[str], delimiter: str, spaced: bool
) -> tuple[list[str], int] | None:
    """The first record and how many lines it takes; None where its marks are odd.

    Some programs write a quotation mark inside a cell as `\\"`.
    """
    for written in (lines, [line.replace('\\"', '""') for line in lines]):
        reader = csv.reader(
            written, delimiter=delimiter, strict=True, skipinitialspace=spaced
        )
        try:
            cells = next(reader)
        except (csv.Error, StopIteration):
            continue
        used = reader.line_num
        if sum(line.count('"') for line in written[:used]) % 2 == 0:
            return cells, used
    return None


def _lost(line: str, number: int, delimiter: str) -> Record:
    """A line that is only to be shown."""
    if len(line) > MAX_TEXT:
        return Record([line[:_SHOWN]], f"line {number} is too long to be a row")
    return Record(line.split(delimiter), f"line {number} has a stray quotation mark")
