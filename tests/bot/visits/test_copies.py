"""Stories of the school's copy: when it comes, what it says, who answers, and what becomes of the answer."""

from dataclasses import replace

import pytest
from sqlalchemy import delete, select

from bot.subjects.visits import copies
from domain.delivery.delivery import DeliveryState
from domain.operations.imports import Entry
from domain.people.people import Appointment, Role
from storage.store import Store
from storage.tables.operations import audit, milestones
from tests.conversation import Card, Chat, House
from tests.seed import (
    DOMAIN,
    FARIDA,
    HEAD,
    PEEL_PARK,
    SAMIRA,
    STRANGER,
    TITUS_SALT,
    TOM,
    Somebody,
    tick,
)

CANARY = "Canary: please ring me about the head."
DEPUTY = Somebody("Ruth Adeyemi", f"deputy@{DOMAIN}", "oid-deputy")
OTHER_HEAD = Somebody("Olu Brown", f"titus.head@{DOMAIN}", "oid-titus")
EMPLOYER = Somebody("Ed Payer", f"employer@{DOMAIN}", "oid-employer")


async def pass_(house: House, **time: float) -> None:
    """Lets time pass and the planner look at the clock; waits until all that is due by then has left."""
    house.clock.pass_(**time)
    await house.database.write(lambda store: tick(house.clock(), store))
    await house.until(lambda store: not _on_its_way(store, house))


def _on_its_way(store: Store, house: House) -> bool:
    ready = [row for row in store.outbox.rows(DeliveryState.READY) if row.due_at <= house.clock()]
    return bool(
        ready or store.outbox.rows(DeliveryState.LEASED) or store.outbox.rows(DeliveryState.SENDING)
    )


async def on_the_roster(house: House, who: Somebody, *appointments: Appointment) -> Chat:
    """Somebody more, who has spoken to the bot."""
    entry = Entry(0, who.email, who.name, frozenset(appointments))
    await house.database.write(lambda store: store.people.upsert(entry, house.clock()))
    chat = house.chat(who)
    await chat.say("hi")
    return chat


async def contact(house: House, who: Somebody, school: str) -> Chat:
    """A contact of a school."""
    at = await house.database.read(lambda store: store.organisations.by_name(school)[0].id)
    return await on_the_roster(house, who, Appointment(Role.SCHOOL_CONTACT, at))


async def head_of_peel_park(house: House) -> Chat:
    """The head of the supported school, who has said hi: one message stands in the chat."""
    head = house.chat(HEAD)
    await head.say("hi")
    return head


async def officer(house: House) -> Chat:
    """The officer, linked: one message stands in the chat."""
    samira = house.chat(SAMIRA)
    await samira.say(house.invite(SAMIRA.email))
    return samira


async def recorded(house: House, did: str = "Watched three lessons.", **typed: str) -> Card:
    """Farida's receipt."""
    form = await house.chat(FARIDA).say("visit")
    return await form.press("Save record", did=did, progress="on_track", **typed)


async def copied(house: House, head: Chat, **typed: str) -> tuple[Card, Card]:
    """A receipt, and the copy that its school got."""
    receipt, before = await recorded(house, **typed), len(head.messages)
    await pass_(house, minutes=31)
    await house.teams.until(lambda: len(head.messages) == before + 1)
    return receipt, head.card()


async def corrected(house: House, receipt: Card, **typed: str) -> None:
    """The record changed by its leader, in the message of its receipt."""
    now = Card(receipt.chat, receipt.message, receipt.shown)
    await (await now.press("Edit")).press("Save", **typed)


async def test_a_school_gets_its_copy_a_quiet_half_hour_after_the_last_change(house: House) -> None:
    head = await head_of_peel_park(house)
    receipt = await recorded(house, did="Watched two lessons.")
    assert "The school's copy goes out after 14:30" in receipt.words
    await pass_(house, minutes=20)
    await corrected(house, receipt, did="Watched three lessons.")
    await pass_(house, minutes=29)
    assert len(head.messages) == 1
    await pass_(house, minutes=1)
    await house.teams.until(lambda: len(head.messages) == 2)
    told = head.card().words
    assert "Watched three lessons." in told
    assert "Farida Malik" in told
    assert "Corrected" not in told
    await house.teams.until(
        lambda: "No answer from the school yet" in str(house.chat(FARIDA).card().words)
    )
    await pass_(house, hours=3)
    assert len(head.messages) == 2


async def test_a_visit_that_did_not_happen_is_copied_with_whose_reason_and_notice(
    house: House,
) -> None:
    head = await head_of_peel_park(house)
    form = await (await house.chat(FARIDA).say("visit")).press("Did not happen")
    await form.press("Save", reason="school", notice="same_day")
    await pass_(house, minutes=30)
    await house.teams.until(lambda: len(head.messages) == 2)
    copy = head.card()
    assert "did not happen" in copy.words
    assert "The school cancelled; notice was given on the day." in copy.words
    assert "✓ Agreed" in (await copy.press("Agree")).words


async def test_agree_is_one_press_and_stands_on_the_receipt_and_in_the_lists(house: House) -> None:
    head = await head_of_peel_park(house)
    _, copy = await copied(house, head)
    agreed = await copy.press("Agree")
    assert "✓ Agreed by you, 23 November 14:31." in agreed.words
    farida = house.chat(FARIDA)
    await house.teams.until(
        lambda: "✓ Agreed by the school: Joan Barker, 23 November 14:31" in farida.card().words
    )
    assert "agreed by the school" in (await farida.say("my visits")).words
    assert "Copies: 1 agreed" in (await farida.say("deployments")).words
    assert len(head.messages) == 2


async def test_the_same_press_twice_is_one_answer(house: House) -> None:
    head = await head_of_peel_park(house)
    _, copy = await copied(house, head)
    request = copy.request("Agree")
    first, second = await copy.answered(request), await copy.answered(request)
    assert first == second
    again = await copy.press("Agree")
    assert "✓ Agreed" in again.words
    assert await audited(house) == [{"answer": "agreed", "version": 1, "how": None}]


async def test_what_is_not_right_is_told_once_to_the_leader_and_to_officers(house: House) -> None:
    samira, head = await officer(house), await head_of_peel_park(house)
    _, copy = await copied(house, head)
    disputed = await copy.press("Send", why="It was two lessons, not three.")
    assert "Something is not right" in disputed.words
    farida = house.chat(FARIDA)
    await house.teams.until(lambda: len(farida.messages) == 2 and len(samira.messages) == 2)
    await house.teams.until(lambda: "Press Edit to correct it" in farida.card(0).words)
    for told in (farida.card(1).words, samira.card().words, farida.card(0).words):
        assert "It was two lessons, not three." in told
    assert "Farida Malik" in samira.card().words
    await disputed.press("Send", why="It was two lessons; the third was cancelled.")
    await house.teams.until(lambda: "the third was cancelled" in samira.card().words)
    assert (len(farida.messages), len(samira.messages)) == (2, 2)
    assert "school says something is not right" in (await farida.say("my visits")).words
    assert "Copies: 1 not right" in (await farida.say("deployments")).words


async def test_an_objection_without_words_comes_back_and_one_too_long_is_kept(house: House) -> None:
    head = await head_of_peel_park(house)
    _, copy = await copied(house, head)
    empty = await copy.press("Send", why="  ")
    assert "Say in a sentence what it is." in empty.words
    long = await empty.press("Send", why="w" * 501)
    assert "501 characters are too many; 500 fit" in long.words
    assert long.values()["why"] == "w" * 501
    assert "Something is not right" in (await long.press("Send", why="Two lessons.")).words


async def test_a_contact_changes_an_own_answer_and_the_newest_stands(house: House) -> None:
    head = await head_of_peel_park(house)
    _, copy = await copied(house, head)
    disputed = await (await copy.press("Agree")).press("Send", why="Two lessons.")
    assert "Two lessons." in disputed.words
    farida = house.chat(FARIDA)
    await house.teams.until(lambda: len(farida.messages) == 2)
    agreed = await disputed.press("Agree after all")
    assert "✓ Agreed by you" in agreed.words
    await house.teams.until(lambda: "agrees after all" in farida.card(1).words)
    assert [a["answer"] for a in await audited(house)] == ["agreed", "disputed", "agreed"]


async def test_of_two_contacts_the_first_answer_counts_and_the_other_sees_whose_it_is(
    house: House,
) -> None:
    head, deputy = (
        await head_of_peel_park(house),
        await contact(house, DEPUTY, "Peel Park Primary School"),
    )
    _, copy = await copied(house, head)
    await house.teams.until(lambda: len(deputy.messages) == 2)
    late = deputy.card()
    await copy.press("Agree")
    await house.teams.until(lambda: "✓ Agreed by Joan Barker" in deputy.card().words)
    assert "actions" not in deputy.card().shown
    assert "✓ Agreed by Joan Barker" in (await late.press("Send", why="No.")).words
    assert [a["answer"] for a in await audited(house)] == ["agreed"]


async def test_a_correction_updates_the_copy_in_place_and_asks_again(house: House) -> None:
    head = await head_of_peel_park(house)
    receipt, copy = await copied(house, head)
    await copy.press("Agree")
    farida = house.chat(FARIDA)
    await house.teams.until(lambda: "✓ Agreed by the school" in farida.card().words)
    await pass_(house, hours=19)
    await corrected(house, farida.card(0), did="Watched four lessons.")
    await pass_(house, minutes=29)
    assert "four" not in head.card().words
    await pass_(house, minutes=1)
    await house.teams.until(lambda: "Watched four lessons." in head.card().words)
    told = head.card()
    assert "Corrected Tuesday 24 November, 09:31" in told.words
    assert "Changed since you agreed" in told.words
    assert len(head.messages) == 2
    await house.teams.until(
        lambda: "✓ Agreed by the school before the last correction" in farida.card(0).words
    )
    assert "agreed by the school, corrected since" in (await farida.say("my visits")).words
    assert "✓ Agreed by you, 24 November" in (await told.press("Agree")).words
    assert receipt.message == farida.messages[0].id


async def test_an_answer_to_the_version_before_stands_for_that_version(house: House) -> None:
    head = await head_of_peel_park(house)
    receipt, copy = await copied(house, head)
    await corrected(house, receipt, did="Watched four lessons.")
    answered = await copy.press("Agree")
    assert "The record was corrected after that." in answered.words
    assert "Agree" in {a.get("title") for a in answered.shown["actions"]}
    assert (await audited(house))[0]["version"] == 1


async def test_an_answer_from_a_copy_that_is_older_takes_no_newer_ones_place(house: House) -> None:
    head = await head_of_peel_park(house)
    receipt, old = await copied(house, head)
    await corrected(house, receipt, did="Watched four lessons.")
    await pass_(house, minutes=31)
    await house.teams.until(lambda: "Watched four lessons." in head.card().words)
    await head.card().press("Agree")
    assert "✓ Agreed by you" in (await old.press("Send", why="No.")).words
    assert await audited(house) == [{"answer": "agreed", "version": 2, "how": None}]


async def test_nobody_answers_to_a_version_that_is_still_to_come(house: House) -> None:
    head = await head_of_peel_park(house)
    _, copy = await copied(house, head)
    request = copy.request("Agree")
    request["value"]["action"]["data"]["version"] = 2
    await copy.answered(request)
    assert await audited(house) == []


async def test_a_record_is_not_opened_before_its_copy_is_due(house: House) -> None:
    head = await head_of_peel_park(house)
    await recorded(house)
    value = {"action": {"verb": "copy.show", "data": {"v": 1, "visit": 1}}}
    press = head.activity(type="invoke", name="adaptiveCard/action", value=value)
    status, told = await house.post(press)
    assert status == 200
    assert "nothing here for you" in told["value"]["message"]
    assert len(head.messages) == 1


EVERY_WAY: tuple[tuple[str, dict[str, object]], ...] = (
    ("visit.show", {}),
    ("visit.keep", {}),
    ("visit.again", {}),
    ("visit.edit", {}),
    ("visit.delete", {}),
    ("visit.time", {}),
    ("copy.show", {}),
    ("copy.agree", {"version": 1}),
    ("copy.dispute", {"version": 1, "why": "No."}),
    ("copy.dispute", {"version": 1, "why": ""}),
    ("copy.note", {}),
    ("records.page", {"before": 1}),
)


def _made_up(chat: Chat, verb: str, inputs: dict[str, object], visit: int) -> dict[str, object]:
    """A press of a button that no card offered, of a record by its id."""
    ids = {"before": visit} if "before" in inputs else {"visit": visit}
    value = {"action": {"verb": verb, "data": {"v": 1, **inputs, **ids}}}
    return chat.activity(type="invoke", name="adaptiveCard/action", value=value)


@pytest.mark.parametrize(("verb", "inputs"), EVERY_WAY)
@pytest.mark.parametrize("state", ["held", "deleted while held"])
async def test_of_a_record_in_its_quiet_time_a_contact_learns_nothing(
    house: House, verb: str, inputs: dict[str, object], state: str
) -> None:
    """By no made-up press: the answer is word for word that for a record which is not there."""
    head = await head_of_peel_park(house)
    receipt = await recorded(house)
    if state != "held":
        await (await receipt.press("Delete")).press("Delete record")
        await pass_(house, hours=1)
    told = await house.post(_made_up(head, verb, inputs, 1))
    assert told == await house.post(_made_up(head, verb, inputs, 4_711))
    assert not [m for m in head.messages if "three lessons" in str(m.card)]
    assert await audited(house) == []


async def test_support_stands_for_a_contact_as_if_a_record_in_its_quiet_time_were_not_there(
    house: House,
) -> None:
    head, farida = await head_of_peel_park(house), house.chat(FARIDA)
    before = (await head.say("support")).words
    form = await farida.say("visit")
    planned = {"next_step": "Order books", "next_visit": "2026-11-27"}
    await form.press("Save record", did="Watched.", progress="off_track", **planned)
    own = (await farida.say("deployments")).words
    assert (await head.say("support")).words == before
    await pass_(house, minutes=31)
    after = (await head.say("support")).words
    for told in ("Off track", "0.5 of 10 days used", "1 step open", "27 Nov"):
        assert told in own
        assert told in after
        assert told not in before


@pytest.mark.parametrize("verb", ["visit.show", "visit.keep"])
async def test_a_contact_opens_copies_and_no_receipt(house: House, verb: str) -> None:
    head = await head_of_peel_park(house)
    await copied(house, head)
    before = [str(m.card) for m in head.messages]
    told = await house.post(_made_up(head, verb, {}, 1))
    assert told == await house.post(_made_up(head, verb, {}, 4_711))
    assert "nothing here for you" in str(told)
    assert [str(m.card) for m in head.messages] == before


async def test_a_deleted_record_is_withdrawn_in_its_copy_and_comes_back(house: House) -> None:
    head = await head_of_peel_park(house)
    receipt, copy = await copied(house, head)
    deleted = await (await receipt.press("Delete")).press("Delete record")
    await house.teams.until(lambda: "was withdrawn by its leader" in head.card().words)
    assert "Watched" not in head.card().words
    assert "was withdrawn by its leader" in (await copy.press("Agree")).words
    await deleted.press("Undo")
    await house.teams.until(lambda: "Watched three lessons." in head.card().words)
    assert len(head.messages) == 2
    assert await audited(house) == []


async def test_a_copy_that_was_opened_from_the_list_is_withdrawn_with_its_record(
    house: House,
) -> None:
    """Also where no copy went, since nobody could be reached while it was new."""
    receipt = await recorded(house)
    house.clock.pass_(days=15)
    head = await head_of_peel_park(house)
    copy = await (await head.say("visits")).press("Open the record")
    assert "Watched three lessons." in copy.words
    await (await receipt.press("Delete")).press("Delete record")
    await house.teams.until(lambda: "was withdrawn by its leader" in head.card().words)
    assert "was withdrawn by its leader" in (await copy.press("Agree")).words


async def test_a_copy_is_withdrawn_also_where_its_record_was_corrected_just_before(
    house: House,
) -> None:
    """A correction gives a copy that never went a quiet time, but who opened it has it already."""
    receipt = await recorded(house)
    house.clock.pass_(days=15)
    head = await head_of_peel_park(house)
    copy = await (await head.say("visits")).press("Open the record")
    form = await receipt.press("Edit")
    corrected = await form.press("Save changes", did="Watched two lessons.")
    await (await corrected.press("Delete")).press("Delete record")
    await house.teams.until(lambda: "was withdrawn by its leader" in head.card().words)
    assert "Watched" not in head.card().words
    assert copy.message == head.card().message


async def test_a_record_deleted_before_its_copy_went_is_never_told(house: House) -> None:
    head = await head_of_peel_park(house)
    receipt = await recorded(house)
    deleted = await (await receipt.press("Delete")).press("Delete record")
    await pass_(house, hours=1)
    assert "No records yet" in (await head.say("visits")).words
    await deleted.press("Undo")
    await pass_(house, minutes=30)
    await house.teams.until(lambda: len(head.messages) == 3)
    assert "Watched three lessons." in head.card().words


async def test_nothing_for_the_hub_only_is_ever_in_what_a_school_gets(house: House) -> None:
    samira, head = await officer(house), await head_of_peel_park(house)
    receipt = await recorded(house, flag="true", hub_note=CANARY)
    await house.teams.until(lambda: CANARY in samira.card().words)
    await pass_(house, minutes=31)
    await house.teams.until(lambda: len(head.messages) == 2)
    await head.card().press("Send", why="No.")
    await corrected(house, receipt, hub_note=CANARY + " Again.")
    await pass_(house, minutes=31)
    await house.teams.until(lambda: "Changed since you answered" in head.card().words)
    await (await head.say("visits")).press("Open the record")
    await (await house.chat(FARIDA).card(0).press("Delete")).press("Delete record")
    await house.teams.until(lambda: "withdrawn" in head.card().words)
    said = [str(call.body) for call in house.teams.calls if HEAD.conversation in call.path]
    assert said
    assert not [told for told in said if "Canary" in told or "asked to look" in told]


async def test_a_contact_who_left_gets_nothing_and_answers_nothing(house: House) -> None:
    head, farida = await head_of_peel_park(house), house.chat(FARIDA)
    receipt, copy = await copied(house, head)
    await house.database.write(lambda store: _left(store, HEAD, house))
    await corrected(house, receipt, did="Watched four lessons.")
    form = await (await farida.say("deployments")).press("Record")
    await form.press("Save record", did="Came again.", progress="on_track")
    await pass_(house, minutes=31)
    await house.post(copy.request("Agree"))
    assert not any(
        "four lessons" in str(m.card) or "Came again" in str(m.card) for m in head.messages
    )
    assert await audited(house) == []


async def test_a_contact_of_another_school_reads_and_answers_nothing(house: House) -> None:
    other = await contact(house, OTHER_HEAD, TITUS_SALT)
    head = await head_of_peel_park(house)
    _, copy = await copied(house, head)
    assert len(other.messages) == 1
    theirs = replace(copy, chat=other)
    assert "nothing here for you" in await theirs.refused("Agree")
    assert "nothing here for you" in await theirs.refused("Send", why="No.")
    for verb in ("copy.show", "copy.note", "visit.show"):
        value = {"action": {"verb": verb, "data": {"v": 1, "visit": 1}}}
        body = await theirs.answered(
            other.activity(type="invoke", name="adaptiveCard/action", value=value)
        )
        assert "nothing here for you" in str(body)
    assert "No records yet" in (await other.say("visits")).words


async def test_an_officer_records_an_answer_given_otherwise(house: House) -> None:
    samira, head = await officer(house), await head_of_peel_park(house)
    await copied(house, head)
    opened = await (await samira.say("visits")).press("Open the record")
    form = await opened.press("Record the school's answer")
    wrong = await form.press(
        "Save the answer", answer="disputed", how="telephone", answered_on="2026-11-24"
    )
    assert "Say in a sentence what it is." in wrong.words
    assert "is in the future" in wrong.words
    noted = await wrong.press("Save the answer", why="Two lessons.", answered_on="2026-11-23")
    assert "By telephone, 23 November, noted by Samira Whitfield" in noted.words
    farida = house.chat(FARIDA)
    await house.teams.until(
        lambda: len(farida.messages) == 2 and "Two lessons." in farida.card(0).words
    )
    await house.teams.until(lambda: "noted by Samira Whitfield" in head.card().words)
    assert not any("says something is not right" in str(m.card) for m in samira.messages[:1])
    own = await head.card().press("Agree after all")
    assert "✓ Agreed by you" in own.words
    await house.teams.until(lambda: "✓ Agreed by the school: Joan Barker" in samira.card().words)
    assert "answered itself" in await replace(form, chat=samira).refused(
        "Save the answer", answer="agreed", how="email", answered_on="2026-11-23"
    )


async def test_no_answer_is_noted_on_a_record_that_was_deleted_meanwhile(house: House) -> None:
    samira, head = await officer(house), await head_of_peel_park(house)
    receipt, _ = await copied(house, head)
    opened = await (await samira.say("visits")).press("Open the record")
    form = await opened.press("Record the school's answer")
    await (await receipt.press("Delete")).press("Delete record")
    said = await form.refused(
        "Save the answer", answer="agreed", how="email", answered_on="2026-11-23"
    )
    assert "Nothing was changed" in said
    assert await audited(house) == []


async def test_only_officers_note_answers(house: House) -> None:
    samira, head = await officer(house), await head_of_peel_park(house)
    receipt, _ = await copied(house, head)
    assert "Record the school's answer" not in receipt.words
    opened = await (await samira.say("visits")).press("Open the record")
    for who in (FARIDA, TOM, HEAD):
        theirs = replace(opened, chat=house.chat(who))
        assert "nothing here for you" in await theirs.refused("Record the school's answer")


async def test_visits_lists_a_schools_records_by_page(house: House) -> None:
    head, farida = await head_of_peel_park(house), house.chat(FARIDA)
    for day in range(7):
        form = await (await farida.say("deployments")).press("Record")
        await form.press(
            "Save record", did=f"Day {day} ended.", progress="on_track", date=f"2026-11-{10 + day}"
        )
    assert "No records yet" in (await head.say("visits")).words
    await pass_(house, minutes=31)
    await house.teams.until(lambda: len(head.messages) == 9)
    await house.until(lambda store: not store.outbox.rows(DeliveryState.SENDING))
    first = await head.say("visits")
    assert "1 to 5 of 7" in first.words
    assert "no answer yet" in first.words
    second = await first.press("Older")
    assert "6 to 7 of 7" in second.words
    assert (await second.press("Newer")).words == first.words
    copy = await second.press("Open the record of Tue 10 Nov")
    assert "Day 0 ended." in copy.words
    await copy.press("Agree")
    assert "agreed by the school" in (await (await head.say("visits")).press("Older")).words


async def test_visits_means_what_is_most_ones_own(house: House) -> None:
    samira, head = await officer(house), await head_of_peel_park(house)
    await copied(house, head)
    assert "My visits" in (await house.chat(FARIDA).say("visits")).words
    assert "Records of visits" in (await samira.say("visits")).words
    for role, who in ((Role.HOME_HEAD, EMPLOYER), (Role.OVERSEER, STRANGER)):
        nobody = await on_the_roster(house, who, Appointment(role, 1))
        assert "Records are listed for those who make them" in (await nobody.say("visits")).words


async def test_nothing_goes_before_the_hub_is_live_and_the_preview_counts_it(house: House) -> None:
    await house.database.write(lambda store: _not_live(store))
    head = await head_of_peel_park(house)
    await recorded(house)
    await pass_(house, hours=1)
    assert len(head.messages) == 1
    counted = await house.database.read(lambda store: copies.counts(house.clock(), store))
    assert list(counted.values()) == [1]
    await house.database.write(lambda store: store.milestones.go_live(None, house.clock()))
    await pass_(house, minutes=1)
    await house.teams.until(lambda: len(head.messages) == 2)


async def test_a_copy_waits_a_fortnight_for_somebody_to_send_it_to(house: House) -> None:
    await recorded(house)
    await pass_(house, hours=1)
    waiting = await house.database.read(lambda store: copies.unreached(house.clock(), store))
    assert list(waiting.values()) == [1]
    head = await head_of_peel_park(house)
    await pass_(house, minutes=1)
    await house.teams.until(lambda: len(head.messages) == 2)
    assert await house.database.read(lambda store: copies.unreached(house.clock(), store)) == {}


@pytest.mark.parametrize(("days", "told"), [(13, 2), (15, 1)])
async def test_an_old_copy_is_left_to_the_list(house: House, days: int, told: int) -> None:
    await recorded(house)
    house.clock.pass_(days=days)
    head = await head_of_peel_park(house)
    await pass_(house, minutes=1)
    rows = await house.database.read(
        lambda store: [r for s in DeliveryState for r in store.outbox.rows(s)]
    )
    assert len([r for r in rows if r.kind == "copy"]) == told - 1
    await house.teams.until(lambda: len(head.messages) == told)
    assert "1 of 1" in (await head.say("visits")).words


async def test_a_next_step_added_later_stands_in_the_copy(house: House) -> None:
    head = await head_of_peel_park(house)
    form = await house.chat(FARIDA).say("visit")
    receipt = await form.press("Save record", did="Met the head.", progress="concerns")
    await pass_(house, minutes=31)
    await house.teams.until(lambda: len(head.messages) == 2)
    await receipt.press("Add next step", next_step="Order books")
    await house.teams.until(lambda: "Order books" in head.card().words)


async def audited(house: House) -> list[dict[str, object]]:
    """The answers that the audit holds, oldest first, as codes."""
    return await house.database.read(lambda store: _answers(store))


def _answers(store: Store) -> list[dict[str, object]]:
    found = select(audit.c.fields).where(audit.c.verb == "copy.answered").order_by(audit.c.id)
    return list(store._connection.execute(found).scalars())


def _left(store: Store, who: Somebody, house: House) -> None:
    person = store.people.by_email(who.email)
    assert person is not None
    store.people.leave(person.id, house.clock())


def _not_live(store: Store) -> None:
    store._connection.execute(delete(milestones))


async def newcomer(house: House, who: Somebody) -> Chat:
    """A contact of the supported school who is put on the roster after a copy arrived there."""
    await house.until(lambda store: bool((copy := store.copies.of(1)) and copy.sent_at))
    at = await house.database.read(lambda store: store.organisations.by_name(PEEL_PARK)[0].id)
    entry = Entry(0, who.email, who.name, frozenset({Appointment(Role.SCHOOL_CONTACT, at)}))
    await house.database.write(lambda store: store.people.upsert(entry, house.clock()))
    return house.chat(who)


async def test_a_contact_who_comes_later_is_told_what_waits_for_an_answer_and_opens_it(
    house: House,
) -> None:
    head = await head_of_peel_park(house)
    await copied(house, head)
    deputy = await newcomer(house, DEPUTY)
    await deputy.install()
    assert len(deputy.messages) == 1
    assert "One record of the last two weeks waits for your school's answer" in deputy.card().words
    listed = await deputy.card().press("Records to answer")
    copy = await listed.press("Open the record of")
    assert "Agreed by you" in (await copy.press("Agree")).words
    await house.teams.until(lambda: "Agreed by Ruth Adeyemi" in head.card().words)


async def test_a_contact_who_comes_by_typing_hi_is_told_the_same_until_it_is_answered(
    house: House,
) -> None:
    await copied(house, await head_of_peel_park(house))
    deputy = await newcomer(house, DEPUTY)
    told = await deputy.say("hi")
    assert "One record of the last two weeks waits for your school's answer" in told.words
    copy = await (await told.press("Records to answer")).press("Open the record of")
    await copy.press("Agree")
    again = await deputy.say("hi")
    assert "waits for" not in again.words
    await again.press("Visits to us")


async def test_a_leader_who_is_a_contact_elsewhere_is_told_beside_what_is_owed(
    house: House,
) -> None:
    await copied(house, await head_of_peel_park(house))
    at = await house.database.read(lambda store: store.organisations.by_name(PEEL_PARK)[0].id)
    both = {Appointment(Role.LEADER, None), Appointment(Role.SCHOOL_CONTACT, at)}
    tom = await on_the_roster(house, TOM, *both)
    assert "waits for your school's answer" in tom.card().words
    assert "Farida Malik" in (await tom.card().press("Records to answer")).words


async def test_a_contact_who_comes_by_a_code_is_told_the_same(house: House) -> None:
    await copied(house, await head_of_peel_park(house))
    deputy = await newcomer(house, DEPUTY)
    house.teams.members[DEPUTY.user_id] |= {"email": "", "userPrincipalName": ""}
    told = await deputy.say(house.invite(DEPUTY.email))
    assert "One record of the last two weeks waits for your school's answer" in told.words
    assert "Farida Malik" in (await told.press("Records to answer")).words


@pytest.mark.parametrize("days", [0, 15])
async def test_what_is_answered_or_old_is_not_told_to_who_comes_later(
    house: House, days: int
) -> None:
    _, copy = await copied(house, await head_of_peel_park(house))
    deputy = await newcomer(house, DEPUTY)
    if days:
        house.clock.pass_(days=days)
    else:
        await copy.press("Agree")
    await deputy.install()
    assert "waits for" not in deputy.card().words
