"""Stories of an officer and the digest, in the chat and the channel: preview and switch."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from domain.delivery.conversations import Conversation, Surface
from domain.digests.channels import Audience
from domain.prompts.calendar import DAY, Closure, ClosureKind
from storage.store import Store
from tests.bot.digests.digesting import PLACE, at, linked, looked, officer, record
from tests.conversation import Chat, House
from tests.fake_teams import APP_ID
from tests.make import TODAY
from tests.seed import FARIDA, PEEL_PARK, SAMIRA, TENANT, TITUS_SALT

MONDAY = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)


def in_channel(who: Chat, channel: int, verb: str, **data: Any) -> dict[str, Any]:
    """The press of a button on a card of the channel."""
    value = {
        "action": {
            "type": "Action.Execute",
            "verb": verb,
            "data": {"v": 1, "channel": channel, **data},
        }
    }
    return who.activity(
        type="invoke",
        name="adaptiveCard/action",
        value=value,
        replyToId="m1",
        conversation={
            "id": f"{PLACE};messageid=1",
            "conversationType": "channel",
            "tenantId": TENANT,
        },
        channelData={"tenant": {"id": TENANT}, "channel": {"id": PLACE}, "team": {"id": "19:team"}},
    )


async def test_an_officer_reads_the_week_so_far_and_no_channel_hears_of_it(house: House) -> None:
    channel = await linked(house)
    samira = await officer(house)
    await record(house, "2026-11-23", "off_track")
    said = (await samira.say("digest")).words
    for words in (
        "This week so far",
        "Monday 23 November to today",
        "1 | visit",
        PEEL_PARK,
        "Off track",
    ):
        assert words in said
    await looked(house)
    assert channel.posts == []
    await at(house, MONDAY)
    assert len(channel.posts) == 1


async def test_without_a_channel_it_is_about_all_support(house: House) -> None:
    samira = await officer(house)
    said = await samira.say("digest")
    assert "No visit is recorded yet." in said.words
    assert "Next digest" not in said.words
    assert PEEL_PARK in (await said.press("Supported schools")).words


async def test_what_waits_opens_from_the_week_so_far_and_from_the_preview(house: House) -> None:
    channel = await linked(house)
    samira = await officer(house)
    nothing = await samira.say("digest")
    assert "Records missing" not in nothing.words and "Open flags" not in nothing.words
    house.database.write_now(lambda store: store.planned_visits.add(2, 1, TODAY - 6 * DAY))
    await record(house, "2026-11-23", flag="true")
    so_far = await samira.say("digest")
    for card in (so_far, await so_far.press("Next digest in Support in schools")):
        missing = await card.press("Records missing")
        assert "1 visit without a record" in missing.words and TITUS_SALT in missing.words
        flags = await card.press("Open flags")
        assert PEEL_PARK in flags.words
    await at(house, MONDAY)
    assert any("Support in our schools" in post for post in channel.posts)
    for post in channel.posts:
        assert "Records missing" not in post and "Open flags" not in post


async def test_of_several_channels_one_is_chosen(house: House) -> None:
    await linked(house)

    def link(store: Store) -> int:
        place = Conversation(
            "19:two", Surface.CHANNEL, TENANT, house.teams.service_url, f"28:{APP_ID}"
        )
        store.conversations.put(place, None)
        who = store.people.by_email(SAMIRA.email)
        assert who is not None
        return store.channels.link(
            "19:two", "Reading", Audience.PROGRAMME, "Reading for all", who.id, house.clock()
        )

    house.database.write_now(link)
    samira = await officer(house)
    await record(house, "2026-11-23")
    everything = await samira.say("digest")
    assert "1 | visit |" in everything.words
    narrow = await everything.press("Reading")
    assert "Reading for all" in narrow.words
    assert "No visit is recorded yet." in narrow.words
    assert PEEL_PARK not in narrow.words


async def test_nobody_else_gets_a_digest(house: House) -> None:
    channel = await linked(house, digest=False)
    farida = house.chat(FARIDA)
    assert "officers" in (await farida.say("digest")).words
    value = {
        "action": {"verb": "digest.switch", "data": {"v": 1, "channel": channel.id, "on": True}}
    }
    press = farida.activity(type="invoke", name="adaptiveCard/action", value=value, replyToId="x")
    _, body = await house.post(press)
    assert "nothing here for you" in body["value"]["message"]
    await record(house, "2026-11-23")
    await at(house, MONDAY)
    assert channel.posts == []


async def test_the_preview_is_what_the_channel_then_gets_and_until_the_switch_nothing_is_posted(
    house: House,
) -> None:
    channel = await linked(house, digest=False)
    samira = await officer(house)
    await record(house, "2026-11-23", "concerns")
    preview = await (await samira.say("digest")).press("Next digest in Support in schools")
    assert "Digests are off, so nothing is posted." in preview.words
    assert "Due Monday 30 November, 08:00 · as it would read now" in preview.words
    await at(house, MONDAY)
    assert channel.posts == []
    house.clock.moment = MONDAY + timedelta(days=1)
    on = await preview.press("Switch digests on")
    assert "Due Monday 7 December, 08:00" in on.words
    await looked(house)
    assert channel.posts == []
    house.clock.moment = MONDAY + timedelta(days=2)
    await record(house, "2026-12-02", "off_track")
    preview = await on.press("Preview again")
    await at(house, MONDAY + timedelta(days=7))
    (posted,) = channel.posts
    title, week, told = posted.partition("Week of 30 November to 4 December | ")
    assert (title, week + told.partition(" | Updated")[0] in preview.words) == (
        "Support in our schools | ",
        True,
    )
    off = await preview.press("Switch digests off")
    assert "Digests are off" in off.words


async def test_switched_on_again_the_next_digest_tells_of_its_week_and_compares(
    house: House,
) -> None:
    channel = await linked(house)
    samira = await officer(house)
    await record(house, "2026-11-23")
    await at(house, MONDAY)
    preview = await (await samira.say("digest")).press("Next digest in Support in schools")
    off = await preview.press("Switch digests off")
    for week, day in enumerate(("2026-12-02", "2026-12-09", "2026-12-16"), start=1):
        house.clock.moment = MONDAY + timedelta(days=7 * week - 3)
        await record(house, day, school=TITUS_SALT)
        await at(house, MONDAY + timedelta(days=7 * week))
    off = await off.press("Preview again")
    on = await off.press("Switch digests on")
    assert "21 to 25 December" in off.words
    assert "21 to 25 December" in on.words
    house.clock.pass_(days=1)
    await record(house, "2026-12-22")
    await at(house, MONDAY + timedelta(days=28))
    assert len(channel.posts) == 2
    assert "21 to 25 December" in channel.posts[1]
    assert "1 | visit | as before" in channel.posts[1]
    assert "14 Dec: 0.5" in channel.posts[1]


async def test_in_half_term_the_next_digest_is_that_of_the_school_week_after(house: House) -> None:
    channel = await linked(house, digest=False)
    samira = await officer(house)
    closed = Closure(date(2026, 11, 23), date(2026, 11, 27), ClosureKind.HOLIDAY)
    house.database.write_now(lambda store: store.calendars.replace("test", [closed]))
    await record(house, "2026-11-23")
    preview = await (await samira.say("digest")).press("Next digest in Support in schools")
    on = await preview.press("Switch digests on")
    for card in (preview, on):
        assert "Due Monday 7 December, 08:00" in card.words
        assert "23 November to 4 December" in card.words
        assert "was skipped" not in card.words
    await at(house, MONDAY)
    assert channel.posts == []
    again = (await on.press("Preview again")).words
    assert "Due Monday 7 December, 08:00" in again
    assert "The last one was skipped: no school week." in again
    assert "23 November to 4 December" in again
    closed = Closure(date(2026, 11, 23), date(2028, 11, 27), ClosureKind.HOLIDAY)
    house.database.write_now(lambda store: store.calendars.replace("test", [closed]))
    assert "Due Monday 7 December, 08:00" in (await on.press("Preview again")).words


async def test_in_the_channel_the_preview_goes_to_the_officers_own_chat(house: House) -> None:
    channel = await linked(house, digest=False)
    samira = await officer(house)
    before = len(samira.messages)
    _, body = await house.post(in_channel(samira, channel.id, "digest.preview"))
    assert "your own chat" in str(body)
    await house.teams.until(lambda: len(samira.messages) == before + 1)
    assert "The next digest in Support in schools" in samira.card().words
    assert channel.posts == []


async def test_in_the_channel_the_switch_says_so_there(house: House) -> None:
    channel = await linked(house, digest=False)
    samira = await officer(house)
    await house.post(in_channel(samira, channel.id, "digest.switch", on=True))
    await channel.until("Digests are on in this channel")
    assert "The next is due Monday 30 November, 08:00" in channel.posts[-1]
    await record(house, "2026-11-23")
    await at(house, MONDAY)
    await channel.until("23 to 27 November")


async def test_what_the_channel_gets_follows_the_switch_wherever_it_was_pressed(
    house: House,
) -> None:
    samira = await officer(house)
    place = house.channel()
    linked_ = await (await place.seat(SAMIRA).say("post here")).press("Post here")
    assert "The weekly digest is still off" in linked_.words
    preview = await (await samira.say("digest")).press("Next digest in the channel")
    on = await preview.press("Switch digests on")
    await house.teams.until(lambda: "The weekly digest is on" in place.seat(SAMIRA).card().words)
    await on.press("Switch digests off")
    await house.teams.until(
        lambda: "The weekly digest is still off" in place.seat(SAMIRA).card().words
    )


async def test_switched_on_twice_no_week_is_lost(house: House) -> None:
    channel = await linked(house)
    samira = await officer(house)
    await record(house, "2026-11-23")
    preview = await (await samira.say("digest")).press("Next digest in Support in schools")
    off = preview.request("Switch digests off")
    off["value"]["action"]["data"]["on"] = True
    house.clock.moment = MONDAY + timedelta(days=3, minutes=1)
    await samira.card().answered(off)
    await record(house, "2026-12-02")
    await at(house, MONDAY + timedelta(days=7))
    assert "23 November to 4 December" in channel.posts[0]


async def test_who_has_no_chat_with_the_bot_is_told_to_open_one(house: House) -> None:
    channel = await linked(house, digest=False)
    samira = await officer(house)
    house.database.write_now(lambda store: store.conversations.stop(SAMIRA.conversation, "gone"))
    _, body = await house.post(in_channel(samira, channel.id, "digest.preview"))
    assert "Open our own chat first" in body["value"]["message"]
