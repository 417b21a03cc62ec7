"""Who opens an agreement, and who changes rates and hand-overs: everybody presses each button."""

from collections.abc import Iterator
from typing import Any

import pytest

from bot.turns.router import Route
from cards.actions.action import Action
from cards.actions.agreements import (
    AskBothYes,
    BothYes,
    ChangeRates,
    DropHandOver,
    LeaveBothYes,
    LeaveRates,
    ListAgreements,
    OpenAgreement,
    SaveRates,
    ShowAgreement,
    ShowAgreements,
)
from domain.hub import Hub
from domain.people.people import Role
from storage.store import Store
from tests.bot.turns import stale
from tests.bot.turns.everybody import BUTTONS, Story, filled_hub
from tests.bot.turns.filled import CAL, ELSEWHERE, IVY, NELL
from tests.databases import Places
from tests.seed import FARIDA, HEAD, PEEL_PARK, SAMIRA, TOM, Somebody

EVERYBODY = (FARIDA, TOM, SAMIRA, HEAD, *ELSEWHERE)
# Farida and Tom lead at Joan's school; Ivy leads at Cal's, and Nell heads where Ivy is employed.
HERE, THERE = {FARIDA, TOM, SAMIRA, HEAD}, {IVY, CAL, NELL, SAMIRA}
OFFICERS_OWN: tuple[type[Action], ...] = (
    *(ChangeRates, SaveRates, LeaveRates),
    *(AskBothYes, BothYes, LeaveBothYes, DropHandOver),
)


@pytest.fixture
def story(places: Places) -> Iterator[Story]:
    """The small hub with two agreements and a hand-over that waits."""
    with filled_hub(places) as made:
        yield made


@pytest.mark.parametrize("action", [ShowAgreement, OpenAgreement], ids=lambda a: a.verb)
def test_its_parties_open_an_agreement_and_nobody_else(action: type[Action], story: Story) -> None:
    assert _answered(action, story, {}) == HERE
    assert _answered(action, story, {"deployment": _elsewhere(story)}) == THERE


def test_an_edition_that_is_not_there_is_opened_by_nobody(story: Story) -> None:
    assert _answered(OpenAgreement, story, {"edition": 7}) == set()


def test_what_was_agreed_outside_is_opened_by_its_parties_too(story: Story) -> None:
    # Farida leads there; nobody is down as the school's contact.
    about = {"deployment": story.ids["untouched"]}
    assert _answered(ShowAgreement, story, about) == {FARIDA, SAMIRA}


@pytest.mark.parametrize("action", [ListAgreements, ShowAgreements], ids=lambda a: a.verb)
def test_the_list_has_what_its_reader_may_open(action: type[Action], story: Story) -> None:
    entry = _entry(action)
    told = {who: str(story.answer(who, entry, story.data(entry))) for who in EVERYBODY}
    assert {who for who in EVERYBODY if PEEL_PARK in told[who]} == HERE
    assert {who for who in EVERYBODY if "Far Away School" in told[who]} == THERE


@pytest.mark.parametrize("action", OFFICERS_OWN, ids=lambda action: action.verb)
def test_rates_and_hand_overs_are_officers_own(action: type[Action], story: Story) -> None:
    assert _answered(action, story, {}) == {SAMIRA}


def test_who_is_taken_off_a_support_opens_its_agreement_no_more(story: Story) -> None:
    stale.support(FARIDA, Store(story.connection, Hub()))
    assert _answered(ShowAgreement, story, {}) == HERE - {FARIDA}


def test_who_heads_the_employer_no_more_opens_none(story: Story) -> None:
    store = Store(story.connection, Hub())
    nell = store.people.by_email(NELL.email)
    assert nell is not None and nell.has(Role.HOME_HEAD)
    store.people.appoint(nell.id, ())
    assert _answered(ShowAgreement, story, {"deployment": _elsewhere(story)}) == THERE - {NELL}


def _elsewhere(story: Story) -> int:
    store = Store(story.connection, Hub())
    ivy = store.people.by_email(IVY.email)
    assert ivy is not None
    [found] = store.deployments.of_leader(ivy.id)
    return found.id


def _answered(action: type[Action], story: Story, about: dict[str, Any]) -> set[Somebody]:
    """Whom a button answers with anything but a refusal."""
    entry = _entry(action)
    data = story.data(entry) | about
    return {who for who in EVERYBODY if story.answer(who, entry, data) is not None}


def _entry(action: type[Action]) -> Route:
    [found] = [each for each in BUTTONS if each.action is action]
    return found
