"""Every message is rendered for whoever may read it at that moment, and for nobody else."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.delivery.message import Message, Skip
from bot.subjects import day_slots
from bot.subjects.prompts import prompts
from domain.operations.files import Document
from domain.people.people import Appointment, Role
from tests.bot.turns import stale
from tests.bot.turns.everybody import Story, filled_hub
from tests.bot.turns.stale import Chat
from tests.databases import Places
from tests.make import NOW, TODAY
from tests.seed import FARIDA, HEAD, SAMIRA, TOM, Somebody

DAY = timedelta(days=1)
NOT_ALLOWED = Skip("not allowed")


@pytest.fixture
def story(places: Places) -> Iterator[Story]:
    """The filled hub with everybody's account linked."""
    with filled_hub(places) as made:
        stale.meet(made)
        yield made


@pytest.mark.parametrize("update", [False, True])
def test_a_copy_is_rendered_for_a_contact_of_the_school_and_for_no_other_chat(
    story: Story, update: bool
) -> None:
    visit = str(story.ids["visit"])
    Chat(HEAD, story).store.copies.note_change(story.ids["visit"], NOW)
    assert isinstance(Chat(HEAD, story).render("copy", visit, update=update), Message)
    for who in (FARIDA, TOM, SAMIRA):
        assert Chat(who, story).render("copy", visit, update=update) == NOT_ALLOWED
    head = Chat(HEAD, story)
    stale.role(HEAD, head.store)
    assert head.render("copy", visit, update=update) == NOT_ALLOWED


def test_a_copy_in_its_quiet_time_is_rendered_for_nobody(story: Story) -> None:
    held = str(story.ids["held"])
    for update in (False, True):
        assert isinstance(Chat(HEAD, story).render("copy", held, update=update), Skip)


@pytest.mark.parametrize("who", [FARIDA, TOM, SAMIRA], ids=lambda who: who.name)
def test_a_receipt_is_updated_for_who_may_still_see_its_record(story: Story, who: Somebody) -> None:
    chat, visit = Chat(who, story), str(story.ids["visit"])
    assert isinstance(chat.render("visit", visit, update=True), Message)
    stale.role(who, chat.store)
    assert chat.render("visit", visit, update=True) == NOT_ALLOWED


def test_a_colleague_taken_off_a_support_has_no_receipt_of_it_updated(story: Story) -> None:
    tom, visit = Chat(TOM, story), str(story.ids["visit"])
    stale.support(TOM, tom.store)
    assert tom.render("visit", visit, update=True) == NOT_ALLOWED


def test_a_days_message_does_not_go_to_who_went_away_before_it_left(story: Story) -> None:
    farida, subject = Chat(FARIDA, story), day_slots.slot(1, TODAY).subject
    assert isinstance(farida.render("prompts", subject, update=False), Message)
    farida.store.reminders.keep_absence(1, TODAY)
    assert farida.render("prompts", subject, update=False) == Skip("away")
    farida.store.reminders.keep_absence(1, TODAY - DAY)
    assert isinstance(farida.render("prompts", subject, update=False), Message)


def test_what_was_put_off_before_the_days_message_left_is_not_in_it(story: Story) -> None:
    farida, subject = Chat(FARIDA, story), day_slots.slot(1, TODAY).subject
    person = farida.store.people.get(1)
    assert person is not None
    for row in prompts.day_message(person, TODAY, farida.store).rows:
        farida.store.prompts.put_off(1, row.subject, TODAY + DAY, 0)
    while rows := prompts.day_message(person, TODAY, farida.store).rows:
        farida.store.prompts.put_off(1, rows[0].subject, TODAY + DAY, 0)
    assert farida.render("prompts", subject, update=False) == Skip("nothing is owed")


def test_a_days_message_goes_to_its_own_reader_alone(story: Story) -> None:
    subject = day_slots.slot(1, TODAY).subject
    for update in (False, True):
        assert Chat(TOM, story).render("prompts", subject, update=update) == NOT_ALLOWED


@pytest.mark.parametrize("kind", ["file", "upload", "uploaded", "not_put"])
def test_a_file_is_offered_and_put_for_who_may_still_have_it(story: Story, kind: str) -> None:
    samira = Chat(SAMIRA, story)
    samira.store.work.put("people", 3, NOW)
    work = samira.store.work.take("one", NOW)
    assert work is not None
    file = samira.store.files.keep(work, Document("people.xlsx", "4 people", b"words"), NOW)
    assert isinstance(samira.render(kind, file, update=False), Message)
    samira.store.people.appoint(3, {Appointment(Role.LEADER, 1)})
    assert samira.render(kind, file, update=False) == NOT_ALLOWED
