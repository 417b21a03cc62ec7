"""Schools, trusts and others that an officer looks for."""

from collections.abc import Sequence

from bot.subjects.people.roster import require_keeping
from bot.subjects.support import searching
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.people.organisations import PAGE, PlaceRow, PlacesView, places
from domain.errors import Problem
from domain.people.organisation_form import SoughtValues
from domain.people.organisations import Organisation
from domain.support.finding import MOST
from storage.store import Store

Problems = tuple[Problem, ...]
# The form in which it is typed.
FINDING = "places"


def find(sought: str, store: Store) -> list[int]:
    """The ids of what the words may mean, the best first; an earlier number finds its school."""
    if not sought.strip():
        return []
    found = [each.id for each in searching.find_places(sought, store, closed=True)]
    meant = [each.id for each in store.register.meant(sought)]
    return list(dict.fromkeys((*meant, *found)))[:MOST]


def card(values: SoughtValues, turn: Turn, store: Store, problems: Problems = ()) -> Card:
    """What was found by the words that were typed."""
    require_keeping(turn)
    found = find(values.sought, store)
    known = store.organisations.some(found[:PAGE])
    shown = [known[id_] for id_ in found if id_ in known]
    view = PlacesView(_rows(shown, store), len(found), values, problems)
    return places(view, turn.hub)


def _rows(found: Sequence[Organisation], store: Store) -> tuple[PlaceRow, ...]:
    trusts = store.organisations.some(each.trust for each in found if each.trust)
    counts = store.supported_places.counts(each.id for each in found)
    return tuple(
        PlaceRow(
            each.id,
            each.name,
            each.town,
            each.phase,
            trusts[each.trust].name if each.trust else "",
            open=each.open,
            supports=counts.get(each.id, 0),
        )
        for each in found
    )
