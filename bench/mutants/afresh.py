"""Changes of what runs while a file is imported: each is tried in a process of its own.

mutmut imports everything one time and changes it afterwards. A statement that was made while its
file was imported is by then as it was, and any change of the function that made it would survive.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from bench.mutants import Area

AT_ONCE = os.cpu_count() or 2
# Seconds for all tests of an area; a change that makes them run longer is noticed.
LONGEST = 600
# What mutmut's own count of calls holds when these files have been imported, and nothing else done.
_CALLED = """
import importlib, sys
from mutmut.state import state
for name in sys.argv[1:]:
    importlib.import_module(name)
print(*state()._stats, sep="\\n")
"""


def try_afresh(place: Path, area: Area, survivors: Sequence[str]) -> None:
    """Tries those survivors that are of functions that run on import, and notes who was noticed."""
    changed = place / "mutants"
    early = _called_on_import(changed, area)
    tried = [name for name in survivors if name.partition("__mutmut_")[0] in early]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for name, seen in zip(
            tried, pool.map(partial(_is_noticed, changed, area), tried), strict=True
        ):
            if seen:
                noted = noticed_afresh(place) | {name}
                _list(place).write_text("\n".join(sorted(noted)), encoding="utf-8")


def noticed_afresh(place: Path) -> set[str]:
    """The names of the changes that were noticed in this way."""
    return set(_list(place).read_text(encoding="utf-8").split()) if _list(place).exists() else set()


def _list(place: Path) -> Path:
    return place / "noticed-afresh.txt"


def _called_on_import(changed: Path, area: Area) -> set[str]:
    """The functions that run while the area's files are imported, as mutmut names them."""
    files = {
        file for pattern in area.files for file in changed.glob(pattern.replace("*", "**/*.py"))
    }
    modules = [".".join(file.relative_to(changed).with_suffix("").parts) for file in sorted(files)]
    told = subprocess.run(
        [sys.executable, "-c", _CALLED, *modules],
        cwd=changed,
        env={**os.environ, "MUTANT_UNDER_TEST": "stats"},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(told.stdout.split())


def _is_noticed(changed: Path, area: Area, name: str) -> bool:
    """Whether the file cannot be imported, or a test of it, or else any of the area, fails."""
    module = name.split(".x")[0]
    if _fails(changed, name, "-c", f"import {module}"):
        return True
    file = module.rpartition(".")[2]
    found = [test for place in area.tests for test in (changed / place).glob(f"**/test_{file}*.py")]
    own = [*map(str, found)]
    run = ("-m", "pytest", "-x", "-q", "--quick")
    if own and _fails(changed, name, *run, *own):
        return True
    return _fails(changed, name, *run, *area.tests)


def _fails(changed: Path, name: str, *asked: str) -> bool:
    try:
        told = subprocess.run(
            [sys.executable, *asked],
            cwd=changed,
            env={**os.environ, "MUTANT_UNDER_TEST": name},
            capture_output=True,
            timeout=LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return True
    return told.returncode != 0
