"""Grants that pay for support, and the form of a new one, for the hub with a bit of everything."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cards.actions.action import Action
from cards.actions.funding import EndGrant, SaveGrant, UndoEndGrant
from domain.funding.grants import Grant, GrantKind
from domain.funding.programmes import Programme
from storage.store import Store
from storage.support.paying import pay
from tests.make import TODAY

GRANT = {
    "programme": "Opportunity Area",
    "holder": "107440",
    "school_year": "2026-27",
    "kind": "new",
    "amount": "4,200",
}


def of_grants(ids: Mapping[str, Any]) -> dict[type[Action], dict[str, Any]]:
    """What the buttons of grants carry of their own."""
    return {
        SaveGrant: GRANT,
        EndGrant: {"why": "Paid twice."},
        UndoEndGrant: {"grant": ids["ended_grant"]},
    }


def money_for(support: int, store: Store) -> dict[str, int]:
    """A grant that pays for support, and one of the same school that ended today."""
    found = store.deployments.get(support)
    assert found is not None
    store.funds.write_programme(Programme("Opportunity Area"))
    usual = Grant(
        -1,
        "OA-2627-PEEL",
        "Opportunity Area",
        found.organisation,
        "2026-27",
        GrantKind.NEW,
        9_876_00,
        awarded_on=TODAY,
    )
    grant = store.funds.write(usual)
    pay(store._connection, support, (grant,))
    over = replace(usual, reference="OA-2627-OVER", ended_on=TODAY, ended_why="Paid twice.")
    return {"grant": grant, "ended_grant": store.funds.write(over)}
