"""Objectives in a list of support that is exported and imported again keep their places."""

from dataclasses import replace

import pytest

from bot.documents.tables import TableFile
from bot.making.importable import SUPPORT_TO_IMPORT
from domain.support.deployments import Objective
from storage.store import Store
from tests.bot.imports.files import LEADER, SCHOOLS, brought, text
from tests.make import NOW, TODAY

HEADER = "leader_email,school_urn,focus,days_agreed,start,end,objectives"
ROW = "asha@schools.example,107438,Early reading,5,11/01/2027,26/03/2027"


@pytest.fixture
def hub(store: Store) -> Store:
    """Support with three objectives, from files."""
    brought(store, text("schools.csv", SCHOOLS), text("people.csv", LEADER))
    brought(store, file("Phonics; Keep-up; Reading aloud"))
    return store


def file(objectives: str) -> TableFile:
    """The deployments file with these objectives."""
    return text("d.csv", f"{HEADER}\n{ROW},{objectives}\n")


def exported(store: Store) -> str:
    """The objectives of the exported list."""
    [row] = SUPPORT_TO_IMPORT.rows(None, store)  # type: ignore[arg-type]
    return row.objectives


def kept(store: Store) -> dict[int, str]:
    """All objectives by their places."""
    found = store.imports.snapshot().objectives.values()
    return {each.position: each.text for each in found}


def test_places_of_deleted_and_closed_objectives_stay_free(hub: Store) -> None:
    first, second, _ = (o for o in hub.deployments.anew(1).objectives)  # type: ignore[union-attr]
    assert exported(hub) == "Phonics; Keep-up; Reading aloud"
    hub.plans.delete_objective(first.id)
    hub.plans.change_objective(second, replace(second, closed_on=TODAY), 1, NOW)
    assert exported(hub) == "; ; Reading aloud"
    assert brought(hub, file(exported(hub))).changes == []
    assert kept(hub) == {2: "Keep-up", 3: "Reading aloud"}
    hub.plans.add_objective(1, Objective(0, 0, "Spelling"))
    assert brought(hub, file(exported(hub))).changes == []
    assert kept(hub) == {1: "Spelling", 2: "Keep-up", 3: "Reading aloud"}


def test_an_objective_that_would_be_read_as_two_is_left_to_its_plan(hub: Store) -> None:
    _, second, _ = (o for o in hub.deployments.anew(1).objectives)  # type: ignore[union-attr]
    hub.plans.change_objective(second, replace(second, text="Sounds; then words"), 1, NOW)
    assert exported(hub) == "Phonics; ; Reading aloud"
    assert brought(hub, file(exported(hub))).changes == []
    assert kept(hub)[2] == "Sounds; then words"
