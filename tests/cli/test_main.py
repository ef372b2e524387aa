"""The command as a whole: help, shared options, usage errors, what it loads."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from qmas_tui.casework.casework import Casework
from qmas_tui.cli import desk
from qmas_tui.cli.main import cli
from qmas_tui.desk.awaited import AwaitedBook
from qmas_tui.facts.tables import TABLES
from tests.cli.runs import Run, loaded, process, run

LOADED = "import atexit, sys; atexit.register(lambda: print('textual' in sys.modules))"


def test_help_lists_every_command() -> None:
    """The help names every command in one line that is not cut off."""
    result = run("--help")
    assert result.exit_code == 0
    for name in cli.commands:
        assert f"\n  {name} " in result.stdout
    assert "..." not in result.stdout.split("Commands:")[1]


@pytest.mark.parametrize("name", list(cli.commands))
def test_each_command_has_help(name: str) -> None:
    """Each command says what it does and what each of its options is for."""
    result = run(name, "--help")
    assert result.exit_code == 0
    command = loaded(name)
    assert command.get_short_help_str(200) == cli.commands[name].help
    for parameter in command.params:
        if parameter.param_type_name == "option":
            assert getattr(parameter, "help", None), parameter.name


def test_record_names_every_table() -> None:
    """Its help and the page of the command line name the tables that it knows."""
    page = Path(__file__).parents[2] / "docs" / "commands.md"
    listed = page.read_text("utf-8").split("Tables are ")[1].split(". ")[0]
    assert re.findall("`(\\w+)`", listed) == list(TABLES)
    told = " ".join(run("record", "--help").stdout.split())
    assert f"those of the case file: {', '.join(TABLES)}." in told


@pytest.mark.parametrize("words", [["--help"], ["due", "--as-of", "2026-02-10"]])
def test_text_commands_load_no_textual(qmas: Run, words: list[str]) -> None:
    """Help and due never load the library of the desk."""
    ran = process(*words, "--book", str(qmas.book), code=LOADED)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.endswith("False\n")


def test_help_loads_no_store() -> None:
    """The help loads neither the store nor the engine of the findings."""
    code = LOADED.replace(
        "'textual'", "{'tinydb', 'pendulum'} & set(sys.modules) != set()"
    )
    code = code.replace(" in sys.modules)", ")")
    assert process("--help", code=code).stdout.endswith("False\n")


def test_due_loads_no_page_of_a_case() -> None:
    """What only show and explain print is not loaded for the help of due."""
    pages = "{'qmas_tui.views.case.page', 'qmas_tui.views.explain.page'}"
    code = LOADED.replace(
        "'textual' in sys.modules", f"sorted({pages} & {{*sys.modules}})"
    )
    assert process("due", "--help", code=code).stdout.endswith("[]\n")


def test_options_stand_before_or_after(qmas: Run) -> None:
    """Book and day may stand before or after the command, with one outcome."""
    both = ["--book", str(qmas.book), "--as-of", "10/2/26"]
    before, after = run(*both, "due"), run("due", *both)
    assert before.exit_code == after.exit_code == 0
    assert before.stdout == after.stdout != ""
    mixed = run(*both[:2], "--as-of", "2020-01-01", "due", *both[2:])
    assert mixed.stdout == before.stdout


def test_version() -> None:
    """The version is told."""
    result = run("--version")
    assert result.exit_code == 0
    assert result.stdout.startswith("qmas-tui ")


def test_a_typing_error_suggests_the_near_one() -> None:
    """A mistyped command or option exits with 2 and suggests what was meant."""
    for words, meant in ((["deu"], "due"), (["due", "--withn", "3"], "--within")):
        result = run(*words)
        assert result.exit_code == 2
        assert meant in result.stderr
        assert result.stdout == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["due", "--as-of", "31/2/26"], "not a day of the calendar"),
        (["due", "--within", "-1"], "--within"),
        (["due", "--json", "--csv"], "exclude each other"),
        (["record", "T-001", "grant", "until"], "no key=value"),
        (["remove", "T-001", "grant", "1", "--why", "\udce6"], "is not UTF-8"),
        (["record", "T-001", "grant", "=2028"], "no key=value"),
        (["record", "T-001", "grant"], "Missing argument"),
        (["amend", "T-001", "grant", "0", "until=today"], "NUMBER"),
        (["import", "x.csv", "--citizenship", "SG=yes"], "is not one of"),
    ],
)
def test_usage_errors(qmas: Run, words: list[str], said: str) -> None:
    """A command typed wrongly exits with 2, says why, and changes nothing."""
    before = qmas.bytes()
    result = run("--book", str(qmas.book), *words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert qmas.bytes() == before


def test_no_book_yet(home: Path) -> None:
    """Without a book the program says how to begin, and makes none."""
    result = run()
    assert result.exit_code == 1
    assert "qmas-tui import" in result.stderr
    assert "qmas-tui demo" in result.stderr
    assert run("due").exit_code == 1
    assert not (home / "data").exists()


def test_the_desk_needs_a_terminal(qmas: Run) -> None:
    """Without a terminal the desk is refused in a sentence that names the way on."""
    for words in ([], ["demo"]):
        assert "needs a terminal" in qmas.refused(*words, code=2)


def test_the_desk_opens(qmas: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """No command opens the desk on the book and day asked for; its code is the exit."""
    seen: list[object] = []

    def run_desk(book: AwaitedBook, clock: object) -> None:
        seen.extend([book.open(), clock])

    _with_desk(monkeypatch, run_desk)
    assert qmas().exit_code == 0
    casework, clock = seen
    assert getattr(casework, "name", "") == "book.db"
    assert callable(clock)
    assert str(clock()) == qmas.as_of


def test_the_demo_opens(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The demo opens the desk on invented holders, and leaves the user's book alone."""
    seen: list[Casework] = []
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    _with_desk(monkeypatch, lambda book, _clock: seen.append(book.open()))
    assert run("demo", "--as-of", "2026-02-10").exit_code == 0
    assert len(seen[0].holders) > 30
    assert str(seen[0].as_of) == "2026-02-10"
    assert not (home / "data").exists()


def _with_desk(monkeypatch: pytest.MonkeyPatch, run_desk: object) -> None:
    monkeypatch.setattr(desk, "run_desk", run_desk)
    monkeypatch.setattr(desk, "_check_terminal", lambda: None)
