"""Stories of the roster's door: linking, codes, strangers, the one welcome."""

from domain.operations.imports import Changes, Entry
from domain.people.people import Appointment, Role
from tests.conversation import House
from tests.seed import FARIDA, HEAD, OTHER_TENANT, SAMIRA, STRANGER, Somebody


async def test_a_first_word_links_a_leader_and_is_answered(house: House) -> None:
    farida = house.chat(FARIDA)
    assert "Hello Farida" in (await farida.say("hi")).words


async def test_the_welcome_comes_once_however_often_teams_tells_of_it(house: House) -> None:
    farida = house.chat(FARIDA)
    await farida.install()
    await farida.install()
    assert len(farida.messages) == 1
    assert "Hello Farida" in farida.card().words


async def test_a_stranger_is_told_whom_to_ask_and_can_do_nothing(house: House) -> None:
    stranger = house.chat(STRANGER)
    for word in ("visit", "hi", "help", "my visits"):
        told = await stranger.say(word)
        assert "I do not know you yet" in told.words
        assert SAMIRA.name in told.words


async def test_a_stranger_is_told_of_more_than_one_officer(house: House) -> None:
    officer = frozenset({Appointment(Role.OFFICER, None)})
    more = tuple(Entry(-n, f"o{n}@trust.example", f"Officer {n}", officer) for n in (1, 2, 3))
    house.database.write_now(lambda store: store.imports.write(Changes(people=more), house.clock()))
    for said in ("hi", "WRONGWRONG"):
        told = await house.chat(STRANGER).say(said)
        assert "Officer 1, Officer 2 or Officer 3 at" in told.words
        assert "o3@trust.example" in told.words


async def test_a_stranger_in_a_channel_is_sent_to_the_chat_and_a_press_is_told_so(
    house: House,
) -> None:
    stranger = house.chat(STRANGER)
    at = {
        "id": "19:channel;messageid=1",
        "conversationType": "channel",
        "tenantId": STRANGER.tenant,
        "isGroup": True,
    }
    await house.post(stranger.activity(type="message", text="hello there", conversation=at))
    (told,) = house.teams.chats["19:channel"]
    assert "Ask me in our chat" in str(told.card) and told.thread == "1"
    value = {"action": {"verb": "home", "data": {"v": 1}}}
    press = stranger.activity(
        type="invoke", name="adaptiveCard/action", value=value, conversation=at, replyToId="m1"
    )
    _, body = await house.post(press)
    assert "in our chat" in body["value"]["message"]
    assert len(house.teams.chats["19:channel"]) == 1


async def test_a_first_word_in_a_channel_links_a_person_and_the_chat_knows_them_at_once(
    house: House,
) -> None:
    farida = house.chat(FARIDA)
    at = {
        "id": "19:channel",
        "conversationType": "channel",
        "tenantId": FARIDA.tenant,
        "isGroup": True,
    }
    await house.post(farida.activity(type="message", text="hello there", conversation=at))
    asked = house.teams.sent("GET")
    assert [call.path for call in asked] == [
        f"v3/conversations/19:channel/members/{FARIDA.user_id}"
    ]
    assert "Hello Farida" in (await farida.say("hi")).words
    assert house.teams.sent("GET") == asked


async def test_where_teams_cannot_say_who_somebody_is_they_are_asked_to_try_again(
    house: House,
) -> None:
    farida = house.chat(FARIDA)
    house.teams.failures.append((429, {"Retry-After": "3600"}, {"error": {"code": "Throttled"}}))
    assert "could not say who you are" in (await farida.say("hi")).words
    assert "Hello Farida" in (await farida.say("hi")).words


async def test_an_address_of_another_tenant_proves_nothing(house: House) -> None:
    impostor = house.chat(Somebody(FARIDA.name, FARIDA.email, "oid-impostor", OTHER_TENANT))
    assert "I do not know you yet" in (await impostor.say("visit")).words


async def test_an_address_of_somebody_who_left_lets_nobody_in(house: House) -> None:
    await house.database.write(lambda store: store.people.leave(1, house.clock()))
    assert "I do not know you yet" in (await house.chat(FARIDA).say("visit")).words


async def test_what_teams_says_of_another_account_proves_nothing(house: House) -> None:
    stranger = house.chat(STRANGER)
    told = {"email": FARIDA.email, "userPrincipalName": FARIDA.email, "aadObjectId": FARIDA.oid}
    house.teams.members[stranger.who.user_id] |= told
    assert "I do not know you yet" in (await stranger.say("visit")).words


async def test_a_tenant_that_is_not_allowed_is_refused_without_a_word(house: House) -> None:
    outsider = house.chat(Somebody(FARIDA.name, FARIDA.email, "oid-outsider", "tenant-unknown"))
    status, _ = await house.post(outsider.activity(type="message", text="visit"))
    assert status == 403
    assert not outsider.messages


async def test_an_officer_comes_in_by_a_code_only(house: House) -> None:
    samira = house.chat(SAMIRA)
    assert "I do not know you yet" in (await samira.say("hi")).words
    code = house.invite(SAMIRA.email)
    assert "You are connected" in (await samira.say(code)).words
    assert "The hub this week" in (await samira.say("hi")).words
    assert "That code did not work" in (await house.chat(STRANGER).say(code)).words


async def test_five_wrong_codes_close_the_door_for_the_day(house: House) -> None:
    samira = house.chat(SAMIRA)
    code = house.invite(SAMIRA.email)
    for left in (
        "4 more tries",
        "3 more tries",
        "2 more tries",
        "1 more try",
        "No more codes today",
    ):
        assert left in (await samira.say("WRONGWRONG")).words
    assert "No more codes today" in (await samira.say(code)).words
    house.clock.pass_(days=1)
    fresh = house.invite(SAMIRA.email)
    assert "You are connected" in (await samira.say(fresh)).words


async def test_persons_keep_the_language_and_zone_of_their_teams(house: House) -> None:
    farida = house.chat(FARIDA)
    info = [{"type": "clientInfo", "locale": "en-US", "timezone": "Pacific/Auckland"}]
    form = await farida.say("visit", locale="en-US", entities=info)
    assert form.values()["date"] == "2026-11-23", "the visit that is planned for that day"
    person = house.database.read_now(lambda store: store.people.by_email(FARIDA.email))
    assert person is not None and (person.locale, person.zone) == ("en-US", "Pacific/Auckland")
    tomorrow = {"did": "Met the head.", "progress": "on_track", "date": "2026-11-24"}
    refused = await form.press("Save record", **tomorrow)
    assert "in the future" in refused.words, (
        "the press came from London, where it is still the 23rd"
    )
    press = refused.request("Save record", **tomorrow)
    there = await refused.answered(press | {"locale": "en-US", "entities": info})
    assert "Visit recorded" in str(there["value"])


async def test_a_school_contact_sees_own_support_and_no_other(house: House) -> None:
    head = house.chat(HEAD)
    words = (await head.say("deployments")).words
    assert "Peel Park" in words
    assert "Titus Salt" not in words
    assert "Only people who record visits" in (await head.say("my visits")).shown["text"]


async def test_nobody_reaches_a_record_by_its_number(house: House) -> None:
    farida, head = house.chat(FARIDA), house.chat(HEAD)
    await (await farida.say("visit")).press("Save record", did="Met the head.", progress="on_track")
    await head.say("hi")
    for verb in (
        "visit.edit",
        "visit.delete",
        "visit.delete.yes",
        "visit.undelete",
        "step.add",
        "visit.again",
        "visit.time",
    ):
        value = {"action": {"verb": verb, "data": {"v": 1, "verb": verb, "visit": 1}}}
        request = head.activity(
            type="invoke", name="adaptiveCard/action", value=value, replyToId="m1"
        )
        _, body = await house.post(request)
        assert body["type"].endswith("error"), verb
    assert "1 of 1" in (await farida.say("my visits")).words


async def test_after_the_app_was_removed_a_word_opens_the_chat_again(house: House) -> None:
    farida = house.chat(FARIDA)
    await farida.install()
    await house.post(farida.activity(type="installationUpdate", action="remove"))
    assert "Hello Farida" in (await farida.say("hi")).words
