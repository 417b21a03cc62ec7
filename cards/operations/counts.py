"""What waits in the hub, each count with the way to its list."""

from collections.abc import Iterator
from dataclasses import dataclass

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.action import Action
from cards.actions.answers import ListFlags, ListUnanswered
from cards.actions.commissions import ListRequests
from cards.actions.offers import ListOffers, ListProposed
from cards.actions.planning import ListOverdue
from cards.actions.reports import ListReports
from cards.actions.support import ListUnplanned
from cards.elements import button
from cards.phrases import how_many, listed, lowered, number, titled
from cards.rows import opening_row
from cards.support.proposed import proposed_named
from domain.hub import Hub


@dataclass(frozen=True, slots=True)
class HubCounts:
    """What waits, counted.

    Records are missing, flags open, schools without a visit, copies not answered, requests open.
    `offers` wait for an officer: somebody said no, or named a conflict. Of `proposed` support
    nobody was asked. `to_judge` are the reports that wait for a decision.
    """

    missing: int = 0
    flags: int = 0
    unplanned: int = 0
    unanswered: int = 0
    requests: int = 0
    offers: int = 0
    proposed: int = 0
    to_judge: int = 0


def news(counts: HubCounts, hub: Hub) -> str:
    """How many things of it wait, as a title over their rows."""
    waits = len(list(_things(counts, hub)))
    return "One thing waits for you" if waits == 1 else f"{number(waits)} things wait for you"


def in_a_line(counts: HubCounts, hub: Hub) -> str:
    """All that waits, in a line: 2 flags open and 1 record missing."""
    return listed(name for name, _ in _things(counts, hub))


def count_rows(counts: HubCounts, hub: Hub) -> Iterator[Element]:
    """A row for each thing that waits; a press opens its list."""
    for name, opens in _things(counts, hub):
        yield opening_row(titled(name), (), button(opens, f"Open: {titled(name)}"))


def _things(counts: HubCounts, hub: Hub) -> Iterator[tuple[str, Action]]:
    """Each thing that waits, with the way to its list."""
    visit, record = hub.words.one("visit"), (hub.words.one("record"), hub.words.many("record"))
    report = (hub.words.one("report"), hub.words.many("report"))
    school = (hub.words.one("school"), hub.words.many("school"))
    request = (hub.words.one("commission"), hub.words.many("commission"))
    every: tuple[tuple[int, tuple[str, str], str, Action], ...] = (
        (counts.requests, request, "open", ListRequests()),
        (counts.offers, ("offer", "offers"), "to decide about", ListOffers()),
        (counts.proposed, proposed_named(hub), "to ask for now", ListProposed()),
        (counts.flags, ("flag", "flags"), "open", ListFlags()),
        (counts.to_judge, report, "to judge", ListReports()),
        (counts.missing, record, "missing", ListOverdue()),
        (counts.unplanned, school, f"without a {visit} planned", ListUnplanned()),
        (counts.unanswered, ("copy", "copies"), "not answered", ListUnanswered()),
    )
    for count, of, how, opens in every:
        if count:
            yield f"{lowered(how_many(count, *of))} {how}", opens
