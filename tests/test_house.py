"""The house keeps its own rules: who may import whom, where things live, and that buttons, words and pages agree."""

import ast
import importlib
import json
import statistics
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from bot.handlers import table
from bot.messages import BY_NAME, KINDS
from bot.running.settings import PROJECT
from bot.turns.turn import What
from cards.actions import buttons

OURS = ("app.py", "bot", "cards", "domain", "manifest", "storage")
STDLIB = frozenset(__import__("sys").stdlib_module_names)
FORBIDDEN_NAMES = {"manager", "helper", "helpers", "utils", "service", "processor", "base", "misc"}
LONGEST_FILE, LONGEST_FUNCTION, MEDIAN_FILE = 310, 60, 110
REGISTERS = {"cards.actions.visits"}  # one declaration after the other, looked up rather than read
AREAS = {
    "visits",
    "support",
    "quality",
    "funding",
    "people",
    "digests",
    "prompts",
    "library",
    "operations",
    "delivery",
    "conversation",
}
# Layers whose folders are areas; what else a layer may hold beside them.
LAYERS: dict[str, set[str]] = {
    "domain": set(),
    "cards": {"actions"},
    "storage": {"engine", "tables", "migrations"},
    "bot.subjects": set(),
    "bot.handlers": set(),
    "bot.messages": set(),
}

TURN = {"bot.turns.turn", "bot.turns.reply", "bot.turns.router", "bot.turns.commands"}
SUBJECT = {*TURN, "bot.turns.lasting", "bot.subjects", "domain", "cards", "storage.store"}
# The longest prefix of a file's module decides. Only our own rooms and the libraries named in LICENCES are judged here.
ROOMS: dict[str, set[str]] = {
    "domain": {"domain"},
    "cards": {"cards", "domain"},
    "cards.actions": {"cards.actions", "domain"},
    "storage": {"storage", "domain"},
    "storage.engine": {"storage.engine", "storage.migrations", "domain"},
    "storage.tables": {"storage.tables", "domain"},
    "storage.migrations": {"storage.migrations", "storage.tables"},
    "manifest": {"manifest", "bot.running.settings"},
    "bot": set(),
    "bot.turns": {*TURN, "bot.turns", "bot.running.logs", "cards.actions", "domain", "storage"},
    "bot.turns.turn": {"domain"},
    "bot.turns.reply": {"domain"},
    "bot.turns.commands": {"cards.actions", "domain"},
    "bot.turns.router": {*TURN, "cards.actions", "domain", "storage.store"},
    "bot.subjects": SUBJECT,
    "bot.handlers": {*SUBJECT, "bot.handlers", "bot.turns.dispatch"},
    "bot.messages": {*SUBJECT, "bot.messages", "bot.delivery.message"},
    "bot.delivery": {"bot.delivery", "bot.turns.reply", "domain", "storage"},
    "bot.making": {"bot.making", "bot.documents", "cards", "domain", "storage.store"},
    "bot.documents": {"bot.documents", "domain"},
    "bot.imports": {"bot.imports", "bot.documents", "domain", "storage.store"},
    "bot.sample": {"bot.sample", "bot.documents", "bot.imports", "domain", "storage.store"},
    "bot.commands": {"bot", "domain", "storage", "manifest"},
    "bot.playground": {"bot.playground", "bot.running.settings", "bot.sample"},
    "bot.teams": {*TURN, "bot.running.logs", "bot.teams", "domain", "storage.engine.database"},
    "bot.web": {"bot.web", "domain", "storage.engine.database"},
    "bot.running": {"bot.running", "domain"},
    "bot.running.logs": set(),
    "app": {"app", "bot", "cards", "domain", "manifest", "storage"},
}
LICENCES: dict[str, tuple[str, ...]] = {
    "botbuilder": ("bot.teams",),
    "botframework": ("bot.teams",),
    "sqlalchemy": ("storage",),
    "alembic": ("storage.migrations",),
    "aiohttp": ("bot.teams", "bot.web", "bot.playground", "app"),
    "microsoft_teams": ("cards",),
    "openpyxl": ("bot.documents",),
    "rapidfuzz": ("bot.imports",),
    "cronsim": ("bot.subjects.digests", "bot.running.setting_values"),
    "prometheus_client": ("bot.web",),
}
ENVIRONMENT = ("app", "bot.running.settings", "bot.playground.client")


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


def imports(tree: ast.AST) -> Iterator[str]:
    """The dotted names that a module imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def within(name: str, rooms: "set[str] | tuple[str, ...]") -> bool:
    """Whether the module is one of the rooms or lies in one."""
    return any(name == room or name.startswith(f"{room}.") for room in rooms)


def room(module: str) -> str:
    """The room that a module belongs to, the most exact one."""
    return max((r for r in ROOMS if within(module, (r,))), key=len)


def test_every_room_imports_what_it_may() -> None:
    ours = {name.removesuffix(".py") for name in OURS} | {"tests"}
    broken = [
        f"{module} imports {name}"
        for module, tree in sources().items()
        for name in imports(tree)
        if name.partition(".")[0] in ours and not within(name, ROOMS[room(module)])
    ]
    assert broken == []


def test_each_library_stays_in_its_room() -> None:
    broken = [
        f"{module} imports {name}"
        for module, tree in sources().items()
        for name in imports(tree)
        if not within(module, LICENCES.get(name.partition(".")[0], (module,)))
    ]
    assert broken == []


def test_the_domain_stands_on_the_standard_library_alone() -> None:
    found = {
        n.partition(".")[0]
        for m, tree in sources().items()
        if within(m, ("domain",))
        for n in imports(tree)
    }
    assert found - STDLIB == {"domain"}


def test_nobody_but_the_root_reads_the_environment() -> None:
    readers = {
        module
        for module, tree in sources().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in ("environ", "getenv")
    }
    assert [r for r in readers if not within(r, ENVIRONMENT)] == []


def test_importing_a_file_does_nothing() -> None:
    """At the level of a module stand definitions; no call for its own sake, no loop, no open file."""
    doing = (ast.For, ast.While, ast.With, ast.Try, ast.Await)
    broken = []
    for module, tree in sources().items():
        for node in (
            tree.body if module != "storage.migrations.env" else []
        ):  # Alembic runs that one as a script
            said = isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
            opens = any(isinstance(n, ast.Name) and n.id == "open" for n in ast.walk(node))
            if isinstance(node, doing) or said or (opens and isinstance(node, ast.Assign)):
                broken.append(f"{module}:{node.lineno}")
    assert broken == []


def test_names_say_what_a_thing_is() -> None:
    words = {module: set(module.replace(".", "_").lower().split("_")) for module in sources()}
    assert [module for module, parts in words.items() if parts & FORBIDDEN_NAMES] == []


def test_files_and_functions_have_one_subject() -> None:
    lengths = {
        m: len((PROJECT / _file(m)).read_text(encoding="utf-8").splitlines()) for m in sources()
    }
    long = [
        f"{m}: {n} lines" for m, n in lengths.items() if n > LONGEST_FILE and m not in REGISTERS
    ]
    long += [
        f"{module}.{node.name}: {(node.end_lineno or 0) - node.lineno + 1} lines"
        for module, tree in sources().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []
    assert (
        statistics.median(n for m, n in lengths.items() if not _file(m).endswith("__init__.py"))
        < MEDIAN_FILE
    )


def _file(module: str) -> str:
    path = module.replace(".", "/")
    return f"{path}/__init__.py" if (PROJECT / path).is_dir() else f"{path}.py"


def test_everything_public_says_what_one_gets() -> None:
    broken = [
        f"{module}.{node.name}"
        for module, tree in sources().items()
        for node in _public(tree)
        if ast.get_docstring(node) is None
    ]
    broken += [module for module, tree in sources().items() if ast.get_docstring(tree) is None]
    assert broken == []


def _public(tree: ast.Module) -> "Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]":
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


def test_every_button_has_one_handler_and_every_handler_a_button() -> None:
    handled = {
        key: entry.action
        for (what, _, key), entry in table().entries.items()
        if what is What.ACTION
    }
    assert handled == buttons()


def test_every_button_is_on_some_card() -> None:
    approved = (PROJECT / "tests" / "cards" / "approved").glob("*.json")
    shown = {
        verb for path in approved for verb in _verbs(json.loads(path.read_text(encoding="utf-8")))
    }
    assert shown == set(buttons())


def _verbs(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        data = node.get("data")
        if isinstance(data, dict) and isinstance(data.get("verb"), str):
            yield data["verb"]
        for value in node.values():
            yield from _verbs(value)
    elif isinstance(node, list):
        for value in node:
            yield from _verbs(value)


def test_every_module_of_handlers_is_in_the_table_of_contents() -> None:
    """A module that nobody names there answers nobody."""
    answers = {entry.handler.__module__ for entry in table().entries.values()}
    handlers = {
        module
        for module, tree in sources().items()
        if within(module, ("bot.handlers",))
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        if any(ast.unparse(name).startswith("routes.") for name in node.decorator_list)
    }
    assert handlers == answers


def test_every_word_that_people_may_type_says_what_it_does() -> None:
    """A command without its entry in help, Teams' list and the pages would be known to nobody."""
    typed = [entry for entry in table().entries.values() if entry.what is What.COMMAND]
    assert [e.key for e in typed if e.command is None or not e.command.does.strip()] == []


def test_the_map_of_the_house_names_every_room() -> None:
    page = (PROJECT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = sorted(
        p.name for p in (PROJECT / "bot").iterdir() if p.is_dir() and (p / "__init__.py").is_file()
    )
    assert [name for name in rooms if f"bot/{name}/" not in page] == []


def test_no_rule_is_about_a_room_that_is_not_there() -> None:
    named = {*ROOMS, *LAYERS, *(place for rooms in ROOMS.values() for place in rooms)}
    named |= {place for places in LICENCES.values() for place in places} | {
        *ENVIRONMENT,
        *REGISTERS,
    }
    packages = {m.rpartition(".")[0] for m in sources()} | {"bot.turns"}
    assert [name for name in sorted(named) if name not in sources() and name not in packages] == []
    imported = {name.partition(".")[0] for tree in sources().values() for name in imports(tree)}
    assert [library for library in LICENCES if library not in imported] == []


def test_nothing_lies_loose_in_the_bot() -> None:
    assert [p.name for p in (PROJECT / "bot").glob("*.py")] == ["__init__.py"]


def test_every_folder_of_a_layer_is_an_area() -> None:
    found = {
        f"{layer}.{path.name}"
        for layer, others in LAYERS.items()
        for path in (PROJECT / layer.replace(".", "/")).iterdir()
        if (path / "__init__.py").is_file() and path.name not in AREAS | others
    }
    assert found == set()


def _modules_named(module: str, tree: ast.Module) -> set[str]:
    """The modules of the product that a module imports, wherever in it."""
    found = set()
    for name in imports(tree):
        parent = name.rpartition(".")[0]
        found.add(name if name in sources() else parent)
    return {name for name in found if name in sources() and name != module}


def test_no_files_import_in_a_circle() -> None:
    """Packages that only collect their parts are left out: their parts never import them."""
    graph = {m: _modules_named(m, tree) for m, tree in sources().items() if not _collects(m)}
    TopologicalSorter(graph).prepare()


def _collects(module: str) -> bool:
    return _file(module).endswith("__init__.py")


@pytest.mark.parametrize("layer", sorted(LAYERS))
def test_the_areas_of_a_layer_import_in_no_circle(layer: str) -> None:
    """A module beside the areas counts as an area of its own."""
    graph: dict[str, set[str]] = {}
    for module, tree in sources().items():
        if within(module, (layer,)) and module != layer:
            named = {
                _place(name, layer)
                for name in _modules_named(module, tree)
                if within(name, (layer,))
            }
            graph.setdefault(_place(module, layer), set()).update(
                named - {_place(module, layer), ""}
            )
    TopologicalSorter(graph).prepare()


def _place(module: str, layer: str) -> str:
    """The first step below a layer on the way to a module."""
    return module.removeprefix(layer).removeprefix(".").partition(".")[0]


def test_no_handler_imports_another() -> None:
    """What two handlers need is what a subject does, and stands in `bot/subjects`."""
    found = [
        f"{module} imports {name}"
        for module, tree in sources().items()
        if within(module, ("bot.handlers",)) and module != "bot.handlers"
        for name in imports(tree)
        if within(name, ("bot.handlers",))
    ]
    assert found == []


def test_whatever_follows_a_record_is_asked_to() -> None:
    """A subject whose `follow` nobody calls never hears of a record."""
    asking = {"bot.subjects.visits.following", "bot.subjects.visits.recording"}
    follows = {
        module
        for module, tree in sources().items()
        if within(module, ("bot.subjects",)) and module not in asking
        if any(node.name == "follow" for node in _public(tree))
    }
    assert len(follows) > 3
    assert follows <= {name for module in asking for name in imports(sources()[module])}


def test_whatever_the_bot_says_on_its_own_is_in_the_register() -> None:
    """A module of messages whose `due`, `render` or `arrived` nobody calls says nothing."""
    registered = {
        (job.__module__, job.__name__)
        for kind in KINDS
        for job in (kind.render, kind.due, kind.arrived)
        if job is not None
    }
    said = {
        (module, node.name)
        for module, tree in sources().items()
        if within(module, ("bot.messages",)) and module != "bot.messages"
        for node in _public(tree)
        if node.name in ("due", "arrived") or node.name.startswith("render")
    }
    assert registered == said


def test_whatever_is_put_to_be_said_is_of_a_kind_in_the_register() -> None:
    """By the word or the name that stands first where a row is put into the outbox."""
    named = {
        (module, ast.unparse(node.args[0]), _meant(module, node.args[0]))
        for module, tree in sources().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "store.outbox.put"
    }
    assert len(named) > 10
    assert [each for each in sorted(named) if each[-1] not in BY_NAME] == []


def test_whatever_a_message_stands_for_is_rendered_by_a_kind_in_the_register() -> None:
    """When its subject changes, the message is put anew by that kind: another would leave it old."""
    named = {
        (module, _meant(module, node.args[0]))
        for module, tree in sources().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Slot" and node.args
    }
    assert len(named) > 7
    assert [each for each in sorted(named) if each[-1] not in BY_NAME] == []


def _meant(module: str, node: ast.expr) -> str:
    """The text that an expression of a module stands for, by the module's own names."""
    names = vars(importlib.import_module(module))
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.Attribute):
        return str(getattr(names[ast.unparse(node.value)], node.attr))
    return str(names[ast.unparse(node)])


def test_what_a_log_line_is_about_stands_in_its_fields() -> None:
    """A message's arguments are never written, since they may hold what people said: `bot/logs.py`."""
    found = [
        f"{module}:{node.lineno}"
        for module, tree in sources().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and node.args[1:] and isinstance(node.func, ast.Attribute)
        if isinstance(node.func.value, ast.Name) and node.func.value.id in ("_log", "log")
    ]
    assert found == []


def test_every_domain_module_with_a_rule_has_its_tests_under_its_own_name() -> None:
    """A module of nothing but data has no rule; one function is one."""
    with_rules = [
        Path(_file(module))
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
