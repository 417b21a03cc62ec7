"""Where the bot may speak: conversation references, one row each."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, select, update

from domain.delivery.conversations import Conversation, Surface
from domain.delivery.delivery import DeliveryState
from domain.people.people import Person, Role
from storage.delivery import addresses
from storage.engine.prepared import Prepared, run, written
from storage.engine.upsert import upsert
from storage.tables.delivery import conversations as t
from storage.tables.delivery import outbox

OPEN, STOPPED = addresses.OPEN, addresses.STOPPED
# Conditions on a conversation: a chat in which its person may be written to.
OPEN_CHAT = (t.c.surface == Surface.CHAT, t.c.state == OPEN)
# Why the chat is stopped in whose place Teams made another.
ANEW = "made anew"
LONGEST_REASON = 200

_ONE = Prepared(select(t).where(t.c.id == bindparam("conversation")))
_PERSONAL = Prepared(
    select(t)
    .where(t.c.person_id == bindparam("person"), *OPEN_CHAT)
    .order_by(t.c.serial.desc(), t.c.id)
    .limit(1)
)
_OFFICERS = Prepared(
    select(t)
    .where(t.c.person_id == bindparam("person"), *OPEN_CHAT)
    .where(t.c.coded)
    .order_by(t.c.serial.desc(), t.c.id)
    .limit(1)
)
_REACHED = select(t.c.person_id).where(
    t.c.person_id.in_(bindparam("people", expanding=True)), *OPEN_CHAT
)
_CHANNELS = Prepared(
    select(t).where(t.c.surface == Surface.CHANNEL, t.c.state == OPEN).order_by(t.c.id)
)
_STOP = Prepared(
    update(t)
    .where(t.c.id == bindparam("conversation"))
    .values(state=STOPPED, last_error=bindparam("reason"))
)
_MOVED = Prepared(
    update(outbox)
    .where(
        outbox.c.conversation_id == bindparam("conversation"),
        written(outbox.c.state, (DeliveryState.READY,)),
        outbox.c.post_id.is_(None),
    )
    .values(conversation_id=bindparam("new"))
)
_IN_TEAM = (t.c.surface == Surface.CHANNEL, t.c.team == bindparam("of"), t.c.team != "")
_STOP_TEAM = Prepared(
    update(t).where(*_IN_TEAM).values(state=STOPPED, last_error=bindparam("reason"))
)
_OPEN_TEAM = Prepared(update(t).where(*_IN_TEAM).values(state=OPEN, last_error=""))
# The highest number tells which of a person's chats was put last.
_SERIAL = select(func.coalesce(func.max(t.c.serial), 0) + 1).scalar_subquery()
_COLUMNS = (
    "surface",
    "tenant",
    "person_id",
    "service_url",
    "bot_id",
    "user_id",
    "channel",
    "team",
    "state",
    "last_error",
    "coded",
)


def _put(insert: Any) -> Any:
    columns: dict[str, Any] = {name: bindparam(name) for name in ("id", *_COLUMNS)}
    added = insert(t).values(columns | {"serial": _SERIAL})
    changed = {name: added.excluded[name] for name in (*_COLUMNS, "serial")}
    changed |= addresses.after(added.excluded.service_url) | {"refusals": 0}
    return added.on_conflict_do_update(index_elements=["id"], set_=changed)


_PUT = upsert(_put)


class Conversations:
    """Conversation references by their Teams ids."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, id_: str) -> Conversation | None:
        """The conversation with that id, open or stopped."""
        row = run(self._connection, _ONE, {"conversation": id_}).first()
        return _conversation(row) if row else None

    def known(self, conversation: Conversation, person: int | None, *, coded: bool = False) -> bool:
        """Whether exactly this is kept already, so that nothing need be written."""
        row = run(self._connection, _ONE, {"conversation": conversation.id}).first()
        if row is None or (row.person_id, row.coded) != (person, coded):
            return False
        kept = _conversation(row)
        if row.proven and row.refused_url == conversation.service_url:
            kept = replace(kept, service_url=row.refused_url)
        return kept == conversation

    def put(self, conversation: Conversation, person: int | None, *, coded: bool = False) -> None:
        """Keeps a reference as it is now; it is open again unless it says that it is stopped.

        `coded` says that the person's account typed a code, so that an officer's messages may come.
        """
        row = {
            "id": conversation.id,
            "surface": conversation.surface,
            "tenant": conversation.tenant,
            "person_id": person,
            "service_url": conversation.service_url,
            "bot_id": conversation.bot_id,
            "user_id": conversation.user_id,
            "channel": conversation.channel,
            "team": conversation.team,
            "state": STOPPED if conversation.stopped else OPEN,
            "last_error": conversation.stopped[:LONGEST_REASON],
            "coded": coded,
        }
        run(self._connection, _PUT, row)

    def personal_of(self, person: int) -> Conversation | None:
        """A person's open chat with the bot; of several, the one that was put last."""
        row = run(self._connection, _PERSONAL, {"person": person}).first()
        return _conversation(row) if row else None

    def open_chats(self, people: Iterable[int]) -> set[int]:
        """Those of the people who have an open chat with the bot."""
        values = {"people": sorted(set(people))}
        return set(self._connection.execute(_REACHED, values).scalars())

    def officers_chat(self, person: int) -> Conversation | None:
        """An officer's open chat, of an account that typed a code; the one that was put last."""
        row = run(self._connection, _OFFICERS, {"person": person}).first()
        return _conversation(row) if row else None

    def chat_of(self, person: Person) -> Conversation | None:
        """The open chat in which a person's messages may be read: an officer's, else the last put.

        What only an officer may have is shown in no other chat of theirs.
        """
        officers = self.officers_chat(person.id) if person.has(Role.OFFICER) else None
        return officers or self.personal_of(person.id)

    def coded(self, id_: str) -> bool:
        """Whether the account of that chat typed a code."""
        row = run(self._connection, _ONE, {"conversation": id_}).first()
        return row is not None and bool(row.coded)

    def owner(self, id_: str) -> int | None:
        """The id of the person whose chat it is; None for a channel."""
        row = run(self._connection, _ONE, {"conversation": id_}).first()
        return row.person_id if row else None

    def stop(self, id_: str, reason: str) -> None:
        """Notes that the conversation takes nothing until somebody writes there again."""
        run(
            self._connection,
            _STOP,
            {"conversation": id_, "reason": reason[:LONGEST_REASON] or STOPPED},
        )

    def note_refusal(self, id_: str, reason: str) -> None:
        """Counts a refusal that Teams does not document; the third in a row stops it."""
        reason = reason[:LONGEST_REASON]
        run(self._connection, addresses.REFUSED, {"conversation": id_, "reason": reason})

    def note_arrival(self, id_: str, service_url: str) -> None:
        """Notes that a message arrived at that address, which is the one to use from now on."""
        run(self._connection, addresses.ARRIVED, {"conversation": id_, "place": service_url})

    def move(self, id_: str, new: str) -> None:
        """Notes that Teams made a chat anew under the id `new`: what waits is sent there."""
        row = run(self._connection, _ONE, {"conversation": id_}).first()
        if row is None:
            return
        kept = {name: getattr(row, name) for name in _COLUMNS} | {"state": OPEN, "last_error": ""}
        run(self._connection, _PUT, kept | {"id": new})
        run(self._connection, _MOVED, {"conversation": id_, "new": new})
        self.stop(id_, ANEW)

    def stop_team(self, team: str, reason: str) -> None:
        """Notes that no channel of a team takes anything, since the app is not in the team."""
        run(
            self._connection, _STOP_TEAM, {"of": team, "reason": reason[:LONGEST_REASON] or STOPPED}
        )

    def open_team(self, team: str) -> None:
        """Notes that the channels of a team take messages again."""
        run(self._connection, _OPEN_TEAM, {"of": team})

    def channels(self) -> list[Conversation]:
        """The open channel conversations."""
        return [_conversation(row) for row in run(self._connection, _CHANNELS)]


def _conversation(row: Row[Any]) -> Conversation:
    return Conversation(
        id=row.id,
        surface=Surface(row.surface),
        tenant=row.tenant,
        service_url=row.service_url,
        bot_id=row.bot_id,
        user_id=row.user_id,
        channel=row.channel,
        team=row.team,
        stopped=row.last_error if row.state == STOPPED else "",
        other_urls=tuple(filter(None, (row.offered_url, row.refused_url))),
        proven=row.proven and not row.refusals,
    )
