"""The roster as the hub looks at it: who is connected, by account and chat."""

from sqlalchemy import Connection, func, select

from domain.delivery.conversations import Surface
from domain.people.roster import Contact
from storage.delivery.conversations import OPEN
from storage.people.people import People
from storage.tables.delivery import conversations
from storage.tables.people import accounts

_LINKED = select(accounts.c.person_id).distinct()
# The newest last, so that it is the one that counts.
_CHATS = (
    select(
        conversations.c.person_id,
        func.max(conversations.c.serial).label("latest"),
        conversations.c.state,
        conversations.c.last_error,
    )
    .where(conversations.c.person_id.is_not(None), conversations.c.surface == Surface.CHAT)
    .group_by(conversations.c.person_id, conversations.c.state, conversations.c.last_error)
    .order_by("latest")
)


class RosterContacts:
    """People with what is known of their chats."""

    def __init__(self, connection: Connection, people: People) -> None:
        self._connection = connection
        self._people = people

    def contacts(self) -> list[Contact]:
        """Everybody who has not left, by name."""
        linked = {row.person_id for row in self._connection.execute(_LINKED)}
        chats = self._connection.execute(_CHATS).all()
        open_ = {row.person_id for row in chats if row.state == OPEN}
        stopped = {row.person_id: row.last_error for row in chats}
        return [
            Contact(
                person=person,
                linked=person.id in linked,
                open=person.id in open_,
                stopped="" if person.id in open_ else stopped.get(person.id, ""),
            )
            for person in self._people.everybody()
        ]
