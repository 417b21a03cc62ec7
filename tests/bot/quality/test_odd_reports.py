"""Stories of reports that go wrong: two at once, what is old, somebody else's, or no answer."""

from dataclasses import replace

import pytest

from domain.library.kept_files import Standing
from domain.quality.report_rules import ReportForm
from domain.quality.reports import ReportState
from storage.store import Store
from tests.bot.library import files
from tests.bot.library.test_publishing import second_officer
from tests.bot.operations.offering import heard, officer
from tests.bot.quality.test_reports import SUMS, filled, only, ower, report_card
from tests.bot.support.keeping import forged
from tests.conversation import Card, Chat
from tests.seed import FARIDA, TOM

__all__ = ["ower"]
TEMPLATE = "Final report: Peel Park Primary School"


async def judged(chat: Chat) -> Card:
    return await (await chat.say("reports")).press("Open: Final report, Peel Park")


@pytest.mark.parametrize("second", ["Accept", "Return"])
async def test_of_two_officers_the_second_sees_what_the_first_decided(
    ower: Chat, second: str
) -> None:
    samira, hugh = await officer(ower.house), await second_officer(ower.house)
    await (await filled(ower)).press("Submit")
    await heard(samira, "Submitted")
    await heard(hugh, "Submitted")
    his = await judged(hugh)
    asked = await his.press("Return") if second == "Return" else his
    await (await judged(samira)).press("Accept")
    typed = {"change": "More on pupils"} if second == "Return" else {}
    told = await asked.press(second, **typed)
    assert "accepted" in told.words.lower()
    report = await only(ower.house)
    assert (report.state, report.returned) == (ReportState.ACCEPTED, "")


async def test_a_press_twice_submits_one_time(ower: Chat) -> None:
    samira = await officer(ower.house)
    request = (await filled(ower)).request("Submit")
    for _ in range(2):
        assert (await ower.house.post(request))[0] == 200
    await heard(samira, "Submitted")
    id_ = (await only(ower.house)).id
    versions = await ower.house.database.read(lambda store: store.handed_in.versions(id_))
    assert [each.submitted_at is not None for each in versions] == [True]
    assert sum("To judge" in str(each.card) for each in samira.messages) == 1


async def test_what_was_handed_in_does_not_change_by_a_card_of_before(ower: Chat) -> None:
    found = await filled(ower)
    money = await found.press("Change: OA-2627-PEE")
    late = await ower.send({"late.docx": files.word(more=b"late")})
    await (await report_card(ower)).press("Submit")
    refused = await late.refused(TEMPLATE)
    assert "submitted" in refused.lower()
    assert "submitted" in (await money.refused("Save")).lower()
    kept = await ower.house.database.read(lambda store: store.kept_files.get(2))
    assert kept is not None and kept.standing is Standing.ASKED, "it can still be something else"


async def test_nobody_sends_a_file_for_a_report_of_somebody_elses(ower: Chat) -> None:
    other = ower.house.chat(TOM if ower.who is FARIDA else FARIDA)
    asked = await other.send({"theirs.docx": files.word(more=b"theirs")})
    assert TEMPLATE not in asked.words
    report = await only(ower.house)
    press = forged(other, "file.is", file=1, purpose="report", subject=f"template:{report.id}")
    _, body = await ower.house.post(press)
    assert "There is nothing here for you" in str(body)
    versions = await ower.house.database.read(lambda store: store.handed_in.versions(report.id))
    assert versions == []


async def test_a_form_that_the_rule_does_not_allow_is_not_taken(ower: Chat) -> None:
    def template_alone(store: Store) -> int:
        [report] = [each for each in store.reports.everything() if each.grants]
        return store.reports.write(replace(report, forms=(ReportForm.TEMPLATE,)))

    asked = await ower.send({"plan.docx": files.word()})
    id_ = await ower.house.database.write(template_alone)
    assert "Link a plan" not in str((await report_card(ower)).shown)
    old = await asked.refused(TEMPLATE + " · a plan with notes")
    assert old
    _, body = await ower.house.post(
        forged(ower, "report.link.save", report=id_, link="https://a.b/c")
    )
    assert "There is nothing here for you" in str(body)


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ("", "Paste the address of the plan."),
        ("http://peel.sharepoint.com/plan", "not an address that starts with https://"),
        ("https://peel", "not an address that starts with https://"),
        ("https://peel.sharepoint.com/" + "x" * 500, "not an address that starts with https://"),
    ],
    ids=["none", "not safe", "no place", "too long"],
)
async def test_what_is_no_address_of_a_plan(ower: Chat, link: str, told: str) -> None:
    asked = await (await report_card(ower)).press("Link a plan")
    assert told in (await asked.press("Save", link=link)).words


@pytest.mark.parametrize("typed", ["-5", "£1.2k", "4200.005", "about 300"])
async def test_what_is_no_amount(ower: Chat, typed: str) -> None:
    money = await (await report_card(ower)).press("Fill in: OA-2627-PEE")
    again = await money.press("Save", **SUMS | {"carried": typed})
    assert f"{typed}” is not an amount in pounds." in again.words
    assert again.values()["other"] == SUMS["other"]


async def test_what_an_officer_must_say_and_how_long_it_may_be(ower: Chat) -> None:
    samira = await officer(ower.house)
    open_ = await judged(samira)
    waive = await open_.press("Not needed")
    assert "Write why in a few words." in (await waive.press("Not needed")).words
    assert "500 is the most" in (await waive.press("Not needed", why="x" * 501)).words
    give = await (await judged(samira)).press("Give to")
    assert "Choose who writes it." in (await give.press("Give", to="99")).words
    await (await filled(ower)).press("Submit")
    await heard(samira, "Submitted")
    asked = await (await judged(samira)).press("Return")
    assert "Write what is to be changed." in (await asked.press("Return")).words
    assert "1,000 is the most" in (await asked.press("Return", change="x" * 1_001)).words
