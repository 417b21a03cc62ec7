"""Every module of the product as it is written, and what it imports."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from bot.running.settings import PROJECT

OURS = ("app.py", "bot", "cards", "domain", "manifest", "storage")
# Layers whose folders are areas; what else a layer may hold beside them.
LAYERS: dict[str, set[str]] = {
    "domain": set(),
    "cards": {"actions"},
    "storage": {"engine", "tables", "migrations"},
    "bot.subjects": set(),
    "bot.handlers": set(),
    "bot.messages": set(),
}


@cache
def sources() -> dict[str, ast.Module]:
    """Every module of the product with its tree, by its dotted name."""
    paths = [
        p
        for name in OURS
        for p in sorted((PROJECT / name).rglob("*.py") if "." not in name else [PROJECT / name])
    ]
    return {
        _module(p): ast.parse(p.read_text(encoding="utf-8"))
        for p in paths
        if "versions" not in p.parts
    }


def _module(path: Path) -> str:
    return ".".join(path.relative_to(PROJECT).with_suffix("").parts).removesuffix(".__init__")


@cache
def imports(tree: ast.AST) -> tuple[str, ...]:
    """The dotted names that a module imports, wherever in it."""
    found: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return tuple(found)


def within(name: str, rooms: "set[str] | tuple[str, ...]") -> bool:
    """Whether the module is one of the rooms or lies in one."""
    return any(name == room or name.startswith(f"{room}.") for room in rooms)


def file_of(module: str) -> str:
    path = module.replace(".", "/")
    return f"{path}/__init__.py" if (PROJECT / path).is_dir() else f"{path}.py"


def public(tree: ast.Module) -> "Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]":
    for node in tree.body:
        if isinstance(
            node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
        ) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                methods = [
                    n for n in node.body if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)
                ]
                yield from (n for n in methods if not n.name.startswith("_"))
