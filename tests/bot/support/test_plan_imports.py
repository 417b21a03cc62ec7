"""Stories of a plan whose objectives a file changes while its school reads it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.subjects.operations.imported import follow_import
from domain.operations.imports import Changes
from storage.store import Store
from tests.bot.support.planned_support import PEEL, plan_in, shared
from tests.conversation import House


def of_objectives(store: Store) -> Changes:
    """A file of objectives rewords the first of Peel Park."""
    stated = store.imports.snapshot().objectives[PEEL, 1]
    return Changes(objectives=(replace(stated, text="Reading for pleasure"),))


def of_support(store: Store) -> Changes:
    """A file of support rewords the first objective of Peel Park."""
    known = store.imports.snapshot().deployments[PEEL]
    aims = ("Reading for pleasure", *known.objectives[1:])
    return Changes(deployments=(replace(known, objectives=aims),))


@pytest.mark.parametrize("file", [of_objectives, of_support])
async def test_a_plan_that_an_import_changed_since_it_was_read_is_not_agreed_blindly(
    house: House, file: Callable[[Store], Changes]
) -> None:
    _farida, head = await shared(house)
    read = head.card()
    house.clock.pass_(hours=1)

    def bring(store: Store) -> None:
        changes = file(store)
        store.imports.write(changes, house.clock())
        follow_import(changes, house.clock(), store)

    await house.database.write(bring)
    told = await read.press("Agree")
    assert "An import changed the action plan after you opened it." in told.words
    assert "Reading for pleasure" in told.words
    assert not (await house.database.read(plan_in)).agreed
    assert "Agreed. Thank you." in (await told.press("Agree")).words
