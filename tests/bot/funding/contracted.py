"""What stories of contracts have in common: what one requires, and who oversees it."""

from dataclasses import replace
from datetime import timedelta

from domain.funding.contracts import Requirement
from domain.operations.imports import Changes, Entry
from domain.people.people import Appointment, Role
from storage.store import Store
from tests.bot.funding.money import FELLSIDE, fund
from tests.conversation import House
from tests.make import NOW, TODAY
from tests.seed import DOMAIN, Somebody

# Oversees the same contract as Overa.
SECOND = Somebody("Sefa Moss", f"sefa.moss@{DOMAIN}", "oid-sefa")
REFERENCE = "QA-7"
STATEMENT, INSURANCE, AUDIT = "Statement signed", "Insurance renewed", "Accounts audited"
DAY = timedelta(days=1)
ASKED = (
    Requirement("plan", days=20),
    Requirement(AUDIT, due=TODAY + 120 * DAY),
    Requirement(INSURANCE, due=TODAY + 4 * DAY),
    Requirement(STATEMENT, due=TODAY - 3 * DAY),
)


def contract(store: Store) -> None:
    """The contract over the trust's grant, with four requirements, and two who oversee it."""
    fund(store)
    found = store.contracts.referred(REFERENCE)
    assert found is not None
    lead = next(
        each.id for each in store.imports.snapshot().organisations.values() if each.name == FELLSIDE
    )
    held = frozenset({Appointment(Role.OVERSEER, lead)})
    second = Entry(-1, SECOND.email, SECOND.name, held)
    changed = replace(found, requirements=ASKED)
    store.imports.write(Changes(people=(second,), contracts=(changed,)), NOW)


async def contracted(house: House) -> None:
    """Brings it in."""
    await house.database.write(contract)


def ticks(store: Store) -> list[str]:
    """Who ticked what, and whether it stands, in the order of the ticks."""
    found = store.contracts.referred(REFERENCE)
    assert found is not None
    every = [
        (tick.id, f"{asked.name}: {tick.name}{' undone' if tick.undone_at else ''}")
        for asked in store.requirements.of([found.id])[found.id]
        for tick in asked.ticks
    ]
    return [told for _, told in sorted(every)]
