"""The house keeps its own rules: who may import whom, where things live, and that buttons, words and pages agree."""

import ast
import json
import statistics
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from bot.handlers import table
from bot.messages import ARRIVED, JOBS, RENDERS
from bot.running.settings import PROJECT
from bot.turns.turn import What
from cards import actions
from domain.delivery.conversations import Surface
from manifest import package

OURS = ("app.py", "bot", "cards", "domain", "manifest", "storage")
STDLIB = frozenset(__import__("sys").stdlib_module_names)
FORBIDDEN_NAMES = {"manager", "helper", "helpers", "utils", "service", "processor", "base", "misc"}
LONGEST_FILE, LONGEST_FUNCTION, MEDIAN_FILE = 250, 60, 110
REGISTERS = {"cards.actions", "storage.tables"}  # one declaration after the other, looked up rather than read

TURN = {"bot.turn", "bot.reply", "bot.router"}
CONVERSATION = {*TURN, "domain", "cards", "storage.store", "bot.documents", "bot.sentence"}
# The longest prefix of a file's module decides. Only our own rooms and the libraries named in LICENCES are judged here.
ROOMS: dict[str, set[str]] = {
    "domain": {"domain"},
    "cards": {"cards", "domain"},
    "storage": {"storage", "domain"},
    "manifest": {"manifest", "bot.settings"},
    "bot": {*CONVERSATION, "bot"},
    "bot.turn": {"domain"},
    "bot.reply": {"domain"},
    "bot.router": {*TURN, "cards.actions", "domain", "storage.store"},
    "bot.dispatch": {*CONVERSATION, "bot", "storage.database"},
    "bot.handlers": {*CONVERSATION, "bot"},
    "bot.messages": {*CONVERSATION, "bot"},
    "bot.worker": {"bot", "domain", "storage"},
    "bot.delivery": {"bot", "domain", "storage"},
    "bot.sentence": {"domain"},
    "bot.documents": {"bot.documents", "domain"},
    "bot.imports": {"bot.imports", "bot.documents", "domain", "storage.store"},
    "bot.sample": {"bot", "domain", "storage"},
    "bot.commands": {"bot", "domain", "storage", "manifest"},
    "bot.serving": {"bot", "cards", "domain", "storage"},
    "bot.playground": {"bot.playground", "bot.settings", "bot.sample"},
    "bot.teams": {*TURN, "bot.logs", "bot.teams", "domain", "storage.database", "storage.store"},
    "bot.web": {"bot.web", "domain", "storage.database"},
    "bot.settings": {"bot.setting_values", "domain"},
    "bot.setting_values": {"domain"},
    "bot.logs": set(),
    "app": {"app", "bot", "cards", "domain", "manifest", "storage"},
}
NOT_FROM_HERE: dict[str, tuple[str, ...]] = {
    "bot.handlers": ("bot.teams", "bot.web", "bot.settings", "storage.database"),
    "bot.messages": ("bot.teams", "bot.web", "bot.settings", "storage.database", "bot.handlers"),
}
LICENCES: dict[str, tuple[str, ...]] = {
    "botbuilder": ("bot.teams",),
    "botframework": ("bot.teams",),
    "sqlalchemy": ("storage",),
    "alembic": ("storage",),
    "aiohttp": ("bot.teams", "bot.web", "bot.serving", "bot.playground", "app"),
    "microsoft_teams": ("cards",),
    "openpyxl": ("bot.documents",),
    "docx": ("bot.documents",),
    "rapidfuzz": ("bot.sentence", "bot.imports"),
    "cronsim": ("bot.messages", "bot.setting_values"),
    "jinja2": ("bot.web",),
    "prometheus_client": ("bot.web",),
}
ENVIRONMENT = ("app", "bot.settings", "bot.playground.client")


@cache
def sources() -> dict[str, ast.Module]:
    """Every module of the product with its tree, by its dotted name."""
    paths = [
        p for name in OURS for p in sorted((PROJECT / name).rglob("*.py") if "." not in name else [PROJECT / name])
    ]
    return {_module(p): ast.parse(p.read_text(encoding="utf-8")) for p in paths if "versions" not in p.parts}


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
        if name.partition(".")[0] in ours
        and (not within(name, ROOMS[room(module)]) or within(name, NOT_FROM_HERE.get(room(module), ())))
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
    found = {n.partition(".")[0] for m, tree in sources().items() if within(m, ("domain",)) for n in imports(tree)}
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
        for node in tree.body if module != "storage.migrations.env" else []:  # Alembic runs that one as a script
            said = isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
            opens = any(isinstance(n, ast.Name) and n.id == "open" for n in ast.walk(node))
            if isinstance(node, doing) or said or (opens and isinstance(node, ast.Assign)):
                broken.append(f"{module}:{node.lineno}")
    assert broken == []


def test_names_say_what_a_thing_is() -> None:
    words = {module: set(module.replace(".", "_").lower().split("_")) for module in sources()}
    assert [module for module, parts in words.items() if parts & FORBIDDEN_NAMES] == []


def test_files_and_functions_have_one_subject() -> None:
    lengths = {m: len((PROJECT / _file(m)).read_text(encoding="utf-8").splitlines()) for m in sources()}
    long = [f"{m}: {n} lines" for m, n in lengths.items() if n > LONGEST_FILE and m not in REGISTERS]
    long += [
        f"{module}.{node.name}: {(node.end_lineno or 0) - node.lineno + 1} lines"
        for module, tree in sources().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []
    assert statistics.median(n for m, n in lengths.items() if not _file(m).endswith("__init__.py")) < MEDIAN_FILE


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
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                methods = [n for n in node.body if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
                yield from (n for n in methods if not n.name.startswith("_"))


def buttons() -> dict[str, type[actions.Action]]:
    """Every button by its verb."""
    found = [c for c in vars(actions).values() if isinstance(c, type) and issubclass(c, actions.Action)]
    return {c.verb: c for c in found if "verb" in vars(c)}


def test_every_button_has_one_handler_and_every_handler_a_button() -> None:
    handled = {key: entry.action for (what, _, key), entry in table().entries.items() if what is What.ACTION}
    assert handled == buttons()


def test_every_button_is_on_some_card() -> None:
    approved = (PROJECT / "tests" / "cards" / "approved").glob("*.json")
    shown = {verb for path in approved for verb in _verbs(json.loads(path.read_text(encoding="utf-8")))}
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


@pytest.mark.parametrize(("scope", "word"), package.commands())
def test_every_word_that_teams_offers_is_answered(scope: str, word: str) -> None:
    assert word in table().commands(Surface.CHAT if scope == "personal" else Surface.CHANNEL)


def test_the_readme_names_every_room() -> None:
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    rooms = sorted(p.name for p in (PROJECT / "bot").iterdir() if p.is_dir() and (p / "__init__.py").is_file())
    assert [name for name in rooms if f"{name}/" not in readme] == []


def test_the_readme_names_every_file_beside_the_rooms() -> None:
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    files = sorted(p.name for p in (PROJECT / "bot").glob("[a-z]*.py"))
    assert [name for name in files if f"{name}`" not in readme] == []


def test_whatever_the_bot_says_on_its_own_is_in_the_register() -> None:
    """A module of messages whose `due`, `render` or `arrived` nobody calls says nothing."""
    registered = {(job.__module__, job.__name__) for job in (*RENDERS.values(), *JOBS.values(), *ARRIVED.values())}
    said = {
        (module, node.name)
        for module, tree in sources().items()
        if within(module, ("bot.messages",)) and module != "bot.messages"
        for node in _public(tree)
        if node.name in ("due", "arrived") or node.name.startswith("render")
    }
    assert registered == said


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
