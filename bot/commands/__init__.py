"""What the command line does; it is handed a database and says what it has to say through `say`."""

from collections.abc import Callable

Say = Callable[[str], None]
DONE, PROBLEMS = 0, 1
