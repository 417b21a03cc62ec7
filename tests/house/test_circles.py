"""Neither files nor areas import in a circle."""

import ast
from graphlib import TopologicalSorter

import pytest

from tests.house.sources import LAYERS, file_of, imports, sources, within


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
    return file_of(module).endswith("__init__.py")


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
