"""Names are plain, each its own, and say what one gets."""

import ast
from pathlib import Path

from bot.running.settings import PROJECT
from tests.house.sources import file_of, public, sources, within

FORBIDDEN_NAMES = {"manager", "helper", "helpers", "utils", "service", "processor", "base", "misc"}


def test_names_say_what_a_thing_is() -> None:
    words = {module: set(module.replace(".", "_").lower().split("_")) for module in sources()}
    assert [module for module, parts in words.items() if parts & FORBIDDEN_NAMES] == []


def test_everything_public_says_what_one_gets() -> None:
    broken = [
        f"{module}.{node.name}"
        for module, tree in sources().items()
        for node in public(tree)
        if ast.get_docstring(node) is None
    ]
    broken += [module for module, tree in sources().items() if ast.get_docstring(tree) is None]
    assert broken == []


def test_every_domain_module_with_a_rule_has_its_tests_under_its_own_name() -> None:
    """A module of nothing but data has no rule; one function is one."""
    with_rules = [
        Path(file_of(module))
        for module, tree in sources().items()
        if within(module, ("domain",))
        and any(isinstance(node, ast.FunctionDef) for node in ast.walk(tree))
    ]
    tests = [PROJECT / "tests" / path.with_name(f"test_{path.name}") for path in with_rules]
    assert [str(path) for path in tests if not path.is_file()] == []


def test_no_two_files_name_a_class_alike() -> None:
    """One name is one thing, wherever it is read."""
    named: dict[str, list[str]] = {}
    for module, tree in sources().items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                named.setdefault(node.name, []).append(module)
    assert {name: modules for name, modules in named.items() if len(modules) > 1} == {}
