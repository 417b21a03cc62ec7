"""Stories of what follows an offer by day: reminders, a chase, home cards, releases and texts."""

from datetime import date, timedelta
from functools import partial

import pytest

from domain.support.deployments import Status
from domain.support.offers import ConsentState
from storage.store import Store
from tests.bot.prompts.prompting import at, settled
from tests.bot.support.offer_stories import (
    RELEASE_ASKED,
    SCHOOL_ASKED,
    TICK,
    YES_ASKED,
    all_asked,
    asked,
    offer_of,
)
from tests.bot.support.offered import (
    AMARA,
    EVIDENCE,
    GRACE,
    HUB_NOTE,
    HUGH,
    MEASURE,
    NEED,
    OUTCOME,
    WHY,
    offered,
    parties,
)
from tests.conversation import Chat, House
from tests.make import TODAY
from tests.seed import FARIDA, HEAD, PEEL_PARK, SAMIRA, TOM, Somebody

DAY = timedelta(days=1)


async def agreed(house: House) -> tuple[Chat, Chat, Chat]:
    """All have said yes, the head with a limit; the chats of leader, head and contact."""
    amara, hugh, head = await all_asked(house, AMARA, HUGH, HEAD)
    await (await asked(amara, YES_ASKED)).press("Yes", **TICK)
    await (await asked(hugh, RELEASE_ASKED)).press("Release", most="1", note="not Fridays")
    await (await asked(head, SCHOOL_ASKED)).press("Yes")
    await settled(house)
    return amara, hugh, head


async def test_a_question_is_named_on_the_third_and_fifth_school_day_then_chased(
    house: House,
) -> None:
    hugh, samira = await all_asked(house, HUGH, SAMIRA)
    await settled(house)
    # The question was put on a Monday.
    for day, named in ((1, 0), (2, 0), (3, 1), (4, 0), (7, 1), (8, 0)):
        before = len(hugh.messages)
        at(house, TODAY + day * DAY)
        await settled(house)
        assert len(hugh.messages) - before == named, day
    assert "Would you release Amara Lewis?" in hugh.card().words
    chased = str([m.card for m in samira.messages])
    assert "Would you release Amara Lewis?, asked 23 November" in chased
    assert "Hugh Marsh" in chased


async def test_a_row_opens_the_question_and_says_what_became_of_it(house: House) -> None:
    [hugh] = await all_asked(house, HUGH)
    at(house, TODAY + 3 * DAY)
    await settled(house)
    morning = hugh.card()
    opened = await morning.press("Answer")
    assert RELEASE_ASKED in opened.words
    await opened.press("Release")
    await settled(house)
    before = len(hugh.messages)
    at(house, TODAY + 7 * DAY)
    await settled(house)
    assert len(hugh.messages) == before, "it was answered"


async def test_what_another_head_answered_reads_so_in_the_message_of_the_day(
    house: House,
) -> None:
    hugh, grace = await all_asked(house, HUGH, GRACE)
    at(house, TODAY + 3 * DAY)
    await settled(house)
    place = len(hugh.messages) - 1
    assert "Would you release Amara Lewis?" in hugh.card(place).words
    await (await asked(grace, RELEASE_ASKED)).press("Release")
    await settled(house)
    after = hugh.card(place).words
    assert "Done" in after and "Would you release" not in after, after


@pytest.mark.parametrize("who", [AMARA, HUGH])
async def test_who_is_asked_puts_the_question_off(house: House, who: Somebody) -> None:
    [chat] = await all_asked(house, who)
    at(house, TODAY + 3 * DAY)
    await settled(house)
    done = await chat.card().press("Until next week")
    assert "Not now until 30 Nov" in done.words


async def test_put_off_until_the_fourth_day_it_comes_on_that_day(house: House) -> None:
    [hugh] = await all_asked(house, HUGH)
    at(house, TODAY + 3 * DAY)
    await settled(house)
    done = await hugh.card().press("Until tomorrow")
    assert "Not now until 27 Nov" in done.words
    for day, named in ((4, 1), (7, 1)):
        before = len(hugh.messages)
        at(house, TODAY + day * DAY)
        await settled(house)
        assert len(hugh.messages) - before == named, day


async def test_what_a_head_said_with_a_release_stands_on_the_card(house: House) -> None:
    hugh, grace, head = await all_asked(house, HUGH, GRACE, HEAD)
    amara = (await parties(house, AMARA))[0]
    done = await (await asked(hugh, RELEASE_ASKED)).press(
        "Release", most="1.5", note="never on Mondays"
    )
    seen = await asked(grace, "Hugh Marsh said yes")
    for card in (done, seen):
        assert "at most 1.5 days a term" in card.words and "never on Mondays" in card.words
    mine = await asked(amara, YES_ASKED)
    await mine.press("Yes", **TICK)
    shown = await asked(head, SCHOOL_ASKED)
    assert "never on Mondays" not in shown.words and "a term" not in shown.words
    back = await (await asked(hugh, "You said yes")).press("Take my answer back")
    assert "never on Mondays" not in back.words, "nothing of it was said any more"


async def test_hi_names_the_questions_that_wait(house: House) -> None:
    amara, hugh = await all_asked(house, AMARA, HUGH)
    await settled(house)
    for chat, says in ((amara, YES_ASKED), (hugh, RELEASE_ASKED)):
        home = await chat.say("hi")
        assert "One question waits for your answer" in home.words
        assert says in (await home.press("Answer: Peel Park")).words
    head = house.chat(HEAD)
    assert "question" not in (await head.say("hi")).words


async def test_an_officer_finds_what_waits_for_a_decision(house: House) -> None:
    amara, samira = await all_asked(house, AMARA, SAMIRA)
    await (await (await asked(amara, YES_ASKED)).press("No")).press("Say no")
    await settled(house)
    listed = await (await samira.say("hi")).press("Open: 1 offer to decide about")
    assert "Somebody said no" in listed.words and "0 of 3 said yes" in listed.words
    assert "Choose another" in (await listed.press("Open the offer")).words


async def test_days_over_the_release_are_told_and_never_stopped(house: House) -> None:
    amara, _, head = await agreed(house)
    support = offer_of(house).deployment
    await house.database.write(partial(begin, support))
    opened = await (await amara.say("schools")).press("Open Peel Park")
    assert "At most 1 days a term; not Fridays" in opened.words
    for day, over in ((date(2026, 12, 7), False), (date(2026, 12, 8), True)):
        form = await opened.press("Plan a visit")
        told = await form.press("Plan the visit", on=day.isoformat())
        says = "Elmwood Primary School released 1 day this term; this is the second."
        assert (says in told.words) is over
    assert "Fridays" not in (await (await head.say("schools")).press("Open Peel Park")).words


def begin(support: int, store: Store) -> None:
    """Has agreed support be active."""
    from sqlalchemy import update

    from storage.tables.support import deployments

    changed = update(deployments).where(deployments.c.id == support)
    store._connection.execute(changed.values(status=Status.ACTIVE))


async def test_what_is_proposed_is_in_no_list_but_an_officers(house: House) -> None:
    amara, hugh, head, samira = await all_asked(house, AMARA, HUGH, HEAD, SAMIRA)
    await settled(house)
    support = offer_of(house).deployment
    for chat in (amara, hugh, head):
        for words in ("schools", "hi", "steps", "my visits", "agreements"):
            before = len(chat.messages)
            told = (await chat.say(words)).words
            assert "Proposed" not in told and f"deployment': {support}" not in told, words
            assert len(chat.messages) == before + 1
    assert "Amara" not in (await head.say("schools")).words
    assert "Proposed" in (await samira.say("schools")).words


async def test_what_a_party_must_not_read_is_in_nothing_that_was_sent_to_it(house: House) -> None:
    amara, hugh, head = await agreed(house)
    await settled(house)
    told = {chat.who: str([m.card for m in chat.messages]) for chat in (amara, hugh, head)}
    for who, secrets in (
        (AMARA, (HUB_NOTE, WHY, MEASURE, "£390", "£300")),
        (HUGH, (HUB_NOTE, WHY, MEASURE, OUTCOME, EVIDENCE, "£390")),
        (HEAD, (HUB_NOTE, WHY, "£300", "not Fridays", "15 a year")),
    ):
        assert [words for words in secrets if words in told[who]] == [], who.name


@pytest.mark.parametrize("who", [FARIDA, TOM])
async def test_nobody_else_answers_or_opens_a_question(house: House, who: object) -> None:
    assert who in (FARIDA, TOM)
    [amara] = await all_asked(house, AMARA)
    card = await asked(amara, YES_ASKED)
    stranger = house.chat(FARIDA if who is FARIDA else TOM)
    other = await stranger.say("schools")
    for title, typed in (("Yes", TICK), ("No", {})):
        data = card.request(title, **typed)["value"]["action"]
        pressed = other.request("Open steps")
        pressed["value"]["action"] |= {"verb": data["verb"], "data": data["data"]}
        assert "nothing here for you" in str(await other.answered(pressed))
    assert {c.state for c in offer_of(house).consents} == {ConsentState.ASKED, ConsentState.WAITS}


async def test_an_offer_holds_the_support_as_it_is(house: House) -> None:
    """What those who were asked agreed to is not changed under their hands."""
    from tests.bot.support.keeping import kept

    await house.database.write(offered)
    [samira] = await parties(house, SAMIRA)
    card = await kept(samira, offer_of(house).deployment)
    form = await card.press("Change")
    told = await form.press("Save", days="9")
    assert "Take the offer back first" in told.words
    assert NEED in told.words and PEEL_PARK in told.words
