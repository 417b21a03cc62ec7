"""A flag asks the hub to look: its rows join the outbox in the transaction that raised it."""

from bot.lasting import touch
from bot.turn import Turn
from domain.concerns import Concern, State
from domain.people import Role
from domain.visits import Record, Visit
from storage.store import Store

KIND = "concern"


def follow(record: Record, turn: Turn, store: Store) -> None:
    """Makes the flag stand as the record says: raised, raised anew, or withdrawn."""
    wanted = isinstance(record.what, Visit) and record.what.flagged and not record.deleted
    concern = store.concerns.of(record.id)
    if concern is None:
        if wanted:
            _tell(store.concerns.raise_(record.id, turn.now), turn, store)
    elif wanted and concern.state is State.WITHDRAWN:
        _become(concern, State.ASKED, turn, store)
        _tell(concern.id, turn, store)
    elif not wanted and concern.state is not State.WITHDRAWN:
        _become(concern, State.WITHDRAWN, turn, store)
        store.outbox.drop(KIND, str(concern.id))
    elif wanted:
        touch(f"{KIND}:{concern.id}", store, turn.now)


def _become(concern: Concern, state: State, turn: Turn, store: Store) -> None:
    store.concerns.become(concern.id, state)
    touch(f"{KIND}:{concern.id}", store, turn.now)


def _tell(concern: int, turn: Turn, store: Store) -> None:
    """One row for each officer who can be reached; an officer who was told already keeps the one message."""
    for officer in store.people.holding(Role.OFFICER):
        chat = store.conversations.personal_of(officer.id)
        if chat is not None:
            store.outbox.put(KIND, str(concern), f"{KIND}:{concern}:{officer.id}", chat.id, turn.now)
