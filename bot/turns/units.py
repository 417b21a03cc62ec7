"""What one transaction of the database does for a turn: who speaks, and one answer to it."""

from collections.abc import Callable

from bot.turns.front import Act
from bot.turns.lasting import keep_alive
from bot.turns.reply import Failed, Nothing, Reply, Show, packed, unpacked
from bot.turns.turn import Turn
from domain.delivery.conversations import Surface
from domain.errors import Refused
from storage.store import Store

# Gives the turn with who speaks; None where that cannot be said in this unit.
Identify = Callable[[Turn, Store], Turn | None]


def identified(turn: Turn, store: Store) -> Turn | None:
    """The turn with its person; None where somebody is new, or something of theirs is to be noted.

    That is an account to be proved again or not used yet today, or a language, a time zone or a
    conversation which is not the one on the roster.
    """
    turn = turn.spoken_by(store.accounts.of(turn.account))
    person, link = turn.person, turn.link
    if person is None or link is None or link.used != turn.today:
        return None
    if turn.locale not in ("", person.locale) or turn.zone not in ("", person.zone):
        return None
    if turn.in_dialog:
        return turn
    # A channel is nobody's, whoever speaks there.
    at_home = turn.conversation.surface is Surface.CHAT
    owner, coded = (person.id, turn.coded) if at_home else (None, False)
    return turn if store.conversations.known(turn.conversation, owner, coded=coded) else None


def as_met(turn: Turn, _store: Store) -> Turn:
    """The turn as the meeting left it, with a person or without one."""
    return turn


def answer_once(act: Act, turn: Turn, store: Store) -> Reply:
    """Claims the activity, acts, and keeps the reply for an activity that comes again.

    A refusal raised by `act` undoes the claim with the rest: the reply to it can claim anew.
    """
    seen = store.inbox.claim(turn.conversation.id, turn.activity_id, turn.now)
    if seen is not None:
        return _again(act, turn, seen.body, store)
    reply = keep_alive(turn, act(turn, store), store)
    if turn.invoke:
        store.inbox.keep(turn.conversation.id, turn.activity_id, packed(reply))
    return reply


def _again(act: Act, turn: Turn, body: str | None, store: Store) -> Reply:
    """The reply to an activity that was answered before; nothing is done a second time.

    A kept card is shown to who may still have it: that is tried, and undone. A form that was
    refused is drawn anew, since its steps and last record may be somebody else's by now.
    """
    kept = unpacked(body) if turn.invoke and body else Nothing()
    if not isinstance(kept, Show):
        return kept if turn.person or isinstance(kept, Failed) else Nothing()
    if not turn.person:
        return Nothing()
    return _form_now(kept, act, turn, store) if kept.form else _card_now(kept, act, turn, store)


def _card_now(kept: Show, act: Act, turn: Turn, store: Store) -> Reply:
    """The card, while the press is not refused for want of a right; tried, and undone."""
    try:
        with store.undone():
            act(turn, store)
    except Refused as refused:
        return Nothing() if refused.of_rights else kept
    return kept


def _form_now(kept: Show, act: Act, turn: Turn, store: Store) -> Reply:
    """A form that was refused as it is drawn now, or in words why not; else the one it opened."""
    with store.undone():
        now = act(turn, store)
    same = isinstance(now, Show) and now.form == kept.form
    return now if same or isinstance(now, Failed) else kept


def unit_of(turn: Turn, identify: Identify, act: Act) -> Callable[[Store], Reply | None]:
    """A unit that begins with who speaks; where that cannot be said, it does nothing else."""

    def unit(store: Store) -> Reply | None:
        whose = identify(turn, store)
        return None if whose is None else act(whose, store)

    return unit
