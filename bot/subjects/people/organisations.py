"""One organisation as a card: built, for each reader, of those parts that are theirs to see."""

from dataclasses import replace

from bot.subjects.funding import grants
from bot.subjects.money import of_grants
from bot.subjects.people.staff import this_year
from bot.subjects.support.looked import looked_at
from bot.subjects.support.standings import standings
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.people.organisation import place
from cards.people.organisation_view import (
    CONTACTS,
    GRANTS,
    LEADERS,
    SUPPORTS,
    EmployedLeader,
    PlaceContact,
    PlaceHead,
    PlaceView,
    SupportHere,
)
from domain.errors import refuse
from domain.people.organisation_form import OrganisationValues, fields_to_change
from domain.people.organisations import KnownPlace, Organisation, OrganisationKind
from domain.people.people import Role
from domain.permissions import Act, can, scope
from domain.prompts.calendar import school_year
from domain.support.deployments import days
from storage.store import Store

NOTHING_TYPED = OrganisationValues()
# Support that is looked through, of one place.
MOST = 50
# Who reads the names of those who speak for the organisation, and who reads of its support.
_NAMED = (Role.OFFICER, Role.OVERSEER, Role.SCHOOL_CONTACT)
_READERS = (*_NAMED, Role.LEADER)
_EMPLOYS = (Role.OFFICER, Role.HOME_HEAD)


def place_of(turn: Turn, id_: int, store: Store) -> Organisation:
    """The organisation by id, for whoever may see it."""
    found = store.organisations.get(id_)
    if found is None or not can(turn.person, Act.SEE_PLACE, store.supported_places.known(id_)):
        raise refuse("not_yours")
    return found


def card(
    found: Organisation,
    turn: Turn,
    store: Store,
    note: str = "",
    typed: OrganisationValues = NOTHING_TYPED,
) -> Card:
    """The organisation as the speaker may see it."""
    known, kept = store.supported_places.known(found.id), _sees(turn, Role.OFFICER)
    view = PlaceView(
        id=found.id,
        head=_head(found, store),
        today=turn.today,
        year=school_year(turn.today).title,
        whole=_sees(turn, *_READERS, of=known),
        kept=kept,
        changes=kept and bool(fields_to_change(found)),
        asks=kept and found.open and found.kind is not OrganisationKind.HUB,
        money=bool(scope(turn.person, Act.SEE_GRANT).parts),
        title=found.title,
        note=note,
        typed=typed,
    )
    if view.whole:
        view = _with_support(view, turn, store)
    if _sees(turn, *_NAMED, of=known):
        view = _with_contacts(view, turn, store)
    elif view.whole:
        view = replace(view, roles=_roles(found.id, store))
    if _sees(turn, *_EMPLOYS, of=known):
        view = _with_leaders(view, turn, store)
    return place(view, turn.hub)


def _sees(turn: Turn, *roles: Role, of: KnownPlace | None = None) -> bool:
    """Whether one of the speaker's roles lets them see the organisation, or any at all."""
    seen = scope(turn.person, Act.SEE_PLACE, *roles)
    return seen.holds(of) if of else bool(seen.parts)


def _head(found: Organisation, store: Store) -> PlaceHead:
    trust = store.organisations.get(found.trust) if found.trust else None
    return PlaceHead(
        name=found.name,
        kind=found.kind,
        urn=found.urn,
        uid=found.uid,
        phase=found.phase,
        town=found.town,
        trust=trust.name if trust else "",
        authority=found.authority,
        postcode=found.postcode,
        telephone=found.telephone,
        open=found.open,
    )


def _with_contacts(view: PlaceView, turn: Turn, store: Store) -> PlaceView:
    """Who speaks for it, the main contact first; whether they can be written to for officers."""
    people, main = store.people, store.people.main_contact(view.id)
    held = [
        (person, role)
        for role in (Role.SCHOOL_CONTACT, Role.OVERSEER)
        for person in people.holding_at(role, view.id)
    ]
    shown = held[:CONTACTS]
    facts = store.roster.some(person for person, _ in shown) if view.kept else []
    domains = store.tenants.every_domain() if facts else frozenset()
    reached = {f.person.id: f.reach(domains, development=turn.hub.development) for f in facts}
    contacts = tuple(
        PlaceContact(
            person.name,
            role,
            main=role is Role.SCHOOL_CONTACT and person.id == main,
            reach=reached.get(person.id),
            id=person.id if view.kept else None,
        )
        for person, role in shown
    )
    heads = tuple(person.name for person in people.holding_at(Role.HOME_HEAD, view.id))
    more = {**view.more, "contacts": len(held) - len(shown)}
    return replace(view, contacts=contacts, heads=heads, more=more)


def _roles(organisation: int, store: Store) -> tuple[Role, ...]:
    """As what somebody there can be spoken to."""
    found = (Role.SCHOOL_CONTACT, Role.HOME_HEAD)
    return tuple(role for role in found if store.people.holding_at(role, organisation))


def _with_leaders(view: PlaceView, turn: Turn, store: Store) -> PlaceView:
    found = store.staff.at(view.id, LEADERS)
    ids = [each.id for each in found.rows]
    out, free = this_year(ids, turn, store), store.staff.free_days(ids)
    leaders = tuple(
        EmployedLeader(
            each.name,
            out[each.id],
            free[each.id],
            each.id if view.kept else None,
        )
        for each in found.rows
    )
    more = {**view.more, "leaders": found.total - len(leaders)}
    return replace(view, leaders=leaders, more=more)


def _with_support(view: PlaceView, turn: Turn, store: Store) -> PlaceView:
    """Its support and grants, as far as the speaker sees them, and the numbers it had before."""
    seen = scope(turn.person, Act.SEE)
    found = store.supported_places.now(view.id, seen, MOST)
    shown = found[:SUPPORTS]
    stand = standings(shown, seen, looked_at(turn, store), store)
    used = {id_: days(each.minutes, turn.hub.hours_a_day) for id_, each in stand.items()}
    paid = store.funds.of_place(view.id, view.year)
    rights = of_grants(paid, store)
    mine = [each for each in paid if can(turn.person, Act.SEE_GRANT, rights[each.id])]
    more = {"supports": len(found) - len(shown), "grants": len(mine) - len(mine[:GRANTS])}
    return replace(
        view,
        supports=tuple(SupportHere(each, used[each.id]) for each in shown),
        grants=grants.rows(mine[:GRANTS], turn.speaker, store),
        urns=tuple(store.organisations.former_urns(view.id)),
        more={**view.more, **more},
    )
