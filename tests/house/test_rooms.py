"""Who may import whom, which library stays where, and what a file may do."""

import ast

from bot.running.settings import PROJECT
from tests.house.sources import LAYERS, OURS, imports, sources, within

STDLIB = frozenset(__import__("sys").stdlib_module_names)
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
TURN = {"bot.turns.turn", "bot.turns.reply", "bot.turns.router", "bot.turns.commands"}
SUBJECT = {*TURN, "bot.turns.lasting", "bot.subjects", "domain", "cards", "storage.store"}
MAKING = {
    "bot.making",
    "bot.documents",
    "bot.imports",
    "bot.subjects",
    "bot.turns.lasting",
    "cards",
    "domain",
    "storage.store",
}
# The longest prefix of a module decides; only our rooms and libraries in LICENCES count.
ROOMS: dict[str, set[str]] = {
    "domain": {"domain"},
    "cards": {"cards", "domain"},
    "cards.actions": {"cards.actions", "domain"},
    "storage": {"storage", "domain"},
    "storage.engine": {"storage.engine", "storage.migrations", "domain"},
    "storage.tables": {"storage.tables", "domain"},
    "storage.migrations": {"storage.migrations", "storage.tables", "domain"},
    "manifest": {"manifest", "bot.running.settings"},
    "bot": set(),
    "bot.turns": {*TURN, "bot.turns", "bot.running.logs", "cards.actions", "domain", "storage"},
    "bot.turns.turn": {"domain"},
    "bot.turns.reply": {"domain"},
    "bot.turns.commands": {"cards.actions", "domain"},
    "bot.turns.router": {*TURN, "cards.actions", "domain", "storage.store"},
    "bot.subjects": SUBJECT,
    "bot.handlers": {*SUBJECT, "bot.handlers", "bot.turns.front"},
    "bot.messages": {*SUBJECT, "bot.messages", "bot.delivery.message"},
    "bot.delivery": {"bot.delivery", "bot.turns.reply", "domain", "storage"},
    "bot.making": MAKING,
    "bot.making.maker": {*MAKING, "storage.engine.database"},
    "bot.documents": {"bot.documents", "domain"},
    "bot.imports": {"bot.imports", "bot.documents", "domain", "storage.store"},
    "bot.sample": {
        "bot.sample",
        "bot.documents",
        "bot.imports",
        "bot.subjects.support",
        "domain",
        "storage.store",
    },
    "bot.commands": {"bot", "domain", "storage", "manifest"},
    "bot.playground": {
        "bot.playground",
        "bot.running.environment",
        "bot.running.setting_values",
        "bot.running.settings",
        "bot.sample",
    },
    "bot.teams": {*TURN, "bot.running.logs", "bot.teams", "domain", "storage.engine.database"},
    "bot.teams.microsoft": {*TURN, "bot.running.settings", "bot.teams", "domain"},
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
    "rapidfuzz": ("bot.imports", "bot.subjects"),
    "cronsim": ("bot.subjects.digests", "bot.running.hub_values"),
    "prometheus_client": ("bot.web",),
}
ENVIRONMENT = ("app", "bot.running.settings", "bot.playground.client")


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
    """A module holds definitions only: no call for its own sake, no loop, no open file."""
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


def test_no_rule_is_about_a_room_that_is_not_there() -> None:
    named = {*ROOMS, *LAYERS, *(place for rooms in ROOMS.values() for place in rooms)}
    named |= {*ENVIRONMENT, *(place for places in LICENCES.values() for place in places)}
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


def test_what_a_log_line_is_about_stands_in_its_fields() -> None:
    """A message's arguments, which may hold what people said, are never written: `bot/logs.py`."""
    found = [
        f"{module}:{node.lineno}"
        for module, tree in sources().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and node.args[1:] and isinstance(node.func, ast.Attribute)
        if isinstance(node.func.value, ast.Name) and node.func.value.id in ("_log", "log")
    ]
    assert found == []
