"""Stories of organisations that are let in, and let in no more: by an officer, and by a setting."""

from typing import Any

import pytest
from sqlalchemy import select

from domain.operations.imports import Entry
from domain.people.people import Account, Appointment, Role
from storage.engine.database import Database
from storage.store import Store
from storage.tables.operations import audit
from tests.bot.visits.copying import officer, pass_
from tests.clock import Clock
from tests.conversation import Chat, House
from tests.conversation import house as running
from tests.databases import Place
from tests.fake_teams import FakeTeams
from tests.seed import FARIDA, OTHER_TENANT, SAMIRA, STRANGER, Somebody

ELM = "0f1e2d3c-0000-4000-8000-0000000000e1"
EVE = Somebody("Eve Elm", "eve@elm.sch.uk", "oid-eve", ELM)
OF_SETTING = "tenant-setting"
IDA = Somebody("Ida Ash", "ida@ash.sch.uk", "oid-ida", OF_SETTING)
UNKNOWN = "I do not know you yet"
SETTING = f"{OF_SETTING}=ash.sch.uk,yew.sch.uk"


def added(who: Somebody, store: Store) -> None:
    """Somebody more, who leads."""
    held = frozenset({Appointment(Role.LEADER, None)})
    store.people.upsert(Entry(0, who.email, who.name, held), Clock().moment)


async def let_in_at_a_press(house: House, samira: Chat) -> Chat:
    """Eve, whose organisation the officer allowed."""
    await house.database.write(lambda store: added(EVE, store))
    house.teams.tenants["elm.sch.uk"] = ELM
    await (await samira.say("people")).press("Allow")
    eve = house.chat(EVE)
    assert "Hello Eve" in (await eve.say("hi")).words
    return eve


async def test_an_officer_stops_allowing_what_an_officer_allowed(house: House) -> None:
    samira = await officer(house)
    eve = await let_in_at_a_press(house, samira)
    people = await samira.say("people")
    row = next(a for a in stops(people.shown) if a["data"]["tenant"] == ELM)
    asked = await samira.house.post(pressed(samira, people.message, row))
    assert "1 person on the list has an address there" in str(asked)
    sure = {"verb": "tenant.stopped", "data": row["data"]}
    done = await samira.house.post(pressed(samira, people.message, sure))
    assert "elm.sch.uk is let in no more." in str(done)
    before = len(eve.messages)
    for _ in range(3):
        await pass_(house, days=1)
    assert len(eve.messages) == before
    verbs = await house.database.read(
        lambda store: list(store._connection.execute(select(audit.c.verb)).scalars())
    )
    assert "tenant.stopped" in verbs
    house.teams.tenants["elm.sch.uk"] = ELM
    await (await samira.say("people")).press("Allow")
    assert "Hello Eve" in (await eve.say("hi")).words


def stops(card: Any) -> list[dict[str, Any]]:
    """The buttons that stop allowing, wherever they stand."""
    if isinstance(card, dict):
        own = [card] if card.get("verb") == "tenant.stop" and "data" in card else []
        return own + [found for part in card.values() for found in stops(part)]
    if isinstance(card, list):
        return [found for part in card for found in stops(part)]
    return []


def pressed(chat: Chat, message: str, button: dict[str, Any]) -> dict[str, Any]:
    """A press of that button."""
    value = {"action": {"verb": button["verb"], "data": button["data"]}}
    return chat.activity(type="invoke", name="adaptiveCard/action", value=value, replyToId=message)


async def test_a_domain_of_a_tenant_that_stays_is_out_at_the_next_word(house: House) -> None:
    samira = await officer(house)
    there = Somebody("Eve Elm", "eve@elm.sch.uk", "oid-eve", OTHER_TENANT)
    await house.database.write(lambda store: added(there, store))
    await house.database.write(lambda store: store.tenants.follow_setting({OTHER_TENANT: ["x.y"]}))
    await house.database.write(lambda store: store.tenants.allow(OTHER_TENANT, ["elm.sch.uk"]))
    eve = house.chat(there)
    assert "Hello Eve" in (await eve.say("hi")).words
    button: dict[str, Any] = {"verb": "tenant.stopped", "data": {"v": 1, "tenant": OTHER_TENANT}}
    await house.post(pressed(samira, samira.messages[-1].id, button))
    assert UNKNOWN in (await eve.say("hi")).words


async def test_an_officer_does_not_take_out_the_own_organisation(house: House) -> None:
    samira = await officer(house)
    people = await samira.say("people")
    assert SAMIRA.tenant not in str(stops(people.shown))
    for verb in ("tenant.stop", "tenant.stopped"):
        button = {"verb": verb, "data": {"v": 1, "tenant": SAMIRA.tenant}}
        assert "lock yourself out" in str(await house.post(pressed(samira, people.message, button)))
    assert "Hello" in (await house.chat(FARIDA).say("hi")).words


async def test_what_no_officer_allowed_no_officer_stops(house: House) -> None:
    samira, stranger = await officer(house), house.chat(STRANGER)
    await house.database.write(lambda store: store.tenants.follow_setting({OF_SETTING: ["a.b"]}))
    button: dict[str, Any] = {"verb": "tenant.stopped", "data": {"v": 1, "tenant": OF_SETTING}}
    await house.post(pressed(samira, samira.messages[-1].id, button))
    await house.post(pressed(stranger, "m1", button | {"data": {"v": 1, "tenant": ELM}}))
    assert await house.database.read(lambda store: store.tenants.allowed(OF_SETTING))


async def test_a_tenant_taken_out_of_the_setting_is_out_at_the_next_start(
    small_hub: Place, teams: FakeTeams, no_settings: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    async with running(small_hub, teams, clock, allowed_tenants=SETTING) as house:
        await house.database.write(lambda store: added(IDA, store))
        ida = house.chat(IDA)
        assert "Hello Ida" in (await ida.say("hi")).words
    async with running(small_hub, teams, clock, allowed_tenants=SETTING) as house:
        assert "Hello Ida" in (await house.chat(IDA).say("hi")).words, "it stands, so they stay"
    less = f"{OF_SETTING}=yew.sch.uk"
    async with running(small_hub, teams, clock, allowed_tenants=less) as house:
        assert UNKNOWN in (await house.chat(IDA).say("hi")).words
    async with running(small_hub, teams, clock) as house:
        again = house.chat(IDA)
        assert (await house.post(again.activity(type="message", text="hi")))[0] == 403
        chat = await house.database.read(lambda store: store.people.by_email(IDA.email))
        assert chat is not None
        assert "Hello Farida" in (await house.chat(FARIDA).say("hi")).words, "an officer's stays"


async def test_what_an_officer_allowed_stays_when_the_setting_names_it_no_more(
    small_hub: Place, teams: FakeTeams, no_settings: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    async with running(small_hub, teams, clock) as house:
        await house.database.write(lambda store: added(IDA, store))
        await house.database.write(lambda store: store.tenants.allow(OF_SETTING, ["ash.sch.uk"]))
        assert "Hello Ida" in (await house.chat(IDA).say("hi")).words
    settings: tuple[dict[str, Any], ...] = ({"allowed_tenants": SETTING}, {})
    for told in settings:
        async with running(small_hub, teams, clock, **told) as house:
            assert "Hello Ida" in (await house.chat(IDA).say("hi")).words
            domains = await house.database.read(lambda store: store.tenants.domains())
            assert ("yew.sch.uk" in domains[OF_SETTING]) == bool(told)


def test_a_domain_that_the_setting_gives_to_another_tenant_is_doubted(
    database: Database[Store],
) -> None:
    def moved(store: Store) -> None:
        added(IDA, store)
        person = store.people.by_email(IDA.email)
        assert person is not None
        account = Account(IDA.tenant, IDA.oid)
        store.tenants.allow(IDA.tenant, ["ash.sch.uk"])
        store.accounts.link(account, person.id, IDA.user_id, Clock().moment, "address")
        assert store.tenants.follow_setting({"another": ["ash.sch.uk"]}) == {
            IDA.tenant: {"ash.sch.uk"}
        }
        assert store.tenants.domains() == {"another": {"ash.sch.uk"}}

    database.write_now(moved)


async def test_an_officer_allows_several_at_one_time(house: House) -> None:
    samira = await officer(house)
    oak = "0f1e2d3c-0000-4000-8000-0000000000e2"
    ann = Somebody("Ann Oak", "ann@oak.sch.uk", "oid-ann", oak)
    await house.database.write(lambda store: added(EVE, store))
    await house.database.write(lambda store: added(ann, store))
    house.teams.tenants |= {"elm.sch.uk": ELM, "oak.sch.uk": oak}
    form = await (await samira.say("people")).press("Allow several")
    back = await form.press("Allow", domains="elm.sch.uk, Oak School")
    assert "“oak” is not a domain" in back.words
    assert back.values()["domains"] == "elm.sch.uk, Oak School"
    done = await back.press("Allow", domains="elm.sch.uk\nann@oak.sch.uk, ash.sch.uk")
    assert "elm.sch.uk and oak.sch.uk are allowed." in done.words
    assert "Microsoft does not say whose ash.sch.uk is" in done.words
    for who in (EVE, ann):
        assert "Hello" in (await house.chat(who).say("hi")).words


async def test_the_text_to_send_has_the_addresses_of_those_who_never_came(house: House) -> None:
    samira = await officer(house)
    await house.chat(FARIDA).say("hi")
    text = await (await samira.say("people")).press("Invitation text")
    assert "tom.ellison@trust.example; " in text.words or "; tom.ellison" in text.words
    assert FARIDA.email not in text.words
