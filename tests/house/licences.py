"""The licences of all that the bot runs with, as a page: `python -m tests.house.licences`."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, metadata
from typing import Any

from bot.running.settings import PROJECT

PAGE = PROJECT / "docs" / "licences.md"
HEAD = """# Licences
What the bot runs with, each with the licence that its own package states. \
`make sbom` makes this page anew, and `sbom.json` with every version and the hash of every file \
(CycloneDX). A licence that is not among those allowed by `tests/house/test_licences.py` fails \
the tests.

| package | licence |
|---|---|
"""
# Classifiers name some licences more clearly than the text that stands in the field for them.
_CLASSIFIER = "License :: OSI Approved :: "


def runtime_packages() -> set[str]:
    """The names of all packages that the lock has for the bot itself, on any platform."""
    lock = tomllib.loads((PROJECT / "uv.lock").read_text(encoding="utf-8"))
    packages = {package["name"]: package for package in lock["package"]}
    found: set[tuple[str, str]] = set()
    waiting = list(_needs(packages["hub-visits"], ""))
    while waiting:
        wanted = waiting.pop()
        if wanted not in found:
            found.add(wanted)
            waiting += _needs(packages[wanted[0]], wanted[1])
    return {name for name, _ in found}


def _needs(package: Mapping[str, Any], extra: str) -> Iterator[tuple[str, str]]:
    """What a package depends on, or one of its extras: each package, and each extra of it."""
    optional = package.get("optional-dependencies", {})
    needed = optional.get(extra, ()) if extra else package.get("dependencies", ())
    for other in needed:
        yield from ((other["name"], more) for more in ("", *other.get("extra", ())))


def licence(package: str) -> str | None:
    """The licence that an installed package states; None where it is not installed here."""
    try:
        stated = metadata(package)
    except PackageNotFoundError:
        return None
    if expression := stated["License-Expression"]:
        return str(expression)
    named = [
        str(line).removeprefix(_CLASSIFIER)
        for line in stated.get_all("Classifier") or ()
        if str(line).startswith(_CLASSIFIER)
    ]
    return "; ".join(sorted(named)) or str(stated["License"] or "").partition("\n")[0]


def listed() -> dict[str, str]:
    """The licences on the page, by package."""
    rows = re.findall(r"^\| ([\w.-]+) \| (.+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    return {name: stated for name, stated in rows if name != "package"}


def write() -> None:
    """Makes the page anew; what is not installed on this machine keeps its line."""
    before = listed() if PAGE.exists() else {}
    rows = [
        f"| {name} | {licence(name) or before.get(name, 'not stated')} |"
        for name in sorted(runtime_packages())
    ]
    PAGE.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
