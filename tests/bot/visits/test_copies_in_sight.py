"""Stories of what a contact may see of records, and what never."""

from dataclasses import replace

import pytest

from domain.delivery.delivery import DeliveryState
from domain.people.people import Appointment, Role
from storage.store import Store
from tests.bot.visits.copying import (
    audited,
    contact,
    copied,
    corrected,
    head_of_peel_park,
    officer,
    on_the_roster,
    pass_,
    recorded,
)
from tests.conversation import Chat, House
from tests.seed import DOMAIN, FARIDA, HEAD, STRANGER, TITUS_SALT, Somebody

CANARY = "Canary: please ring me about the head."
OTHER_HEAD = Somebody("Olu Brown", f"titus.head@{DOMAIN}", "oid-titus")
EMPLOYER = Somebody("Ed Payer", f"employer@{DOMAIN}", "oid-employer")


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
    nobody = await on_the_roster(house, EMPLOYER, Appointment(Role.HOME_HEAD, 1))
    assert "Records are listed for those who make them" in (await nobody.say("visits")).words
    overseer = await on_the_roster(house, STRANGER, Appointment(Role.OVERSEER, 1))
    assert "No records yet" in (await overseer.say("visits")).words


def _left(store: Store, who: Somebody, house: House) -> None:
    person = store.people.by_email(who.email)
    assert person is not None
    store.people.leave(person.id, house.clock())
