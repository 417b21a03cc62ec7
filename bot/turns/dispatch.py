"""A turn's path, from an activity that came to the reply that is given.

| step | method | what it does | where |
|---|---|---|---|
| identify | `identified`, `_meet` | who speaks, by account; links who is new | unit, network |
| find | `_find` | the entry of the table that answers, and what it is given | |
| fetch | `_fetch` | what the entry needs, for those who may cause it | network |
| answer once | `_answer`, `answer_once` | claim, act, keep the card alive, keep the reply | unit |
| refuse | `_refuse` | a refusal or a fault: the form again, else a sentence | another unit |

A unit is one transaction of the database. Finding waits for nothing, so it comes first in the code.
Of a known person the account is read in the unit that answers: one trip to the database. Where
somebody is to be met first, that unit keeps nothing, and the answer is made again after the
meeting. What an entry needs is fetched outside every transaction, so that costs a trip more.
"""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from pydantic import ValidationError

from bot.running import logs
from bot.turns.lasting import keep_alive
from bot.turns.reply import Failed, Nothing, Reply, Say, packed, unpacked
from bot.turns.router import Handler, Route, Router
from bot.turns.turn import Lookup, Turn, What
from domain.delivery.conversations import Surface
from domain.delivery.delivery import Outcome, Sent
from domain.errors import Refused, refuse
from domain.hub import Hub
from domain.people.people import Member
from storage.engine.database import Busy, Database
from storage.store import Store

Act = Callable[[Turn, Store], Reply]
# Gives None where that cannot be said in this unit.
Identify = Callable[[Turn, Store], Turn | None]
# Makes a form again, from what was pressed and why that was refused.
FormAgain = Callable[[Turn, Any, Refused, Store], Reply]
Fetch = Callable[[Turn], Awaitable[object]]

STRANGER_KEPT = timedelta(hours=1)
STRANGERS_KEPT = 1_000


@dataclass(frozen=True, slots=True)
class Front:
    """What answers where no entry does: for strangers, and for what cannot be made sense of.

    `meet` links the account where it is proved, and gives the turn with its person if there is one.
    """

    meet: Callable[[Turn, Member | None, Store], Turn]
    stranger: Act
    not_understood: Act
    out_of_date: Act
    refused: Callable[[Turn, Refused, Store], Reply]
    not_now: Callable[[Turn, str], Reply]


@dataclass(frozen=True, slots=True)
class Found:
    """What answers a turn, and by what entry; `given` is the pressed button or the words after it.

    Without an entry a refusal is answered in words, and nothing is fetched.
    """

    act: Act
    entry: Route | None = None
    given: Any = None


class Dispatcher:
    """Answers turns.

    `member` asks Teams who somebody is; it is called for people who are not linked yet.
    `fetch` gets what entries need from the network, or None where it cannot be had.
    `fault` is called for each fault that a form was shown for.
    """

    def __init__(
        self,
        database: Database[Store],
        router: Router,
        front: Front,
        hub: Hub,
        member: Callable[[Turn], Awaitable[Member | None]],
        fetch: Mapping[Lookup, Fetch] | None = None,
        fault: Callable[[], None] = lambda: None,
    ) -> None:
        self._database = database
        self._router = router
        self._front = front
        self._hub = hub
        self._member = member
        self._fetchers = fetch or {}
        self._fault = fault
        self._strangers: dict[tuple[str, str], tuple[datetime, Member | None]] = {}

    async def answer(self, turn: Turn) -> Reply:
        """The reply to a turn, after everything that it changed was committed."""
        turn = replace(turn, hub=self._hub)
        found = self._find(turn)
        turn = await self._fetch(turn, found.entry)
        reply = await self._answer(turn, found, identified)
        if reply is None:
            met = await self._meet(turn)
            reply = await self._answer(met, found, as_met)
        # Who was met is identified, whoever it is: there is a reply now.
        return reply or Nothing()

    def not_now(self, turn: Turn, why: str) -> Reply:
        """The reply to a turn that cannot be answered at this moment, made without the database."""
        return self._front.not_now(turn, why)

    async def note_post(self, turn: Turn, reply: Reply, outcome: Outcome) -> None:
        """Notes which message shows the reply's slot from now on, once it was posted."""
        if not isinstance(reply, Say) or not reply.slot:
            return
        if not isinstance(outcome, Sent) or not outcome.activity_id:
            return
        slot = str(reply.slot)
        place = (turn.conversation.id, outcome.activity_id)
        await self._database.write(lambda store: store.posts.show(*place, slot, slot, turn.now))

    # Identify, where the account alone does not tell.

    async def _meet(self, turn: Turn) -> Turn:
        """The turn of somebody new, or who changed something, with their person if there is one."""
        person = await self._database.read(lambda store: store.people.by_account(turn.account))
        turn = replace(turn, person=person)
        member = None if person else await self._member_of(turn)
        return await self._database.write(lambda store: self._front.meet(turn, member, store))

    async def _member_of(self, turn: Turn) -> Member | None:
        """What Teams says of who speaks; a stranger's answer is kept for an hour."""
        key = (turn.account.tenant, turn.account.oid)
        kept = self._strangers.get(key)
        if kept and turn.now - kept[0] < STRANGER_KEPT:
            return kept[1]
        member = await self._member(turn)
        if len(self._strangers) >= STRANGERS_KEPT:
            self._strangers.clear()
        self._strangers[key] = (turn.now, member)
        return member

    # Find.

    def _find(self, turn: Turn) -> Found:
        """What answers the turn, once it is known who speaks."""
        entry, given = self._router.find(turn) or (None, None)
        if entry is None:
            return Found(self._for_people(self._lost(turn)))
        if entry.action is None:
            act = partial(_handle, entry.handler, given)
            return Found(act if entry.strangers else self._for_people(act), entry, given)
        try:
            pressed = entry.action.model_validate(dict(turn.inputs))
        except ValidationError:
            return Found(self._for_people(self._front.out_of_date))
        return Found(self._for_people(partial(_handle, entry.handler, pressed)), entry, pressed)

    def _lost(self, turn: Turn) -> Act:
        """What answers where no entry does."""
        if turn.what is What.EVENT:
            return _nothing
        if turn.what is What.COMMAND:
            return self._front.not_understood
        return self._front.out_of_date

    def _for_people(self, act: Act) -> Act:
        """As `act`, but for people of the roster only; a stranger is told whom to ask."""

        def guarded(turn: Turn, store: Store) -> Reply:
            return act(turn, store) if turn.person else self._front.stranger(turn, store)

        return guarded

    # Fetch.

    async def _fetch(self, turn: Turn, entry: Route | None) -> Turn:
        """The turn with what its entry needs from the network."""
        if entry is None or entry.needs is None:
            return turn
        person = await self._database.read(lambda store: store.people.by_account(turn.account))
        if person is None or (entry.role and not person.has(entry.role)):
            return turn
        return replace(turn, needed=await self._fetchers[entry.needs](turn))

    # Answer once.

    async def _answer(self, turn: Turn, found: Found, identify: Identify) -> Reply | None:
        """The reply, or None where somebody must be met first and nothing was done."""
        try:
            return await self._act(turn, found, identify)
        except Refused as problem:
            refused = problem
        except Busy:
            raise
        except Exception:
            # Without a form there is nothing to keep; the caller says that something went wrong.
            if found.entry is None or found.entry.refused is None:
                raise
            self._fault()
            refused = refuse("fault", ref=logs.fault(turn.activity_id))
        return await self._refuse(turn, found, refused, identify)

    async def _act(self, turn: Turn, found: Found, identify: Identify) -> Reply | None:
        """One unit; it only reads where the entry does, but a stranger's call is always noted."""
        reads = found.entry is not None and found.entry.reads
        if reads and (turn.person or identify is identified):
            return await self._database.read(_unit(turn, identify, found.act))
        return await self._database.write(_unit(turn, identify, partial(answer_once, found.act)))

    # Refuse.

    async def _refuse(
        self, turn: Turn, found: Found, refused: Refused, identify: Identify
    ) -> Reply | None:
        """The form again, with a problem beside each question; without a form, a sentence."""
        form = found.entry.refused if found.entry else None
        if form is not None:
            # A client may empty the inputs of a card that is answered with a sentence.
            again = partial(_form_again, form, found.given, refused)
            with suppress(Refused):  # no form of that person is behind the press
                unit = _unit(turn, identify, partial(answer_once, again))
                return await self._database.write(unit)
        words = partial(_in_words, self._front, refused)
        return await self._database.write(_unit(turn, identify, partial(answer_once, words)))


def identified(turn: Turn, store: Store) -> Turn | None:
    """The turn with its person; None where somebody is new, or something of theirs is to be noted.

    That is a language, a time zone or a conversation which is not the one on the roster.
    """
    person = store.people.by_account(turn.account)
    if person is None:
        return None
    if turn.locale not in ("", person.locale) or turn.zone not in ("", person.zone):
        return None
    owner = person.id if turn.conversation.surface is Surface.CHAT else None
    if not store.conversations.known(turn.conversation, owner):
        return None
    return replace(turn, person=person)


def as_met(turn: Turn, _store: Store) -> Turn:
    """The turn as the meeting left it, with a person or without one."""
    return turn


def answer_once(act: Act, turn: Turn, store: Store) -> Reply:
    """Claims the activity, acts, and keeps the reply for an activity that comes again.

    A refusal raised by `act` undoes the claim with the rest: the reply to it can claim anew.
    """
    seen = store.inbox.claim(turn.conversation.id, turn.activity_id, turn.now)
    if seen is not None:
        return _again(turn, seen.body)
    reply = keep_alive(turn, act(turn, store), store)
    if turn.invoke:
        store.inbox.keep(turn.conversation.id, turn.activity_id, packed(reply))
    return reply


def _again(turn: Turn, body: str | None) -> Reply:
    """The reply to an activity that was answered before."""
    kept = unpacked(body) if turn.invoke and body else Nothing()
    # Who left since then may not be shown again what they saw.
    return kept if turn.person or isinstance(kept, Failed) else Nothing()


def _unit(turn: Turn, identify: Identify, act: Act) -> Callable[[Store], Reply | None]:
    """A unit that begins with who speaks; where that cannot be said, it does nothing else."""

    def unit(store: Store) -> Reply | None:
        whose = identify(turn, store)
        return None if whose is None else act(whose, store)

    return unit


def _handle(handler: Handler, given: Any, turn: Turn, store: Store) -> Reply:
    return handler(turn, given, store)


def _form_again(form: FormAgain, given: Any, refused: Refused, turn: Turn, store: Store) -> Reply:
    return form(turn, given, refused, store)


def _in_words(front: Front, refused: Refused, turn: Turn, store: Store) -> Reply:
    return front.refused(turn, refused, store)


def _nothing(_turn: Turn, _store: Store) -> Reply:
    return Nothing()
