"""What waits in the hub, each count with the way to its list."""

from collections.abc import Iterator
from dataclasses import dataclass

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.action import Action
from cards.actions.answers import ListFlags, ListUnanswered
from cards.actions.planning import ListOverdue
from cards.actions.support import ListUnplanned
from cards.elements import button
from cards.phrases import how_many, listed, titled
from cards.rows import opening_row
from domain.hub import Hub


@dataclass(frozen=True, slots=True)
class HubCounts:
    """How many records are missing, flags open, schools without a visit, copies not answered."""

    missing: int = 0
    flags: int = 0
    unplanned: int = 0
    unanswered: int = 0


def news(counts: HubCounts, hub: Hub) -> str:
    """What of it wants an officer first, as a title."""
    record = (hub.words.one("record"), hub.words.many("record"))
    found = (
        f"{how_many(counts.flags, 'flag', 'flags')} open" if counts.flags else "",
        f"{how_many(counts.missing, *record)} missing" if counts.missing else "",
    )
    return titled(listed(found)) or f"No {record[0]} is missing"


def count_rows(counts: HubCounts, hub: Hub) -> Iterator[Element]:
    """A row for each thing that waits; a press opens its list."""
    visit, record = hub.words.one("visit"), (hub.words.one("record"), hub.words.many("record"))
    school = (hub.words.one("school"), hub.words.many("school"))
    yield from _row(counts.flags, ("flag", "flags"), "open", ListFlags())
    yield from _row(counts.missing, record, "missing", ListOverdue())
    yield from _row(counts.unplanned, school, f"without a {visit} planned", ListUnplanned())
    yield from _row(counts.unanswered, ("copy", "copies"), "not answered", ListUnanswered())


def _row(count: int, of: tuple[str, str], how: str, opens: Action) -> Iterator[Element]:
    if count:
        name = titled(f"{how_many(count, *of)} {how}")
        yield opening_row(name, (), button(opens, f"Open: {name}"))
