"""Which entry of the table answers a turn, and what it is given."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from pydantic import ValidationError

from bot.turns.front import Act, Front
from bot.turns.reply import Nothing, Reply
from bot.turns.router import Handler, Route, Router
from bot.turns.turn import Turn, What
from cards.actions.action import FormButton
from domain.errors import refuse
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Found:
    """What answers a turn, and by what entry; `given` is the pressed button or the words after it.

    Without an entry a refusal is answered in words, and nothing is fetched.
    """

    act: Act
    entry: Route | None = None
    given: Any = None


class Finder:
    """Finds what answers a turn: an entry of `router`, else a part of `front`."""

    def __init__(self, router: Router, front: Front) -> None:
        self._router = router
        self._front = front

    def find(self, turn: Turn) -> Found:
        """What answers the turn, once it is known who speaks."""
        if turn.what is What.COMMAND:
            return self._typed(turn)
        found = self._router.find(turn)
        if found:
            return self._found(turn, *found)
        lost = _nothing if turn.what is What.EVENT else self._front.out_of_date
        return Found(self._for_people(lost))

    def _found(self, turn: Turn, entry: Route, given: str) -> Found:
        if entry.action is None:
            typed = partial(_handle, entry.handler, given)
            return Found(typed if entry.strangers else self._for_people(typed), entry, given)
        try:
            pressed = entry.action.model_validate(dict(turn.inputs))
        except ValidationError:
            return Found(self._for_people(self._front.out_of_date))
        act: Act = partial(_handle, entry.handler, pressed)
        if entry.refused and isinstance(pressed, FormButton) and pressed.lost:
            act = _nothing_came
        return Found(self._for_people(act), entry, pressed)

    def _typed(self, turn: Turn) -> Found:
        """What answers words: a command, as it is called or in the hub's own words, or neither."""
        usual = turn.hub.words.usual(turn.text)
        found = self._router.find(turn)
        if usual != turn.text:
            other = self._router.find(replace(turn, text=usual))
            # "plan a session" is "plan a visit" there, not "plan" with two words more.
            if found is None or (other and _length(other[0]) > _length(found[0])):
                found = other
        if found is None:
            return Found(self._for_people(partial(self._front.not_understood, usual)))
        return self._found(turn, *found)

    def _for_people(self, act: Act) -> Act:
        """As `act`, but for people of the roster only; a stranger is told whom to ask."""

        def guarded(turn: Turn, store: Store) -> Reply:
            return act(turn, store) if turn.person else self._front.stranger(turn, store)

        return guarded


def _length(command: Route) -> int:
    """How many words it has, whatever is typed behind them."""
    return len(command.key.split())


def _handle(handler: Handler, given: Any, turn: Turn, store: Store) -> Reply:
    return handler(turn, given, store)


def _nothing_came(_turn: Turn, _store: Store) -> Reply:
    """Some telephones send a press without what stands in the card: nobody knows what to save."""
    raise refuse("nothing_came")


def _nothing(_turn: Turn, _store: Store) -> Reply:
    return Nothing()
