"""A turn's path, from an activity that came to the reply that is given.

| step | method | what it does | where |
|---|---|---|---|
| identify | `identified`, `_meet` | who speaks, by account; links who is new | unit, network |
| find | `Finder.find` | the entry of the table that answers, and what it is given | |
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
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from bot.running import logs
from bot.turns.finding import Finder, Found
from bot.turns.front import Act, Front
from bot.turns.reply import Nothing, Reply, Say
from bot.turns.router import Route, Router
from bot.turns.turn import Lookup, Turn
from bot.turns.units import Identify, answer_once, as_met, identified, unit_of
from domain.delivery.delivery import Outcome, Sent
from domain.errors import Refused, refuse
from domain.hub import Hub
from domain.moments import local_day
from domain.people.accounts import AccountLink
from domain.people.people import Member
from storage.engine.database import Busy, Database, Unavailable
from storage.store import Store

# Makes a form again, from what was pressed and why that was refused.
FormAgain = Callable[[Turn, Any, Refused, Store], Reply]
Fetch = Callable[[Turn], Awaitable[object]]

STRANGER_KEPT = timedelta(hours=1)
STRANGERS_KEPT = 1_000


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
        self._finder = Finder(router, front)
        self._front = front
        self._hub = hub
        self._member = member
        self._fetchers = fetch or {}
        self._fault = fault
        self._strangers: dict[tuple[str, str], tuple[datetime, Member | None]] = {}

    async def answer(self, turn: Turn) -> Reply:
        """The reply to a turn, after everything that it changed was committed."""
        turn = replace(turn, hub=self._hub, inputs=_in_days(turn.inputs, self._hub.zone))
        found = self._finder.find(turn)
        turn = await self._fetch(turn, found.entry)
        reply = await self._answer(turn, found, identified)
        if reply is None:
            # Who was nobody yet has nothing fetched for them until they are met.
            met = await self._fetch(await self._meet(turn), found.entry)
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
        post = partial(_note_post, turn, str(reply.slot), outcome)
        await self._database.write(post)

    # Identify, where the account alone does not tell.

    async def _meet(self, turn: Turn) -> Turn:
        """The turn of somebody new, or who changed something, with their person if there is one."""
        link = await self._database.read(lambda store: store.accounts.of(turn.account))
        turn = turn.spoken_by(link)
        # In a dialog nobody is asked about: the bot is no member of the message's conversation.
        known = turn.person or turn.in_dialog
        member = None if known else await self._member_of(turn, link)
        return await self._database.write(lambda store: self._front.meet(turn, member, store))

    async def _member_of(self, turn: Turn, link: AccountLink | None) -> Member | None:
        """What Teams says of who speaks; a stranger's answer is kept for an hour."""
        # Who is to prove an account again is asked about now: the answer may be another today.
        if link is not None and not link.disconnected:
            return await self._member(turn)
        key = (turn.account.tenant, turn.account.oid)
        kept = self._strangers.get(key)
        if kept and turn.now - kept[0] < STRANGER_KEPT:
            return kept[1]
        member = await self._member(turn)
        if len(self._strangers) >= STRANGERS_KEPT:
            self._strangers.clear()
        self._strangers[key] = (turn.now, member)
        return member

    # Fetch.

    async def _fetch(self, turn: Turn, entry: Route | None) -> Turn:
        """The turn with what its entry needs from the network."""
        if entry is None or entry.needs is None or turn.needed is not None:
            return turn
        link = await self._database.read(lambda store: store.accounts.of(turn.account))
        person = turn.spoken_by(link).person
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
        except (Busy, Unavailable):
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
            return await self._database.read(unit_of(turn, identify, found.act))
        return await self._database.write(unit_of(turn, identify, partial(answer_once, found.act)))

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
                return await self._tell(turn, identify, again)
        return await self._tell(turn, identify, partial(_in_words, self._front, refused))

    async def _tell(self, turn: Turn, identify: Identify, act: Act) -> Reply | None:
        """The reply to a refused turn; of what stands in a dialog nothing is kept."""
        if turn.in_dialog:
            return await self._database.read(unit_of(turn, identify, act))
        return await self._database.write(unit_of(turn, identify, partial(answer_once, act)))


def _note_post(turn: Turn, slot: str, sent: Sent, store: Store) -> None:
    here = turn.conversation.id
    if sent.conversation:
        store.conversations.move(here, sent.conversation)
    at = sent.conversation or here
    store.posts.show(at, sent.activity_id, slot, slot, turn.now)


def _in_days(inputs: Mapping[str, object], zone: str) -> Mapping[str, object]:
    """Inputs with each moment of the world's clock as its day: a form asks for days alone."""
    moments = {
        name: day
        for name, text in inputs.items()
        if isinstance(text, str) and (day := local_day(text, zone)) is not text
    }
    return {**inputs, **moments} if moments else inputs


def _form_again(form: FormAgain, given: Any, refused: Refused, turn: Turn, store: Store) -> Reply:
    return form(turn, given, refused, store)


def _in_words(front: Front, refused: Refused, turn: Turn, store: Store) -> Reply:
    return front.refused(turn, refused, store)
