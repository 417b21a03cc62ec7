"""A leader writes the report on a grant and hands it in; it is returned once, then accepted."""

import pytest
from playwright.async_api import expect

from storage.store import Store
from tests.bot.library import files
from tests.bot.quality.money import pay
from tests.browser.chat import PATIENCE, Card, Chat
from tests.browser.people import LEADER, OFFICER, Open, Served
from tests.browser.sending import send
from tests.seed import PEEL_PARK

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

GRANT = "OA-2627-PEE"
REPORT = f"Final report: {PEEL_PARK}"
ROW = f"Open: Final report, {PEEL_PARK}"
SUMS = {
    "Other spending": "3,325",
    "Committed": "0",
    "Asked to carry forward": "350",
    "To be returned": "350",
}
WHY = f"{PEEL_PARK} uses only money carried forward and got nothing new in 2026-27."
# All that the Playground draws of the offer of a file.
OFFERED = "File Consent Card is not supported yet"
CHANGE = "Say what pupils can do now that they could not before."


def owed(store: Store) -> None:
    """Peel Park's support is paid by a grant, and the report on it is the leader's."""
    pay(store)
    [report] = [each for each in store.reports.everything() if each.grants]
    farida = store.people.by_email(LEADER.email)
    assert report.ower == (farida.id if farida else None)


async def fill_in_money(report: Card) -> None:
    """The sums of the one grant, which add up with the day of the visit that was recorded."""
    await report.press(f"Fill in: {GRANT}")
    await report.shows(f"Money: {GRANT}", REPORT.replace(": ", " · "), "must come to £4,025")
    for label, amount in SUMS.items():
        await report.fill(label, amount)
    await report.press("Save")
    await report.shows("1 of 1 filled in", "Adds up")


async def send_it(bot: Served, leader: Chat, name: str, more: bytes) -> None:
    """Sends a file and says that it is the report."""
    await send(bot, LEADER, name, files.word(more=more))
    question = await leader.card("What is this?")
    await question.shows(name)
    await question.press(f"{REPORT} · the template, filled in")
    await question.shows("Kept as a report", name, "It is handed in when you press Submit there.")


async def test_a_report_is_handed_in_returned_handed_in_again_and_accepted(
    chat_as: Open, bot: Served
) -> None:
    await bot.did(owed)
    leader, officer = await chat_as(LEADER), await chat_as(OFFICER)
    listed = await leader.ask("reports", "Reports")
    await listed.shows("1 report", "Opportunity Area 2026-27")
    await listed.press(ROW)
    report = await leader.card(REPORT)
    await report.shows(WHY, "£4,200 allocated", "0 of 1 filled in")
    await report.press("Get the template")
    await expect(leader.page.get_by_text(OFFERED).first).to_be_visible(timeout=PATIENCE)

    await send_it(bot, leader, "Report.docx", b"1")
    await report.shows("Report.docx", "Template, sent")
    await report.press("Submit")
    await bot.quiet()
    await report.shows("Not done yet.", f"{GRANT}: say what became of the money.")
    await fill_in_money(report)
    await report.press("Submit")
    await report.shows("Submitted")

    await (await officer.ask("reports", "Reports")).press(ROW)
    judged = await officer.card(REPORT)
    await judged.shows("To judge", "Report.docx", "£3,325 other spending")
    await judged.press("Return")
    await judged.fill("What to change", CHANGE)
    await judged.press("Return")
    await judged.shows("Returned", CHANGE)

    await report.shows(CHANGE, "Change it, and send it here in the chat again.")
    await send_it(bot, leader, "Report with results.docx", b"2")
    await report.shows("Report with results.docx")
    await report.press("Submit")
    await report.shows("Submitted")
    await judged.shows("Report with results.docx")
    await judged.press("Accept")
    await judged.shows("Accepted")
    await report.shows("Accepted")

    await (await officer.ask("grants", "Grants")).press(f"Open {GRANT}")
    await (await officer.card(GRANT)).shows("Final report", "Accepted")
