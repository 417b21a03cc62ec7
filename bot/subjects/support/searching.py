"""What an officer means by a part of a name, a town or a number, while typing or afterwards."""

from collections.abc import Iterable

from rapidfuzz import fuzz

from domain.errors import Problem
from domain.people.organisations import Organisation, OrganisationKind
from domain.people.people import Person, Role
from domain.support.finding import MOST, Dataset, Findable, nearest, words_of
from domain.text import quoted
from storage.store import Store

LONGEST_SOUGHT = 100
# A place that was typed and that nothing, or more than one, is called.
NOT_FOUND = ("no_such_place", "several_places")


def find(dataset: str, typed: str, store: Store) -> list[Findable]:
    """The likeliest of a dataset, the best first; none of one that there is not."""
    text = typed[:LONGEST_SOUGHT]
    words = words_of(text)
    if dataset == Dataset.PLACES:
        return find_places(text, store)
    if dataset == Dataset.LEADERS:
        return nearest(text, store.register.leaders(words), fuzz.ratio)
    if dataset == Dataset.DOCUMENTS:
        return [Findable(id_, title) for id_, title in store.library.like(words, MOST)]
    return []


def find_places(typed: str, store: Store, *, closed: bool = False) -> list[Findable]:
    """The likeliest organisations, the best first; with those that are `closed` too if wanted."""
    text = typed[:LONGEST_SOUGHT]
    return nearest(text, store.register.places(words_of(text), closed=closed), fuzz.ratio)


def choices(found: Iterable[Findable]) -> dict[str, str]:
    """Labels by code, as a choice has them.

    The code is the label: some clients show what is chosen by its code.
    """
    return {one.title: one.title for one in found}


def chosen(dataset: Dataset, typed: str, store: Store) -> tuple[str, dict[str, str]]:
    """What stands in a choice at first, and what there is to choose from.

    It is the code of what was typed, where that means one thing alone.
    """
    if not typed.strip():
        return "", {}
    one = _exactly(dataset, typed, store)
    likely = [one] if one else find(dataset, typed, store)
    return likely[0].title if len(likely) == 1 else typed.strip(), choices(likely)


def instead(
    problems: tuple[Problem, ...], name: str, typed: str, store: Store
) -> tuple[tuple[Problem, ...], dict[str, str]]:
    """What is wrong with a form, and the places to choose from where one was not found.

    Without any that are like it, what is wrong stays as it was said.
    """
    if not any(p.field == name and p.kind in NOT_FOUND for p in problems):
        return problems, {}
    likely = choices(find(Dataset.PLACES, typed, store))
    if not likely:
        return problems, {}
    which = Problem(name, "which", {"typed": quoted(typed), "near": len(likely)})
    return tuple(which if p.field == name else p for p in problems), likely


def place_meant(name: str, typed: str, store: Store) -> int | Problem | None:
    """The id of the open school or trust that was chosen or typed; a problem if that is unclear."""
    if not typed.strip():
        return None
    found = _place(typed, store)
    if found is None or found.kind is OrganisationKind.HUB:
        return _unclear(name, typed, Dataset.PLACES, store)
    if not found.open:
        return Problem(name, "closed_place", {"typed": found.name})
    return found.id


def leader_meant(name: str, typed: str, store: Store) -> int | Problem | None:
    """The id of the leader who was chosen or typed; a problem if that is unclear."""
    if not typed.strip():
        return None
    person = _person(typed, store)
    if person is None:
        return _unclear(name, typed, Dataset.LEADERS, store)
    return person.id if person.has(Role.LEADER) else Problem(name, "no_leader")


def _exactly(dataset: Dataset, typed: str, store: Store) -> Findable | None:
    """The one that a text names without doubt."""
    if dataset is Dataset.LEADERS:
        person = _person(typed, store)
        return Findable(person.id, person.name, person.email) if person else None
    one = _place(typed, store)
    return Findable(one.id, one.name, one.town, one.number) if one else None


def _place(typed: str, store: Store) -> Organisation | None:
    """The one with the number that a text is or ends with, or with that whole name."""
    found = store.register.meant(typed)
    return found[0] if len(found) == 1 else None


def _person(typed: str, store: Store) -> Person | None:
    """Whoever has the address that a text is or ends with."""
    return store.people.by_email((typed.split() or [""])[-1])


def _unclear(name: str, typed: str, dataset: Dataset, store: Store) -> Problem:
    likely = len(find(dataset, typed, store))
    return Problem(name, "which", {"typed": quoted(typed), "near": likely})
