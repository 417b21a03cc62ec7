"""The Teams accounts of people on the roster: how one is proved to be a person's, and linked."""

from dataclasses import replace

from bot.turns.turn import Turn
from domain.delivery.conversations import Surface
from domain.people.people import Code, Member, Person, code_opens, links_by_address, proves
from storage.store import Store


def proved_person(turn: Turn, member: Member, store: Store) -> Person | None:
    """The person of the roster whose account this is, as Teams proves by sign-in name or address.

    None where nobody is proved: then a one-time code is the way in.
    """
    # Teams was asked for the account of this turn; an answer about another proves nothing.
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


def use_code(turn: Turn, store: Store) -> Code | None:
    """Uses up the typed one-time code, and gives it; None if it does not hold for this account."""
    typed = turn.text.strip()
    code = store.people.find_code(typed)
    if code is None:
        return None
    tenants, development = store.tenants.domains(), turn.hub.development
    if not code_opens(code, turn.now, turn.account.tenant, tenants, development=development):
        return None
    # Two turns may bring the same code at once: one of them uses it.
    return code if store.people.spend_code(typed, turn.now) else None


def link(person: int, user_id: str, by: str, turn: Turn, store: Store) -> None:
    """Links the account of a turn to a person, by id; `by` is "address" or "code"."""
    store.people.link(turn.account, person, user_id, turn.now, by)
    store.audit.add(turn.now, person, "person.linked", f"person:{person}", by=by)


def keep_whereabouts(turn: Turn, person: Person, store: Store) -> Person:
    """Keeps language, zone and conversation as they came with the turn; gives the person so."""
    locale, zone = turn.locale or person.locale, turn.zone or person.zone
    if (locale, zone) != (person.locale, person.zone):
        store.people.keep_locale(person.id, locale, zone)
    owner = person.id if turn.conversation.surface is Surface.CHAT else None
    store.conversations.put(turn.conversation, owner)
    return replace(person, locale=locale, zone=zone)
