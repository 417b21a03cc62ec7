"""The reliability bars, each a figure to reach and what measures it; `make bars` runs all."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """What was measured, in words, and whether the figure was reached."""

    seen: str
    reached: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; `run(size, seed)` measures it, whole at size 1, below that a share of it."""

    name: str
    what: str
    figure: str
    run: Callable[[float, int], Result]


def share(whole: int, size: float) -> int:
    """So much of a whole number, at least one."""
    return max(1, round(whole * size))
