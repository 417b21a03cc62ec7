"""The Teams accounts of people on the roster: how one is proved to be a person's, and linked."""

from dataclasses import replace

from bot.turns.turn import Turn
from domain.delivery.conversations import Surface
from domain.people.accounts import AccountLink, Proof
from domain.people.people import Code, Member, Person, code_opens, links_by_address, proves
from storage.store import Store


def let_in(turn: Turn, member: Member, store: Store) -> Turn:
    """The turn with its person, if Teams proves now whose account this is; it is linked then."""
    # Teams was asked for the account of this turn; an answer about another proves nothing.
    if member.account != turn.account:
        return turn
    link = store.accounts.of(turn.account)
    # Whose it was is asked first: only an account that is theirs no more can be another's.
    if link is None or not _prove_again(link, member, turn, store):
        person = _proved_person(member, link, turn, store)
        if person is not None:
            link_account(person.id, member.user_id, Proof.ADDRESS, turn, store)
    return turn.spoken_by(store.accounts.of(turn.account))


def use_code(turn: Turn, store: Store) -> Code | None:
    """Uses up the typed one-time code, and gives it; None if it does not hold for this account."""
    typed = turn.text.strip()
    code = store.people.find_code(typed)
    if code is None or (turn.person and turn.person.id != code.person):
        return None
    tenants, development = store.tenants.domains(), turn.hub.development
    if not code_opens(code, turn.now, turn.account.tenant, tenants, development=development):
        return None
    # Two turns may bring the same code at once: one of them uses it.
    return code if store.people.spend_code(typed, turn.now) else None


def link_account(person: int, user_id: str, by: Proof, turn: Turn, store: Store) -> None:
    """Links the account of a turn to a person, by id."""
    name = turn.member.name if turn.member else turn.user_name
    store.accounts.link(turn.account, person, user_id, turn.now, by, name)
    store.audit.add(turn.now, person, "person.linked", f"person:{person}", by=by)


def keep_whereabouts(turn: Turn, store: Store) -> Turn:
    """Keeps language, zone, conversation and day as they came; gives the turn of its person so."""
    person = turn.speaker
    locale, zone = turn.locale or person.locale, turn.zone or person.zone
    if (locale, zone) != (person.locale, person.zone):
        store.people.keep_locale(person.id, locale, zone)
    if not turn.in_dialog:
        # A channel is nobody's, whoever speaks there.
        at_home = turn.conversation.surface is Surface.CHAT
        owner, coded = (person.id, turn.coded) if at_home else (None, False)
        store.conversations.put(turn.conversation, owner, coded=coded)
    turn = replace(turn, person=replace(person, locale=locale, zone=zone))
    store.accounts.note_use(turn.account, turn.today)
    return turn


def _prove_again(link: AccountLink, member: Member, turn: Turn, store: Store) -> bool:
    """Whether an account that was a person's is so still: else it is unlinked."""
    person, tenants = link.person, store.tenants.domains()
    if link.disconnected:
        return False
    subject = f"person:{person.id}"
    if proves(member, person.email, tenants, development=turn.hub.development):
        store.accounts.prove(link)
        store.audit.add(turn.now, person.id, "person.proved", subject)
        return True
    store.accounts.unlink(link)
    store.audit.add(turn.now, None, "person.unlinked", subject)
    return False


def _proved_person(
    member: Member, link: AccountLink | None, turn: Turn, store: Store
) -> Person | None:
    """The person whose account this is, as Teams proves by sign-in name or address.

    None where nobody is proved: then a one-time code is the way in. `link` is what the account was
    before: where an officer took it away from a person, the address alone does not bring it back.
    """
    tenants, development = store.tenants.domains(), turn.hub.development
    for address in dict.fromkeys((member.user_principal_name, member.email)):
        person = store.people.by_email(address) if address else None
        if person is None or not (development or links_by_address(person)):
            continue
        if link is not None and link.disconnected and link.person.id == person.id:
            continue
        if proves(member, person.email, tenants, development=development):
            return person
    return None
