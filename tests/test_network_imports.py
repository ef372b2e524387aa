"""No network: no module of the package imports what could reach one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "qmas_tui"
NETWORK = frozenset(
    {
        *("socket", "_socket", "ssl", "_ssl", "socketserver"),
        *("http", "urllib", "urllib3", "requests", "httpx", "aiohttp", "websockets"),
        *("ftplib", "smtplib", "poplib", "imaplib", "nntplib", "telnetlib", "xmlrpc"),
        *("webbrowser", "subprocess", "multiprocessing"),
    }
)
HARMLESS = frozenset({"urllib.parse"})
"""Modules with such a name that only handle text."""

DOORS = frozenset(
    {
        *("__import__", "import_module", "open_url"),
        *("open_connection", "open_unix_connection", "create_connection"),
        *("start_server", "create_server", "create_datagram_endpoint"),
    }
)
"""Names that reach the network without an import of their own."""


NAMED = re.compile("|".join(sorted(NETWORK | DOORS)))
"""Without one of these words no module is worth its parsing."""


def _reaches(source: str) -> Iterator[str]:
    """What in a module could reach a network, by name."""
    if not NAMED.search(source):
        return
    for node in ast.walk(ast.parse(source)):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [each.name for each in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module or ''}.{each.name}" for each in node.names]
        elif isinstance(node, ast.Attribute):
            names = [f".{node.attr}"]
        elif isinstance(node, ast.Name):
            names = [f".{node.id}"]
        yield from [each for each in names if _is_way_out(each.split("."))]


def _is_way_out(parts: list[str]) -> bool:
    if parts[-1] in DOORS:
        return True
    return parts[0] in NETWORK and ".".join(parts[:2]) not in HARMLESS


def test_no_module_imports_the_network() -> None:
    """No module imports what reaches a network or starts another program.

    A note alone is handed to the editor that the user named.
    """
    modules = sorted(PACKAGE.rglob("*.py"))
    assert len(modules) > 100
    found = {
        str(each.relative_to(ROOT)): reached
        for each in modules
        if (reached := list(_reaches(each.read_text("utf-8"))))
    }
    assert found == {"qmas_tui/desk/screens/note.py": ["subprocess"]}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import socket", ["socket"]),
        ("def f():\n    from http import client", ["http.client"]),
        ("import os, urllib.request", ["urllib.request"]),
        ("from urllib import request, parse", ["urllib.request"]),
        ("from urllib.parse import unquote", []),
        ("import urllib", ["urllib"]),
        ("from asyncio import open_connection", ["asyncio.open_connection"]),
        ("app.open_url(where)", [".open_url"]),
        ("__import__(name)", [".__import__"]),
        ("from . import http", []),
        ("import importlib.metadata, sockets", []),
    ],
)
def test_the_search_finds_imports(source: str, found: list[str]) -> None:
    """Each way to import is found, and no name that only looks alike."""
    assert list(_reaches(source)) == found
