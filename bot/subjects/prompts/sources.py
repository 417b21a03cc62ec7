"""Where the things that people are prompted for come from: one source a subject, each of which may join or leave."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from domain.people.people import Role
from domain.prompts.owed import Item, Kind
from domain.prompts.sending import next_monday
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Source:
    """One subject: what is or may be owed up to a day, by a person or (None) by everybody, and one thing by its id."""

    owed: Callable[[int | None, date, Store], list[Item]]
    one: Callable[[Kind, int, Store], Item | None]


def _planned(person: int | None, latest: date, store: Store) -> list[Item]:
    return store.owed.planned(person, latest)


def _steps(person: int | None, latest: date, store: Store) -> list[Item]:
    return store.owed.steps(person, latest)


def _supports(person: int | None, latest: date, store: Store) -> list[Item]:
    # So many school weeks cannot be fewer days than these: what was visited since need not be looked at.
    return store.owed.supports(
        person, latest, latest - timedelta(days=7 * store.hub.silent_weeks - 2)
    )


def _out(person: int | None, latest: date, store: Store) -> list[Item]:
    heads = _heads(store)
    if person is not None and not any(person in who for who in heads.values()):
        return []
    # Before holidays more than one week is told.
    weeks = (
        (next_monday(latest) + timedelta(days=7 * n) for n in range(WEEKS_AHEAD)) if heads else ()
    )
    return [item for monday in weeks for item in _away(monday, heads, store)]


def _one(kind: Kind, id_: int, store: Store) -> Item | None:
    return store.owed.one(kind, id_)


def _one_out(_kind: Kind, id_: int, store: Store) -> Item | None:
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
        Item(Kind.OUT, at * DAYS + monday.toordinal(), frozenset(who), monday, out=out[at])
        for at, who in heads.items()
        if at in out
    ]


PLANNED = Source(_planned, _one)
SUPPORTS = Source(_supports, _one)
SOURCES: Mapping[Kind, Source] = {
    Kind.TODAY: PLANNED,
    Kind.PLANNED: PLANNED,
    Kind.FIRST: SUPPORTS,
    Kind.SILENCE: SUPPORTS,
    Kind.STEP: Source(_steps, _one),
    Kind.OUT: Source(_out, _one_out),
}
