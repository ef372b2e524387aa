"""What test modules and package may import."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from textual import app, message_pump, pilot, screen, widget

ROOT = Path(__file__).parents[1]
TESTS = sorted((ROOT / "tests").rglob("*.py"))
MODULES = [*TESTS, *sorted((ROOT / "qmas_tui").rglob("*.py"))]
TOOLKIT = ("textual", "rich")
IMPORT = re.compile(r"^ *(?:from|import) ([^(\n]*(?:\([^)]*\))?)", re.MULTILINE)
NAME = re.compile(r"[\w.]+")
REACHED = re.compile(r"(?<!\bself)(?<!\bcls)(?<!\bos)\._(?!_)\w")
"""A name that an object other than one's own keeps to itself, perhaps."""


def imports(path: Path) -> Iterator[str]:
    """Every module and name in the import statements of a file."""
    for statement in IMPORT.findall(path.read_text("utf-8")):
        module, *names = NAME.findall(statement)
        yield from (module, *(f"{module}.{name}" for name in names))


def test_no_test_module_is_imported() -> None:
    """What tests share stands in modules of its own; no test leans on another."""
    taken = {
        (path.name, name)
        for path in TESTS
        for name in imports(path)
        if name.startswith("tests.")
        and ".test_" in name
        and f".{path.stem}" not in name  # itself, in a program of its own
    }
    assert not taken


@pytest.mark.parametrize("toolkit", TOOLKIT)
def test_no_private_module_of_the_toolkit_is_imported(toolkit: str) -> None:
    """Neither package nor tests lean on what the toolkit keeps to itself.

    But for `quiet.py`, the one file that says why it does.
    """
    private = {
        (path.name, name)
        for path in MODULES
        for name in imports(path)
        if name.startswith(f"{toolkit}.")
        and "._" in name
        and path != ROOT / "qmas_tui" / "desk" / "quiet.py"
    }
    assert not private


@cache
def kept_private() -> frozenset[str]:
    """The names that Textual's own objects keep to themselves."""
    trees = [
        ast.parse(inspect.getsource(module))
        for module in (app, message_pump, pilot, screen, widget)
    ]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    names = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    return frozenset(name for name in names if name.startswith("_"))


def test_nobody_reaches_into_an_object_of_the_toolkit() -> None:
    """Only desk/quiet.py does, and says there for what there is no public way."""
    reached = {
        (path.name, node.attr)
        for path in MODULES
        if REACHED.search(path.read_text("utf-8"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in kept_private()
        and not node.attr.startswith("__")
        and ast.unparse(node.value) not in ("self", "cls", "super()", "os")
    }
    assert reached == {("quiet.py", "_exception")}


def test_no_work_is_described_by_its_arguments() -> None:
    """The toolkit writes them out, a whole book among them, on the screen's thread."""
    described = [
        f"{path.name}:{each.lineno}"
        for path in (ROOT / "qmas_tui" / "desk").rglob("*.py")
        for each in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)
        and len(each.args.args) > 1
        and any(_is_silent_work(mark) for mark in each.decorator_list)
    ]
    assert described == [], "give @work a description"


def _is_silent_work(mark: ast.expr) -> bool:
    call = mark.func if isinstance(mark, ast.Call) else mark
    given = mark.keywords if isinstance(mark, ast.Call) else []
    is_work = isinstance(call, ast.Name) and call.id == "work"
    return is_work and all(each.arg != "description" for each in given)


def test_no_handler_calls_that_of_its_base() -> None:
    """The toolkit calls the handlers of every class: called again they do it twice."""
    for path in (ROOT / "qmas_tui" / "desk").rglob("*.py"):
        found = re.findall(r"super\(\)\.on_(?!event)\w+", path.read_text("utf-8"))
        assert not found, path
