"""What the command line does; it is handed a database and says what it has to say through `say`."""

from collections.abc import Callable

from storage.engine.database import Unavailable

Say = Callable[[str], None]
DONE, PROBLEMS = 0, 1


def in_words(problem: Exception) -> str:
    """A problem that whoever typed the command can mend, as a sentence."""
    if isinstance(problem, Unavailable):
        return (
            f"The database cannot be read or written just now ({problem}). Nothing was changed."
            " See whether its file or its server is there, and whether its disk is full."
        )
    return str(problem)
