"""`people` for an officer: who is connected, who is not and why; a domain to allow, the text to send."""

from dataclasses import replace
from urllib.parse import quote

from bot.subjects.naming import allowed
from bot.turns.reply import Card, Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Lookup, Turn
from cards.actions.people import AllowDomain, InvitingText, ListPeople, PeopleFile
from cards.people.roster import PAGE, PersonRow, RosterView, inviting_text, roster
from domain.people.people import Role
from domain.people.roster import Contact, Reach, missing_domains
from domain.permissions import Act
from storage.store import Store

BEING_MADE = "It is being made; it comes here in a moment."
ASKED_BEFORE = "You asked for it already: it lies in this chat, or comes in a moment."
routes = Router()


@routes.command("people", "roster", reads=True, brief=True)
def typed(turn: Turn, said: str, store: Store) -> Reply:
    """Who is not connected and why; with words, who fits them."""
    return Say(listed(turn, ListPeople(find=said), store))


@routes.action(ListPeople, reads=True)
def pressed(turn: Turn, action: ListPeople, store: Store) -> Reply:
    """The same, or another page, from a button."""
    return Say(listed(turn, action, store))


@routes.action(InvitingText, reads=True)
def text(turn: Turn, action: InvitingText, store: Store) -> Reply:
    """What to send to people who have not opened the app."""
    keeper(turn)
    app = turn.conversation.bot_id.removeprefix("28:")
    return Say(inviting_text(f"https://teams.microsoft.com/l/app/{quote(app, safe='')}", turn.hub))


@routes.action(AllowDomain, needs=Lookup.TENANT, role=Role.OFFICER)
def allow(turn: Turn, action: AllowDomain, store: Store) -> Reply:
    """Lets the tenant in to which Microsoft says that the domain belongs."""
    keeper(turn)
    if not isinstance(turn.needed, str) or not turn.needed:
        note = f"Microsoft does not say which tenant {action.domain} belongs to. Nothing was changed; try again later."
        return Show(listed(turn, ListPeople(), store, note))
    store.tenants.allow(turn.needed, [action.domain])
    store.audit.add(
        turn.now,
        turn.speaker.id,
        "tenant.allowed",
        f"tenant:{turn.needed}"[:60],
        domain=action.domain,
    )
    note = f"{action.domain} is allowed: its people are let in from now on."
    return Show(listed(turn, ListPeople(), store, note))


@routes.action(PeopleFile)
def as_file(turn: Turn, action: PeopleFile, store: Store) -> Reply:
    """Has the whole roster made as a file, which comes as a message of its own."""
    keeper(turn)
    begun = store.work.put("people", turn.speaker.id, turn.now)
    return Show(listed(turn, action, store, BEING_MADE if begun else ASKED_BEFORE))


def keeper(turn: Turn) -> None:
    """Raises a refusal for whoever may not keep the roster."""
    allowed(turn, Act.KEEP_ROSTER, "officers_only")


def listed(turn: Turn, asked: ListPeople, store: Store, note: str = "") -> Card:
    """A page of the roster."""
    keeper(turn)
    domains = allowed_domains(store)
    everybody = store.roster.contacts()
    rows = [PersonRow(c.person, reach_of(c, domains, turn)) for c in everybody]
    fits = [r for r in rows if _fits(r, asked)]
    first = asked.first if asked.first < len(fits) else 0
    view = RosterView(
        rows=tuple(fits[first : first + PAGE]),
        total=len(fits),
        counts={reach: sum(r.reach is reach for r in rows) for reach in Reach},
        first=first,
        everyone=asked.everyone,
        find=asked.find,
        note=note,
    )
    if not turn.hub.development:
        view = replace(view, domains=missing_domains((c.person for c in everybody), domains))
    return roster(view, turn.hub)


def allowed_domains(store: Store) -> frozenset[str]:
    """The domains of every allowed tenant."""
    return store.tenants.every_domain()


def reach_of(contact: Contact, domains: frozenset[str], turn: Turn) -> Reach:
    """Whether a person can be written to, as this hub stands."""
    return contact.reach(domains, development=turn.hub.development)


def _fits(row: PersonRow, asked: ListPeople) -> bool:
    if asked.find:
        return all(
            word in f"{row.person.name} {row.person.email}".lower()
            for word in asked.find.lower().split()
        )
    return asked.everyone or row.reach is not Reach.CONNECTED
