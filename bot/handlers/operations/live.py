"""`go live`: a preview of what each person would get, and the button that lets it go."""

from bot.subjects.access import require
from bot.subjects.operations import live
from bot.subjects.people import welcomes
from bot.turns.commands import Command
from bot.turns.reply import Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.operations import GoLive, ShowLive
from domain.people.people import Role
from domain.permissions import Act
from storage.store import Store

routes = Router()


@routes.command(
    Command(
        "go live",
        "preview, then start sending",
        aliases=("golive", "live"),
        roles=(Role.OFFICER,),
        button=ShowLive(),
        label="Prepare to go live",
    ),
    reads=True,
    brief=True,
)
def typed(turn: Turn, rest: str, store: Store) -> Reply:
    """What would go to whom, as a new message; after the start, since when it goes."""
    require(turn, Act.GO_LIVE, "officers_only")
    return Say(live.card(turn.now, turn.speaker.zone, store, turn.hub), live.SLOT)


@routes.action(ShowLive, reads=True)
def pressed(turn: Turn, action: ShowLive, store: Store) -> Reply:
    """The same, from a button."""
    return typed(turn, "", store)


@routes.action(GoLive)
def go(turn: Turn, action: GoLive, store: Store) -> Reply:
    """Lets welcomes, prompts and copies go, one time, and shows what was held."""
    require(turn, Act.GO_LIVE, "officers_only")
    if not action.sure and store.milestones.live_by() is None:
        asked = live.card(turn.now, turn.speaker.zone, store, turn.hub, asks=True)
        return Show(asked, form="live")
    if store.milestones.go_live(turn.speaker.id, turn.now):
        count = welcomes.put_held(turn.now, store)
        store.audit.add(turn.now, turn.speaker.id, "hub.live", "hub", welcomes=count)
    return Show(live.card(turn.now, turn.speaker.zone, store, turn.hub), live.SLOT)
