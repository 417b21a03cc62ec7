"""What is declared is used: the product imports each package, or needs it for a reason."""

import re
import tomllib
from functools import cache
from importlib.metadata import packages_distributions

import pytest

from bot.running.settings import PROJECT
from tests.house.sources import imports, sources

# Packages that nothing of ours imports.
NEEDED = {
    "psycopg": "SQLAlchemy loads it for a database at postgresql://",
    "tzdata": "zoneinfo reads it where the system has no time zones, as on Windows",
}


def declared() -> list[str]:
    """The names of the packages that the product depends on."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [re.split(r"[\[<>=~!; ]", line)[0] for line in project["dependencies"]]


@cache
def imported() -> set[str]:
    """The top-level modules that the product imports."""
    return {name.partition(".")[0] for tree in sources().values() for name in imports(tree)}


def modules(package: str) -> set[str]:
    """The top-level modules that an installed package brings."""
    return {
        module
        for module, packages in packages_distributions().items()
        if package in {_plain(name) for name in packages}
    }


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("package", declared())
def test_every_package_that_is_declared_is_used(package: str) -> None:
    used = bool(modules(_plain(package)) & imported())
    assert used != (package in NEEDED)


def test_every_reason_is_about_a_package_that_is_declared() -> None:
    assert set(NEEDED) <= set(declared())
