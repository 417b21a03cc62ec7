"""The organisation that a typed text means, by number or by name."""

import re

from domain.errors import Problem
from domain.people.organisations import Organisation
from storage.store import Store

LONGEST_SHOWN = 80
MOST_NAMED = 4
LONGEST_NUMBER = 9
_CHOSEN = re.compile(r"\((\d{1,9})\)$", re.ASCII)


def find_place(typed: str, store: Store) -> Organisation | Problem | None:
    """The organisation with that URN, UID or exact name; a problem where there is not just one.

    A name with its number behind it in brackets is one that was chosen. Nothing typed means the hub
    itself, which is None while it stands nowhere.
    """
    text = typed.strip()
    if not text or text.lower() == "hub":
        return store.organisations.hub()
    chosen = _CHOSEN.search(text)
    number = chosen[1] if chosen else text
    found = _numbered(number, store) if number.isdecimal() else _named(text, store)
    shown = text[:LONGEST_SHOWN]
    if not found:
        return Problem("place", "no_such_place", {"typed": shown})
    if len(found) > 1:
        among = ", ".join(f"{o.urn or o.uid} {o.town}".strip() for o in found[:MOST_NAMED])
        return Problem("place", "several_places", {"typed": shown, "among": among})
    return found[0]


def _numbered(text: str, store: Store) -> list[Organisation]:
    number = int(text[:LONGEST_NUMBER])
    found = store.organisations.by_urn(number) or store.organisations.by_uid(number)
    return [found] if found else []


def _named(text: str, store: Store) -> list[Organisation]:
    """Those of that name: the open ones alone, if any is open."""
    named = store.organisations.by_name(text)
    return [organisation for organisation in named if organisation.open] or named
