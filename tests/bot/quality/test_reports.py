"""Stories of a report: read, filled in, handed in, returned, accepted; by whom, and by whom not."""

import pytest

from domain.funding.grants import GrantKind
from domain.quality.report_rules import ReportForm
from domain.quality.reports import Report, ReportState
from tests.bot.library import files
from tests.bot.operations.offering import heard, officer
from tests.bot.quality.money import paid
from tests.conversation import Card, Chat, House
from tests.seed import FARIDA, HEAD, SAMIRA, TOM

WHY = (
    "Peel Park Primary School uses only money carried forward and got nothing new in 2026-27. So "
    "you may use the template (preferred) or send your plan with notes."
)
SUMS = {"other": "3,500", "committed": "0", "carried": "£350.00", "returned": "350"}


@pytest.fixture
async def ower(house: House) -> Chat:
    """A hub with a report of one school's money; the chat of whoever owes it."""
    await paid(house)
    return await owing(house)


async def only(house: House) -> Report:
    """The report."""
    found = await house.database.read(lambda store: store.reports.everything())
    [report] = [each for each in found if each.grants]
    return report


async def owing(house: House) -> Chat:
    """The chat of whoever owes the report."""
    report = await only(house)
    person = await house.database.read(lambda store: store.people.get(report.ower or 0))
    assert person is not None
    chat = house.chat(next(each for each in (FARIDA, TOM) if each.name == person.name))
    await chat.install()
    return chat


async def report_card(chat: Chat) -> Card:
    """The report, opened from the list."""
    return await (await chat.say("report")).press("Open: Final report, Peel Park")


async def filled(chat: Chat) -> Card:
    """The report with its money filled in and a file sent."""
    money = await (await report_card(chat)).press("Fill in: OA-2627-PEE")
    await money.press("Save", **SUMS)
    asked = await chat.send({"Final report.docx": files.word()})
    await asked.press("Final report: Peel Park Primary School")
    return await report_card(chat)


async def test_a_leader_reads_which_report_is_due_and_why(ower: Chat) -> None:
    listed = await ower.say("report")
    assert "1 report" in listed.words and "Opportunity Area 2026-27" in listed.words
    found = await listed.press("Open: Final report, Peel Park")
    assert WHY in found.words
    assert "due Mon 23 Nov" in found.words and "Written by | You" in found.words
    assert "£4,200 allocated" in found.words


async def test_the_template_comes_filled_in_as_far_as_is_known(ower: Chat) -> None:
    told = await (await report_card(ower)).press("Get the template")
    assert "on its way to this chat" in told.words
    offer = await ower.offered()
    assert offer.offer is not None
    assert offer.offer["name"] == "Final report, Peel Park Primary School.docx"


async def test_what_is_missing_is_said_when_it_is_submitted_and_not_before(ower: Chat) -> None:
    asked = await ower.send({"Final report.docx": files.word()})
    told = await asked.press("Final report: Peel Park Primary School")
    assert "Kept as a report" in told.words and "when you press Submit" in told.words
    found = await report_card(ower)
    assert "Final report.docx" in found.words and "0 of 1 filled in" in found.words
    again = await found.press("Submit")
    assert "OA-2627-PEE: say what became of the money." in again.words
    assert (await only(ower.house)).state is ReportState.STARTED


async def test_money_that_does_not_add_up(ower: Chat) -> None:
    money = await (await report_card(ower)).press("Fill in: OA-2627-PEE")
    again = await money.press("Save", **SUMS | {"other": "about 300"})
    assert "“about 300” is not an amount in pounds." in again.words
    over = await again.press("Save", **SUMS | {"other": "5000"})
    assert "OA-2627-PEE: £1,500.00 more than £4,200.00 is accounted for." in over.words
    assert over.values()["carried"] == "£350.00", "what was typed is still there"
    told = await over.press("Save", **SUMS | {"other": "3450"})
    assert "£50 left" in told.words
    asked = await ower.send({"Final report.docx": files.word()})
    await asked.press("Final report: Peel Park Primary School")
    short = await (await report_card(ower)).press("Submit")
    assert "OA-2627-PEE: £50.00 of £4,200.00 is not accounted for." in short.words


async def test_what_the_days_that_are_left_would_cost_is_offered_and_not_forced(
    ower: Chat,
) -> None:
    """Ten days are agreed at £350 and none is used: that is £3,500 of £4,200."""
    money = await (await report_card(ower)).press("Fill in: OA-2627-PEE")
    assert money.values()["committed"] == "3500"
    assert "Committed is what the agreed days that are left would cost." in money.words
    told = await money.press("Save", **SUMS | {"committed": "0"})
    assert "Adds up" in told.words
    again = await told.press("Change: OA-2627-PEE")
    assert again.values()["committed"] == "0" and "Committed is what" not in again.words


async def test_a_report_is_returned_handed_in_again_and_accepted(ower: Chat) -> None:
    house = ower.house
    samira = await officer(house)
    submitted = await (await filled(ower)).press("Submit")
    assert "Submitted. The hub reads it now." in submitted.words
    await heard(samira, "Submitted")
    home = await samira.say("hi")
    assert "1 report to judge" in home.words
    found = await (await home.press("Open: 1 report to judge")).press("Open: Final report, Peel")
    assert "To judge" in found.words
    asked = await found.press("Return")
    empty = await asked.press("Return")
    assert "Not saved yet" in empty.words
    before = len(ower.messages)
    returned = await empty.press("Return", change="Say what pupils can do now")
    assert "Returned" in returned.words
    await house.teams.until(lambda: len(ower.messages) > before)
    assert "Say what pupils can do now" in ower.card().words
    report = await only(house)
    assert (report.state, report.again) == (ReportState.RETURNED, report.asked_by)
    sent = await ower.send({"Final report 2.docx": files.word(more=b"x")})
    await sent.press("Final report: Peel Park Primary School")
    await (await report_card(ower)).press("Submit")
    accepted = await (await samira.say("reports")).press("Open: Final report, Peel Park")
    done = await accepted.press("Accept")
    assert "Accepted" in done.words
    await heard(ower, "Accepted")
    versions = await house.database.read(lambda s: s.handed_in.versions(report.id))
    assert [each.number for each in versions] == [2, 1], "what was handed in first is kept"


async def test_a_plan_with_notes_may_be_linked_where_the_rule_allows_it(ower: Chat) -> None:
    asked = await (await report_card(ower)).press("Link a plan")
    wrong = await asked.press("Save", link="the plan")
    assert "not an address that starts with https://" in wrong.words
    told = await wrong.press("Save", link="https://peel.sharepoint.com/plan")
    assert "Plan with notes" in told.words
    back = await told.press("Take back what I sent")
    assert "Taken back" in back.words and "Plan with notes" not in back.words


async def test_who_else_reads_it(ower: Chat) -> None:
    """A school reads what was handed in; of what is being written it learns nothing."""
    house = ower.house
    head = house.chat(HEAD)
    assert "No report is due." in (await head.say("reports")).words
    await (await filled(ower)).press("Submit")
    found = await (await head.say("reports")).press("Open: Final report, Peel Park")
    assert "Submitted" in found.words and "Accept" not in found.words


async def test_an_officer_waives_a_report_or_gives_it_to_somebody_else(ower: Chat) -> None:
    samira = await officer(ower.house)
    found = await (await samira.say("reports")).press("Open: Final report, Peel Park")
    report = await only(ower.house)
    given = await (await found.press("Give to")).press("Give", to=str((report.ower or 0) ^ 3))
    assert "Given." in given.words
    other = await only(ower.house)
    assert other.ower != report.ower
    waived = await (await given.press("Not needed")).press("Not needed", why="The school closed")
    assert "The school closed" in waived.words
    assert "No report is due" not in waived.words


async def test_new_money_takes_the_place_of_what_was_not_handed_in(ower: Chat) -> None:
    await paid_more(ower.house)
    found = await ower.house.database.read(lambda store: store.reports.everything())
    states = {report.per.value: report.state for report in found if report.grants}
    assert states == {"each grant": ReportState.REPLACED, "combined": ReportState.DUE}


async def paid_more(house: House) -> None:
    """Peel Park gets additional money as well."""
    await paid(house, GrantKind.ADDITIONAL, reference="OA-2627-PEE-2")


async def test_a_leader_corrects_nothing_that_an_accepted_report_stands_on(ower: Chat) -> None:
    house = ower.house
    samira = await officer(house)
    form = await ower.say("visit peel park")
    receipt = await form.press("Save record", did="Watched phonics.", progress="on_track")
    correcting = await receipt.press("Edit")
    money = await (await report_card(ower)).press("Fill in: OA-2627-PEE")
    # Half a day of the visit, at £350 a day.
    await money.press("Save", **SUMS | {"other": "3325"})
    sent = await ower.send({"Final report.docx": files.word()})
    await sent.press("Final report: Peel Park Primary School")
    await (await report_card(ower)).press("Submit")
    await heard(samira, "Submitted")
    known = len(ower.messages)
    await (await (await samira.say("reports")).press("Open: Final report")).press("Accept")
    # The cards that lie there say so first, and then a message of its own.
    await house.teams.until(lambda: len(ower.messages) > known)
    told = await correcting.press("Save changes", did="Another thing.")
    assert "The report of 23 November 2026 was accepted. Ask the hub to change this." in told.words
    again = await (await ower.say("my visits")).press("Open the record")
    assert "Edit" not in again.words and "Delete" not in again.words


async def test_a_channel_hears_that_a_report_was_accepted_and_nothing_of_it(ower: Chat) -> None:
    house = ower.house
    samira = await officer(house)
    place = house.channel()
    asked = await place.seat(SAMIRA).say("post here")
    await asked.press("Post here", about="all")
    await (await filled(ower)).press("Submit")
    await heard(samira, "Submitted")
    await (await (await samira.say("reports")).press("Open: Final report")).press("Accept")
    await house.teams.until(
        lambda: any("A report was accepted" in str(each.card) for each in place.messages)
    )
    told = str(place.messages[-1].card)
    assert "Peel Park" in told and "4,200" not in told and "3,500" not in told


async def test_a_plan_with_notes_may_be_sent_where_the_rule_allows_it(ower: Chat) -> None:
    house = ower.house
    money = await (await report_card(ower)).press("Fill in: OA-2627-PEE")
    await money.press("Save", **SUMS)
    asked = await ower.send({"Plan with our notes.docx": files.word(more=b"notes")})
    await asked.press("Final report: Peel Park Primary School · a plan with notes")
    found = await report_card(ower)
    assert "Plan with our notes.docx" in found.words and "Plan with notes, sent" in found.words
    await found.press("Submit")
    report = await only(house)
    [version] = await house.database.read(lambda s: s.handed_in.versions(report.id))
    assert report.state is ReportState.SUBMITTED
    assert version.form is ReportForm.ANNOTATED_PLAN
