"""`status` and `not delivered`: how the bot does, and what did not arrive."""

from zoneinfo import ZoneInfo

from bot.subjects.naming import allowed
from bot.subjects.operations.standing import standing
from bot.turns.reply import Card, Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.operations import GiveUp, ListUndelivered, Resend, ShowStatus
from cards.operations.status import PAGE, UndeliveredView, status, undelivered
from domain.permissions import Act
from storage.store import Store

routes = Router()


@routes.command("status", reads=True, brief=True)
def typed(turn: Turn, said: str, store: Store) -> Reply:
    """How the bot does."""
    allowed(turn, Act.RUN, "officers_only")
    return Say(status(standing(turn.local, store), ZoneInfo(turn.speaker.zone), turn.hub))


@routes.action(ShowStatus, reads=True)
def pressed(turn: Turn, action: ShowStatus, store: Store) -> Reply:
    """The same, from a button."""
    return typed(turn, "", store)


@routes.command("not delivered", "undelivered", reads=True, brief=True)
def typed_undelivered(turn: Turn, said: str, store: Store) -> Reply:
    """What did not arrive, as a new message."""
    return Say(listed(turn, store))


@routes.action(ListUndelivered, reads=True)
def pressed_undelivered(turn: Turn, action: ListUndelivered, store: Store) -> Reply:
    """The same, from a button."""
    return Say(listed(turn, store))


@routes.action(Resend)
def resend(turn: Turn, action: Resend, store: Store) -> Reply:
    """Sends a message once more, however often the button is pressed."""
    allowed(turn, Act.RUN, "officers_only")
    sent = store.outbox.resend(action.row, turn.now)
    if sent:
        store.audit.add(turn.now, turn.speaker.id, "outbox.resent", f"outbox:{action.row}")
    return Show(
        listed(
            turn,
            store,
            "It is sent once more." if sent else "Somebody decided on that one already.",
        )
    )


@routes.action(GiveUp)
def give_up(turn: Turn, action: GiveUp, store: Store) -> Reply:
    """Lets a message be."""
    allowed(turn, Act.RUN, "officers_only")
    ended = store.outbox.give_up(action.row)
    if ended:
        store.audit.add(turn.now, turn.speaker.id, "outbox.given_up", f"outbox:{action.row}")
    return Show(
        listed(
            turn,
            store,
            "It is left as it is." if ended else "Somebody decided on that one already.",
        )
    )


def listed(turn: Turn, store: Store, note: str = "") -> Card:
    """The newest that wait for a decision."""
    allowed(turn, Act.RUN, "officers_only")
    rows = store.backlog.undelivered()
    return undelivered(UndeliveredView(tuple(rows[:PAGE]), len(rows), turn.local, note), turn.hub)
