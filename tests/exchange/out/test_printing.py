"""Pages as a browser prints them, where there is one that prints without a screen."""

from __future__ import annotations

import re
import shutil
import subprocess
import zlib
from pathlib import Path

import pytest

from qmas_tui.exchange.out.html import write_html
from qmas_tui.views.brief.case import case_brief
from qmas_tui.views.brief.view import view_brief
from qmas_tui.views.document import Document
from tests.make import AS_OF, POLICY
from tests.views.everyone import everyone

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BROWSER = next((path for name in NAMES if (path := shutil.which(name))), None)
A4 = (595, 842)
"""In points, to the whole."""


def printed(document: Document, folder: Path) -> bytes:
    """The PDF that a browser makes of a document."""
    assert BROWSER is not None
    page, target = folder / "page.html", folder / "page.pdf"
    page.write_text(write_html(document), encoding="utf-8")
    command = [
        *(BROWSER, "--headless", "--no-sandbox", "--disable-gpu"),
        *(f"--user-data-dir={folder / 'profile'}", "--no-pdf-header-footer"),
        *(f"--print-to-pdf={target}", page.as_uri()),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return target.read_bytes()


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    """The size of each page in points; pages may stand in packed streams."""
    packed = re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL)
    text = pdf + b"".join(_unpacked(each) for each in packed)
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", text)
    return [(round(float(width)), round(float(height))) for width, height in boxes]


def _unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(stream)
    except zlib.error:
        return b""


@pytest.mark.many
@pytest.mark.skipif(BROWSER is None, reason="there is no browser to print with")
def test_briefs_are_printed_on_a4(tmp_path: Path) -> None:
    """The brief of a case, and that of a view, fill pages of A4 and few of them."""
    cases = everyone()[:12]
    (tmp_path / "case").mkdir()
    (tmp_path / "view").mkdir()
    one = sizes(printed(case_brief(cases[0], POLICY), tmp_path / "case"))
    assert set(one) == {A4}
    assert 1 <= len(one) <= 8
    view = view_brief("Today", cases, AS_OF, POLICY)
    assert set(sizes(printed(view, tmp_path / "view"))) == {A4}
