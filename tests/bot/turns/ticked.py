"""A contract of the hub's, with one requirement ticked and one open, and files that show them."""

from collections.abc import Mapping
from typing import Any

from cards.actions.action import Action
from cards.actions.contracts import (
    AskTick,
    ChooseRequirement,
    LeaveTick,
    ListContracts,
    OpenTickFile,
    ShowContract,
    ShowContracts,
    ShowOpenRequirements,
    TickRequirement,
    TurnContract,
    UndoTick,
)
from domain.funding.contracts import Contract, Requirement
from domain.library.kept_files import REQUIREMENT, of_requirement
from domain.library.sent_files import FileType, Received
from domain.operations.imports import Changes
from domain.quality.ticking import NewTick
from storage.store import Store
from tests.make import NOW, TODAY

# What nobody reads but who may see the contract.
SECRET = "Accounts signed off by the trustees"
# What changes nothing, whoever presses it.
CONTRACT_LOOKS: set[type[Action]] = {
    *(ListContracts, ShowContracts, ShowContract, TurnContract, AskTick, LeaveTick),
    ShowOpenRequirements,
}


def of_contracts(ids: Mapping[str, Any]) -> dict[type[Action], dict[str, Any]]:
    """What the buttons of contracts carry of their own."""
    mine = {"file": ids["for_requirement"]}
    return {
        ShowContracts: {"before": None},
        TickRequirement: {"day": TODAY.isoformat(), "evidence": "none", "link": "", "remark": ""},
        UndoTick: {"requirement": ids["ticked_requirement"]},
        OpenTickFile: {"file": ids["tick_file"]},
        ShowOpenRequirements: mine | {"before": None},
        ChooseRequirement: mine,
    }


def ticked(officer: int, lead: int, store: Store) -> dict[str, int]:
    """The contract, its requirements, a tick and its file, and one that is to show the other."""
    asked = (Requirement("Insurance renewed", due=TODAY), Requirement(SECRET, due=TODAY))
    store.imports.write(Changes(contracts=(Contract(-1, "QA-HUB", lead, requirements=asked),)), NOW)
    contract = store.contracts.referred("QA-HUB")
    assert contract is not None
    open_, met = store.requirements.of([contract.id])[contract.id]

    def sent(name: str) -> int:
        return store.kept_files.keep(
            Received(f"{name}.pdf", FileType.PDF, f"%PDF-{name}".encode()), officer, NOW
        )

    shows, waits = sent("statement"), sent("certificate")
    file = store.kept_files.get(shows)
    assert file is not None
    store.kept_files.settle(file, REQUIREMENT, of_requirement(met.id), NOW)
    store.kept_files.choose(waits, REQUIREMENT)
    tick = store.requirements.tick(met, NewTick(TODAY, shows), officer, NOW)
    return {
        "contract": contract.id,
        "requirement": open_.id,
        "ticked_requirement": met.id,
        "tick": tick,
        "tick_file": shows,
        "for_requirement": waits,
    }
