"""Cards of copies, by name."""

from collections.abc import Callable
from typing import Any

EXAMPLES: dict[str, Callable[[], dict[str, Any]]] = {}
