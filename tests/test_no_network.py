"""No network: nothing that users do connects, looks up a name, sends or listens.

Run as a program, this file does what users do under a hook that ends the process at
the first attempt.
"""

from __future__ import annotations

import asyncio
import importlib
import os
import pkgutil
import socket
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CAUGHT = 97
"""The exit code of a process that the hook ended."""

WATCHED = frozenset(
    {
        "socket.bind",
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyaddr",
        "socket.gethostbyname",
        "socket.getnameinfo",
        "socket.sendmsg",
        "socket.sendto",
        # Another program could do what this one must not.
        "os.exec",
        "os.posix_spawn",
        "os.spawn",
        "os.startfile",
        "os.system",
        "subprocess.Popen",
        "webbrowser.open",
    }
)

BOOK = "book.db"
COMMANDS = (
    ("restore", str(ROOT / "tests" / "cli" / "two.toml")),
    ("due",),
    ("due", "--json"),
    ("show", "T-001"),
    ("explain", "T-001"),
    ("assess", str(ROOT / "tests" / "cli" / "two.toml")),
    ("add", "case=T-003", "name=NAIR Priya", "citizenship=other", "route=gpt"),
    ("set", "T-003", "adviser=mw"),
    ("record", "T-001", "note", "text=see https://www.immd.gov.hk/"),
    ("amend", "T-001", "note", "1", "text=seen"),
    ("remove", "T-001", "note", "1"),
    ("undo",),
    ("redo",),
    ("history",),
    ("history", "T-001"),
    ("dossier", "T-001"),
    ("backup", "make"),
    ("forget", "T-003", "--yes"),
    ("import", str(ROOT / "tests" / "data" / "clients-utf8.csv")),
    ("backup", "list"),
    ("backup", "verify"),
    ("recover",),
    ("snapshot", "snapshot.toml"),
    ("merge", "snapshot.toml"),
    ("travel", "T-001", str(ROOT / "tests" / "data" / "travel-record.csv")),
    ("diff", "snapshot.toml", "book"),
    ("export", "records.json"),
    ("export", "table.xlsx"),
    ("calendar", "days.ics"),
    ("brief", "T-001", "brief.html"),
    ("rop145", "T-001"),
    ("bulk", "--case", "T-001", "--yes", "adviser=mw"),
    ("lost-job", "T-001", "on=2026-11-20"),
    ("what-if", "T-001", "job-lost=2027-01-31"),
    ("planner", "T-001"),
    ("fees", "T-001"),
    ("add", "--prospect", "case=P-1", "name=LEE", "citizenship=other", "route=gpt"),
    ("prospects",),
    ("prospect", "P-1"),
    ("pathways", "P-1"),
    ("statistics",),
    ("record", "P-1", "application", "submitted_on=2026-01-05", "outcome=approved"),
    ("land", "P-1", "on=2026-03-01"),
    ("move", "--yes"),
    ("check",),
    ("rules",),
)
KEYS = (
    "down r j escape enter tab tab tab n 'hello' ctrl+s u e escape escape "
    "f2 question_mark escape slash 'lee' enter ctrl+p 'help' escape "
    "ctrl+e 'x.toml' ctrl+s L right escape"
)


def watch() -> None:
    """From now on, end the process at the first attempt to reach a network."""

    def caught(event: str, _: tuple[object, ...]) -> None:
        if event in WATCHED:
            traceback.print_stack(file=sys.stderr)
            print(f"caught: {event}", file=sys.stderr, flush=True)
            os._exit(CAUGHT)

    sys.addaudithook(caught)


def import_all() -> int:
    """Import every module of the package; how many there are."""

    def failed(name: str) -> None:
        raise ImportError(name)

    package = importlib.import_module("qmas_tui")
    walk = pkgutil.walk_packages(package.__path__, "qmas_tui.", failed)
    return len([importlib.import_module(module.name) for module in walk])


def run_commands() -> set[str]:
    """Run the commands on a book in the working folder; the names of those not run."""
    from click.testing import CliRunner

    from qmas_tui.cli.main import cli

    for words in COMMANDS:
        result = CliRunner().invoke(cli, ["--book", BOOK, *words])
        assert result.exit_code in (0, 3), (words, result.output)
    return set(cli.commands) - {words[0] for words in COMMANDS}


async def run_desk() -> None:
    """Open the desk on the book, press keys, and leave it open for a while."""
    from qmas_tui.casework.open import open_casework
    from qmas_tui.desk.app import Desk
    from qmas_tui.desk.awaited import AwaitedBook
    from tests.desk.support import SIZE, press

    casework = open_casework(Path(BOOK))
    steps = len(casework.history())
    desk = Desk(AwaitedBook.opened(casework), lambda: casework.as_of)
    async with desk.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, KEYS)
        await pilot.pause(0.6)  # longer than it takes to look at what others wrote
        await press(pilot, "ctrl+q")
    assert len(casework.history()) == steps + 2  # a note, and its undo
    assert Path("x.toml").exists()  # the snapshot


def run() -> None:
    """All that is done under the hook, in a working folder that is empty."""
    watch()
    count = import_all()
    not_run = run_commands()
    from tests.desk.idle import Loop

    with asyncio.Runner(loop_factory=Loop) as runner:
        runner.run(run_desk())
    print("modules:", count)
    print("commands not run:", *sorted(not_run))


def process(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """This Python in a process of its own, which has a home of its own."""
    own = {"HOME": str(folder), "QMAS_TUI_CONFIG": str(folder / "office")}
    own |= {f"XDG_{kind}_HOME": str(folder) for kind in ("DATA", "CONFIG", "STATE")}
    return subprocess.run(
        [sys.executable, *words],
        cwd=folder,
        env={**os.environ, **own, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_nothing_reaches_a_network(tmp_path: Path) -> None:
    """Every module, every command and the desk work without one attempt."""
    done = process(tmp_path, "-m", "tests.test_no_network")
    assert done.returncode == 0, done.stderr
    modules, commands = done.stdout.splitlines()[-2:]
    assert int(modules.split()[-1]) > 100
    # The desk runs over a book above; the demo would ask for a terminal.
    assert commands == "commands not run: demo"


def _connect() -> None:
    socket.socket().connect(("127.0.0.1", 9))


def _connect_by_name() -> None:
    socket.create_connection(("127.0.0.1", 9), timeout=1)


def _send() -> None:
    socket.socket(type=socket.SOCK_DGRAM).sendto(b"", ("127.0.0.1", 9))


def _listen() -> None:
    socket.socket().bind(("127.0.0.1", 0))


def _look_up() -> None:
    socket.getaddrinfo("localhost", 80)


def _run_a_program() -> None:
    subprocess.run(["true"], check=False)


async def _open_connection() -> None:
    await asyncio.open_connection("127.0.0.1", 9)


def _in_a_loop() -> None:
    asyncio.run(_open_connection())


def _in_a_thread() -> None:
    thread = threading.Thread(target=_connect)
    thread.start()
    thread.join()


def _in_secret() -> None:
    try:
        _connect()
    except BaseException:
        os._exit(0)


ATTEMPTS: dict[Callable[[], None], str] = {
    _connect: "socket.connect",
    _connect_by_name: "socket.getaddrinfo",
    _send: "socket.sendto",
    _listen: "socket.bind",
    _look_up: "socket.getaddrinfo",
    _run_a_program: "subprocess.Popen",
    _in_a_loop: "socket.connect",
    _in_a_thread: "socket.connect",
    _in_secret: "socket.connect",
}


@pytest.mark.parametrize("attempt", ATTEMPTS, ids=lambda each: each.__name__)
def test_the_hook_catches_an_attempt(
    tmp_path: Path, attempt: Callable[[], None]
) -> None:
    """Whoever tries, in whatever thread and whatever they suppress, is caught."""
    code = f"import tests.test_no_network as t; t.watch(); t.{attempt.__name__}()"
    done = process(tmp_path, "-c", code)
    assert done.returncode == CAUGHT, done.stderr
    assert done.stderr.splitlines()[-1] == f"caught: {ATTEMPTS[attempt]}"


if __name__ == "__main__":
    run()
