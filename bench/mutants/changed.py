"""Runs mutmut upon a copy of the project, and reads what became of each change."""

import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.mutants import Area
from bench.mutants.afresh import AT_ONCE, noticed_afresh, try_afresh
from bot.running.settings import PROJECT

FOLDER = PROJECT / "mutants"
SOURCES = ["app.py", "bot", "cards", "domain", "storage"]
BESIDE = ["manifest", "bench", "docs"]
# A change that makes the tests run for ever, or the type checker refuse, is noticed as well.
NOTICED = {"killed", "timeout", "caught by type check"}
# "domain.dates.x__next__mutmut_3", and of a class "domain.scopes.xǁScopeǁholds__mutmut_3".
NAME = re.compile(r"([\w.]+)\.x(?:_(\w+?)|ǁ(\w+ǁ\w+?))__mutmut_\d+")


@dataclass(frozen=True, slots=True)
class Survivor:
    """A change that no test noticed: in which function, and the lines before and after it."""

    function: str
    before: str
    after: str


def run(area: str, chosen: Area, only: Sequence[str]) -> Mapping[str, str]:
    """What became of each change, by mutmut's name: all of them anew, or those in `only`."""
    place = FOLDER / area
    if not only:
        shutil.rmtree(place, ignore_errors=True)
    _copy(place)
    _configure(place, chosen)
    with place.with_suffix(".log").open("w", encoding="utf-8") as log:
        subprocess.run(
            [*_mutmut(), "run", "--max-children", str(AT_ONCE), *only],
            cwd=place,
            stdout=log,
            stderr=subprocess.STDOUT,
            check=True,
        )
    try_afresh(place, chosen, living(ends(area)))
    return ends(area)


def living(found: Mapping[str, str]) -> list[str]:
    """The names of the changes that no test noticed."""
    return [name for name, end in found.items() if end not in NOTICED]


def ends(area: str) -> Mapping[str, str]:
    """What became of each change when the area was last run."""
    told = _told(area, "results", "--all", "True")
    lines = (line.strip().rpartition(": ") for line in told.splitlines() if ": " in line)
    afresh = noticed_afresh(FOLDER / area)
    return {name: "killed" if name in afresh else end for name, _, end in lines}


def survivor(area: str, name: str) -> Survivor:
    """A change in words, from the difference that mutmut shows."""
    module, function, method = NAME.findall(name)[0]
    lines = _told(area, "show", name).splitlines()
    return Survivor(
        f"{module}.{function or method.replace('ǁ', '.')}",
        _side(lines, "-", "---"),
        _side(lines, "+", "+++"),
    )


def _side(lines: Sequence[str], sign: str, head: str) -> str:
    kept = (line[1:] for line in lines if line.startswith(sign) and not line.startswith(head))
    return " ".join(" ".join(kept).split())


def _copy(place: Path) -> None:
    """Copies what git knows of, and what is new; a file that is as it was keeps its time."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (PROJECT / name).is_file():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(PROJECT / name, place / name)


def _configure(place: Path, area: Area) -> None:
    """Adds mutmut's table to the copy's settings; it reads them there and nowhere else."""
    table = {
        "source_paths": SOURCES,
        "also_copy": BESIDE,
        "only_mutate": [*area.files],
        "do_not_mutate": [*area.but],
        "pytest_add_cli_args": ["--quick"],
        "pytest_add_cli_args_test_selection": [*area.tests],
    }
    lines = "\n".join(f"{name} = {value!r}" for name, value in table.items())
    text = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    (place / "pyproject.toml").write_text(f"{text}\n[tool.mutmut]\n{lines}\n", encoding="utf-8")


def _mutmut() -> list[str]:
    return [sys.executable, "-m", "mutmut"]


def _told(area: str, *asked: str) -> str:
    return subprocess.run(
        [*_mutmut(), *asked], cwd=FOLDER / area, capture_output=True, text=True, check=True
    ).stdout
