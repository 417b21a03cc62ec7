"""The roster as the hub looks at it: who is connected, by account and chat."""

from sqlalchemy import Connection, and_, func, select

from domain.delivery.conversations import Surface
from domain.people.accounts import Proof
from domain.people.roster import Contact
from storage.delivery.conversations import OPEN
from storage.people.accounts import STANDS
from storage.people.people import People
from storage.tables.delivery import conversations
from storage.tables.people import accounts, people

_ACCOUNTS = (
    select(accounts.c.person_id, accounts.c.linked_by, and_(*STANDS).label("stands"))
    .join(people, people.c.id == accounts.c.person_id)
    .where(accounts.c.disconnected_at.is_(None))
)
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
        found = self._connection.execute(_ACCOUNTS).all()
        stand = {row.person_id for row in found if row.stands}
        coded = {row.person_id for row in found if row.stands and row.linked_by == Proof.CODE}
        doubted = {row.person_id for row in found} - stand
        chats = self._connection.execute(_CHATS).all()
        open_ = {row.person_id for row in chats if row.state == OPEN}
        stopped = {row.person_id: row.last_error for row in chats}
        return [
            Contact(
                person=person,
                coded=person.id in coded,
                doubted=person.id in doubted,
                open=person.id in open_,
                stopped="" if person.id in open_ else stopped.get(person.id, ""),
            )
            for person in self._people.everybody()
        ]
