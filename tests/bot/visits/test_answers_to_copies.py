"""Stories of what a school answers to its copy, itself or through an officer."""

from dataclasses import replace

from tests.bot.visits.copying import (
    DEPUTY,
    audited,
    contact,
    copied,
    corrected,
    head_of_peel_park,
    officer,
    pass_,
)
from tests.conversation import House
from tests.seed import FARIDA, HEAD, TOM


async def test_agree_is_one_press_and_stands_on_the_receipt_and_in_the_lists(house: House) -> None:
    head = await head_of_peel_park(house)
    _, copy = await copied(house, head)
    agreed = await copy.press("Agree")
    assert "✓ Agreed by you, Mon 23 Nov, 14:31." in agreed.words
    farida = house.chat(FARIDA)
    await house.teams.until(
        lambda: "✓ Agreed by the school: Joan Barker, Mon 23 Nov, 14:31" in farida.card().words
    )
    assert "agreed by the school" in (await farida.say("my visits")).words
    assert "Copies: 1 agreed" in (await farida.say("deployments")).words
    assert len(head.messages) == 2


async def test_the_same_press_twice_is_one_answer(house: House) -> None:
    head = await head_of_peel_park(house)
    _, copy = await copied(house, head)
    request = copy.request("Agree")
    first, second = await copy.answered(request), await copy.answered(request)
    assert first == second
    again = await copy.press("Agree")
    assert "✓ Agreed" in again.words
    assert await audited(house) == [{"answer": "agreed", "version": 1, "how": None}]


async def test_what_is_not_right_is_told_once_to_the_leader_and_to_officers(house: House) -> None:
    samira, head = await officer(house), await head_of_peel_park(house)
    _, copy = await copied(house, head)
    disputed = await copy.press("Send", why="It was two lessons, not three.")
    assert "Something is not right" in disputed.words
    farida = house.chat(FARIDA)
    await house.teams.until(lambda: len(farida.messages) == 2 and len(samira.messages) == 2)
    sent_again = "A correction is sent to the school again"
    await house.teams.until(lambda: sent_again in farida.card(0).words)
    for told in (farida.card(1).words, samira.card().words, farida.card(0).words):
        assert "It was two lessons, not three." in told
    assert "Farida Malik" in samira.card().words
    await disputed.press("Send", why="It was two lessons; the third was cancelled.")
    await house.teams.until(lambda: "the third was cancelled" in samira.card().words)
    assert (len(farida.messages), len(samira.messages)) == (2, 2)
    assert "Not right" in (await farida.say("my visits")).words
    assert "Copies: 1 not right" in (await farida.say("deployments")).words


async def test_an_objection_without_words_comes_back_and_one_too_long_is_kept(house: House) -> None:
    head = await head_of_peel_park(house)
    _, copy = await copied(house, head)
    empty = await copy.press("Send", why="  ")
    assert "Say in a sentence what is not right." in empty.words
    long = await empty.press("Send", why="w" * 501)
    assert "This is 1 character too long" in long.words
    assert long.values()["why"] == "w" * 501
    assert "Something is not right" in (await long.press("Send", why="Two lessons.")).words


async def test_a_contact_changes_an_own_answer_and_the_newest_stands(house: House) -> None:
    head = await head_of_peel_park(house)
    _, copy = await copied(house, head)
    disputed = await (await copy.press("Agree")).press("Send", why="Two lessons.")
    assert "Two lessons." in disputed.words
    farida = house.chat(FARIDA)
    await house.teams.until(lambda: len(farida.messages) == 2)
    agreed = await disputed.press("I agree now")
    assert "✓ Agreed by you" in agreed.words
    await house.teams.until(lambda: "agrees after all" in farida.card(1).words)
    assert [a["answer"] for a in await audited(house)] == ["agreed", "disputed", "agreed"]


async def test_of_two_contacts_the_first_answer_counts_and_the_other_sees_whose_it_is(
    house: House,
) -> None:
    head, deputy = (
        await head_of_peel_park(house),
        await contact(house, DEPUTY, "Peel Park Primary School"),
    )
    _, copy = await copied(house, head)
    await house.teams.until(lambda: len(deputy.messages) == 2)
    late = deputy.card()
    await copy.press("Agree")
    await house.teams.until(lambda: "✓ Agreed by Joan Barker" in deputy.card().words)
    assert "actions" not in deputy.card().shown
    assert "✓ Agreed by Joan Barker" in (await late.press("Send", why="No.")).words
    assert [a["answer"] for a in await audited(house)] == ["agreed"]


async def test_an_answer_to_the_version_before_stands_for_that_version(house: House) -> None:
    head = await head_of_peel_park(house)
    receipt, copy = await copied(house, head)
    await corrected(house, receipt, did="Watched four lessons.")
    answered = await copy.press("Agree")
    assert "The record was corrected after that." in answered.words
    assert "Agree" in {a.get("title") for a in answered.shown["actions"]}
    assert (await audited(house))[0]["version"] == 1


async def test_an_answer_from_a_copy_that_is_older_takes_no_newer_ones_place(house: House) -> None:
    head = await head_of_peel_park(house)
    receipt, old = await copied(house, head)
    await corrected(house, receipt, did="Watched four lessons.")
    await pass_(house, minutes=31)
    await house.teams.until(lambda: "Watched four lessons." in head.card().words)
    await head.card().press("Agree")
    assert "✓ Agreed by you" in (await old.press("Send", why="No.")).words
    assert await audited(house) == [{"answer": "agreed", "version": 2, "how": None}]


async def test_nobody_answers_to_a_version_that_is_still_to_come(house: House) -> None:
    head = await head_of_peel_park(house)
    _, copy = await copied(house, head)
    request = copy.request("Agree")
    request["value"]["action"]["data"]["version"] = 2
    await copy.answered(request)
    assert await audited(house) == []


async def test_an_officer_records_an_answer_given_otherwise(house: House) -> None:
    samira, head = await officer(house), await head_of_peel_park(house)
    await copied(house, head)
    opened = await (await samira.say("visits")).press("Open the record")
    form = await opened.press("Record the school's answer")
    wrong = await form.press(
        "Save the answer", answer="disputed", how="telephone", answered_on="2026-11-24"
    )
    assert "Say in a sentence what is not right." in wrong.words
    assert "is in the future" in wrong.words
    noted = await wrong.press("Save the answer", why="Two lessons.", answered_on="2026-11-23")
    assert "By telephone, Mon 23 Nov, noted by Samira Whitfield" in noted.words
    farida = house.chat(FARIDA)
    await house.teams.until(
        lambda: len(farida.messages) == 2 and "Two lessons." in farida.card(0).words
    )
    await house.teams.until(lambda: "noted by Samira Whitfield" in head.card().words)
    assert not any("says something is not right" in str(m.card) for m in samira.messages[:1])
    own = await head.card().press("I agree now")
    assert "✓ Agreed by you" in own.words
    await house.teams.until(lambda: "✓ Agreed by the school: Joan Barker" in samira.card().words)
    assert "answered itself" in await replace(form, chat=samira).refused(
        "Save the answer", answer="agreed", how="email", answered_on="2026-11-23"
    )


async def test_no_answer_is_noted_on_a_record_that_was_deleted_meanwhile(house: House) -> None:
    samira, head = await officer(house), await head_of_peel_park(house)
    receipt, _ = await copied(house, head)
    opened = await (await samira.say("visits")).press("Open the record")
    form = await opened.press("Record the school's answer")
    await (await receipt.press("Delete")).press("Delete record")
    said = await form.refused(
        "Save the answer", answer="agreed", how="email", answered_on="2026-11-23"
    )
    assert "Nothing was changed" in said
    assert await audited(house) == []


async def test_only_officers_note_answers(house: House) -> None:
    samira, head = await officer(house), await head_of_peel_park(house)
    receipt, _ = await copied(house, head)
    assert "Record the school's answer" not in receipt.words
    opened = await (await samira.say("visits")).press("Open the record")
    for who in (FARIDA, TOM, HEAD):
        theirs = replace(opened, chat=house.chat(who))
        assert "nothing here for you" in await theirs.refused("Record the school's answer")
