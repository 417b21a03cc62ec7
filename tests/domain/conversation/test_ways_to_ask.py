"""The patterns of what people ask: each compiles, and each name is one that is answered."""

import re

from domain.conversation.asking import Wanted
from domain.conversation.ways_to_ask import WAYS


def test_every_way_is_a_pattern_of_something_that_can_be_asked() -> None:
    for name, ways in WAYS:
        assert Wanted(name)
        for way in ways:
            assert re.compile(way)
