"""Stories of a channel: an officer chooses, narrows and stops it; the app leaves it."""

from dataclasses import replace
from typing import Any

from bot.delivery.message import Message, Rendered, Skip
from bot.messages import render
from domain.delivery.delivery import OutboxRow
from domain.operations.imports import Changes
from domain.people.organisations import Organisation, OrganisationKind
from domain.support.deployments import Status
from storage.store import Store
from tests.conversation import Card, Channel, Chat, House
from tests.make import NOW
from tests.seed import (
    FARIDA,
    HEAD,
    OTHER_TENANT,
    PEEL_PARK,
    SAMIRA,
    STRANGER,
    TITUS_SALT,
    TOM,
    Somebody,
)

OFFICERS_ONLY = "Only hub officers choose where the hub posts. Please ask one of them."


async def connected(house: House, who: Somebody = SAMIRA) -> Chat:
    """An officer's chat with the bot."""
    officer = house.chat(who)
    await officer.say(house.invite(who.email))
    return officer


async def linked(house: House, channel: Channel, about: str = "all") -> Card:
    """The card that says what the channel gets, chosen by the officer."""
    asked = await channel.seat(SAMIRA).say("post here")
    return await asked.press("Post here", about=about)


async def flagged(house: House, school: str = PEEL_PARK) -> Card:
    """The receipt of a flagged record."""
    shown = await house.chat(FARIDA).say("visit")
    schools = await shown.press("Another school") if "Another school" in shown.words else shown
    form = await schools.press(f"Record a visit to {school}")
    return await form.press(
        "Save record", did="Met the head.", progress="on_track", flag="true", hub_note="Ring me."
    )


def member(who: Somebody, **changes: Any) -> dict[str, Any]:
    """Somebody as Teams lists the members of a channel."""
    told = {"id": who.user_id, "name": who.name, "email": who.email, "userPrincipalName": who.email}
    return told | {"aadObjectId": who.oid, "tenantId": who.tenant, "userRole": "user"} | changes


def in_a_trust(store: Store) -> int:
    """Puts the first school into a trust; gives its id."""
    school = store.organisations.by_urn(101494)
    assert school is not None
    changed = (
        Organisation(-1, OrganisationKind.TRUST, "Aire Valley Trust", uid=2001),
        replace(school, trust=-1),
    )
    store.imports.write(Changes(organisations=changed), NOW)
    trust = store.organisations.by_uid(2001)
    assert trust is not None
    return trust.id


async def test_an_officer_is_told_who_reads_the_channel_and_asked_once(house: House) -> None:
    await connected(house)
    channel = house.channel()
    house.teams.channels[channel.team] = [{"id": channel.id, "name": "School support"}]
    house.teams.rosters[channel.id] = [
        *(member(who) for who in (SAMIRA, FARIDA)),
        member(STRANGER),
        member(
            STRANGER,
            name="Ann Other",
            email="ann@other.example",
            userPrincipalName="x#EXT#@trust.example",
        ),
        member(
            STRANGER,
            name="Bo Else",
            email="bo@else.example",
            userPrincipalName="bo@else.example",
            tenantId="t9",
        ),
        *(
            member(STRANGER, name=f"Visitor {n}", email="", userPrincipalName=f"v{n}@x.example")
            for n in range(9)
        ),
    ]
    asked = await channel.seat(SAMIRA).say("post here")
    assert "School support" in asked.words
    assert "13 members and 1 guest" in asked.words
    assert "Guests: Ann Other." in asked.words
    assert "From another organisation's Microsoft 365: Bo Else." in asked.words
    assert "Sam Stray, Ann Other, Bo Else, Visitor 0, Visitor 1 and 7 more" in asked.words
    assert FARIDA.name not in asked.words
    told = await asked.press("Post here")
    assert "This channel gets the hub's posts | All support" in told.words
    await house.teams.until(lambda: "This channel gets" in channel.seat(TOM).card().words)
    kept = house.database.read_now(lambda store: store.channels.of(channel.id))
    assert kept is not None
    assert (kept.name, channel.threads) == ("School support", [])


async def test_somebody_who_left_and_still_reads_the_channel_is_named(house: House) -> None:
    await connected(house)
    channel = house.channel()
    house.teams.rosters[channel.id] = [member(who) for who in (SAMIRA, FARIDA, TOM)]
    house.database.write_now(lambda store: store.people.leave(2, house.clock()))
    asked = await channel.seat(SAMIRA).say("post here")
    assert TOM.name in asked.words
    assert FARIDA.name not in asked.words


async def test_where_teams_does_not_say_who_reads_the_officer_is_told_so(house: House) -> None:
    await connected(house)
    channel = house.channel()
    await channel.seat(SAMIRA).say("post here")
    house.teams.failures.append((403, {}, None))
    assert "Teams does not say who can read" in (await channel.seat(SAMIRA).say("post here")).words


async def test_only_officers_choose_and_others_get_one_line(house: House) -> None:
    await connected(house)
    channel = house.channel()
    await house.chat(FARIDA).say("hi")
    farida = channel.seat(FARIDA)
    assert (await farida.say("post here")).words == OFFICERS_ONLY
    assert (await farida.say("stop posting")).words == OFFICERS_ONLY
    assert house.teams.calls[-1].path.endswith("activities"), (
        "who reads the channel was not asked for"
    )
    asked = await channel.seat(SAMIRA).say("Post here.")
    assert await replace(asked, chat=farida).refused("Post here") == OFFICERS_ONLY
    told = await asked.press("Post here")
    assert await replace(told, chat=farida).refused("Stop posting") == OFFICERS_ONLY
    assert house.database.read_now(lambda store: [c.stopped for c in store.channels.active()]) == [
        False
    ]


async def test_a_channel_that_is_narrowed_to_a_trust_hears_of_no_other_school(house: House) -> None:
    samira = await connected(house)
    channel = house.channel()
    trust = house.database.write_now(in_a_trust)
    told = await linked(house, channel, about=f"trust:{trust}")
    assert "Support for Aire Valley Trust and its schools" in told.words
    await flagged(house)
    await house.teams.until(lambda: len(channel.threads) == 1)
    assert len(samira.messages) == 1
    await flagged(house, TITUS_SALT)
    await house.teams.until(lambda: len(samira.messages) == 2)
    assert TITUS_SALT in samira.card().words
    assert len(channel.threads) == 1


async def test_a_channel_is_narrowed_to_one_kind_of_support_or_one_phase(house: House) -> None:
    samira = await connected(house)
    channel = house.channel()

    def sort(store: Store) -> None:
        support = tuple(
            replace(one, strand="ITT" if "history" in one.focus else "CPD")
            for one in store.imports.snapshot().deployments.values()
        )
        store.imports.write(Changes(deployments=support), NOW)

    house.database.write_now(sort)
    asked = await channel.seat(SAMIRA).say("post here")
    for option in ("CPD (kind of support)", "ITT (kind of support)", "primary schools"):
        assert f"Only {option}" in asked.words
    told = await asked.press("Post here", about="phase:Primary")
    assert "Support for primary schools" in told.words
    await flagged(house)
    await house.teams.until(lambda: len(channel.threads) == 1)
    again = await channel.seat(SAMIRA).say("post here")
    changed = await again.press("Change", about="strand:ITT")
    assert "ITT (kind of support)" in changed.words
    before = len(samira.messages)
    await flagged(house, TITUS_SALT)
    await house.teams.until(lambda: len(channel.threads) == 2)
    assert len(samira.messages) == before
    assert "Choose from the list" in await again.refused("Change", about="strand:Sport")


async def test_what_is_set_is_shown_and_can_be_changed(house: House) -> None:
    await connected(house)
    channel = house.channel()
    trust = house.database.write_now(in_a_trust)
    first = await linked(house, channel)
    again = await channel.seat(SAMIRA).say("post here")
    assert "Now: all support" in again.words
    assert "Aire Valley Trust" in (await again.press("Change", about=f"trust:{trust}")).words
    await house.teams.until(
        lambda: all("Aire Valley" in str(m.card) for m in channel.messages if m.updates)
    )
    assert "Aire Valley Trust" in str(
        next(m.card for m in channel.messages if m.id == first.message)
    )
    assert "Choose from the list" in await again.refused("Change", about="trust:999")


async def test_an_audience_whose_support_is_over_stays_chosen_until_another_is(
    house: House,
) -> None:
    await connected(house)
    channel = house.channel()
    trust = house.database.write_now(in_a_trust)
    await linked(house, channel, about=f"trust:{trust}")

    def over(store: Store) -> None:
        standing = store.imports.snapshot().deployments.values()
        ended = tuple(replace(one, status=Status.COMPLETED) for one in standing)
        store.imports.write(Changes(deployments=ended), NOW)

    house.database.write_now(over)
    again = await channel.seat(SAMIRA).say("post here")
    assert "Only Aire Valley Trust" in again.words
    assert "Support for Aire Valley Trust" in (await again.press("Change")).words
    assert "Choose from the list" in await again.refused("Change", about="")
    assert "All support" in (await again.press("Change", about="all")).words
    assert "Choose from the list" in await again.refused("Change", about=f"trust:{trust}")


async def test_posting_stops_by_word_or_button_and_begins_again(house: House) -> None:
    samira = await connected(house)
    channel = house.channel()
    told = await linked(house, channel)
    word = await channel.seat(SAMIRA).say("stop posting")
    assert "To begin again: @Hub Visits post here" in word.words
    await house.teams.until(lambda: "posts nothing here" in str(channel.messages[0].card))
    await flagged(house)
    await house.teams.until(lambda: len(samira.messages) == 2)
    again = await linked(house, channel)
    assert again.words == told.words
    assert "posts nothing here" in (await again.press("Stop posting")).words
    assert channel.threads == []
    assert "posts nothing here" in (await channel.seat(SAMIRA).say("stop posting")).words


async def test_the_app_leaves_a_team_and_comes_back_without_asking_anew(house: House) -> None:
    samira = await connected(house)
    channel, general = house.channel(), house.channel("hub")
    await linked(house, channel)
    await general.event(STRANGER, type="installationUpdate", action="remove")
    await flagged(house)
    await house.teams.until(lambda: len(samira.messages) == 2)
    await general.event(STRANGER, type="installationUpdate", action="add")
    await flagged(house, TITUS_SALT)
    await house.teams.until(lambda: len(channel.threads) == 1)
    assert len(samira.messages) == 2


async def test_another_teams_leaving_changes_nothing(house: House) -> None:
    await connected(house)
    channel = house.channel()
    await linked(house, channel)
    await house.channel("other", "19:other@thread.tacv2").event(
        TOM, type="installationUpdate", action="remove"
    )
    await flagged(house)
    await house.teams.until(lambda: len(channel.threads) == 1)


async def test_anything_else_in_a_channel_is_answered_in_the_chat(house: House) -> None:
    await house.chat(HEAD).say("hi")
    channel = house.channel()
    for words in ("visit", "hi", "digest of last week please", "post it there", ""):
        assert "Ask me in our chat" in (await channel.seat(HEAD).say(words)).words
    thread = {message.thread for message in channel.messages}
    assert len(thread) == 5, "each in its own thread"


async def test_an_officers_name_from_another_tenant_chooses_nothing(house: House) -> None:
    await connected(house)
    asked = await house.channel().seat(SAMIRA).say("post here")
    guest = house.channel().seat(replace(SAMIRA, tenant=OTHER_TENANT))
    body = await asked.answered(replace(asked, chat=guest).request("Post here"))
    assert not body["type"].endswith("card.adaptive")
    assert house.database.read_now(lambda store: store.channels.active()) == []


async def test_a_flag_is_not_posted_where_posting_stopped_before_it_was_sent(house: House) -> None:
    await connected(house)
    channel = house.channel()
    await linked(house, channel)

    def flagged_then_stopped(store: Store) -> tuple[Rendered, Rendered]:
        record = store.visits.get(1)
        concern = store.concerns.of(1)
        assert record is not None and concern is not None
        row = OutboxRow(1, "k", "concern", str(concern.id), channel.id, NOW)
        before = render(row, NOW, store)
        store.channels.stop(1, NOW)
        return before, render(row, NOW, store)

    await flagged(house)
    before, after = house.database.write_now(flagged_then_stopped)
    assert isinstance(before, Message)
    assert after == Skip("not allowed")
