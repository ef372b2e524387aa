"""Small faults in a module, one at a time: a comparison, a number, a step turned."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from typing import NamedTuple

COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
CALLED = {"min": "max", "max": "min"}


class Mutant(NamedTuple):
    """A module with one fault, and where that is."""

    line: int
    what: str
    tree: ast.Module


def mutants(source: str) -> Iterator[Mutant]:
    """Every module that is one small fault away from this one."""
    clean = ast.parse(source)
    for number, node in enumerate(_nodes(clean)):
        for choice in range(_faults(node)):
            tree = copy.deepcopy(clean)
            twin = _nodes(tree)[number]
            before = _text(twin)
            what = _spoil(twin, choice)
            yield Mutant(getattr(node, "lineno", 0), what.format(before), tree)


def _nodes(tree: ast.AST) -> list[ast.AST]:
    """What runs, in a fixed order: no annotations, asserts or top-level constants."""
    found: list[ast.AST] = []
    for name, value in ast.iter_fields(tree):
        if name in ("annotation", "returns", "decorator_list"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or isinstance(child, ast.Assert):
                continue
            if isinstance(tree, ast.Module) and not isinstance(
                child, ast.FunctionDef | ast.ClassDef
            ):
                continue
            found += [child, *_nodes(child)]
    return found


def _text(node: ast.AST) -> str:
    return " ".join(ast.unparse(node).split())[:60]


def _is_negatable(node: ast.AST) -> bool:
    return isinstance(node, ast.If | ast.IfExp | ast.While)


def _faults(node: ast.AST) -> int:
    """In how many ways a node can be spoilt."""
    match node:
        case ast.Compare() if len(node.ops) == 1:
            return int(type(node.ops[0]) in COMPARED)
        case ast.Compare():
            return len(node.ops)
        case ast.Constant() if type(node.value) is int:
            return 2
        case ast.BoolOp():
            return 1
        case ast.UnaryOp(op=ast.Not()):
            return 1
        case ast.BinOp(op=ast.Add() | ast.Sub()):
            return 1
        case ast.Call(func=ast.Name(id=name)) if name in CALLED:
            return 1
        case ast.Return(value=ast.expr() as value):
            return int(not (isinstance(value, ast.Constant) and value.value is None))
        case ast.comprehension() if node.ifs:
            return 1
    return int(_is_negatable(node))


def _spoil(node: ast.AST, choice: int) -> str:
    """Spoil a node in one of its ways; what was done, around the old text."""
    match node:
        case ast.Compare():
            node.ops[choice] = COMPARED[type(node.ops[choice])]()
        case ast.Constant():
            assert isinstance(node.value, int)
            node.value += (1, -1)[choice]
        case ast.BoolOp():
            node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        case ast.UnaryOp():
            node.op = ast.UAdd()
            node.operand = ast.Call(ast.Name("bool", ast.Load()), [node.operand], [])
            ast.fix_missing_locations(node)
        case ast.BinOp():
            node.op = ast.Sub() if isinstance(node.op, ast.Add) else ast.Add()
        case ast.Call(func=ast.Name() as func):
            func.id = CALLED[func.id]
        case ast.Return():
            node.value = None
            return "{} → return None"
        case ast.comprehension():
            node.ifs[0] = _negated(node.ifs[0])
            return "{}: negated"
        case ast.If() | ast.IfExp() | ast.While():
            said = _text(node.test)
            node.test = _negated(node.test)
            return f"if {said}: negated".replace("{", "{{").replace("}", "}}")
    return "{} → " + _text(node).replace("{", "{{").replace("}", "}}")


def _negated(test: ast.expr) -> ast.expr:
    return ast.fix_missing_locations(
        ast.copy_location(ast.UnaryOp(ast.Not(), test), test)
    )
