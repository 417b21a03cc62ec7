"""Who reads a report, who fills it in and who decides about it: everybody presses its buttons."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from bot.turns.router import Route
from cards.actions.action import Action
from cards.actions.prompts import ShowOwedReport
from cards.actions.reports import (
    AcceptReport,
    AskGive,
    AskLink,
    AskReturn,
    AskWaive,
    AskWord,
    BackToReport,
    GetTemplate,
    GiveReport,
    KeepReport,
    LeaveGive,
    LeaveMoney,
    LeaveWaive,
    LeaveWord,
    OpenMoney,
    OpenVersion,
    ReturnReport,
    SaveLink,
    SaveMoney,
    SaveWord,
    ShowReport,
    SubmitReport,
    TakeBackVersion,
    WaiveReport,
)
from domain.hub import Hub
from storage.store import Store
from tests.bot.turns import stale
from tests.bot.turns.everybody import BUTTONS, WORDS_TYPED, Story, filled_hub
from tests.bot.turns.filled import ELSEWHERE
from tests.databases import Places
from tests.seed import DOMAIN, FARIDA, HEAD, SAMIRA, TOM, Somebody

NOBODY = Somebody("Una Known", f"una.known@{DOMAIN}", "oid-una")
EVERYBODY = (FARIDA, TOM, SAMIRA, HEAD, *ELSEWHERE, NOBODY)
# Farida owes the reports; Tom leads the same support; Joan's school gets it.
LEADERS, FILL, JUDGE, SCHOOL = {FARIDA, TOM, SAMIRA}, {FARIDA, SAMIRA}, {SAMIRA}, {HEAD}
READING: tuple[type[Action], ...] = (
    *(ShowReport, ShowOwedReport, OpenVersion),
    *(BackToReport, LeaveMoney, KeepReport, LeaveWaive, LeaveGive, LeaveWord),
)
# Questions and forms, and what is changed by their buttons or at once.
ASKING: dict[type[Action], set[Somebody]] = {
    **dict.fromkeys((AskLink, OpenMoney), FILL),
    **dict.fromkeys((AskWaive, AskGive, AskReturn), JUDGE),
    AskWord: SCHOOL,
}
CHANGING: dict[type[Action], set[Somebody]] = {
    **dict.fromkeys((GetTemplate, TakeBackVersion, SaveLink, SaveMoney), FILL),
    SubmitReport: FILL,
    **dict.fromkeys((AcceptReport, ReturnReport, WaiveReport, GiveReport), JUDGE),
    SaveWord: SCHOOL,
}


@pytest.fixture
def story(places: Places) -> Iterator[Story]:
    """The small hub with a report that is being written and one that was handed in."""
    with filled_hub(places) as made:
        yield made


@pytest.mark.parametrize("action", READING, ids=lambda action: action.verb)
def test_a_school_reads_a_report_only_once_it_was_handed_in(
    action: type[Action], story: Story
) -> None:
    ids = story.ids
    written = {"report": ids["report"], "version": ids["report_version"]}
    handed_in = {"report": ids["submitted_report"], "version": ids["submitted_version"]}
    assert _answered(action, story, written) == LEADERS
    assert _answered(action, story, handed_in) == LEADERS | {HEAD}


@pytest.mark.parametrize("action", ASKING, ids=lambda action: action.verb)
def test_only_who_may_do_a_thing_is_asked_about_it(action: type[Action], story: Story) -> None:
    assert _answered(action, story, {}) == ASKING[action]


@pytest.mark.parametrize("action", CHANGING, ids=lambda action: action.verb)
def test_only_its_ower_and_officers_fill_it_in_and_only_officers_decide(
    action: type[Action], story: Story
) -> None:
    assert {who for who in EVERYBODY if story.press(who, _entry(action))} == CHANGING[action]


def test_whoever_is_given_a_report_may_write_it_and_no_more(story: Story) -> None:
    """The school's contact, who would not even read it before."""
    store = Store(story.connection, Hub())
    report, head = store.reports.get(story.ids["report"]), store.people.has_address(HEAD.email)
    assert report is not None and head is not None
    store.reports.write(replace(report, ower=head, given=head))
    for action, before in ASKING.items():
        may = {HEAD, SAMIRA} if before == FILL else before
        assert _answered(action, story, {}) == may
    assert _answered(ShowReport, story, {}) == LEADERS | {HEAD}


def test_who_is_taken_off_a_support_reads_on_only_what_they_handed_in(story: Story) -> None:
    stale.support(FARIDA, Store(story.connection, Hub()))
    for action, before in ASKING.items():
        assert _answered(action, story, {}) == ({TOM, SAMIRA} if before == FILL else before)
    assert _answered(ShowReport, story, {}) == {TOM, SAMIRA}
    handed_in = {"report": story.ids["submitted_report"]}
    assert _answered(ShowReport, story, handed_in) == LEADERS | {HEAD}


def test_a_list_has_what_its_reader_may_read(story: Story) -> None:
    [entry] = [each for each in WORDS_TYPED if each.key == "reports"]
    told = {who: story.type(who, entry) for who in EVERYBODY}
    assert {who for who in EVERYBODY if "Interim report" in told[who]} == LEADERS
    assert {who for who in EVERYBODY if "Final report" in told[who]} == LEADERS | {HEAD}


def _answered(action: type[Action], story: Story, about: dict[str, Any]) -> set[Somebody]:
    """Whom a button answers with anything but a refusal."""
    entry = _entry(action)
    data = story.data(entry) | about
    return {who for who in EVERYBODY if story.answer(who, entry, data) is not None}


def _entry(action: type[Action]) -> Route:
    [found] = [each for each in BUTTONS if each.action is action]
    return found
