"""Teams accounts and the people of the roster: how one proves to be the other's, and is linked."""

from dataclasses import replace

from bot.turns.turn import Turn
from domain.delivery.conversations import Surface
from domain.people.people import Code, Member, Person, code_opens, links_by_address, proves
from storage.store import Store


def proved_person(turn: Turn, member: Member, store: Store) -> Person | None:
    """Whom of the roster Teams proves an account to be, by its sign-in name or address."""
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
    """The typed one-time code, if it opens the door to this account; it opens none again."""
    typed = turn.text.strip()
    code = store.people.code(typed)
    tenants, development = store.tenants.domains(), turn.hub.development
    if code is None:
        return None
    if not code_opens(code, turn.now, turn.account.tenant, tenants, development=development):
        return None
    return code if store.people.use(typed, turn.now) else None


def link(person: int, user_id: str, by: str, turn: Turn, store: Store) -> None:
    """Links the account of a turn to a person, `by` "address" or "code"."""
    store.people.link(turn.account, person, user_id, turn.now, by)
    store.audit.add(turn.now, person, "person.linked", f"person:{person}", by=by)


def keep_whereabouts(turn: Turn, person: Person, store: Store) -> Person:
    """The person with language, zone and conversation kept as they came with the turn."""
    locale, zone = turn.locale or person.locale, turn.zone or person.zone
    if (locale, zone) != (person.locale, person.zone):
        store.people.settle(person.id, locale, zone)
    owner = person.id if turn.conversation.surface is Surface.CHAT else None
    store.conversations.put(turn.conversation, owner)
    return replace(person, locale=locale, zone=zone)
