"""Commands as whoever runs the bot can type them."""

import shlex
import sys
from pathlib import Path

# As the setup makes it, in the project's folder.
ENVIRONMENT = Path(__file__).resolve().parents[1] / ".venv"
USUAL = "python app.py"


def in_environment(python: str, environment: Path = ENVIRONMENT) -> str:
    """How a command begins where that Python runs the bot; from the project's folder."""
    try:
        place = Path(python).absolute().relative_to(environment.parent)
    except ValueError:
        return USUAL
    return f"{place} app.py" if place.parts[0] == environment.name else USUAL


def typed(*words: str) -> str:
    """A command of app.py as it can be typed in the project's folder."""
    return " ".join((in_environment(sys.executable), *map(shlex.quote, words)))
