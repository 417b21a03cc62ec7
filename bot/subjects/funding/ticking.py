"""Requirements that people tick: the form, a tick with what shows it, and undoing one."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.subjects.funding import contracts
from bot.turns.lasting import touch
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.funding.ticking import TickView, tick_form
from domain.errors import Problem, refuse
from domain.funding.contracts import Contract
from domain.library.kept_files import REQUIREMENT, KeptFile, Standing, of_requirement, slot_of
from domain.people.people import Person
from domain.permissions import Act, can
from domain.quality.requirements import TickedRequirement, self_ticked
from domain.quality.ticking import TickContext, TickValues, judge_tick
from domain.questions import with_dates
from storage.store import Store

# The form in place of a contract.
FORM = "tick"
TICKED, UNDONE = "Ticked.", "The tick is undone."


def requirement_of(
    turn: Turn, id_: int, act: Act, store: Store
) -> tuple[TickedRequirement, Contract]:
    """A requirement with its contract, for a person who may do `act` with that."""
    found = store.requirements.get(id_)
    if found is None:
        raise refuse("not_yours")
    return found, contracts.contract_of(turn, found.contract, act, store)


def require_open(asked: TickedRequirement) -> None:
    """Refuses to tick what ticks itself, and what somebody ticked already."""
    itself = self_ticked(asked.name)
    if itself is not None:
        raise refuse("ticks_itself", what=itself)
    if asked.tick is not None:
        raise refuse("ticked_already", by=asked.tick.name, day=asked.tick.on)


def form(
    asked: TickedRequirement,
    person: Person,
    now: datetime,
    store: Store,
    values: TickValues | None = None,
    problems: tuple[Problem, ...] = (),
    sent: KeptFile | None = None,
) -> Card:
    """The form of a tick, with what stands in it and what is wrong; `sent` is filled in."""
    today = now.astimezone(ZoneInfo(person.zone)).date()
    contract = store.contracts.get(asked.contract)
    begun = TickValues(day=today.isoformat(), evidence=str(sent.id) if sent else "")
    view = TickView(
        requirement=asked,
        reference=contract.reference if contract else "",
        today=today,
        values=with_dates(values, today, asked_back=True) if values else begun,
        problems=problems,
        files={id_: file.name for id_, file in files(asked, person, store).items()},
        sent=sent,
    )
    return tick_form(view, store.hub)


def files(asked: TickedRequirement, person: Person, store: Store) -> Mapping[int, KeptFile]:
    """What of a person's own files may show that a requirement is met.

    These are those that nobody was told yet what they are for, and those of a tick of this
    requirement that was undone.
    """
    found = {each.id: each for each in store.kept_files.unsettled(person.id, REQUIREMENT)}
    for tick in asked.undone:
        file = store.kept_files.get(tick.file) if tick.file else None
        if file and file.person == person.id and file.standing is Standing.SETTLED:
            found[file.id] = file
    return found


def tick(asked: TickedRequirement, values: TickValues, turn: Turn, store: Store) -> None:
    """Ticks a requirement; raises Refused with what is wrong, or who ticked it before."""
    store.requirements.hold(asked.id)
    current = store.requirements.get(asked.id)
    if current is None:
        raise refuse("not_yours")
    require_open(current)
    own = files(current, turn.speaker, store)
    new = judge_tick(with_dates(values, turn.today), TickContext(turn.today, own))
    if new.file is not None and own[new.file].standing is not Standing.SETTLED:
        store.kept_files.settle(own[new.file], REQUIREMENT, of_requirement(asked.id), turn.now)
        touch(slot_of(new.file), store, turn.now)
    store.requirements.tick(current, new, turn.speaker.id, turn.now)
    told = {"contract": asked.contract, "on": new.day.isoformat(), "file": new.file}
    _note("requirement.ticked", asked, turn, store, told | {"link": bool(new.link)})


def undo(asked: TickedRequirement, tick_id: int, turn: Turn, store: Store) -> bool:
    """Undoes a tick, which stays in the history; gives whether it stood still."""
    store.requirements.hold(asked.id)
    current = store.requirements.get(asked.id)
    if current is None or current.tick is None or current.tick.id != tick_id:
        return False
    store.requirements.undo(current, turn.speaker.id, turn.now)
    _note("requirement.undone", asked, turn, store, {"contract": asked.contract, "tick": tick_id})
    return True


def may_open(person: Person | None, file: int, store: Store) -> bool:
    """Whether a person may have a file that shows, or showed, that a requirement is met.

    It is whoever may see the contract.
    """
    asked = store.requirements.of_file(file)
    return asked is not None and may(person, Act.SEE_CONTRACT, asked, store)


def may(person: Person | None, act: Act, asked: TickedRequirement, store: Store) -> bool:
    """Whether a person may do `act` with the contract of a requirement."""
    contract = store.contracts.get(asked.contract)
    return contract is not None and can(person, act, contracts.of_contract(contract))


def _note(
    verb: str, asked: TickedRequirement, turn: Turn, store: Store, told: Mapping[str, object]
) -> None:
    store.audit.add(turn.now, turn.speaker.id, verb, f"requirement:{asked.id}", **told)
    touch(contracts.slot(asked.contract), store, turn.now)
