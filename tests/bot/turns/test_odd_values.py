"""No value that a card can carry, and no word that can be typed, is a fault."""

from collections.abc import Callable, Iterator
from itertools import cycle
from typing import Any

import orjson
import pytest
from pydantic import ValidationError

from bot.turns.reply import Nothing, Reply
from bot.turns.router import Route
from cards.actions.action import Action
from tests import databases
from tests.bot.turns.everybody import BUTTONS, WORDS_TYPED, Story, filled_hub, named
from tests.databases import Places
from tests.odd_values import ANYTHING, TO_COLUMNS, fields_of, odd_values, with_value
from tests.seed import FARIDA, HEAD, SAMIRA

OFFICER_LEADER_CONTACT = (SAMIRA, FARIDA, HEAD)
# So many tests press the buttons between them, so that processes can share what takes long.
PARTS = 8
ODD_WORDS = [value for value in ANYTHING if isinstance(value, str)]


@pytest.fixture
def story(places: Places) -> Iterator[Story]:
    """The small hub with a bit of everything."""
    with filled_hub(places) as made:
        yield made


@pytest.mark.long
@pytest.mark.parametrize("part", range(PARTS))
def test_no_button_falls_over_a_value_that_it_may_carry(story: Story, part: int) -> None:
    faults: dict[tuple[str, str], str] = {}
    for entry in BUTTONS[part::PARTS]:
        whose = [
            who for who in OFFICER_LEADER_CONTACT if story.answer(who, entry, story.data(entry))
        ]
        turns = cycle(whose or OFFICER_LEADER_CONTACT)
        for who, data in zip(turns, _odd_presses(entry, story), strict=False):
            if fault := _fault(lambda: story.answer(who, entry, data)):  # noqa: B023
                faults[named(entry), who.name] = f"{fault!r:.200} of {data!r:.200}"
    assert faults == {}


@pytest.mark.long
def test_a_value_that_no_card_carries_is_told_from_one_that_a_card_may_carry() -> None:
    """By nothing but a ValidationError, whatever comes: the finder answers that in words."""
    for entry in BUTTONS:
        assert entry.action is not None
        for field in fields_of(entry.action, {}):
            for value in odd_values(entry.action, field):
                _pressed(entry, with_value({}, field, value))


@pytest.mark.long
@databases.on_sqlite
def test_no_word_falls_over_what_is_typed_after_it(story: Story) -> None:
    faults: dict[tuple[str, str], str] = {}
    for place, entry in enumerate(WORDS_TYPED):
        for words, who in zip(
            ODD_WORDS[place % 2 :: 2], cycle(OFFICER_LEADER_CONTACT), strict=False
        ):
            if fault := _fault(lambda: story.type(who, entry, words)):  # noqa: B023
                faults[entry.key, who.name] = f"{fault!r:.200} of {words!r:.200}"
    assert faults == {}


def _odd_presses(entry: Route, story: Story) -> Iterator[dict[str, Any]]:
    """Presses that can stand but for one field, which carries what it just may.

    Those that mean the same to the handler come one time.
    """
    assert entry.action is not None
    # What is wrong in our own code is so on either database.
    sqlite = story.connection.dialect.name == "sqlite"
    can_stand, known = story.data(entry), {"None"}
    for field in fields_of(entry.action, can_stand):
        for value in odd_values(entry.action, field, ANYTHING if sqlite else TO_COLUMNS):
            data = with_value(can_stand, field, value)
            meant = repr(_pressed(entry, data))
            if meant not in known:
                known.add(meant)
                yield data


def _pressed(entry: Route, data: dict[str, Any]) -> Action | None:
    assert entry.action is not None
    try:
        return entry.action.model_validate(data)
    except ValidationError:
        return None


def _fault(answer: Callable[[], Reply | str | None]) -> Exception | None:
    """What went wrong with an answer, or with the card in it; None where nothing did."""
    try:
        orjson.dumps(getattr(answer() or Nothing(), "card", None))
    except Exception as fault:
        return fault
    return None
