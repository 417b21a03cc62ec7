"""Stories of support: listed with the worst first, opened, and what each reader finds there."""

from sqlalchemy import update

from domain.support.deployments import Status
from storage.tables.support import deployments
from tests.bot.prompts.prompting import DAY, did
from tests.bot.visits.copying import pass_
from tests.bot.visits.test_concerns import officer
from tests.conversation import Card, Chat, House
from tests.make import TODAY
from tests.seed import FARIDA, HEAD, PEEL_PARK, TITUS_SALT, TOM


def put(house: House, deployment: int, status: Status) -> None:
    """Gives a support another status."""
    one = update(deployments).where(deployments.c.id == deployment).values(status=status)
    did(house, lambda store: store._connection.execute(one))


def facts_of(card: Card) -> list[dict[str, str]]:
    """The keys and values on a card."""
    return [fact for each in card.shown["body"] for fact in each.get("facts", ())]


async def recorded(house: House, school: str, progress: str) -> Chat:
    """Farida records a visit."""
    chat = house.chat(FARIDA)
    form = await (await chat.say("schools")).press(f"Record a visit to {school}")
    await form.press("Save record", did="Watched a lesson.", progress=progress)
    return chat


async def test_what_needs_a_look_stands_first(house: House) -> None:
    chat = await recorded(house, TITUS_SALT, "off_track")
    listed = (await chat.say("schools")).words
    assert listed.startswith("My schools") and "Off track" in listed
    assert listed.index(TITUS_SALT) < listed.index("Early reading")
    samira = await officer(house)
    hubs = (await samira.say("deployments")).words
    assert hubs.startswith("Supported schools")
    assert hubs.index(f"Open {TITUS_SALT}") < hubs.index(f"Open {PEEL_PARK}")


async def test_a_row_opens_the_support_with_what_was_and_what_is_to_come(house: House) -> None:
    chat = await recorded(house, PEEL_PARK, "concerns")
    opened = await (await chat.say("schools")).press(f"Open {PEEL_PARK}")
    for said in ("Early reading", "Bradford", "Primary", "0.5 of 10 days used", "Some concerns"):
        assert said in opened.words
    plan = await opened.press("Plan a visit")
    await plan.press("Plan the visit", on=(TODAY + 3 * DAY).isoformat())
    again = await (await chat.say("schools")).press(f"Open {PEEL_PARK}")
    planned = await again.press("Open the visit of Thu 26 Nov")
    assert "Move or change" in str(planned.shown)
    assert "Watched a lesson." in (await again.press("Open the record of Mon 23 Nov")).words


async def test_an_officer_may_plan_and_change_any_visit_there(house: House) -> None:
    samira = await officer(house)
    opened = await (await samira.say("schools")).press(f"Open {TITUS_SALT}")
    assert "Record a visit" not in opened.words and "Plan a visit" in opened.words
    planned = await opened.press("Open the visit of Mon 7 Dec")
    assert "Call off" in str(planned.shown)


async def test_a_school_reads_what_it_knows_and_plans_nothing(house: House) -> None:
    head = house.chat(HEAD)
    await head.say("hi")
    await recorded(house, PEEL_PARK, "off_track")
    quiet = await (await head.say("schools")).press(f"Open {PEEL_PARK}")
    assert "Off track" not in quiet.words and "Last visits" not in quiet.words
    await pass_(house, hours=1)
    known = await (await head.say("schools")).press(f"Open {PEEL_PARK}")
    assert "Off track" in known.words and "Plan a visit" not in known.words
    assert "Is this how it was?" in (await known.press("Open the record of Mon 23 Nov")).words


async def test_support_of_others_opens_to_nobody(house: House) -> None:
    listed = await house.chat(FARIDA).say("schools")
    data = listed.action(f"Open {TITUS_SALT}")["data"]
    other = await house.chat(TOM).say("schools")
    pressed = other.request("Open steps")
    pressed["value"]["action"] |= {"verb": data["verb"], "data": data}
    assert "nothing here for you" in str(await other.answered(pressed))


async def test_what_is_proposed_or_paused_stands_there_with_a_badge(house: House) -> None:
    put(house, 1, Status.PROPOSED)
    put(house, 2, Status.PAUSED)
    samira = await officer(house)
    listed = (await samira.say("schools")).words
    assert "Proposed" in listed and "Paused" in listed and "None" not in listed
    own = (await house.chat(FARIDA).say("schools")).words
    assert "Paused" in own and "Proposed" not in own, "until all have said yes"


async def test_what_has_ended_is_behind_a_button_and_never_none(house: House) -> None:
    put(house, 1, Status.COMPLETED)
    put(house, 2, Status.ENDED_EARLY)
    listed = await house.chat(FARIDA).say("schools")
    assert "None now; 2 ended." in listed.words
    ended = await listed.press("Ended (2)")
    assert "Ended early" in ended.words and PEEL_PARK in ended.words
    assert "None now" in (await ended.press("My schools")).words


async def test_an_officer_opens_what_has_no_visit_planned(house: House) -> None:
    samira = await officer(house)
    did(house, lambda store: store.planned_visits.cancel(2))
    home = await samira.say("hi")
    listed = await home.press("Open: 1 school without a visit planned")
    assert TITUS_SALT in listed.words and PEEL_PARK not in listed.words


async def test_one_visit_to_come_and_several_have_their_own_heading(house: House) -> None:
    samira = await officer(house)
    opens = f"Open {TITUS_SALT}"
    one = (await (await samira.say("schools")).press(opens)).words.split(" | ")
    assert "Next visit" in one and "Next visits" not in one
    did(house, lambda store: store.planned_visits.add(2, 1, TODAY + 21 * DAY))
    two = (await (await samira.say("schools")).press(opens)).words.split(" | ")
    assert "Next visits" in two and "Next visit" not in two


async def test_the_card_that_an_officer_keeps_leads_back(house: House) -> None:
    samira = await officer(house)
    opened = await (await samira.say("schools")).press(f"Open {PEEL_PARK}")
    kept = await opened.press("Change")
    assert (await kept.press("Visits and steps")).words == opened.words
    assert (await kept.press("Supported schools")).words.startswith("Supported schools")


async def test_who_leads_it_and_its_days_are_told_as_they_are(house: House) -> None:
    samira = await officer(house)
    peel = await (await (await samira.say("schools")).press(f"Open {PEEL_PARK}")).press("Change")
    facts = {each["title"]: each["value"] for each in facts_of(peel)}
    assert facts["System leaders"] == "Farida Malik and Tom Ellison"
    assert (facts["From"], facts["Until"]) == ("1 Sep 2026", "20 Jul 2027")
    listed = await samira.say("schools")
    titus = await (await listed.press(f"Open {TITUS_SALT}")).press("Change")
    facts = {each["title"]: each["value"] for each in facts_of(titus)}
    assert facts["System leader"] == "Farida Malik"
    assert (facts["From"], facts["Until"]) == ("1 Sep", "Open")
