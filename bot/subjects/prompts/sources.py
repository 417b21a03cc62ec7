"""Where the things that people are prompted for come from: one source a kind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from domain.people.people import Role
from domain.prompts import kinds
from domain.prompts.kinds import PromptKind
from domain.prompts.owed import Item
from domain.prompts.sending import next_monday
from storage.store import Store

Owed = Callable[[int | None, date, Store], list[Item]]


@dataclass(frozen=True, slots=True)
class PromptSource:
    """Where the things of one kind come from.

    `owed` lists what is or may be owed up to a day, by a person or (None) by everybody; kinds that
    share a list share the function, which is asked once. `one` is one thing by its id, done or not.
    """

    owed: Owed
    one: Callable[[int, Store], Item | None]


def _planned(person: int | None, latest: date, store: Store) -> list[Item]:
    return store.owed.planned(person, latest)


def _steps(person: int | None, latest: date, store: Store) -> list[Item]:
    return store.owed.steps(person, latest)


def _supports(person: int | None, latest: date, store: Store) -> list[Item]:
    # So many school weeks cannot be fewer days: what was visited since need not be looked at.
    seen_since = latest - timedelta(days=7 * store.hub.silent_weeks - 2)
    return store.owed.supports(person, latest, seen_since)


def _out(person: int | None, latest: date, store: Store) -> list[Item]:
    heads = _heads(store)
    if person is not None and not any(person in who for who in heads.values()):
        return []
    # Before holidays more than one week is told.
    weeks = (
        (next_monday(latest) + timedelta(days=7 * n) for n in range(WEEKS_AHEAD)) if heads else ()
    )
    return [item for monday in weeks for item in _away(monday, heads, store)]


def _one_out(id_: int, store: Store) -> Item | None:
    organisation, ordinal = divmod(id_, DAYS)
    found = (
        _away(date.fromordinal(ordinal), _heads(store), store)
        if 0 < ordinal < date.max.toordinal() - 7
        else []
    )
    return next((item for item in found if item.id // DAYS == organisation), None)


# The longest holidays of which the week after is told before them last two weeks.
WEEKS_AHEAD = 3
# An id for an organisation's week: days are fewer than this.
DAYS = 10_000_000


def _heads(store: Store) -> dict[int, set[int]]:
    """Who heads which employer."""
    heads: dict[int, set[int]] = {}
    for person in store.people.holding(Role.HOME_HEAD):
        for organisation in person.at(Role.HOME_HEAD):
            heads.setdefault(organisation, set()).add(person.id)
    return heads


def _away(monday: date, heads: Mapping[int, set[int]], store: Store) -> list[Item]:
    """Who is out in that week, for those who head an employer: names and days, never where."""
    out = store.owed.out(monday, monday + timedelta(days=6))
    return [
        Item(kinds.OUT, at * DAYS + monday.toordinal(), frozenset(who), monday, out=out[at])
        for at, who in heads.items()
        if at in out
    ]


SOURCES: Mapping[PromptKind, PromptSource] = {
    kinds.TODAY: PromptSource(
        _planned, lambda id_, store: store.owed.planned_visit(kinds.TODAY, id_)
    ),
    kinds.OUT: PromptSource(_out, _one_out),
    kinds.PLANNED: PromptSource(
        _planned, lambda id_, store: store.owed.planned_visit(kinds.PLANNED, id_)
    ),
    kinds.FIRST: PromptSource(_supports, lambda id_, store: store.owed.first_contact(id_)),
    kinds.STEP: PromptSource(_steps, lambda id_, store: store.owed.step(id_)),
    kinds.SILENCE: PromptSource(_supports, lambda id_, store: store.owed.silence(id_)),
}


def all_items(person: int | None, latest: date, store: Store) -> tuple[Item, ...]:
    """Whatever may be owed up to a day, by a person or (None) by everybody."""
    lists = dict.fromkeys(source.owed for source in SOURCES.values())
    return tuple(item for listed in lists for item in listed(person, latest, store))


def one_item(kind: PromptKind, id_: int, store: Store) -> Item | None:
    """One thing as it stands now, done or not."""
    return SOURCES[kind].one(id_, store)
