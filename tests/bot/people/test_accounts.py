"""Stories of accounts that have to prove themselves again, and of those that are taken away."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.handlers.people import joining
from bot.subjects.access import reader_of
from bot.subjects.visits.receipts import slot
from bot.turns.lasting import touch
from bot.turns.turn import Turn, What
from domain.people.people import Account, Role
from storage.store import Store
from storage.tables.operations import audit
from tests import databases
from tests.bot.visits.copying import officer, pass_, recorded
from tests.conversation import Card, Chat, House
from tests.databases import Place
from tests.make import NOW
from tests.seed import DOMAIN, FARIDA, HEAD, OTHER_TENANT, SAMIRA, TOM, Somebody

OLA = Somebody("Ola Nowak", f"ola.nowak@{DOMAIN}", "oid-ola")
UNKNOWN = "I do not know you yet"


async def person_card(samira: Chat, who: Somebody) -> Card:
    """The officer's card of somebody."""
    return await (await samira.say(f"people {who.name}")).press(f"Open {who.name}")


async def handed_over(samira: Chat, who: Somebody, to: Somebody) -> Card:
    """A row whose name and address are those of a successor from now on."""
    form = await (await person_card(samira, who)).press("Change")
    return await form.press("Save", name=to.name, email=to.email)


def audited(store: Store, person: int) -> list[str]:
    """What the audit has of a person's own doing, oldest first."""
    found = select(audit.c.verb).where(audit.c.person_id == person).order_by(audit.c.id)
    return list(store._connection.execute(found).scalars())


def account(who: Somebody) -> Account:
    """Somebody's account."""
    return Account(who.tenant, who.oid)


async def test_a_predecessor_is_not_taken_for_the_successor_who_got_the_row(house: House) -> None:
    samira, head = await officer(house), house.chat(HEAD)
    await head.say("deployments")
    changed = await handed_over(samira, HEAD, OLA)
    assert "On hold until its owner signs in" in changed.words
    row = await house.database.read(lambda store: store.people.has_address(OLA.email))
    assert row is not None
    before = await house.database.read(lambda store: audited(store, row))
    for word in ("hi", "deployments", "visits"):
        told = (await head.say(word)).words
        assert UNKNOWN in told and OLA.name not in told and "Peel Park" not in told
    assert await house.database.read(lambda store: audited(store, row)) == before
    assert await house.database.read(lambda store: store.accounts.of(account(HEAD))) is None
    assert "Hello Ola" in (await house.chat(OLA).say("hi")).words


async def test_a_press_alone_does_not_act_as_the_successor(house: House) -> None:
    samira, farida = await officer(house), house.chat(FARIDA)
    form = await farida.say("visit")
    await handed_over(samira, FARIDA, OLA)
    body = await farida.house.post(form.request("Save record", did="Met.", progress="on_track"))
    assert "Visit recorded" not in str(body) and "Ola" not in str(body)
    assert await house.database.read(lambda store: store.visits.get(1)) is None


async def test_nothing_meant_for_the_successor_goes_to_the_predecessors_chat(
    house: House,
) -> None:
    samira, head = await officer(house), house.chat(HEAD)
    await head.say("hi")
    await recorded(house)
    await handed_over(samira, HEAD, OLA)
    before = len(head.messages)
    await pass_(house, minutes=31)
    for _ in range(8):
        await pass_(house, days=1)
    assert len(head.messages) == before


async def test_what_waits_already_when_the_row_is_handed_over_is_not_sent(house: House) -> None:
    samira, farida = await officer(house), house.chat(FARIDA)
    receipt = await recorded(house, flag="true", hub_note="Please ring.")
    await pass_(house, seconds=1)
    before = [(m.id, m.updates) for m in farida.messages]
    await handed_over(samira, FARIDA, OLA)
    await house.database.write(lambda store: waiting(store, farida, house))
    await pass_(house, minutes=1)
    assert [(m.id, m.updates) for m in farida.messages] == before
    assert receipt.message in {m.id for m in farida.messages}


def waiting(store: Store, chat: Chat, house: House) -> None:
    """A message and an update that were put for a chat."""
    store.outbox.put("welcome", "1", "welcome:again", chat.who.conversation, house.clock())
    touch(slot(1), store, house.clock())


def test_an_address_that_changes_while_somebody_is_met_leaves_the_chat_nobodys(
    small_hub: Place,
) -> None:
    database = small_hub.started()

    def met(store: Store) -> Turn:
        store.accounts.link(account(FARIDA), 1, FARIDA.user_id, NOW, "address")
        at = databases.chat(FARIDA.conversation)
        turn = Turn(NOW, "a1", account(FARIDA), at, What.COMMAND, text="hi")
        looked_up = turn.spoken_by(store.accounts.of(account(FARIDA)))
        assert looked_up.person is not None
        store.people.rename(1, OLA.name, OLA.email)
        return joining.meet(looked_up, None, store)

    assert database.write_now(met).person is None
    assert database.read_now(lambda store: store.conversations.owner(FARIDA.conversation)) is None
    database.close()


async def test_who_signs_in_with_the_new_address_goes_on_as_before(house: House) -> None:
    samira, farida = await officer(house), house.chat(FARIDA)
    await farida.say("hi")
    married = replace(FARIDA, name="Farida Shah", email=f"farida.shah@{DOMAIN}")
    shown = await handed_over(samira, FARIDA, married)
    assert "until they write to Hub Visits" in shown.words
    listed = (await samira.say("people")).words
    assert "has to write to Hub Visits again" in listed
    house.chat(married)
    assert "Hello Farida" in (await farida.say("hi")).words
    asked = len(house.teams.sent("GET"))
    assert "Record a visit" in (await farida.say("visit")).words
    assert len(house.teams.sent("GET")) == asked, "it is asked one time"
    assert "Connected" in (await person_card(samira, married)).words


async def test_an_address_put_right_before_the_next_word_costs_nothing_but_a_word(
    house: House,
) -> None:
    samira, farida = await officer(house), house.chat(FARIDA)
    await farida.say("hi")
    wrong = replace(FARIDA, email=f"frida@{DOMAIN}")
    await handed_over(samira, FARIDA, wrong)
    await handed_over(samira, wrong, FARIDA)
    assert "Hello Farida" in (await farida.say("hi")).words


async def test_a_new_code_lets_an_account_in_whose_sign_in_name_is_another(house: House) -> None:
    samira, farida = await officer(house), house.chat(FARIDA)
    await farida.say("hi")
    moved = replace(FARIDA, email=f"f.malik@{DOMAIN}")
    old = house.invite(FARIDA.email)
    await handed_over(samira, FARIDA, moved)
    assert UNKNOWN in (await farida.say("hi")).words
    assert "did not work" in (await farida.say(old)).words, "a code from before is void"
    assert "You are connected" in (await farida.say(house.invite(moved.email))).words


async def test_an_officer_who_proves_a_new_address_stays_an_officer(house: House) -> None:
    samira = await officer(house)
    married = replace(SAMIRA, name="Samira Shah", email=f"samira.shah@{DOMAIN}")
    await handed_over(samira, SAMIRA, married)
    house.chat(married)
    assert "The hub this week" in (await samira.say("hi")).words


async def test_where_teams_cannot_be_asked_a_doubted_account_does_nothing_and_stays(
    house: House,
) -> None:
    samira, farida = await officer(house), house.chat(FARIDA)
    await farida.say("hi")
    married = replace(FARIDA, email=f"farida.shah@{DOMAIN}")
    await handed_over(samira, FARIDA, married)
    house.chat(married)
    house.teams.failures.append((429, {"Retry-After": "3600"}, {"error": {"code": "Throttled"}}))
    assert "could not say who you are" in (await farida.say("hi")).words
    assert "Hello Farida" in (await farida.say("hi")).words


async def test_a_new_name_alone_is_the_same_person_and_the_officer_is_told(house: House) -> None:
    samira, farida = await officer(house), house.chat(FARIDA)
    await farida.say("hi")
    shown = await handed_over(samira, FARIDA, replace(FARIDA, name="Farida Shah"))
    assert "the same person under a new name" in shown.words
    assert "disconnect it" in shown.words
    assert "Hello Farida" in (await farida.say("hi")).words


@pytest.mark.parametrize("way", ["the form", "an import"])
async def test_who_comes_back_by_any_way_proves_the_account_again(house: House, way: str) -> None:
    samira, head = await officer(house), house.chat(HEAD)
    await head.say("hi")
    person = await person_card(samira, HEAD)
    left = await (await person.press("Take off the list")).press("Take off the list")
    entry = await house.database.read(
        lambda store: next(e for e in store.people.entries() if e.email == HEAD.email)
    )
    if way == "the form":
        await left.press("Put back")
    else:
        back = replace(entry, name=OLA.name, left=False)
        await house.database.write(lambda store: store.people.upsert(back, house.clock()))
    house.chat(replace(HEAD, email="joan.barker@elsewhere.example"))
    assert UNKNOWN in (await head.say("hi")).words


async def test_an_officer_sees_a_persons_accounts_and_takes_one_away(house: House) -> None:
    samira, farida = await officer(house), house.chat(FARIDA)
    await farida.say("hi")
    house.clock.pass_(days=1)
    await farida.say("hi")
    house.clock.pass_(days=1)
    card = await person_card(samira, FARIDA)
    for known in (FARIDA.name, DOMAIN, "by its sign-in name", "Last used yesterday"):
        assert known in card.words
    asked = await card.press("Disconnect")
    assert "Disconnect this account?" in asked.words
    assert "Disconnect" in (await asked.press("Keep as it is")).words
    done = await asked.press("Disconnect")
    assert "only a new one-time code brings it back" in done.words
    assert "new one-time code lets them back in" in done.words and "not opened" not in done.words
    assert "System leader · needs a one-time code" in (await samira.say("people")).words
    before = len(farida.messages)
    await week(house)
    assert len(farida.messages) == before
    assert UNKNOWN in (await farida.say("visit")).words, "its address alone does not bring it back"
    assert "You are connected" in (await farida.say(house.invite(FARIDA.email))).words
    verbs = await house.database.read(lambda store: audited(store, 3))
    assert "person.disconnected" in verbs


async def week(house: House) -> None:
    """A week in which the bot would remind people of what they owe."""
    for _ in range(7):
        await pass_(house, days=1)


async def test_of_two_accounts_the_other_goes_on(house: House) -> None:
    samira, farida = await officer(house), house.chat(FARIDA)
    await farida.say("hi")
    second = house.chat(replace(FARIDA, oid="oid-second", email="f@elsewhere.example"))
    await second.say(house.invite(FARIDA.email))
    card = await person_card(samira, FARIDA)
    await (await card.press("Disconnect")).press("Disconnect")
    assert UNKNOWN in (await farida.say("hi")).words
    assert "Hello Farida" in (await second.say("hi")).words
    chat = await house.database.read(lambda store: store.conversations.personal_of(1))
    assert chat is not None and chat.id == second.who.conversation


async def test_the_account_one_speaks_from_is_not_taken_away(house: House) -> None:
    samira = await officer(house)
    card = await person_card(samira, SAMIRA)
    assert "You are using it now" in card.words
    data = {"person": 3, "tenant": SAMIRA.tenant, "oid": SAMIRA.oid}
    value = {"action": {"verb": "account.disconnect", "data": {"v": 1, **data}}}
    press = samira.activity(
        type="invoke", name="adaptiveCard/action", value=value, replyToId=card.message
    )
    assert "using this account now" in str(await card.answered(press))


async def test_the_officer_role_waits_for_a_code_of_who_came_by_the_address(house: House) -> None:
    samira, tom = await officer(house), house.chat(TOM)
    await tom.say("hi")
    form = await (await person_card(samira, TOM)).press("Change")
    made = await form.press("Save", role="officer")
    assert "Officers come in by a one-time code only" in made.words
    told = (await tom.say("hi")).words
    assert "Type a one-time code into our own chat" in told and f"{SAMIRA.name} at" in told
    assert "The hub this week" not in told
    for word in ("people", "status", "digests", "go live", "visits"):
        assert SAMIRA.email not in (await tom.say(word)).words.replace(f"{SAMIRA.email}.", "")
    assert "Type a one-time code into our own chat" in (await tom.say("people")).words
    assert "4 more tries" in (await tom.say("WRONGWRONG")).words
    code = await made.press("Make a code")
    text = next(word for word in code.words.split(" | ") if len(word) == 10 and word.isupper())
    assert "You are connected" in (await tom.say(text)).words
    assert "The hub this week" in (await tom.say("hi")).words
    assert "on the list" in (await tom.say("people")).words


async def test_an_officers_messages_wait_for_the_code_too(house: House) -> None:
    tom = house.chat(TOM)
    await tom.say("hi")
    await house.database.write(_make_officer)
    before = len(tom.messages)
    await recorded(house, flag="true", hub_note="Please ring.")
    await house.chat(Somebody("Eve", "eve@other.example", "oid-eve", OTHER_TENANT)).say("hi")
    for _ in range(3):
        await pass_(house, days=1)
    words = " ".join(str(m.card) for m in tom.messages[before:])
    assert "Please ring." not in words and "not let in" not in words
    await tom.say(house.invite(TOM.email))
    form = await (await house.chat(FARIDA).say("visit")).press("Record a visit to Titus Salt")
    typed = {"did": "Met.", "progress": "on_track", "flag": "true", "hub_note": "Ring again."}
    await form.press("Save record", **typed)
    await pass_(house, minutes=1)
    await house.teams.until(lambda: "Ring again." in str([m.card for m in tom.messages]))


def _make_officer(store: Store) -> None:
    tom = store.people.by_email(TOM.email)
    assert tom is not None
    held = {next(iter(tom.appointments)), *store.people.holding(Role.OFFICER)[0].appointments}
    store.people.appoint(tom.id, held)


def test_who_reads_a_chat_is_an_officer_there_if_its_account_typed_a_code(small_hub: Place) -> None:
    database = small_hub.started()
    at = databases.chat(SAMIRA.conversation, tenant=SAMIRA.tenant)

    def read(store: Store, *, coded: bool) -> bool:
        officer = store.people.holding(Role.OFFICER)[0]
        store.conversations.put(at, officer.id, coded=coded)
        reader = reader_of(at.id, store)
        assert reader is not None and reader.id == officer.id
        return reader.has(Role.OFFICER)

    assert database.write_now(lambda store: read(store, coded=True))
    assert not database.write_now(lambda store: read(store, coded=False))
    database.close()


async def test_a_sole_officer_without_a_code_is_told_who_makes_one(house: House) -> None:
    tom = house.chat(TOM)
    await tom.say("hi")
    await house.database.write(_make_officer)
    told = (await tom.say("hi")).words
    assert f"app.py invite {TOM.email}" in told


async def test_a_code_of_another_is_not_taken_from_who_is_known(house: House) -> None:
    farida = house.chat(FARIDA)
    await farida.say("hi")
    code = house.invite(TOM.email)
    assert "Hello" not in (await farida.say(code)).words
    assert "You are connected" in (await house.chat(TOM).say(code)).words
