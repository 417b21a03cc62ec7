"""Officers whom one may ask, by name and address."""

from collections.abc import Iterable
from dataclasses import replace

from bot.turns.turn import Turn
from cards.people.strangers import officers_code
from cards.phrases import either
from domain.hub import Hub
from domain.people.people import Person, Role
from storage.store import Store

MOST_NAMED = 3


def naming_officers(hub: Hub, store: Store) -> Hub:
    """The hub with the officers whom one may ask, at most three."""
    return _naming(hub, store.people.holding(Role.OFFICER))


def code_wanted(turn: Turn, store: Store) -> str:
    """What an officer is told whose account typed no code, with who makes one; else nothing."""
    if not turn.waits_for_code:
        return ""
    others = [o for o in store.people.holding(Role.OFFICER) if o.id != turn.speaker.id]
    # Who waits for a code too cannot make one.
    ready = [officer for officer in others if store.conversations.officers_chat(officer.id)]
    return officers_code(turn.speaker, _naming(turn.hub, ready))


def _naming(hub: Hub, officers: Iterable[Person]) -> Hub:
    named = list(officers)[:MOST_NAMED]
    names, addresses = either(o.name for o in named), either(o.email for o in named)
    return replace(hub, contact_name=names, contact_email=addresses)
