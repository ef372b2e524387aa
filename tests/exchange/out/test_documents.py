"""Documents as Markdown and HTML: no text is markup, and a page needs nothing else."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from qmas_tui.exchange.out.drawing_svg import draw_svg
from qmas_tui.exchange.out.html import write_html
from qmas_tui.exchange.out.markdown import escaped, write_markdown
from qmas_tui.views.brief.case import case_brief
from qmas_tui.views.brief.view import view_brief
from qmas_tui.views.document import (
    Cell,
    Chapter,
    Document,
    Facts,
    Note,
    Notes,
    Source,
    Sources,
    Words,
    grid,
)
from qmas_tui.views.drawing import draw_path
from qmas_tui.views.rop145 import rop145
from qmas_tui.views.rop145_pages import rop145_document
from tests.make import AS_OF, POLICY, entry
from tests.views.everyone import everyone

MARKUP = "<>&\"'`*_[]()#+-=|~!@\\ :/.1ahtpsw李\u0301\n"
WORST = st.text(alphabet=MARKUP, min_size=1, max_size=40) | st.text(
    alphabet=st.characters(exclude_categories=["C", "Zl", "Zp"]),
    min_size=1,
    max_size=40,
)
PARTS = frozenset(
    {
        *("html", "head", "meta", "title", "style", "body", "header", "footer"),
        *("h1", "h2", "h3", "h4", "p", "div", "span", "b", "section", "figure"),
        *("dl", "dt", "dd", "ul", "li", "svg", "rect", "path", "line", "polygon"),
        *("table", "caption", "thead", "tbody", "tr", "th", "td", "text"),
    }
)
GFM = MarkdownIt("gfm-like")
LABEL = re.compile(r'<text[^>]* x="([\d.-]+)" y="(\d+)">([^<]*)<')


class Page(HTMLParser):
    """The tags, the names of the attributes and the texts of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.texts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of a tag."""
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        """Take note of a text."""
        self.texts.append(data)


def whole(text: str) -> Document:
    """A document that holds a text in every place."""
    table = grid((text, "b"), [(Cell(text), Cell(text, "act"))], text, (1,), (0,))
    found = Note("warn", text, (text,), text)
    blocks = (
        Facts(((text, Cell(text)),)),
        Words(text),
        table,
        Notes((found,)),
        Sources((Source(text, text, text, text, text),)),
    )
    chapters = (Chapter(text, blocks), Chapter(text, (Words(text),), 2))
    return Document(text, text, AS_OF, chapters, (text,))


@given(WORST)
def test_no_text_is_markup_in_html(text: str) -> None:
    """Whatever a text holds, it is shown as it stands, and adds no part to the page."""
    page, plain = Page(write_html(whole(text))), Page(write_html(whole("plain")))
    assert (page.tags - {"span"}, page.attributes) == (
        plain.tags - {"span"},
        plain.attributes,
    )
    shown = "".join(page.texts)
    assert shown.count(text) >= 15


@given(WORST)
def test_no_text_is_markup_in_markdown(text: str) -> None:
    """Whatever a text holds, Markdown shows its words as they stand."""
    plain = " ".join(text.split())
    for before in ("", "# ", "- ", "- **x:** "):
        tokens = GFM.parse(before + escaped(text))
        parts = [part for token in tokens for part in token.children or ()]
        kinds = {part.type for part in parts}
        assert kinds <= {"text", "text_special", "strong_open", "strong_close"}
        shown = "".join(part.content for part in parts)
        assert shown.removeprefix("x:").strip() == plain


def test_the_addresses_of_sources_are_links() -> None:
    """An address that a rule names stands in Markdown as it is copied and followed."""
    said = "https://www.immd.gov.hk/eng/a_b_c.html; x_y: https://b.hk/z."
    written = write_markdown(Document("t", "s", AS_OF, (), (said,)))
    shown = "<https://www.immd.gov.hk/eng/a_b_c.html>; x\\_y: <https://b.hk/z>."
    assert written.splitlines()[-1] == shown
    assert GFM.render(written).count("<a href=") == 2


@given(WORST)
def test_a_table_keeps_its_cells(text: str) -> None:
    """No text breaks a table of Markdown: it has the cells that it was given."""
    written = write_markdown(whole(text))
    tokens = GFM.parse(written)
    assert sum(token.type == "td_open" for token in tokens) == 2
    assert not [token for token in tokens if token.type in ("html_block", "code_block")]


def documents() -> list[Document]:
    """Documents of every kind and of many cases."""
    cases = list(everyone()[::40])
    made = [case_brief(case, POLICY) for case in cases]
    made += [rop145_document(rop145(case, POLICY), POLICY) for case in cases]
    return [*made, view_brief("All", cases, AS_OF, POLICY)]


@pytest.mark.many
def test_a_page_needs_nothing_else() -> None:
    """No page runs a script, follows a link or loads anything."""
    for document in documents():
        text = write_html(document)
        page = Page(text)
        assert page.tags <= PARTS
        assert not page.attributes & {"src", "href", "style", "onclick", "onload"}
        style = text[text.index("<style>") : text.index("</style>")]
        assert not re.search(r"@import|url\(|expression|</?script", style)
        assert "default-src 'none'" in text


@pytest.mark.many
def test_every_document_is_markdown() -> None:
    """Every brief is Markdown with one title, and no part of it is HTML."""
    for document in documents():
        tokens = GFM.parse(write_markdown(document))
        heads = [token.tag for token in tokens if token.type == "heading_open"]
        assert heads.count("h1") == 1
        kinds = {token.type for token in tokens}
        assert not kinds & {"html_block", "code_block"}


def test_how_grave_is_said_in_words() -> None:
    """How grave a finding is, mark and word say before any colour."""
    document = case_brief(entry(date(2028, 4, 1)), POLICY)
    assert "- **!! act: Overstayed 17 days**" in write_markdown(document)
    assert '<b class="mark">!!</b> act</span>' in write_html(document)


def test_the_drawing_is_said_in_words() -> None:
    """A picture is labelled with what it shows, and Markdown draws it with signs."""
    document = case_brief(entry(), POLICY)
    page = write_html(document)
    assert 'role="img" aria-label="initial, 24 months, until 15 Mar 2025;' in page
    assert "━━━│" in write_markdown(document)


def test_the_same_twice() -> None:
    """The same case on the same day gives the same file."""
    one, two = (case_brief(entry(), POLICY) for _ in range(2))
    assert write_html(one) == write_html(two)
    assert write_markdown(one) == write_markdown(two)


@pytest.mark.many
def test_no_two_labels_meet() -> None:
    """In no drawing do two labels of one line meet, or one reach over its end."""
    for case in everyone():
        drawing = draw_path(case)
        if drawing is None:
            continue
        lines: dict[str, list[tuple[float, float]]] = {}
        for middle, line, text in LABEL.findall(draw_svg(drawing)):
            half = len(text) * 5 / 2
            lines.setdefault(line, []).append(
                (float(middle) - half, float(middle) + half)
            )
        for spans in map(sorted, lines.values()):
            assert spans[0][0] >= 0
            assert spans[-1][1] <= 720
            pairs = pairwise(spans)
            assert all(one[1] <= other[0] for one, other in pairs), case.holder.case
