"""One turn from the roster to the reply: who speaks, which handler answers, one transaction, and what lasts."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from pydantic import ValidationError

from bot.lasting import settled
from bot.reply import Nothing, Reply, Say, packed, unpacked
from bot.router import Entry, Router
from bot.turn import Turn, What
from domain.delivery import Outcome, Sent
from domain.errors import Refused
from domain.hub import Hub
from domain.people import Member, Person
from storage.database import Database
from storage.store import Store

STRANGER_KEPT = timedelta(hours=1)
STRANGERS_KEPT = 1_000


@dataclass(frozen=True, slots=True)
class Front:
    """What answers where no handler's key fits: the roster's door, and what cannot be made sense of.

    `meet` links the account where it is proved and gives the turn with its person, if there is one.
    """

    meet: Callable[[Turn, Member | None, Store], Turn]
    stranger: Callable[[Turn, Store], Reply]
    not_understood: Callable[[Turn, Store], Reply]
    out_of_date: Callable[[Turn, Store], Reply]
    refused: Callable[[Turn, Refused, Store], Reply]


class Dispatcher:
    """Answers turns. `member` asks Teams who somebody is; it is called for people not yet linked only."""

    def __init__(
        self,
        database: Database[Store],
        router: Router,
        front: Front,
        hub: Hub,
        member: Callable[[Turn], Awaitable[Member | None]],
    ) -> None:
        self._database = database
        self._router = router
        self._front = front
        self._hub = hub
        self._member = member
        self._strangers: dict[tuple[str, str], tuple[datetime, Member | None]] = {}

    async def answer(self, turn: Turn) -> Reply:
        """The reply to a turn, after everything it changed was committed."""
        turn = await self._with_person(replace(turn, hub=self._hub))
        found = self._router.find(turn)
        if turn.person is None and not (found and found[0].strangers):
            return await self._written(turn, lambda store: self._front.stranger(turn, store))
        if found is not None:
            return await self._handled(turn, *found)
        if turn.what is What.EVENT:
            return Nothing()
        confused = self._front.not_understood if turn.what is What.COMMAND else self._front.out_of_date
        return await self._written(turn, lambda store: confused(turn, store))

    async def said(self, turn: Turn, reply: Reply, outcome: Outcome) -> None:
        """Notes which message now shows the reply's slot, once it was posted."""
        if isinstance(reply, Say) and reply.slot and isinstance(outcome, Sent) and outcome.activity_id:
            place, slot = (turn.conversation.id, outcome.activity_id), reply.slot
            await self._database.write(lambda store: store.posts.show(*place, slot, slot, turn.now))

    async def _with_person(self, turn: Turn) -> Turn:
        person, known = await self._database.read(lambda store: _known(turn, store))
        turn = replace(turn, person=person)
        if person is not None and known:
            return turn
        member = None if person else await self._asked(turn)
        return await self._database.write(lambda store: self._front.meet(turn, member, store))

    async def _asked(self, turn: Turn) -> Member | None:
        key = (turn.account.tenant, turn.account.oid)
        kept = self._strangers.get(key)
        if kept and turn.now - kept[0] < STRANGER_KEPT:
            return kept[1]
        member = await self._member(turn)
        if len(self._strangers) >= STRANGERS_KEPT:
            self._strangers.clear()
        self._strangers[key] = (turn.now, member)
        return member

    async def _handled(self, turn: Turn, entry: Entry, said: str) -> Reply:
        try:
            given: Any = entry.action.model_validate(dict(turn.inputs)) if entry.action else said
        except ValidationError:
            return await self._written(turn, lambda store: self._front.out_of_date(turn, store))
        try:
            if entry.reads:
                return await self._database.read(lambda store: entry.handler(turn, given, store))
            return await self._written(turn, lambda store: entry.handler(turn, given, store))
        except Refused as problem:
            refused = problem
        again = entry.refused
        if again is None:
            return await self._written(turn, lambda store: self._front.refused(turn, refused, store))
        return await self._written(turn, lambda store: again(turn, given, refused, store))

    async def _written(self, turn: Turn, act: Callable[[Store], Reply]) -> Reply:
        return await self._database.write(lambda store: once(turn, act, store))


def once(turn: Turn, act: Callable[[Store], Reply], store: Store) -> Reply:
    """Claims the activity, acts, and keeps the reply; an activity that comes again gets what was kept.

    A refusal raised by `act` undoes the claim with the rest, so that the reply to it can claim anew.
    """
    seen = store.inbox.claim(turn.conversation.id, turn.activity_id, turn.now)
    if seen is not None:
        return unpacked(seen.body) if turn.invoke and seen.body else Nothing()
    reply = settled(turn, act(store), store)
    if turn.invoke:
        store.inbox.keep(turn.conversation.id, turn.activity_id, packed(reply))
    return reply


def _known(turn: Turn, store: Store) -> tuple[Person | None, bool]:
    person = store.people.by_account(turn.account)
    if person is None:
        return None, False
    same = turn.locale in ("", person.locale) and turn.zone in ("", person.zone)
    return person, same and store.conversations.known(turn.conversation, person.id)
