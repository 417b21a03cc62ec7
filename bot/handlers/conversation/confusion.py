"""What cannot be made sense of: unknown words, cards of another time, refusals without a form."""

from difflib import get_close_matches

from bot.subjects.visits import opening
from bot.turns.reply import Failed, Reply, Say, Show
from bot.turns.router import SENTENCE
from bot.turns.turn import Turn
from cards.conversation.not_understood import WAYS, ask_in_chat, not_understood, out_of_date
from cards.conversation.try_again import try_again
from cards.problems import sentence
from domain.delivery.conversations import Surface
from domain.errors import Refused
from domain.people.people import Role
from storage.store import Store

CLOSE = 0.75


def unknown(turn: Turn, store: Store) -> Reply:
    """A leader's sentence becomes a form with it in What you did; anything else is asked back, with ways on."""
    if turn.conversation.surface is not Surface.CHAT:
        return Say(ask_in_chat(turn.conversation.bot_id, turn.hub))
    if len(turn.text.split()) >= SENTENCE and store.deployments.of_leader(turn.speaker.id):
        return opening.new(turn, store, did=turn.text)
    return Say(
        not_understood(
            turn.text, turn.hub, close=_close_to(turn.text), leader=turn.speaker.has(Role.LEADER)
        )
    )


def old_card(turn: Turn, store: Store) -> Reply:
    """A button that nobody answers any more: what was typed stays where it is, and a fresh start is offered."""
    if turn.conversation.surface is not Surface.CHAT:
        return Failed("This card is out of date. Nothing was changed.")
    return Say(out_of_date(turn.hub, leader=turn.speaker.has(Role.LEADER)))


def refused(turn: Turn, refusal: Refused, store: Store) -> Reply:
    """The refusal in words."""
    return Failed(" ".join(sentence(problem) for problem in refusal.problems))


def not_now(turn: Turn, said: str) -> Reply:
    """Why a press waits: on a card that holds what was typed and tries again, for a client empties the other."""
    again = try_again(said, turn.key, turn.inputs) if turn.invoke else None
    return Show(again) if again else Failed(said)


def _close_to(text: str) -> str:
    return next(iter(get_close_matches(text.lower().strip(" .!?"), WAYS, 1, CLOSE)), "")
