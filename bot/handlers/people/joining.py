"""Who comes in: accounts linked to people, one-time codes, the welcome, and what strangers get."""

from dataclasses import replace

from bot.subjects.people import accounts, welcomes
from bot.subjects.people.officers import naming_officers
from bot.subjects.visits.copies import to_answer
from bot.turns.front import Act
from bot.turns.reply import Failed, Nothing, Reply, Say
from bot.turns.router import Router
from bot.turns.turn import Turn, What
from cards.conversation.not_understood import ask_in_chat
from cards.people.strangers import code_accepted, code_refused, too_many_codes, unknown
from domain.delivery.conversations import Surface
from domain.people.accounts import Proof
from domain.people.people import WRONG_CODES_A_DAY, Member, looks_like_a_code
from storage.store import Store

ASK_IN_CHAT = "Ask me in our chat: I do not know you here."
SAY_HI = (
    "I do not know you here yet. Open the chat with Hub Visits and type hi; then choose this again."
)
routes = Router()


def meet(turn: Turn, member: Member | None, store: Store) -> Turn:
    """The turn with its person, whose account is linked now if Teams proves it."""
    # The account may have been put in doubt since it was looked up.
    turn = replace(turn, member=member).spoken_by(store.accounts.of(turn.account))
    if turn.person is None and member is not None:
        turn = accounts.let_in(turn, member, store)
    return turn if turn.person is None else accounts.keep_whereabouts(turn, store)


def stranger(turn: Turn, store: Store) -> Reply:
    """One polite line that says whom to ask, or in a channel where to.

    A code typed alone in the chat opens the door.
    """
    if turn.in_dialog:
        return Failed(SAY_HI)
    # Words that came with files are answered by themselves.
    if turn.what is What.EVENT and (turn.text or not turn.files):
        return Nothing()
    if turn.conversation.surface is not Surface.CHAT:
        return _in_a_channel(turn)
    turn = replace(turn, hub=naming_officers(turn.hub, store))
    if turn.what is What.COMMAND and looks_like_a_code(turn.text):
        return _try_code(turn, store)
    _note(turn, store)
    return Say(unknown(turn.hub))


def code_or(otherwise: Act, turn: Turn, store: Store) -> Reply:
    """The answer to a code that a known person typed in the chat, else what `otherwise` answers.

    An officer who came in by the address opens the officer's part with it.
    """
    if turn.conversation.surface is not Surface.CHAT or not looks_like_a_code(turn.text):
        return otherwise(turn, store)
    code = store.people.find_code(turn.text)
    theirs = code is not None and turn.person is not None and code.person == turn.person.id
    if not (theirs or turn.waits_for_code):
        return otherwise(turn, store)
    return _try_code(replace(turn, hub=naming_officers(turn.hub, store)), store)


@routes.event("installed", strangers=True)
def installed(turn: Turn, name: str, store: Store) -> Reply:
    """The welcome, one time, after the hub went live; reinstalling brings no second one."""
    if turn.person is None or not store.milestones.live():
        return Nothing()
    if not store.people.note_welcome(turn.person.id, turn.now):
        return Nothing()
    return Say(welcomes.card(turn.person, store, turn.hub, turn.now))


@routes.event("joined", strangers=True)
def joined(turn: Turn, name: str, store: Store) -> Reply:
    """Teams tells of one installation twice; the first of the two is answered."""
    return installed(turn, name, store)


@routes.event("removed", strangers=True)
def removed(turn: Turn, name: str, store: Store) -> Reply:
    """Nothing is sent to a conversation that the app was removed from."""
    store.conversations.stop(turn.conversation.id, "removed")
    return Nothing()


def _in_a_channel(turn: Turn) -> Reply:
    """Where to ask. A press is answered to who pressed alone: nobody else in the channel asked."""
    if turn.what is What.ACTION:
        return Failed(ASK_IN_CHAT)
    return Say(ask_in_chat(turn.conversation.bot_id, turn.hub))


def _note(turn: Turn, store: Store) -> None:
    """Counts the message, with who Teams says it is of."""
    member = turn.member
    address = (member.user_principal_name or member.email) if member else ""
    name = (member.name if member else "") or turn.user_name
    store.strangers.note(turn.account, turn.today, name, address)


def _try_code(turn: Turn, store: Store) -> Reply:
    if store.strangers.wrong_codes(turn.account, turn.today) >= WRONG_CODES_A_DAY:
        return Say(too_many_codes(turn.hub))
    code = accounts.use_code(turn, store)
    if code is None:
        tries = store.strangers.count_wrong_code(turn.account, turn.today)
        return Say(code_refused(WRONG_CODES_A_DAY - tries, turn.hub))
    accounts.link_account(code.person, turn.conversation.user_id, Proof.CODE, turn, store)
    turn = turn.spoken_by(store.accounts.of(turn.account))
    if turn.person is None:
        return Failed("This code is of nobody on the roster any more.")
    store.people.note_welcome(turn.person.id, turn.now)
    waiting = to_answer(turn.person, turn.now, store)
    return Say(code_accepted(accounts.keep_whereabouts(turn, store).speaker, turn.hub, waiting))
