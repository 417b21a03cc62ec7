"""`post here` and `stop posting`: which channels get the hub's posts.

Here too is what happens when the app joins a team or leaves it.
"""

from bot.subjects.digests import channels
from bot.subjects.digests.next_digest import switch_on
from bot.turns.commands import Command
from bot.turns.lasting import touch
from bot.turns.reply import Nothing, Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Lookup, Turn
from cards.actions.digests import PostHere, StopPosting
from cards.digests.channels import AskView, ask, stopped
from domain.delivery.conversations import Surface
from domain.digests.channels import (
    Audience,
    Channel,
    ChannelReaders,
    Readership,
    audience_code,
    audience_of,
    readership,
)
from domain.errors import refuse
from domain.people.people import Role
from domain.permissions import Act, can
from storage.store import Store

LONGEST_NAME = 200
routes = Router()


@routes.command(
    Command(
        "post here",
        "in a channel: the {hub}'s posts come there",
        Surface.CHANNEL,
        roles=(Role.OFFICER,),
        offered="For {officers}: have the {hub}'s posts in this channel",
    ),
    needs=Lookup.ROSTER,
    role=Role.OFFICER,
)
def post_here(turn: Turn, rest: str, store: Store) -> Reply:
    """Says who would read the hub's posts here, and asks what they may be about.

    Where posts come already it says what they are.
    """
    channel = _channel(turn, store)
    roster = turn.needed if isinstance(turn.needed, ChannelReaders) else None
    view = AskView(
        (roster.name if roster else "") or channel.name,
        _readers(roster, turn, store),
        store.channels.choices(),
        channels.view(channel, store) if channel.id and not channel.stopped else None,
    )
    return Say(ask(view, turn.hub))


@routes.action(PostHere, surface=Surface.CHANNEL)
def confirm(turn: Turn, action: PostHere, store: Store) -> Reply:
    """Chooses the channel, or says anew what it may hear of."""
    channel = _channel(turn, store)
    audience, of = _chosen(action.about, channel, store)
    name = " ".join(action.name.split())[:LONGEST_NAME]
    id_ = store.channels.link(turn.conversation.id, name, audience, of, turn.speaker.id, turn.now)
    # Digests that were due while nothing was posted here are not made up for.
    if channel.stopped and channel.digest:
        switch_on(channel, turn.now, store)
    trust = of if audience is Audience.TRUST else None
    facts = {"audience": audience, "trust": trust}
    store.audit.add(turn.now, turn.speaker.id, "channel.linked", f"channel:{id_}", **facts)
    return _as_it_stands(turn, store)


@routes.command(
    Command(
        "stop posting",
        "in a channel: no more posts there",
        Surface.CHANNEL,
        roles=(Role.OFFICER,),
        offered="For {officers}: no more posts in this channel",
    )
)
def stop(turn: Turn, rest: str, store: Store) -> Reply:
    """Posts nothing more here, and says how to begin again."""
    _stopped(turn, store)
    return Say(stopped(turn.hub))


@routes.action(StopPosting, surface=Surface.CHANNEL)
def pressed_stop(turn: Turn, action: StopPosting, store: Store) -> Reply:
    """The same, from a button."""
    _stopped(turn, store)
    return _as_it_stands(turn, store)


@routes.event("removed", surface=Surface.CHANNEL, strangers=True)
def removed(turn: Turn, name: str, store: Store) -> Reply:
    """Nothing is posted in a team that the app was removed from; the chosen channels are kept."""
    store.conversations.stop(turn.conversation.id, "removed")
    store.conversations.stop_team(turn.conversation.team, "removed")
    return Nothing()


@routes.event("installed", surface=Surface.CHANNEL, strangers=True)
def installed(turn: Turn, name: str, store: Store) -> Reply:
    """Where the app is back in a team, posts come again without being asked for anew."""
    store.conversations.open_team(turn.conversation.team)
    return Nothing()


@routes.event("joined", surface=Surface.CHANNEL, strangers=True)
def joined(turn: Turn, name: str, store: Store) -> Reply:
    """Teams tells of one installation twice."""
    return installed(turn, name, store)


def _channel(turn: Turn, store: Store) -> Channel:
    """The channel of the turn, chosen or not, for who may have the hub's posts there."""
    at = turn.conversation.id
    channel = store.channels.of(at) or Channel(0, at, "", Audience.ALL)
    if not can(turn.person, Act.POST_HERE, channel):
        raise refuse("post_for_officers")
    return channel


def _chosen(about: str, channel: Channel, store: Store) -> tuple[Audience, str]:
    """The audience that was chosen: never a wider one because none was sent."""
    if channel.id and about == audience_code(channel.audience, channel.of):
        return channel.audience, channel.of
    chosen = audience_of(about, store.channels.choices())
    if chosen is None:
        raise refuse("no_such_audience")
    return chosen


def _readers(roster: ChannelReaders | None, turn: Turn, store: Store) -> Readership | None:
    if roster is None:
        return None
    known = store.people.known(address for r in roster.readers for address in r.addresses)
    return readership(roster, known, turn.conversation.tenant)


def _stopped(turn: Turn, store: Store) -> None:
    channel = _channel(turn, store)
    if channel.id and not channel.stopped:
        store.channels.stop(channel.id, turn.now)
        store.audit.add(turn.now, turn.speaker.id, "channel.stopped", f"channel:{channel.id}")
        touch(channels.slot(channel.id), store, turn.now)


def _as_it_stands(turn: Turn, store: Store) -> Reply:
    channel = store.channels.of(turn.conversation.id)
    if channel is None:
        return Show(stopped(turn.hub))
    return Show(channels.card(channel, store), channels.slot(channel.id))
