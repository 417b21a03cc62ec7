"""The list of contracts: who leads each, from when to when, and how its requirements stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.contracts import ShowContract, ShowContracts
from cards.elements import button, grey, line, title
from cards.finish import finish
from cards.funding.requirement_states import order_line, state_badge, worst
from cards.pages import IN_ORDER, footer, ways_on
from cards.phrases import as_of, day_in_short, how_many, in_hub_words, titled
from cards.plain import plain
from cards.rows import opening_row
from domain.funding.contracts import Contract
from domain.hub import Hub
from domain.quality.requirements import RequirementState

PAGE = 6
ONLY_THESE = (
    "{Contracts} are for the {overseers} of the organisations that lead them, and for {officers}. "
    "If you should see one, ask the {hub}."
)


@dataclass(frozen=True, slots=True)
class ContractRow:
    """A contract of the list, with how each of its requirements stands that people tick."""

    contract: Contract
    lead: str
    states: tuple[RequirementState, ...] = ()


@dataclass(frozen=True, slots=True)
class ContractsView:
    """One page of contracts: its `first` row is the nth of `total`, counted from 1.

    `seen` says that the reader may see contracts at all. `note` is a line on top.
    """

    rows: tuple[ContractRow, ...]
    total: int
    today: date
    first: int = 1
    older: ShowContracts | None = None
    newer: ShowContracts | None = None
    seen: bool = True
    note: str = ""


def contracts(view: ContractsView, hub: Hub) -> dict[str, Any]:
    """A page of the list; a row opens its contract."""
    name = titled(hub.words.many("contract"))
    say = f"{name}: {_summary(view, hub)}"
    return finish(_body(view, name, hub), say, ways_on(view, IN_ORDER))


def from_until(contract: Contract, today: date) -> str:
    """From when to when a contract runs, as far as that is known."""
    told = as_of(today, contract.starts, contract.ends)
    starts = day_in_short(contract.starts, told) if contract.starts else ""
    ends = day_in_short(contract.ends, told) if contract.ends else ""
    if starts and ends:
        return f"{starts} to {ends}"
    return f"from {starts}" if starts else f"until {ends}" if ends else ""


def _body(view: ContractsView, name: str, hub: Hub) -> Iterator[Element]:
    yield title(name)
    if view.rows:
        yield grey(_summary(view, hub))
    else:
        yield line(_summary(view, hub))
    if view.note:
        yield line(plain(view.note))
    for row_ in view.rows[:PAGE]:
        yield _row(row_, view.today)
    yield from footer(view, len(view.rows), "the one with something to tick soonest first")


def _summary(view: ContractsView, hub: Hub) -> str:
    one, many = hub.words.one("contract"), hub.words.many("contract")
    if view.rows:
        return f"{how_many(view.total, one, many)}."
    if not view.seen:
        return in_hub_words(ONLY_THESE, hub)
    return in_hub_words("No {contracts} yet. They are brought in by file.", hub)


def _row(row_: ContractRow, today: date) -> Element:
    contract = row_.contract
    opens = button(ShowContract(contract=contract.id), f"Open {contract.reference}")
    found = worst(row_.states)
    badges = [state_badge(found)] if found else []
    stands = order_line(row_.states) if row_.states else "nothing to tick"
    facts = (plain(row_.lead), stands, from_until(contract, today))
    return opening_row(contract.reference, facts, opens, badges)
