"""Files and functions have one subject, those of the tests too."""

import ast
import statistics

from bot.running.settings import PROJECT
from tests.house.sources import file_of, sources

LONGEST_FILE, LONGEST_FUNCTION, MEDIAN_FILE = 250, 60, 110
LONGEST_TEST_FILE = 400


def test_files_and_functions_have_one_subject() -> None:
    lengths = {
        m: len((PROJECT / file_of(m)).read_text(encoding="utf-8").splitlines()) for m in sources()
    }
    long = [f"{m}: {n} lines" for m, n in lengths.items() if n > LONGEST_FILE]
    long += [
        f"{module}.{node.name}: {(node.end_lineno or 0) - node.lineno + 1} lines"
        for module, tree in sources().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []
    assert (
        statistics.median(n for m, n in lengths.items() if not file_of(m).endswith("__init__.py"))
        < MEDIAN_FILE
    )


def test_no_file_of_tests_is_longer_than_its_subject() -> None:
    lengths = {
        str(path.relative_to(PROJECT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in (PROJECT / "tests").rglob("*.py")
        if "node_modules" not in path.parts
    }
    assert len(lengths) > 100
    assert {name: n for name, n in lengths.items() if n > LONGEST_TEST_FILE} == {}
