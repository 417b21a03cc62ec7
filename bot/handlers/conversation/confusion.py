"""The answers where no handler fits: unknown words, old cards, refusals without a form."""

from collections.abc import Sequence
from dataclasses import replace

from bot.subjects.conversation import asked, helping
from bot.subjects.conversation.nearest import command_for, nearest_command
from bot.subjects.people.officers import code_wanted
from bot.subjects.support.narrowed_support import MOST
from bot.subjects.support.not_own import not_own
from bot.subjects.support.support_list import card_of, list_card
from bot.subjects.visits import narrowed, sentences
from bot.turns.commands import for_roles
from bot.turns.reply import Failed, Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn, What
from cards.actions.support import ShowDeployments
from cards.conversation.not_understood import ask_in_chat, not_understood, out_of_date
from cards.conversation.try_again import try_again
from cards.problems import sentence
from cards.questions import NOT_ASKED
from domain.conversation.asking import Wanted, asked_surely, without_request
from domain.conversation.commands_meant import Meant, command_meant
from domain.conversation.examples import shipped_samples
from domain.conversation.meaning import Asked, Perhaps, likely_asked
from domain.conversation.telling import is_plan, is_record
from domain.delivery.conversations import Surface
from domain.errors import Refused
from domain.people.people import Role, holds_a_code
from domain.permissions import Act, scope
from domain.support.deployments import Deployment
from storage.store import Store


def unknown(known: Router, words: str, turn: Turn, store: Store) -> Reply:
    """What was asked for; the form that a leader's sentence fills; else the bot asks back.

    `known` are all commands; `words` are the text with the usual terms in place of the hub's own.
    """
    if turn.conversation.surface is not Surface.CHAT:
        return Say(ask_in_chat(turn.conversation.bot_id, turn.hub))
    # What is asked for may be asked in the hub's own words; what is told stays as it was typed.
    usual = replace(turn, text=words)
    if listed := narrowed.list_of(usual, store):
        return Say(listed)
    if reply := _by_command(known, usual, store):
        return reply
    text = without_request(turn.text)
    own = store.deployments.of_leader(turn.speaker.id)
    if text == turn.text and (reply := _asked(known, usual, own, store)):
        return reply
    note = not_own(turn.text, own, turn, store) if own else ""
    if own and (told := _told(text, own, turn, store, elsewhere=bool(note))):
        return told
    if named := sentences.named(turn.text, _seen(turn, store)):
        return Say(card_of(named, turn, store))
    if note:
        return Say(list_card(turn, ShowDeployments(), store, note=note))
    nearest = nearest_command(known.commands(), turn)
    leader = turn.speaker.has(Role.LEADER)
    read = "" if holds_a_code(turn.text) else turn.text
    return Say(not_understood(read, turn.hub, meant=nearest, leader=leader))


def old_card(turn: Turn, store: Store) -> Reply:
    """The answer to a button that no version of the bot knows now: it offers a fresh start."""
    if turn.conversation.surface is not Surface.CHAT:
        return Failed("This card is out of date. Nothing was changed.")
    return Say(out_of_date(turn.hub, leader=turn.speaker.has(Role.LEADER)))


def refused(turn: Turn, refusal: Refused, store: Store) -> Reply:
    """The refusal in words; an officer without a code is told how the right opens."""
    code = code_wanted(turn, store) if refusal.of_rights else ""
    words = (sentence(problem, NOT_ASKED, turn.hub) for problem in refusal.problems)
    return Failed(code or " ".join(words))


def not_now(turn: Turn, why: str) -> Reply:
    """Why a press was not taken, on a card that keeps what was typed and tries again."""
    # Teams' client empties a card that is answered with a sentence.
    again = try_again(why, turn.key, turn.inputs, turn.hub) if turn.what is What.ACTION else None
    return Show(again) if again else Failed(why)


def _by_command(known: Router, turn: Turn, store: Store) -> Reply | None:
    """The answer of the speaker's command that a text asks for in other words."""
    meant = command_meant(turn.text, _own_commands(known, turn))
    return _run(known, meant, turn, store) if meant else None


def _run(known: Router, meant: Meant, turn: Turn, store: Store) -> Reply | None:
    found = known.find(replace(turn, text=meant.command))
    return found[0].handler(turn, meant.rest, store) if found else None


def _own_commands(known: Router, turn: Turn) -> frozenset[str]:
    own = for_roles(known.commands(), turn.speaker.roles)
    return frozenset(command.word for command in own)


def _asked(known: Router, turn: Turn, own: Sequence[Deployment], store: Store) -> Reply | None:
    """The answer to what a text asks for by a pattern, or else by the examples it is like."""
    wanted = asked_surely(turn.text) or _likely_asked(known, turn, own)
    if isinstance(wanted, Perhaps):
        return asked.not_answered(turn, command_for(wanted.asked, known.commands(), turn))
    if isinstance(wanted, Meant):
        return _run(known, wanted, turn, store)
    if wanted is Wanted.HELP:
        return Say(helping.card(turn, known.commands()))
    return asked.answer(wanted, turn, store) if wanted else None


def _likely_asked(known: Router, turn: Turn, own: Sequence[Deployment]) -> Asked | Perhaps | None:
    commands = _own_commands(known, turn)

    def may_have(what: Asked) -> bool:
        if isinstance(what, Meant):
            return what.command in commands
        return what in {Wanted.HELP, Wanted.QUESTION} or asked.has_answer(what, turn)

    schools = [deployment.school for deployment in own]
    return likely_asked(turn.text, schools, may_have, shipped_samples())


def _told(
    text: str, own: Sequence[Deployment], turn: Turn, store: Store, *, elsewhere: bool
) -> Reply | None:
    """The form of the visit that a leader's text plans or records; None where it tells of none."""
    said = sentences.read(text, own, turn)
    if is_plan(text, said, turn.today):
        return asked.answer(Wanted.PLAN, turn, store)
    if is_record(turn.text, said, elsewhere=elsewhere):
        return sentences.open_sentence(turn, store, text)
    return None


def _seen(turn: Turn, store: Store) -> Sequence[Deployment]:
    """The support that the speaker sees, of which a school's name alone shows what there is."""
    return store.deployments.active_in(scope(turn.person, Act.SEE), MOST)
