"""Stories of support that is added on a card."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from tests.bot.prompts.prompting import settled
from tests.bot.support.keeping import PEEL, kept, officer, sought, verbs
from tests.conversation import Card, House
from tests.make import TODAY
from tests.seed import FARIDA, HEAD, PEEL_PARK, TITUS_SALT, TOM

DAY = timedelta(days=1)
TYPED = {
    "focus": "Phonics",
    "days": "6.5",
    "start": TODAY.isoformat(),
    "end": (TODAY + 100 * DAY).isoformat(),
    "yes": "Both heads and Tom, by telephone",
    "yes_on": TODAY.isoformat(),
}


async def code(chat: Any, dataset: str, typed: str) -> str:
    """The code of the first that the client lists."""
    return (await sought(chat, dataset, typed))[0]["value"]


async def opened(house: House) -> tuple[Card, str, str]:
    """The form, with the codes of Titus Salt School and of Tom."""
    samira = await officer(house)
    form = await samira.say("add support")
    school = await code(samira, "places", "titus")
    return form, school, await code(samira, "leaders", "tom")


async def test_support_is_added_and_those_whom_it_concerns_hear_at_once(house: House) -> None:
    tom, head = house.chat(TOM), house.chat(HEAD)
    await tom.say("hi")
    await head.say("hi")
    form, school, leader = await opened(house)
    visit = (TODAY + 7 * DAY).isoformat()
    done = await form.press(
        "Add",
        **TYPED,
        school=school,
        leader=leader,
        aim_1="Year 1 phonics",
        next_visit=visit,
        purpose="Meet the lead",
    )
    assert TITUS_SALT in done.words and "0 of 6.5 days used" in done.words
    assert "1 planned visit" in done.words and "Both heads and Tom" in done.words
    await house.teams.until(lambda: "begins" in tom.card().words)
    await settled(house)
    assert "Tom Ellison" in tom.card().words and "telephone" not in tom.card().words
    assert "Titus" not in head.card().words
    assert TITUS_SALT in (await tom.say("deployments")).words
    assert "Meet the lead" in (await tom.say("planned")).words
    assert "support.added" in await house.database.read(verbs)


async def test_all_that_is_missing_is_said_beside_its_question(house: House) -> None:
    form, _, leader = await opened(house)
    back = await form.press("Add", leader=leader)
    for words in (
        "Choose the school or trust.",
        "Write what the support is about.",
        "Choose the first day.",
        "Write who agreed to it, and how.",
    ):
        assert words in back.words
    assert back.values()["leader"] == leader and "Tom Ellison" in str(back.shown)


async def test_odd_days_are_asked_back_with_all_that_was_typed(house: House) -> None:
    form, school, leader = await opened(house)
    typed = TYPED | {"school": school, "leader": leader}
    back = await form.press(
        "Add", **typed | {"end": "2026-09-01", "days": "about 3", "yes_on": "2027-01-04"}
    )
    assert "That is before the first day, 23 November" in back.words
    assert "I could not read “about 3” as days" in back.words
    assert "4 January 2027 is in the future" in back.words
    far = await back.press("Add", end="2036-07-20", days="0.3", yes_on="")
    assert "20 July 2036 is more than two years away. Check the year." in far.words
    assert "as days. Write them in quarters, like 10 or 4.5." in far.words
    assert far.values()["focus"] == "Phonics"
    assert "Added" in (await far.press("Add", end="", days="4½")).words


async def test_a_name_in_words_is_asked_back_with_the_nearest_as_choices(house: House) -> None:
    form, _, leader = await opened(house)
    back = await form.press("Add", **TYPED, school="Titus Slat School", leader="Tom")
    assert "Which one is “Titus Slat School”?" in back.words
    assert TITUS_SALT in str(back.shown)
    assert back.values()["school"].startswith(TITUS_SALT) and back.values()["leader"] == leader
    assert "Added" in (await back.press("Add")).words


async def test_a_number_or_a_whole_name_needs_no_choice(house: House) -> None:
    form, _, _ = await opened(house)
    done = await form.press("Add", **TYPED, school="107440", leader=TOM.email)
    assert "Added" in done.words and TITUS_SALT in done.words


async def test_nothing_like_it_is_said_too(house: House) -> None:
    form, _, leader = await opened(house)
    back = await form.press("Add", **TYPED, school="Zyzzyva", leader=leader)
    assert "Nothing is like “Zyzzyva”" in back.words
    assert back.values()["focus"] == "Phonics"


async def test_the_words_after_the_command_name_the_school(house: House) -> None:
    samira = await officer(house)
    form = await samira.say("add support titus salt")
    assert form.values()["school"] == f"{TITUS_SALT}, Shipley (107440)"


async def test_support_like_it_is_asked_about_one_time(house: House) -> None:
    form, _, _ = await opened(house)
    typed = TYPED | {"school": "101494", "leader": TOM.email}
    back = await form.press("Add", **typed)
    assert f"already has support for {PEEL_PARK}" in back.words
    body = await back.answered(back.request("Open that one"))
    assert "Early reading" in back.chat.card().words
    assert "Both heads and Tom" in str(body)
    assert "Added" in (await back.press("Add it all the same")).words


async def test_one_leader_twice_and_a_closed_school_are_refused(house: House) -> None:
    form, school, leader = await opened(house)

    def close(store: Any) -> None:
        one = store.organisations.by_urn(107440)
        store.organisations.change(replace(one, open=False))

    back = await form.press("Add", **TYPED, school=school, leader=leader, second=leader)
    assert "That is the first system leader." in back.words
    await house.database.write(close)
    back = await back.press("Add", second="")
    assert f"{TITUS_SALT} is closed." in back.words


async def test_only_an_officer_adds_support_or_looks_anybody_up(house: House) -> None:
    farida = house.chat(FARIDA)
    assert "Only the hub's officers" in (await farida.say("add support")).words
    assert await sought(farida, "places", "peel") == []
    assert await sought(farida, "leaders", "tom") == []


async def test_the_client_lists_what_fits_part_of_a_name_a_town_or_a_number(house: House) -> None:
    samira = await officer(house)
    for typed in ("peel", "PARK prim", "bradford", "1014", "Peal Park"):
        titles = [one["title"] for one in await sought(samira, "places", typed)]
        assert titles[:1] == [f"{PEEL_PARK}, Bradford (101494)"], typed
    assert len(await sought(samira, "places", "")) == 2
    assert await sought(samira, "elsewhere", "peel") == []
    assert await sought(samira, "places", "%") == []


async def test_support_from_before_says_who_leads_it(house: House) -> None:
    card = await kept(await officer(house), PEEL)
    assert "Farida Malik and Tom Ellison" in card.words and "Active" in card.words
