"""The roster's door: linking, codes, the one welcome, and what a stranger is told."""

from dataclasses import replace

from bot.messages.people import welcomes
from bot.subjects.visits.copies import to_answer
from bot.turns.reply import Failed, Nothing, Reply, Say
from bot.turns.router import Router
from bot.turns.turn import Turn, What
from cards.conversation.not_understood import ask_in_chat
from cards.people.strangers import code_accepted, code_refused, too_many_codes, unknown
from cards.phrases import either
from domain.delivery.conversations import Surface
from domain.hub import Hub
from domain.people.people import (
    WRONG_CODES_A_DAY,
    Member,
    Person,
    Role,
    code_opens,
    links_by_address,
    looks_like_a_code,
    proves,
)
from storage.store import Store

OFFICERS_NAMED = 3
ASK_IN_CHAT = "Ask me in our chat: I do not know you here."
routes = Router()


def meet(turn: Turn, member: Member | None, store: Store) -> Turn:
    """The turn with its person: linked now if the account is proved, with language, zone and conversation kept."""
    person = turn.person or (_proved(turn, member, store) if member else None)
    if person is None:
        return replace(turn, member=member)
    if turn.person is None and member:
        store.people.link(turn.account, person.id, member.user_id, turn.now, "address")
        store.audit.add(turn.now, person.id, "person.linked", f"person:{person.id}", by="address")
    return replace(turn, person=_settled(turn, person, store), member=member)


def stranger(turn: Turn, store: Store) -> Reply:
    """One polite line that says whom to ask, in a channel where to; a code typed alone in the chat opens the door."""
    if turn.what is What.EVENT:
        return Nothing()
    if turn.conversation.surface is not Surface.CHAT:
        # A press is told to who pressed alone: nobody else in the channel asked.
        pressed = turn.what is What.ACTION
        return (
            Failed(ASK_IN_CHAT) if pressed else Say(ask_in_chat(turn.conversation.bot_id, turn.hub))
        )
    turn = replace(turn, hub=_naming_officers(turn.hub, store))
    if turn.what is What.COMMAND and looks_like_a_code(turn.text):
        return _try_code(turn, store)
    told = turn.member
    address = (told.user_principal_name or told.email) if told else ""
    store.strangers.note(
        turn.account, turn.today, (told.name if told else "") or turn.user_name, address
    )
    return Say(unknown(turn.hub))


@routes.event("installed", strangers=True)
def installed(turn: Turn, name: str, store: Store) -> Reply:
    """The welcome, once, after the hub went live; reinstalling brings no second one."""
    if (
        turn.person is None
        or not store.milestones.live()
        or not store.people.welcome(turn.person.id, turn.now)
    ):
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


def _proved(turn: Turn, member: Member, store: Store) -> Person | None:
    if member.account != turn.account:
        return None
    tenants, development = store.tenants.domains(), turn.hub.development
    for address in dict.fromkeys((member.user_principal_name, member.email)):
        person = store.people.by_email(address) if address else None
        if person is None or person.left or not (development or links_by_address(person)):
            continue
        if proves(member, person.email, tenants, development=development):
            return person
    return None


def _naming_officers(hub: Hub, store: Store) -> Hub:
    """The hub with the officers whom one may ask, at most three."""
    officers = store.people.holding(Role.OFFICER)[:OFFICERS_NAMED]
    names, addresses = either(o.name for o in officers), either(o.email for o in officers)
    return replace(hub, contact_name=names, contact_email=addresses)


def _try_code(turn: Turn, store: Store) -> Reply:
    if store.strangers.wrong_codes(turn.account, turn.today) >= WRONG_CODES_A_DAY:
        return Say(too_many_codes(turn.hub))
    code = store.people.code(turn.text.strip())
    tenants, development = store.tenants.domains(), turn.hub.development
    opens = code is not None and code_opens(
        code, turn.now, turn.account.tenant, tenants, development=development
    )
    if code is None or not opens or not store.people.use(turn.text.strip(), turn.now):
        tries = store.strangers.wrong_code(turn.account, turn.today)
        return Say(code_refused(WRONG_CODES_A_DAY - tries, turn.hub))
    store.people.link(turn.account, code.person, turn.conversation.user_id, turn.now, "code")
    store.audit.add(turn.now, code.person, "person.linked", f"person:{code.person}", by="code")
    person = store.people.get(code.person)
    if person is None:
        return Failed("This code is of nobody on the roster any more.")
    store.people.welcome(person.id, turn.now)
    return Say(
        code_accepted(_settled(turn, person, store), turn.hub, to_answer(person, turn.now, store))
    )


def _settled(turn: Turn, person: Person, store: Store) -> Person:
    locale, zone = turn.locale or person.locale, turn.zone or person.zone
    if (locale, zone) != (person.locale, person.zone):
        store.people.settle(person.id, locale, zone)
    owner = person.id if turn.conversation.surface is Surface.CHAT else None
    store.conversations.put(turn.conversation, owner)
    return replace(person, locale=locale, zone=zone)
