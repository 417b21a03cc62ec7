"""`make mutants` is about code and tests that are there."""

import ast
import tomllib
from collections.abc import Iterator

import pytest

from bench.mutants import AREAS, Area
from bench.mutants.changed import NAME
from bench.mutants.page import PAGE, REASONS
from bot.running.settings import PROJECT
from tests.house.sources import sources


def functions() -> Iterator[str]:
    """Every function of the product, and every method with its class."""
    for module, tree in sources().items():
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{module}.{node.name}"
            elif isinstance(node, ast.ClassDef):
                methods = (
                    n for n in node.body if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)
                )
                yield from (f"{module}.{node.name}.{method.name}" for method in methods)


@pytest.mark.parametrize("area", AREAS.values(), ids=list(AREAS))
def test_every_area_has_its_files_and_its_tests(area: Area) -> None:
    assert [file for file in (*area.files, *area.but) if not any(PROJECT.glob(file))] == []
    assert [test for test in area.tests if not (PROJECT / test).exists()] == []


def test_every_area_has_its_place_on_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert [area for area in AREAS if f"<!-- {area}: begin -->" not in page] == []


def test_every_reason_is_about_a_function_that_is_there() -> None:
    reasons = tomllib.loads(REASONS.read_text(encoding="utf-8"))
    assert set(reasons) - set(functions()) == set()
    assert all(why.strip() for kept in reasons.values() for why in kept.values())


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("domain.dates.x__next__mutmut_3", ("domain.dates", "_next", "")),
        ("domain.dates.x_read_day__mutmut_12", ("domain.dates", "read_day", "")),
        ("domain.scopes.xǁScopeǁ_holds__mutmut_3", ("domain.scopes", "", "Scopeǁ_holds")),
    ],
)
def test_a_change_is_named_by_its_function(name: str, parts: tuple[str, str, str]) -> None:
    assert NAME.findall(name) == [parts]
