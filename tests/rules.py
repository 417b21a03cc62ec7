"""Rules that each of many things keeps, held in one test a thing: a test a rule costs more."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Rule = Callable[[Any], None]


@dataclass(frozen=True, slots=True)
class Rules:
    """Functions that assert something of one thing."""

    rules: list[Rule] = field(default_factory=list)

    def add(self, rule: Rule) -> Rule:
        """Takes a rule up, as a decorator."""
        self.rules.append(rule)
        return rule

    def broken(self, make: Callable[[], Any]) -> dict[str, str]:
        """Which rules a thing breaks, with what was found; it is made anew for each."""
        found = {}
        for rule in self.rules:
            try:
                rule(make())
            except AssertionError as fault:
                found[rule.__name__] = str(fault)
        return found
