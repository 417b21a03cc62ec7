"""Stories of grants that an officer adds and ends."""

from domain.funding.grants import Grant, GrantKind
from tests.bot.funding.money import OLD, OVERA, WHOLE, fund
from tests.bot.support.keeping import forged, officer, verbs
from tests.conversation import Card, Chat, House
from tests.make import TODAY
from tests.seed import FARIDA, HEAD, PEEL_PARK

TYPED = {"programme": "Opportunity Area", "holder": "101494", "kind": "new", "amount": "£4,200"}


async def form(house: House) -> tuple[Chat, Card]:
    """The form, opened from the list."""
    await house.database.write(fund)
    samira = await officer(house)
    return samira, await (await samira.say("grants")).press("Add a grant")


async def kept(house: House, reference: str) -> Grant:
    found = await house.database.read(lambda store: store.funds.referred(reference))
    assert found is not None
    return found


async def test_a_grant_is_added_with_the_reference_that_is_offered(house: House) -> None:
    samira, card = await form(house)
    assert card.values() == {"school_year": "2026-27", "awarded": TODAY.isoformat()}
    done = await card.press("Add", **TYPED)
    assert "OA-2627-1" in done.words and "Added." in done.words
    assert "£0 of £4,200 used so far, £4,200 left." in done.words
    grant = await kept(house, "OA-2627-1")
    assert (grant.kind, grant.amount, grant.awarded_on) == (GrantKind.NEW, 4_200_00, TODAY)
    assert "grant.added" in await house.database.read(verbs)
    assert "OA-2627-1" in (await samira.say("grants")).words
    # The school that has it reads of it too.
    assert "new · £4,200" in (await house.chat(HEAD).say("grants")).words


async def test_a_new_programme_is_made_with_its_first_grant(house: House) -> None:
    samira, card = await form(house)
    done = await card.press("Add", **TYPED | {"programme": "none", "new_programme": "Maths hubs"})
    assert "MH-2627-1" in done.words and "Maths hubs" in done.words
    again = await (await samira.say("grants")).press("Add a grant")
    assert "Maths hubs" in str(again.shown)
    assert "programme.added" in await house.database.read(verbs)


async def test_all_that_is_wrong_stands_beside_its_question_and_nothing_is_lost(
    house: House,
) -> None:
    _, card = await form(house)
    typed = TYPED | {"amount": "tbc", "school_year": "202-21", "reference": WHOLE, "kind": ""}
    back = await card.press("Add", **typed, new_programme="Maths")
    for words in (
        "“tbc” is not an amount in pounds. Write it like 350 or 1,200.50.",
        "“202-21” is not a school year. Write it like 2020-21.",
        f"There is a grant {WHOLE} already. Write another reference.",
        "Choose what kind of money it is.",
        "One is chosen above. Leave this empty, or choose None of these there.",
    ):
        assert words in back.words
    assert {"amount": "tbc", "school_year": "202-21", "reference": WHOLE}.items() <= (
        back.values().items()
    )
    assert back.values()["holder"] == f"{PEEL_PARK}, Bradford (101494)"
    mended = {"amount": "4200", "school_year": "2026/27", "kind": "additional", "reference": ""}
    done = await back.press("Add", **mended, new_programme="")
    assert "Additional · £4,200 · 2026-27" in done.words


async def test_an_empty_form_says_what_is_needed(house: House) -> None:
    _, card = await form(house)
    back = await card.press("Add", school_year="", amount="")
    assert "five things to fill in, marked *" in back.words
    assert "Choose the school or trust." in back.words


async def test_a_holder_in_words_is_asked_back_with_the_nearest(house: House) -> None:
    _, card = await form(house)
    back = await card.press("Add", **TYPED | {"holder": "Peal Park"})
    assert "Which one is “Peal Park”?" in back.words and PEEL_PARK in str(back.shown)
    assert "Added." in (await back.press("Add")).words


async def test_what_is_carried_forward_is_asked_where_it_was_left(house: House) -> None:
    _, card = await form(house)
    old = await kept(house, OLD)
    whole = await kept(house, WHOLE)
    back = await card.press("Add", **TYPED | {"kind": "carried forward"})
    assert "Choose what it was left of, or None of these." in back.words
    assert f"{OLD} (2025-26, new · £1,500)" in str(back.shown) and WHOLE not in str(back.shown)
    more = await back.press("Add", origin=str(old.id))
    assert f"£4,200 is more than the £1,500 of {OLD}, from which it is carried forward." in (
        more.words
    )
    others = await more.press("Add", origin=str(whole.id))
    assert f"{WHOLE} is another holder's. Choose again." in others.words
    same = await others.press("Add", origin=str(old.id), school_year="2025-26")
    assert f"{OLD} is of 2025-26, which is not an earlier year." in same.words
    done = await same.press("Add", school_year="2026-27", amount="1,200.50", origin=str(old.id))
    assert f"Carried from | {OLD}" in done.words and "£1,200.50" in done.words
    assert (await kept(house, "OA-2627-1")).carried_from == OLD


async def test_where_it_was_left_need_not_be_known(house: House) -> None:
    _, card = await form(house)
    back = await card.press("Add", **TYPED | {"kind": "carried forward"})
    done = await back.press("Add", origin="none")
    assert "It is kept without what it was carried forward from." in done.words
    assert "Carried from | not known" in done.words


async def test_a_grant_like_it_is_asked_about_one_time(house: House) -> None:
    samira, card = await form(house)
    await card.press("Add", **TYPED)
    second = await (await samira.say("grants")).press("Add a grant")
    back = await second.press("Add", **TYPED)
    assert "There is such a grant already: OA-2627-1." in back.words
    body = await back.answered(back.request("Open that one"))
    assert "OA-2627-1" in back.chat.card().words and "£4,200" in str(body)
    assert "OA-2627-2" in (await back.press("Add it all the same")).words


async def test_the_same_press_again_adds_no_second_grant(house: House) -> None:
    samira, card = await form(house)
    request = card.request("Add", **TYPED)
    first = await card.answered(request)
    assert await card.answered(request) == first
    assert "4 grants" in (await samira.say("grants")).words


async def test_a_grant_is_ended_with_a_reason_and_the_end_undone(house: House) -> None:
    await house.database.write(fund)
    samira = await officer(house)
    card = await (await samira.say("grants")).press(f"Open {OLD}")
    asks = await card.press("End this grant")
    assert "no longer counts as money that Peel Park Primary School has" in asks.words
    back = await asks.press("End it")
    assert "Write why it ends." in back.words
    ended = await back.press("End it", why="It was paid twice.")
    assert "Ended." in ended.words and "It was paid twice." in ended.words
    assert (await kept(house, OLD)).ended_on == TODAY
    assert "Ended" in (await samira.say("grants")).words
    # What officers write of it is for officers.
    seen = await house.chat(HEAD).say(f"grants {OLD}")
    assert "Ended" in seen.words and "paid twice" not in str(seen.shown)
    given = await ended.press("Undo the end")
    assert "The end is undone." in given.words and "End this grant" in str(given.shown)
    assert (await kept(house, OLD)).ended_on is None
    assert {"grant.ended", "grant.given_back"} <= set(await house.database.read(verbs))


async def test_who_ends_it_second_is_told_and_what_was_typed_stays(house: House) -> None:
    await house.database.write(fund)
    samira = await officer(house)
    asks = await (await samira.say(f"grants {OLD}")).press("End this grant")
    again = await (await samira.say(f"grants {OLD}")).press("End this grant")
    await asks.press("End it", why="It was paid twice.")
    back = await again.press("End it", why="By mistake.")
    assert "was ended on 23 November 2026 already. Nothing was changed." in back.words
    assert back.values()["why"] == "By mistake."
    kept_on = await back.press("Keep it")
    assert "It was paid twice." in kept_on.words


async def test_an_end_of_the_day_before_yesterday_stays(house: House) -> None:
    await house.database.write(fund)
    samira = await officer(house)
    ended = await (await (await samira.say(f"grants {OLD}")).press("End this grant")).press(
        "End it", why="It was paid twice."
    )
    house.clock.pass_(days=2)
    assert "This can be undone until the day after only." in await ended.refused("Undo the end")
    assert "Undo the end" not in str((await samira.say(f"grants {OLD}")).shown)


async def test_nobody_else_adds_or_ends_a_grant(house: House) -> None:
    await house.database.write(fund)
    old = await kept(house, OLD)
    for who in (FARIDA, HEAD, OVERA):
        chat = house.chat(who)
        listed = await chat.say("grants")
        assert "Add a grant" not in str(listed.shown)
        for verb, data in (
            ("grant.new", {}),
            ("grant.add", TYPED),
            ("grant.end", {"grant": old.id}),
            ("grant.end.yes", {"grant": old.id, "why": "x"}),
            ("grant.undo", {"grant": old.id}),
        ):
            _, body = await house.post(forged(chat, verb, **data))
            assert "error" in body["type"], (verb, body)
    assert (await kept(house, OLD)).ended_on is None
    assert await house.database.read(lambda store: len(store.funds.grants())) == 3
