"""Stories of words that look as if they named somebody: a request and an objective say so."""

from tests.bot.support.keeping import officer
from tests.bot.support.planned_support import READING, contact, leader, plan_card
from tests.conversation import House
from tests.seed import HEAD, PEEL_PARK

ASKED = {"other": "Reading", "outcome": "Year 3 pupil Tommy Smith reads daily", "hub_note": ""}
IS_IT = "Is “Tommy Smith” a name? A role is safer, such as “the English lead”."
EDIT = "Press Edit to change it."


async def test_a_request_asks_whether_its_words_are_names(house: House) -> None:
    head = house.chat(HEAD)
    await head.install()
    form = await head.say("request support")
    receipt = await form.press("Ask", **ASKED, evidence="Mrs Jones counted")
    assert "Are “Tommy Smith” and “Mrs Jones” names?" in receipt.words
    assert f"Roles are safer, such as “the English lead”. {EDIT}" in receipt.words
    samira = await officer(house)
    opened = await (await samira.say("requests")).press(f"Open: {PEEL_PARK}")
    assert "Are “Tommy Smith” and “Mrs Jones” names?" in opened.words
    changed = await (await receipt.press("Edit")).press("Save", outcome="All read", evidence="")
    assert "names?" not in changed.words and "a name?" not in changed.words


async def test_of_what_is_for_the_hub_alone_nothing_is_said(house: House) -> None:
    head = house.chat(HEAD)
    await head.install()
    told = {**ASKED, "outcome": "All read", "hub_note": "Ask Mrs Jones", "ring": "Joan Barker"}
    receipt = await (await head.say("request support")).press("Ask", **told)
    assert "a name?" not in receipt.words and "names?" not in receipt.words


async def test_the_schools_own_name_is_none(house: House) -> None:
    head = house.chat(HEAD)
    await head.install()
    told = {**ASKED, "outcome": f"{PEEL_PARK} reads in Bradford"}
    receipt = await (await head.say("request support")).press("Ask", **told)
    assert "a name?" not in receipt.words


async def test_an_objective_asks_as_well_and_so_does_its_plan(house: House) -> None:
    farida, head = await leader(house), await contact(house)
    form = await (await plan_card(farida)).press("Add an objective")
    named = READING | {"success": "Tommy Smith reads"}
    plan = await form.press("Save", **named)
    assert IS_IT in plan.words and EDIT not in plan.words
    opened = await plan.press("Open objective 3")
    assert f"{IS_IT} {EDIT}" in opened.words
    theirs = await head.say("plan")
    assert IS_IT in theirs.words, "they change it as well"
    changed = await (await opened.press("Edit")).press("Save", success="All read")
    assert "a name?" not in changed.words
    assert "a name?" not in (await plan_card(farida)).words
