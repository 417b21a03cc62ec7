"""Who reads a request, who changes it and who answers it: everybody presses its buttons."""

from collections.abc import Iterator
from typing import Any

import pytest

from bot.turns.router import Route
from cards.actions.action import Action
from cards.actions.commissions import (
    AnswerHub,
    AskDecline,
    AskNobodyFits,
    AskSchool,
    AskWithdrawRequest,
    BackToRequest,
    DeclineRequest,
    EditRequest,
    FileRequest,
    LeaveEdit,
    SaveRequest,
    SayNobodyFits,
    SendAnswer,
    SendQuestion,
    ShowRequest,
    WithdrawRequest,
)
from cards.actions.prompts import ShowOwedRequest
from domain.hub import Hub
from domain.people.people import Appointment, Role
from storage.store import Store
from tests.bot.turns import stale
from tests.bot.turns.everybody import BUTTONS, WORDS_TYPED, Story, filled_hub
from tests.bot.turns.filled import CAL, ELSEWHERE
from tests.bot.turns.requested import HUBS_OWN
from tests.databases import Places
from tests.seed import DOMAIN, FARIDA, HEAD, PEEL_PARK, SAMIRA, TOM, Somebody

NOBODY = Somebody("Una Known", f"una.known@{DOMAIN}", "oid-una")
EVERYBODY = (FARIDA, TOM, SAMIRA, HEAD, *ELSEWHERE, NOBODY)
# Joan asked, for her school.
SEE, CHANGE, DECIDE = {HEAD, SAMIRA}, {HEAD, SAMIRA}, {SAMIRA}
READING: tuple[type[Action], ...] = (ShowRequest, ShowOwedRequest, BackToRequest, LeaveEdit)
ASKING: dict[type[Action], set[Somebody]] = {
    **dict.fromkeys((EditRequest, AskWithdrawRequest, AnswerHub), CHANGE),
    **dict.fromkeys((AskSchool, AskNobodyFits, AskDecline), DECIDE),
}
CHANGING: dict[type[Action], set[Somebody]] = {
    **dict.fromkeys((SaveRequest, WithdrawRequest, SendAnswer), CHANGE),
    **dict.fromkeys((SendQuestion, SayNobodyFits, DeclineRequest), DECIDE),
}


@pytest.fixture
def story(places: Places) -> Iterator[Story]:
    """The small hub with a request that waits, and one about which the school is asked."""
    with filled_hub(places) as made:
        yield made


@pytest.mark.parametrize("action", READING, ids=lambda action: action.verb)
def test_a_request_is_the_schools_and_the_hubs_to_read(action: type[Action], story: Story) -> None:
    assert _answered(action, story) == SEE


@pytest.mark.parametrize("action", ASKING, ids=lambda action: action.verb)
def test_only_who_may_do_a_thing_is_asked_about_it(action: type[Action], story: Story) -> None:
    assert _answered(action, story) == ASKING[action]


@pytest.mark.parametrize("action", CHANGING, ids=lambda action: action.verb)
def test_only_who_asked_and_officers_change_it_and_only_officers_decide(
    action: type[Action], story: Story
) -> None:
    changed = {who for who in EVERYBODY if story.press(who, _entry(action))}
    assert changed == CHANGING[action]


def test_another_contact_of_the_school_reads_and_answers_and_changes_nothing(story: Story) -> None:
    store = Store(story.connection, Hub())
    tom, place = store.people.has_address(TOM.email), store.commissions.get(story.ids["request"])
    assert tom is not None and place is not None
    store.people.appoint(tom, [Appointment(Role.SCHOOL_CONTACT, place.organisation)])
    reads: tuple[type[Action], ...] = (*READING, AnswerHub)
    changes: tuple[type[Action], ...] = (EditRequest, AskWithdrawRequest)
    assert {action: _answered(action, story) for action in reads} == dict.fromkeys(
        reads, SEE | {TOM}
    )
    assert {action: _answered(action, story) for action in changes} == dict.fromkeys(
        changes, CHANGE
    )


def test_a_contact_asks_for_the_own_school_whatever_is_typed(story: Story) -> None:
    asked = {who for who in EVERYBODY if "commissions" in story.press(who, _entry(FileRequest))}
    assert asked == {HEAD, SAMIRA, CAL}
    shown = story.answer(CAL, _entry(FileRequest), story.data(_entry(FileRequest)))
    assert "Far Away School" in str(shown) and PEEL_PARK not in str(shown)


def test_what_is_for_the_hub_stands_on_officers_cards_alone(story: Story) -> None:
    told = {
        who
        for who in EVERYBODY[:-1]
        for entry in BUTTONS
        if HUBS_OWN in str(story.answer(who, entry, story.data(entry)))
    }
    assert told == {SAMIRA}


def test_a_list_has_what_its_reader_may_read(story: Story) -> None:
    [entry] = [each for each in WORDS_TYPED if each.key == "requests"]
    told = {who: story.type(who, entry) for who in EVERYBODY}
    assert {who for who in EVERYBODY if "Early reading" in told[who]} == SEE


def test_who_is_a_contact_no_more_reads_none_of_it(story: Story) -> None:
    stale.role(HEAD, Store(story.connection, Hub()))
    for action in (*READING, *ASKING):
        assert _answered(action, story) == {SAMIRA}


def _answered(action: type[Action], story: Story) -> set[Somebody]:
    """Whom a button answers with anything but a refusal."""
    entry = _entry(action)
    data: dict[str, Any] = story.data(entry)
    return {who for who in EVERYBODY if story.answer(who, entry, data) is not None}


def _entry(action: type[Action]) -> Route:
    [found] = [each for each in BUTTONS if each.action is action]
    return found
