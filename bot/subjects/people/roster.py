"""The roster as an officer sees it: who is connected, who is not and why."""

from bot.subjects.access import require
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.actions.people import ListPeople
from cards.people.roster import PAGE, PersonRow, RosterView, roster
from domain.people.people import domain_of
from domain.people.roster import Contact, Reach, missing_domains
from domain.permissions import Act
from storage.store import Store


def require_keeping(turn: Turn) -> None:
    """Refuses whoever may not keep the roster."""
    require(turn, Act.KEEP_ROSTER, "officers_only")


def reach_of(contact: Contact, turn: Turn, store: Store) -> Reach:
    """Whether a person can be written to, as this hub stands."""
    return contact.reach(store.tenants.every_domain(), development=turn.hub.development)


def list_card(turn: Turn, wanted: ListPeople, store: Store, note: str = "") -> Card:
    """A page of the roster, as `wanted` names it; `note` is a line on top."""
    require_keeping(turn)
    domains = store.tenants.every_domain()
    everybody, development = store.roster.contacts(), turn.hub.development
    rows = [PersonRow(c.person, c.reach(domains, development=development)) for c in everybody]
    fitting = [row for row in rows if _fits(row, wanted)]
    # The list may have become shorter than the page that a button names.
    first = wanted.first if wanted.first < len(fitting) else 0
    # A development bot lets everybody in.
    missing = {} if development else missing_domains((c.person for c in everybody), domains)
    view = RosterView(
        rows=tuple(fitting[first : first + PAGE]),
        total=len(fitting),
        counts={reach: sum(row.reach is reach for row in rows) for reach in Reach},
        first=first,
        everyone=wanted.everyone,
        find=wanted.find,
        note=note,
        domains=missing,
        allowed=_to_stop(turn, store),
    )
    return roster(view, turn.hub)


def _to_stop(turn: Turn, store: Store) -> dict[str, frozenset[str]]:
    """What officers allowed, by tenant; not where it would take out the officer who asks."""
    own = domain_of(turn.speaker.email)
    return {t: found for t, found in store.tenants.by_officers().items() if own not in found}


def _fits(row: PersonRow, wanted: ListPeople) -> bool:
    if wanted.find:
        known = f"{row.person.name} {row.person.email}".lower()
        return all(word in known for word in wanted.find.lower().split())
    return wanted.everyone or row.reach is not Reach.CONNECTED
