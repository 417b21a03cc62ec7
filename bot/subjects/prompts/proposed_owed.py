"""Support that files proposed, as one thing of which officers are prompted until all is asked."""

from datetime import date

from bot.subjects.prompts.officers import officer_ids
from bot.subjects.support.proposed import gone_from
from cards.phrases import listed
from domain.people.people import Role
from domain.prompts import kinds
from domain.prompts.fates import Fate
from domain.prompts.owed import Item
from storage.store import Store

# All of it is one thing, and has no row of its own in the database.
ALL = 1
MOST_NAMED = 3
SUBJECT = kinds.PROPOSED.subject(ALL)


def proposed_owed(person: int | None, _latest: date, store: Store) -> list[Item]:
    """What is proposed and nobody was asked for, for every officer, from going live on."""
    officers = officer_ids(store)
    if not officers or (person is not None and person not in officers):
        return []
    since, ids = _since(store), store.offers.unasked()
    return [_item(ids, officers, since, store)] if since and ids else []


def one_proposed(id_: int, store: Store) -> Item | None:
    """The same as it stands now, though nothing may wait any more."""
    since = _since(store)
    if id_ != ALL or since is None:
        return None
    return _item(store.offers.unasked(), officer_ids(store), since, store)


def _since(store: Store) -> date | None:
    """The first day on which anybody could be asked; None while the hub is not live."""
    live = store.milestones.live()
    if live is None:
        return None
    return max(store.hub.day_of(live), store.hub.start or date.min)


def _item(ids: list[int], officers: frozenset[int], since: date, store: Store) -> Item:
    return Item(
        kinds.PROPOSED,
        ALL,
        officers,
        since,
        what=_schools(ids, store),
        fate=Fate.OPEN if ids else Fate.CLOSED,
        roles=frozenset({Role.OFFICER}),
        much=len(ids),
    )


def _schools(ids: list[int], store: Store) -> str:
    """Where it is, as far as a row has room for it; who of its leaders has left the list."""
    known = store.deployments.some(ids)
    first = [known[id_] for id_ in ids[:MOST_NAMED]]
    more = [f"{len(ids) - MOST_NAMED} more"] if len(ids) > MOST_NAMED else []
    places = listed(dict.fromkeys([*(each.school for each in first), *more]))
    gone = list(gone_from(known.values(), store).values())
    if not gone:
        return places
    rest = [f"{len(gone) - MOST_NAMED} more"] if len(gone) > MOST_NAMED else []
    have = "has" if len(gone) == 1 else "have"
    return f"{places}; {listed([*gone[:MOST_NAMED], *rest])} {have} left the list"
