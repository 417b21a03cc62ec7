"""Ids are names, never rights: each button of a card, pressed by all whose it is not."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from cards.actions.action import Action
from cards.actions.answers import Agree, Dispute, ShowCopy
from cards.actions.evidence import OpenFromCopy
from domain.delivery.conversations import Surface
from tests import databases
from tests.bot.turns.allowed import (
    A_COLLEAGUES,
    A_CONTACTS,
    EVERYBODYS,
    FILES,
    FOR_OWN_SCHOOL,
    LOOKS,
)
from tests.bot.turns.everybody import BUTTONS, WORDS_TYPED, Story, filled_hub, named
from tests.bot.turns.filled import ELSEWHERE, IVY, WORDS
from tests.bot.turns.kept_library import SECRET
from tests.databases import Places
from tests.seed import FARIDA, HEAD, PEEL_PARK, SAMIRA, TITUS_SALT, TOM, Somebody


@pytest.fixture
def story(places: Places) -> Iterator[Story]:
    """Farida's: a record with copy, flag and step, a form, a channel, an undelivered message."""
    with filled_hub(places) as made:
        yield made


@pytest.mark.long
@pytest.mark.parametrize("who", ELSEWHERE, ids=lambda who: ELSEWHERE[who])
def test_nobody_from_elsewhere_changes_anything(who: Somebody, story: Story) -> None:
    others = EVERYBODYS | set(FILES) | FOR_OWN_SCHOOL
    buttons = [e for e in BUTTONS if e.action not in others]
    changed = {named(e): story.press(who, e) for e in buttons}
    assert {name: tables for name, tables in changed.items() if tables} == {}


@pytest.mark.parametrize("who", ELSEWHERE, ids=lambda who: ELSEWHERE[who])
def test_a_file_of_a_list_is_for_whom_the_list_is(who: Somebody, story: Story) -> None:
    asked = {e.action: story.press(who, e) for e in BUTTONS if e.action in FILES}
    may = {action for action, roles in FILES.items() if ELSEWHERE[who] in roles}
    assert asked == {action: {"work"} if action in may else set() for action in FILES}


@pytest.mark.parametrize("who", ELSEWHERE, ids=lambda who: ELSEWHERE[who])
def test_nobody_from_elsewhere_is_told_of_these_schools(who: Somebody, story: Story) -> None:
    answers = {entry.key: story.type(who, entry) for entry in WORDS_TYPED}
    secret = (*WORDS.values(), PEEL_PARK, TITUS_SALT, FARIDA.name, TOM.name, SECRET)
    assert {w for w, answer in answers.items() if any(words in answer for words in secret)} == set()


@databases.on_sqlite
def test_words_tell_those_whose_it_is(story: Story) -> None:
    """Else the test above proves little."""
    answers = {entry.key: story.type(FARIDA, entry) for entry in WORDS_TYPED}
    assert {"visit", "my visits", "schools", "steps"} <= {
        word for word, answer in answers.items() if PEEL_PARK in answer
    }


@pytest.mark.long
@pytest.mark.parametrize(
    ("who", "own"), [(HEAD, A_CONTACTS), (TOM, A_COLLEAGUES)], ids=["contact", "colleague"]
)
def test_those_with_a_part_change_that_part_alone(
    who: Somebody, own: set[type[Action]], story: Story
) -> None:
    changed = {e.action: story.press(who, e) for e in BUTTONS if e.surface is Surface.CHAT}
    assert {action for action, tables in changed.items() if tables - {"did"}} == own
    assert [action for action, tables in changed.items() if "note" in tables] == []
    assert [named(e) for e in BUTTONS if e.surface is Surface.CHANNEL and story.press(who, e)] == []


@pytest.mark.long
def test_a_contact_reads_copies_alone_and_none_before_it_is_in_sight(story: Story) -> None:
    in_chat = [e for e in BUTTONS if e.surface is Surface.CHAT]
    tells: set[type[Action]] = {ShowCopy, Agree, Dispute, OpenFromCopy}
    assert {e.action for e in in_chat if "did" in story.press(HEAD, e)} == tells
    held = {"visit": story.ids["held"], "before": story.ids["held"]}
    quiet = replace(story, ids={**story.ids, **held})
    # What a contact does otherwise is of no record.
    asked = [e for e in in_chat if e.action not in A_CONTACTS - tells]
    changed = {e.action: quiet.press(HEAD, e) for e in asked}
    assert {action: tables for action, tables in changed.items() if tables} == {}


@pytest.mark.long
@databases.on_sqlite
def test_a_document_for_officers_is_told_to_nobody_else(story: Story) -> None:
    for who in (FARIDA, TOM, HEAD, *ELSEWHERE):
        told = {e.key: str(story.answer(who, e, story.data(e))) for e in BUTTONS}
        assert [key for key, answer in told.items() if SECRET in answer] == []
        assert [e.key for e in WORDS_TYPED if SECRET in story.type(who, e)] == []
    assert SECRET in str([story.answer(SAMIRA, e, story.data(e)) for e in BUTTONS])


def test_no_words_of_a_record_are_said_in_a_channel(story: Story) -> None:
    said = {
        named(e): story.press(SAMIRA, e) & set(WORDS)
        for e in BUTTONS
        if e.surface is Surface.CHANNEL
    }
    assert {name: words for name, words in said.items() if words} == {}


def test_own_reminders_are_nobody_elses(story: Story) -> None:
    """What anybody may change is their own row and what is said of it."""
    for entry in (e for e in BUTTONS if e.action in EVERYBODYS):
        assert set(story.press(IVY, entry)) <= {"people", "muted", "prompted", "audit"}, entry.key


@pytest.mark.long
@databases.on_sqlite
def test_whose_it_is_can_do_it(story: Story) -> None:
    """The ids are good: what others may not do works for an officer, the leader or the contact."""
    whose = (SAMIRA, FARIDA, HEAD, TOM)
    does = {named(e) for e in BUTTONS if any(story.press(who, e) - set(WORDS) for who in whose)}
    looks = {named(e) for e in BUTTONS if e.action in LOOKS} | {"digest.preview in a chat"}
    assert does == {named(e) for e in BUTTONS} - looks


# What is no change of anybody's data: drafts, and what the bot says, to whom and where it stands.
UNAUDITED = {"forms", "outbox", "work"}


@pytest.mark.long
@databases.on_sqlite
def test_whoever_changes_what_is_kept_leaves_a_line_in_the_audit(story: Story) -> None:
    changed = {
        f"{who.name}: {named(entry)}": story.press(who, entry) - set(WORDS)
        for who in (SAMIRA, FARIDA, HEAD, TOM)
        for entry in BUTTONS
    }
    silent = {name: tables for name, tables in changed.items() if "audit" not in tables}
    assert {name: tables for name, tables in silent.items() if tables - UNAUDITED} == {}
