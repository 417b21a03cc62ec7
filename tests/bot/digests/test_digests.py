"""Stories of a channel's digest: when it comes, which records it counts, and the late ones."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from domain.digests.channels import Audience
from domain.digests.counting import DigestState
from domain.people.organisations import Organisation
from domain.people.organisations import OrganisationKind as OrganisationKind
from domain.prompts.calendar import Closure, ClosureKind
from storage.store import Store
from tests.bot.digests.digesting import PLACE, at, linked, looked, officer, record
from tests.conversation import House
from tests.seed import PEEL_PARK, SAMIRA, TITUS_SALT, TOM

MONDAY = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
WEEK = timedelta(days=7)
MINUTE = timedelta(minutes=1)


async def test_it_comes_on_monday_at_eight_and_says_the_week(house: House) -> None:
    channel = await linked(house)
    await record(house, "2026-11-23", "concerns")
    await at(house, MONDAY - MINUTE)
    assert channel.posts == []
    await at(house, MONDAY)
    (said,) = channel.posts
    for words in (
        "Support in our schools | Week of 23 to 27 November",
        "1 | visit",
        "0.5 | days",
        PEEL_PARK,
        "Some concerns",
    ):
        assert words in said
    for never in ("Watched three lessons", "Farida", "Malik"):
        assert never not in said


async def test_it_comes_once_whatever_the_clock_does(house: House) -> None:
    channel = await linked(house)
    await record(house, "2026-11-23")
    for moment in (
        MONDAY,
        MONDAY + MINUTE,
        MONDAY - 2 * MINUTE,
        MONDAY + timedelta(days=1),
        MONDAY - WEEK,
        MONDAY,
    ):
        await at(house, moment)
    assert len(channel.posts) == 1


async def test_after_three_days_without_the_bot_it_is_not_posted_but_its_days_are_in_the_next(
    house: House,
) -> None:
    channel = await linked(house)
    await record(house, "2026-11-23")
    await at(house, MONDAY + timedelta(days=3, minutes=1))
    assert channel.posts == []
    await record(house, "2026-12-02")
    await at(house, MONDAY + WEEK)
    (said,) = channel.posts
    assert "23 November to 4 December" in said
    assert "2 | visits" in said


@pytest.mark.long
async def test_it_comes_at_eight_by_the_clock_on_the_wall_in_summer_and_in_winter(
    house: House,
) -> None:
    channel = await linked(house)
    for monday, hour in (
        ("2027-03-22", 8),
        ("2027-03-29", 7),
        ("2027-10-25", 7),
        ("2027-11-01", 8),
    ):
        moment = datetime.fromisoformat(f"{monday}T{hour:02d}:00:00+00:00")
        before = len(channel.posts)
        await at(house, moment - timedelta(days=4))
        await record(house, f"{moment - timedelta(days=4):%Y-%m-%d}")
        await at(house, moment - MINUTE)
        assert len(channel.posts) == before
        await at(house, moment)
        assert len(channel.posts) == before + 1


async def test_a_late_record_changes_the_same_post_at_most_once_a_minute(house: House) -> None:
    channel = await linked(house)
    await record(house, "2026-11-23")
    await at(house, MONDAY)
    await at(house, MONDAY + timedelta(hours=2))
    await record(house, "2026-11-24")
    await looked(house)
    assert "2 | visits" in channel.posts[0]
    assert channel.updates == 1
    for day in ("2026-11-25", "2026-11-26"):
        house.clock.pass_(seconds=10)
        await record(house, day)
    await looked(house)
    assert channel.updates == 1
    await at(house, MONDAY + timedelta(hours=2, minutes=1))
    assert "4 | visits" in channel.posts[0]
    assert (len(channel.posts), channel.updates) == (1, 2)


async def test_a_colleagues_own_time_joins_the_days_of_the_post(house: House) -> None:
    channel = await linked(house)
    await record(house, "2026-11-23")
    await at(house, MONDAY)
    assert "0.5 | days" in channel.posts[0]
    tom = house.chat(TOM)
    await tom.say("hi")
    value = {"action": {"verb": "visit.time.add", "data": {"v": 1, "visit": 1, "time": "half"}}}
    await house.post(
        tom.activity(type="invoke", name="adaptiveCard/action", value=value, replyToId="x")
    )
    await looked(house)
    assert "1 | day" in channel.posts[0]
    assert (len(channel.posts), channel.updates) == (1, 1)


async def test_after_the_next_post_a_late_record_stands_there_once_as_recorded_late(
    house: House,
) -> None:
    channel = await linked(house)
    await record(house, "2026-11-23")
    await at(house, MONDAY)
    await record(house, "2026-11-30")
    await at(house, MONDAY + WEEK)
    await record(house, "2026-11-25")
    await record(house, "2026-12-07")
    await looked(house)
    assert channel.updates == 0
    await at(house, MONDAY + 2 * WEEK)
    assert "1 visit of earlier weeks" in channel.posts[2]
    assert "1 | visit |" in channel.posts[2]
    await record(house, "2026-12-14")
    await at(house, MONDAY + 3 * WEEK)
    assert [post.count("of earlier weeks") for post in channel.posts] == [0, 0, 1, 0]


async def test_a_digest_that_may_not_have_arrived_is_in_the_next(house: House) -> None:
    channel = await linked(house)
    await record(house, "2026-11-23")
    await looked(house)
    house.teams.failures_in[PLACE] = [(502, {}, {"error": {"code": "BadGateway"}})]
    await at(house, MONDAY)
    assert channel.posts == []
    first = channel.digest("2026-W48")
    assert first is not None
    assert first.out_at is None
    await record(house, "2026-11-30")
    await at(house, MONDAY + WEEK)
    (said,) = channel.posts
    assert "23 November to 4 December" in said
    assert "2 | visits" in said


async def test_a_week_with_nothing_new_is_skipped_with_its_reason(house: House) -> None:
    channel = await linked(house)
    await at(house, MONDAY)
    skipped = channel.digest("2026-W48")
    assert channel.posts == []
    assert skipped is not None
    assert (skipped.state, skipped.reason) == (DigestState.SKIPPED, "nothing new")
    await record(house, "2026-11-25")
    await looked(house)
    assert channel.posts == []
    await at(house, MONDAY + WEEK)
    assert "23 November to 4 December" in channel.posts[0]
    assert "1 | visit |" in channel.posts[0]


async def test_half_term_has_no_digest_and_its_rare_visit_is_in_the_next(house: House) -> None:
    channel = await linked(house)
    closed = Closure(date(2026, 11, 30), date(2026, 12, 6), ClosureKind.HOLIDAY)
    house.database.write_now(lambda store: store.calendars.replace("test", [closed]))
    await record(house, "2026-11-23")
    await at(house, MONDAY)
    await record(house, "2026-11-30", school=TITUS_SALT)
    await at(house, MONDAY + WEEK)
    skipped = channel.digest("2026-W49")
    assert skipped is not None
    assert (skipped.state, skipped.reason) == (DigestState.SKIPPED, "no school week")
    await record(house, "2026-12-07")
    await at(house, MONDAY + 2 * WEEK)
    assert len(channel.posts) == 2
    assert "2 | visits" in channel.posts[1]
    assert "2 | visits | 1 more" in channel.posts[1]
    assert "compared with the last school week" in channel.posts[1]


async def test_a_correction_that_moves_a_visit_to_another_week_moves_it_between_posts(
    house: House,
) -> None:
    channel = await linked(house)
    await record(house, "2026-11-23")
    receipt = await record(house, "2026-11-23", school=TITUS_SALT)
    await at(house, MONDAY)
    assert "2 | visits" in channel.posts[0]
    edit = await receipt.press("Edit")
    await edit.press("Save", date="2026-11-30")
    await looked(house)
    assert "1 | visit |" in channel.posts[0]
    await at(house, MONDAY + WEEK)
    assert "1 | visit |" in channel.posts[1]


async def test_a_visit_moved_back_behind_the_last_post_stands_in_the_next_as_late(
    house: House,
) -> None:
    channel = await linked(house)
    await record(house, "2026-11-23")
    await at(house, MONDAY)
    house.clock.pass_(days=1)
    receipt = await record(house, "2026-12-01", school=TITUS_SALT)
    await at(house, MONDAY + WEEK)
    edit = await receipt.press("Edit")
    await edit.press("Save", date="2026-11-24")
    await looked(house)
    assert "No visit is recorded yet." in channel.posts[1]
    await record(house, "2026-12-07")
    await at(house, MONDAY + 2 * WEEK)
    assert "1 visit of earlier weeks" in channel.posts[2]


async def test_deleting_and_restoring_changes_the_post(house: House) -> None:
    channel = await linked(house)
    await record(house, "2026-11-23")
    receipt = await record(house, "2026-11-23", school=TITUS_SALT)
    await at(house, MONDAY)
    deleted = await (await receipt.press("Delete")).press("Delete record")
    await looked(house)
    assert "1 | visit |" in channel.posts[0]
    house.clock.pass_(minutes=2)
    await deleted.press("Undo")
    await looked(house)
    assert "2 | visits" in channel.posts[0]


async def test_what_a_post_counted_for_good_is_not_counted_again_after_a_deletion_and_its_undo(
    house: House,
) -> None:
    channel = await linked(house)
    receipt = await record(house, "2026-11-23")
    await at(house, MONDAY)
    await record(house, "2026-11-30")
    await at(house, MONDAY + WEEK)
    deleted = await (await receipt.press("Delete")).press("Delete record")
    await deleted.press("Undo")
    await record(house, "2026-12-07")
    await at(house, MONDAY + 2 * WEEK)
    assert "of earlier weeks" not in channel.posts[2]


async def test_what_was_taken_out_of_a_post_in_time_and_comes_back_later_is_late(
    house: House,
) -> None:
    channel = await linked(house)
    for monday in (MONDAY, MONDAY + WEEK):
        await record(house, f"{monday - WEEK:%Y-%m-%d}")
        await at(house, monday)
    receipt = await record(house, "2026-11-24", school=TITUS_SALT)
    await record(house, "2026-12-07")
    await at(house, MONDAY + 2 * WEEK)
    assert "1 visit of earlier weeks" in channel.posts[2]
    deleted = await (await receipt.press("Delete")).press("Delete record")
    await looked(house)
    assert "of earlier weeks" not in channel.posts[2]
    await record(house, "2026-12-14")
    await at(house, MONDAY + 3 * WEEK)
    await deleted.press("Undo")
    await record(house, "2026-12-21")
    await at(house, MONDAY + 4 * WEEK)
    assert [post.count("1 visit of earlier weeks") for post in channel.posts] == [0, 0, 0, 0, 1]


async def test_a_flag_that_was_resolved_at_once_was_answered(house: House) -> None:
    channel = await linked(house)
    await officer(house)
    await record(house, "2026-11-23", flag="true")
    await record(house, "2026-11-23", flag="true", school=TITUS_SALT)
    seat = house.channel("abc", "19:team").seat(SAMIRA)
    await house.teams.until(lambda: len(seat.messages) == 2)
    house.clock.pass_(hours=3)
    await seat.card().press("Mark as resolved")
    await at(house, MONDAY)
    assert "2 raised, 1 answered (after 3 hours), 1 still open" in channel.posts[-1]


async def test_a_channel_that_was_taken_off_gets_nothing(house: House) -> None:
    channel = await linked(house)
    await record(house, "2026-11-23")
    house.database.write_now(lambda store: store.channels.stop(channel.id, house.clock()))
    await at(house, MONDAY)
    assert channel.posts == []
    assert channel.digest("2026-W48") is None


@pytest.mark.parametrize("answer", [(404, "ActivityNotFoundInConversation"), (403, "ServiceError")])
async def test_a_post_that_somebody_deleted_does_not_come_again_and_the_next_one_does(
    house: House, answer: tuple[int, str]
) -> None:
    channel = await linked(house)
    samira = await officer(house)
    await record(house, "2026-11-23")
    await at(house, MONDAY)
    house.teams.failures_in[PLACE] = [
        (answer[0], {}, {"error": {"code": answer[1], "message": "…"}})
    ]
    await record(house, "2026-11-24")
    await looked(house)
    told = (await samira.say("not delivered")).words
    assert (
        "A digest to Support in schools | Mon 30 Nov, 08:00 · its message was deleted there" in told
    )
    house.clock.pass_(days=1)
    await record(house, "2026-11-25")
    await record(house, "2026-12-01")
    await looked(house)
    assert (len(channel.posts), channel.updates) == (1, 0)
    await at(house, MONDAY + WEEK)
    assert "30 November to 4 December" in channel.posts[-1]
    assert "1 | visit | 2 fewer" in channel.posts[-1]


async def test_weeks_in_which_posting_was_stopped_are_no_digests(house: House) -> None:
    channel = await linked(house)
    await officer(house)
    await record(house, "2026-11-23")
    await at(house, MONDAY)
    place = house.channel("abc", "19:team")
    await place.seat(SAMIRA).say("stop posting")
    house.clock.pass_(days=9)
    await record(house, "2026-12-09", school=TITUS_SALT)
    await at(house, MONDAY + 2 * WEEK + MINUTE)
    await (await place.seat(SAMIRA).say("post here")).press("Post here")
    house.clock.pass_(days=2)
    await record(house, "2026-12-16")
    await at(house, MONDAY + 3 * WEEK)
    assert "14 to 18 December" in channel.posts[-1]
    assert "1 | visit |" in channel.posts[-1]
    assert "7 Dec: 0.5" in channel.posts[-1]


async def test_a_channel_of_one_trust_counts_and_follows_only_its_schools(house: House) -> None:
    channel = await linked(house)

    def narrow(store: Store) -> None:
        (school,) = store.organisations.by_name(PEEL_PARK)
        (trust,) = store.organisations.add(
            [Organisation(0, OrganisationKind.TRUST, "The Learning Trust", uid=5)]
        )
        store.organisations.change(replace(school, trust=trust))
        linked_ = store.channels.get(channel.id)
        samira = store.people.by_email(SAMIRA.email)
        assert linked_ is not None
        assert samira is not None
        store.channels.link(
            linked_.conversation, linked_.name, Audience.TRUST, str(trust), samira.id, house.clock()
        )

    house.database.write_now(narrow)
    await record(house, "2026-11-23")
    await record(house, "2026-11-23", school=TITUS_SALT)
    await at(house, MONDAY)
    (said,) = channel.posts
    assert "The Learning Trust" in said
    assert "1 | visit |" in said
    assert TITUS_SALT not in said
    await record(house, "2026-11-24", school=TITUS_SALT)
    await looked(house)
    assert channel.updates == 0
    await record(house, "2026-11-25")
    await looked(house)
    assert "2 | visits" in channel.posts[0]
