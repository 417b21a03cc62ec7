"""Buttons, words, messages and the map of the house agree with what there is."""

import ast
import importlib
import json
from collections.abc import Iterator

from bot.handlers import table
from bot.messages import BY_NAME, KINDS
from bot.running.settings import PROJECT
from bot.turns.turn import What
from cards.actions import buttons
from tests.house.sources import imports, public, sources, within


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
        for node in public(tree)
        if node.name in ("due", "arrived") or node.name.startswith("render")
    }
    assert registered == said


def test_whatever_is_put_to_be_said_is_of_a_kind_in_the_register() -> None:
    """By the word or the name that stands first where a row is put into the outbox."""
    named = {
        (module, ast.unparse(kind), _meant(module, kind))
        for module, tree in sources().items()
        for kind in _kinds_put(tree)
    }
    assert len(named) > 10
    assert [each for each in sorted(named) if each[-1] not in BY_NAME] == []


def _kinds_put(tree: ast.Module) -> Iterator[ast.expr]:
    """What stands first where a row is put, also by a function that gets it as its first value."""
    handed_on = set()
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            first = [argument.arg for argument in function.args.args[:1]]
            for kind in _firsts(function, "store.outbox.put"):
                if [ast.unparse(kind)] == first:
                    handed_on.add(function.name)
                else:
                    yield kind
    for name in handed_on:
        yield from _firsts(tree, name)


def _firsts(tree: ast.AST, function: str) -> Iterator[ast.expr]:
    """The first value of each call of a function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == function:
            yield node.args[0]


def _meant(module: str, node: ast.expr) -> str:
    """The text that an expression of a module stands for, by the module's own names."""
    names = vars(importlib.import_module(module))
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.Attribute):
        return str(getattr(names[ast.unparse(node.value)], node.attr))
    return str(names[ast.unparse(node)])


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


def test_whatever_follows_a_record_is_asked_to() -> None:
    """A subject whose `follow` nobody calls never hears of a record."""
    asking = {"bot.subjects.visits.following", "bot.subjects.visits.recording"}
    follows = {
        module
        for module, tree in sources().items()
        if within(module, ("bot.subjects",)) and module not in asking
        if any(node.name == "follow" for node in public(tree))
    }
    assert len(follows) > 3
    assert follows <= {name for module in asking for name in imports(sources()[module])}


def test_whatever_a_message_stands_for_is_rendered_by_a_kind_in_the_register() -> None:
    """When its subject changes, that kind renders the message again; another would leave it."""
    named = {
        (module, _meant(module, node.args[0]))
        for module, tree in sources().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Slot" and node.args
    }
    assert len(named) > 7
    assert [each for each in sorted(named) if each[-1] not in BY_NAME] == []


# What shows records, or opens a form, asks what the reader may do now: in one place for each.
DOORS = {
    "forms.open": "bot.subjects.visits.forms",
    "visits.last_of": "bot.subjects.support.last_times",
    "steps.open_of": "bot.subjects.support.last_times",
}


def test_forms_and_last_times_have_one_door_that_asks() -> None:
    used = {
        (f"{node.value.attr}.{node.attr}", module)
        for module, tree in sources().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute)
    }
    assert {(name, module) for name, module in used if name in DOORS} == set(DOORS.items())
