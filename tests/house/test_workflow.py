"""The workflow and the hooks before a commit: each command exists, each version is ours."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import yaml

from bot.running.settings import PROJECT
from tests import postgres

# Programs of the system that a job may use.
SYSTEM = {"apt-get"}
# What `make setup` brings, by the folder that it brings it into.
BROUGHT = (".venv/bin/python", ".venv/bin/ruff", ".venv/bin/mypy", ".uv/bin/uv")


def read(name: str) -> dict[str, Any]:
    """A file in YAML."""
    found: dict[str, Any] = yaml.safe_load((PROJECT / name).read_text(encoding="utf-8"))
    return found


def jobs() -> dict[str, Any]:
    """The workflow's jobs."""
    found: dict[str, Any] = read(".github/workflows/test.yml")["jobs"]
    return found


def commands() -> Iterator[str]:
    """Every line that the workflow runs, but those that only name a value."""
    for job in jobs().values():
        for step in job["steps"]:
            lines = step.get("run", "").splitlines()
            yield from (line for line in lines if not re.match(r"\w+=", line))


def targets() -> set[str]:
    """What `make` can be asked for."""
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z]+):", makefile, flags=re.MULTILINE))


def test_every_command_of_the_workflow_exists() -> None:
    for command in commands():
        program, *given = command.split()
        known = program in SYSTEM or program in BROUGHT or (PROJECT / program).is_file()
        assert known or (program == "make" and set(given) <= targets()), command


def test_the_workflow_takes_every_python_from_the_oldest_allowed_on() -> None:
    pythons = jobs()["everything"]["strategy"]["matrix"]["python"]
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == f">={pythons[0]}"
    assert pythons == [f"3.{minor}" for minor in range(11, 11 + len(pythons))]


def test_the_workflow_reads_which_sqlalchemy_is_allowed() -> None:
    project = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    steps = "".join(step.get("run", "") for step in jobs()["sqlalchemy"]["steps"])
    sed = re.search(r"s/\^ \*\"\\\((sqlalchemy\[\^\"\]\*)\\\)\",\*\$/", steps)
    assert sed is not None
    found = re.findall(rf'^ *"({sed[1]})",*$', project, flags=re.MULTILINE)
    assert len(found) == 1 and found[0].startswith("sqlalchemy>=")


def test_the_older_server_is_named_as_the_tests_look_for_it() -> None:
    job = jobs()["postgresql"]
    version = re.search(r"/(\d+)/bin$", job["env"][postgres.OTHER])
    assert version is not None
    assert any(f"postgresql-{version[1]}" in step.get("run", "") for step in job["steps"])
    deploy = (PROJECT / "docs" / "deploy" / "README.md").read_text(encoding="utf-8")
    assert f"Any from version {version[1]} will do" in deploy


def test_every_hook_is_local_and_takes_the_projects_own_tools() -> None:
    for repo in read(".pre-commit-config.yaml")["repos"]:
        assert repo["repo"] == "local"
        for hook in repo["hooks"]:
            assert hook["language"] == "system"
            assert hook["entry"].split()[0] in BROUGHT
