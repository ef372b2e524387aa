"""A document as Markdown, in which no text of a user is markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from qmas_tui.steps import Step, unheard, watched
from qmas_tui.views.document import (
    Cell,
    Chapter,
    Document,
    Facts,
    Grid,
    Note,
    Notes,
    Source,
    Sources,
    Words,
)
from qmas_tui.views.say import LEVEL_WORDS, mark_of

_MARKUP = re.compile(r"[\\`*_\[\]<>|~&@#]|(?<=http)s?:|(?<=www)\.|(?<=mailto):")
"""What may be markup anywhere, an address that would become a link included."""
_ADDRESS = re.compile(r"(https?://[^\s<>]*[^\s<>.,;:)])([.,;:)]*)")
"""An address on the web, and the signs of the sentence behind it."""
_AT_START = re.compile(r"[-+=]|\d{1,9}(?=[.)])")
"""What is markup only where a line begins."""


def write_markdown(document: Document, step: Step = unheard) -> str:
    """The text of the file: one block after the other, parted by empty lines."""
    blocks = [f"# {escaped(document.title)}", escaped(document.subtitle)]
    for chapter in watched(document.chapters, step):
        blocks += _chapter(chapter)
    if document.foot:
        blocks += ["---", *[_with_addresses(text) for text in document.foot]]
    return "\n\n".join(block for block in blocks if block) + "\n"


def escaped(text: str) -> str:
    """Text on one line that Markdown shows as it stands."""
    plain = _marked(" ".join(text.split()))
    if found := _AT_START.match(plain):
        mark = found[0]
        before, after = (mark, "\\") if mark.isdecimal() else ("\\", mark)
        return f"{before}{after}{plain[found.end() :]}"
    return plain


def _with_addresses(text: str) -> str:
    """A text of the rules, in which addresses are links that can be read and copied."""
    shown = list[str]()
    for at, word in enumerate(text.split()):
        if found := _ADDRESS.fullmatch(word):
            shown.append(f"<{found[1]}>{found[2]}")
        else:
            shown.append(_marked(word) if at else escaped(word))
    return " ".join(shown)


def _marked(text: str) -> str:
    """The text with every sign that may be markup behind a stroke."""
    return _MARKUP.sub(lambda found: _behind(found[0]), text)


def _behind(markup: str) -> str:
    """Its last sign behind a stroke: s: becomes s\\:"""
    return f"{markup[:-1]}\\{markup[-1]}"


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield f"{'#' * (chapter.level + 1)} {escaped(chapter.title)}"
    for block in chapter.blocks:
        match block:
            case Facts():
                yield _facts(block)
            case Grid():
                if block.caption:
                    yield f"**{escaped(block.caption)}**"
                yield "\n".join(_grid(block))
            case Notes():
                yield "\n".join(_note(each) for each in block.notes)
            case Sources():
                yield "\n".join(_source(each) for each in block.sources)
            case Words():
                yield escaped(block.text)
            case _:
                lines = [line.rstrip() for line in block.text]
                yield "\n".join(["```text", *lines, "```"])


def _facts(facts: Facts) -> str:
    return "\n".join(
        f"- **{escaped(name)}:** {escaped(cell.text)}" for name, cell in facts.rows
    )


def _grid(grid: Grid) -> Iterator[str]:
    yield _row(grid.columns)
    marks = ["--:" if n in grid.numbers else "---" for n in range(len(grid.columns))]
    yield f"| {' | '.join(marks)} |"
    for row in grid.rows:
        yield _row(_texts(row))


def _texts(cells: Sequence[Cell]) -> Iterator[str]:
    return (cell.text for cell in cells)


def _row(texts: Iterable[str]) -> str:
    return f"| {' | '.join(escaped(text) or ' ' for text in texts)} |"


def _note(note: Note) -> str:
    """A list item: how grave in a mark and a word, then what it is, and why."""
    grave = f"{mark_of(note.level)} {LEVEL_WORDS[note.level]}"
    lines = [f"- **{escaped(grave)}: {escaped(note.head)}**"]
    lines += [f"  {escaped(text)}" for text in note.told]
    if note.rests_on:
        lines.append(f"  *{escaped(note.rests_on)}*")
    return "\\\n".join(lines)


def _source(source: Source) -> str:
    head = f"- **{escaped(source.id)}** {escaped(f'{source.title} {source.says}')}"
    told = f"  {escaped(source.standing)}"
    return "\\\n".join([head, told, f"  {_with_addresses(source.source)}"])
