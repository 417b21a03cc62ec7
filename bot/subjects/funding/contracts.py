"""Contracts as a person may see them: the list by page, and one with what it requires."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from bot.subjects.money import of_grants
from bot.turns.reply import Card, Show
from bot.turns.turn import Turn
from cards.actions.contracts import ShowContracts, TurnContract
from cards.funding.contract import (
    PAGE as REQUIREMENTS,
)
from cards.funding.contract import (
    ContractView,
    CoveredGrant,
    RequirementRow,
    contract_card,
)
from cards.funding.contracts import PAGE, ContractRow, ContractsView, contracts
from domain.delivery.slots import Slot
from domain.errors import refuse
from domain.funding.contracts import Contract
from domain.funding.funding import Funding
from domain.people.people import Person
from domain.permissions import Act, can, scope
from domain.quality.requirements import WORST_FIRST, TickedRequirement, self_ticked
from storage.store import Store

KIND = "contract"


def slot(contract: int) -> Slot:
    """The slot of messages that show a contract."""
    return Slot(KIND, str(contract))


def of_contract(contract: Contract) -> Funding:
    """What decides who may see a contract: whose organisation leads it."""
    return Funding(leads=frozenset({contract.lead}), for_schools=False)


def contract_of(turn: Turn, id_: int, act: Act, store: Store) -> Contract:
    """The contract, for a person who may do `act` with it."""
    contract = store.contracts.get(id_)
    if contract is None or not can(turn.person, act, of_contract(contract)):
        raise refuse("not_yours")
    return contract


def meant(turn: Turn, typed: str, store: Store) -> Contract | None:
    """The contract whose reference was typed, if the speaker may see it."""
    found = store.contracts.referred(typed)
    if found is None or not can(turn.person, Act.SEE_CONTRACT, of_contract(found)):
        return None
    return found


def list_card(turn: Turn, wanted: ShowContracts, store: Store, note: str = "") -> Card:
    """A page of the contracts that the speaker may see; `note` is a line on top."""
    seen = scope(turn.person, Act.SEE_CONTRACT)
    above = _above(turn, wanted.before, store)
    found = store.contracts.page(seen, PAGE, above)
    if above is not None and not found.rows:
        return list_card(turn, ShowContracts(), store, note)
    older, newer = found.beside(partial(_below, wanted))
    view = ContractsView(
        rows=_rows(found.rows, turn, store),
        total=found.total,
        today=turn.today,
        first=found.first,
        older=older,
        newer=newer,
        seen=bool(seen.parts),
        note=note if seen.parts else "",
    )
    return contracts(view, turn.hub)


def view(
    contract: Contract,
    reader: Person,
    now: datetime,
    store: Store,
    note: str = "",
    start: int = 0,
) -> ContractView:
    """A contract as somebody may see it; its requirements from `start` on, the worst first."""
    zone = ZoneInfo(reader.zone)
    today = now.astimezone(zone).date()
    calendar = store.calendars.of(contract.lead)
    asked = store.requirements.of([contract.id]).get(contract.id, ())
    rows = sorted((RequirementRow(r, r.stands(today, calendar)) for r in asked), key=_worst_first)
    begin = start if start < len(rows) else 0
    undone = [(r, tick) for r in asked for tick in r.undone]

    def page(at: int) -> TurnContract | None:
        return TurnContract(contract=contract.id, start=at) if 0 <= at < len(rows) else None

    return ContractView(
        contract=contract,
        lead=store.organisations.some({contract.lead})[contract.lead].name,
        today=today,
        zone=zone,
        rows=tuple(rows[begin : begin + REQUIREMENTS]),
        states=tuple(each.standing.state for each in rows),
        first=begin + 1,
        older=page(begin + REQUIREMENTS),
        newer=page(max(0, begin - REQUIREMENTS)) if begin else None,
        selves=tuple(filter(None, (self_ticked(r.name) for r in contract.requirements))),
        grants=_covered(contract.grants, reader, store),
        undone=tuple(sorted(undone, key=lambda each: each[1].undone_at or now, reverse=True)),
        ticks=can(reader, Act.TICK_REQUIREMENT, of_contract(contract)),
        note=note,
    )


def card(contract: Contract, turn: Turn, store: Store, note: str = "", start: int = 0) -> Card:
    """The contract as the speaker may see it."""
    return contract_card(view(contract, turn.speaker, turn.now, store, note, start), turn.hub)


def shown(contract: Contract, turn: Turn, store: Store, note: str = "") -> Show:
    """The contract in place of a card; it lasts."""
    return Show(card(contract, turn, store, note), slot(contract.id), note=note)


def _rows(page: Iterable[Contract], turn: Turn, store: Store) -> tuple[ContractRow, ...]:
    found = list(page)
    leads = {each.lead for each in found}
    names = store.organisations.some(leads)
    asked = store.requirements.of(each.id for each in found)
    store.calendars.read_ahead(leads)
    return tuple(
        ContractRow(
            each,
            names[each.lead].name,
            tuple(
                r.stands(turn.today, store.calendars.of(each.lead)).state
                for r in asked.get(each.id, ())
            ),
        )
        for each in found
    )


def _covered(grants: Iterable[int], reader: Person, store: Store) -> tuple[CoveredGrant, ...]:
    found = sorted(store.funds.some(grants).values(), key=lambda each: each.reference)
    known = of_grants(found, store)
    holders = store.organisations.some({each.holder for each in found})
    return tuple(
        CoveredGrant(
            each.id,
            each.reference,
            holders[each.holder].name,
            can(reader, Act.SEE_GRANT, known[each.id]),
        )
        for each in found
    )


def _worst_first(row: RequirementRow) -> tuple[int, bool, object, int]:
    asked: TickedRequirement = row.requirement
    place = WORST_FIRST.index(row.standing.state)
    return (place, asked.due is None, asked.due, asked.id)


def _above(turn: Turn, before: int | None, store: Store) -> int | None:
    """The contract that a button names, if the person may see it."""
    contract = store.contracts.get(before) if before else None
    if contract is None or not can(turn.person, Act.SEE_CONTRACT, of_contract(contract)):
        return None
    return contract.id


def _below(wanted: ShowContracts, last: Contract | None) -> ShowContracts:
    return wanted.model_copy(update={"before": last.id if last else None})
