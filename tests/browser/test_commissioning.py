"""Four people: a school asks, a leader is found, three say yes, a plan is agreed, a visit made."""

import pytest
from playwright.async_api import expect

from bot.playground.client import User
from tests.bot.support import offered
from tests.browser.chat import PATIENCE, Card, Chat
from tests.browser.people import HEAD, OFFICER, Open, Served
from tests.make import TODAY
from tests.seed import PEEL_PARK

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

LEADER = User(offered.AMARA.oid, offered.AMARA.name, offered.AMARA.email)
RELEASING = User(offered.HUGH.oid, offered.HUGH.name, offered.HUGH.email)
OUTCOME = "Every child in Year 1 reads books that match the sounds they know."
AIM = "Every adult teaches phonics the same way"
DID = "Watched two phonics lessons with the English lead."
WHY = "Knows small schools, and has days left."
# All that the Playground draws of the offer of a file.
FILE = "File Consent Card is not supported yet"


async def ask(school: Chat) -> Card:
    """The school asks for support; gives its request."""
    form = await school.ask("request support", "Ask for support")
    await form.select("What is needed", offered.NEED)
    await form.fill("What should be different", OUTCOME)
    await form.press("Ask")
    request = await school.card(f"{PEEL_PARK}: {offered.NEED}")
    await request.shows("The hub answers by")
    return request


async def offer(officer: Chat) -> None:
    """The officer opens the request, finds a leader in the table, and asks for agreement."""
    await (await officer.ask("requests", "Requests for support")).press(f"Open: {PEEL_PARK}")
    request = await officer.card(f"{PEEL_PARK}: {offered.NEED}")
    await request.press("Find a")
    table = await officer.card(f"Who could support {PEEL_PARK}?")
    await table.shows("Amara Lewis", "Yes · 6.0 miles", "Yes · 15 of 15")
    await table.press("Choose Amara Lewis")
    form = await officer.card(f"Offer Amara Lewis to {PEEL_PARK}")
    await form.fill("Days", "6")
    await form.fill("From", TODAY.isoformat())
    await form.fill("Why this system leader", WHY)
    await form.press("Ask for agreement")
    await (await officer.card(f"Amara Lewis for {PEEL_PARK}")).shows("Not asked yet", WHY)


async def agree(leader: Chat, head: Chat, school: Chat, bot: Served) -> Card:
    """Leader and head say yes, then the school; gives what the leader reads."""
    to_leader = await leader.card(f"Will you support {PEEL_PARK}?")
    await to_leader.shows(OUTCOME)
    await to_leader.tick("I know of no conflict of interest with this school")
    await to_leader.press("Yes")
    await to_leader.shows("You said yes")
    to_head = await head.card("Will you release Amara Lewis for 6 days?")
    await to_head.no_longer_shows(OUTCOME)
    await to_head.fill("Days a term", "3")
    await to_head.press("Release")
    await to_head.shows("You said yes")
    to_school = await school.card("Would you like Amara Lewis to support you?")
    await to_school.shows(offered.ELMWOOD)
    await to_school.no_longer_shows(WHY)
    await to_school.press("Yes")
    await to_school.shows("Agreed. First contact by 30 November.")
    await bot.quiet()
    await to_leader.shows("Agreed. First contact by 30 November.")
    return to_leader


async def plan(leader: Chat, school: Chat) -> None:
    """The leader writes an objective and shares the plan, to which the school agrees."""
    written = await leader.ask("plan", f"Action plan: {PEEL_PARK}")
    await written.press("Add an objective")
    form = await leader.card("New objective")
    await form.fill("What should be achieved", AIM)
    await form.fill("Where it stands now", "Two of six adults")
    await form.press("Save")
    written = await leader.card(f"Action plan: {PEEL_PARK}")
    await written.shows(AIM)
    await written.press("Share with the school")
    await written.shows("no answer yet")
    shared = await school.card(f"Action plan: {PEEL_PARK}")
    await shared.shows(AIM)
    await shared.press("Agree")
    await shared.shows("Agreed by Joan Barker")


async def test_from_a_request_to_a_plan_that_the_school_agreed_and_the_first_visit(
    chat_as: Open, bot: Served
) -> None:
    await bot.did(offered.sow_offers)
    school, officer = await chat_as(HEAD), await chat_as(OFFICER)
    leader, head = await chat_as(LEADER), await chat_as(RELEASING)
    for each in (leader, head):
        await each.say("hi")
    request = await ask(school)
    await offer(officer)
    agreed = await agree(leader, head, school, bot)
    await request.shows("Agreed")
    await agreed.press("The agreement")
    await expect(leader.page.get_by_text(FILE).first).to_be_visible(timeout=PATIENCE)

    await plan(leader, school)
    # Beside the card that the leader wrote on, the news that the school agreed.
    await leader.only(f"Action plan: {PEEL_PARK}", 2)
    visit = await leader.ask("visit", "Record a visit")
    await visit.shows(AIM)
    await visit.select("Time spent", "Half day")
    await visit.fill("What you did", DID)
    await visit.choose("On track")
    await visit.press("Save record")
    await visit.shows("Visit recorded", AIM)
    seen = await leader.ask("plan", f"Action plan: {PEEL_PARK}")
    await seen.shows("On track in 1 record")
