"""`digest`: the week so far, the preview of a channel's next post, and its switch."""

from dataclasses import replace

from bot.subjects.access import require
from bot.subjects.digests import figures
from bot.subjects.digests.channels import slot
from bot.subjects.digests.clock import next_strike
from bot.subjects.digests.next_digest import PREVIEW, preview_card, switch_on
from bot.turns.commands import Command
from bot.turns.lasting import touch
from bot.turns.reply import Failed, Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.digests import PreviewDigest, ShowDigest, SwitchDigest
from cards.digests.digests import DigestView, period_so_far, switched
from domain.delivery.conversations import Surface
from domain.digests.channels import Channel
from domain.digests.weeks import week_of
from domain.errors import refuse
from domain.people.people import Role
from domain.permissions import Act
from storage.store import Store

routes = Router()


@routes.command(
    Command(
        "digest",
        "the week so far; what a channel's next post says",
        aliases=("digests",),
        roles=(Role.OFFICER,),
        button=ShowDigest(),
        label="The week so far",
    ),
    reads=True,
    brief=True,
)
def typed(turn: Turn, rest: str, store: Store) -> Reply:
    """This week to now, of the one linked channel's audience.

    Else it is of all support, with the channels to choose from.
    """
    channels = store.channels.active()
    return _so_far(turn, channels[0] if len(channels) == 1 else None, channels, store)


@routes.action(ShowDigest, reads=True)
def chosen(turn: Turn, action: ShowDigest, store: Store) -> Reply:
    """The same for one channel's audience, or for all support."""
    channels = store.channels.active()
    if action.channel is None:
        return _so_far(turn, None, channels, store)
    channel = _channel(turn, action.channel, store)
    return _so_far(turn, channel, [channel], store)


@routes.action(PreviewDigest)
@routes.action(PreviewDigest, surface=Surface.CHANNEL)
def preview(turn: Turn, action: PreviewDigest, store: Store) -> Reply:
    """What the channel's next digest would say, in the officer's own chat wherever it was asked."""
    channel = _channel(turn, action.channel, store)
    if turn.conversation.surface is Surface.CHAT:
        return Say(preview_card(channel, turn.now, store))
    chat = store.conversations.chat_of(turn.speaker)
    if chat is None:
        raise refuse("no_chat")
    key = f"{PREVIEW}:{turn.conversation.id}:{turn.activity_id}"
    store.outbox.put(PREVIEW, str(channel.id), key, chat.id, turn.now)
    return Failed("It is in your own chat with me.")


@routes.action(SwitchDigest)
@routes.action(SwitchDigest, surface=Surface.CHANNEL)
def switch(turn: Turn, action: SwitchDigest, store: Store) -> Reply:
    """Switches digests on or off; in the channel it says so."""
    channel = _channel(turn, action.channel, store)
    if channel.digest != action.on:
        _switched(channel, action, turn, store)
    channel = replace(channel, digest=action.on)
    if turn.conversation.surface is Surface.CHAT:
        return Show(preview_card(channel, turn.now, store))
    at = next_strike(turn.now, turn.hub, store.calendars.calendar())
    return Say(switched(channel, at, turn.hub))


def _switched(channel: Channel, action: SwitchDigest, turn: Turn, store: Store) -> None:
    if action.on:
        switch_on(channel, turn.now, store)
    else:
        store.channels.switch_digest(channel.id, on=False)
    verb = "digest.on" if action.on else "digest.off"
    store.audit.add(turn.now, turn.speaker.id, verb, f"channel:{channel.id}")
    touch(slot(channel.id), store, turn.now)


def _so_far(turn: Turn, channel: Channel | None, channels: list[Channel], store: Store) -> Reply:
    require(turn, Act.READ_DIGESTS, "digest_for_officers")
    today = turn.hub.day_of(turn.now)
    week = figures.so_far(week_of(today).first, today, channel, turn.now, store)
    view = DigestView(week.figures, week.schools, week.scope, so_far=True)
    return Say(period_so_far(view, tuple(channels), turn.hub))


def _channel(turn: Turn, id_: int, store: Store) -> Channel:
    require(turn, Act.READ_DIGESTS)
    channel = store.channels.get(id_)
    if channel is None or channel.stopped:
        raise refuse("not_yours")
    return channel
