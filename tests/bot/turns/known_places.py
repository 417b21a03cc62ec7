"""An organisation that no register has, and a school with a contact, for the hub of everybody."""

from collections.abc import Mapping
from typing import Any

from cards.actions.action import Action
from cards.actions.organisations import (
    BackToPlace,
    ChangePlace,
    MakeMain,
    SavePlace,
    ShowPlace,
    UsePlace,
)
from domain.people.organisations import Organisation, OrganisationKind
from storage.store import Store


def place_for(deployment: int, contact: int, store: Store) -> dict[str, Any]:
    """What the buttons of organisations carry: a diocese, and a school with its contact."""
    found = store.deployments.get(deployment)
    assert found is not None
    diocese = Organisation(0, OrganisationKind.OTHER, "Fellside Diocese", town="Skipton")
    return {
        "diocese": store.organisations.add([diocese])[0],
        "sought": "Fellside",
        "kind": "other",
        "main_at": found.organisation,
        "main_contact": contact,
    }


def of_places(ids: Mapping[str, Any]) -> dict[type[Action], dict[str, Any]]:
    """What those carry of their own that another organisation or person is meant by."""
    diocese = {"organisation": ids["diocese"]}
    return {
        **dict.fromkeys((ShowPlace, SavePlace, ChangePlace, BackToPlace, UsePlace), diocese),
        MakeMain: {"organisation": ids["main_at"], "person": ids["main_contact"]},
    }
