"""The roster as an officer sees it: who is connected, who is not and why."""

from collections.abc import Iterator
from functools import partial
from itertools import islice

from bot.subjects.access import require
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.actions.people import ListPeople, PeopleFile
from cards.people.roster import PAGE, PersonRow, RosterView, roster
from domain.people.people import Person, domain_of
from domain.people.roster import Contact, Reach, Reachability, counts_of, missing_domains
from domain.permissions import Act
from storage.store import Store

# Addresses that a mail and a card take at a time, of those who never opened the app.
MOST_INVITED = 100
NEVER = (Reach.NOT_OPENED, Reach.TENANT)


def require_keeping(turn: Turn) -> None:
    """Refuses whoever may not keep the roster."""
    require(turn, Act.KEEP_ROSTER, "officers_only")


def reach_of(contact: Contact, turn: Turn, store: Store) -> Reach:
    """Whether a person can be written to, as this hub stands."""
    return contact.reach(store.tenants.every_domain(), development=turn.hub.development)


def list_card(turn: Turn, wanted: ListPeople, store: Store, note: str = "") -> Card:
    """A page of the roster, as `wanted` names it; `note` is a line on top."""
    require_keeping(turn)
    domains, development = store.tenants.every_domain(), turn.hub.development
    known = store.roster.domains()
    above = store.people.get(wanted.before) if wanted.before else None
    words = wanted.find.split()
    found = store.roster.page(
        PAGE, words, everybody=wanted.everyone, development=development, below=above
    )
    if above is not None and not found.rows:
        # Who stood on this page is connected by now, or off the list.
        return list_card(turn, wanted.model_copy(update={"before": None}), store, note)
    turned = partial(ListPeople, everyone=wanted.everyone, find=wanted.find)
    older, newer = found.beside(lambda row: turned(before=row.person.id if row else None))
    view = RosterView(
        rows=tuple(
            PersonRow(c.person, c.reach(domains, development=development)) for c in found.rows
        ),
        total=found.total,
        counts=counts_of(
            sum(known.values()), store.roster.unreached(), domains, development=development
        ),
        first=found.first,
        note=note,
        # A development bot lets everybody in.
        domains={} if development else missing_domains(known, domains),
        older=older,
        newer=newer,
        this=PeopleFile(**turned(before=above.id if above else None).model_dump()),
        everyone=wanted.everyone,
        find=wanted.find,
        allowed=_to_stop(turn, store),
    )
    return roster(view, turn.hub)


def to_invite(turn: Turn, store: Store) -> tuple[list[str], int]:
    """The addresses of those who never opened the app, as far as they fit, and how many more."""
    require_keeping(turn)
    domains, development = store.tenants.every_domain(), turn.hub.development
    reached = partial(Reachability.reach, domains=domains, development=development)
    never = sum(reached(each) in NEVER for each in store.roster.unreached())
    asked = (c.person.email for c in _unconnected(turn, store) if _never(c, domains, turn))
    addresses = list(islice(asked, MOST_INVITED))
    return addresses, max(0, never - len(addresses))


def _unconnected(turn: Turn, store: Store) -> Iterator[Contact]:
    """Everybody who is not connected, by name, read as far as they are asked for."""
    below: Person | None = None
    while True:
        found = store.roster.page(
            MOST_INVITED, (), everybody=False, development=turn.hub.development, below=below
        )
        yield from found.rows
        if found.older is None:
            return
        below = found.rows[-1].person


def _never(contact: Contact, domains: frozenset[str], turn: Turn) -> bool:
    return contact.reach(domains, development=turn.hub.development) in NEVER


def _to_stop(turn: Turn, store: Store) -> dict[str, frozenset[str]]:
    """What officers allowed, by tenant; not where it would take out the officer who asks."""
    own = domain_of(turn.speaker.email)
    return {t: found for t, found in store.tenants.by_officers().items() if own not in found}
