"""Who sees an action plan, who changes it and who answers it: everybody presses its buttons."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from bot.turns.router import Route
from cards.actions.action import Action
from cards.actions.action_plans import (
    AgreeActionPlan,
    AskPlanChange,
    AskPlanFile,
    AskPlanNote,
    AskPlanTemplate,
    BackToActionPlan,
    GetPlanTemplate,
    LeavePlanChange,
    LeavePlanLink,
    LeavePlanNote,
    OpenPlanFile,
    SavePlanChange,
    SavePlanLink,
    SavePlanNote,
    ShareActionPlan,
    ShowActionPlan,
)
from cards.actions.objectives import (
    AddObjective,
    AskCloseObjective,
    AskDeleteObjective,
    BackToObjective,
    CloseObjective,
    DeleteObjective,
    EditObjective,
    KeepObjective,
    LeaveNewObjective,
    LeaveObjective,
    SaveNewObjective,
    SaveObjective,
    ShowObjective,
)
from domain.funding.contracts import Contract
from domain.hub import Hub
from domain.operations.imports import Changes, Entry
from domain.people.people import Appointment, Role
from storage.store import Store
from tests import databases
from tests.bot.turns import stale
from tests.bot.turns.everybody import BUTTONS, WORDS_TYPED, Story, filled_hub, kept_rows
from tests.bot.turns.filled import ELSEWHERE
from tests.databases import Places
from tests.make import NOW
from tests.seed import DOMAIN, FARIDA, HEAD, SAMIRA, TOM, Somebody

NOBODY = Somebody("Una Known", f"una.known@{DOMAIN}", "oid-una")
OVERSEER = Somebody("Olu Lead", f"olu.lead@{DOMAIN}", "oid-olu")
EVERYBODY = (FARIDA, TOM, SAMIRA, HEAD, OVERSEER, *ELSEWHERE, NOBODY)
EDIT = {FARIDA, TOM, SAMIRA, HEAD}
SEE = EDIT | {OVERSEER}
SEEING: tuple[type[Action], ...] = (
    *(ShowActionPlan, BackToActionPlan, LeavePlanChange, LeavePlanNote, LeavePlanLink),
    *(ShowObjective, BackToObjective, LeaveNewObjective, LeaveObjective, KeepObjective),
)
ASKING: dict[type[Action], set[Somebody]] = {
    AskPlanChange: {HEAD},
    AskPlanNote: {SAMIRA},
    **dict.fromkeys((AskPlanFile, AskPlanTemplate, AddObjective), EDIT),
    **dict.fromkeys((EditObjective, AskCloseObjective, AskDeleteObjective), EDIT),
}
CHANGING: dict[type[Action], set[Somebody]] = {
    ShareActionPlan: {FARIDA, TOM, SAMIRA},
    AgreeActionPlan: {HEAD},
    SavePlanChange: {HEAD},
    SavePlanNote: {SAMIRA},
    OpenPlanFile: SEE,
    **dict.fromkeys((GetPlanTemplate, SavePlanLink, SaveNewObjective, SaveObjective), EDIT),
    **dict.fromkeys((CloseObjective, DeleteObjective), EDIT),
}


@pytest.fixture
def story(places: Places) -> Iterator[Story]:
    """The filled hub, and somebody who oversees the contract over the first support's grant."""
    with filled_hub(places) as made:
        store = Store(made.connection, Hub())
        _oversee(store, made.ids)
        store.milestones.go_live(None, NOW)
        yield replace(made, before=kept_rows(made.connection))


def _oversee(store: Store, ids: Mapping[str, Any]) -> None:
    lead = store.organisations.hub()
    assert lead is not None
    contract = Contract(-1, "C-1", lead.id, grants=(ids["grant"],))
    store.imports.write(Changes(contracts=(contract,)), NOW)
    held = frozenset({Appointment(Role.OVERSEER, lead.id)})
    person = store.people.upsert(Entry(0, OVERSEER.email, OVERSEER.name, held), NOW)
    store.conversations.put(databases.chat(OVERSEER.conversation), person, coded=True)


@pytest.mark.parametrize("action", SEEING, ids=lambda action: action.verb)
def test_its_parties_see_a_plan_and_its_overseer(action: type[Action], story: Story) -> None:
    assert _answered(action, story) == SEE


@pytest.mark.parametrize("action", ASKING, ids=lambda action: action.verb)
def test_only_who_may_do_a_thing_is_asked_about_it(action: type[Action], story: Story) -> None:
    assert _answered(action, story) == ASKING[action]


@pytest.mark.parametrize("action", CHANGING, ids=lambda action: action.verb)
def test_only_parties_change_it_and_only_the_school_answers(
    action: type[Action], story: Story
) -> None:
    assert {who for who in EVERYBODY if story.press(who, _entry(action))} == CHANGING[action]


def test_who_is_taken_off_a_support_sees_its_plan_no_more(story: Story) -> None:
    stale.support(FARIDA, Store(story.connection, Hub()))
    assert _answered(ShowActionPlan, story) == SEE - {FARIDA}
    assert _answered(EditObjective, story) == EDIT - {FARIDA}


def test_nobody_answers_for_a_school_about_support_of_their_own(story: Story) -> None:
    """The head of the school who leads the support as well."""
    store = Store(story.connection, Hub())
    head = store.people.has_address(HEAD.email)
    assert head is not None
    store.support_changes.lead(story.ids["deployment"], head, None)
    for action in (AskPlanChange, SavePlanChange):
        assert _answered(action, story) == set()


def test_a_list_has_the_plans_that_its_reader_may_see(story: Story) -> None:
    [entry] = [each for each in WORDS_TYPED if each.key == "plan"]
    told = {who: story.type(who, entry) for who in EVERYBODY}
    assert {who for who in EVERYBODY if "Peel Park" in told[who]} == SEE


def _answered(action: type[Action], story: Story) -> set[Somebody]:
    """Whom a button answers with anything but a refusal."""
    entry = _entry(action)
    data = story.data(entry)
    return {who for who in EVERYBODY if story.answer(who, entry, data) is not None}


def _entry(action: type[Action]) -> Route:
    [found] = [each for each in BUTTONS if each.action is action]
    return found
