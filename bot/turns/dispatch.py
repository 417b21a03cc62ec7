"""One turn from the roster to the reply: who speaks, which handler answers, one transaction, and what lasts."""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from pydantic import ValidationError

from bot.running import logs
from bot.turns.lasting import settled
from bot.turns.reply import Failed, Nothing, Reply, Say, packed, unpacked
from bot.turns.router import Again, Entry, Handler, Router
from bot.turns.turn import Need, Turn, What
from domain.delivery.conversations import Surface
from domain.delivery.delivery import Outcome, Sent
from domain.errors import Refused, refuse
from domain.hub import Hub
from domain.people.people import Member
from storage.engine.database import Busy, Database
from storage.store import Store

Act = Callable[[Turn, Store], Reply]
Fetch = Callable[[Turn], Awaitable[object]]

STRANGER_KEPT = timedelta(hours=1)
STRANGERS_KEPT = 1_000


class Unsettled(Exception):  # noqa: N818 - the slower way begins here
    """Raised inside a unit that cannot say yet who speaks; nothing of it is kept."""


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
    not_now: Callable[[Turn, str], Reply]


class Dispatcher:
    """Answers turns.

    `member` asks Teams who somebody is; it is called for people not yet linked only. `fetch` gets what handlers need
    from the network, None where it cannot be had.
    """

    def __init__(
        self,
        database: Database[Store],
        router: Router,
        front: Front,
        hub: Hub,
        member: Callable[[Turn], Awaitable[Member | None]],
        fetch: Mapping[Need, Fetch] | None = None,
        fault: Callable[[], None] = lambda: None,
    ) -> None:
        self._database = database
        self._router = router
        self._front = front
        self._hub = hub
        self._member = member
        self._fetch = fetch or {}
        self._fault = fault
        self._strangers: dict[tuple[str, str], tuple[datetime, Member | None]] = {}

    async def answer(self, turn: Turn) -> Reply:
        """The reply to a turn, after everything it changed was committed."""
        turn = await self._equipped(replace(turn, hub=self._hub))
        try:
            # Whose account it is, is read in the handler's own transaction: one trip to the database, not two.
            return await self._acted(turn, _known)
        except Unsettled:
            return await self._acted(await self._met(turn), _as_it_is)

    def not_now(self, turn: Turn, said: str) -> Reply:
        """The reply to a turn that cannot be done at this moment, made without the database."""
        return self._front.not_now(turn, said)

    async def said(self, turn: Turn, reply: Reply, outcome: Outcome) -> None:
        """Notes which message now shows the reply's slot, once it was posted."""
        if (
            isinstance(reply, Say)
            and reply.slot
            and isinstance(outcome, Sent)
            and outcome.activity_id
        ):
            place, slot = (turn.conversation.id, outcome.activity_id), str(reply.slot)
            await self._database.write(lambda store: store.posts.show(*place, slot, slot, turn.now))

    async def _equipped(self, turn: Turn) -> Turn:
        """The turn with what its handler needs from the network, fetched before any transaction."""
        entry, _ = self._router.find(turn) or (None, None)
        if entry is None or entry.needs is None:
            return turn
        person = await self._database.read(lambda store: store.people.by_account(turn.account))
        if person is None or (entry.role and not person.has(entry.role)):
            return turn
        return replace(turn, needed=await self._fetch[entry.needs](turn))

    async def _met(self, turn: Turn) -> Turn:
        person = await self._database.read(lambda store: store.people.by_account(turn.account))
        member = None if person else await self._asked(turn)
        return await self._database.write(
            lambda store: self._front.meet(replace(turn, person=person), member, store)
        )

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

    async def _acted(self, turn: Turn, who: Callable[[Turn, Store], Turn]) -> Reply:
        act, entry, given = self._chosen(turn)
        try:
            if entry and entry.reads and (turn.person or who is _known):
                return await self._database.read(lambda store: act(who(turn, store), store))
            return await self._database.write(lambda store: once(who(turn, store), act, store))
        except Refused as problem:
            refused = problem
        except (Busy, Unsettled):
            raise
        except Exception:
            if entry is None or entry.refused is None:
                raise
            self._fault()
            refused = refuse("fault", ref=logs.fault(turn.activity_id))
        if entry and entry.refused:
            # A client may empty the inputs of a card that is answered with a sentence: the form comes again.
            again = partial(_asked_again, entry.refused, given, refused)
            with suppress(Refused):  # no form of that person is behind the press
                return await self._database.write(
                    lambda store: once(who(turn, store), again, store)
                )
        in_words = partial(_in_words, self._front.refused, refused)
        return await self._database.write(lambda store: once(who(turn, store), in_words, store))

    def _chosen(self, turn: Turn) -> tuple[Act, Entry | None, Any]:
        """What answers the turn, once it is known who speaks."""
        entry, given = self._router.find(turn) or (None, None)
        act: Act
        if entry is None:
            confused = (
                self._front.not_understood if turn.what is What.COMMAND else self._front.out_of_date
            )
            act = _nothing if turn.what is What.EVENT else confused
        elif entry.action is None:
            act = partial(_handle, entry.handler, given)
        else:
            try:
                pressed = entry.action.model_validate(dict(turn.inputs))
                return (
                    partial(self._on_the_roster, partial(_handle, entry.handler, pressed)),
                    entry,
                    pressed,
                )
            except ValidationError:
                entry, act = None, self._front.out_of_date
        if entry is None or not entry.strangers:
            act = partial(self._on_the_roster, act)
        return act, entry, given

    def _on_the_roster(self, act: Act, turn: Turn, store: Store) -> Reply:
        return act(turn, store) if turn.person else self._front.stranger(turn, store)


def _handle(handler: Handler, given: Any, turn: Turn, store: Store) -> Reply:
    return handler(turn, given, store)


def _asked_again(again: Again, given: Any, refused: Refused, turn: Turn, store: Store) -> Reply:
    return again(turn, given, refused, store)


def _in_words(
    said: Callable[[Turn, Refused, Store], Reply], refused: Refused, turn: Turn, store: Store
) -> Reply:
    return said(turn, refused, store)


def _nothing(_turn: Turn, _store: Store) -> Reply:
    return Nothing()


def _known(turn: Turn, store: Store) -> Turn:
    """The turn with its person; raises Unsettled where somebody is to be linked or a contact to be noted first."""
    person = store.people.by_account(turn.account)
    if (
        person is None
        or turn.locale not in ("", person.locale)
        or turn.zone not in ("", person.zone)
    ):
        raise Unsettled
    owner = person.id if turn.conversation.surface is Surface.CHAT else None
    if not store.conversations.known(turn.conversation, owner):
        raise Unsettled
    return replace(turn, person=person)


def _as_it_is(turn: Turn, _store: Store) -> Turn:
    return turn


def once(turn: Turn, act: Act, store: Store) -> Reply:
    """Claims the activity, acts, and keeps the reply; an activity that comes again gets what was kept.

    A refusal raised by `act` undoes the claim with the rest, so that the reply to it can claim anew.
    """
    seen = store.inbox.claim(turn.conversation.id, turn.activity_id, turn.now)
    if seen is not None:
        kept = unpacked(seen.body) if turn.invoke and seen.body else Nothing()
        # Who left since may not be shown again what they saw then.
        return kept if turn.person or isinstance(kept, Failed) else Nothing()
    reply = settled(turn, act(turn, store), store)
    if turn.invoke:
        store.inbox.keep(turn.conversation.id, turn.activity_id, packed(reply))
    return reply
