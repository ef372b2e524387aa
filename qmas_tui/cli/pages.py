"""Pages of lines as plain text, with the drawings left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from qmas_tui.views.lay import sentence
from qmas_tui.views.model import Line, Part, Section, text_of

_DRAWN = re.compile("[\u2500-\u25ff]+|·{2,}")
"""Bars, curves and boxes: nothing that can be read aloud."""
_COMMANDS = {
    "holder": "qmas-tui show {case}",
    "prospect": "qmas-tui show --prospect {case}",
    "land": "qmas-tui land {case} on=DAY",
}
_ENDS_DRAWN = re.compile("(?![▇│])[\u2500-\u25ff·]$")
"""How a line ends that is a drawing under a heading, such as the weeks of a year; a bar
of pay, and the level beside it, stand behind words."""


def page_text(head: Iterable[Line], parts: Iterable[Part]) -> Iterator[str]:
    """A page from its head to its last part, all of it in one column."""
    yield from line_texts(head)
    for part in parts:
        yield ""
        yield part.title.upper()
        for section in part.sections:
            yield from section_text(section)


def whole_text(parts: Iterable[Part]) -> Iterator[str]:
    """Parts of which nothing is left out, whatever the words look like."""
    for part in parts:
        yield ""
        yield part.title.upper()
        for section in part.sections:
            yield section.title
            yield from [f"  {text_of(each)}" for each in section.lines]


def section_text(section: Section) -> Iterator[str]:
    """A section under its title; one that is all drawing is left out."""
    lines = list(line_texts(section.lines))
    if lines:
        yield text_of(section.head)
        yield from [f"  {each}" for each in lines]


def other_page(told: Section, case: str) -> Iterator[str]:
    """What leads to the other page of a case, with the command that shows it."""
    yield told.title
    for line in told.lines:
        if line.remedy is not None:
            command = _COMMANDS[line.remedy.form].format(case=case)
            yield f"  {sentence(line.remedy.words)}: {command}"


def line_texts(lines: Iterable[Line]) -> Iterator[str]:
    """The words of lines, each with the recorded row that it shows."""
    for each in lines:
        words = text_of(each)
        text = _DRAWN.sub("", words)
        if not text.strip() or _ENDS_DRAWN.search(words):
            continue
        row = f"  [{each.row[0]} {each.row[1]}]" if each.row else ""
        yield text.rstrip() + row
