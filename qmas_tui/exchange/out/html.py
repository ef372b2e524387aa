"""A document as one HTML page that needs nothing else and prints well on A4.

Every text goes through `tag`, which escapes it: there is no other way into the page.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import takewhile
from pathlib import Path

from qmas_tui.exchange.out.drawing_svg import draw_svg
from qmas_tui.exchange.out.markup import Markup, joined, tag, words
from qmas_tui.steps import Step, unheard, watched
from qmas_tui.views.document import (
    Block,
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
from qmas_tui.views.drawing import Drawing
from qmas_tui.views.say import LEVEL_WORDS, long_day, mark_of

_STYLE = Path(__file__).with_name("document.css")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What a browser may load: nothing; only the style in the page counts."""


def write_html(document: Document, step: Step = unheard) -> str:
    """The text of the page, style and drawings included, without a script or a link."""
    style = _STYLE.read_text(encoding="utf-8")
    title = escape(document.title)
    body = joined(
        _head(document),
        *[_chapter(each) for each in watched(document.chapters, step)],
        _foot(document.foot),
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="robots" content="noindex">\n<title>{title}</title>\n'
        f"<style>\n{style}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _head(document: Document) -> Markup:
    day = tag("p", long_day(document.as_of), "day")
    title = tag("h1", document.title)
    return tag("header", joined(day, title, tag("p", document.subtitle, "about")))


def _foot(lines: Iterable[str]) -> Markup:
    told = [tag("p", text) for text in lines]
    return tag("footer", joined(*told)) if told else Markup("")


def _chapter(chapter: Chapter) -> Markup:
    title = tag(f"h{chapter.level + 1}", chapter.title)
    together = list(takewhile(_is_short, chapter.blocks))
    first = tag("div", joined(title, *map(_block, together)), "together")
    rest = [_block(each) for each in chapter.blocks[len(together) :]]
    return tag("section", joined(first, *rest), f"level-{chapter.level}")


def _is_short(block: Block) -> bool:
    """Whether a block stays on one page with the title over it."""
    return isinstance(block, Facts | Words | Drawing)


def _block(block: Block) -> Markup:
    match block:
        case Facts():
            rows = [
                joined(tag("dt", name), tag("dd", words(cell.text), cell.role))
                for name, cell in block.rows
            ]
            return tag("dl", joined(*rows))
        case Grid():
            return _grid(block)
        case Notes():
            return tag("ul", joined(*[_note(each) for each in block.notes]), "notes")
        case Sources():
            rules = [_source(each) for each in block.sources]
            return tag("ul", joined(*rules), "sources")
        case Words():
            return tag("p", words(block.text), block.role)
    return tag("figure", draw_svg(block))


def _grid(grid: Grid) -> Markup:
    places = range(len(grid.columns))
    kinds = [
        "number" if place in grid.numbers else "whole" if place in grid.whole else ""
        for place in places
    ]
    caption = tag("caption", grid.caption) if grid.caption else Markup("")
    heads = [tag("th", *pair) for pair in zip(grid.columns, kinds, strict=True)]
    rows = [
        tag("tr", joined(*[_cell(*pair) for pair in zip(row, kinds, strict=True)]))
        for row in grid.rows
    ]
    head = tag("thead", tag("tr", joined(*heads)))
    return tag("table", joined(caption, head, tag("tbody", joined(*rows))))


def _cell(cell: Cell, kind: str) -> Markup:
    return tag("td", words(cell.text), f"{kind} {cell.role}".strip())


def _note(note: Note) -> Markup:
    """How grave in a mark and a word, then what it is; the colour only repeats it."""
    mark = tag("b", mark_of(note.level), "mark")
    grave = tag("span", joined(mark, Markup(" "), LEVEL_WORDS[note.level]), "grave")
    told = [tag("p", words(text)) for text in note.told]
    rests = [tag("p", words(note.rests_on), "rests")] if note.rests_on else []
    told = [tag("h4", words(note.head)), *told, *rests]
    return tag("li", joined(grave, tag("div", joined(*told))), note.level)


def _source(source: Source) -> Markup:
    head = joined(tag("b", source.title), Markup(" "), words(source.says))
    told = [tag("p", head), tag("p", source.standing), tag("p", source.source, "from")]
    return tag("li", joined(tag("b", source.id), tag("div", joined(*told))))
