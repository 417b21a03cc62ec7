"""Who finds leaders and makes offers: officers alone, whoever presses and whatever is carried."""

from collections.abc import Iterator

import pytest

from bot.turns.router import Route
from cards.actions.action import Action
from cards.actions.commissions import FindLeader
from cards.actions.finding import (
    AskForAgreement,
    ChangeSearch,
    ChooseLeader,
    ForRequest,
    LeaveOffer,
    LookForLeader,
    OfferAgreed,
    SearchLeaders,
)
from cards.actions.offers import ChooseAnother
from domain.hub import Hub
from storage.store import Store
from tests.bot.turns import stale
from tests.bot.turns.everybody import BUTTONS, WORDS_TYPED, Story, filled_hub
from tests.bot.turns.filled import ELSEWHERE
from tests.bot.turns.looked_for import WHY
from tests.databases import Places
from tests.seed import FARIDA, HEAD, PEEL_PARK, SAMIRA, TOM, Somebody

EVERYBODY = (FARIDA, TOM, SAMIRA, HEAD, *ELSEWHERE)
LOOKING: tuple[type[Action], ...] = (
    *(LookForLeader, SearchLeaders, ForRequest, ChangeSearch, ChooseLeader, LeaveOffer),
)
CHANGING: tuple[type[Action], ...] = (FindLeader, AskForAgreement, OfferAgreed, ChooseAnother)


@pytest.fixture
def story(places: Places) -> Iterator[Story]:
    """The small hub with a request that waits, and an offer to which somebody said no."""
    with filled_hub(places) as made:
        yield made


@pytest.mark.parametrize("action", LOOKING, ids=lambda action: action.verb)
def test_officers_alone_look_at_leaders(action: type[Action], story: Story) -> None:
    assert answered(action, story) == {SAMIRA}


@pytest.mark.parametrize("action", CHANGING, ids=lambda action: action.verb)
def test_officers_alone_look_for_a_leader_and_make_offers(
    action: type[Action], story: Story
) -> None:
    assert {who for who in EVERYBODY if story.press(who, entry(action))} == {SAMIRA}


def test_who_is_an_officer_no_more_does_none_of_it(story: Story) -> None:
    stale.role(SAMIRA, Store(story.connection, Hub()))
    for action in (*LOOKING, *CHANGING):
        assert answered(action, story) == set()


def test_only_officers_are_told_who_could_give_support(story: Story) -> None:
    [word] = [each for each in WORDS_TYPED if each.key == "find a leader"]
    assert {who for who in EVERYBODY if "Find a system" in story.type(who, word)} == {SAMIRA}


def test_why_this_one_is_read_by_officers_alone(story: Story) -> None:
    made = entry(AskForAgreement)
    assert WHY in str(story.answer(SAMIRA, made, story.data(made)))
    for who in EVERYBODY:
        if who is not SAMIRA:
            assert WHY not in str(story.answer(who, made, story.data(made)))
            assert PEEL_PARK not in str(story.answer(who, made, story.data(made)))


def answered(action: type[Action], story: Story) -> set[Somebody]:
    """Whom a button answers with anything but a refusal."""
    one = entry(action)
    return {who for who in EVERYBODY if story.answer(who, one, story.data(one)) is not None}


def entry(action: type[Action]) -> Route:
    [found] = [each for each in BUTTONS if each.action is action]
    return found
