"""A chosen channel as its cards show it, and which channels may hear of a piece of support."""

from bot.turns.reply import Card
from cards.digests.channels import ChannelView, linked, stopped
from domain.delivery.slots import Slot
from domain.digests.channels import Audience, Belonging, Channel, belonging_at
from domain.support.deployments import Deployment
from storage.store import Store

KIND = "channel"


def slot(channel: int) -> Slot:
    """The slot of messages that show what a channel gets."""
    return Slot(KIND, str(channel))


def view(channel: Channel, store: Store) -> ChannelView:
    """The channel with the name of its one trust."""
    trust = store.organisations.get(int(channel.of)) if channel.audience is Audience.TRUST else None
    return ChannelView(channel, trust.name if trust else "")


def card(channel: Channel, store: Store) -> Card:
    """The card that says what the channel gets, or that it gets nothing."""
    if channel.stopped:
        return stopped(store.hub)
    return linked(view(channel, store), store.hub)


def covering(deployment: Deployment, store: Store) -> list[Channel]:
    """The channels that are posted to and may hear of the deployment."""
    named = Belonging(deployment.programme, deployment.strand)
    return _hearing(named, deployment.organisation, store)


def hearing(strand: str, organisation: int, store: Store) -> list[Channel]:
    """The channels that are posted to and may hear of a request for that, at an organisation."""
    return _hearing(Belonging(strand=strand), organisation, store)


def _hearing(named: Belonging, organisation: int, store: Store) -> list[Channel]:
    chosen = store.channels.active()
    supported = store.organisations.get(organisation) if chosen else None
    there = belonging_at(named, supported)
    return [channel for channel in chosen if channel.hears_of(there)]
