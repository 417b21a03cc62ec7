"""`status` and `not delivered`: how the bot does, and what did not arrive."""

from zoneinfo import ZoneInfo

from bot.subjects.access import require
from bot.subjects.operations.counts import hub_counts
from bot.subjects.operations.files import ask_for_file
from bot.subjects.operations.standing import standing
from bot.turns.commands import Command
from bot.turns.reply import Card, Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.operations import AuditFile, GiveUp, ListUndelivered, Resend, ShowStatus
from cards.operations.status import PAGE, UndeliveredView, status, undelivered
from domain.operations.asked import NarrowedList
from domain.people.people import Role
from domain.permissions import Act
from storage.store import Store

SENT = "It will be sent again."
LEFT = "It is left as it is."
DECIDED = "Somebody decided on that one already."
routes = Router()


@routes.command(
    Command(
        "status",
        "how Hub Visits is running",
        roles=(Role.OFFICER,),
        button=ShowStatus(),
        label="Status",
    ),
    reads=True,
    brief=True,
)
def typed(turn: Turn, rest: str, store: Store) -> Reply:
    """How the bot does."""
    return Say(_card(turn, store))


@routes.action(ShowStatus, reads=True)
def pressed(turn: Turn, action: ShowStatus, store: Store) -> Reply:
    """The same, from a button."""
    return typed(turn, "", store)


@routes.action(AuditFile)
def audit(turn: Turn, action: AuditFile, store: Store) -> Reply:
    """Has the audit made as a file."""
    require(turn, Act.READ_AUDIT, "officers_only")
    return Show(_card(turn, store, ask_for_file(turn, "audit", NarrowedList(), store)))


@routes.command(
    Command(
        "not delivered",
        "what did not arrive, to send again",
        aliases=("undelivered",),
        roles=(Role.OFFICER,),
        button=ListUndelivered(),
        label="Not delivered",
    ),
    reads=True,
    brief=True,
)
def typed_undelivered(turn: Turn, rest: str, store: Store) -> Reply:
    """What did not arrive, as a new message."""
    return Say(list_card(turn, store))


@routes.action(ListUndelivered, reads=True)
def pressed_undelivered(turn: Turn, action: ListUndelivered, store: Store) -> Reply:
    """The same, from a button."""
    return Say(list_card(turn, store))


@routes.action(Resend)
def resend(turn: Turn, action: Resend, store: Store) -> Reply:
    """Sends a message one more time, however often the button is pressed."""
    require(turn, Act.RUN, "officers_only")
    sent = store.outbox.resend(action.row, turn.now)
    if sent:
        store.audit.add(turn.now, turn.speaker.id, "outbox.resent", f"outbox:{action.row}")
    return Show(list_card(turn, store, SENT if sent else DECIDED))


@routes.action(GiveUp)
def give_up(turn: Turn, action: GiveUp, store: Store) -> Reply:
    """Leaves a message undelivered for good."""
    require(turn, Act.RUN, "officers_only")
    ended = store.outbox.give_up(action.row)
    if ended:
        store.audit.add(turn.now, turn.speaker.id, "outbox.given_up", f"outbox:{action.row}")
    return Show(list_card(turn, store, LEFT if ended else DECIDED))


def _card(turn: Turn, store: Store, note: str = "") -> Card:
    require(turn, Act.RUN, "officers_only")
    zone, counts = ZoneInfo(turn.speaker.zone), hub_counts(turn, store)
    return status(standing(turn.local, store), zone, turn.hub, counts, note)


def list_card(turn: Turn, store: Store, note: str = "") -> Card:
    """The newest messages that wait for a decision; `note` is a line on top."""
    require(turn, Act.RUN, "officers_only")
    rows = store.backlog.undelivered()
    return undelivered(UndeliveredView(tuple(rows[:PAGE]), len(rows), turn.local, note), turn.hub)
