"""Commands as they can be typed."""

from pathlib import Path

import pytest

from domain.command_line import in_environment, typed


@pytest.mark.parametrize(
    ("python", "begins"),
    [
        ("/srv/hub/.venv/bin/python", ".venv/bin/python app.py"),
        ("/srv/hub/.venv/bin/python3", ".venv/bin/python3 app.py"),
        ("/usr/local/bin/python", "python app.py"),
        ("/srv/hub/tools/python", "python app.py"),
        ("/srv/other/.venv/bin/python", "python app.py"),
        ("", "python app.py"),
    ],
)
def test_a_command_begins_with_the_python_of_the_setup(python: str, begins: str) -> None:
    assert in_environment(python, Path("/srv/hub/.venv")) == begins


def test_a_word_with_a_space_is_one_word() -> None:
    assert typed("import", "start sheet.xlsx").endswith("app.py import 'start sheet.xlsx'")
