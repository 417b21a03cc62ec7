"""The organisation that a typed text means, by number or by name."""

from domain.errors import Problem
from domain.people.organisations import Organisation
from storage.store import Store

LONGEST_SHOWN = 80
MOST_NAMED = 4


def find_place(typed: str, store: Store) -> Organisation | Problem | None:
    """The organisation with that URN, UID or exact name; a problem where there is not just one.

    A name with its number behind it in brackets is one that was chosen. Nothing typed means the hub
    itself, which is None while it stands nowhere.
    """
    text = typed.strip()
    if not text or text.lower() == "hub":
        return store.organisations.hub()
    found = store.register.meant(text)
    shown = text[:LONGEST_SHOWN]
    if not found:
        return Problem("place", "no_such_place", {"typed": shown})
    if len(found) > 1:
        among = ", ".join(f"{o.urn or o.uid} {o.town}".strip() for o in found[:MOST_NAMED])
        return Problem("place", "several_places", {"typed": shown, "among": among})
    return found[0]
