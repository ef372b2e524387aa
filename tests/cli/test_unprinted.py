"""Output that nobody reads, that has no room, or that was closed before it began."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from qmas_tui.cli import exchange, output, person
from qmas_tui.cli.crash import guarded
from qmas_tui.cli.output import (
    UNPRINTED,
    Unprinted,
    can_ask,
    complain,
    say,
    say_done,
    say_json,
)
from tests.cli.runs import Run

NOTE = ["record", "T-001", "note", "text=Called."]
DONE = "This was done, but could not be printed: "
FULL = "The output cannot be written: No space left on device.\n"
PIPE = ""


def shell(redirected: str, *words: str) -> subprocess.Popen[str]:
    """A command line whose streams a shell redirects."""
    code = "from qmas_tui.cli.main import main; main()"
    python = [sys.executable, "-c", code, *words]
    return subprocess.Popen(
        ["sh", "-c", f'exec "$@" {redirected}', "sh", *python],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def unread(redirected: str, *words: str) -> tuple[int, str]:
    """Code and complaints of a command whose output nobody reads."""
    with shell(redirected, *words) as ran:
        assert ran.stdout is not None
        assert ran.stderr is not None
        ran.stdout.close()
        return ran.wait(), ran.stderr.read()


def ended(redirected: str, *words: str) -> tuple[int, str, str]:
    """Code, output and complaints of a command."""
    with shell(redirected, *words) as ran:
        out, err = ran.communicate()
        return ran.returncode, out, err


@pytest.mark.parametrize(
    ("words", "full"),
    [(["due"], FULL), (["due", "--json"], FULL), (["record", "--help"], FULL)],
)
def test_what_cannot_be_printed(qmas: Run, words: list[str], full: str) -> None:
    """It ends with 141: quietly where nobody reads it, else with a sentence."""
    words = [*words, "--book", str(qmas.book)]
    assert unread(PIPE, *words) == (UNPRINTED, "")
    assert unread(">/dev/full", *words) == (UNPRINTED, full)


@pytest.mark.parametrize("redirected", [PIPE, ">/dev/full"])
def test_a_change_that_cannot_be_printed(qmas: Run, redirected: str) -> None:
    """It was made, and standard error says so."""
    said = f"{DONE}T-001: Note “Called.” recorded.\n"
    code = unread(redirected, *NOTE, "--book", str(qmas.book))
    assert code == (UNPRINTED, said)
    assert "“Called.”" in qmas.lines("history")[0]


def test_every_change_is_told(
    qmas: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever command made it, what was done is told where errors go."""
    (sheet := tmp_path / "s.csv").write_text("Ref,Name\nA-1,LEE\n")
    snapshot = str(tmp_path / "s.toml")
    qmas.lines("backup", "make")
    (backup,) = qmas.book.with_name("book.db.backups").glob("*-asked.db")

    def full(*_: str) -> None:
        raise Unprinted("")

    assert person.forget.name == "forget"  # loaded before `say` is another, as is
    assert exchange.import_.name == "import"
    monkeypatch.setattr(output, "say", full)
    for words in (
        NOTE,
        ["undo"],
        ["redo"],
        ["import", str(sheet)],
        ["backup", "make"],
        ["backup", "restore", backup.name, "--yes"],
        ["snapshot", snapshot],
        ["export", str(tmp_path / "records.json")],
        ["restore", snapshot, "--book", str(tmp_path / "new.db")],
        ["forget", "T-001", "--yes"],
    ):
        result = qmas(*words)
        assert result.exit_code == UNPRINTED, words
        assert result.stderr.startswith(DONE), words


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&-", "<&- >&- 2>&-"])
def test_closed_streams(qmas: Run, closed: str) -> None:
    """A stream that the shell closed is written nothing, and a change is made."""
    book = ("--book", str(qmas.book))
    code, out, err = ended(closed, *NOTE, *book)
    assert (code, err) == (0, "")
    assert bool(out) == (closed in ("2>&-", "<&-"))
    assert "“Called.”" in qmas.lines("history")[0]
    code, out, err = ended(closed, "show", "T-009", *book)
    assert (code, out) == (1, "")
    assert bool(err) == (closed in (">&-", "<&-"))
    assert ended(closed, "forget", "T-001", *book)[0] == 2
    assert ended(closed, "show", "T-001", "--json", *book)[0] == 0


def test_complaints_that_nobody_reads(qmas: Run) -> None:
    """Where errors cannot be told the command goes on."""
    # No backup can be made there, which is told.
    qmas.book.with_name("book.db.backups").write_text("")
    code, out, _err = ended("2>/dev/full", *NOTE, "--book", str(qmas.book))
    assert (code, out) == (0, "T-001: Note “Called.” recorded.\n")


@pytest.mark.parametrize("stream", [None, io.StringIO()])
def test_no_stream_at_all(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO | None
) -> None:
    """A stream that is not there, or is closed, takes every line without an error."""
    if stream is not None:
        stream.close()
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, stream)
    say("a")
    say_done("a")
    say_json(b"{}")
    complain("a")
    assert not can_ask()
    assert guarded(lambda: None) == 0


class Full(io.StringIO):
    """A stream without room, and without a file behind it."""

    def write(self, _text: str) -> int:
        raise OSError(28, "No space left on device")


def test_nothing_to_complain_of(monkeypatch: pytest.MonkeyPatch) -> None:
    """No line is nothing to write, and what cannot be told is passed over."""
    written = io.StringIO()
    monkeypatch.setattr(sys, "stderr", written)
    complain()
    assert written.getvalue() == ""
    monkeypatch.setattr(sys, "stderr", Full())
    complain()
    complain("a")
    monkeypatch.setattr(sys, "stdout", Full())
    with pytest.raises(Unprinted, match="No space left"):
        say("a")
    with pytest.raises(Unprinted, match="done, but could not be printed: a b"):
        say_done("a", "b")
