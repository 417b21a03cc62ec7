"""Stories of an action plan: objectives, sharing, the school's answer, and what follows of it."""

import asyncio
from dataclasses import replace

from domain.support.action_plans import ActionPlan
from domain.support.keeping import NewSupport
from domain.support.offers import NotedHow
from storage.store import Store
from tests.bot.operations.offering import heard, officer
from tests.bot.support.agreed import agreed
from tests.bot.support.offered import AMARA, EVIDENCE, MEASURE, OUTCOME, parties
from tests.bot.support.planned_support import (
    PEEL,
    READING,
    agreed_between,
    contact,
    leader,
    plan_card,
    plan_in,
    shared,
)
from tests.conversation import House
from tests.seed import TOM


async def test_a_leader_chooses_among_plans_and_opens_one(house: House) -> None:
    farida = await leader(house)
    listed = await farida.say("plan")
    assert "2 action plans" in listed.words and "No objective yet" in listed.words
    found = await listed.press("Open the plan of Peel Park")
    assert "Action plan: Peel Park Primary School" in found.words
    assert "1 · Early reading: Year 1 phonics" in found.words and "No baseline" in found.words
    assert "Not agreed with the school yet; was due 29 Sep" in found.words


async def test_who_has_one_plan_sees_it_at_once(house: House) -> None:
    head = await contact(house)
    found = await head.say("plan")
    assert "Action plan: Peel Park Primary School" in found.words
    # It was not shared yet, but the school may read and write it.
    assert "Share" not in found.words and "Add an objective" in found.words


async def test_a_third_objective_and_no_fourth(house: House) -> None:
    farida = await leader(house)
    form = await (await plan_card(farida)).press("Add an objective")
    assert form.values()["by"] == "2027-07-20", "by the end of the support"
    saved = await form.press("Save", **READING)
    assert "Saved." in saved.words and "3 · Every child reads daily" in saved.words
    assert "From 38 % to 60 % on the check" in saved.words
    assert "Add an objective" not in saved.words
    old = await form.press("Save", **READING | {"text": "A fourth one"})
    assert "Three objectives are open. Close one first." in old.words


async def test_the_first_objective_begins_with_what_the_school_asked_for(house: House) -> None:
    await house.database.write(agreed)
    (amara,) = await parties(house, AMARA)
    form = await (await amara.say("plan")).press("Add an objective")
    typed = form.values()
    assert (typed["text"], typed["success"]) == (OUTCOME, MEASURE)
    assert not typed.get("baseline") and EVIDENCE not in form.words
    saved = await form.press("Save")
    assert f"1 · {OUTCOME.rstrip('.')}" in saved.words, saved.words
    second = (await saved.press("Add an objective")).values()
    assert not second.get("text") and not second.get("success"), "the first time only"


async def test_a_long_outcome_is_cut_to_what_an_objective_may_have(house: House) -> None:
    wordy = "Every child reads each day. " * 15

    def asked(store: Store) -> None:
        request = store.commissions.get(offered_on(store, agreed(store)))
        assert request is not None
        store.commissions.change(replace(request, about=replace(request.about, outcome=wordy)))

    await house.database.write(asked)
    (amara,) = await parties(house, AMARA)
    form = await (await amara.say("plan")).press("Add an objective")
    assert form.values()["text"].endswith("…") and len(form.values()["text"]) <= 200
    assert "Saved." in (await form.press("Save")).words


def offered_on(store: Store, support: int) -> int:
    """The request of which a support came."""
    offer = store.offers.of_deployment(support)
    assert offer is not None and offer.commission is not None
    return offer.commission


async def test_what_cannot_stand_in_an_objective_is_said_beside_it(house: House) -> None:
    farida = await leader(house)
    form = await (await plan_card(farida)).press("Add an objective")
    odd = {
        "text": "early  reading: Year 1 Phonics",
        "milestone": "",
        "milestone_by": "2026-12-18",
        "by": "2029-01-01",
    }
    again = await form.press("Save", **READING | odd)
    assert "This action plan has that objective already. Change the words." in again.words
    assert "Write what should be reached by then." in again.words
    assert "more than a year after the end of the support (20 July 2027)" in again.words
    assert again.values()["baseline"] == "38 %", "what was typed is still there"
    early = await again.press("Save", **READING | {"by": "2026-08-01"})
    assert "That is before the support begins, 1 September 2026." in early.words
    long = await early.press("Save", **READING | {"baseline": "W" * 201})
    assert "1 character too long" in long.words
    saved = await long.press("Save", **READING)
    assert "3 · Every child reads daily" in saved.words


async def test_an_objective_is_on_the_visit_form_at_once_and_leaves_it_when_closed(
    house: House,
) -> None:
    farida = await leader(house)
    form = await (await plan_card(farida)).press("Add an objective")
    plan = await form.press("Save", **READING)
    visit = await farida.say("visit peel park")
    assert "3 Every child reads daily" in visit.words
    aim = await plan.press("Open objective 3")
    asked = await aim.press("Close")
    empty = await asked.press("Close it")
    assert "Write why in a few words." in empty.words or "Not saved yet" in empty.words
    closed = await empty.press("Close it", why="Reached by half term")
    assert "Closed on 23 Nov: Reached by half term" in closed.words
    visit = await farida.say("visit peel park")
    assert "3 Every child reads daily" not in visit.words
    assert "This objective was closed" in await aim.refused("Edit")


async def test_a_closed_objective_stays_with_its_record(house: House) -> None:
    farida = await leader(house)
    visit = await farida.say("visit peel park")
    saved = await visit.press(
        "Save record",
        objective="1",
        time="half",
        who="head",
        did="Watched two lessons.",
        progress="on_track",
    )
    assert "1 Early reading: Year 1 phonics" in saved.words
    plan = await plan_card(farida)
    assert "On track in 1 record" in plan.words
    aim = await plan.press("Open objective 1")
    assert "Delete" not in aim.words, "a record names it"
    await (await aim.press("Close")).press("Close it", why="Reached")
    correction = await saved.press("Edit")
    assert "1 Early reading: Year 1 phonics" in correction.words
    assert correction.values()["objective"] == "1"
    found = await plan_card(farida)
    assert "1 closed objective" in found.words


async def test_an_objective_that_no_record_names_is_deleted(house: House) -> None:
    farida = await leader(house)
    aim = await (await plan_card(farida)).press("Open objective 2")
    asked = await aim.press("Delete")
    assert "It cannot be brought back" in asked.words
    gone = await asked.press("Delete it")
    assert "The objective is deleted" in gone.words
    plan = await gone.press("Back to the action plan")
    assert "Subject leaders check" not in plan.words
    assert await aim.refused("Edit")
    # Its number is given to the next one.
    form = await plan.press("Add an objective")
    saved = await form.press("Save", **READING)
    assert "2 · Every child reads daily" in saved.words


async def test_a_plan_is_shared_and_agreed(house: House) -> None:
    farida, head = await shared(house)
    read = head.card()
    assert "Please read it and say whether it is right." in read.words
    assert "Waits for your answer" in read.words and "Shared by Farida Malik" in read.words
    agreed = await read.press("Agree")
    assert "Agreed. Thank you." in agreed.words
    await heard(farida, "Agreed by Joan Barker on 23 Nov.")
    again = await read.press("Agree")
    assert "It was agreed already on 23 November" in again.words


async def test_the_school_asks_for_a_change_and_reads_the_plan_again(house: House) -> None:
    samira = await officer(house)
    farida, head = await shared(house)
    asked = await head.card().press("Ask for a change")
    long = await asked.press("Send", change="W" * 501)
    assert "1 character too long" in long.words
    before = len(farida.messages)
    sent = await long.press("Send", change="The second one is for next year")
    assert "Sent." in sent.words and "You asked for a change on 23 Nov:" in sent.words
    await house.teams.until(lambda: len(farida.messages) > before)
    assert "The second one is for next year" in farida.card().words
    await heard(samira, "The second one is for next year")
    plan = await plan_card(farida)
    assert "Joan Barker asked for a change on 23 Nov:" in plan.words
    house.clock.pass_(minutes=5)
    before = len(head.messages)
    await plan.press("Share with the school")
    await house.teams.until(lambda: len(head.messages) > before)
    assert "Waits for your answer" in head.card().words


async def test_a_shared_plan_stands_on_the_home_card_until_it_is_answered(house: House) -> None:
    _farida, head = await shared(house)
    home = await head.say("hi")
    assert "An action plan waits for your answer" in home.words
    plan = await home.press("Answer: Action plan: Early reading")
    await plan.press("Agree")
    assert "waits for your answer" not in (await head.say("hi")).words


async def test_a_plan_that_waits_is_told_of_among_many_that_do_not(house: House) -> None:
    _farida, head = await shared(house)
    await house.database.write(crowded)
    home = await head.say("hi")
    assert "An action plan waits for your answer" in home.words


def crowded(store: Store) -> None:
    """Six more supports of the school, whose plans were due sooner and are shared with nobody."""
    peel = store.deployments.get(PEEL)
    assert peel is not None
    for n in range(6):
        new = NewSupport(
            place=peel.organisation,
            leaders=(peel.leaders[0].id,),
            focus=f"Writing {n}",
            days=None,
            start=peel.start,
            end=None,
            yes="Both heads",
            yes_on=peel.start,
            aims=(),
            next_visit=None,
            purpose="",
        )
        id_ = store.support_changes.add(new)
        store.plans.keep_days(ActionPlan(id_, remind_on=peel.start, due=peel.start))


async def test_the_support_card_has_the_way_to_its_plan(house: House) -> None:
    farida = await leader(house)
    support = await (await farida.say("schools")).press("Open Peel Park")
    assert "Action plan: Peel Park" in (await support.press("Action plan")).words


async def test_no_answer_is_never_agreement(house: House) -> None:
    await shared(house)
    house.clock.pass_(days=60)
    plan = await house.database.read(plan_in)
    assert not plan.agreed and plan.waits_for_school


async def test_a_plan_that_changed_since_it_was_read_is_not_agreed_blindly(house: House) -> None:
    farida, head = await shared(house)
    read = head.card()
    aim = await (await plan_card(farida)).press("Open objective 1")
    await (await aim.press("Edit")).press("Save", **READING | {"text": "Reading for pleasure"})
    told = await read.press("Agree")
    assert "Farida Malik changed the action plan after you opened it." in told.words
    assert "Reading for pleasure" in told.words
    agreed = await told.press("Agree")
    assert "Agreed. Thank you." in agreed.words


async def test_a_new_wording_keeps_the_agreement_and_is_told(house: House) -> None:
    farida, head = await agreed_between(house)
    before = len(head.messages)
    aim = await (await plan_card(farida)).press("Open objective 1")
    form = await aim.press("Edit")
    saved = await form.press("Save", **READING)
    assert "Changed once" in saved.words and "Early reading: Year 1 phonics" in saved.words
    await house.teams.until(lambda: len(head.messages) > before)
    assert "Farida Malik changed an objective on Mon 23 Nov." in head.card().words
    assert (await house.database.read(plan_in)).agreed


async def test_a_new_objective_asks_the_school_again(house: House) -> None:
    farida, head = await agreed_between(house)
    before = len(head.messages)
    form = await (await plan_card(farida)).press("Add an objective")
    plan = await form.press("Save", **READING)
    await house.teams.until(lambda: len(head.messages) > before)
    assert "An objective was added since: the school has not agreed to that yet" in plan.words
    assert not (await house.database.read(plan_in)).agreed
    before = len(head.messages)
    house.clock.pass_(minutes=5)
    await plan.press("Share with the school")
    await house.teams.until(lambda: len(head.messages) > before)
    agreed = await head.card().press("Agree")
    assert "Agreed by Joan Barker" in agreed.words and "added since" not in agreed.words


async def test_a_contact_changes_an_objective_and_the_leader_is_told(house: House) -> None:
    farida, head = await shared(house)
    before = len(farida.messages)
    aim = await head.card().press("Open objective 1")
    await (await aim.press("Edit")).press("Save", **READING)
    await house.teams.until(lambda: len(farida.messages) > before)
    assert "Joan Barker changed an objective" in farida.card().words


async def test_an_officer_notes_the_answer_which_gives_way_to_the_schools_own(
    house: House,
) -> None:
    samira = await officer(house)
    _farida, head = await shared(house)
    asked = await (await plan_card(samira)).press("Note the school")
    again = await asked.press("Note it", how="telephone", on="2026-12-24")
    assert "24 December 2026 is in the future." in again.words
    before = len(head.messages)
    noted = await again.press("Note it", how="telephone", on="2026-11-20")
    await house.teams.until(lambda: len(head.messages) > before)
    assert "Agreed by the school on 20 Nov by telephone" in noted.words
    plan = await house.database.read(plan_in)
    assert plan.noted is not None and plan.noted.how is NotedHow.TELEPHONE
    own = await (await plan_card(head, "plan")).press("Agree")
    assert "Agreed by Joan Barker on 23 Nov." in own.words
    late = await asked.press("Note it", how="e-mail", on="2026-11-20")
    assert "It was agreed already" in late.words and "Joan Barker" in late.words


async def test_two_who_change_the_same_objective_at_once(house: House) -> None:
    farida, tom = await leader(house), house.chat(TOM)
    await tom.install()
    first = await (await (await plan_card(farida)).press("Open objective 1")).press("Edit")
    second = await (await (await plan_card(tom, "plan")).press("Open objective 1")).press("Edit")
    await first.press("Save", **READING)
    told = await second.press("Save", **READING | {"text": "Tom's words"})
    assert "Farida Malik changed the action plan after you opened it." in told.words
    saved = await told.press("Save", **READING | {"text": "Tom's words"})
    assert "Tom's words" in saved.words and "Changed 2 times" in saved.words


async def test_two_who_add_the_third_at_the_same_moment(house: House) -> None:
    farida, tom = await leader(house), house.chat(TOM)
    await tom.install()
    forms = [
        await (await plan_card(farida)).press("Add an objective"),
        await (await plan_card(tom, "plan")).press("Add an objective"),
    ]
    typed = [READING | {"text": text} for text in ("First", "Second")]
    pressed = (f.press("Save", **words) for f, words in zip(forms, typed, strict=True))
    await asyncio.gather(*pressed)
    found = await house.database.read(lambda store: store.deployments.get(PEEL))
    assert found is not None and len(found.open_objectives) == 3


async def test_nothing_goes_to_a_school_without_a_contact_or_without_content(
    house: House,
) -> None:
    farida = await leader(house)
    plan = await farida.say("plan titus salt")
    assert "Share with the school" not in plan.words
    form = await plan.press("Add an objective")
    plan = await form.press("Save", **READING | {"by": ""})
    told = await plan.press("Share with the school")
    assert "Nobody is down as contact of this school." in told.words


async def test_a_contact_who_was_never_here_is_named(house: House) -> None:
    farida = await leader(house)
    told = await (await plan_card(farida)).press("Share with the school")
    assert "Joan Barker cannot be reached here yet" in told.words
